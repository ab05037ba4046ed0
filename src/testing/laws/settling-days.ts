/** Settles a record day by day, or all at once. */
import { addDays, type CalendarDate } from '../../core/calendar-date.js'
import { evolve } from '../../timeline/record/evolve.js'
import type { UserRecord } from '../../timeline/record/record.js'
import { eventsOfSteps } from '../../timeline/settle/step-events.js'
import { startWalk, advance, type Step } from '../../timeline/settle/timeline-walk.js'
import type { UserContext } from '../../timeline/settle/user-context.js'

/** A user after some days, with what happened in them. */
export interface Settled extends UserContext {
  readonly steps: readonly Step[]
}

/** How many days after the first one everything that is drawn has come. */
const END = 12

/** The days after an user context's. */
export function daysAfter({ record }: UserContext): readonly CalendarDate[] {
  return Array.from({ length: END }, (_, index) => addDays(record.settledThrough, index + 1))
}

/**
 * Settles what is due by a date, as the licensing does: by the walk, its events, and the end of the
 * override.
 */
export function settleAt(userContext: UserContext, through: CalendarDate): Settled {
  const steps = advance(startWalk(userContext), through)
  const { record } = userContext
  const after = evolve(record, record, eventsOfSteps(record, steps)) ?? record
  return { ...userContext, record: after, steps, seatsHeld: seatsAfter(userContext, after) }
}

/** Settles day by day. */
export function settleDaily(userContext: UserContext, days: readonly CalendarDate[]): Settled {
  let now: UserContext = userContext
  const steps: Step[] = []
  for (const day of days) {
    const next = settleAt(now, day)
    steps.push(...next.steps)
    now = next
  }
  return { ...now, steps }
}

/** A record as it matters: without the counts of what was written on the way. */
export function withoutCounts(record: UserRecord | null): UserRecord | null {
  return record && { ...record, revision: 0, sequence: 0 }
}

function seatsAfter(
  { record, seatsHeld }: UserContext,
  after: UserRecord,
): UserContext['seatsHeld'] {
  const held = (of: UserRecord, license: string) =>
    of.holdings.some((holding) => holding.license === license) ? 1 : 0
  return new Map(
    Array.from(seatsHeld, ([license, count]) => [
      license,
      count - held(record, license) + held(after, license),
    ]),
  )
}
