/** The parts of a write, one for each table. */
import type { StoredUser } from '../storage/port.js'
import type { SeatlineEvent } from '../timeline/record/event.js'
import type { Tables } from './names.js'
import {
  claimKey,
  columnsOfUser,
  difference,
  rowsOf,
  type ClaimRow,
  type UserRows,
} from './rows.js'
import type { Part } from './statement.js'
import { encodeText } from './text.js'

/** What becomes of one user in a batch, all its writes taken together. */
export interface UserChange {
  readonly id: string
  /** What is stored, and its revision; `null` for a new user. */
  readonly before: StoredUser | null
  readonly expected: number | null
  /** What is to be stored; `null` for a user that is deleted. */
  readonly after: StoredUser | null
  readonly revision: number
}

/** Everything that a batch writes. */
export interface WriteSet {
  readonly users: readonly UserChange[]
  readonly events: readonly SeatlineEvent[]
  /** The stripe of a license's seats to count on. */
  readonly stripeOf: (license: string) => number
}

/** The parts of the statement that writes a batch: user rows first, then what hangs on them. */
export function partsOf(t: Tables, { users, events, stripeOf }: WriteSet): readonly Part[] {
  const sorted = [...users].sort((a, b) => (a.id < b.id ? -1 : 1))
  const rows = sorted.map(({ before, after }) => [rowsOf(before), rowsOf(after)] as const)
  return [
    insertedUsers(t, sorted),
    updatedUsers(t, sorted),
    ...claimParts(t, sorted, rows),
    ...holdingParts(t, rows, stripeOf),
    ...changeParts(t, rows),
    ...bookingParts(t, rows),
    ...eventParts(t, events),
  ]
}

const USER_COLUMNS = [
  'revision',
  'state',
  'next_due',
  'first_name',
  'surname',
  'department',
  'judged_by',
  'judged_until',
  'out_of_compliance',
  'will_fail',
] as const
const asStored = (column: string) => (column === 'state' ? 'p.state::json' : `p.${column}`)

function userColumns(users: readonly UserChange[]): Part['columns'] {
  const columns = users.map(({ after }) => (after === null ? null : columnsOfUser(after)))
  const text = (value: string | null | undefined) =>
    value === null || value === undefined ? null : encodeText(value)
  return {
    id: ['text', users.map(({ id }) => encodeText(id))],
    revision: ['bigint', users.map(({ revision }) => revision)],
    state: ['json', users.map(({ after }) => (after === null ? null : stateOf(after)))],
    next_due: ['date', columns.map((user) => user?.nextDue ?? null)],
    first_name: ['text', columns.map((user) => text(user?.firstName))],
    surname: ['text', columns.map((user) => text(user?.surname))],
    department: ['text', columns.map((user) => text(user?.department))],
    judged_by: ['text', columns.map((user) => text(user?.judgedBy))],
    judged_until: ['date', columns.map((user) => user?.judgedUntil ?? null)],
    out_of_compliance: ['boolean', columns.map((user) => user?.outOfCompliance ?? false)],
    will_fail: ['boolean', columns.map((user) => user?.willFail ?? false)],
  }
}

function stateOf({ record, nextDue, wanted, judgment }: StoredUser): string {
  return JSON.stringify({ record, nextDue, wanted, judgment })
}

/**
 * New rows are inserted as they are: one that another writer was ahead with fails the statement,
 * and `on conflict` would look each up once more.
 */
function insertedUsers(t: Tables, all: readonly UserChange[]): Part {
  return {
    name: 'inserted',
    columns: userColumns(all.filter(({ expected }) => expected === null)),
    sql: (rows) =>
      `insert into ${t.users} (organization, id, ${USER_COLUMNS.join(', ')})
        select $1, p.id, ${USER_COLUMNS.map(asStored).join(', ')}
        from ${rows}`,
  }
}

function updatedUsers(t: Tables, all: readonly UserChange[]): Part {
  const users = all.filter(({ expected }) => expected !== null)
  return {
    name: 'updated',
    columns: { ...userColumns(users), expected: ['bigint', users.map(({ expected }) => expected)] },
    sql: (rows, any) =>
      `update ${t.users} u
        set ${USER_COLUMNS.map((column) => `${column} = ${asStored(column)}`).join(', ')}
        from ${rows}
        where u.organization = $1
          and u.id = ${any('id')}
          and u.id = p.id
          and u.revision = p.expected
          and u.state is not null`,
    everyRow: true,
  }
}

type RowPairs = readonly (readonly [before: UserRows, after: UserRows])[]

interface ClaimMove {
  readonly claim: ClaimRow
  from: string | null
  to: string | null
}

/**
 * Claims that change hands within a batch go from holder to holder: the order of its writes was
 * looked at already.
 */
