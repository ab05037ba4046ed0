/** Judges a request for one user on its date, with everything that is scheduled. */
import type { License } from '../../catalog/edition.js'
import type { CalendarDate } from '../../core/calendar-date.js'
import { sameDetails, type Details, type Holding } from '../../core/holding.js'
import type { ChangeId } from '../../core/ids.js'
import { nearestTo } from '../../core/in-force.js'
import type { E164, NumberSwap } from '../../core/phone-number.js'
import { checklistOf, type ChecklistItem } from '../../requirements/checklist.js'
import type { Cause, Conflict } from '../../requirements/conflict.js'
import type { Node } from '../../requirements/node.js'
import type { FailingChange } from '../../words/language/explanation.js'
import { namesIn } from '../../words/language/wording.js'
import { effectiveDate, type Change } from '../record/change.js'
import { swapDetails, swapDetailsBy } from '../record/event.js'
import { put, undoTo, type HoldingsDraft } from '../settle/holdings-draft.js'
import { chooseDetails, choicesOf } from '../settle/move.js'
import type { Outcome } from '../settle/outcome.js'
import { settleStep, walkTo, type Step, type TimelineWalk } from '../settle/timeline-walk.js'
import type { UserContext } from '../settle/user-context.js'
import { foresee, lookAhead } from './compliance-ahead.js'
import { affectedChange, compareFutures, following } from './compare-futures.js'
import { failedChange, failuresBehind } from './explain.js'
import { exchangeOn } from './features.js'
import type { RequestedChange, PlannedChange, RequestVerdict } from './verdict.js'

/**
 * The changes that a request becomes. Requested changes already scheduled with the same details and
 * effective date are `null`, unless what is scheduled is superseded (rule Q6).
 */
export function changesOf(
  userContext: UserContext,
  requestedChanges: readonly RequestedChange[],
  on: CalendarDate,
  identify: Identify,
): readonly (Change | null)[] {
  const asked = askedOf(userContext, requestedChanges, on, identify)
  const standing = standingOn(userContext, asked, on)
  return asked.map((change, place) => (standing[place] === change ? change : null))
}

/** How a change of a request is known, by its place in it. */
type Identify = (place: number) => { readonly id: ChangeId; readonly created: string }

/**
 * The changes that stand for all of a request, those that are scheduled already among them: on
 * another date they are not there.
 */
export function askedOf(
  userContext: UserContext,
  requestedChanges: readonly RequestedChange[],
  on: CalendarDate,
  identify: Identify,
): readonly Change[] {
  const { sequence } = userContext.record
  return requestedChanges.map(({ kind, license, details, dependents }, index) => {
    const { id, created } = identify(index)
    return {
      id,
      created,
      kind,
      license,
      details,
      dependents,
      ownDate: on,
      dated: sequence + 1 + index,
      status: 'scheduled',
      failure: null,
    }
  })
}

/**
 * What stands for each change that is asked for on a date: the same that is scheduled already,
 * under the names that numbers have by then, and not superseded; or else the change itself (rule
 * Q6).
 */
export function standingOn(
  userContext: UserContext,
  asked: readonly Change[],
  on: CalendarDate,
): readonly Change[] {
  const { changes, override, swaps } = userContext.record
  if (changes.length === 0) return asked
  const named = (details: Details) => swapDetailsBy(details, swaps, on)
  return asked.map((one) => {
    const same = changes.filter(
      (change) =>
        change.status === 'scheduled' &&
        change.kind === one.kind &&
        change.license === one.license &&
        change.dependents === one.dependents &&
        effectiveDate(change, override) === on &&
        sameDetails(named(change.details), named(one.details)),
    )
    return (same.length > 0 && counting(userContext, on, same)) || one
  })
}

/** The one of some changes of a date that is not superseded. */
function counting(
  userContext: UserContext,
  on: CalendarDate,
  some: readonly Change[],
): Change | undefined {
  const { walk } = walkTo(userContext, on)
  return settleStep(walk, on).outcomes.find(
    ({ change, status }) => status !== 'superseded' && some.some(({ id }) => id === change.id),
  )?.change
}

