import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const here = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** Most mutants die at an example or a law that calls the pure core, in milliseconds; only what gets past these is tried by a portal. */
class QuickOnesFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const turn = ({ moduleId }: TestSpecification) => Number(/createLicensing|support\/(portal|acts)/.test(readFileSync(moduleId, 'utf8')))
    const folder = ({ moduleId }: TestSpecification) => ['/rules/', '/laws/', '/words/'].findIndex((name) => moduleId.includes(name))
    const sorted = [...files].sort((a, b) => turn(a) - turn(b) || folder(a) - folder(b) || (a.moduleId < b.moduleId ? -1 : 1))
    return Promise.resolve(sorted)
  }
}

/**
 * The tests that mutants of the pure core are tried against: the examples of the rules and the laws.
 * Left out are slow ones that say nothing about the pure core which others don't say sooner.
 */
export default defineConfig({
  resolve: {
    alias: [
      { find: /^seatline$/, replacement: here('src/index.ts') },
      { find: /^seatline\/(analysis|excel|languages|postgres|render|testing)$/, replacement: here('src/$1/index.ts') },
    ],
  },
  test: {
    root: here('.'),
    include: ['test/rules/**/*.test.ts', 'test/laws/**/*.test.ts', 'test/words/**/*.test.ts'],
    exclude: ['test/rules/{import,running,analysis,organizations,reports}*.test.ts', 'test/laws/{import,render,analysis}.test.ts'],
    reporters: ['dot'],
    isolate: false,
    sequence: { sequencer: QuickOnesFirst },
    testTimeout: 30_000,
    env: { SEATLINE_RUNS: '10', SEATLINE_SEED: '7' },
  },
})
