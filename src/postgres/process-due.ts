/** Settles what is due, in one transaction for each batch of users. */
import type { CalendarDate } from '../core/calendar-date.js'
import { unknownOrganization, type OrganizationRecord } from '../core/organization.js'
import type { DueRequest, DueResult, StoredUser } from '../storage/port.js'
import { withReached } from '../storage/reached.js'
import { nextDueStep, settleDue, type DueStep } from '../storage/settle-due.js'
import { lockSeats, parseStored, stripes } from './commit.js'
import type { Connection } from './connection.js'
import type { PostgresQuery } from './driver.js'
import { AHEAD, retrying } from './failures.js'
import type { Tables } from './names.js'
import { ORGANIZATION_COLUMNS, organizationOf } from './organizations.js'
import { QueryParameters } from './query-parameters.js'
import { writeStatement } from './statement.js'
import { arrayText, decodeText, encodeText } from './text.js'
import { partsOf, type UserChange } from './write-parts.js'

/** Settles users on whom something is due, in one transaction; see the port. */
export function processDue(connection: Connection, request: DueRequest): Promise<DueResult> {
  const { query, tables } = connection
  return retrying(async () => {
    const { organization, earliest } = await situation(query, tables, request)
    if (organization.reached < request.today) {
      await query(
        `update ${tables.organizations}
          set reached = $2::date
          where organization = $1 and reached < $2::date`,
        [request.organization, request.today],
      )
    }
    if (earliest === null || request.limit === 0)
      return { settled: 0, stale: 0, more: earliest !== null }
    const step = nextDueStep(withReached(organization, request.today), earliest, request)
    if (step.users?.length === 0) return { settled: 0, stale: 0, more: false }
    return connection.transaction((own) => settleUsers(own, tables, request, step))
  }, ['23505'])
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

async function settleUsers(
  query: PostgresQuery,
  t: Tables,
  request: DueRequest,
  step: DueStep,
): Promise<DueResult> {
  const due =
    step.limited === null
      ? await anyDue(query, t, request)
      : await dueInOrderOfSeats(query, t, request, step.limited)
  const { organization, users, seatsHeld, through } = due
  const records = users.map(({ record }) => record)
  const { writes, stale } = settleDue(request, { organization, seatsHeld, users: records, through })
  const stored = new Map(users.map((user) => [user.record.id, user]))
  const changes = writes.map(({ user, expected }): UserChange => {
    const { id, revision } = user.record
    return { id, before: stored.get(id) ?? null, expected, after: user, revision }
  })
  const stripeOf = stripes((license) => step.limited?.has(license) ?? false)
  const statement = writeStatement(
    request.organization,
    partsOf(t, { users: changes, events: writes.flatMap(({ events }) => events), stripeOf }),
  )
  if (statement !== null) await query(statement.text, statement.parameters)
  return {
    settled: writes.length,
    stale,
    more: await isMore(query, t, request, step),
  }
}

interface Due {
  readonly organization: OrganizationRecord
  readonly users: readonly StoredUser[]
  readonly seatsHeld: { readonly [license: string]: number }
  readonly through: CalendarDate
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
  return { organization: withReached(organization, today), users, seatsHeld: {}, through: today }
}

/**
 * The users of the earliest due date, under the lock of the seat rows: first those who assign no
 * limited license, then the others by the last time they asked for one (rule S1). They are locked
 * by id (rule T1).
 */
async function dueInOrderOfSeats(
  query: PostgresQuery,
  t: Tables,
  request: DueRequest,
  limited: ReadonlySet<string>,
): Promise<Due> {
  const licenses = [...limited]
  await lockSeats(query, t, request.organization, licenses)
  const now = await situation(query, t, request)
  const organization = withReached(now.organization, request.today)
  if (now.earliest === null)
    return { organization, users: [], seatsHeld: {}, through: request.today }
  const step = nextDueStep(organization, now.earliest, request)
  if (step.limited === null || [...step.limited].some((license) => !limited.has(license)))
    throw new Error(AHEAD) // the limits of another date count
  const rows = await query(
    `with taking as (
        select c.user_id, max(c.created) as last
        from ${t.changes} c
        where c.organization = $1
          and c.license = any($3::text[])
          and c.listed_on <= $2::date
          and c.status = 'scheduled'
          and c.kind = 'assign'
        group by c.user_id),
      first as materialized (
        select u.id, row_number() over (order by s.last nulls first, u.id) as place
        from ${t.users} u
        left join taking s on s.user_id = u.id
        where u.organization = $1
          and u.next_due = $2::date
        order by place
        limit $4::int),
      due as materialized (
        select u.state::text as value, f.place
        from ${t.users} u
        join first f on f.id = u.id
        where u.organization = $1
          and u.next_due = $2::date
        order by u.id
        for update of u)
      select 'seats' as kind, license as key, sum(held)::text as value
      from ${t.seats}
      where organization = $1
        and license = any($3::text[])
      group by license
      union all (
        select 'user', null, value
        from due
        order by place)`,
    [
      request.organization,
      step.through,
      arrayText([...step.limited].map(encodeText)),
      String(request.limit),
    ],
  )
  const seatsHeld = Object.fromEntries([...step.limited].map((license) => [license, 0]))
  const users: StoredUser[] = []
  for (const row of rows) {
    if (row['kind'] === 'user') users.push(parseStored(String(row['value'])))
    else seatsHeld[decodeText(String(row['key']))] = Number(row['value'])
  }
  return { organization, users, seatsHeld, through: step.through }
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
