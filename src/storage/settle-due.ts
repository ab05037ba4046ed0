/** What every store does alike to settle what is due: how far, in which order, and which writes. */
import type { CalendarDate } from '../core/calendar-date.js'
import { expectThat } from '../core/check.js'
import type { UserId } from '../core/ids.js'
import { seatLimitOn, type OrganizationRecord } from '../core/organization.js'
import { effectiveDate } from '../timeline/record/change.js'
import type { UserRecord } from '../timeline/record/record.js'
import type { DueQuestion, DueRequest } from './port.js'

/**
 * How far, and with which limited licenses, the due users of an organization are settled next.
 * @public
 */
export interface DueStep {
  readonly through: CalendarDate
  /**
   * Licenses that are limited on that date; `null` when no limit counts on any date to be settled,
   * so that the order is free.
   */
  readonly limited: ReadonlySet<string> | null
  /** The only users to settle; `null` for all who are due through the date. */
  readonly users: readonly UserId[] | null
}

/**
 * Says how far to settle next (rule S1): through today, or, where seats are limited on a date to be
 * settled, through the earliest date on which something is due.
 *
 * @public
 */
export function nextDueStep(
  organization: OrganizationRecord,
  earliest: CalendarDate,
  request: Pick<DueRequest, 'today' | 'users'>,
): DueStep {
  expectThat(Array.isArray(organization?.seatLimits), 'organization', 'an organization')
  expectThat(typeof earliest === 'string', 'earliest', 'a date')
  expectThat(typeof request?.today === 'string', 'request', 'what processDue was asked')
  const { today, users = null } = request
  const counts = organization.seatLimits.some(
    ({ from, until }) => from <= today && (until === null || until > earliest),
  )
  if (!counts) return { through: today, limited: null, users }
  const licenses = organization.seatLimits.map(({ license }) => license)
  const limited = licenses.filter(
    (license) => seatLimitOn(organization, license, earliest) !== null,
  )
  return { through: earliest, limited: new Set(limited), users: null }
}

/**
 * Puts the users due on the date of a step in the order in which they are settled (rule S1): those
 * who assign no limited license by id, then the others by the last-created of their changes that
 * assign one, superseded or not. Where no limit counts, they stay as they come.
 *
 * @public
 */
export function inSeatOrder(users: readonly UserRecord[], step: DueStep): readonly UserRecord[] {
  expectThat(Array.isArray(users), 'users', 'a list of records')
  expectThat(typeof step === 'object' && step !== null, 'step', 'what nextDueStep gives')
  if (step.limited === null) return users
  const placed = users.map((record) => ({ record, place: lastSeatAsked(record, step) ?? '' }))
  return placed
    .sort((a, b) => order(a.place, b.place) || order(a.record.id, b.record.id))
    .map(({ record }) => record)
}

/**
 * Asks `decide` about due users, no more than the limit of the request.
 *
 * @param question - The users in the order in which they are settled.
 * @returns The writes to carry out, and how many others were decided on another revision.
 * @public
 */
export function settleDue(
  request: Pick<DueRequest, 'decide' | 'limit'>,
  question: DueQuestion,
): { readonly writes: ReturnType<DueRequest['decide']>; readonly stale: number } {
  expectThat(typeof request?.decide === 'function', 'request', 'what processDue was asked')
  expectThat(Array.isArray(question?.users), 'question', 'what decide is asked')
  const users = question.users.slice(0, request.limit)
  if (users.length === 0) return { writes: [], stale: 0 }
  const revisions = new Map(users.map(({ id, revision }) => [id, revision]))
  const decided = request.decide({ ...question, users })
  const writes = decided.filter(({ user, expected }) => revisions.get(user.record.id) === expected)
  return { writes, stale: decided.length - writes.length }
}

/**
 * The place in the order of creation at which a user last asked for a limited license that is due
 * through a date; `null` when none is. The last one counts: asking again leads to the end of the
 * line, so that a later request takes no seat from those who have booked.
 */
function lastSeatAsked(record: UserRecord, { limited, through }: DueStep): string | null {
  let last: string | null = null
  for (const change of record.changes) {
    const { status, kind, license, created } = change
    if (status !== 'scheduled' || kind !== 'assign' || !limited?.has(license)) continue
    if (effectiveDate(change, record.override) > through) continue
    if (last === null || created > last) last = created
  }
  return last
}

/**
 * Whether a limited seat can move when what is due of a user through a date is settled: who holds
 * no limited license, and has no change about one, takes and frees none.
 */
export function hasToDoWithSeats(
  { holdings, changes, override }: UserRecord,
  { limited, through }: DueStep,
): boolean {
  const isLimited = ({ license }: { readonly license: string }) => limited?.has(license) === true
  return (
    holdings.some(isLimited) ||
    changes.some(
      (change) =>
        change.status === 'scheduled' &&
        isLimited(change) &&
        effectiveDate(change, override) <= through,
    )
  )
}

function order(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