/** Settles a date with a request on it, but for what is scheduled anyway. */
export function settleAsked(
  walk: TimelineWalk,
  on: CalendarDate,
  asked: readonly Change[],
  settle: (walk: TimelineWalk, on: CalendarDate, also: readonly Change[]) => Step = settleStep,
): AskedStep {
  const standing = standingOn(walk.userContext, asked, on)
  const isNew = (change: Change) => asked.includes(change)
  const held = new Set(walk.draft.held.keys())
  const step = settle(walk, on, standing.filter(isNew))
  return { standing, isNew, step, isHeld: heldAfter(held, step) }
}

/** Whether a license is held at the end of a step, by what was held before it. */
function heldAfter(before: ReadonlySet<string>, { outcomes, dropped }: Step) {
  return (license: string): boolean => {
    if (dropped.some((one) => one.license === license)) return false
    const applied = outcomes.filter((outcome) => outcome.status === 'applied')
    if (applied.some(({ holding }) => holding?.license === license)) return true
    const isGone = applied.some(({ removed }) => removed.some((one) => one.license === license))
    return before.has(license) && !isGone
  }
}

/** A date with a request on it. */
export interface AskedStep {
  /** What stands for each change of the request. */
  readonly standing: readonly Change[]
  /** Whether a change is one of the request, and not scheduled anyway. */
  readonly isNew: (change: Change) => boolean
  readonly step: Step
  /** Whether a license is held at the end of the date. */
  readonly isHeld: (license: string) => boolean
}

/** What became of each change of a request. */
export function ownOutcomes({
  standing,
  step,
}: Pick<AskedStep, 'standing' | 'step'>): readonly Outcome[] {
  const ids = new Set(standing.map(({ id }) => id))
  return step.outcomes.filter(({ change }) => ids.has(change.id))
}

/**
 * The changes of a request that change something: not those that are scheduled anyway. `null` if
 * something that is asked for has not come about at the end of the date, by itself or by another
 * change.
 */
export function appliedOf(asked: AskedStep): readonly ChangeId[] | null {
  const own = ownOutcomes(asked)
  const isDone = ({ status, change }: Outcome) =>
    status !== 'failed' && asked.isHeld(change.license) === (change.kind === 'assign')
  if (!own.every(isDone)) return null
  return own.flatMap(({ status, change }) =>
    status === 'applied' && asked.isNew(change) ? [change.id] : [],
  )
}

/**
 * Judges a request for one user against the projected state on its own date, with everything that
 * is scheduled, and tells what it does to the rest of the timeline. Changes nothing.
 *
 * @param changes - From {@link changesOf}; all of one date, today or later.
 */
export function judgeRequest(
  userContext: UserContext,
  requestedChanges: readonly RequestedChange[],
  changes: readonly (Change | null)[],
  on: CalendarDate,
): RequestVerdict {
  const newChanges = changes.filter((change) => change !== null)
  const { walk, before } = walkTo(userContext, on)
  const held = new Map(walk.draft.held)
  const step = settleStep(walk, on, newChanges)
  const isHeld = heldAfter(new Set(held.keys()), step)
  const holdings = afterSwaps(held, step.swapped)
  const own = new Set(newChanges.map((change) => change.id))
  const planned = requestedChanges.map((requested, index): PlannedChange => {
    const id = changes[index]?.id ?? null
    const named = { ...requested, details: walk.swaps.reduce(swapDetails, requested.details) }
    const outcome = step.outcomes.find(({ change }) => change.id === id)
    const change = plannedChange(walk, named, holdings.get(requested.license), outcome)
    return { id, ...change, conflicts: change.conflicts.map((one) => markOwn(one, own)) }
  })
  const status = worst(planned)
  const conflicts = planned.flatMap((change) => change.conflicts)
  const exchange = exchangeOn(walk.draft, holdings, newChanges, step)
  const until = [...before, step]
  const behind = conflicts.length === 0 ? [] : behindConflicts(userContext, until, conflicts, own)
  const without = foresee(userContext, on)
  const ahead = lookAhead(walk)
  const after = [...until, ...ahead.steps]
  const effects = compareFutures(without.steps, after, {
    compliance: { before: without.compliance, after: ahead.compliance },
    taken: { licenses: exchange.takesAway.licenses, on },
  })
  const follows = following(userContext.catalog, { newChanges, on }, without.steps, after)
  const verdict = { status, changes: planned, conflicts, behind, effects, ...exchange, follows }
  return { ...verdict, step, isHeld }
}

