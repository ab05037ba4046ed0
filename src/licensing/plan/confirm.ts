/** Confirms a plan: judges every user again, and writes. */
import { invalidInput, isObject } from '../../core/check.js'
import { counted } from '../../core/counted.js'
import { SeatlineError } from '../../core/errors.js'
import type { ChangeId, UserId } from '../../core/ids.js'
import type { ConflictCode } from '../../requirements/conflict.js'
import type { Change } from '../../timeline/record/change.js'
import type { DatedBody } from '../../timeline/record/evolve.js'
import type { UserRecord } from '../../timeline/record/record.js'
import type { Verdict } from '../../timeline/request/verdict.js'
import { eventsOfStep } from '../../timeline/settle/step-events.js'
import { upcoming, type AsOf } from '../session/as-of.js'
import { checkPlan, noPlan } from '../session/check-plan.js'
import { PLAN_BATCH, type ProgressOptions } from '../session/progress.js'
import type { ReceivedAt } from '../session/request-order.js'
import { authorize, type Session } from '../session/session.js'
import { shownOthers } from '../session/taken.js'
import {
  answerOnce,
  refuseExpired,
  repeatable,
  type Answering,
  type JudgedUser,
} from '../writing/answer-once.js'
import { carriedOut } from '../writing/command.js'
import type { UserChange } from '../writing/commit.js'
import { loadAsOf, loadUsersAsOf } from '../writing/settle-due.js'
import { conflictKey } from './conflict-key.js'
import { judgeAsked, type Plan, type UserAnswer } from './plan.js'
import {
  asInput,
  checkLicenses,
  checkTracks,
  concernedIn,
  readForm,
  requestedFor,
  type PlanRequest,
} from './request.js'
import { judgeAll, seatsOfRequest, type RequestSeats } from './request-seats.js'

/** What became of one user of a plan (rules P2 and P3). @public */
export type Confirmation = {
  readonly user: UserId
  /** Codes of the conflicts: of a change that is scheduled all the same, warnings. */
  readonly conflicts: readonly ConflictCode[]
  /**
   * The verdict when it was carried out or refused. `null` when the plan was confirmed before, or
   * the user is gone.
   */
  readonly verdict: Verdict | null
  /** The changes that were applied or scheduled; none otherwise. */
  readonly changes: readonly ChangeId[]
} & (
  | { readonly status: 'applied' | 'scheduled' | 'unchanged' }
  /** It has conflicts today, or its details are open. */
  | { readonly status: 'refused' }
  /** The answer is no longer the one that was planned. */
  | { readonly status: 'plan_stale'; readonly planned: UserAnswer }
  /** Others of an all-or-nothing plan were refused. */
  | { readonly status: 'skipped' }
  | { readonly status: 'user_deleted' }
)

/** The result of confirming a plan, in the order of its users. @public */
export interface ConfirmResult {
  readonly plan: string
  readonly users: readonly Confirmation[]
  /** `all` when nobody was refused, `none` when nobody was changed. */
  readonly carriedOut: 'all' | 'some' | 'none'
}

/** Options of confirming. @public */
export interface ConfirmOptions extends ProgressOptions {
  /**
   * `each` user on its own (default), or `all` users or none, for at most 1,000 users. `allReady`
   * is `all`, and refuses warnings too: for a date, every user must be ready.
   */
  readonly mode?: 'each' | 'all' | 'allReady'
}

const ALL_LIMIT = 1_000

/**
 * Carries a plan out: judges every user again, and trusts nothing of the plan but its request.
 * Whoever was answered gets that answer.
 */
export async function confirmPlan(
  session: Session,
  plan: Plan,
  options: ConfirmOptions = {},
): Promise<ConfirmResult> {
  checkPlan(session, plan, 'users')
  const request = rereadForm(plan.request)
  await authorize(session, 'confirm', concernedIn(request))
  const mode = options.mode ?? 'each'
  const total = request.users.length
  if (mode !== 'each' && total > ALL_LIMIT) throw tooMany(total)
  const now = await loadAsOf(session)
  refuseExpired(session.context, plan, now.today)
  const answering = answeringOf(session, now, confirmingOf(session, { plan, request, mode }))
  const asked = repeatable('plan', plan.id, [request, mode])
  const users: Confirmation[] = []
  const size = mode === 'each' ? PLAN_BATCH : ALL_LIMIT
  for (let done = 0; done < total; done += size) {
    if (options.signal?.aborted)
      throw new SeatlineError(
        'aborted',
        `Aborted after ${done} of ${counted(total, 'user')}. What is confirmed stays.`,
        { done },
      )
    const some = request.users.slice(done, done + size)
    for (const one of await answerOnce(session, asked, some, answering))
      users.push(one.verdict ? { ...one, verdict: await shown(session, one.verdict) } : one)
    options.onProgress?.({ done: users.length, total })
  }
  return { plan: plan.id, users, carriedOut: shareOf(users) }
}

