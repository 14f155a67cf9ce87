import { defineConfig } from 'vitest/config'

/** `unit`: pure, one process. `slow`: embedded servers, bundles, a browser; a process a file. */
export default defineConfig({
  test: {
    root: `${import.meta.dirname}/..`,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          exclude: ['tests/end-to-end/**', 'tests/browser/**', 'tests/template/**'],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'slow',
          include: ['tests/end-to-end/**/*.test.ts', 'tests/browser/**/*.test.ts', 'tests/template/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
