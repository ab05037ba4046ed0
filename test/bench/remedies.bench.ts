import fc from 'fast-check'
import { findRemedies } from '../../src/timeline/remedies/find-remedies.js'
import { everyAction, passes, setsUpTo, type Wanted } from '../support/blind.js'
import { changeOf, dates, worlds } from '../support/worlds.js'

// Remedies of up to 3 actions, 8 sets, for 300 random requests that do not go through, beside
// trying every set of actions for 30 of them.
const requests: fc.Arbitrary<Wanted> = worlds({ changes: 6 }).chain(({ userContext }) =>
  fc
    .record({
      license: fc.constantFrom(...userContext.catalog.editions[0]!.licenses.keys()),
      on: dates(),
    })
    .map(({ license, on }) => {
      const dated = userContext.record.sequence + 1
      return {
        userContext,
        on,
        changes: [changeOf({ id: 'asked', license, ownDate: on, dated, created: '~0' })],
      }
    }),
)
const failing = fc.sample(
  requests.filter((wanted) => !passes(wanted, [])),
  { numRuns: 300, seed: 1 },
)

function blind(wanted: Wanted): number {
  const found: (readonly unknown[])[] = []
  for (const set of setsUpTo(3, everyAction(wanted))) {
    if (found.length >= 8) break
    if (found.some((smaller) => smaller.every((action) => set.some((other) => other === action))))
      continue
    if (passes(wanted, set)) found.push(set)
  }
  return found.length
}

function measure(name: string, some: readonly Wanted[], run: (wanted: Wanted) => unknown): number {
  const times = some.map((wanted) => {
    const began = performance.now()
    run(wanted)
    return performance.now() - began
  })
  times.sort((a, b) => a - b)
  const median = times[Math.floor(times.length / 2)] ?? 0
  const [worst = 0] = times.slice(-1)
  console.log(
    `${name}: ${median.toFixed(3)} ms median, ${worst.toFixed(1)} ms at worst, ${(times.reduce((a, b) => a + b, 0) / times.length).toFixed(3)} ms on average`,
  )
  return median
}

const search = (wanted: Wanted) => findRemedies(wanted, null)
for (const wanted of failing) search(wanted) // warm
const ours = measure('findRemedies', failing, search)
const theirs = measure('every set of up to 3 actions', failing.slice(0, 30), blind)
console.log(`ratio of the medians: ${(theirs / ours).toFixed(1)}`)
const cut = failing.filter((wanted) => !search(wanted).complete).length
console.log(`cut off: ${cut} of ${failing.length}`)
