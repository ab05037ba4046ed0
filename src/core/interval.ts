/** Half-open intervals of dates, and which of them counts on a date. */
import type { CalendarDate } from './calendar-date.js'

/** Dates from `from` up to, and not including, `until`; `null` is open-ended. */
export interface Interval {
  readonly from: CalendarDate
  readonly until: CalendarDate | null
}

/** Says of an interval whether it is about the fact that is asked for. */
type About<T> = (interval: T) => boolean

/** Whether a date lies in an interval. */
export function covers(interval: Interval, date: CalendarDate): boolean {
  return interval.from <= date && (interval.until === null || date < interval.until)
}

/**
 * The interval of a fact that counts on a date: of those that cover it, the one with the latest
 * `from` (rule F1). What it hides counts again when it ends.
 */
export function countingOn<T extends Interval>(
  all: readonly T[],
  about: About<T>,
  date: CalendarDate,
): T | null {
  let counting: T | null = null
  for (const interval of all)
    if (about(interval) && covers(interval, date))
      if (counting === null || interval.from > counting.from) counting = interval
  return counting
}

/**
 * The first date after a date on which another interval of a fact may count, or `null` when none
 * does.
 */
export function nextTurn<T extends Interval>(
  all: readonly T[],
  about: About<T>,
  date: CalendarDate,
): CalendarDate | null {
  let next: CalendarDate | null = null
  for (const turn of turnsOf(all.filter(about)))
    if (turn > date && (next === null || turn < next)) next = turn
  return next
}

/** The dates on which intervals begin and end, in no order. */
export function turnsOf(all: readonly Interval[]): readonly CalendarDate[] {
  return all.flatMap(({ from, until }) => (until === null ? [from] : [from, until]))
}

/**
 * Intervals with one more: it takes the place of one of the same fact with the same `from`, and
 * leaves all others as they are (rule F1).
 */
export function withInterval<T extends Interval>(
  all: readonly T[],
  added: T,
  about: About<T>,
): readonly T[] {
  const isReplaced = (one: T) => about(one) && one.from === added.from
  return all.some(isReplaced) ? all.map((one) => (isReplaced(one) ? added : one)) : [...all, added]
}

/** Intervals without that of a fact with a `from`: what it hid counts as if it had never been. */
export function withoutInterval<T extends Interval>(
  all: readonly T[],
  from: CalendarDate,
  about: About<T>,
): readonly T[] {
  return all.filter((one) => !(about(one) && one.from === from))
}
