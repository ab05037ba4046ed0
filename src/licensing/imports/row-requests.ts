/** Makes requests for a user of what a row asks for, date by date. */
import type { Catalog } from '../../catalog/catalog.js'
import { findLicense, findTrack, licensesOfTrack } from '../../catalog/lookup.js'
import type { CalendarDate } from '../../core/calendar-date.js'
import { listIn } from '../../core/list-in.js'
import { effectiveDate } from '../../timeline/record/change.js'
import type { UserRecord } from '../../timeline/record/record.js'
import type { RequestedChange } from '../../timeline/request/verdict.js'
import type { Asked, Origin } from '../plan/asked.js'
import type { ImportRow } from './import-row.js'
import { changesIn, type RowChange } from './row-rules.js'

/** Where the requests of a row stand, and against what. */
export interface RequestPlace {
  readonly catalog: Catalog
  readonly origin: Omit<Origin, 'before'>
  readonly today: CalendarDate
}

/**
 * The requests of a row, one for each date, the earliest first. Dates that have passed are left
 * out: what they ask for was carried out, and so was before them what the row asks for now.
 */
export function requestsIn(
  row: ImportRow,
  { catalog, origin, today, held }: RequestPlace & { readonly held: UserRecord | null },
): readonly Asked[] {
  const changes = changesIn(row)
  if (changes.length === 0) return []
  const byDate = new Map<CalendarDate, RowChange[]>()
  const passed = changes.filter(({ on }) => on !== 'now' && on < today)
  for (const change of changes) {
    const isOver = change.on === 'now' && passed.some((one) => takesPlaceOf(one, change, catalog))
    if (isOver || passed.includes(change) || isShown(row, change, held)) continue
    const on = change.on === 'now' ? today : (change.on as CalendarDate) // it was checked
    listIn(byDate, on).push(change)
  }
  return requestsByDate(byDate, { catalog, origin, held })
}

function requestsByDate(
  byDate: ReadonlyMap<CalendarDate, readonly RowChange[]>,
  { catalog, origin, held }: Omit<RequestPlace, 'today'> & { readonly held: UserRecord | null },
): readonly Asked[] {
  const requests: Asked[] = []
  const brought = new Set<string>()
  let before = 0
  for (const [on, changes] of [...byDate].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const own = changes.flatMap((one) => (one.kind === 'clear' ? [] : [one.license]))
    const requested = changes.flatMap((one): readonly RequestedChange[] => {
      if (one.kind !== 'clear') return [{ kind: one.kind, license: one.license, ...PLAIN }]
      const licenses = licensesOfTrack(catalog, one.track)
      const mayGo = (license: string) =>
        !own.includes(license) &&
        (brought.has(license) || (held !== null && mayHold(held, license, on)))
      return licenses.filter(mayGo).map((license) => ({ kind: 'remove', license, ...PLAIN }))
    })
    if (requested.length > 0) requests.push({ requested, on, origin: { ...origin, before } })
    before += requested.length
    for (const one of changes) if (one.kind === 'assign') brought.add(one.license)
  }
  return requests
}

/** A row of a filled template names what its user has, and has still: its version says so. */
function isShown({ version }: ImportRow, change: RowChange, held: UserRecord | null): boolean {
  if (version === undefined || held === null || change.kind !== 'assign') return false
  return held.holdings.some(({ license }) => license === change.license)
}

/** Whether a change is about the same license as an earlier one, or about what takes its place. */
function takesPlaceOf(change: RowChange, earlier: RowChange, catalog: Catalog) {
  const trackOf = (one: RowChange) =>
    one.kind === 'clear' ? findTrack(catalog, one.track) : findLicense(catalog, one.license)?.track
  if (change.kind !== 'clear' && earlier.kind !== 'clear' && change.license === earlier.license)
    return true
  const track = trackOf(change)
  if (track === undefined || track.id !== trackOf(earlier)?.id) return false
  return track.holds === 'one' || change.kind === 'clear' || earlier.kind === 'clear'
}

const PLAIN = { details: {}, dependents: 'keep' } as const

/** Whether a user holds a license, or may be given it by a date. */
function mayHold({ holdings, changes, override }: UserRecord, license: string, on: CalendarDate) {
  return (
    holdings.some((holding) => holding.license === license) ||
    changes.some(
      (change) =>
        change.kind === 'assign' &&
        change.license === license &&
        change.status === 'scheduled' &&
        effectiveDate(change, override) <= on,
    )
  )
}
