/** The unit of work: loads, decides, commits, and does it again if another writer was ahead. */
import type { UserId } from '../../core/ids.js'
import type { WriteOutcome } from '../../storage/port.js'
import type { UserRecord } from '../../timeline/record/record.js'
import type { AsOf } from '../session/as-of.js'
import type { Session } from '../session/session.js'
import { refuseTaken } from '../session/taken.js'
import {
  commitOrganization,
  commitUsers,
  type OrganizationChange,
  type UserChange,
} from './commit.js'
import { loadContext, touchesOthers, type CommandContext } from './load-user.js'
import { retried } from './retry.js'
import { loadAsOfSettled } from './settle-due.js'

/** A result, and what is to be written for it; `null` for nothing. */
export interface Decided<R, C> {
  readonly result: R
  readonly change: C | null
  /** The user as it would be, where what that does to others is told. */
  readonly after?: UserRecord
}

/**
 * Decides on one user, settled, and writes it.
 *
 * @throws {@link SeatlineError} `email_taken`, `number_taken`, `contention`.
 */
export async function writeUser<R>(
  session: Session,
  user: UserId,
  decide: (now: CommandContext) => Decided<R, UserChange>,
): Promise<R> {
  return retried(async () => {
    let now = await loadContext(session, user)
    let decided = decide(now)
    if (decided.after !== undefined && touchesOthers(now, decided.after)) {
      now = await loadContext(session, user, decided.after)
      decided = decide(now)
    }
    const { result, change } = decided
    const outcome = change === null ? null : await commitUser(session, now, change)
    return outcome === null || outcome.status === 'written' ? result : null
  })
}

/** Commits one user; what belongs to another user is an error. */
export async function commitUser(
  session: Session,
  now: AsOf,
  change: UserChange,
): Promise<WriteOutcome> {
  const { outcomes } = await commitUsers(session, now, [change], { mode: 'each' })
  const outcome = outcomes[0] ?? { status: 'stale' }
  await refuseTaken(session, outcome, change.after?.email ?? '')
  return outcome
}

/**
 * Decides on an organization and writes it.
 *
 * @param load - Settles all that is due in it first, so that no settled date is reopened (rule T1).
 */
export async function writeOrganization<R>(
  session: Session,
  decide: (now: AsOf) => Decided<R, OrganizationChange>,
  load: (session: Session) => Promise<AsOf> = loadAsOfSettled,
): Promise<R> {
  return retried(async () => {
    const now = await load(session)
    const { result, change } = decide(now)
    return change === null || (await commitOrganization(session, now.today, change)) ? result : null
  })
}