/** Causes that the request asks for itself are told from those that are scheduled already. */
function markOwn(conflict: Conflict, own: ReadonlySet<ChangeId>): Conflict {
  if (conflict.code === 'alternatives_not_met')
    return {
      ...conflict,
      anyOf: conflict.anyOf.map((part) => part.map((inner) => markOwn(inner, own))),
    }
  if (!('causes' in conflict)) return conflict
  const isOwn = (cause: Cause) => cause.kind !== 'holding' && own.has(cause.change)
  if (!conflict.causes.some(isOwn)) return conflict
  return {
    ...conflict,
    causes: conflict.causes.map((cause) => (isOwn(cause) ? { ...cause, inRequest: true } : cause)),
  }
}

/** The changes of others, failed or about to fail, that conflicts come from. */
function behindConflicts(
  { record }: UserContext,
  steps: readonly Step[],
  conflicts: readonly Conflict[],
  own: ReadonlySet<ChangeId>,
): readonly FailingChange[] {
  const failing = new Map<ChangeId, FailingChange>()
  for (const { failure, ...change } of record.changes)
    if (failure !== null) failing.set(change.id, failedChange({ ...change, failure }))
  for (const { date, outcomes } of steps) {
    for (const outcome of outcomes) {
      if (outcome.status === 'failed')
        failing.set(outcome.change.id, { ...affectedChange(outcome, date), status: 'will_fail' })
    }
  }
  return failuresBehind(conflicts, failing).filter(({ change }) => !own.has(change))
}

/** What is held, under the names that numbers have after swaps. */
function afterSwaps(
  held: ReadonlyMap<string, Holding>,
  swaps: readonly NumberSwap[],
): ReadonlyMap<string, Holding> {
  if (swaps.length === 0) return held
  return new Map(
    [...held].map(([id, holding]) => [
      id,
      { ...holding, details: swaps.reduce(swapDetails, holding.details) },
    ]),
  )
}

/** The answer for one change of a request. */
function plannedChange(
  { draft, swaps }: TimelineWalk,
  requested: RequestedChange,
  held: Holding | undefined,
  outcome: Outcome | undefined,
): Omit<PlannedChange, 'id'> {
  const { kind, license: name } = requested
  const license = kind === 'assign' ? draft.edition.licenses.get(name) : undefined
  const chosen = license
    ? chooseDetails(license, requested.details, held?.details ?? {}, draft.facts).details
    : {}
  const details = license?.details ?? []
  const isProposed = (detail: string) =>
    held === undefined && Object.hasOwn(chosen, detail) && !Object.hasOwn(requested.details, detail)
  return {
    kind,
    license: name,
    on: draft.facts.date,
    status: statusOf(outcome),
    conflicts: outcome?.status === 'failed' ? outcome.conflicts : [],
    checklist: license?.requirement
      ? checklistWith(draft, license, license.requirement, chosen)
      : [],
    details: chosen,
    proposed: details.map(({ id }) => id).filter(isProposed),
    choices: Object.fromEntries(
      details.map(({ id, type }) => [id, withoutSwapped(choicesOf(type, draft.facts), swaps)]),
    ),
  }
}

function statusOf(outcome: Outcome | undefined): PlannedChange['status'] {
  if (outcome?.status !== 'failed') return outcome?.status === 'applied' ? 'ready' : 'unchanged'
  const isOpen = outcome.conflicts.every(({ code }) => code === 'number_not_chosen')
  return isOpen ? 'needs_details' : 'conflict'
}

/** Choosing a number that is swapped for another by then would choose the other. */
function withoutSwapped(numbers: readonly E164[], swaps: readonly NumberSwap[]): readonly E164[] {
  return numbers.filter((number) => swaps.reduce(swapDetails, { number })['number'] === number)
}

/** The requirement of a license in the state with it, though it may not come. */
function checklistWith(
  draft: HoldingsDraft,
  license: License,
  requirement: Node,
  details: Details,
): readonly ChecklistItem[] {
  const start = draft.log.length
  if (!draft.held.has(license.id))
    put(draft, license.id, {
      license: license.id,
      track: license.track.id,
      details,
      since: draft.facts.date,
    })
  const checklist = checklistOf(
    requirement,
    draft,
    namesIn(nearestTo(draft.catalog.editions, draft.facts.date)),
  )
  undoTo(draft, start)
  return checklist
}

function worst(changes: readonly PlannedChange[]): RequestVerdict['status'] {
  for (const status of ['conflict', 'needs_details', 'ready'] as const)
    if (changes.some((change) => change.status === status)) return status
  return 'unchanged'
}
