/** Settles what is due, in one transaction for each batch of users. */
import type { CalendarDate } from '../core/calendar-date.js'
import { unknownOrganization } from '../core/organization.js'
import type { DueRequest, DueResult } from '../storage/port.js'
import { withReached } from '../storage/reached.js'
import { nextDueStep, type DueStep } from '../storage/settle-due.js'
import { lockSeats, parseStored } from './commit.js'
import type { Connection } from './connection.js'
import type { PostgresQuery } from './driver.js'
import { AHEAD, retrying } from './failures.js'
import { reach, settleFew } from './few-users.js'
import type { Tables } from './names.js'
import { ORGANIZATION_COLUMNS, organizationOf } from './organizations.js'
import { QueryParameters } from './query-parameters.js'
import { lockFreeUsers } from './free-users.js'
import { lockNextInLine, type LockedUsers } from './seat-line.js'
import { settleUsers, type Due } from './settle-users.js'
import { arrayText, encodeText } from './text.js'
import { findUsers, keepUsers, type UsersAtHand, type UsersOfDate } from './users-of-date.js'

/** Settles users on whom something is due, in one transaction; see the port. */
export function processDue(
  connection: Connection,
  request: DueRequest,
  atHand: UsersAtHand,
): Promise<DueResult> {
  const { query, tables } = connection
  let isFirst = request.users === undefined && request.limit > 0
  return retrying(async () => {
    if (isFirst) {
      isFirst = false // where another writer was ahead, users are locked
      const settled = await settleFew(connection, request)
      if (settled !== null) return settled
    }
    const { organization, earliest } = await situation(query, tables, request)
    if (organization.reached < request.today) await reach(connection, request)
    if (earliest === null || request.limit === 0)
      return { settled: 0, stale: 0, more: earliest !== null }
    const step = nextDueStep(withReached(organization, request.today), earliest, request)
    if (step.users?.length === 0) return { settled: 0, stale: 0, more: false }
    if (step.limited === null) return settleInAnyOrder(connection, request, step)
    const free = await settleFree(connection, request, { step, atHand })
    return free ?? settleInLine(connection, request, { limited: step.limited, atHand })
  }, ['23505'])
}

async function settleInAnyOrder(
  connection: Connection,
  request: DueRequest,
  step: DueStep,
): Promise<DueResult> {
  const { tables } = connection
  return connection.transaction(async (query) => {
    const due = await anyDue(query, tables, request)
    const { settled, stale } = await settleUsers({ query, tables }, request, due)
    return { settled, stale, more: await isMore(query, tables, request, step) }
  })
}

/**
 * Settles users of a date on whom no limited seat depends, without the lock of the seat rows, so
 * that many workers do it at once. `null` where none is left for this one.
 */
async function settleFree(
  connection: Connection,
  request: DueRequest,
  { step, atHand }: { readonly step: DueStep; readonly atHand: UsersAtHand },
): Promise<DueResult | null> {
  const { query, tables } = connection
  const known = atHand.get(request.organization)
  const found =
    known !== undefined && isOfStep(known, step)
      ? known
      : await findUsers(query, tables, request, step)
  keepUsers(atHand, request.organization, found)
  const { free, line } = found
  if (free.passed >= free.users.length) return null
  const { result, rest } = await connection.transaction(async (own) => {
    const locked = await lockFreeUsers(own, tables, request, { step, free })
    if (locked === null) return { result: null, rest: { ...free, passed: free.users.length } }
    const due = { ...locked, seatsHeld: {}, through: step.through, limited: step.limited }
    const settled = await settleUsers({ query: own, tables }, request, due)
    const isLeft = line.passed < line.users.length || locked.rest.passed < free.users.length
    const more = isLeft || (await isMore(own, tables, request, step))
    return { result: { ...settled, more }, rest: locked.rest }
  })
  // only now is it sure that they are settled
  keepUsers(atHand, request.organization, { free: rest, line })
  return result
}

/** Whether users at hand are those of a step. */
function isOfStep({ line }: UsersOfDate, { through, limited }: DueStep): boolean {
  return (
    line.date === through &&
    line.limited.size === limited?.size &&
    [...limited].every((one) => line.limited.has(one))
  )
}

