/** Settles an organization in which few users are due: one reading, and one write. */
import { unknownOrganization } from '../core/organization.js'
import type { DueRequest, DueResult } from '../storage/port.js'
import { withReached } from '../storage/reached.js'
import { nextDueStep } from '../storage/settle-due.js'
import { parseStored } from './commit.js'
import type { Connection } from './connection.js'
import { ORGANIZATION_COLUMNS, organizationOf } from './organizations.js'
import { settleUsers } from './settle-users.js'
import type { Part } from './statement.js'

/** Up to so many users are read without a lock: more are worth a transaction. */
const FEW = 50

/**
 * Settles an organization in which few users are due and no seat is limited, with two round trips:
 * users are read without a lock, and the write fails where another writer was ahead.
 *
 * @returns `null` where there is more to do.
 */
export async function settleFew(
  connection: Connection,
  request: DueRequest,
): Promise<DueResult | null> {
  const { query, tables } = connection
  const { today } = request
  const rows = await query(
    `with first as materialized (
        select u.state, u.next_due, u.id
        from ${tables.users} u
        where u.organization = $1
          and u.next_due <= $2::date
        order by u.next_due, u.id
        limit $3::int + 1),
      due as materialized (
        select case when count(*) over () <= $3::int then f.state::text end as record
        from first f
        order by f.next_due, f.id)
      select ${ORGANIZATION_COLUMNS}
      from ${tables.organizations} o
      where o.organization = $1
      union all
      select record, null
      from due`,
    [request.organization, today, String(FEW)],
  )
  const [first, ...due] = rows
  if (first === undefined) throw unknownOrganization(request.organization)
  const loaded = organizationOf(first)
  const organization = withReached(loaded, today)
  if (due.length > FEW) return null
  const users = due.map((row) => parseStored(String(row['record'])))
  const isNewDate = loaded.reached < today
  const earliest = users[0]?.nextDue ?? today
  const { through, limited } = nextDueStep(organization, earliest, request)
  if (limited !== null && users.length > 0) return null
  const { settled, stale } = await settleUsers(
    connection,
    request,
    { organization, users, seatsHeld: {}, through, limited },
    isNewDate ? [reachedPart(connection, request)] : [],
  )
  if (settled === 0 && isNewDate) await reach(connection, request)
  return { settled, stale, more: settled < users.length }
}

/** Writes that an organization has come to a date. */
export async function reach(
  { query, tables }: Connection,
  { organization, today }: DueRequest,
): Promise<void> {
  await query(
    `update ${tables.organizations}
      set reached = $2::date
      where organization = $1 and reached < $2::date`,
    [organization, today],
  )
}

/** The same, as a part of another write. */
function reachedPart({ tables }: Connection, { today }: DueRequest): Part {
  return {
    name: 'reached',
    columns: { date: ['date', [today]] },
    sql: (rows) =>
      `update ${tables.organizations} o
        set reached = p.date
        from ${rows}
        where o.organization = $1
          and o.reached < p.date`,
  }
}
