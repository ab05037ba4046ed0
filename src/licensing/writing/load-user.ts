/** Loads a user, settled, with everything that decides about it. */
import { SeatlineError } from '../../core/errors.js'
import type { UserId } from '../../core/ids.js'
import type { SharedFuture } from '../../timeline/organization/shared-future.js'
import type { UserRecord } from '../../timeline/record/record.js'
import type { UserContext } from '../../timeline/settle/user-context.js'
import type { AsOf } from '../session/as-of.js'
import type { Session } from '../session/session.js'
import { futureOf, mayAffect, mayLack, othersIn, seatsAhead } from './seats-ahead.js'
import { loadUsersAsOf } from './settle-due.js'

/** The situation in which a command decides. */
export interface CommandContext extends UserContext, AsOf {
  /** The future that the user shares with others; `null` where they need no look. */
  readonly future: SharedFuture | null
  /** Limited licenses of which more may be asked for than there are. */
  readonly short: ReadonlySet<string>
}

/** Loads a user, settled. */
export async function loadUser(
  session: Session,
  user: UserId,
): Promise<AsOf & { readonly record: UserRecord }> {
  const { records, ...now } = await loadUsersAsOf(session, [user])
  const [record] = records
  if (!record) throw unknownUsers([user])
  return { ...now, record }
}

/**
 * Loads a user, settled, with everything that decides about it, and with the others where it may
 * not find a seat.
 *
 * @param also - The user as it would be, where others may be affected by that.
 */
export async function loadContext(
  session: Session,
  user: UserId,
  also: UserRecord | null = null,
): Promise<CommandContext> {
  const { record, ...now } = await loadUser(session, user)
  return contextOf(session, now, record, also)
}

/** Everything that decides about a user who was loaded, settled. */
export async function contextOf(
  session: Session,
  now: AsOf,
  record: UserRecord,
  also: UserRecord | null = null,
): Promise<CommandContext> {
  const context = { ...now, catalog: session.context.catalog, record }
  const ahead = await seatsAhead(session, now)
  // the later one is who is there
  const users = also === null ? [{ record }] : [{ record: also }, { record }]
  const isConcerned = mayLack(session, ahead, users) || (also !== null && mayAffect(ahead, users))
  if (!isConcerned) return { ...context, ...ahead, future: null }
  const future = await futureOf(session, now, ahead, users)
  return { ...context, ...ahead, future, ...othersIn(future, record.id) }
}

/** Whether a write may affect others by its seats, so that they have to be looked at. */
export function touchesOthers(now: CommandContext, after: UserRecord): boolean {
  return now.future === null && mayAffect(now, [{ record: now.record }, { record: after }])
}

/** The error for users that are not there. */
export function unknownUsers(users: readonly string[]): SeatlineError {
  const list =
    users.slice(0, 5).join(', ') + (users.length > 5 ? ` and ${users.length - 5} more` : '')
  return new SeatlineError(
    'user_unknown',
    `There is no user ${list} in this organization. See users.list, or users.findByEmail.`,
    {
      users,
    },
  )
}
