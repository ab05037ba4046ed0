/** Judges answers to requests that may be asked again, for every store alike. */
import type { CalendarDate } from '../core/calendar-date.js'
import { expectThat } from '../core/check.js'
import type { Answer, AnswerSet, Batch, CommitResult, KeptAnswers, WriteOutcome } from './port.js'

/**
 * A request as the memory store keeps it: what its key is bound to, when it was first answered, and
 * its replies.
 */
export interface AnsweredRequest {
  readonly hash: string
  readonly date: CalendarDate
  readonly replies: Map<string, string>
}

/**
 * Says whether a batch comes too late, because its request is answered or its key is another
 * request's.
 *
 * @param kept - What is kept under the key of the batch, with the replies about its subjects at
 * least.
 * @returns The result of the batch, of which nothing may be written; or `null`: it may be judged.
 * @public
 */
export function refusedByAnswers(batch: Batch, kept: KeptAnswers | null): CommitResult | null {
  expectThat(Array.isArray(batch?.writes), 'batch', 'a batch of writes')
  const { answers, writes } = batch
  if (answers === undefined || kept === null) return null
  const outcomes = writes.map(() => ({ status: 'skipped' }) as const)
  if (kept.hash !== answers.hash) return { outcomes, refused: 'other_request' }
  return answers.answers.some(({ subject }) => kept.replies.has(subject))
    ? { outcomes, refused: 'answered' }
    : null
}

/**
 * The answers of a batch that are to be kept: those that tell of no write, and those whose write is
 * written. None, when an `all` batch was refused.
 *
 * @public
 */
export function answersToKeep(batch: Batch, outcomes: readonly WriteOutcome[]): readonly Answer[] {
  expectThat(Array.isArray(batch?.writes), 'batch', 'a batch of writes')
  expectThat(Array.isArray(outcomes), 'outcomes', 'a list, one for each write')
  const { answers, mode } = batch
  if (mode === 'all' && outcomes.some(({ status }) => status !== 'written')) return []
  return (
    answers?.answers.filter(
      ({ write }) => write === null || outcomes[write]?.status === 'written',
    ) ?? []
  )
}

/** Keeps answers in memory. What a key is bound to, and the date of its first answers, stay. */
export function keepAnswers(
  requests: Map<string, AnsweredRequest>,
  set: AnswerSet,
  kept: readonly Answer[],
): void {
  if (kept.length === 0) return
  const request = requests.get(set.key) ?? {
    hash: set.hash,
    date: set.date,
    replies: new Map<string, string>(),
  }
  requests.set(set.key, request)
  for (const { subject, reply } of kept) request.replies.set(subject, reply)
}
