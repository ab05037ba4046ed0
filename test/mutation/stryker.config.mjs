/** Mutation testing of the pure core: see docs/mutation.md. What it makes goes to `reports/`, which Git ignores. */
export default {
  mutate: ['src/{core,words,requirements,catalog,timeline}/**/*.ts'],
  testRunner: 'vitest',
  vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // a loop without end is cut off after this many milliseconds, and what the tests take without a
  // mutant three times over: on a busy machine, slow is not endless
  timeoutMS: 15_000,
  timeoutFactor: 3,
  thresholds: { high: 95, low: 90, break: 90 },
  // the next run tries only what has changed, and what survived a test that has
  incremental: true,
  incrementalFile: 'reports/mutation/incremental.json',
  reporters: ['progress-append-only', 'clear-text', 'json', 'html'],
  jsonReporter: { fileName: 'reports/mutation/mutation.json' },
  htmlReporter: { fileName: 'reports/mutation/mutation.html' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  ignorePatterns: [
    '/dist',
    '/docs',
    '/examples',
    '/reports',
    '/test/{bench,excel,fixtures,package,postgres,store}',
  ],
  tempDirName: '.stryker-tmp',
}
