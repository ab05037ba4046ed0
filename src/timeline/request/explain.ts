/** Explains the conflicts of a plan, of a schedule, and of failed changes. */
import type { CalendarDate } from '../../core/calendar-date.js'
import { checkAll, optional, text } from '../../core/check.js'
import type { ChangeId } from '../../core/ids.js'
import type { Conflict } from '../../requirements/conflict.js'
import { answerCheck, changesCheck, scheduleCheck } from '../../words/describe/checks.js'
import { explainChanges } from '../../words/describe/explain-changes.js'
import type { FailingChange, Explanation } from '../../words/language/explanation.js'
import { effectiveDate, type Change } from '../record/change.js'
import type { Outcome } from '../settle/outcome.js'
import { affectedChange } from './compare-futures.js'
import type { PlannedChange } from './verdict.js'

/**
 * Explains the conflicts of a plan's answer for one user. Only changes with conflicts are in it.
 *
 * @example
 * ```ts
 * explainAnswer({ changes: [], behind: [] }) // => { changes: [], roots: [] }
 * ```
 * @public
 */
export function explainAnswer(answer: {
  readonly changes: readonly PlannedChange[]
  readonly behind: readonly FailingChange[]
}): Explanation {
  checkAll({ answer: [answer, answerCheck] })
  const failing = answer.changes.flatMap(({ id, kind, license, on, conflicts }): FailingChange[] =>
    id === null || conflicts.length === 0
      ? []
      : [{ change: id, kind, license, on, conflicts, status: 'will_fail', inRequest: true }],
  )
  return explainChanges(failing, answer.behind)
}

/**
 * Explains what fails in a user's schedule: what failed already, and what will.
 *
 * @param schedule - From `schedule.of(user)`.
 * @param change - One change to explain; all that fail when it is left out.
 *
 * @example
 * ```ts
 * explainSchedule({ changes: [] }) // => { changes: [], roots: [] }
 * ```
 * @public
 */
export function explainSchedule(
  schedule: {
    readonly changes: readonly {
      readonly change: Change
      readonly effectiveDate: CalendarDate
      readonly forecast: Outcome | null
    }[]
  },
  change?: string,
): Explanation {
  checkAll({ schedule: [schedule, scheduleCheck], change: [change, optional(text)] })
  const all = schedule.changes.flatMap(
    ({ change: { failure, ...scheduled }, effectiveDate: on, forecast }): FailingChange[] => {
      if (failure !== null) return [failedChange({ ...scheduled, failure })]
      return forecast?.status === 'failed'
        ? [{ ...affectedChange(forecast, on), status: 'will_fail' }]
        : []
    },
  )
  return change === undefined
    ? explainChanges(all)
    : explainChanges(
        all.filter((failing) => failing.change === change),
        all,
      )
}

/**
 * Explains failed changes of a user, as the user's record keeps them.
 *
 * @param changes - The user's `changes`; scheduled ones among them are passed over.
 * @param change - One change to explain; all that failed when it is left out.
 * @public
 */
export function explainFailures(changes: readonly Change[], change?: string): Explanation {
  checkAll({ changes: [changes, changesCheck], change: [change, optional(text)] })
  return explainSchedule(
    {
      changes: changes.map((one) => ({
        change: one,
        effectiveDate: effectiveDate(one, null),
        forecast: null,
      })),
    },
    change,
  )
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
export function failedChange({
  id,
  kind,
  license,
  failure,
}: Change & { readonly failure: NonNullable<Change['failure']> }): FailingChange {
  return { change: id, kind, license, ...failure, status: 'failed' }
}
