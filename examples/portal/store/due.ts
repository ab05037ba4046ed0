import type { CalendarDate, OrganizationRecord, UserRecord } from 'seatline'
import {
  inSeatOrder,
  nextDueStep,
  settleDue,
  unknownOrganization,
  withReached,
  type DueRequest,
  type DueResult,
  type DueStep,
} from 'seatline/store'
import { applyWrite } from './commit.js'
import { answered, lookUp, visit, type Tables } from './database.js'
import type { OrganizationRow, UserRow } from './rows.js'

/** Settles users on whom something is due, as the port says. */
export async function processDue(tables: Tables, request: DueRequest): Promise<DueResult> {
  const { organization: id, today, limit } = request
  const row = (await answered(tables('organizations').get(id))) as OrganizationRow | undefined
  if (row === undefined) throw unknownOrganization(id)
  const organization = withReached(row.record, today)
  if (organization !== row.record)
    tables('organizations').put({ id, record: organization } satisfies OrganizationRow)
  const earliest = await earliestDue(tables, id, today)
  if (earliest === null) return { settled: 0, stale: 0, more: false }
  const step = nextDueStep(organization, earliest, request)
  const most = step.limited === null ? limit : Infinity // only the order says who is first
  const users = await dueUsers(tables, id, step, most)
  const held = await lookUp([...(step.limited ?? [])], (license) =>
    tables('users').index('held').count([id, license]),
  )
  const { writes, stale } = settleDue(request, {
    organization,
    seatsHeld: Object.fromEntries(held),
    users: inSeatOrder(users, step),
    through: step.through,
  })
  for (const write of writes) await applyWrite(tables, id, write)
  const more =
    step.users === null
      ? (await earliestDue(tables, id, today)) !== null
      : (await dueUsers(tables, id, step, 1)).length > 0
  return { settled: writes.length, stale, more }
}

/** The earliest date on which something is due in an organization, if it has come. */
export async function earliestDue(
  tables: Tables,
  organization: string,
  today: CalendarDate,
): Promise<CalendarDate | null> {
  const range = IDBKeyRange.bound([organization], [organization, today, []])
  const first = await answered(tables('users').index('due').openKeyCursor(range))
  return Array.isArray(first?.key) ? (first.key[1] as CalendarDate) : null // the index is keyed by organization, date and id
}

/** Organizations with something due on or before a date, by id. */
export async function dueOrganizations(
  tables: Tables,
  {
    onOrBefore,
    after = '',
    limit,
  }: { readonly onOrBefore: CalendarDate; readonly after?: string; readonly limit: number },
): Promise<readonly OrganizationRecord[]> {
  const rows = (await answered(
    tables('organizations').getAll(IDBKeyRange.lowerBound(after, true)),
  )) as OrganizationRow[]
  const found: OrganizationRecord[] = []
  for (const { id, record } of rows) {
    if (found.length >= limit) break
    if ((await earliestDue(tables, id, onOrBefore)) !== null) found.push(record)
  }
  return found
}

/** Users due through the date of a step: those asked for, or the first of all by date and id. */
async function dueUsers(
  tables: Tables,
  organization: string,
  { through, users }: DueStep,
  most: number,
): Promise<readonly UserRecord[]> {
  if (users !== null) {
    const rows = await lookUp(
      users,
      (user) => tables('users').get([organization, user]) as IDBRequest<UserRow | undefined>,
    )
    return [...rows.values()].flatMap((row) => {
      const nextDue = row?.stored.nextDue ?? null
      return nextDue !== null && nextDue <= through ? [row!.stored.record] : [] // it has a date
    })
  }
  const found: UserRecord[] = []
  if (most === 0) return found
  const range = IDBKeyRange.bound([organization], [organization, through, []])
  await visit<UserRow>(tables('users').index('due'), range, ({ stored }) => {
    found.push(stored.record)
    return found.length >= most ? 'enough' : 'on'
  })
  return found
}
