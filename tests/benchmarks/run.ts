import { spawnSync } from 'node:child_process'

/** `npm run bench`: each benchmark in a process of its own, one after the other, so that none disturbs another. */
const BENCHMARKS = ['intake.ts --large', 'pack.ts', 'bundles.ts'] as const

for (const benchmark of BENCHMARKS) {
  const [file = '', ...args] = benchmark.split(' ')
  process.stdout.write(`\n== ${benchmark}\n`)
  const { status } = spawnSync('npx', ['tsx', `tests/benchmarks/${file}`, ...args], { stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
