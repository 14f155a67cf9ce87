import { defineConfig } from 'vitest/config'

/** `npm run test:deep`: ten thousand random schedules, which takes a quarter of an hour and more. */
export default defineConfig({
  test: {
    root: `${import.meta.dirname}/../..`,
    include: ['tests/schedules/**/*.test.ts'],
    env: { SCHEDULES: '10000' },
    testTimeout: 600_000,
  },
})
