/** Erases the personal values of a deleted user from history. */
import { SeatlineError } from '../../core/errors.js'
import type { UserId } from '../../core/ids.js'
import { isE164 } from '../../core/phone-number.js'
import type { SeatlineEvent } from '../../timeline/record/event.js'
import { authorize, type Session } from '../session/session.js'
import { enveloped } from '../writing/envelope.js'
import { unknownUsers } from '../writing/load-user.js'
import { loadAsOf } from '../writing/settle-due.js'
import { readHistory } from './history.js'

export async function eraseUser(session: Session, user: UserId): Promise<void> {
  await authorize(session, 'users.erase', { users: [user] })
  const { organization, context } = session
  const { today } = await loadAsOf(session)
  const events = await readHistory(session, user, { limit: Number.MAX_SAFE_INTEGER })
  const last = events.at(-1)
  if (last === undefined) throw unknownUsers([user])
  if (last.kind === 'user_erased') return
  if (!events.some((event) => event.kind === 'user_deleted')) {
    throw new SeatlineError(
      'user_not_deleted',
      `Delete the user ${user} first: only the history of a deleted user is erased.`,
      { user },
    )
  }
  const erased = enveloped(session, { user, revision: last.number }, [
    { kind: 'user_erased', date: today },
  ])
  await context.store.rewriteEvents(organization, user, [
    ...events.map(withoutPersonalValues),
    ...erased,
  ])
}

/**
 * Names, e-mails, departments, attributes, numbers, reasons and what predicates said become `null`;
 * licenses, dates and actors stay.
 */
function withoutPersonalValues(event: SeatlineEvent): SeatlineEvent {
  const isPersonal = (key: string) =>
    PERSONAL.has(key) || (key === 'value' && event.kind === 'fact_changed')
  return JSON.parse(JSON.stringify(event), (key, value: unknown) =>
    isPersonal(key) || (isE164(value) && key !== 'actor') ? null : value,
  ) as SeatlineEvent // the same event, its values null
}

const PERSONAL = new Set([
  'firstName',
  'surname',
  'email',
  'department',
  'attributes',
  'activated',
  'moved',
  'swap',
  'numbers',
  'choices',
  'details',
  'profile',
  'reason', // an actor's, or what a predicate said of whatever it was told
])
