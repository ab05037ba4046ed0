/** Something that tries at random, as often as it is told to, and repeats a run by its seed. */
export interface Part {
  readonly name: string
  readonly command: readonly string[]
  readonly environment: (seed: number) => { readonly [name: string]: string }
}

/** Seeds of rounds lie so far apart: the fuzzer takes one for each of its cases. */
export const APART = 100_000

const vitest = (...files: readonly string[]) => [
  'npx',
  'vitest',
  'run',
  '--project',
  'unit',
  ...files,
]

/** What a round tries, a minute or a few each. */
export const parts: readonly Part[] = [
  {
    name: 'laws',
    command: vitest(
      'test/laws',
      'test/rules/settling/chain-of-causes.test.ts',
      'test/rules/requirements/predicates.test.ts',
    ),
    environment: (seed) => ({ SEATLINE_SEED: `${seed}`, SEATLINE_RUNS: '1000' }),
  },
  {
    name: 'random catalogs',
    command: ['npx', 'tsx', 'test/soak/catalogs.ts'],
    environment: (seed) => ({ SEATLINE_SEED: `${seed}` }),
  },
  {
    name: 'hostile workbooks',
    command: vitest('test/excel/fuzz.test.ts', 'test/excel/formats.test.ts'),
    environment: (seed) => ({
      SEATLINE_SEED: `${seed}`,
      FUZZ_SEED: `${seed}`,
      FUZZ_CASES: '100000',
    }),
  },
  {
    name: 'two stores side by side',
    command: vitest('test/store/pglite-laws.test.ts'),
    environment: (seed) => ({ SEATLINE_SEED: `${seed}`, SEATLINE_RUNS: '3000' }),
  },
]
