import { do_not_optimize, measure } from 'mitata'

/** One of those that are compared: the time of a run is divided by its units. */
export interface Contender {
  readonly name: string
  readonly units: number
  readonly run: () => unknown
}

/**
 * Each is measured in turn, so many times over, and its best run counts: what else the machine does
 * only ever adds time.
 */
const ROUNDS = 3

/** Prints a table of times and of ratios to the first. */
export async function compare(title: string, contenders: readonly Contender[]): Promise<void> {
  const best = new Map<string, number>()
  for (let round = 0; round < ROUNDS; round++) {
    for (const { name, units, run } of contenders) {
      const { min } = await measure(() => do_not_optimize(run()), { min_cpu_time: 150_000_000 })
      best.set(name, Math.min(best.get(name) ?? Infinity, min / units))
    }
  }
  const [first = NaN] = best.values()
  printTable(
    title,
    [...best].map(([name, time]) => ({ name, time, ratio: time / first })),
  )
}

/** Prints times in nanoseconds, side by side. */
export function printTable(
  title: string,
  rows: readonly { readonly name: string; readonly time: number; readonly ratio: number }[],
): void {
  console.log(`\n${title}\n`)
  console.log('| what | ns each | ratio |\n|---|---|---|')
  for (const { name, time, ratio } of rows)
    console.log(
      `| ${name} | ${rounded(time)} | ${ratio < 10 ? ratio.toFixed(1) : rounded(ratio)} |`,
    )
}

/** The best of so many runs of something slow or asynchronous, in nanoseconds for each unit. */
export async function bestOf(runs: number, units: number, run: () => unknown): Promise<number> {
  let best = Infinity
  for (let index = 0; index < runs; index++) {
    const began = performance.now()
    await run()
    best = Math.min(best, ((performance.now() - began) * 1e6) / units)
  }
  return best
}

function rounded(value: number): string {
  return Math.round(value).toLocaleString('en')
}
