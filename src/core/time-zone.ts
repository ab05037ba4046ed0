/** Tells which date it is in a time zone at an instant. */
import { TZDateMini } from '@date-fns/tz/date/mini'
import { lightFormat } from 'date-fns/lightFormat'
import { isoDate, kindOf, type CalendarDate } from './calendar-date.js'
import { expectThat } from './check.js'
import { SeatlineError } from './errors.js'

/**
 * The date that a clock on the wall shows in a time zone at an instant.
 *
 * @param instant - The instant.
 * @param timeZone - An IANA time zone, such as `Europe/Stockholm`.
 * @returns The local calendar date.
 * @throws {@link SeatlineError} `time_zone_unknown` when the zone does not exist.
 *
 * @example Late evening in Stockholm is already tomorrow in Auckland
 * ```ts
 * localDate(new Date('2026-11-23T20:00:00Z'), 'Pacific/Auckland') // => '2026-11-24'
 * ```
 * @public
 */
export function localDate(instant: Date, timeZone: string): CalendarDate {
  expectThat(isInstant(instant), 'instant', 'a Date')
  if (!isTimeZone(timeZone)) {
    throw new SeatlineError(
      'time_zone_unknown',
      `There is no time zone ${show(timeZone)}. Use an IANA name such as Europe/Stockholm.`,
      {
        timeZone,
      },
    )
  }
  // it writes exactly this shape
  return lightFormat(new TZDateMini(instant.getTime(), timeZone), 'yyyy-MM-dd') as CalendarDate
}

const knownZones = new Map<string, boolean>()

/** Whether a value is the name of a time zone that this machine knows. */
export function isTimeZone(timeZone: unknown): boolean {
  if (typeof timeZone !== 'string') return false
  const known = knownZones.get(timeZone)
  if (known !== undefined) return known
  // an offset, such as +02:00, is no zone
  const valid = !/^[+-]/.test(timeZone) && hasRules(timeZone)
  if (knownZones.size < 1_000) knownZones.set(timeZone, valid)
  return valid
}

function hasRules(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
    return true
  } catch {
    return false
  }
}

/**
 * The latest date that is today anywhere on Earth at an instant (UTC+14): no organization is ahead
 * of it.
 */
export function latestDateOnEarth(instant: Date): CalendarDate {
  expectThat(isInstant(instant), 'instant', 'a Date')
  return isoDate(instant.getTime() + 14 * HOUR)
}

function isInstant(value: unknown): boolean {
  return (
    Object.prototype.toString.call(value) === '[object Date]' &&
    Number.isFinite((value as Date).getTime())
  )
}

const HOUR = 3_600_000

function show(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 60)) : kindOf(value)
}
