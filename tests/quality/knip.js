/**
 * What is used by nothing is refused (`npm run check:dead`): first with the tests as users, then, with `--production`, without
 * them. Only what is marked `!` counts in the second pass, so that code which only a test uses is deleted or moved to tests/.
 */
export default {
  entry: [
    'functions/*.ts!',
    'functions/boardpack.mjs!',
    'functions/commands/prebuild.ts!',
    'infra/app.ts!',
    'infra/bundle.ts!',
    'infra/local/function-worker.mjs!',
    'infra/try/try-aws.ts!',
    'tests/**/*.test.ts',
    'tests/benchmarks/*.ts',
    'tests/benchmarks/floor/*.ts',
    'tests/given/*.ts',
    'tests/quality/*.ts',
    'tests/given/fixture-functions/*.ts',
  ],
  project: ['functions/**!', 'infra/**!', 'shared/**!', 'templates/**!', 'tests/**', '!tests/mutation/**'],
  vitest: { config: ['tests/vitest.config.ts', 'tests/schedules/deep.config.ts'] },
  ignoreExportsUsedInFile: true,
  rules: { types: 'off' },
  ignoreDependencies: [
    // loaded by tests through createRequire, which knip does not see
    'javascript-lp-solver',
    '@myriaddreamin/typst-ts-node-compiler',
  ],
}
