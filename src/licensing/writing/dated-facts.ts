/** Writes facts with dates: reads their dates, and lays them over what is there (rule F1). */
import { parseCalendarDate, type CalendarDate } from '../../core/calendar-date.js'
import { invalidInput } from '../../core/check.js'
import { SeatlineError } from '../../core/errors.js'
import { countingOn, withInterval, type Interval } from '../../core/interval.js'
import { upcoming } from '../session/as-of.js'
import type { CommandOptions } from './command.js'

/** The dates of a fact, and whether to write it. @public */
export interface DatedOptions extends CommandOptions {
  /** `'now'` (default), or a date `YYYY-MM-DD`. */
  readonly from?: string
  /** The first date on which it no longer counts; open-ended when absent. */
  readonly until?: string
}

/** Intervals after a write, and those of the same fact that begin later. */
export interface Written<T extends Interval> {
  readonly to: readonly T[]
  readonly later: readonly T[]
}

/** Reads the dates from which and until which a fact counts. */
export function readSpan(
  span: Pick<DatedOptions, 'from' | 'until'> = {},
  today: CalendarDate,
): Interval {
  const from = span.from === undefined ? today : upcoming(span.from, today)
  const until = span.until === undefined ? null : parseCalendarDate(span.until)
  if (until === null || until > from) return { from, until }
  throw invalidInput(
    'until',
    'must be after from',
    `It would end on ${until}, before it begins on ${from}.`,
  )
}

/** How an interval is laid over the others of its fact. */
interface Laying<T> {
  readonly about: (one: T) => boolean
  /** Whether the interval that counts, or none, says the same as the new one. */
  readonly isLike: (counting: T | null) => boolean
  readonly today: CalendarDate
}

/**
 * Lays an interval over those that are there, unless it says what counts on all its dates already:
 * then nothing is written.
 */
export function written<T extends Interval>(
  all: readonly T[],
  added: T,
  laying: Laying<T>,
): Written<T> {
  const { about, isLike, today } = laying
  const later = all.filter((one) => about(one) && one.from > added.from)
  const counting = countingOn(all, about, added.from)
  // what is still to come may be withdrawn or hidden: only what has begun says it already
  const isSaid =
    isLike(counting) &&
    (counting?.from === added.from
      ? counting.until === added.until
      : added.from === today && lasts(counting, added))
  if (isSaid) return { to: all, later }
  const to = withInterval(all, added, about)
  return { to: isIdle(to, added, laying) ? to.filter((one) => one !== added) : to, later }
}

/** One that says from today on what is so without any, and hides none, need not be kept. */
function isIdle<T extends Interval>(
  all: readonly T[],
  added: T,
  { about, isLike, today }: Laying<T>,
): boolean {
  const hides = all.some((other) => about(other) && other.from < added.from)
  return added.from === today && isLike(null) && !hides
}

function lasts(counting: Interval | null, { until }: Interval): boolean {
  if (counting === null || counting.until === null) return true
  return until !== null && until <= counting.until
}

/** The interval of a fact that begins on a coming date. */
export function comingOn<T extends Interval>(
  all: readonly T[],
  about: (one: T) => boolean,
  { fact, from, today }: { readonly fact: string; readonly from: unknown; readonly today: string },
): T {
  const date = parseCalendarDate(from)
  const coming = all.find((one) => about(one) && one.from === date && date > today)
  if (coming !== undefined) return coming
  const message = `Nothing of ${fact} that begins on ${date} is to come. See the dates that are set, and withdraw one before it begins.`
  throw new SeatlineError('fact_unknown', message, { fact, from: date })
}
