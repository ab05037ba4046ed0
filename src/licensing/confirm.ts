import { isObject } from '../core/check.js'
import { SeatlineError } from '../core/errors.js'
import type { ChangeId, UserId } from '../core/ids.js'
import type { CommitResult, UserWrite } from '../storage/port.js'
import type { Change } from '../timeline/change.js'
import type { Outlook } from '../timeline/course.js'
import { eventsOfStep, type DatedBody } from '../timeline/evolve.js'
import type { UserRecord } from '../timeline/record.js'
import { judgeRequest, type Verdict } from '../timeline/request.js'
import { carriedOut, upcoming } from './command.js'
import { authorize, enveloped, seatLimitsOn, seatsHeld, stored, type Present, type Session } from './context.js'
import { ATTEMPTS, contention, pause, presentWith } from './due.js'
import type { Arrival } from './created.js'
import { freshChanges, PLAN_BATCH, type Plan, type ProgressOptions, type UserAnswer } from './plan.js'
import { checkPlan, noPlan } from './check-plan.js'
import { conflictKey } from './conflict-key.js'
import { asInput, readRequest, wishesFor, type PlanRequest } from './plan-request.js'
import { takeSeats } from './seat-taking.js'

/** What became of one user of a plan (rules P2 and P3). @public */
export type Confirmation = { readonly user: UserId; readonly verdict: Verdict } & (
  | { readonly status: 'applied' | 'scheduled'; readonly changes: readonly ChangeId[] }
  | { readonly status: 'unchanged' }
  /** It has conflicts today, or its details are open. */
  | { readonly status: 'refused' }
  /** The answer is no longer the one that was planned: both stand here side by side. */
  | { readonly status: 'plan_stale'; readonly planned: UserAnswer }
  /** Others of an all-or-nothing plan were refused. */
  | { readonly status: 'not_tried' }
  | { readonly status: 'user_gone' }
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
  /** `each` user on its own (default), or `all` users or none, for at most 1,000 users. */
  readonly mode?: 'each' | 'all'
}

const ALL_LIMIT = 1_000

/** A user judged again, with what would be written. */
interface Judged {
  readonly confirmation: Confirmation
  readonly write: Extract<UserWrite, { kind: 'replace' }> | null
}

/** Carries a plan out: judges every user again, and trusts nothing of the plan but its request. */
export async function confirmPlan(session: Session, plan: Plan, options: ConfirmOptions = {}): Promise<ConfirmResult> {
  checkPlan(session, plan, 'users')
  const request = reread(session, plan.request)
  await authorize(session, 'confirm', request.users)
  const mode = options.mode ?? 'each'
  const total = request.users.length
  if (mode === 'all' && total > ALL_LIMIT) {
    throw new SeatlineError(
      'too_many_for_all',
      `All or nothing is for at most ${ALL_LIMIT} users, not ${total}. Confirm each on its own.`,
      { users: total, limit: ALL_LIMIT },
    )
  }
  const planned = new Map(plan.users.map((answer) => [answer.user, answer]))
  const places = new Map(request.users.map((user, place) => [user, place]))
  const arrival = session.context.arrive()
  const users: Confirmation[] = []
  const size = mode === 'all' ? ALL_LIMIT : PLAN_BATCH
  for (let done = 0; done < total; done += size) {
    if (options.signal?.aborted)
      throw new SeatlineError('aborted', `Aborted after ${done} of ${total} users; those stay as confirmed.`, { done })
    users.push(
      ...(await confirmBatch(session, {
        plan,
        request,
        planned,
        places,
        arrival,
        mode,
        from: done,
        to: Math.min(done + size, total),
      })),
    )
    options.onProgress?.({ done: users.length, total })
  }
  const good = users.filter(({ status }) => status === 'applied' || status === 'scheduled' || status === 'unchanged').length
  return { plan: plan.id, users, carriedOut: good === total ? 'all' : good === 0 ? 'none' : 'some' }
}

interface ConfirmBatch {
  readonly plan: Plan
  readonly request: PlanRequest
  readonly planned: ReadonlyMap<UserId, UserAnswer>
  readonly places: ReadonlyMap<UserId, number>
  readonly arrival: Arrival
  readonly mode: 'each' | 'all'
  readonly from: number
  readonly to: number
}

/**
 * Confirms some users in one commit. Those whom another writer was ahead of are judged again and committed under the next key;
 * since every key keeps its answers, confirming again walks the same way and gives the same result.
 */
async function confirmBatch(session: Session, batch: ConfirmBatch): Promise<readonly Confirmation[]> {
  const results = new Map<UserId, Confirmation>()
  let pending = batch.request.users.slice(batch.from, batch.to)
  for (let attempt = 0; attempt < ATTEMPTS && pending.length > 0; attempt++) {
    const { records, ...now } = await presentWith(session, pending)
    let judged = await judgeAgain(session, now, batch, pending, records)
    if (batch.mode === 'all' && judged.some(({ confirmation }) => !isGood(confirmation))) judged = judged.map(notTried)
    const writing = judged.filter(({ write }) => write !== null)
    const key = `${batch.plan.id}/${batch.from}/${attempt}`
    const reply = JSON.stringify({
      users: judged.map(({ confirmation }) => confirmation),
      writing: writing.map(({ confirmation }) => confirmation.user),
    })
    const { organization } = session
    const writes = writing.flatMap(({ write }) => write ?? [])
    const committed = await session.context.store.commit({
      organization,
      mode: batch.mode,
      writes,
      seatLimits: seatLimitsOn(now),
      key,
      reply,
    })
    pending = take(results, committed, reply)
    if (pending.length > 0) await pause(attempt)
  }
  if (pending.length > 0) throw contention(ATTEMPTS)
  return batch.request.users.slice(batch.from, batch.to).flatMap((user) => results.get(user) ?? [])
}

