import { readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The pure rooms under mutation: the files changed on purpose, and the tests (files or folders) that have to notice. */
export const ROOMS = {
  statistics: {
    mutate: ['shared/statistics/*.ts'],
    tests: ['tests/statistics'],
  },
  indicators: {
    mutate: ['shared/indicators/*.ts'],
    // the whole dashboard reads the whole board's file, for each mutant anew
    tests: ['tests/indicators'],
    without: ['tests/indicators/dashboard-2018.test.ts'],
  },
  calendar: {
    mutate: ['shared/calendar/*.ts'],
    tests: ['tests/calendar'],
  },
  gate: {
    mutate: ['shared/packs/gate/*.ts'],
    tests: ['tests/packs/gate.test.ts', 'tests/packs/numerals.test.ts'],
  },
  ledger: {
    mutate: [
      'shared/store/mail-ledger.ts',
      'shared/mail/send-once.ts',
      'shared/mail/message.ts',
      'shared/mail/ledger-export.ts',
      'shared/packs/send-again.ts',
    ],
    tests: ['tests/mail', 'tests/store/mail-ledger.test.ts', 'tests/packs/send-again.test.ts'],
  },
  registers: {
    mutate: ['shared/registers/**/*.ts'],
    tests: ['tests/registers'],
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
