/**
 * Which licenses may be named: those of the catalog, and those that are gone from it but that
 * somebody has or had planned (rule Q5).
 */
import { findLicense } from '../../catalog/lookup.js'
import type { CalendarDate } from '../../core/calendar-date.js'
import { SeatlineError } from '../../core/errors.js'
import type { Session } from './session.js'

/** Refuses licenses that neither the catalog nor anybody in the organization knows. */
export async function refuseUnknownLicenses(
  { context, organization }: Session,
  licenses: readonly string[],
): Promise<void> {
  const { catalog, store } = context
  const gone = [...new Set(licenses)].filter(
    (license) => findLicense(catalog, license) === undefined,
  )
  if (gone.length === 0) return
  const counts = await store.countSeats(organization, gone, FAR)
  const unused = counts.flatMap(({ license, held, wanted }) => (held + wanted > 0 ? [] : [license]))
  const unknown: string[] = []
  for (const license of unused) {
    const changes = await store.listChanges(organization, { licenses: [license], limit: 1 })
    if (changes.length === 0) unknown.push(license)
  }
  if (unknown.length > 0) throw unknownLicenses(unknown)
}

const FAR = '9999-12-31' as CalendarDate // it is one

/** The error for licenses that are not there. */
export function unknownLicenses(licenses: readonly string[]): SeatlineError<'license_unknown'> {
  const shown = licenses
    .slice(0, 5)
    .map((license) => JSON.stringify(license.slice(0, 60)))
    .join(', ')
  return new SeatlineError(
    'license_unknown',
    `The catalog has no license ${shown}. Use an id of catalog.definition.`,
    { licenses },
  )
}
