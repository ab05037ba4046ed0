/** Finds the first date on which a request goes through. */
import { versionsOf } from '../../catalog/lookup.js'
import { addDays, type CalendarDate } from '../../core/calendar-date.js'
import { turnsOf } from '../../core/interval.js'
import { datedTo, type Change } from '../record/change.js'
import { TURNS, turnOfHeld } from '../request/compliance.js'
import { appliedOf, settleAsked, type AskedStep } from '../request/request.js'
import { put } from '../settle/holdings-draft.js'
import { moveOf } from '../settle/move.js'
import {
  advanceTo,
  settleStep,
  startWalk,
  tryStep,
  walkTo,
  type TimelineWalk,
} from '../settle/timeline-walk.js'
import type { UserContext } from '../settle/user-context.js'

/**
 * The first date, from a date on, on which all of a request would go through as things stand, and
 * change something.
 *
 * Verdicts change only on dates of changes, on the days after them (what was assigned then is a
 * holding, no rival), and on dates on which facts, seat limits, availability or the catalog move:
 * these are tried, nothing else. Where a predicate looks at the date, the dates that it names are
 * tried too, up to a number (rule F3).
 *
 * @param newChanges - The changes of the request; their own dates do not matter.
 * @param today - Where to begin.
 * @returns `null` if there is no such date.
 */
export function earliestDate(
  userContext: UserContext,
  newChanges: readonly Change[],
  today: CalendarDate,
): CalendarDate | null {
  if (newChanges.length === 0) return null
  let walk = startWalk(userContext)
  const moves = [
    ...walk.dates,
    ...walk.dates.map((due) => addDays(due, 1)),
    ...walk.movesOfFacts,
    ...(userContext.others?.dates ?? []),
  ]
  const dates = [...datesToTry(userContext, newChanges, moves, today)]
  const looksAtDate = asksDated(userContext, newChanges)
  let turns = 0
  for (const date of dates) {
    const dated = newChanges.map((change) => datedTo(date, change, userContext.record))
    // what was tried may have moved others on: then the way there is gone again
    if (walk.others?.canGoBack() === false) walk = startWalk(userContext)
    if (appliedOf(stepOn(walk, date, dated))?.length) return date
    const turn = looksAtDate && turns < TURNS ? turnAfter(userContext, newChanges, date) : null
    if (turn === null || dates.includes(turn)) continue
    turns++
    const place = dates.findIndex((other) => other > turn)
    dates.splice(place < 0 ? dates.length : place, 0, turn)
  }
  return null
}

/** Whether a predicate that looks at the date may have a say. */
function asksDated(
  { catalog, record: { holdings, changes } }: UserContext,
  newChanges: readonly Change[],
): boolean {
  return [...holdings, ...changes, ...newChanges].some(({ license }) =>
    catalog.editions.some(({ licenses }) => licenses.get(license)?.datedPredicates.length),
  )
}

/**
 * The first date after one that is tried on which a predicate of what is held, or would be, can turn:
 * as the date leaves the user without the request, and with it.
 */
function turnAfter(
  userContext: UserContext,
  newChanges: readonly Change[],
  date: CalendarDate,
): CalendarDate | null {
  const { walk } = walkTo(userContext, date)
  settleStep(walk, date)
  const { draft } = walk
  const without = turnOfHeld(draft)
  const moves = newChanges.flatMap((change) => moveOf(change, draft, () => null) ?? [])
  for (const { adds, removes } of moves) {
    for (const { license } of removes) put(draft, license, undefined)
    if (adds) put(draft, adds.license, adds)
  }
  const then = turnOfHeld(draft)
  return then === null || (without !== null && without < then) ? without : then
}

/** A date with a request on it, tried on the way. */
function stepOn(walk: TimelineWalk, date: CalendarDate, dated: readonly Change[]): AskedStep {
  advanceTo(walk, date)
  return settleAsked(walk, date, dated, tryStep)
}

function datesToTry(
  userContext: UserContext,
  newChanges: readonly Change[],
  moves: readonly CalendarDate[],
  today: CalendarDate,
): readonly CalendarDate[] {
  const dates = new Set<CalendarDate>([today, ...moves])
  for (const { license } of newChanges) {
    for (const { from } of versionsOf(userContext.catalog, license))
      if (from !== null) dates.add(from)
  }
  for (const date of turnsOf(userContext.organization.seatLimits)) dates.add(date)
  return [...dates].filter((date) => date >= today).sort()
}
