import js from '@eslint/js'
import tseslint from 'typescript-eslint'

const nodeGlobals = Object.fromEntries(
  ['console', 'module', 'process', 'require', 'setTimeout', 'URL'].map((name) => [
    name,
    'readonly',
  ]),
)

export default tseslint.config(
  // the consumer's sources are compiled against the packed package, by npm run check:package
  {
    ignores: [
      '**/dist/',
      'coverage/',
      'docs/api/',
      '.stryker-tmp/',
      'reports/',
      'test/package/consumer/*.{ts,cts}',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  { files: ['**/*.{js,mjs,cjs}'], languageOptions: { globals: nodeGlobals } },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/**/*-table.ts'],
    rules: { 'max-lines': ['error', { max: 400 }] },
  },
)
