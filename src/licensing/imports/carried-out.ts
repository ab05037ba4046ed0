/** Tells whether what rows ask for on dates that have passed was carried out (rule X4). */
import type { Catalog } from '../../catalog/catalog.js'
import { licensesOfTrack } from '../../catalog/lookup.js'
import { isCalendarDate, type CalendarDate } from '../../core/calendar-date.js'
import type { UserId } from '../../core/ids.js'
import type { SeatlineEvent } from '../../timeline/record/event.js'
import type { UserRecord } from '../../timeline/record/record.js'
import { readHistory } from '../events/history.js'
import type { Session } from '../session/session.js'
import type { ImportRow } from './import-row.js'
import { changesIn, type RowChange } from './row-rules.js'

/** A row, and the user that it is about, if there is one. */
interface RowOfUser {
  readonly row: ImportRow
  readonly existing: UserRecord | null
}

/**
 * The dates of rows that have passed without what they ask for: those rows are refused, the others
 * were carried out before. What a user holds tells it of most; history is read for the rest.
 */
export async function missedDates(
  session: Session,
  rows: readonly RowOfUser[],
  today: CalendarDate,
): Promise<ReadonlyMap<ImportRow, readonly string[]>> {
  const { catalog } = session.context
  const missed = new Map<ImportRow, readonly string[]>()
  for (const { row, existing } of rows) {
    const open = pastChanges(row, today).filter((one) => !isSo(one, existing, catalog))
    if (open.length > 0) {
      const done = existing === null ? NOTHING : await carriedOutFor(session, existing.id)
      const left = open.filter((one) => !done(one, catalog))
      if (left.length > 0) missed.set(row, [...new Set(left.map(({ on }) => on))])
    } else if (existing === null && isPast(row.assignmentDate ?? 'now', today))
      missed.set(row, [row.assignmentDate ?? ''])
  }
  return missed
}

function pastChanges(row: ImportRow, today: CalendarDate): readonly RowChange[] {
  return changesIn(row).filter(({ on }) => isPast(on, today))
}

function isPast(on: string, today: CalendarDate): boolean {
  return on !== 'now' && on < today && isCalendarDate(on)
}

/** Whether what was asked for is the case. */
function isSo(change: RowChange, record: UserRecord | null, catalog: Catalog): boolean {
  if (record === null) return false
  const holds = (license: string) => record.holdings.some((held) => held.license === license)
  if (change.kind === 'clear') return !licensesOf(change, catalog).some(holds)
  return holds(change.license) === (change.kind === 'assign')
}

function licensesOf(change: RowChange, catalog: Catalog): readonly string[] {
  if (change.kind !== 'clear') return [change.license]
  return licensesOfTrack(catalog, change.track)
}

type IsCarriedOut = (change: RowChange, catalog: Catalog) => boolean

const NOTHING: IsCarriedOut = () => false

/** What was carried out for a user, as its history tells it. */
async function carriedOutFor(session: Session, user: UserId): Promise<IsCarriedOut> {
  const done = new Set<string>()
  for (const event of await readHistory(session, user, { limit: Infinity }))
    for (const key of keysOf(event)) done.add(key)
  return (change, catalog) => {
    const kind = change.kind === 'assign' ? 'assign' : 'remove'
    return licensesOf(change, catalog).some((license) =>
      done.has(`${kind} ${license} ${change.on}`),
    )
  }
}

/** A change that was settled, under the date that it had and the one on which it was. */
function keysOf(event: SeatlineEvent): readonly string[] {
  if (
    event.kind !== 'change_applied' &&
    event.kind !== 'change_unchanged' &&
    event.kind !== 'change_superseded'
  )
    return []
  const { kind, license, ownDate } = event.change
  return [ownDate, event.date].map((date) => `${kind} ${license} ${date}`)
}