/** Takes what was decided; gives the users who must be judged again. */
function take(results: Map<UserId, Confirmation>, { outcomes, replayed }: CommitResult, sent: string): UserId[] {
  const { users, writing } = JSON.parse(replayed ?? sent) as { users: Confirmation[]; writing: UserId[] } // written by confirmBatch alone
  const again = new Set(writing.filter((_, index) => outcomes[index]?.status !== 'written'))
  for (const confirmation of users) if (!again.has(confirmation.user)) results.set(confirmation.user, confirmation)
  return users.flatMap(({ user }) => (again.has(user) ? [user] : []))
}

async function judgeAgain(
  session: Session,
  now: Present,
  batch: ConfirmBatch,
  users: readonly UserId[],
  records: readonly (UserRecord | null)[],
): Promise<readonly Judged[]> {
  const { context } = session
  const on = upcoming(batch.request.on, now.today)
  const seats = { ...(await seatsHeld(session, now)) }
  return users.map((user, index): Judged => {
    const record = records[index]
    const planned = batch.planned.get(user)
    if (!record || !planned) return { confirmation: { user, status: 'user_gone', verdict: EMPTY_VERDICT }, write: null }
    const outlook: Outlook = { ...now, catalog: context.catalog, record, seatsHeld: seats }
    const wishes = wishesFor(batch.request, user)
    const changes = freshChanges(outlook, wishes, on, batch.plan.id, batch.places.get(user) ?? 0, batch.arrival)
    const { step, ...verdict } = judgeRequest(outlook, wishes, changes, on)
    if (answerKey(planned) !== answerKey(verdict)) return { confirmation: { user, status: 'plan_stale', planned, verdict }, write: null }
    const fresh = changes.filter((change) => change !== null)
    if (fresh.length === 0) return { confirmation: { user, status: 'unchanged', verdict }, write: null }
    if (on === now.today && verdict.status === 'unchanged') return { confirmation: { user, status: 'unchanged', verdict }, write: null }
    const isNow = on === now.today
    if (isEntangled(verdict) || (isNow && verdict.status !== 'ready'))
      return { confirmation: { user, status: 'refused', verdict }, write: null }
    takeSeats(seats, record, verdict)
    const bodies = isNow ? eventsOfStep(step).filter((body) => body.kind !== 'change_unchanged') : scheduling(fresh, now)
    const confirmation: Confirmation = { user, status: isNow ? 'applied' : 'scheduled', changes: fresh.map((change) => change.id), verdict }
    return { confirmation, write: writeOf(session, now, record, bodies) }
  })
}

function scheduling(changes: readonly Change[], { today }: Present): readonly DatedBody[] {
  return changes.map((change) => ({ kind: 'change_scheduled', change, date: today }))
}

function writeOf(
  { context, organization, actor }: Session,
  now: Present,
  record: UserRecord,
  happens: readonly DatedBody[],
): Judged['write'] {
  const { bodies, after } = carriedOut(record, happens, now.today)
  const events = enveloped(bodies, { organization, user: record.id, revision: record.revision, at: context.clock().toISOString(), actor })
  return { kind: 'replace', user: stored(context.catalog, after, now), expected: record.revision, events }
}

const EMPTY_VERDICT: Verdict = {
  status: 'conflict',
  changes: [],
  conflicts: [],
  behind: [],
  effects: { supersedes: [], restores: [], breaks: [], repairs: [], noncompliant: [], compliant: [] },
  takesAway: { licenses: [], features: [] },
  follows: [],
}

function isGood({ status }: Confirmation): boolean {
  return status === 'applied' || status === 'scheduled' || status === 'unchanged'
}

function notTried(judged: Judged): Judged {
  if (!isGood(judged.confirmation)) return judged
  const { user, verdict } = judged.confirmation
  return { confirmation: { user, status: 'not_tried', verdict }, write: null }
}

/** Whether a request would leave changes too entangled to decide: it is refused (rule C7). */
export function isEntangled(verdict: Verdict): boolean {
  return [...verdict.conflicts, ...verdict.effects.breaks.flatMap((change) => change.conflicts)].some(
    ({ code }) => code === 'too_entangled',
  )
}

/** What of an answer must be the same when it is confirmed (rule P3). */
function answerKey({ status, conflicts, effects, takesAway }: Verdict): string {
  const ids = (changes: Verdict['follows']) => changes.map((change) => change.change).sort()
  return JSON.stringify([status, conflictKey(conflicts), ids(effects.supersedes), ids(effects.breaks), takesAway])
}

/** The request of a plan, read as strictly as when it was planned: a plan may come back from anywhere. */
export function reread(session: Session, request: PlanRequest): PlanRequest {
  const given: unknown = request?.wishes
  const isWish = (wish: unknown) => isObject(wish) && (wish['kind'] === 'assign' || wish['kind'] === 'remove')
  if (!Array.isArray(given) || !given.every(isWish)) throw noPlan()
  const { users, wishes, on, detailsByUser } = request
  const assign = wishes.filter((wish) => wish.kind === 'assign').map(asInput)
  const remove = wishes.filter((wish) => wish.kind === 'remove').map(asInput)
  return readRequest(session.context.catalog, { users, assign, remove, on, detailsByUser })
}
