/** Plans a request: an answer for each of its users. */
import type { CalendarDate } from '../../core/calendar-date.js'
import { counted } from '../../core/counted.js'
import { SeatlineError } from '../../core/errors.js'
import type { UserId } from '../../core/ids.js'
import type { PortingDays } from '../../timeline/remedies/candidate-actions.js'
import { earliestDate } from '../../timeline/remedies/earliest-date.js'
import { findRemedies, type Remedies } from '../../timeline/remedies/find-remedies.js'
import { appliedOf, askedOf, judgeRequest } from '../../timeline/request/request.js'
import type { OtherEffect } from '../../timeline/request/effects.js'
import type { Verdict } from '../../timeline/request/verdict.js'
import type { UserContext } from '../../timeline/settle/user-context.js'
import { upcoming, type AsOf } from '../session/as-of.js'
import { refuseUnknownLicenses } from '../session/known-licenses.js'
import { PLAN_BATCH, yieldToOthers, type ProgressOptions } from '../session/progress.js'
import { authorize, type Session } from '../session/session.js'
import { shownOthers } from '../session/taken.js'
import { portingDays } from '../users/porting.js'
import { unknownUsers } from '../writing/load-user.js'
import { loadAsOf, loadUsersAsOf } from '../writing/settle-due.js'
import { changesAsked, identifyIn, type Asked } from './asked.js'
import {
  concernedIn,
  checkTracks,
  readRequest,
  requestedFor,
  type PlanInput,
  type PlanRequest,
  type UserPlanInput,
} from './request.js'
import { seatsOfRequest } from './request-seats.js'

/** The answer for one user of a request (rule P1). @public */
export interface UserAnswer extends Verdict {
  readonly user: UserId
  /** What would help. Empty unless there are conflicts. */
  readonly remedies: Remedies
  /**
   * The first date, today or later, on which it would go through as things stand, and change
   * something; `null` if there is none.
   */
  readonly earliestDate: CalendarDate | null
}

/**
 * What would happen, for every user of a request, before anyone confirms. Plain JSON (rule P3).
 * @public
 */
export interface Plan {
  readonly id: string
  readonly organization: string
  readonly request: PlanRequest
  /** The organization's date when it was planned. */
  readonly today: CalendarDate
  readonly users: readonly UserAnswer[]
}

/** Options of planning. @public */
export interface PlanOptions extends ProgressOptions {
  /**
   * Whether to look for remedies and the earliest date; `none` makes a plan for very many users
   * cheaper. `find` by default.
   */
  readonly help?: 'find' | 'none'
}

/**
 * Judges a request for each of its users, and changes nothing.
 *
 * @throws {@link SeatlineError} `user_unknown`, `license_unknown`, `date_in_past`, `input_invalid`,
 * `aborted`.
 */
export async function planRequest<L extends string>(
  session: Session,
  input: PlanInput<L>,
  options: PlanOptions = {},
): Promise<Plan> {
  const request = readRequest(session.context.catalog, input)
  await authorize(session, 'plan', concernedIn(request))
  const now = await loadAsOf(session)
  checkTracks(session.context.catalog, request, upcoming(request.on, now.today))
  const id = session.context.newId()
  const answers: UserAnswer[] = []
  const missing: string[] = []
  const receivedAt = session.context.receivedAt()
  const seatsFor = seatsOfRequest(session, { request, origin: { plan: id, receivedAt } })
  for await (const { users, ...asOf } of userBatches(session, request, options, now)) {
    const seats = await seatsFor(
      asOf,
      users.map(({ record }) => record),
    )
    const on = upcoming(request.on, asOf.today)
    for (const { user, record, place } of users) {
      if (record === null) {
        missing.push(user)
        continue
      }
      const userContext = {
        ...asOf,
        ...seats.contextOf(user),
        catalog: session.context.catalog,
        record,
      }
      const origin = { plan: id, place, receivedAt }
      const asked = { requested: requestedFor(request, user), on, origin }
      const answer = answerUser(userContext, asked, {
        today: asOf.today,
        help: options.help ?? 'find',
        porting: portingDays(session.context.porting, asOf),
        others: seats.effectsOn(user),
      })
      const effects = await shownOthers(session, answer.effects)
      answers.push(effects === answer.effects ? answer : { ...answer, effects })
    }
  }
  if (missing.length > 0) throw unknownUsers(missing)
  await refuseUnknownLicenses(
    session,
    request.changes.map(({ license }) => license),
  )
  return { id, organization: session.organization, request, today: now.today, users: answers }
}

