/** The rows of a user beside its record: claims, holdings, changes and bookings. */
import type { UserId } from '../core/ids.js'
import { claimsOf } from '../storage/claims.js'
import { listedDate, searchKey } from '../storage/listing.js'
import type { StoredUser } from '../storage/port.js'
import type { Change } from '../timeline/record/change.js'

/** A row that a user has in a table of its own, by a key: what a user is found by. */
type Rows<R> = ReadonlyMap<string, R>

export interface ClaimRow {
  readonly kind: 'e' | 'n'
  readonly key: string
}

export interface ChangeRow {
  readonly user: string
  readonly id: string
  readonly listedOn: string
  readonly status: string
  readonly kind: string
  readonly license: string
  readonly created: string
  readonly change: Change
}

export interface BookingRow {
  readonly user: string
  readonly license: string
  readonly bookedOn: string
  readonly taken: number
  readonly freed: number
  readonly wanted: number
}

/** Everything that a user has beside its own row, derived from what is stored of it. */
export interface UserRows {
  readonly claims: Rows<ClaimRow>
  readonly holdings: Rows<{ readonly user: string; readonly license: string }>
  readonly changes: Rows<ChangeRow>
  readonly bookings: Rows<BookingRow>
}

const NO_ROWS: ReadonlyMap<string, never> = new Map<string, never>()
const NOTHING: UserRows = {
  claims: NO_ROWS,
  holdings: NO_ROWS,
  changes: NO_ROWS,
  bookings: NO_ROWS,
}

/** The rows of a user; none for one that is not there. */
export function rowsOf(stored: StoredUser | null): UserRows {
  if (stored === null) return NOTHING
  const { record } = stored
  const { email, numbers, licenses } = claimsOf(record)
  const claims: readonly ClaimRow[] = [
    { kind: 'e', key: email },
    ...numbers.map((key) => ({ kind: 'n' as const, key })),
  ]
  const changes = record.changes.map((change): ChangeRow => ({
    user: record.id,
    id: change.id,
    listedOn: listedDate(change, record.override),
    status: change.status,
    kind: change.kind,
    license: change.license,
    created: change.created,
    change,
  }))
  return {
    claims: byKey(claims, claimKey),
    holdings: byKey(
      [...new Set(licenses)].map((license) => ({ user: record.id, license })),
      ({ license }) => license,
    ),
    changes: byKey(changes, ({ id }) => id),
    bookings: bookingRows(record.id, stored),
  }
}

/** A claim as one text. */
export function claimKey({ kind, key }: ClaimRow): string {
  return kind + key
}

function byKey<R>(rows: readonly R[], key: (row: R) => string): Rows<R> {
  return rows.length === 0 ? NO_ROWS : new Map(rows.map((row) => [key(row), row]))
}

function bookingRows(user: UserId, { wanted, judgment }: StoredUser): Rows<BookingRow> {
  const bookings = judgment?.bookings ?? []
  if (bookings.length === 0 && wanted.length === 0) return NO_ROWS
  const rows = new Map<string, BookingRow>()
  const add = (
    { date, license }: StoredUser['wanted'][number],
    what: 'taken' | 'freed' | 'wanted',
  ) => {
    const key = `${date} ${license}`
    const none = { user, license, bookedOn: date, taken: 0, freed: 0, wanted: 0 }
    const row = rows.get(key) ?? none
    rows.set(key, { ...row, [what]: row[what] + 1 })
  }
  for (const seat of wanted) add(seat, 'wanted')
  for (const booking of bookings) add(booking, booking.step === 1 ? 'taken' : 'freed')
  return rows
}

/**
 * What to put and what to take away, so that the rows of before become those of after. Rows that
 * stay are not touched.
 */
export function difference<R extends object>(
  before: Rows<R>,
  after: Rows<R>,
): { readonly put: readonly R[]; readonly drop: readonly R[] } {
  const put: R[] = []
  const drop: R[] = []
  for (const [key, row] of after) if (!same(before.get(key), row)) put.push(row)
  for (const [key, row] of before) if (!after.has(key)) drop.push(row)
  return { put, drop }
}

/** A change that nobody touched is still the same object; only another one is compared as text. */
function same<R extends object>(a: R | undefined, b: R): boolean {
  if (a === undefined) return false
  const names = Object.keys(b) as (keyof R)[] // its own names
  return names.every((name) => a[name] === b[name]) || JSON.stringify(a) === JSON.stringify(b)
}

/** What a user is searched and listed by, in its own row. */
export function columnsOfUser({ record, nextDue, judgment }: StoredUser) {
  return {
    nextDue,
    firstName: searchKey(record.firstName),
    surname: searchKey(record.surname),
    department: record.department,
    judgedBy: judgment?.basis ?? null,
    judgedUntil: judgment?.until ?? null,
    outOfCompliance: judgment?.out ?? false,
    willFail: judgment !== null && judgment.failing.length > 0,
  }
}
