/** Reads calendar dates and counts with them. `time-zone.ts` gives the date of an instant. */
import { SeatlineError } from './errors.js'

declare const calendarDate: unique symbol

/**
 * A calendar date written `YYYY-MM-DD`, never an instant (rule D1).
 *
 * Made by {@link parseCalendarDate}; compares with `<` and `>` as a plain string does.
 *
 * @public
 */
export type CalendarDate = string & { readonly [calendarDate]: true }

const SHAPE = /^(?:19|[2-9]\d)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/

/** Whether a value is a date that exists, written `YYYY-MM-DD`, from 1900 to 9999. */
export function isCalendarDate(value: unknown): value is CalendarDate {
  if (typeof value !== 'string' || !SHAPE.test(value)) return false
  const day = Number(value.slice(8))
  return day <= 28 || day <= daysInMonth(Number(value.slice(0, 4)), Number(value.slice(5, 7)))
}

/** A date that was checked, and may be absent. */
export function dateOrNull(value: string | undefined): CalendarDate | null {
  return isCalendarDate(value) ? value : null
}

/**
 * Reads a calendar date.
 *
 * @param value - `YYYY-MM-DD`, from 1900-01-01 to 9999-12-31.
 * @returns The same text, known to be a date that exists.
 * @throws {@link SeatlineError} `date_invalid` for anything else, 30 February included.
 *
 * @example A leap day exists only in leap years
 * ```ts
 * parseCalendarDate('2028-02-29') // => '2028-02-29'
 * ```
 * @public
 */
export function parseCalendarDate(value: unknown): CalendarDate {
  if (isCalendarDate(value)) return value
  throw noDate(value, 'YYYY-MM-DD')
}

/** Reads a date where `'now'` may stand too, and was not given. */
export function parseDateOrNow(value: unknown): CalendarDate {
  if (isCalendarDate(value)) return value
  throw noDate(value, "'now' or YYYY-MM-DD")
}

function noDate(value: unknown, forms: string): SeatlineError<'date_invalid'> {
  const shown = typeof value === 'string' ? value.slice(0, 60) : kindOf(value)
  const what = typeof value === 'string' ? JSON.stringify(shown) : shown
  const why = whyNoDay(value) ?? `Write ${forms}, for example 2027-03-01.`
  return new SeatlineError('date_invalid', `${what} is not a date. ${why}`, { value: shown })
}

/** Why a text of the right form is no day; `null` for what is not of that form. */
function whyNoDay(value: unknown): string | null {
  const [, year = '', month = '', day = ''] =
    (typeof value === 'string' && /^(\d{4})-(\d\d)-(\d\d)$/.exec(value)) || []
  if (year === '') return null
  if (year < '1900') return 'Dates go from 1900-01-01 to 9999-12-31.'
  if (month < '01' || month > '12') return `There is no month ${month}.`
  if (day === '00') return 'There is no day 00.'
  const name = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return `${name.format(Date.UTC(Number(year), Number(month) - 1, 1))} has ${daysInMonth(Number(year), Number(month))} days.`
}

/** The date a number of days later, or earlier when the number is negative. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return isoDate(midnight(date) + days * DAY)
}

/** The day of the week, from 1 for Monday to 7 for Sunday. */
export function weekday(date: CalendarDate): number {
  return new Date(midnight(date)).getUTCDay() || 7
}

const DAY = 86_400_000

/** The date of an instant in UTC. */
export function isoDate(time: number): CalendarDate {
  // an ISO instant begins with its date
  return new Date(time).toISOString().slice(0, 10) as CalendarDate
}

/** Reckoned in UTC, where every day has 24 hours: dates have no time zone. */
function midnight(date: CalendarDate): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8)))
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** What a value that is no text is called. */
export function kindOf(value: unknown): string {
  const name = Object.prototype.toString.call(value).slice('[object '.length, -1)
  return name === 'Date' ? 'Date' : name.toLowerCase()
}
