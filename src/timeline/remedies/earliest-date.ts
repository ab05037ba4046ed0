import { addDays, type CalendarDate } from '../../core/calendar-date.js'
import type { Change } from '../record/change.js'
import { openCourse, probeStep, walk } from '../settle/timeline-walk.js'
import type { Outlook } from '../settle/user-context.js'
import { datedTo } from './action.js'
import { allGoThrough, changedBy } from './try-out.js'

/**
 * The first date, from a date on, on which all of a request would go through as things stand, and change something.
 *
 * Verdicts change only on dates of changes, on the days after them (what was assigned then is a holding, no rival),
 * and on dates on which facts, seat limits or availability move: these are tried, nothing else.
 *
 * @param fresh - The changes of the request; their own dates do not matter.
 * @param today - Where to begin.
 * @returns `null` if there is no such date.
 */
export function earliestDate(outlook: Outlook, fresh: readonly Change[], today: CalendarDate): CalendarDate | null {
  if (fresh.length === 0) return null
  const course = openCourse(outlook)
  const asked = new Set(fresh.map((change) => change.id))
  const moves = [...course.dates, ...course.dates.map((due) => addDays(due, 1)), ...course.movesOfFacts]
  for (const date of datesToTry(outlook, fresh, moves, today)) {
    walk(course, addDays(date, -1))
    const dated = fresh.map((change) => datedTo(date, change, outlook.record))
    const own = probeStep(course, date, dated).outcomes.filter((outcome) => asked.has(outcome.change.id))
    if (allGoThrough(own) && changedBy(own, outlook, date).length > 0) return date
  }
  return null
}

function datesToTry(
  outlook: Outlook,
  fresh: readonly Change[],
  moves: readonly CalendarDate[],
  today: CalendarDate,
): readonly CalendarDate[] {
  const dates = new Set<CalendarDate>([today, ...moves])
  for (const { license } of fresh) {
    const defined = outlook.catalog.licenses.get(license)
    if (defined?.from) dates.add(defined.from)
  }
  for (const { from, until } of outlook.organization.seatLimits) {
    dates.add(from)
    if (until !== null) dates.add(until)
  }
  return [...dates].filter((date) => date >= today).sort()
}
