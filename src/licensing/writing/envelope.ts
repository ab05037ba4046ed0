/** Puts what happened into numbered, dated events. */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { OrganizationId, UserId } from '../../core/ids.js'
import type { OrganizationRecord } from '../../core/organization.js'
import type {
  SeatlineEvent,
  OrganizationEventBody,
  EventEnvelope,
} from '../../timeline/record/event.js'
import type { DatedBody } from '../../timeline/record/evolve.js'
import type { Session } from '../session/session.js'

/** Puts event bodies of a user into envelopes, numbered on from a revision. */
export function enveloped(
  bodies: readonly DatedBody[],
  from: {
    readonly organization: OrganizationId
    readonly user: UserId
    readonly revision: number
    readonly at: string
    readonly actor: string
  },
): readonly SeatlineEvent[] {
  const { organization, user, revision, at, actor } = from
  return bodies.map((body, index) => ({
    organization,
    user,
    number: revision + 1 + index,
    at,
    actor,
    ...body,
  }))
}

/** An event of an organization itself. */
export function organizationEvent(
  session: Session,
  {
    organization,
    today,
  }: { readonly organization: Pick<OrganizationRecord, 'revision'>; readonly today: CalendarDate },
  body: OrganizationEventBody,
): SeatlineEvent {
  const envelope: EventEnvelope = {
    organization: session.organization,
    user: null,
    number: organization.revision + 1,
    at: session.context.clock().toISOString(),
    date: today,
    actor: session.actor,
  }
  return { ...envelope, ...body }
}
