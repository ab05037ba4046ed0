import {
  SeatlineError,
  type CalendarDate,
  type OrganizationRecord,
  type UserRecord,
} from 'seatline'
import { firstSeatTaken, nextDueStep, type DueRequest, type DueResult } from 'seatline/store'
import { applyWrite } from './commit.js'
import { answered, lookUp, visit, type Tables } from './database.js'
import type { OrganizationRow, UserRow } from './rows.js'

/** Settles users on whom something is due, as the port says. */
export async function processDue(tables: Tables, request: DueRequest): Promise<DueResult> {
  const { organization: id, today, limit } = request
  const row = (await answered(tables('organizations').get(id))) as OrganizationRow | undefined
  if (row === undefined)
    throw new SeatlineError('organization_unknown', `There is no organization ${id}.`, {
      organization: id,
    })
  const organization = row.record.reached >= today ? row.record : { ...row.record, reached: today }
  if (organization !== row.record)
    tables('organizations').put({ id, record: organization } satisfies OrganizationRow)
  const earliest = await earliestDue(tables, id, today)
  if (earliest === null) return { settled: 0, stale: 0, more: false }
  const step = nextDueStep(organization, earliest, today)
  const asked = step.limited === null ? request.users : undefined
  const due =
    asked !== undefined
      ? await dueAmong(tables, id, asked, today)
      : await dueThrough(tables, id, step.through, step.limited === null ? limit : null)
  const users = (
    step.limited === null ? due : inOrderOfSeats(due, (record) => firstSeatTaken(record, step))
  ).slice(0, limit)
  const held = await lookUp([...(step.limited ?? [])], (license) =>
    tables('users').index('held').count([id, license]),
  )
  const seatsHeld = Object.fromEntries(held)
  const writes =
    users.length === 0
      ? []
      : request.decide({ organization, seatsHeld, users, through: step.through })
  const revisions = new Map(users.map((user) => [user.id, user.revision]))
  const ready = writes.filter(({ user, expected }) => revisions.get(user.record.id) === expected)
  for (const write of ready) await applyWrite(tables, id, write)
  const left =
    asked === undefined
      ? (await earliestDue(tables, id, today)) !== null
      : (await dueAmong(tables, id, asked, today)).length > 0
  return { settled: ready.length, stale: writes.length - ready.length, more: left }
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

async function dueAmong(
  tables: Tables,
  organization: string,
  users: readonly string[],
  today: CalendarDate,
): Promise<readonly UserRecord[]> {
  const rows = await lookUp(
    users,
    (user) => tables('users').get([organization, user]) as IDBRequest<UserRow | undefined>,
  )
  return [...rows.values()].flatMap((row) =>
    row !== undefined && row.stored.nextDue !== null && row.stored.nextDue <= today
      ? [row.stored.record]
      : [],
  )
}

/** Due users by date and id; all of them where there is no limit. */
async function dueThrough(
  tables: Tables,
  organization: string,
  through: CalendarDate,
  limit: number | null,
): Promise<readonly UserRecord[]> {
  const found: UserRecord[] = []
  if (limit === 0) return found
  const range = IDBKeyRange.bound([organization], [organization, through, []])
  await visit<UserRow>(tables('users').index('due'), range, ({ stored }) => {
    found.push(stored.record)
    return limit !== null && found.length >= limit ? 'enough' : 'on'
  })
  return found
}

/**
 * Those who take no limited seat by id, then the others by their first change that takes one (rule
 * S1).
 */
function inOrderOfSeats(
  users: readonly UserRecord[],
  placeOf: (record: UserRecord) => string | null,
): readonly UserRecord[] {
  const placed = users.map((record) => ({ record, place: placeOf(record) ?? '' }))
  return placed
    .sort((a, b) =>
      a.place !== b.place ? (a.place < b.place ? -1 : 1) : a.record.id < b.record.id ? -1 : 1,
    )
    .map(({ record }) => record)
}
