/** Half-open intervals of dates. */
import type { CalendarDate } from './calendar-date.js'

/** Dates from `from` up to, and not including, `until`; `null` is open-ended. */
export interface Interval {
  readonly from: CalendarDate
  readonly until: CalendarDate | null
}

/** Whether a date lies in an interval. */
export function covers(interval: Interval, date: CalendarDate): boolean {
  return interval.from <= date && (interval.until === null || date < interval.until)
}

/**
 * Lays a new interval over older ones of the same kind, which yield where they overlap.
 * What lies before the new one stays as it was: a date already settled is not reopened (rule T1).
 */
export function overlay<T extends Interval>(intervals: readonly T[], added: T): readonly T[] {
  return [...withoutSpan(intervals, added), added].sort((a, b) => (a.from < b.from ? -1 : 1))
}

/** Joins intervals that touch and are otherwise alike: one stretch of dates is one interval. */
export function joined<T extends Interval>(
  intervals: readonly T[],
  alike: (a: T, b: T) => boolean,
): readonly T[] {
  const all: T[] = []
  for (const interval of intervals) {
    const last = all.at(-1)
    if (last !== undefined && last.until === interval.from && alike(last, interval))
      all[all.length - 1] = { ...last, until: interval.until }
    else all.push(interval)
  }
  return all
}

/** Cuts a span of dates out of intervals. */
export function withoutSpan<T extends Interval>(
  intervals: readonly T[],
  span: Interval,
): readonly T[] {
  return intervals.flatMap((old) => {
    const kept: T[] = []
    if (old.from < span.from)
      kept.push({
        ...old,
        until: old.until !== null && old.until < span.from ? old.until : span.from,
      })
    if (span.until !== null && (old.until === null || span.until < old.until)) {
      kept.push({ ...old, from: old.from > span.until ? old.from : span.until })
    }
    return kept
  })
}
