/** Judges whether a record is in compliance, and notes what the judgment rests on. */
import type { Catalog } from '../../catalog/catalog.js'
import type { CalendarDate } from '../../core/calendar-date.js'
import type { OrganizationRecord } from '../../core/organization.js'
import { factsOn } from '../../requirements/situation.js'
import type { Judgment } from '../../storage/port.js'
import type { UserRecord } from '../../timeline/record/record.js'
import { outOfCompliance } from '../../timeline/request/compliance.js'
import type { AsOf } from '../session/as-of.js'

/**
 * What holdings are judged by on a date, as one text: the catalog, the settings of the
 * organization, and the last date on which a capability came or went. A user's own facts are not in
 * it: a record is settled, and so judged, when they move.
 */
export function basisOf(catalog: Catalog, { organization, today }: AsOf): string {
  return `${catalog.fingerprint}/${organization.revision}/${lastTurn(organization, today) ?? '-'}`
}

/** Whether the holdings of a record are in compliance on a date; `null` when it holds nothing. */
export function judgmentOf(catalog: Catalog, record: UserRecord, now: AsOf): Judgment | null {
  if (record.holdings.length === 0) return null
  const out =
    outOfCompliance(catalog, record.holdings, factsOn(record, now.organization, now.today)).length >
    0
  return { basis: basisOf(catalog, now), out }
}

function lastTurn({ capabilities }: OrganizationRecord, today: CalendarDate): CalendarDate | null {
  let last: CalendarDate | null = null
  for (const { from, until } of capabilities) {
    for (const date of [from, until])
      if (date !== null && date <= today && (last === null || date > last)) last = date
  }
  return last
}
