/** Turns a step of the timeline into the events that history keeps. */
import { assertNever } from '../../core/errors.js'
import type { PhoneNumber } from '../../core/phone-number.js'
import { evolve, overrideUsedUp, type DatedBody } from '../record/evolve.js'
import type { UserRecord } from '../record/record.js'
import type { Step } from './timeline-walk.js'

/** What a step of the timeline is in history. */
export function eventsOfStep(step: Step): readonly DatedBody[] {
  const { date } = step
  const events: DatedBody[] = []
  for (const number of step.activated) {
    const active: PhoneNumber = {
      number: number.number,
      type: number.type,
      status: 'active',
      from: date,
    }
    events.push({ kind: 'number_activated', activated: active, date })
  }
  for (const swap of step.swapped) events.push({ kind: 'numbers_swapped', swap, date })
  if (step.moved.length > 0) events.push({ kind: 'facts_moved', moved: step.moved, date })
  for (const outcome of step.outcomes) {
    const { status, change } = outcome
    switch (status) {
      case 'applied':
        events.push({
          kind: 'change_applied',
          change,
          holding: outcome.holding,
          removed: outcome.removed,
          date,
        })
        break
      case 'unchanged':
        events.push({ kind: 'change_unchanged', change, date })
        break
      case 'superseded':
        events.push({ kind: 'change_superseded', change, by: outcome.by, date })
        break
      case 'failed':
        events.push({ kind: 'change_failed', change, conflicts: outcome.conflicts, date })
        break
      default:
        assertNever(status)
    }
  }
  if (step.dropped.length > 0)
    events.push({ kind: 'holdings_dropped', holdings: step.dropped, date })
  return events
}

/**
 * What happens on settled dates, one after the other: an override is dropped on the date that used
 * it up.
 */
export function eventsOfSteps(before: UserRecord, steps: readonly Step[]): readonly DatedBody[] {
  if (before.override === null) return steps.flatMap(eventsOfStep)
  const events: DatedBody[] = []
  let record = before
  for (const step of steps) {
    const settled = eventsOfStep(step)
    const between = evolve(record, record, settled) ?? record
    const end = overrideUsedUp(between, step.date)
    record = evolve(between, between, end) ?? between
    events.push(...settled, ...end)
  }
  return events
}

/** What events settled, as the outcomes of their date: of none, no date. */
export function settledBy(
  events: readonly DatedBody[],
): readonly Pick<Step, 'date' | 'outcomes' | 'dropped'>[] {
  const outcomes = events.flatMap((event): Step['outcomes'] => {
    switch (event.kind) {
      case 'change_applied':
        return [
          {
            status: 'applied',
            change: event.change,
            holding: event.holding,
            removed: event.removed,
          },
        ]
      case 'change_unchanged':
        return [{ status: 'unchanged', change: event.change }]
      case 'change_superseded':
        return [{ status: 'superseded', change: event.change, by: event.by }]
      case 'change_failed':
        return [{ status: 'failed', change: event.change, conflicts: event.conflicts }]
      default:
        return []
    }
  })
  const [first] = events
  if (outcomes.length === 0 || first === undefined) return []
  const dropped = events.flatMap((event) =>
    event.kind === 'holdings_dropped' ? event.holdings : [],
  )
  return [{ date: first.date, outcomes, dropped }]
}