function claimParts(t: Tables, users: readonly UserChange[], rows: RowPairs): readonly Part[] {
  const moves = new Map<string, ClaimMove>()
  const moveOf = (claim: ClaimRow) => {
    const move = moves.get(claimKey(claim)) ?? { claim, from: null, to: null }
    moves.set(claimKey(claim), move)
    return move
  }
  rows.forEach(([before, after], index) => {
    const { id } = users[index]! // one pair for each user
    for (const [key, claim] of before.claims) if (!after.claims.has(key)) moveOf(claim).from = id
    for (const [key, claim] of after.claims) if (!before.claims.has(key)) moveOf(claim).to = id
  })
  const all = [...moves.values()]
  const at = (keys: string) =>
    `c.organization = $1
      and c.kind in ('e', 'n')
      and c.key = ${keys}
      and c.kind = p.kind
      and c.key = p.key
      and c.user_id = p.holder`
  const columns = (some: readonly ClaimMove[]): Part['columns'] => ({
    kind: ['text', some.map(({ claim }) => claim.kind)],
    key: ['text', some.map(({ claim }) => encodeText(claim.key))],
    holder: ['text', some.map(({ from }) => from && encodeText(from))],
    user_id: ['text', some.map(({ to }) => to && encodeText(to))],
  })
  return [
    {
      name: 'released',
      columns: columns(all.filter(({ from, to }) => from !== null && to === null)),
      sql: (from, any) => `delete from ${t.claims} c using ${from} where ${at(any('key'))}`,
      everyRow: true,
    },
    {
      name: 'handed_on',
      columns: columns(all.filter(({ from, to }) => from !== null && to !== null)),
      sql: (from, any) =>
        `update ${t.claims} c set user_id = p.user_id from ${from} where ${at(any('key'))}`,
      everyRow: true,
    },
    {
      name: 'claimed',
      columns: columns(all.filter(({ from }) => from === null)),
      sql: (from) =>
        `insert into ${t.claims} (organization, kind, key, user_id)
          select $1, p.kind, p.key, p.user_id
          from ${from}`,
    },
  ]
}

