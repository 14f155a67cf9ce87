import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { bundleFunctions, writeBoards } from '../../infra/bundle-functions.ts'
import { BUNDLED_FUNCTIONS } from '../../shared/operations/function-names.ts'
import { sampleBoard } from '../given/sample-board.ts'

// Size of each function's bundle, and the time to start Node and import it beside the time to start Node alone.
// Usage: npx tsx tests/benchmarks/bundles.ts

const ROUNDS = 7
const root = join(import.meta.dirname, '../..')
const outputFolder = mkdtempSync(join(tmpdir(), 'boardpack-bundles-'))

/** The fastest of some rounds: the others had company. */
function millisecondsToRun(code: string): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now()
    execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
      env: { AWS_REGION: 'eu-west-2', AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    })
    return performance.now() - start
  })
  return Math.min(...times)
}

const board = sampleBoard()

try {
  const start = performance.now()
  await bundleFunctions({ functionsFolder: join(root, 'functions'), names: BUNDLED_FUNCTIONS, outputFolder })
  await writeBoards(BUNDLED_FUNCTIONS, outputFolder, board)
  console.log(`all bundled in ${((performance.now() - start) / 1000).toFixed(1)} s`)
  const bareNodeMilliseconds = millisecondsToRun('')
  console.log(`${'bare Node'.padEnd(20)} ${bareNodeMilliseconds.toFixed(0).padStart(5)} ms`)
  for (const name of BUNDLED_FUNCTIONS) {
    const folder = join(outputFolder, name)
    const bundle = readFileSync(join(folder, 'index.mjs'))
    const totalBytes = readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)
    const time = millisecondsToRun(`await import(${JSON.stringify(join(folder, 'index.mjs'))})`)
    const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(0)} KB`
    console.log(
      `${name.padEnd(20)} ${time.toFixed(0).padStart(5)} ms, ${(time / bareNodeMilliseconds).toFixed(1)} times bare Node; ` +
        `bundle ${kilobytes(bundle.length)}, ${kilobytes(gzipSync(bundle).length)} gzipped; with its assets ${kilobytes(totalBytes)}`,
    )
  }
} finally {
  rmSync(outputFolder, { recursive: true, force: true })
}
