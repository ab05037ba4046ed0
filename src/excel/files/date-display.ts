/** Turns serial numbers of spreadsheets into dates and times, and back. */
import { addDays, isCalendarDate, parseCalendarDate } from '../../core/calendar-date.js'

/** What of a date is shown. */
export interface DateParts {
  readonly date: boolean
  readonly time: 'none' | 'minutes' | 'seconds'
  /** Hours beyond a day count on: `[h]:mm`. */
  readonly elapsed: boolean
}

/** From which day a workbook counts. */
export type DateSystem = '1900' | '1904'

/** The date of a serial number. The 1900 system counts a 29 February 1900 that never was. */
export function serialDate(serial: number, system: DateSystem): string | undefined {
  if (!(serial >= 1 && serial < 2_958_466) || (system === '1900' && serial === 60)) return undefined
  const start = system === '1904' ? '1904-01-01' : '1900-01-01'
  const days = system === '1904' ? serial : serial - (serial < 60 ? 1 : 2)
  const date = addDays(parseCalendarDate(start), days)
  return isCalendarDate(date) ? date : undefined
}

/** The serial number of a date in the 1900 system; undefined before it begins. */
export function dateSerial(date: string): number | undefined {
  const days = (Date.parse(`${date}T00:00:00Z`) - Date.UTC(1899, 11, 31)) / DAY
  if (!isCalendarDate(date) || days < 1) return undefined
  return days < 60 ? days : days + 1
}

const DAY = 86_400_000
const DAY_SECONDS = 86_400

/** A date, a time of day, or both: `2027-03-15`, `08:30`, `2027-03-15 08:30:15`. */
export function showDateTime(
  value: number,
  parts: DateParts,
  system: DateSystem,
): string | undefined {
  const unit = parts.time === 'seconds' ? 1 : 60
  const seconds =
    parts.time === 'none'
      ? Math.floor(value) * DAY_SECONDS
      : Math.floor(Math.round(value * DAY_SECONDS) / unit) * unit
  const days = Math.floor(seconds / DAY_SECONDS)
  const clock = showClock(parts.elapsed ? seconds : seconds - days * DAY_SECONDS, parts)
  if (!parts.date || (value < 1 && parts.time !== 'none')) return value < 0 ? undefined : clock
  const date = serialDate(days, system)
  if (date === undefined) return undefined
  return parts.time === 'none' ? date : `${date} ${clock}`
}

function showClock(seconds: number, { time }: DateParts): string {
  const two = (number: number) => String(Math.floor(number)).padStart(2, '0')
  const minutes = `${two(seconds / 3600)}:${two((seconds / 60) % 60)}`
  return time === 'seconds' ? `${minutes}:${two(seconds % 60)}` : minutes
}
