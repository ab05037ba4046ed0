import { answerCheck, changesCheck, conflictingChanges, scheduleCheck } from './checks.js'
import { checkAll, optional, text } from '../core/check.js'
import type { CalendarDate } from '../core/calendar-date.js'
import type { ChangeId } from '../core/ids.js'
import type { Cause, Conflict } from '../requirements/conflict.js'
import { effectiveDate, type Change } from './change.js'
import { affectedChange, type AffectedChange } from './effects.js'
import type { PlannedChange } from './request.js'
import type { Outcome } from './settle.js'

/** A change that does not go through, with its conflicts: it `failed` on its date, or `will_fail` as things stand. @public */
export interface FailingChange extends AffectedChange {
  readonly status: 'failed' | 'will_fail'
  /** Given where the request that is explained asks for it: nothing of it is scheduled yet. */
  readonly inRequest?: true
}

/** A failing change with what is behind it. @public */
export interface ExplainedChange {
  readonly change: ChangeId
  readonly kind: 'assign' | 'remove'
  readonly license: string
  readonly on: CalendarDate
  readonly status: 'failed' | 'will_fail'
  /** Given where the request that is explained asks for it: nothing of it is scheduled yet. */
  readonly inRequest?: true
  /**
   * Whether its reasons stand `here`, or were told `before` in the same explanation, so that nothing is told twice and no cycle
   * goes on; `unknown` if what was explained from does not have it.
   */
  readonly told: 'here' | 'before' | 'unknown'
  /** One for each conflict; empty unless they stand here. */
  readonly reasons: readonly Reason[]
}

/** A conflict, with its node in the requirement (`conflict.path`), and what is behind it. @public */
export interface Reason {
  readonly conflict: Conflict
  /** Failing changes that would have helped. */
  readonly behind: readonly ExplainedChange[]
  /** Holdings and accepted changes that stand in the way. */
  readonly standing: readonly Exclude<Cause, { kind: 'failed_change' }>[]
  /** Of `alternatives_not_met`: what is behind each alternative. */
  readonly alternatives: readonly (readonly Reason[])[]
}

/** What has to be mended, once, however many changes wait for it. @public */
export interface Root {
  /** As the first of the changes has it; others have the same but for license and path. */
  readonly conflict: Conflict
  /** The changes that fail by it, themselves or through another. */
  readonly changes: readonly ChangeId[]
}

/** Why changes fail, down to the facts. Plain JSON; `describeExplanation` makes sentences of it. @public */
export interface Explanation {
  /** The changes asked about; one that was told behind another is not repeated. */
  readonly changes: readonly ExplainedChange[]
  readonly roots: readonly Root[]
}

/**
 * Explains failing changes of one user: from each conflict through the change that caused it down to the facts.
 * Every change is told once, and cycles end.
 *
 * @param failing - The changes asked about, in the order in which to tell them.
 * @param known - Other failing changes of the user, to be told where they are behind these.
 * @remarks Rule C4.
 * @public
 */
export function explainChanges(failing: readonly FailingChange[], known: readonly FailingChange[] = []): Explanation {
  checkAll({ failing: [failing, conflictingChanges], known: [known, conflictingChanges] })
  const byId = new Map([...known, ...failing].map((change) => [change.change, change]))
  const told = new Map<ChangeId, ExplainedChange>()
  const tell = (change: FailingChange): ExplainedChange => {
    const reasons: Reason[] = []
    const explained: ExplainedChange = { ...identityOf(change), told: 'here', reasons }
    told.set(change.change, explained)
    reasons.push(...change.conflicts.map((conflict) => reasonFor(conflict, change)))
    return explained
  }
  const reasonFor = (conflict: Conflict, of: FailingChange): Reason => {
    const causes = 'causes' in conflict ? conflict.causes : []
    return {
      conflict,
      behind: causes.flatMap((cause) => (cause.kind === 'failed_change' ? [tellCause(cause, of)] : [])),
      standing: causes.flatMap((cause) => (cause.kind === 'failed_change' ? [] : [cause])),
      alternatives: conflict.code === 'alternatives_not_met' ? conflict.anyOf.map((part) => part.map((inner) => reasonFor(inner, of))) : [],
    }
  }
  const tellCause = (cause: Extract<Cause, { kind: 'failed_change' }>, of: FailingChange): ExplainedChange => {
    const { change, intent, license, on, inRequest } = cause
    const known = byId.get(change)
    if (known && !told.has(change)) return tell(known)
    if (known) return { ...identityOf(known), told: 'before', reasons: [] }
    const status = on < of.on ? 'failed' : of.status
    return { change, kind: intent, license, on, status, ...(inRequest && { inRequest }), told: 'unknown', reasons: [] }
  }
  const changes = failing.flatMap((change) => (told.has(change.change) ? [] : [tell(change)]))
  return { changes, roots: rootsOf([...told.values()]) }
}

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
    conflicts.length === 0 ? [] : [{ change: id, kind, license, on, conflicts, status: 'will_fail', inRequest: true }],
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
    readonly changes: readonly { readonly change: Change; readonly effectiveDate: CalendarDate; readonly forecast: Outcome | null }[]
  },
  change?: string,
): Explanation {
  checkAll({ schedule: [schedule, scheduleCheck], change: [change, optional(text)] })
  const all = schedule.changes.flatMap(({ change: { failure, ...scheduled }, effectiveDate: on, forecast }): FailingChange[] => {
    if (failure !== null) return [failedChange({ ...scheduled, failure })]
    return forecast?.status === 'failed' ? [{ ...affectedChange(forecast, on), status: 'will_fail' }] : []
  })
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
    { changes: changes.map((one) => ({ change: one, effectiveDate: effectiveDate(one, null), forecast: null })) },
    change,
  )
}

