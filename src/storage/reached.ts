/** An organization with the date that it has reached. */
import type { CalendarDate } from '../core/calendar-date.js'
import { expectThat } from '../core/check.js'
import type { OrganizationRecord } from '../core/organization.js'

/** An organization that has reached a date, if it had not reached a later one (rule D1). @public */
export function withReached(
  organization: OrganizationRecord,
  date: CalendarDate,
): OrganizationRecord {
  expectThat(typeof organization?.reached === 'string', 'organization', 'an organization')
  expectThat(typeof date === 'string', 'date', 'a date')
  return organization.reached >= date ? organization : { ...organization, reached: date }
}
