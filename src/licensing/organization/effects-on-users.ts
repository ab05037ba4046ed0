/** Compares two futures of everybody in an organization, page by page. */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { UserId } from '../../core/ids.js'
import type { Member, OrganizationContext } from '../../timeline/organization/organization-walk.js'
import { sharedFuture } from '../../timeline/organization/shared-future.js'
import type { UserRecord } from '../../timeline/record/record.js'
import { effectsBetween } from '../../timeline/request/compare-futures.js'
import type { Effects } from '../../timeline/request/effects.js'
import type { UserContext } from '../../timeline/settle/user-context.js'
import type { Session } from '../session/session.js'
import { othersIn } from '../writing/seats-ahead.js'

/** What would be different for a user. */
export interface UserEffects {
  readonly user: UserId
  readonly effects: Effects
}

/** Gives what decides about each user, the seats of the others included. */
export type ContextOf = (record: UserRecord) => UserContext

/**
 * What decides about users by one catalog and one organization.
 *
 * @param members - Those who have to do with seats that are short: they are walked together.
 */
export function contextsBy(
  shared: OrganizationContext,
  members: ReadonlyMap<UserId, Member>,
): ContextOf {
  const future = members.size > 0 ? sharedFuture(shared, members) : null
  return (record) => ({
    ...shared,
    record,
    ...(future && members.has(record.id) ? othersIn(future, record.id) : {}),
  })
}

/** A page of users that was looked at. */
export interface LookedAt {
  /** Those who hold something, or to whom something is to come. */
  readonly looked: number
  /** Those on whom there is an effect. */
  readonly users: readonly UserEffects[]
}

/** Two futures, and from when on holdings are looked at in them. */
export interface Futures {
  readonly before: ContextOf
  readonly after: ContextOf
  readonly today: CalendarDate
  /** A user as it is today, where more is due than is stored. */
  readonly asOfToday?: (record: UserRecord) => UserRecord
}

/** The effects on each user, by id, in pages of those who were looked at. Writes nothing. */
export async function* effectsOnUsers(
  { context: { store }, organization }: Session,
  { before, after, today, asOfToday = (record) => record }: Futures,
): AsyncGenerator<LookedAt, void> {
  for (let last: string | undefined; ;) {
    const page = await store.listUsers(organization, {
      limit: PAGE,
      ...(last === undefined ? {} : { after: last }),
    })
    let looked = 0
    const users = page.flatMap((stored): readonly UserEffects[] => {
      if (stored.holdings.length === 0 && stored.changes.length === 0) return []
      looked += 1
      const record = asOfToday(stored)
      const effects = effectsBetween(before(record), after(record), today)
      return hasEffects(effects) ? [{ user: record.id, effects }] : []
    })
    yield { looked, users }
    last = page.at(-1)?.id
    if (page.length < PAGE) return
  }
}

const PAGE = 500

function hasEffects(effects: Effects): boolean {
  return Object.values(effects).some((list: readonly unknown[]) => list.length > 0)
}