/** Carries out a plan for one user. */
export async function confirmForOne(
  session: Session,
  plan: Plan,
  options?: ConfirmOptions,
): Promise<Confirmation> {
  checkPlan(session, plan, 'users')
  if (plan.users.length !== 1)
    throw invalidInput('plan', 'is not for one user: confirm it with confirm')
  const { users } = await confirmPlan(session, plan, options)
  return users[0]! // every user of a plan has an answer
}

async function shown(session: Session, verdict: Verdict): Promise<Verdict> {
  const effects = await shownOthers(session, verdict.effects)
  return effects === verdict.effects ? verdict : { ...verdict, effects }
}

function shareOf(users: readonly Confirmation[]): ConfirmResult['carriedOut'] {
  if (users.every(isGood)) return 'all'
  return users.some(isGood) ? 'some' : 'none'
}

function tooMany(users: number): SeatlineError {
  const message = `All or nothing is for at most ${ALL_LIMIT} users, not ${users}. Confirm each on its own.`
  return new SeatlineError('too_many_for_all', message, { users, max: ALL_LIMIT })
}

/** A plan under confirmation. */
interface Confirming {
  readonly plan: Plan
  readonly request: PlanRequest
  readonly mode: NonNullable<ConfirmOptions['mode']>
  readonly planned: ReadonlyMap<string, UserAnswer>
  readonly places: ReadonlyMap<string, number>
  readonly receivedAt: ReceivedAt
  /** The seats that users find: looked at anew for those who are judged again. */
  readonly seatsFor: (
    now: AsOf,
    users: ReadonlyMap<UserId, UserRecord | null>,
  ) => Promise<RequestSeats>
}

function confirmingOf(
  session: Session,
  { plan, request, mode }: Pick<Confirming, 'plan' | 'request' | 'mode'>,
): Confirming {
  const planned = plannedAnswers(plan, request)
  const places = new Map<string, number>(request.users.map((user, place) => [user, place]))
  const receivedAt = session.context.receivedAt()
  const lookAhead = () =>
    seatsOfRequest(session, { request, origin: { plan: plan.id, receivedAt } })
  const judged = new Set<UserId>()
  let seats = lookAhead()
  const seatsFor: Confirming['seatsFor'] = (now, users) => {
    if ([...users.keys()].some((user) => judged.has(user))) seats = lookAhead()
    for (const user of users.keys()) judged.add(user)
    return seats(now, [...users.values()])
  }
  return { plan, request, mode, planned, places, receivedAt, seatsFor }
}

/**
 * How the users of a plan are answered, each or all.
 *
 * @param begun - The organization, as it was just loaded.
 */
function answeringOf(
  session: Session,
  begun: AsOf,
  confirming: Confirming,
): Answering<Confirmation> {
  const { request, planned, mode } = confirming
  let loaded: AsOf | null = begun
  return {
    mode: mode === 'each' ? 'each' : 'all',
    judge: async (subjects) => {
      checkLicenses(session.context.catalog, request)
      const users = subjects as readonly UserId[] // they are those of the request
      const { records, ...now } = await loadUsersAsOf(session, users, loaded)
      checkTracks(session.context.catalog, request, upcoming(request.on, now.today))
      loaded = null
      const judged = await judgeAgain(
        session,
        now,
        confirming,
        new Map(users.map((user, index) => [user, records[index] ?? null])),
      )
      const isAll = mode === 'each' || judged.every(({ answer }) => isGood(answer))
      return { ...now, judged: isAll ? judged : judged.map(skip) }
    },
    recall: (subject, kept) => recalled(subject as UserId, kept as Kept, planned),
  }
}

/** The answers of a plan by user: every user of its request has one. */
function plannedAnswers(plan: Plan, { users }: PlanRequest): ReadonlyMap<string, UserAnswer> {
  const planned = new Map(plan.users.map((answer) => [answer?.user as string, answer]))
  if (!users.every((user) => planned.has(user))) throw noPlan()
  return planned
}

/** What is kept of a confirmation: ids and codes, and nothing that a person could be known by. */
type Kept = Pick<Confirmation, 'status' | 'conflicts'> & { readonly changes?: readonly ChangeId[] }

function judgedAs(
  confirmation: Confirmation,
  change: UserChange | null = null,
): JudgedUser<Confirmation> {
  const { user, status, conflicts, changes } = confirmation
  return {
    subject: user,
    answer: confirmation,
    kept: { status, conflicts, ...(changes.length > 0 ? { changes } : {}) } satisfies Kept,
    change,
  }
}

/** A confirmation as it is given again. */
function recalled(
  user: UserId,
  { status, conflicts, changes = [] }: Kept,
  planned: Confirming['planned'],
): Confirmation {
  const common = { user, conflicts, verdict: null, changes }
  // every user has one
  if (status === 'plan_stale') return { ...common, status, planned: planned.get(user)! }
  return { ...common, status }
}