async function settleInLine(
  connection: Connection,
  request: DueRequest,
  { limited, atHand }: { readonly limited: ReadonlySet<string>; readonly atHand: UsersAtHand },
): Promise<DueResult> {
  const { tables } = connection
  const { rest, ...result } = await connection.transaction(async (query) => {
    const { rest, ...due } = await dueInOrderOfSeats(query, tables, request, { limited, atHand })
    const { settled, stale } = await settleUsers({ query, tables }, request, { ...due, limited })
    const more = rest !== null || (await isMore(query, tables, request, due.step))
    return { settled, stale, more, rest: settled === due.users.length ? rest : null }
  })
  keepUsers(atHand, request.organization, rest)
  return result
}

/** The organization, and its earliest due date that has come. */
async function situation(query: PostgresQuery, t: Tables, { organization, today }: DueRequest) {
  const [row] = await query(
    `select ${ORGANIZATION_COLUMNS}, to_char((
          select min(u.next_due)
          from ${t.users} u
          where u.organization = $1
            and u.next_due <= $2::date), 'YYYY-MM-DD') as earliest
      from ${t.organizations} o
      where o.organization = $1`,
    [organization, today],
  )
  if (row === undefined) throw unknownOrganization(organization)
  // a date, in this form
  return { organization: organizationOf(row), earliest: row['earliest'] as CalendarDate | null }
}

/**
 * Due users in any order. Those whom another worker has at hand are passed over, and stay due until
 * it is done with them; users who were asked for are waited for.
 */
async function anyDue(
  query: PostgresQuery,
  t: Tables,
  { organization: id, today, limit, users: asked }: DueRequest,
): Promise<Due> {
  const parameters = new QueryParameters(id)
  const through = parameters.add(today)
  const most = parameters.add(String(limit))
  const ids = asked && parameters.add(arrayText([...new Set(asked)].map(encodeText)))
  const rows = await query(
    `with due as materialized (
        select u.state::text as record
        from ${t.users} u
        where u.organization = $1
          and u.next_due <= ${through}::date
          ${ids === undefined ? '' : `and u.id = any(${ids}::text[])`}
        order by u.next_due, u.id
        limit ${most}::int
        for update of u ${ids === undefined ? 'skip locked' : ''})
      select ${ORGANIZATION_COLUMNS}
      from ${t.organizations} o
      where o.organization = $1
      union all
      select record, null
      from due`,
    parameters.values,
  )
  if (rows[0] === undefined) throw unknownOrganization(id)
  const organization = organizationOf(rows[0])
  const users = rows.slice(1).map((row) => parseStored(String(row['record'])))
  return {
    organization: withReached(organization, today),
    users,
    seatsHeld: {},
    through: today,
    limited: null,
  }
}

/** The users of the earliest due date who come next in line, under the lock of the seat rows. */
async function dueInOrderOfSeats(
  query: PostgresQuery,
  t: Tables,
  request: DueRequest,
  { limited, atHand }: { readonly limited: ReadonlySet<string>; readonly atHand: UsersAtHand },
): Promise<Omit<Due, 'limited'> & Pick<LockedUsers, 'rest'> & { readonly step: DueStep }> {
  await lockSeats(query, t, request.organization, [...limited])
  const now = await situation(query, t, request)
  const organization = withReached(now.organization, request.today)
  const step = nextDueStep(organization, now.earliest ?? request.today, request)
  const { through } = step
  if (now.earliest === null)
    return { organization, users: [], seatsHeld: {}, rest: null, through, step }
  if (step.limited === null || [...step.limited].some((license) => !limited.has(license)))
    throw new Error(AHEAD) // the limits of another date count
  const locked = await lockNextInLine(query, t, request, { step, atHand })
  return { organization, ...locked, through, step }
}

async function isMore(
  query: PostgresQuery,
  t: Tables,
  { organization, today }: DueRequest,
  { users }: DueStep,
): Promise<boolean> {
  const parameters = new QueryParameters(organization)
  const through = parameters.add(today)
  const ids = users && parameters.add(arrayText(users.map(encodeText)))
  const [row] = await query(
    `select (min(u.next_due) is not null)::text as more
      from ${t.users} u
      where u.organization = $1
        and u.next_due <= ${through}::date
        ${ids === null ? '' : `and u.id = any(${ids}::text[])`}`,
    parameters.values,
  )
  return row?.['more'] === 'true'
}
