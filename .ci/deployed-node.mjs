// The unit tests, and a board's fortnight through every function, on the Node that the functions are deployed on (the user's
// own runs everything). Its program comes from the npm registry; where it cannot be had, that is said in one line.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const VERSION = '24.21.0'
const TESTS_MILLISECONDS = 120_000
const RUNS = [
  ['--project', 'unit'],
  ['tests/end-to-end/least-privilege.test.ts', 'tests/store'],
]

const folder = mkdtempSync(join(tmpdir(), 'boardpack-node-'))
const name = `node-${process.platform}-${process.arch}`
const run = (program, args, options) => spawnSync(program, args, { stdio: 'inherit', ...options })

try {
  const install = ['install', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts', `${name}@${VERSION}`]
  const isOwn = process.version === `v${VERSION}`
  if (isOwn) console.log(`deployed Node: ${VERSION} is the one that ran everything`)
  else if (run('npm', install, { stdio: 'ignore', timeout: 120_000 }).status !== 0)
    console.log(`deployed Node: skipped, because ${name}@${VERSION} is not to be had here`)
  else {
    const node = join(folder, 'node_modules', name, 'bin/node')
    for (const tests of RUNS) {
      console.log(`deployed Node: ${VERSION}, ${tests.join(' ')}`)
      const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/vitest.config.ts', ...tests]
      const { status, error } = run(node, vitest, { timeout: TESTS_MILLISECONDS })
      if (error?.code === 'ETIMEDOUT')
        console.log(`deployed Node: too slow here, ended after ${TESTS_MILLISECONDS / 1000} s`)
      else if (status !== 0) process.exitCode = 1
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