/** The failing changes behind conflicts, directly or through each other, without those of the request itself. */
export function failuresBehind(conflicts: readonly Conflict[], all: ReadonlyMap<ChangeId, FailingChange>): readonly FailingChange[] {
  const found = new Map<ChangeId, FailingChange>()
  const visit = (conflict: Conflict): void => {
    if (conflict.code === 'alternatives_not_met') conflict.anyOf.flat().forEach(visit)
    if (!('causes' in conflict)) return
    for (const cause of conflict.causes) {
      const failing = cause.kind === 'failed_change' && !found.has(cause.change) ? all.get(cause.change) : undefined
      if (failing === undefined) continue
      found.set(failing.change, failing)
      failing.conflicts.forEach(visit)
    }
  }
  conflicts.forEach(visit)
  return [...found.values()]
}

/** A change that has failed. */
export function failedChange({ id, kind, license, failure }: Change & { readonly failure: NonNullable<Change['failure']> }): FailingChange {
  return { change: id, kind, license, ...failure, status: 'failed' }
}

function identityOf({ change, kind, license, on, status, inRequest }: FailingChange): Omit<ExplainedChange, 'told' | 'reasons'> {
  return { change, kind, license, on, status, ...(inRequest && { inRequest }) }
}

/** What has no failing change behind it, once each, with every change that comes to it. */
function rootsOf(told: readonly ExplainedChange[]): readonly Root[] {
  const byId = new Map(told.map((change) => [change.change, change]))
  const roots = new Map<string, { conflict: Conflict; changes: ChangeId[] }>()
  for (const { change } of told) {
    for (const conflict of factsUnder(change, byId)) {
      const key = factOf(conflict)
      const root = roots.get(key)
      if (root === undefined) roots.set(key, { conflict, changes: [change] })
      else if (root.changes.at(-1) !== change) root.changes.push(change)
    }
  }
  return [...roots.values()]
}

function factsUnder(change: ChangeId, byId: ReadonlyMap<ChangeId, ExplainedChange>): readonly Conflict[] {
  const seen = new Set<ChangeId>()
  const facts: Conflict[] = []
  const visit = (id: ChangeId): void => {
    if (seen.has(id)) return
    seen.add(id)
    byId.get(id)?.reasons.forEach(follow)
  }
  const follow = (reason: Reason): void => {
    const behind = failingBehind(reason)
    if (behind.length === 0) facts.push(reason.conflict)
    behind.forEach((next) => visit(next.change))
  }
  visit(change)
  return facts
}

/** The failing changes behind a reason, those of its alternatives too. */
export function failingBehind({ behind, alternatives }: Reason): readonly ExplainedChange[] {
  return alternatives.length === 0 ? behind : [...behind, ...alternatives.flat().flatMap(failingBehind)]
}

/** What a conflict says of the user or the organization, whichever license finds it out. */
function factOf(conflict: Conflict): string {
  const isShared = 'path' in conflict && conflict.code !== 'excluded_by'
  return JSON.stringify(conflict, (key, value: unknown) => (isShared && OF_THE_LICENSE.has(key) ? undefined : value))
}

const OF_THE_LICENSE: ReadonlySet<string> = /* @__PURE__ */ new Set(['license', 'path', 'detail'])
