/** Counts dates as days. */
import type { CalendarDate } from '../core/calendar-date.js'

const DAY = 86_400_000

/**
 * The number of a date: days since 1970-01-01. Dates have no time zone, so every day has 24 hours.
 */
export function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY
}

/** The date of a number. */
export function dateOf(day: number): CalendarDate {
  return new Date(Math.round(day) * DAY).toISOString().slice(0, 10) as CalendarDate // an ISO instant begins with its date
}
