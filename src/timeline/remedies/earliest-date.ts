/** Finds the first date on which a request goes through. */
import { addDays, type CalendarDate } from '../../core/calendar-date.js'
import { datedTo, type Change } from '../record/change.js'
import { appliedOf, settleAsked, type AskedStep } from '../request/request.js'
import { advance, startWalk, tryStep, walkTo, type TimelineWalk } from '../settle/timeline-walk.js'
import type { UserContext } from '../settle/user-context.js'

/**
 * The first date, from a date on, on which all of a request would go through as things stand, and
 * change something.
 *
 * Verdicts change only on dates of changes, on the days after them (what was assigned then is a
 * holding, no rival), and on dates on which facts, seat limits or availability move: these are
 * tried, nothing else.
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
  const walk = startWalk(userContext)
  const moves = [
    ...walk.dates,
    ...walk.dates.map((due) => addDays(due, 1)),
    ...walk.movesOfFacts,
    ...(userContext.others?.dates ?? []),
  ]
  for (const date of datesToTry(userContext, newChanges, moves, today)) {
    const dated = newChanges.map((change) => datedTo(date, change, userContext.record))
    if (appliedOf(stepOn(walk, date, dated))?.length) return date
  }
  return null
}

/**
 * A date with a request on it, tried on the way. Where others wait for seats, the way there is gone
 * again for each date: what was tried would have moved them on.
 */
function stepOn(walk: TimelineWalk, date: CalendarDate, dated: readonly Change[]): AskedStep {
  if (walk.others !== null) return settleAsked(walkTo(walk.userContext, date).walk, date, dated)
  advance(walk, addDays(date, -1))
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
    const defined = userContext.catalog.licenses.get(license)
    if (defined?.from) dates.add(defined.from)
  }
  for (const { from, until } of userContext.organization.seatLimits) {
    dates.add(from)
    if (until !== null) dates.add(until)
  }
  return [...dates].filter((date) => date >= today).sort()
}
