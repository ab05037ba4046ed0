/** An organization with the date that it has reached. */
import type { CalendarDate } from '../core/calendar-date.js'
import type { OrganizationRecord } from '../core/organization.js'

/** An organization that has reached a date, if it had not reached a later one (rule D1). @public */
export function withReached(
  organization: OrganizationRecord,
  date: CalendarDate,
): OrganizationRecord {
  return organization.reached >= date ? organization : { ...organization, reached: date }
}
