/** Explains the conflicts of a plan, of a schedule, and of failed changes. */
import type { CalendarDate } from '../../core/calendar-date.js'
import { checkAll, optional, text } from '../../core/check.js'
import type { ChangeId } from '../../core/ids.js'
import type { Conflict } from '../../requirements/conflict.js'
import { sourceCheck } from '../../words/describe/checks.js'
import { explainChanges } from '../../words/describe/explain-changes.js'
import type { FailingChange, Explanation } from '../../words/language/explanation.js'
import { changeRef, type Change } from '../record/change.js'
import type { Outcome } from '../settle/outcome.js'
import { affectedChange } from './compare-futures.js'
import type { Verdict } from './verdict.js'

interface Entry {
  readonly change: Change
  readonly effectiveDate: CalendarDate
  readonly forecast: Outcome | null
}

/**
 * Explains why changes of a user fail: from each conflict through the change that caused it down to
 * the facts. Every change is told once.
 *
 * @param source - A plan's answer for one user: what of the request does not go through. A schedule
 * from `schedule.of(user)`: what failed, and what will fail. A user: what failed.
 * @param change - One change to explain; all that fail when it is left out.
 *
 * @example
 * ```ts
 * explain({ changes: [], behind: [] }) // => { changes: [], roots: [] }
 * ```
 * @remarks Rule C4.
 * @public
 */
export function explain(
  source:
    | Pick<Verdict, 'changes' | 'behind'>
    | {
        readonly changes: readonly {
          readonly change: Change
          readonly effectiveDate: CalendarDate
          readonly forecast: Outcome | null
        }[]
      }
    | { readonly changes: readonly Change[] },
  change?: string,
): Explanation {
  checkAll({ source: [source, sourceCheck], change: [change, optional(text)] })
  const failing = 'behind' in source ? requested(source) : existing(source.changes)
  const known = 'behind' in source ? [...failing, ...source.behind] : failing
  const asked = failing.filter((one) => change === undefined || one.change === change)
  return explainChanges(asked, known)
}

function requested({ changes }: Pick<Verdict, 'changes'>): readonly FailingChange[] {
  return changes.flatMap(({ id, kind, license, on, conflicts }): FailingChange[] =>
    id === null || conflicts.length === 0
      ? []
      : [{ change: id, kind, license, on, conflicts, status: 'will_fail', inRequest: true }],
  )
}

function existing(changes: readonly (Change | Entry)[]): readonly FailingChange[] {
  return changes.flatMap((one): FailingChange[] => {
    const { failure, ...change } = 'change' in one ? one.change : one
    if (failure !== null) return [failedChange({ ...change, failure })]
    return 'change' in one && one.forecast?.status === 'failed'
      ? [{ ...affectedChange(one.forecast, one.effectiveDate), status: 'will_fail' }]
      : []
  })
}

/**
 * The failing changes behind conflicts, directly or through each other, without those of the
 * request itself.
 */
export function failuresBehind(
  conflicts: readonly Conflict[],
  all: ReadonlyMap<ChangeId, FailingChange>,
): readonly FailingChange[] {
  const found = new Map<ChangeId, FailingChange>()
  const visit = (conflict: Conflict): void => {
    if (conflict.code === 'alternatives_not_met') conflict.anyOf.flat().forEach(visit)
    if (!('causes' in conflict)) return
    for (const cause of conflict.causes) {
      const failing =
        cause.kind === 'failed_change' && !found.has(cause.change)
          ? all.get(cause.change)
          : undefined
      if (failing === undefined) continue
      found.set(failing.change, failing)
      failing.conflicts.forEach(visit)
    }
  }
  conflicts.forEach(visit)
  return [...found.values()]
}

/** A change that has failed. */
export function failedChange(
  change: Change & { readonly failure: NonNullable<Change['failure']> },
): FailingChange {
  const { on, conflicts } = change.failure
  return { ...changeRef(change, on), conflicts, status: 'failed' }
}
