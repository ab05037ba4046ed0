/** Finds the users of a date on which seats are limited, once, and keeps them from batch to batch. */
import type { Batch, DueRequest } from '../storage/port.js'
import type { SeatLine } from '../storage/seat-line.js'
import type { DueStep } from '../storage/settle-due.js'
import type { PostgresQuery } from './driver.js'
import type { Tables } from './names.js'
import { arrayText, encodeText } from './text.js'

/** A user as it was when it was found. */
export interface PlacedUser {
  readonly id: string
  readonly revision: string
}

/**
 * The users who are due on a date, as a store found them. They only say where to look: who is due
 * still, with which revision, is asked when they are locked. So workers on other machines, each
 * with users of its own at hand, pass each other by.
 */
export interface UsersOfDate {
  /**
   * Those who neither hold a limited license nor have a change about one: whoever settles them, and
   * when, no seat depends on it. They stand in line as well where they are no more than a batch.
   */
  readonly free: SeatLine<string>
  /** The others, in the order in which they are settled (rule S1). */
  readonly line: SeatLine<PlacedUser>
}

/** What a store has at hand, by organization. */
export type UsersAtHand = Map<string, UsersOfDate>

/** Organizations kept at most: one is left over where another worker came to its end. */
const KEPT = 20

/** Keeps users for the batch that comes next. */
export function keepUsers(
  atHand: UsersAtHand,
  organization: string,
  users: UsersOfDate | null,
): void {
  atHand.delete(organization)
  if (users === null) return
  const [oldest] = atHand.keys()
  if (atHand.size >= KEPT && oldest !== undefined) atHand.delete(oldest)
  atHand.set(organization, users)
}

/** Forgets users of whom one is missing, because a batch made another user due. */
export function forgetUsers(atHand: UsersAtHand, { organization, writes }: Batch): void {
  const date = atHand.get(organization)?.line.date
  if (date === undefined) return
  const isDue = writes.some(
    (write) => write.kind !== 'delete' && write.user.nextDue !== null && write.user.nextDue <= date,
  )
  if (isDue) atHand.delete(organization)
}

/**
 * Finds the users of a date: first those who assign no limited license, then the others by the last
 * time they asked for one (rule S1).
 */
export async function findUsers(
  query: PostgresQuery,
  t: Tables,
  request: DueRequest,
  step: DueStep,
): Promise<UsersOfDate> {
  const limited = step.limited ?? new Set<string>()
  const rows = await query(
    `with taking as (
        select c.user_id, max(c.created) filter (where c.kind = 'assign') as last
        from ${t.changes} c
        where c.organization = $1
          and c.license = any($3::text[])
          and c.listed_on <= $2::date
          and c.status = 'scheduled'
        group by c.user_id),
      holding as (
        select distinct h.user_id
        from ${t.holdings} h
        where h.organization = $1
          and h.license = any($3::text[]))
      select u.id, u.revision::text as revision,
        (s.user_id is null and h.user_id is null)::text as free
      from ${t.users} u
      left join taking s on s.user_id = u.id
      left join holding h on h.user_id = u.id
      where u.organization = $1
        and u.next_due = $2::date
      order by s.last nulls first, u.id`,
    [request.organization, step.through, arrayText([...limited].map(encodeText))],
  )
  const areMany = rows.filter(({ free }) => free === 'true').length > request.limit
  const isFree = ({ free }: (typeof rows)[number]) => areMany && free === 'true'
  const free = rows.filter(isFree).map(({ id }) => String(id))
  const users = rows
    .filter((row) => !isFree(row))
    .map(({ id, revision }) => ({ id: String(id), revision: String(revision) }))
  const date = step.through
  return {
    free: { date, limited, users: fromAnywhere(free), passed: 0 },
    line: { date, limited, users, passed: 0 },
  }
}

/** A list begun at any place, and gone around: workers who begin apart seldom meet. */
function fromAnywhere<T>(list: readonly T[]): readonly T[] {
  const start = Math.floor(Math.random() * list.length)
  return [...list.slice(start), ...list.slice(0, start)]
}
