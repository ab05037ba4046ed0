import type { Catalog } from '../catalog/catalog.js'
import { localDate, type CalendarDate } from '../core/calendar-date.js'
import { SeatlineError } from '../core/errors.js'
import { parseId, type OrganizationId, type UserId } from '../core/ids.js'
import { seatLimitOn, type OrganizationRecord } from '../core/organization.js'
import type { StoredUser, SeatlineStore } from '../storage/port.js'
import { bookingsOf } from '../timeline/booking.js'
import type { EventEnvelope, OrganizationEventBody, SeatlineEvent } from '../timeline/event.js'
import type { DatedBody } from '../timeline/evolve.js'
import { nextDue, type UserRecord } from '../timeline/record.js'
import type { Arrival } from './created.js'
import { judgmentOf } from './judgment.js'
import type { PortingPolicy } from './porting.js'

/** What `authorize` is asked before every command and every reading (rule W1). @public */
export interface AuthorizeQuestion {
  readonly actor: string
  /** What is to be done, such as `users.create` or `schedule.move`. */
  readonly action: string
  readonly organization: string
  /** The users concerned; empty when it concerns the organization as a whole. */
  readonly users: readonly string[]
  /**
   * E-mail addresses that the call names: of users whom it would create, those that it gives to users, and the one that
   * `users.findByEmail` looks for. A row of an import whose address is an existing user's stands in `users` instead.
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
  readonly arrive: () => Arrival
  readonly authorize: Authorize | null
  readonly porting: PortingPolicy | null
  /** How many days answers to confirmed plans and imports are kept. */
  readonly keepAnswersDays: number
}

/** One actor at work in one organization. */
export interface Session {
  readonly context: Context
  readonly organization: OrganizationId
  readonly actor: string
}

/** An organization, on its date. */
export interface Present {
  readonly organization: OrganizationRecord
  readonly today: CalendarDate
}

/** Asks the portal before anything is read (rule W1). What it refuses ends here. */
export async function authorize(session: Session, action: string, concerned: Concerned = {}): Promise<void> {
  const { isAllowed, cause } = await ask(session, action, concerned)
  if (isAllowed) return
  const message = `${session.actor} is not allowed to do ${action} in ${session.organization}. Ask somebody who is.`
  throw new SeatlineError('not_authorized', message, { action }, { cause })
}

/** Whether the actor may see a user: only then is it said who has an address or a number. */
export async function maySee(session: Session, user: UserId): Promise<boolean> {
  return (await ask(session, 'users.get', { users: [user] })).isAllowed
}

/** The portal gets lists of its own: what it does to them changes nothing here. */
async function ask({ context, organization, actor }: Session, action: string, { users = [], emails = [], licenses = [] }: Concerned) {
  if (context.authorize === null) return { isAllowed: true, cause: undefined }
  const names = { users: [...new Set(users)], emails: [...new Set(emails)], licenses: [...new Set(licenses)] }
  try {
    const allowed: unknown = await context.authorize({ actor, action, organization, ...names })
    return { isAllowed: allowed === true, cause: undefined }
  } catch (cause) {
    return { isAllowed: false, cause }
  }
}

/** The date of an organization at an instant: it never goes back. */
export function todayOf(organization: OrganizationRecord, now: Date): CalendarDate {
  const local = localDate(now, organization.timeZone)
  return local > organization.reached ? local : organization.reached
}

/** A record with what a store finds it by, judged on a date of its organization. */
export function stored(catalog: Catalog, record: UserRecord, now: Present): StoredUser {
  const judgment = judgmentOf(catalog, record, now)
  return { record, nextDue: nextDue(record), bookings: bookingsOf(catalog, record), ...(judgment ? { judgment } : {}) }
}

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
  return bodies.map((body, index) => ({ organization, user, number: revision + 1 + index, at, actor, ...body }))
}

/** An event of an organization itself. */
export function organizationEvent(
  session: Session,
  { organization, today }: { readonly organization: Pick<OrganizationRecord, 'revision'>; readonly today: CalendarDate },
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

/** Users who hold each license that is limited at some time. */
export async function seatsHeld(session: Session, { organization, today }: Present): Promise<{ readonly [license: string]: number }> {
  const licenses = [...new Set(organization.seatLimits.map((limit) => limit.license))]
  if (licenses.length === 0) return {}
  const counts = await session.context.store.countSeats(session.organization, licenses, today)
  return Object.fromEntries(counts.map(({ license, held }) => [license, held]))
}

/** The seat limits of a date, for a store to guard. */
export function seatLimitsOn({ organization, today }: Present): { readonly [license: string]: number } {
  const licenses = new Set(organization.seatLimits.map((limit) => limit.license))
  return Object.fromEntries(
    [...licenses].flatMap((license) => {
      const limit = seatLimitOn(organization, license, today)
      return limit === null ? [] : [[license, limit] as const]
    }),
  )
}

/** Reads an organization's id. */
export function organizationId(value: unknown): OrganizationId {
  return parseId<OrganizationId>(value, 'organization')
}

/** Reads a user's id. */
export function userId(value: unknown): UserId {
  return parseId<UserId>(value, 'user')
}