function holdingParts(t: Tables, rows: RowPairs, stripeOf: WriteSet['stripeOf']): readonly Part[] {
  const differences = rows.map(([before, after]) => difference(before.holdings, after.holdings))
  const [given, taken] = [
    differences.flatMap(({ put }) => put),
    differences.flatMap(({ drop }) => drop),
  ]
  const deltas = new Map<string, number>()
  for (const { license } of given) deltas.set(license, (deltas.get(license) ?? 0) + 1)
  for (const { license } of taken) deltas.set(license, (deltas.get(license) ?? 0) - 1)
  const counted = [...deltas]
    .filter(([, delta]) => delta !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const columns = (some: typeof given): Part['columns'] => ({
    user_id: ['text', some.map(({ user }) => encodeText(user))],
    license: ['text', some.map(({ license }) => encodeText(license))],
  })
  return [
    {
      name: 'taken_away',
      columns: columns(taken),
      sql: (from, any) =>
        `delete from ${t.holdings} h using ${from}
          where h.organization = $1
            and h.license = ${any('license')}
            and h.user_id = ${any('user_id')}
            and h.license = p.license
            and h.user_id = p.user_id`,
    },
    {
      name: 'given',
      columns: columns(given),
      sql: (from) =>
        `insert into ${t.holdings} (organization, license, user_id)
          select $1, p.license, p.user_id
          from ${from}`,
    },
    {
      name: 'seats_counted',
      columns: {
        license: ['text', counted.map(([license]) => encodeText(license))],
        stripe: ['int', counted.map(([license]) => stripeOf(license))],
        delta: ['bigint', counted.map(([, delta]) => delta)],
      },
      sql: (from) =>
        `insert into ${t.seats} as s (organization, license, stripe, held)
          select $1, p.license, p.stripe, p.delta
          from ${from}
          order by p.license
          on conflict (organization, license, stripe) do update set
            held = s.held + excluded.held`,
      after: 'updated',
    },
  ]
}

function changeParts(t: Tables, rows: RowPairs): readonly Part[] {
  const differences = rows.map(([before, after]) => difference(before.changes, after.changes))
  const [put, drop] = [
    differences.flatMap((one) => one.put),
    differences.flatMap((one) => one.drop),
  ]
  return [
    {
      name: 'changes_dropped',
      columns: {
        user_id: ['text', drop.map(({ user }) => encodeText(user))],
        id: ['text', drop.map(({ id }) => encodeText(id))],
      },
      sql: (from, any) =>
        `delete from ${t.changes} c using ${from}
          where c.organization = $1
            and c.user_id = ${any('user_id')}
            and c.user_id = p.user_id
            and c.id = p.id`,
    },
    {
      name: 'changes_put',
      columns: {
        user_id: ['text', put.map(({ user }) => encodeText(user))],
        id: ['text', put.map(({ id }) => encodeText(id))],
        listed_on: ['date', put.map(({ listedOn }) => listedOn)],
        status: ['text', put.map(({ status }) => status)],
        kind: ['text', put.map(({ kind }) => kind)],
        license: ['text', put.map(({ license }) => encodeText(license))],
        created: ['text', put.map(({ created }) => encodeText(created))],
        body: ['json', put.map(({ change }) => JSON.stringify(change))],
      },
      sql: (from) =>
        `insert into ${t.changes} (
            organization, user_id, id, listed_on, status, kind, license, created, body)
          select $1,
            p.user_id, p.id, p.listed_on, p.status, p.kind, p.license, p.created, p.body::json
          from ${from}
          on conflict (organization, user_id, id) do update set
            listed_on = excluded.listed_on,
            status = excluded.status,
            kind = excluded.kind,
            license = excluded.license,
            created = excluded.created,
            body = excluded.body`,
    },
  ]
}

function bookingParts(t: Tables, rows: RowPairs): readonly Part[] {
  const differences = rows.map(([before, after]) => difference(before.bookings, after.bookings))
  const [put, drop] = [
    differences.flatMap((one) => one.put),
    differences.flatMap((one) => one.drop),
  ]
  const key = (some: typeof put): Part['columns'] => ({
    license: ['text', some.map(({ license }) => encodeText(license))],
    booked_on: ['date', some.map(({ bookedOn }) => bookedOn)],
    user_id: ['text', some.map(({ user }) => encodeText(user))],
  })
  return [
    {
      name: 'bookings_dropped',
      columns: key(drop),
      sql: (from, any) =>
        `delete from ${t.bookings} b using ${from}
          where b.organization = $1
            and b.user_id = ${any('user_id')}
            and b.license = p.license
            and b.booked_on = p.booked_on
            and b.user_id = p.user_id`,
    },
    {
      name: 'bookings_put',
      columns: {
        ...key(put),
        taken: ['int', put.map(({ taken }) => taken)],
        freed: ['int', put.map(({ freed }) => freed)],
        wanted: ['int', put.map(({ wanted }) => wanted)],
      },
      sql: (from) =>
        `insert into ${t.bookings} (organization, license, booked_on, user_id, taken, freed, wanted)
          select $1, p.license, p.booked_on, p.user_id, p.taken, p.freed, p.wanted
          from ${from}
          on conflict (organization, user_id, license, booked_on) do update set
            taken = excluded.taken,
            freed = excluded.freed,
            wanted = excluded.wanted`,
    },
  ]
}

/** History, and the mark in the outbox of each stream that got something. */
export function eventParts(t: Tables, events: readonly SeatlineEvent[]): readonly Part[] {
  const streams = new Map<string, { last: number; since: string }>()
  for (const { user, number, at } of events) {
    const stream = streams.get(user ?? '') ?? { last: number, since: at }
    streams.set(user ?? '', { last: Math.max(stream.last, number), since: stream.since })
  }
  const waiting = [...streams].sort(([a], [b]) => (a < b ? -1 : 1))
  return [
    {
      name: 'happened',
      columns: {
        stream: ['text', events.map(({ user }) => encodeText(user ?? ''))],
        number: ['bigint', events.map(({ number }) => number)],
        body: ['json', events.map((event) => JSON.stringify(event))],
      },
      sql: (from) =>
        `insert into ${t.events} (organization, stream, number, body)
          select $1, p.stream, p.number, p.body::json
          from ${from}`,
      after: 'updated',
    },
    {
      name: 'waiting',
      columns: {
        stream: ['text', waiting.map(([stream]) => encodeText(stream))],
        last: ['bigint', waiting.map(([, { last }]) => last)],
        since: ['text', waiting.map(([, { since }]) => encodeText(since))],
      },
      sql: (from) =>
        `insert into ${t.outbox} as o (organization, stream, last, waiting_since, ready_at)
          select $1, p.stream, p.last, p.since, ''
          from ${from}
          on conflict (organization, stream) do update set
            last = greatest(o.last, excluded.last),
            waiting_since =
              case when o.ready_at is null then excluded.waiting_since else o.waiting_since end,
            ready_at = coalesce(o.ready_at, '')`,
      after: 'updated',
    },
  ]
}

/** That the organization is there, and stays until what is written with it is committed. */
export function organizationThere(t: Tables): Part {
  return {
    name: 'there',
    columns: { needed: ['boolean', [true]] },
    sql: (from) =>
      `select 1
        from ${t.organizations} o
        cross join ${from}
        where o.organization = $1
          and p.needed
        for key share of o`,
    everyRow: true,
    reads: true,
  }
}
