import tseslint from 'typescript-eslint'

export default tseslint.config(
  { ignores: ['**/cdk.out/**', '**/.build/**', '**/node_modules/**', '**/*.mjs', '**/*.js', '**/*.cjs'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { project: true, tsconfigRootDir: `${import.meta.dirname}/../..` } },
    rules: {
      // numbers in sentences are the daily bread here
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // an index checked by the loop that made it
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
    },
  },
)
