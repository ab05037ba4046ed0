import js from '@eslint/js'
import ts from 'typescript'
import tseslint from 'typescript-eslint'

const nodeGlobals = Object.fromEntries(
  ['console', 'module', 'process', 'require', 'setTimeout', 'URL'].map((name) => [
    name,
    'readonly',
  ]),
)

/** Each `@param` names a parameter that is there. */
const paramNames = {
  create: (context) => ({
    ':matches(:function, TSDeclareFunction, TSEmptyBodyFunctionExpression, TSFunctionType, TSMethodSignature)':
      (node) => {
        const signature = context.sourceCode.parserServices.esTreeNodeToTSNodeMap.get(node)
        const isThere = (name) =>
          signature.parameters.some((one) => !ts.isIdentifier(one.name) || one.name.text === name)
        for (const tag of ts.getJSDocTags(signature))
          if (ts.isJSDocParameterTag(tag) && !isThere(tag.name.getText()))
            context.report({ node, message: `No parameter is called ${tag.name.getText()}.` })
      },
  }),
}

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
    plugins: { house: { rules: { 'param-names': paramNames } } },
    rules: {
      'house/param-names': 'error',
      'max-params': ['error', { max: 4 }],
      'no-nested-ternary': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/**/*-table.ts'],
    rules: { 'max-lines': ['error', { max: 400 }] },
  },
)
