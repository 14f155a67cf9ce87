import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { build } from 'esbuild'

const PROJECT = resolve(import.meta.dirname, '..')
/** CommonJS packages inside an ES module bundle still ask for these. */
const COMMON_JS_NAMES = [
  `import { createRequire as makeRequire } from 'node:module'`,
  `import { dirname as folderOf } from 'node:path'`,
  `import { fileURLToPath as pathOf } from 'node:url'`,
  `const require = makeRequire(import.meta.url)`,
  `const __filename = pathOf(import.meta.url)`,
  `const __dirname = folderOf(__filename)`,
].join(';')

export interface BundleRequest {
  /** Folder with `NAME.ts` for each name. */
  readonly functionsFolder: string
  readonly names: readonly string[]
  /** Each function gets `NAME/index.mjs` in here, and `NAME/board.yaml`. */
  readonly into: string
  /** The board's file, word for word. */
  readonly boardText: string
}

/**
 * Bundles functions for Lambda, the AWS clients included: a cold start then takes a third of the time that it takes with
 * the runtime's own clients. Identifiers keep their names, so that a stack trace in a log can be read.
 * Throws esbuild's BuildFailure when a function does not compile.
 */
export async function bundleFunctions({ functionsFolder, names, into, boardText }: BundleRequest): Promise<void> {
  const { outputFiles } = await build({
    absWorkingDir: PROJECT,
    entryPoints: names.map(name => ({ in: join(functionsFolder, `${name}.ts`), out: `${name}/index` })),
    outdir: into,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: { js: COMMON_JS_NAMES },
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    logLevel: 'silent',
  })
  await Promise.all([
    ...outputFiles.map(({ path, contents }) => writeWhole(path, contents)),
    ...names.map(name => writeWhole(join(into, name, 'board.yaml'), boardText)),
  ])
}

/** Writes so that nobody meets half a file, whoever else is bundling at the same time. */
async function writeWhole(path: string, contents: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const draft = `${path}.${process.pid}.draft`
  await writeFile(draft, contents)
  await rename(draft, path)
}
