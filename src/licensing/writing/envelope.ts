/** Puts what happened into numbered, dated events. */
import type { UserId } from '../../core/ids.js'
import type { SeatlineEvent } from '../../timeline/record/event.js'
import type { DatedBody } from '../../timeline/record/evolve.js'
import type { Session } from '../session/session.js'

/** What an event says of who wrote it, and when. */
export function signed({
  context,
  organization,
  by,
}: Session): Pick<SeatlineEvent, 'organization' | 'at' | 'actor' | 'reason'> {
  return { organization, at: context.clock().toISOString(), ...by }
}

/** Events of a user, numbered on from a revision. */
export function enveloped(
  session: Session,
  { user, revision }: { readonly user: UserId; readonly revision: number },
  bodies: readonly DatedBody[],
): readonly SeatlineEvent[] {
  const { organization, at, actor, reason } = signed(session)
  return bodies.map((body, index) => {
    const number = revision + 1 + index
    // written out, because spreading costs several times as much
    const event = { organization, user, number, at, actor, ...body }
    return reason === undefined ? event : { ...event, reason }
  })
}
