import { readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

const DISTRIBUTIONS = ['distributions', 'normal-distribution', 'special-functions', 'find-root'].map(
  name => `shared/statistics/${name}.ts`,
)

/** The pure rooms under mutation: the files changed on purpose, and the tests (files or folders) that have to notice. */
export const ROOMS = {
  statistics: {
    mutate: ['shared/statistics/*.ts', ...DISTRIBUTIONS.map(file => `!${file}`)],
    tests: ['tests/statistics'],
  },
  distributions: {
    mutate: DISTRIBUTIONS,
    // many of its mutants never end, and each is waited for as long as its tests could take
    tests: ['tests/statistics/distributions.test.ts'],
    timeoutMS: 10_000,
  },
  figures: {
    mutate: ['shared/figures/*.ts', '!shared/figures/figure-book.ts'],
    tests: ['tests/figures', 'tests/indicators'],
    without: ['tests/indicators/dashboard-2018.test.ts'],
  },
  indicators: {
    mutate: ['shared/indicators/*.ts'],
    // the whole dashboard reads the whole board's file, once for each mutant
    tests: ['tests/indicators'],
    without: ['tests/indicators/dashboard-2018.test.ts'],
  },
  calendar: {
    mutate: ['shared/calendar/*.ts'],
    tests: ['tests/calendar'],
  },
  gate: {
    mutate: ['shared/packs/gate/*.ts'],
    // the gate’s other tests build the board’s whole pack, once for each mutant
    tests: ['tests/packs/gate'],
  },
  ledger: {
    mutate: [
      'shared/store/mail-ledger.ts',
      'shared/mail/send-once.ts',
      'shared/mail/message.ts',
      'shared/mail/size-limit.ts',
      'shared/mail/ledger-export.ts',
      'shared/packs/letters/resend.ts',
    ],
    tests: ['tests/mail', 'tests/store/mail-ledger.test.ts', 'tests/packs/letters/resend.test.ts'],
    // of the client alone, with an environment of its own
    without: ['tests/mail/transport.test.ts'],
  },
  registers: {
    mutate: ['shared/registers/**/*.ts'],
    // two years are gone through day by day, once for each mutant
    tests: ['tests/registers'],
    without: ['tests/registers/chasing-simulation.test.ts'],
  },
}

/** Absolute paths of a room's test files, in order. */
export function listTestFiles(room, root) {
  const { tests, without = [] } = ROOMS[room]
  return tests
    .flatMap(path =>
      statSync(join(root, path)).isFile()
        ? [path]
        : readdirSync(join(root, path), { recursive: true }).map(file => join(path, file)),
    )
    .filter(file => file.endsWith('.test.ts') && !without.includes(file))
    .sort()
    .map(file => resolve(root, file))
}
