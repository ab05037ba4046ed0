/** Short ways to write records, changes and commits in the cases. */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { Holding } from '../../core/holding.js'
import type { ChangeId, OrganizationId, UserId } from '../../core/ids.js'
import type { OrganizationRecord } from '../../core/organization.js'
import type { E164, PhoneNumber } from '../../core/phone-number.js'
import type { SeatlineStore, StoredUser, UserWrite, WriteOutcome } from '../../storage/port.js'
import { seatsWanted, type Booking } from '../../timeline/record/bookings.js'
import { effectiveDate, type Change } from '../../timeline/record/change.js'
import type { SeatlineEvent } from '../../timeline/record/event.js'
import { nextDue, type UserRecord } from '../../timeline/record/record.js'
import type { Judgment } from '../../timeline/request/judgment.js'
import { equal, Unmet } from './assertions.js'

// The texts below are ids, dates and numbers of the right shape, written as literals.
export const date = (text: string) => text as CalendarDate
export const asUserId = (text: string) => text as UserId
export const asOrganizationId = (text: string) => text as OrganizationId
const changeId = (text: string) => text as ChangeId

/** The day on which everything begins in the contract. */
const START = date('2027-01-01')

export function anOrganization(
  id = 'acme',
  fields: Partial<OrganizationRecord> = {},
): OrganizationRecord {
  return {
    id: asOrganizationId(id),
    timeZone: 'Europe/Stockholm',
    country: 'SE',
    capabilities: [],
    seatLimits: [],
    reached: START,
    revision: 1,
    ...fields,
  }
}

/** An organization with a limit for one license from the beginning. */
export function withSeats(license: string, limit: number): OrganizationRecord {
  return anOrganization('acme', { seatLimits: [{ license, limit, from: START, until: null }] })
}

export function aUser(id: string, fields: Partial<UserRecord> = {}): UserRecord {
  return {
    organization: asOrganizationId('acme'),
    id: asUserId(id),
    firstName: 'Anna',
    surname: 'Berg',
    email: `${id}@acme.example`,
    department: null,
    attributes: {},
    revision: 1,
    sequence: 0,
    settledThrough: START,
    numbers: [],
    swaps: [],
    holdings: [],
    changes: [],
    override: null,
    ...fields,
  }
}

/** So many users, with ids that sort as they are counted. */
export function users(
  count: number,
  fields: (index: number) => Partial<UserRecord> = () => ({}),
): readonly UserRecord[] {
  return Array.from({ length: count }, (_, index) =>
    aUser(`u${String(index).padStart(5, '0')}`, fields(index)),
  )
}

export function aNumber(number: string): PhoneNumber {
  // of the right shape
  return { number: number as E164, type: 'mobile', status: 'active', from: START }
}

export function aHolding(license: string): Holding {
  return { license, track: 'voice', details: {}, since: START }
}

export function aChange(id: string, on: string, fields: Partial<Change> = {}): Change {
  return {
    id: changeId(id),
    kind: 'assign',
    license: 'basic',
    details: {},
    dependents: 'keep',
    ownDate: date(on),
    dated: 1,
    created: `2027-01-01T00:00:00.000Z ${id}`,
    status: 'scheduled',
    failure: null,
    ...fields,
  }
}

export function anEvent(
  user: string | null,
  number: number,
  organization = 'acme',
  actor = 'tester',
): SeatlineEvent {
  const envelope = {
    organization: asOrganizationId(organization),
    number,
    at: '2027-01-01T08:00:00.000Z',
    date: START,
    actor,
  }
  return user === null
    ? { ...envelope, user: null, kind: 'capabilities_changed', from: [], to: [] }
    : { ...envelope, user: asUserId(user), kind: 'user_deleted' }
}

/** A record as it is written: with its next due date, and as if each scheduled change went through. */
export function stored(record: UserRecord): StoredUser {
  const bookings = record.changes
    .filter(({ status }) => status === 'scheduled')
    .map((change): Booking => ({
      date: effectiveDate(change, record.override),
      license: change.license,
      step: change.kind === 'assign' ? 1 : -1,
    }))
  const judgment: Judgment = { basis: 'stored', until: null, out: false, failing: [], bookings }
  return {
    record,
    nextDue: nextDue(record),
    wanted: seatsWanted(record),
    judgment: bookings.length > 0 ? judgment : null,
  }
}

export function insert(record: UserRecord, events: readonly SeatlineEvent[] = []): UserWrite {
  return { kind: 'insert', user: stored(record), events }
}

/** The write that changes some fields of a record, which was read before. */
export function replace(
  record: UserRecord,
  fields: Partial<UserRecord>,
  events: readonly SeatlineEvent[] = [],
) {
  const next = { ...record, ...fields, revision: record.revision + 1 }
  return { kind: 'replace', user: stored(next), expected: record.revision, events } as const
}

export function remove(record: UserRecord, events: readonly SeatlineEvent[] = []): UserWrite {
  return { kind: 'delete', id: record.id, expected: record.revision, events }
}

/** Commits writes of acme, each on its own, and gives what became of them. */
export async function commit(
  store: SeatlineStore,
  writes: readonly UserWrite[],
  options: {
    mode?: 'each' | 'all'
    organization?: string
    seatLimits?: { readonly [license: string]: number }
  } = {},
): Promise<readonly WriteOutcome[]> {
  const { mode = 'each', organization = 'acme', seatLimits = {} } = options
  return (
    await store.commit({ organization: asOrganizationId(organization), mode, writes, seatLimits })
  ).outcomes
}

/** Writes an organization and users who must all be written. */
export async function given(
  store: SeatlineStore,
  records: readonly UserRecord[],
  organization: OrganizationRecord = anOrganization(),
): Promise<void> {
  equal(
    await store.saveOrganization(organization, null, []),
    'written',
    'saving a new organization',
  )
  const outcomes = await commit(
    store,
    records.map((record) => insert(record)),
    { organization: organization.id },
  )
  const refused = outcomes.filter(({ status }) => status !== 'written')
  equal(refused, [], 'inserting the users that the case begins with')
}

/** A user of acme who must be there. */
export async function load(
  store: SeatlineStore,
  id: string,
  organization = 'acme',
): Promise<UserRecord> {
  const [record] = await store.loadUsers(asOrganizationId(organization), [asUserId(id)])
  if (!record) throw new Unmet(`user ${id} of ${organization} is not there`, 'a record', record)
  return record
}

/** The statuses of outcomes. */
export function statuses(outcomes: readonly WriteOutcome[]): readonly string[] {
  return outcomes.map(({ status }) => status)
}
