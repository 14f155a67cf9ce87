import { defineConfig } from 'vitest/config'

/** `npm run test:deep`: ten thousand random schedules, and every simulation as often as it asks for: a quarter of an hour and more. */
export default defineConfig({
  test: {
    root: `${import.meta.dirname}/../..`,
    include: [
      'tests/schedules/**/*.test.ts',
      'tests/alerts/episode.test.ts',
      'tests/indicators/one-judgement.test.ts',
      'tests/packs/gate/check-claims.test.ts',
    ],
    env: { DEEP: 'yes', SCHEDULES: process.env.SCHEDULES ?? '10000', POWERTOOLS_LOG_LEVEL: 'SILENT' },
    testTimeout: 600_000,
    // papers are made and thrown away by the thousand
    execArgv: ['--max-semi-space-size=64'],
    pool: 'forks',
  },
})
