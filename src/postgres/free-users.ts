/** Locks users of a date on whom no limited seat depends: many workers settle them at once. */
import { unknownOrganization, type OrganizationRecord } from '../core/organization.js'
import type { DueRequest, StoredUser } from '../storage/port.js'
import { withReached } from '../storage/reached.js'
import type { SeatLine } from '../storage/seat-line.js'
import { hasToDoWithSeats, nextDueStep, type DueStep } from '../storage/settle-due.js'
import { parseStored } from './commit.js'
import type { PostgresQuery } from './driver.js'
import { AHEAD } from './failures.js'
import type { Tables } from './names.js'
import { ORGANIZATION_COLUMNS, organizationOf } from './organizations.js'
import { arrayText } from './text.js'

/** Free users who are locked, and those who are left. */
interface LockedFree {
  readonly organization: OrganizationRecord
  readonly users: readonly StoredUser[]
  readonly rest: SeatLine<string>
}

/**
 * Locks the next free users of a date. Those whom another worker has at hand or has settled are
 * passed over, and so is who has to do with limited seats by now. No lock of a seat row is held or
 * waited for, so that whoever holds one may wait for these users.
 *
 * @returns `null` where nobody is left.
 */
export async function lockFreeUsers(
  query: PostgresQuery,
  t: Tables,
  request: DueRequest,
  { step, free }: { readonly step: DueStep; readonly free: SeatLine<string> },
): Promise<LockedFree | null> {
  for (let { passed } = free; passed < free.users.length;) {
    const batch = free.users.slice(passed, passed + request.limit)
    passed += batch.length
    const { organization, users } = await lockThose(query, t, request, { step, batch })
    if (users.length > 0) return { organization, users, rest: { ...free, passed } }
  }
  return null
}

async function lockThose(
  query: PostgresQuery,
  t: Tables,
  request: DueRequest,
  { step, batch }: { readonly step: DueStep; readonly batch: readonly string[] },
): Promise<Omit<LockedFree, 'rest'>> {
  const rows = await query(
    `with due as materialized (
        select u.state::text as record
        from ${t.users} u
        where u.organization = $1
          and u.id = any($3::text[])
          and u.next_due = $2::date
        order by u.id
        for update of u skip locked)
      select ${ORGANIZATION_COLUMNS}
      from ${t.organizations} o
      where o.organization = $1
      union all
      select record, null
      from due`,
    [request.organization, step.through, arrayText(batch)],
  )
  if (rows[0] === undefined) throw unknownOrganization(request.organization)
  const organization = withReached(organizationOf(rows[0]), request.today)
  const { limited } = nextDueStep(organization, step.through, request)
  if ([...(limited ?? [])].some((license) => !step.limited?.has(license))) throw new Error(AHEAD) // another license is limited by now
  const users = rows.slice(1).map((row) => parseStored(String(row['record'])))
  return { organization, users: users.filter(({ record }) => !hasToDoWithSeats(record, step)) }
}