async function judgeAgain(
  session: Session,
  now: AsOf,
  confirming: Confirming,
  users: ReadonlyMap<UserId, UserRecord | null>,
): Promise<readonly JudgedUser<Confirmation>[]> {
  const { plan, request, places, receivedAt } = confirming
  const on = upcoming(request.on, now.today)
  const seats = await confirming.seatsFor(now, users)
  const judge = (user: UserId, record: UserRecord | null, found: RequestSeats) => {
    if (!record)
      return judgedAs({ user, status: 'user_deleted', conflicts: [], verdict: null, changes: [] })
    const origin = { plan: plan.id, place: places.get(user) ?? 0, receivedAt }
    const { step, verdict, newChanges } = judgeAsked(
      { ...now, ...found.contextOf(user), catalog: session.context.catalog, record },
      { requested: requestedFor(request, user), on, origin },
      found.effectsOn(user),
    )
    const conflicts = verdict.conflicts.map(({ code }) => code)
    const common = { user, conflicts, verdict, changes: [] }
    const planned = confirming.planned.get(user)! // every user has one
    if (answerKey(planned) !== answerKey(verdict))
      return judgedAs({ ...common, status: 'plan_stale', planned })
    const isNow = on === now.today
    if (newChanges.length === 0 || (isNow && verdict.status === 'unchanged'))
      return judgedAs({ ...common, status: 'unchanged' })
    const mustBeReady = isNow || confirming.mode === 'allReady'
    if (isEntangled(verdict) || (mustBeReady && !isFine(verdict)))
      return judgedAs({ ...common, status: 'refused' })
    const bodies = isNow
      ? eventsOfStep(step).filter((body) => body.kind !== 'change_unchanged')
      : scheduling(newChanges, now)
    const changes = newChanges.map((change) => change.id)
    return judgedAs(
      { ...common, status: isNow ? 'applied' : 'scheduled', changes },
      { before: record, ...carriedOut(record, bodies, now.today) },
    )
  }
  const all = judgeAll(
    seats,
    (found) => new Map([...users].map(([user, record]) => [user, judge(user, record, found)])),
    ({ answer }) => answer.status === 'plan_stale',
  )
  return [...all.values()]
}

function scheduling(changes: readonly Change[], { today }: AsOf): readonly DatedBody[] {
  return changes.map((change) => ({ kind: 'change_scheduled', change, date: today }))
}

function isFine({ status }: Verdict): boolean {
  return status === 'ready' || status === 'unchanged'
}

function isGood({ status }: Confirmation): boolean {
  return status === 'applied' || status === 'scheduled' || status === 'unchanged'
}

function skip(judged: JudgedUser<Confirmation>): JudgedUser<Confirmation> {
  if (!isGood(judged.answer)) return judged
  const { user, conflicts, verdict } = judged.answer
  return judgedAs({ user, conflicts, verdict, changes: [], status: 'skipped' })
}

/** Whether a request would leave changes too entangled to decide: it is refused (rule C7). */
export function isEntangled(verdict: Verdict): boolean {
  return [
    ...verdict.conflicts,
    ...[...verdict.effects.breaks, ...verdict.effects.restores].flatMap(
      (change) => change.conflicts,
    ),
  ].some(({ code }) => code === 'too_entangled')
}

/** What of an answer must be the same when it is confirmed (rule P3). */
function answerKey({ status, conflicts, effects, takesAway }: Verdict): string {
  const ids = (changes: Verdict['follows']) => changes.map((change) => change.change).sort()
  return JSON.stringify([
    status,
    conflictKey(conflicts),
    ids(effects.supersedes),
    ids(effects.breaks),
    effects.others.map(({ change, after }) => `${change} ${after}`).sort(),
    takesAway,
  ])
}

/**
 * The request of a plan, read as strictly as when it was planned: a plan may come back from
 * anywhere.
 */
export function rereadRequest(session: Session, request: PlanRequest): PlanRequest {
  const form = rereadForm(request)
  checkLicenses(session.context.catalog, form)
  return form
}

/** The same, without looking at the catalog, which may have changed since it was confirmed. */
function rereadForm(request: PlanRequest): PlanRequest {
  const given: unknown = request?.changes
  const isWish = (requested: unknown) =>
    isObject(requested) && (requested['kind'] === 'assign' || requested['kind'] === 'remove')
  if (!Array.isArray(given) || ![...(given as unknown[])].every(isWish)) throw noPlan()
  const { users, changes: requestedChanges, on, detailsByUser } = request
  const assign = requestedChanges.filter((requested) => requested.kind === 'assign').map(asInput)
  const remove = requestedChanges.filter((requested) => requested.kind === 'remove').map(asInput)
  return readForm({ users, assign, remove, on, detailsByUser })
}
