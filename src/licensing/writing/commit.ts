/** Commits what changed: records with the keys that a store finds them by, and their events. */
import type { CalendarDate } from '../../core/calendar-date.js'
import { seatLimitOn, type OrganizationRecord } from '../../core/organization.js'
import type { Batch, CommitResult, UserWrite } from '../../storage/port.js'
import type { OrganizationEventBody } from '../../timeline/record/event.js'
import type { DatedBody } from '../../timeline/record/evolve.js'
import type { UserRecord } from '../../timeline/record/record.js'
import type { JudgedBy } from '../../timeline/request/judgment.js'
import type { AsOf } from '../session/as-of.js'
import type { Session } from '../session/session.js'
import { enveloped, signed } from './envelope.js'
import { judgedBy } from './judging.js'
import { storedUser } from './stored-user.js'

/** What happens to one record: it comes, becomes another, or goes. */
type Transition<R> =
  | { readonly before: R; readonly after: R }
  | { readonly before: null; readonly after: R }
  | { readonly before: R; readonly after: null }

/** A user before and after, with the events that lead there. */
export type UserChange = Transition<UserRecord> & { readonly bodies: readonly DatedBody[] }

/** An organization before and after, with the event that leads there. */
export type OrganizationChange = Transition<OrganizationRecord> & {
  readonly body: OrganizationEventBody
}

type Replace = Extract<UserWrite, { kind: 'replace' }>

/** A change as a store takes it, judged by what counts on the date. */
export function toWrite(
  session: Session,
  by: JudgedBy,
  change: Extract<UserChange, { before: UserRecord; after: UserRecord }>,
): Replace
export function toWrite(session: Session, by: JudgedBy, change: UserChange): UserWrite
export function toWrite(session: Session, by: JudgedBy, change: UserChange): UserWrite {
  const { before, after, bodies } = change
  const { id: user } = before ?? after
  const events = enveloped(session, { user, revision: before?.revision ?? 0 }, bodies)
  if (after === null) return { kind: 'delete', id: user, expected: before.revision, events }
  const stored = storedUser(after, by)
  return before === null
    ? { kind: 'insert', user: stored, events }
    : { kind: 'replace', user: stored, expected: before.revision, events }
}

/** Commits changes of users, each or all, with the answers that a request gets by them. */
export async function commitUsers(
  session: Session,
  now: AsOf,
  changes: readonly UserChange[],
  options: Pick<Batch, 'mode' | 'answers'>,
): Promise<CommitResult> {
  const by = judgedBy(session.context.catalog, now)
  return session.context.store.commit({
    organization: session.organization,
    writes: changes.map((change) => toWrite(session, by, change)),
    seatLimits: seatLimitsOn(now),
    ...options,
  })
}

/** The seat limits of a date, for a store to guard. */
function seatLimitsOn({ organization, today }: AsOf): Batch['seatLimits'] {
  const licenses = new Set(organization.seatLimits.map((limit) => limit.license))
  return Object.fromEntries(
    [...licenses].flatMap((license) => {
      const limit = seatLimitOn(organization, license, today)
      return limit === null ? [] : [[license, limit] as const]
    }),
  )
}

/** Commits a change of an organization; `null` when another writer was ahead. */
export async function commitOrganization(
  session: Session,
  today: CalendarDate,
  { before, after, body }: OrganizationChange,
): Promise<'written' | null> {
  const { store } = session.context
  const number = after === null ? before.revision + 1 : after.revision
  const event = { ...signed(session), user: null, number, date: today, ...body }
  const outcome =
    after === null
      ? await store.deleteOrganization(session.organization, before.revision, event)
      : await store.saveOrganization(after, before?.revision ?? null, [event])
  return outcome === 'written' || outcome === 'deleted' ? 'written' : null
}