/** Judges a request for one user. */
export async function planForOne<L extends string>(
  session: Session,
  {
    user,
    request,
    options,
  }: {
    readonly user: string
    readonly request: UserPlanInput<L>
    readonly options: PlanOptions | undefined
  },
): Promise<{ readonly plan: Plan; readonly answer: UserAnswer }> {
  const plan = await planRequest(session, { ...request, users: [user] }, options)
  return { plan, answer: plan.users[0]! } // every user of a request has an answer
}

/** The users of a request, a batch at a time, settled. */
async function* userBatches(
  session: Session,
  request: PlanRequest,
  options: ProgressOptions,
  begun: AsOf,
) {
  const total = request.users.length
  for (let done = 0; done < total; done += PLAN_BATCH) {
    if (options.signal?.aborted)
      throw new SeatlineError('aborted', `Aborted after ${done} of ${counted(total, 'user')}.`, {
        done,
      })
    const ids = request.users.slice(done, done + PLAN_BATCH)
    const { records, ...now } = await loadUsersAsOf(session, ids, done === 0 ? begun : null)
    yield {
      ...now,
      users: ids.map((user, index) => ({
        user,
        record: records[index] ?? null,
        place: done + index,
      })),
    }
    options.onProgress?.({ done: Math.min(done + PLAN_BATCH, total), total })
    if (done + PLAN_BATCH < total) await yieldToOthers()
  }
}

/** Judges what is asked of one user. `newChanges` are those that are not scheduled already. */
export function judgeAsked(
  userContext: UserContext,
  asked: Asked,
  others: readonly OtherEffect[] = [],
) {
  const changes = changesAsked(userContext, asked)
  const { step, isHeld, ...judged } = judgeRequest(userContext, asked.requested, changes, asked.on)
  const effects = others.length === 0 ? judged.effects : { ...judged.effects, others }
  const verdict = { ...judged, effects }
  return { step, isHeld, verdict, newChanges: changes.filter((change) => change !== null) }
}

/** How a user is answered. */
interface Answering {
  readonly today: CalendarDate
  readonly help: 'find' | 'none'
  readonly porting: PortingDays
  /** What it does to other users. */
  readonly others: readonly OtherEffect[]
}

/** The answer for one user. */
export function answerUser(
  userContext: UserContext,
  asked: Asked,
  { today, help, porting, others }: Answering,
): UserAnswer {
  const { step, isHeld, verdict, newChanges } = judgeAsked(userContext, asked, others)
  const { requested, on, origin } = asked
  const answer = { user: userContext.record.id, ...verdict, remedies: NO_REMEDIES }
  if (help === 'none') return { ...answer, earliestDate: null }
  // what is asked for may go with another part of it (rule C6)
  const comesAbout = () =>
    appliedOf({ standing: newChanges, isNew: () => true, step, isHeld }) !== null
  if (verdict.status === 'ready' && on === today && comesAbout())
    return { ...answer, earliestDate: today }
  const changes =
    newChanges.length === requested.length
      ? newChanges
      : askedOf(userContext, requested, on, identifyIn(origin))
  const earliest = earliestDate(userContext, changes, today)
  if (verdict.status !== 'conflict' && verdict.status !== 'needs_details')
    return { ...answer, earliestDate: earliest }
  const remedies = findRemedies({ userContext, changes, on }, earliest, { porting })
  return { ...answer, remedies, earliestDate: earliest }
}

const NO_REMEDIES: Remedies = { sets: [], complete: true }
