import { defineConfig } from 'vitest/config'

/** Tests in which a date or a time of day could go wrong: run again on the other side of the world. */
const DATED = ['calendar', 'registers', 'faults', 'reminders', 'operations', 'alerts', 'config', 'mail'].map(
  room => `tests/${room}/**/*.test.ts`,
)

/**
 * `unit`: values in, values out, one process. `auckland`: those that know dates once more, in another time zone. `slow`:
 * embedded servers, bundles, a typesetter, a browser; a process a file.
 */
export default defineConfig({
  test: {
    root: `${import.meta.dirname}/..`,
    setupFiles: ['tests/quality/fix-seed.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: [
            'tests/end-to-end/**',
            'tests/browser/**',
            'tests/template/**',
            'tests/templates/pdf*.test.ts',
            'tests/schedules/**',
            '**/node_modules/**',
          ],
          isolate: false,
          env: { TZ: 'UTC' },
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'auckland',
          include: DATED,
          isolate: false,
          env: { TZ: 'Pacific/Auckland' },
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'slow',
          // functions that tests call in this process; those of the local stack have an environment of their own
          env: { POWERTOOLS_LOG_LEVEL: 'SILENT' },
          include: [
            'tests/end-to-end/**/*.test.ts',
            'tests/browser/**/*.test.ts',
            'tests/template/**/*.test.ts',
            'tests/templates/pdf*.test.ts',
            'tests/schedules/**/*.test.ts',
          ],
          testTimeout: 1_800_000,
          hookTimeout: 1_800_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
