/** Answers each user of a plan and each row of an import once, whoever asks again. */
import { addDays, isCalendarDate, type CalendarDate } from '../../core/calendar-date.js'
import { SeatlineError } from '../../core/errors.js'
import { fingerprintOf } from '../../core/fingerprint.js'
import type { AnswerSet, Batch, WriteOutcome } from '../../storage/port.js'
import type { AsOf } from '../session/as-of.js'
import { noPlan } from '../session/check-plan.js'
import type { Context, Session } from '../session/session.js'
import { commitUsers, type UserChange } from './commit.js'
import { retried } from './retry.js'

/** A request that may be asked again. */
export interface Repeatable {
  readonly kind: 'plan' | 'import'
  readonly plan: string
  /** Tells it from any other request under the same id. */
  readonly hash: string
}

/**
 * The answer about one subject, a user or a row, with what is kept of it and what is to be written.
 */
export interface JudgedUser<T> {
  readonly subject: string
  readonly answer: T
  /** What whoever asks again gets: no personal value is in it (rule P3). */
  readonly kept: unknown
  readonly change: UserChange | null
}

/** How the subjects of a request are judged, and how a kept answer is given again. */
export interface Answering<T> {
  readonly mode: Batch['mode']
  /**
   * Judges subjects that have no answer.
   *
   * @param refused - What the store said of their writes the time before; empty at first.
   */
  readonly judge: (
    subjects: readonly string[],
    refused: ReadonlyMap<string, WriteOutcome>,
  ) => Promise<AsOf & { readonly judged: readonly JudgedUser<T>[] }>
  readonly recall: (subject: string, kept: unknown) => T
}

/** A request with the hash of everything that it asks for. */
export function repeatable(kind: Repeatable['kind'], plan: string, asked: unknown): Repeatable {
  return { kind, plan, hash: fingerprintOf(asked) }
}

/**
 * Answers some subjects of a request in one commit. Those that have an answer are not judged.
 * Those whom another writer was ahead of are judged again, and answered under the same key.
 */
export async function answerOnce<T>(
  session: Session,
  request: Repeatable,
  subjects: readonly string[],
  { mode, judge, recall }: Answering<T>,
): Promise<readonly T[]> {
  const { store } = session.context
  const { organization } = session
  const key = `${request.kind}/${request.plan}`
  const known = new Map<string, T>()
  let refused: ReadonlyMap<string, WriteOutcome> = new Map()
  return retried(async () => {
    const kept = await store.loadAnswers(organization, key, subjects)
    if (kept !== null && kept.hash !== request.hash) throw reused(request)
    for (const [subject, reply] of kept?.replies ?? [])
      known.set(subject, known.get(subject) ?? recall(subject, JSON.parse(reply)))
    const pending = subjects.filter((subject) => !known.has(subject))
    if (pending.length > 0) {
      const { judged, ...now } = await judge(pending, refused)
      const changes = judged.flatMap(({ change }) => change ?? [])
      const answers = answerSet(key, request, judged, now)
      const result = await commitUsers(session, now, changes, { mode, answers })
      refused = result.refused === null ? take(known, judged, mode, result.outcomes) : new Map()
    }
    return subjects.every((subject) => known.has(subject))
      ? subjects.flatMap((subject) => known.get(subject) ?? [])
      : null
  })
}

function answerSet(
  key: string,
  { hash }: Repeatable,
  judged: readonly JudgedUser<unknown>[],
  { today }: AsOf,
): AnswerSet {
  let place = 0
  const answers = judged.map(({ subject, kept, change }) => ({
    subject,
    reply: JSON.stringify(kept),
    write: change === null ? null : place++,
  }))
  return { key, hash, date: today, answers }
}

/** Takes the answers that were kept; gives what the store said of the other writes. */
function take<T>(
  answers: Map<string, T>,
  judged: readonly JudgedUser<T>[],
  mode: Batch['mode'],
  outcomes: readonly WriteOutcome[],
): ReadonlyMap<string, WriteOutcome> {
  const refused = new Map<string, WriteOutcome>()
  let place = 0
  for (const { subject, change } of judged) {
    const outcome = change === null ? undefined : outcomes[place++]
    if (outcome !== undefined && outcome.status !== 'written') refused.set(subject, outcome)
  }
  if (mode === 'all' && refused.size > 0) return refused
  for (const { subject, answer } of judged) if (!refused.has(subject)) answers.set(subject, answer)
  return refused
}

/**
 * Refuses a plan that is older than answers are kept: nobody knows any more whether it was
 * confirmed (rule P3).
 */
export function refuseExpired(
  { keepAnswersDays }: Context,
  plan: { readonly id: string; readonly today: unknown },
  today: CalendarDate,
): void {
  // planning keeps the date it was made on, so no plan is of a date the organization has not reached
  if (!isCalendarDate(plan.today) || plan.today > today) throw noPlan()
  if (plan.today >= addDays(today, -keepAnswersDays)) return
  const message = `The plan ${plan.id} was made on ${plan.today}. Answers are kept for ${keepAnswersDays} days: plan again.`
  throw new SeatlineError('plan_expired', message, {
    plan: plan.id,
    planned: plan.today,
    days: keepAnswersDays,
  })
}

function reused({ kind, plan }: Repeatable): SeatlineError {
  const message = `Another request or mode was confirmed under the id of the ${kind} ${plan}. Plan again, and change nothing in the plan.`
  return new SeatlineError('plan_reused', message, { plan })
}
