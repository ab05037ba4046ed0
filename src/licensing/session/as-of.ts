/** An organization as of its date, which never goes back. */
import { parseDateOrNow, type CalendarDate } from '../../core/calendar-date.js'
import { localDate } from '../../core/time-zone.js'
import { SeatlineError } from '../../core/errors.js'
import type { OrganizationRecord } from '../../core/organization.js'

/** An organization, on its date. */
export interface AsOf {
  readonly organization: OrganizationRecord
  readonly today: CalendarDate
}

/** The date of an organization at an instant: it never goes back. */
export function todayOf(organization: OrganizationRecord, now: Date): CalendarDate {
  const local = localDate(now, organization.timeZone)
  return local > organization.reached ? local : organization.reached
}

/** Reads a date that must not have passed; `'now'` is today (rule D2). */
export function upcoming(value: unknown, today: CalendarDate): CalendarDate {
  if (value === 'now') return today
  const date = parseDateOrNow(value)
  if (date < today)
    throw new SeatlineError(
      'date_in_past',
      `${date} has passed: today is ${today}. Choose today or a later date.`,
      { date, today },
    )
  return date
}
