/** Finds what is in force on a date, in a row of things that each last until the next one begins. */
import type { CalendarDate } from './calendar-date.js'

/** One of a row. The first has no date: it always was in force. */
export interface InForce {
  readonly from: CalendarDate | null
}

/** The one of a row, in order, that is in force on a date. */
export function inForceOn<T extends InForce>(row: readonly T[], date: CalendarDate): T {
  let place = row.length - 1
  while (place > 0 && (row[place]?.from ?? date) > date) place -= 1
  return row[place]! // a row has one at least
}

/**
 * A row by nearness to a date: the one in force, those before it back to the first, then those to
 * come. Without a date, the newest comes first.
 */
export function nearestTo<T extends InForce>(
  row: readonly T[],
  date: CalendarDate | null,
): readonly T[] {
  if (row.length === 1) return row
  const next = date === null ? row.length : row.indexOf(inForceOn(row, date)) + 1
  return [...row.slice(0, next).reverse(), ...row.slice(next)]
}

/** The dates on which the next one of a row begins. */
export function beginningsIn(row: readonly InForce[]): readonly CalendarDate[] {
  return row.flatMap(({ from }) => from ?? [])
}
