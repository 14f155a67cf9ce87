import { ROOMS } from './rooms.mjs'

const room = process.env.MUTATION_ROOM
const reports = `.build/mutation/${room}`

/** One room at a time, so that each change is met by the few tests that are about it. */
export default {
  testRunner: 'in-process',
  plugins: [`${import.meta.dirname}/in-process-runner.mjs`],
  mutate: ROOMS[room].mutate,
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  concurrency: 1,
  // a slow machine is no dead mutant
  timeoutMS: ROOMS[room].timeoutMS ?? 60_000,
  timeoutFactor: 4,
  disableTypeChecks: false,
  ignorePatterns: ['.build', 'cdk.out', 'out', 'drops', '.boardpack', 'tests/mutation/node_modules'],
  tempDirName: `.build/stryker/${room}`,
  reporters: ['progress-append-only', 'clear-text', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, allowEmojis: false },
  jsonReporter: { fileName: `${reports}.json` },
  thresholds: { high: 95, low: 85, break: null },
}
