/** A session: one actor in one organization, and what the portal allows. */
import type { Catalog } from '../../catalog/catalog.js'
import { SeatlineError } from '../../core/errors.js'
import type { OrganizationId, UserId } from '../../core/ids.js'
import type { SeatlineStore } from '../../storage/port.js'
import type { PortingPolicy } from './porting-policy.js'
import type { ReceivedAt } from './request-order.js'

/** What `authorize` is asked before every command and every reading (rule W1). @public */
export interface AuthorizeQuestion {
  readonly actor: string
  /** What is to be done, such as `users.create` or `schedule.move`. */
  readonly action: string
  readonly organization: string
  /** The users concerned; empty when it concerns the organization as a whole. */
  readonly users: readonly string[]
  /**
   * E-mail addresses that the call names: of users whom it would create, those that it gives to
   * users, and the one that `users.findByEmail` looks for. A row of an import whose address is an
   * existing user's stands in `users` instead.
   */
  readonly emails: readonly string[]
  /** The licenses that the call itself names. */
  readonly licenses: readonly string[]
}

/** What a call names besides its action. */
export interface Concerned {
  readonly users?: readonly string[]
  readonly emails?: readonly string[]
  readonly licenses?: readonly string[]
}

/** Allows or refuses. What it refuses, or what it throws at, ends in `not_authorized`. @public */
export type Authorize = (question: AuthorizeQuestion) => boolean | Promise<boolean>

/** Everything that the parts of licensing share. */
export interface Context {
  readonly catalog: Catalog
  readonly store: SeatlineStore
  readonly clock: () => Date
  readonly newId: () => string
  /** Notes that a request has come, for its place in the order of creation. */
  readonly receivedAt: () => ReceivedAt
  readonly authorize: Authorize | null
  readonly porting: PortingPolicy | null
  /** How many days answers to confirmed plans and imports are kept. */
  readonly keepAnswersDays: number
}

/** Who acts, and why, as history and events have it (rule W1). @public */
export interface Actor {
  /** A text of 1 to 200 characters, such as an address or an id. */
  readonly actor: string
  /** Why, in the actor's words: up to 500 characters, such as a ticket. Erasing a user empties it. */
  readonly reason?: string
}

/** One actor at work in one organization. */
export interface Session {
  readonly context: Context
  readonly organization: OrganizationId
  readonly by: Actor
}

/** Asks the portal before anything is read (rule W1). What it refuses ends here. */
export async function authorize(
  session: Session,
  action: string,
  concerned: Concerned = {},
): Promise<void> {
  const { isAllowed, cause } = await ask(session, action, concerned)
  if (isAllowed) return
  const message = `${session.by.actor} is not allowed to do ${action} in ${session.organization}. Ask somebody who is.`
  throw new SeatlineError('not_authorized', message, { action }, { cause })
}

/** Whether the actor may see a user: only then is it said who has an address or a number. */
export async function maySee(session: Session, user: UserId): Promise<boolean> {
  return (await ask(session, 'users.get', { users: [user] })).isAllowed
}

/** The portal gets lists of its own: what it does to them changes nothing here. */
async function ask(
  { context, organization, by }: Session,
  action: string,
  { users = [], emails = [], licenses = [] }: Concerned,
) {
  if (context.authorize === null) return { isAllowed: true, cause: undefined }
  const names = {
    users: [...new Set(users)],
    emails: [...new Set(emails)],
    licenses: [...new Set(licenses)],
  }
  try {
    const { actor } = by
    const allowed: unknown = await context.authorize({ actor, action, organization, ...names })
    return { isAllowed: allowed === true, cause: undefined }
  } catch (cause) {
    return { isAllowed: false, cause }
  }
}
