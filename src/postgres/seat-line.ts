/** Walks the line for limited seats, and locks its users batch by batch. */
import type { DueRequest, StoredUser } from '../storage/port.js'
import { isLineOf, nextInLine } from '../storage/seat-line.js'
import type { DueStep } from '../storage/settle-due.js'
import { parseStored } from './commit.js'
import type { PostgresQuery } from './driver.js'
import { AHEAD } from './failures.js'
import type { Tables } from './names.js'
import { arrayText, decodeText, encodeText } from './text.js'
import { findUsers, type PlacedUser, type UsersAtHand, type UsersOfDate } from './users-of-date.js'

/** What is locked of the users of a date. */
export interface LockedUsers {
  readonly users: readonly StoredUser[]
  readonly seatsHeld: { readonly [license: string]: number }
  /** The users of the date after these; `null` when they are the last. */
  readonly rest: UsersOfDate | null
}

/** Locks the users who come next, under the lock of the seat rows. */
export async function lockNextInLine(
  query: PostgresQuery,
  t: Tables,
  request: DueRequest,
  { step, atHand }: { readonly step: DueStep; readonly atHand: UsersAtHand },
): Promise<LockedUsers> {
  let found = atHand.get(request.organization)
  for (;;) {
    if (found === undefined || !isLineOf(found.line, step))
      found = await findUsers(query, t, request, step)
    const { line } = found
    const batch = nextInLine(line, request)
    found = { ...found, line: { ...line, passed: line.passed + batch.length } }
    const locked = await lockUsers(query, t, { request, step, batch })
    if (locked.changed) {
      atHand.delete(request.organization)
      throw new Error(AHEAD) // the user may have another place
    }
    // nobody: other workers settled them
    if (locked.users.length > 0 || batch.length === 0)
      return { ...locked, rest: isLineOf(found.line, step) ? found : null }
  }
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
