/**
 * E-mails and numbers that belong to another user: refused, with the holder for those who may see
 * that user (rule W1).
 */
import { SeatlineError } from '../../core/errors.js'
import type { UserId } from '../../core/ids.js'
import type { WriteOutcome } from '../../storage/port.js'
import type { Effects } from '../../timeline/request/effects.js'
import { maySee, type Session } from './session.js'

/**
 * Turns what a store says about claims into errors; a stale write or a lost seat is judged again.
 */
export async function refuseTaken(
  session: Session,
  outcome: WriteOutcome,
  email: string,
): Promise<void> {
  if (outcome.status === 'email_taken') {
    const message = `The e-mail ${email} belongs to another user. Choose another one.`
    throw new SeatlineError('email_taken', message, {
      email,
      holder: await shownHolder(session, outcome.holder),
    })
  }
  if (outcome.status === 'number_taken')
    await refuseTakenNumber(session, outcome.number, outcome.holder)
}

/** Refuses a number that another user has. */
export async function refuseTakenNumber(
  session: Session,
  number: string,
  holder: UserId,
): Promise<never> {
  const shown = await shownHolder(session, holder)
  const advice = shown === null ? 'Choose another one.' : 'Remove it there first.'
  throw new SeatlineError(
    'number_taken',
    `The number ${number} belongs to another user. ${advice}`,
    { number, holder: shown },
  )
}

/** Those of some holders whom the actor may see; each is asked about once. */
export async function shownAmong(
  session: Session,
  holders: readonly UserId[],
): Promise<ReadonlySet<UserId>> {
  const shown = new Set<UserId>()
  for (const holder of new Set(holders)) if (await maySee(session, holder)) shown.add(holder)
  return shown
}

/** Effects in which other users are named only to an actor who may see them. */
export async function shownOthers<E extends Pick<Effects, 'others'>>(
  session: Session,
  effects: E,
): Promise<E> {
  if (session.context.authorize === null || effects.others.length === 0) return effects
  const named = effects.others.flatMap(({ user }) => user ?? [])
  const shown = await shownAmong(session, named)
  const others = effects.others.map((one) =>
    one.user !== null && shown.has(one.user) ? one : { ...one, user: null },
  )
  return { ...effects, others }
}

async function shownHolder(session: Session, holder: UserId): Promise<UserId | null> {
  return (await maySee(session, holder)) ? holder : null
}
