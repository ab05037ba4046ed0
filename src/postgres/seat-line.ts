/** Walks the line for limited seats: finds it once for a date, and locks its users batch by batch. */
import type { Batch, DueRequest, StoredUser } from '../storage/port.js'
import { isLineOf, nextInLine, type SeatLine } from '../storage/seat-line.js'
import type { DueStep } from '../storage/settle-due.js'
import { parseStored } from './commit.js'
import type { PostgresQuery } from './driver.js'
import { AHEAD } from './failures.js'
import type { Tables } from './names.js'
import { arrayText, decodeText, encodeText } from './text.js'

/** A user as it was when the line was found. */
interface PlacedUser {
  readonly id: string
  readonly revision: string
}

/**
 * Lines that this store keeps from batch to batch, by organization. A line only says where to look:
 * who is due still, and with which revision, is asked under the lock. So workers on other machines,
 * each with a line of its own, pass each other by.
 */
export type SeatLines = Map<string, SeatLine<PlacedUser>>

/** Lines kept at most: one is left over where another worker came to its end. */
const KEPT = 20

/** What is locked of a line. */
export interface LockedUsers {
  readonly users: readonly StoredUser[]
  readonly seatsHeld: { readonly [license: string]: number }
  /** The line after these users; `null` when they are the last. */
  readonly rest: SeatLine<PlacedUser> | null
}

/** Keeps a line for the batch that comes next. */
export function keepLine(
  lines: SeatLines,
  organization: string,
  line: SeatLine<PlacedUser> | null,
): void {
  lines.delete(organization)
  if (line === null) return
  const [oldest] = lines.keys()
  if (lines.size >= KEPT && oldest !== undefined) lines.delete(oldest)
  lines.set(organization, line)
}

/** Forgets a line in which somebody is missing, because a batch made another user due. */
export function forgetLine(lines: SeatLines, { organization, writes }: Batch): void {
  const date = lines.get(organization)?.date
  if (date === undefined) return
  const isDue = writes.some(
    (write) => write.kind !== 'delete' && write.user.nextDue !== null && write.user.nextDue <= date,
  )
  if (isDue) lines.delete(organization)
}

/** Locks the users who come next, under the lock of the seat rows. */
export async function lockNextInLine(
  query: PostgresQuery,
  t: Tables,
  request: DueRequest,
  { step, lines }: { readonly step: DueStep; readonly lines: SeatLines },
): Promise<LockedUsers> {
  let line = lines.get(request.organization)
  for (;;) {
    if (line === undefined || !isLineOf(line, step)) line = await findLine(query, t, request, step)
    const batch = nextInLine(line, request)
    line = { ...line, passed: line.passed + batch.length }
    const locked = await lockUsers(query, t, { request, step, batch })
    if (locked.changed) {
      lines.delete(request.organization)
      throw new Error(AHEAD) // the user may have another place
    }
    // nobody: other workers settled them
    if (locked.users.length > 0 || batch.length === 0)
      return { ...locked, rest: isLineOf(line, step) ? line : null }
  }
}

/**
 * The line of a date: first those who assign no limited license, then the others by the last time
 * they asked for one (rule S1).
 */
async function findLine(
  query: PostgresQuery,
  t: Tables,
  request: DueRequest,
  step: DueStep,
): Promise<SeatLine<PlacedUser>> {
  const limited = step.limited ?? new Set<string>()
  const rows = await query(
    `with taking as (
        select c.user_id, max(c.created) as last
        from ${t.changes} c
        where c.organization = $1
          and c.license = any($3::text[])
          and c.listed_on <= $2::date
          and c.status = 'scheduled'
          and c.kind = 'assign'
        group by c.user_id)
      select u.id, u.revision::text as revision
      from ${t.users} u
      left join taking s on s.user_id = u.id
      where u.organization = $1
        and u.next_due = $2::date
      order by s.last nulls first, u.id`,
    [request.organization, step.through, arrayText([...limited].map(encodeText))],
  )
  const users = rows.map(({ id, revision }) => ({ id: String(id), revision: String(revision) }))
  return { date: step.through, limited, users, passed: 0 }
}

/** Locks users by id (rule T1), and gives those due still in their order, with the seats held. */
async function lockUsers(
  query: PostgresQuery,
  t: Tables,
  {
    request,
    step,
    batch,
  }: {
    readonly request: DueRequest
    readonly step: DueStep
    readonly batch: readonly PlacedUser[]
  },
): Promise<Omit<LockedUsers, 'rest'> & { readonly changed: boolean }> {
  const limited = [...(step.limited ?? [])]
  const rows = await query(
    `with due as materialized (
        select u.id, u.revision::text as revision, u.state::text as value
        from ${t.users} u
        where u.organization = $1
          and u.id = any($3::text[])
          and u.next_due = $2::date
        order by u.id
        for update of u)
      select 'seats' as kind, license as key, sum(held)::text as number, null as value
      from ${t.seats}
      where organization = $1
        and license = any($4::text[])
      group by license
      union all
      select 'user', id, revision, value
      from due`,
    [
      request.organization,
      step.through,
      arrayText(batch.map(({ id }) => id)),
      arrayText(limited.map(encodeText)),
    ],
  )
  const seatsHeld = Object.fromEntries(limited.map((license) => [license, 0]))
  const found = new Map<string, { readonly revision: string; readonly value: string }>()
  for (const { kind, key, number, value } of rows) {
    if (kind === 'seats') seatsHeld[decodeText(String(key))] = Number(number)
    else found.set(String(key), { revision: String(number), value: String(value) })
  }
  const places = batch.flatMap(({ id, revision }) => {
    const user = found.get(id)
    return user === undefined ? [] : [{ ...user, changed: user.revision !== revision }]
  })
  return {
    users: places.map(({ value }) => parseStored(value)),
    seatsHeld,
    changed: places.some(({ changed }) => changed),
  }
}
