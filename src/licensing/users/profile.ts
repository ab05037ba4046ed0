/** Decides what of a user's profile changes. */
import type { CalendarDate } from '../../core/calendar-date.js'
import { mergedAttributes, type Profile } from '../../core/user.js'
import type { UserRecord } from '../../timeline/record/record.js'

/** Decides what of a profile changes. */
export function changedProfile(
  record: UserRecord,
  patch: Partial<Profile>,
  merge: readonly (readonly [string, string | number | boolean | null])[],
  date: CalendarDate,
) {
  const attributes = mergedAttributes(record.attributes, merge)
  const wanted: Profile = {
    firstName: record.firstName,
    surname: record.surname,
    email: record.email,
    department: record.department,
    ...patch,
    attributes,
  }
  const fields = (Object.keys(wanted) as (keyof Profile)[]).filter(
    (field) => JSON.stringify(wanted[field]) !== JSON.stringify(record[field]),
  )
  if (fields.length === 0) return { happens: [] }
  const pick = (from: Profile): Partial<Profile> =>
    Object.fromEntries(fields.map((field) => [field, from[field]]))
  return {
    happens: [{ kind: 'user_updated' as const, from: pick(record), to: pick(wanted), date }],
  }
}
