/** Loads a user, settled, with everything that decides about it. */
import { SeatlineError } from '../../core/errors.js'
import type { UserId } from '../../core/ids.js'
import type { UserRecord } from '../../timeline/record/record.js'
import type { UserContext } from '../../timeline/settle/user-context.js'
import type { AsOf } from '../session/as-of.js'
import type { Session } from '../session/session.js'
import { seatsHeld } from './seats.js'
import { loadUsersAsOf } from './settle-due.js'

/** The situation in which a command decides. */
export interface CommandContext extends UserContext, AsOf {}

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

/** Loads a user, settled, with everything that a command decides by. */
export async function loadContext(session: Session, user: UserId): Promise<CommandContext> {
  const now = await loadUser(session, user)
  return { ...now, catalog: session.context.catalog, seatsHeld: await seatsHeld(session, now) }
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
