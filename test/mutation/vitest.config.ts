import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const here = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

const ORDER = ['/core/', '/rules/', '/words/', '/laws/']

/**
 * Most mutants die at an example of a rule, in milliseconds; only what gets past the examples is
 * tried by laws. Last of all, whether files load at all: what is loaded by a test counts as tried
 * by it.
 */
class ExamplesFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const found = ORDER.findIndex((folder) => moduleId.includes(folder))
      return found < 0 ? ORDER.length : found
    }
    return Promise.resolve(
      [...files].sort((a, b) => place(a) - place(b) || (a.moduleId < b.moduleId ? -1 : 1)),
    )
  }
}

/**
 * Tests of other parts, and those that call the pure core through a whole portal: slow, and quicker
 * ones say the same.
 */
const others = [
  'rules/the-promise.test.ts',
  'rules/catalog/analysis.test.ts',
  'rules/dates/midnight.test.ts',
  'rules/errors/own.test.ts',
  'rules/{imports,organizations,users,who}/*.test.ts',
  'rules/intents/effects-on-others.test.ts',
  'rules/plan/{asked-again,plan-and-confirm}.test.ts',
  'rules/seats/{seats,seats-of-the-date}.test.ts',
  'rules/settling/first-come.test.ts',
  'rules/timeline/{apply-due,late-is-punctual}.test.ts',
  'laws/{analysis,asked-again,carried-out,import,organization,organization-model,render}.test.ts',
  'words/{issues,languages,style}.test.ts',
]

/**
 * What mutants of the pure core are tried against: the examples of its rules, what it says, and the
 * laws of one user.
 */
export default defineConfig({
  resolve: {
    alias: [
      { find: /^seatline$/, replacement: here('src/index.ts') },
      {
        find: /^seatline\/(analysis|excel|languages|phones|postgres|render|store|testing)$/,
        replacement: here('src/$1/index.ts'),
      },
    ],
  },
  test: {
    root: here('.'),
    include: ['test/{core,rules,words,laws}/**/*.test.ts', 'test/loads.test.ts'],
    exclude: others.map((path) => `test/${path}`),
    setupFiles: [here('test/support/seed.ts')],
    reporters: ['dot'],
    isolate: false,
    sequence: { sequencer: ExamplesFirst },
    testTimeout: 30_000,
    env: { SEATLINE_RUNS: '10', SEATLINE_SEED: '7' },
  },
})
