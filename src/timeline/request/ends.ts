// The dates on which licenses end in two futures, compared: what is replaced, and what goes with
// what it needs.
import type { CalendarDate } from '../../core/calendar-date.js'
import type { Step } from '../settle/timeline-walk.js'

/**
 * A license that ends on another date than before: it is replaced, or goes with what it needs.
 * @public
 */
export interface AffectedEnd {
  readonly license: string
  /** The date on which it would have ended; `null` if it would have gone on. */
  readonly before: CalendarDate | null
  /** The date on which it ends now; `null` if it goes on. */
  readonly after: CalendarDate | null
}

interface End {
  readonly on: CalendarDate
  /** Whether a removal names the license, so that what becomes of the removal tells of its end. */
  readonly isNamed: boolean
}

type Ends = ReadonlyMap<string, readonly End[]>
type Dated = Pick<Step, 'date' | 'outcomes' | 'dropped'>

/**
 * The ends that two futures do not have in common, but for those that removals name: by license, in
 * the order of dates.
 */
export function affectedEnds(
  before: readonly Dated[],
  after: readonly Dated[],
): readonly AffectedEnd[] {
  const [were, are] = [endsOf(before), endsOf(after)]
  return [...new Set([...were.keys(), ...are.keys()])].flatMap((license) =>
    differing(license, were.get(license) ?? NONE, are.get(license) ?? NONE),
  )
}

const NONE: readonly End[] = []

/** One future's end takes the place of the other's, in the order of their dates. */
function differing(
  license: string,
  before: readonly End[],
  after: readonly End[],
): readonly AffectedEnd[] {
  const were = before.filter(({ on }) => !after.some((other) => other.on === on))
  const are = after.filter(({ on }) => !before.some((other) => other.on === on))
  return Array.from(
    { length: Math.max(were.length, are.length) },
    (_, place) => [were[place], are[place]] as const,
  )
    .filter((pair) => pair.some((end) => end?.isNamed === false))
    .map(([was, is]) => ({ license, before: was?.on ?? null, after: is?.on ?? null }))
}

function endsOf(steps: readonly Dated[]): Ends {
  const ends = new Map<string, End[]>()
  const add = (license: string, end: End) => {
    const list = ends.get(license)
    if (list) list.push(end)
    else ends.set(license, [end])
  }
  for (const { date: on, outcomes, dropped: gone } of steps) {
    for (const outcome of outcomes) {
      if (outcome.status !== 'applied') continue
      for (const { license } of outcome.removed)
        add(license, { on, isNamed: outcome.change.kind === 'remove' })
    }
    for (const { license } of gone) add(license, { on, isNamed: false })
  }
  return ends
}
