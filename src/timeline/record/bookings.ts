/** The seats that scheduled changes will take and free. */
import { holdsOne, trackIdOf, type Catalog } from '../../catalog/catalog.js'
import type { CalendarDate } from '../../core/calendar-date.js'
import { deepFreeze } from '../../core/frozen.js'
import type { Holding } from '../../core/holding.js'
import { heldInTrack } from '../../requirements/situation.js'
import { byCreation, effectiveDate, supersede, type Change } from './change.js'
import type { UserRecord } from './record.js'

/**
 * One unit of a license that a user takes or frees on a date if every scheduled change goes through
 * (rule S2).
 *
 * @public
 */
export interface Booking {
  readonly date: CalendarDate
  readonly license: string
  readonly step: 1 | -1
}

const NONE: readonly Booking[] = deepFreeze([])

/** The seats that a user's scheduled changes book, as if all went through. */
export function bookingsOf(catalog: Catalog, record: UserRecord): readonly Booking[] {
  const due = new Map<CalendarDate, Change[]>()
  for (const change of record.changes) {
    if (change.status !== 'scheduled') continue
    const date = effectiveDate(change, record.override)
    due.set(date, [...(due.get(date) ?? []), change])
  }
  if (due.size === 0) return NONE
  const held = new Map(record.holdings.map((holding) => [holding.license, holding]))
  const trackOf = (holding: Holding) => trackIdOf(catalog, holding)
  const trackOfLicense = (license: string) =>
    trackIdOf(catalog, held.get(license) ?? { license, track: null })
  const bookings: Booking[] = []
  for (const date of [...due.keys()].sort()) {
    const changes = due.get(date) ?? []
    const superseded = supersede(changes, catalog, trackOfLicense, record.override)
    for (const { id, kind, license } of [...changes].sort(byCreation)) {
      if (superseded.has(id)) continue
      const track = trackOfLicense(license)
      let frees: readonly string[] = kind === 'remove' ? [license] : []
      if (kind === 'assign' && holdsOne(catalog, track))
        frees = heldInTrack({ held, trackOf }, track, license).map((holding) => holding.license)
      for (const freed of frees)
        if (held.delete(freed)) bookings.push({ date, license: freed, step: -1 })
      if (kind === 'assign' && !held.has(license)) {
        held.set(license, { license, track: track ?? '', details: {}, since: date })
        bookings.push({ date, license, step: 1 })
      }
    }
  }
  return bookings
}
