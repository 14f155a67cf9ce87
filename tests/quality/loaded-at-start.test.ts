import { build, type Metafile } from 'esbuild'
import { beforeAll, describe, expect, it } from 'vitest'
import { BUNDLED_FUNCTIONS } from '../../shared/operations/function-names.ts'

/** Packages that are large, or that few calls need: a function loads them when a call does (decision 0180). */
const LATER = ['@e965/xlsx', 'docx', 'ics', 'mammoth', 'nodemailer', 'unpdf']

let outputs: Metafile['outputs'] = {}
beforeAll(async () => {
  const made = await build({
    entryPoints: BUNDLED_FUNCTIONS.map(name => `functions/${name}.ts`),
    outdir: 'unused',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    write: false,
    metafile: true,
    logLevel: 'silent',
    jsx: 'automatic',
  })
  outputs = made.metafile.outputs
})

/** Packages that a function's code imports: before its first call, and whenever a call needs them. */
function packagesOf(name: string): { readonly atStart: ReadonlySet<string>; readonly ever: ReadonlySet<string> } {
  const follow = (kinds: readonly string[]) => {
    const chunks = new Set([`unused/${name}.js`])
    const packages = new Set<string>()
    for (const chunk of chunks)
      for (const { path, kind, external } of outputs[chunk]!.imports) {
        if (!kinds.includes(kind)) continue
        if (external) packages.add(/^(?:@[^/]+\/)?[^/]+/.exec(path)![0])
        else chunks.add(path)
      }
    return packages
  }
  return { atStart: follow(['import-statement']), ever: follow(['import-statement', 'dynamic-import']) }
}

describe('what a function loads at its start', () => {
  it.each(BUNDLED_FUNCTIONS)('%s: none of the packages that only some calls need', name => {
    const { atStart } = packagesOf(name)
    expect(LATER.filter(each => atStart.has(each))).toEqual([])
  })

  it('is the table for every one, and each of those packages is one that some call needs', () => {
    for (const name of BUNDLED_FUNCTIONS) expect([...packagesOf(name).atStart], name).toContain('@aws-sdk/lib-dynamodb')
    const ever = new Set(BUNDLED_FUNCTIONS.flatMap(name => [...packagesOf(name).ever]))
    expect(LATER.filter(each => !ever.has(each))).toEqual([])
  })
})
