/** Judgments as stores are asked for them and given them, and what every store looks at alike. */
import { expectThat } from '../core/check.js'
import type { CalendarDate } from '../core/calendar-date.js'
import type { OrganizationId, UserId } from '../core/ids.js'
import type { OrganizationRecord } from '../core/organization.js'
import type { SeatlineEvent } from '../timeline/record/event.js'
import type { Judgment } from '../timeline/request/judgment.js'

/** A judgment of a user whose record is otherwise as it was. @public */
export interface UserJudgment {
  readonly user: UserId
  /** The revision that was judged; another one has been judged since. */
  readonly revision: number
  /** The judgment that is kept; another one is newer. */
  readonly before: Judgment | null
  readonly judgment: Judgment | null
}

/** Judgments of one organization, and what has turned by them. @public */
export interface JudgmentBatch {
  readonly organization: OrganizationId
  readonly judgments: readonly UserJudgment[]
  /**
   * The organization as it is once it is told what has turned, the revision that it has until then,
   * and the events; `null` when nothing has turned.
   */
  readonly told: {
    readonly record: OrganizationRecord
    readonly expected: number
    readonly events: readonly SeatlineEvent[]
  } | null
}

/**
 * What judgments of an organization have to rest on. One of another basis is stale, and so is one
 * that may turn by itself on the date or before.
 *
 * @public
 */
export interface JudgmentQuestion {
  readonly organization: OrganizationId
  readonly basis: string
  readonly today: CalendarDate
}

/** Whether a judgment is out of date. Where there was nothing to judge, none is. @public */
export function isStale(
  judgment: Judgment | null,
  question: Pick<JudgmentQuestion, 'basis' | 'today'>,
): boolean {
  expectJudgment(judgment, 'judgment')
  expectThat(typeof question?.basis === 'string', 'question', 'a question about judgments')
  if (judgment === null) return false
  const { basis, until } = judgment
  return basis !== question.basis || (until !== null && until <= question.today)
}

/** Whether two judgments say the same: what is kept is compared with what it is taken for. @public */
export function isSameJudgment(a: Judgment | null, b: Judgment | null): boolean {
  expectJudgment(a, 'a')
  expectJudgment(b, 'b')
  if (a === null || b === null) return a === b
  return (
    a.basis === b.basis &&
    a.until === b.until &&
    a.out === b.out &&
    a.failing.join() === b.failing.join() &&
    a.bookings.map(asText).join() === b.bookings.map(asText).join()
  )
}

function expectJudgment(judgment: Judgment | null, name: string): void {
  const isOne = typeof judgment?.basis === 'string' && Array.isArray(judgment.failing)
  expectThat(judgment === null || isOne, name, 'a judgment, or null')
}

function asText({ date, license, step }: Judgment['bookings'][number]): string {
  return JSON.stringify([date, license, step])
}
