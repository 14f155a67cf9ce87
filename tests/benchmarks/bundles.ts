import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Metafile } from 'esbuild'
import { bundleFunctions, writeBoards } from '../../infra/bundle-functions.ts'
import { BUNDLED_FUNCTIONS } from '../../shared/operations/function-names.ts'
import { sampleBoard } from '../given/sample-board.ts'

// Size of each function's bundle, and the processor time to start Node and import it beside that of Node alone and of the AWS clients
// alone; then what is loaded at the start, by package. Usage: npx tsx tests/benchmarks/bundles.ts

const ROUNDS = 9
const FLOOR = ['one-client', 'clients-and-middleware']
const root = join(import.meta.dirname, '../..')
const outputFolder = mkdtempSync(join(tmpdir(), 'boardpack-bundles-'))
const USED = 'const used = process.resourceUsage(); console.log(used.userCPUTime + used.systemCPUTime)'

/** Processor time of Node with some code, in milliseconds: the least of some rounds, the others had company. */
function millisecondsOf(code: string): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const out = execFileSync(process.execPath, ['--input-type=module', '--eval', `${code}; ${USED}`], {
      env: { AWS_REGION: 'eu-west-2', AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    })
    return Number(out.toString().trim().split('\n').at(-1)) / 1000
  })
  return Math.min(...times)
}

/** Kilobytes that are loaded before the first call, by package or folder. */
function loadedAtStart({ outputs }: Metafile): ReadonlyMap<string, number> {
  const entry = Object.keys(outputs).find(path => path.endsWith('/index.mjs'))!
  const chunks = new Set([entry])
  for (const path of chunks)
    for (const { kind, path: next } of outputs[path]!.imports)
      if (kind === 'import-statement' && outputs[next]) chunks.add(next)
  const bytes = new Map<string, number>()
  for (const path of chunks)
    for (const [file, { bytesInOutput }] of Object.entries(outputs[path]!.inputs)) {
      const name = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? file.split('/').slice(0, 2).join('/')
      bytes.set(name, (bytes.get(name) ?? 0) + bytesInOutput)
    }
  return bytes
}

const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(0)} KB`

try {
  const start = performance.now()
  const made = await bundleFunctions({
    functionsFolder: join(root, 'functions'),
    names: BUNDLED_FUNCTIONS,
    outputFolder,
  })
  await writeBoards(BUNDLED_FUNCTIONS, outputFolder, sampleBoard())
  await bundleFunctions({ functionsFolder: join(root, 'tests/benchmarks/floor'), names: FLOOR, outputFolder })
  console.log(`all bundled in ${((performance.now() - start) / 1000).toFixed(1)} s`)
  const bare = millisecondsOf('')
  console.log(`${'bare Node'.padEnd(22)} ${bare.toFixed(0).padStart(5)} ms of processor time`)
  for (const name of [...FLOOR, ...BUNDLED_FUNCTIONS]) {
    const folder = join(outputFolder, name)
    const bundle = readFileSync(join(folder, 'index.mjs'))
    const totalBytes = readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)
    const time = millisecondsOf(`await import(${JSON.stringify(join(folder, 'index.mjs'))})`)
    console.log(
      `${name.padEnd(22)} ${time.toFixed(0).padStart(5)} ms, ${(time / bare).toFixed(1)} times bare Node; ` +
        `index ${kilobytes(bundle.length)}, ${kilobytes(gzipSync(bundle).length)} gzipped; all files ${kilobytes(totalBytes)}`,
    )
  }
  for (const [name, metafile] of made) {
    const parts = [...loadedAtStart(metafile)].sort(([, a], [, b]) => b - a)
    const total = parts.reduce((sum, [, bytes]) => sum + bytes, 0)
    const largest = parts.slice(0, 8).map(([part, bytes]) => `${part} ${(bytes / 1024).toFixed(0)}`)
    console.log(`${name.padEnd(22)} loads ${kilobytes(total)} at its start: ${largest.join(', ')}`)
  }
} finally {
  rmSync(outputFolder, { recursive: true, force: true })
}
