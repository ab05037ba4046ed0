import type { License } from '../../catalog/catalog.js'
import type { CalendarDate } from '../../core/calendar-date.js'
import { sameDetails, type Details, type Holding } from '../../core/holding.js'
import type { ChangeId } from '../../core/ids.js'
import type { E164, NumberSwap } from '../../core/phone-number.js'
import { checklistOf, type ChecklistItem } from '../../requirements/checklist.js'
import type { Cause, Conflict } from '../../requirements/conflict.js'
import type { Node } from '../../requirements/node.js'
import { factsOn } from '../../requirements/situation.js'
import type { FailingChange } from '../../words/language/explanation.js'
import { wordingOf } from '../../words/language/wording.js'
import { effectiveDate, type Change } from '../record/change.js'
import { swapDetails, swapDetailsBy } from '../record/event.js'
import { holdingsOf, place, rollback, type Board } from '../settle/holdings-draft.js'
import { chooseDetails, choicesOf } from '../settle/move.js'
import type { Outcome } from '../settle/outcome.js'
import { keepStep, openCourse, settleStep, walk, openOn, type Course, type Step } from '../settle/timeline-walk.js'
import type { Outlook } from '../settle/user-context.js'
import { outOfCompliance } from './compliance.js'
import { affectedChange, changeEffect, compareFutures, fatesOf, type ChangeEffect, type Effects } from './effects.js'
import { failedChange, failuresBehind } from './explain.js'
import { exchangeOn, type TakenAway } from './features.js'
import type { Wish, PlannedChange, RequestVerdict } from './verdict.js'

/**
 * The changes that wishes become. Wishes already scheduled with the same details and effective date are `null`,
 * unless what is scheduled is superseded (rule Q6).
 */
export function changesOf(outlook: Outlook, wishes: readonly Wish[], on: CalendarDate, identify: Identify): readonly (Change | null)[] {
  return askedOf(outlook, wishes, on, identify).map((change) => (isScheduled(outlook, change, on) ? null : change))
}

/** How a change of a request is known, by its place in it. */
type Identify = (place: number) => { readonly id: ChangeId; readonly created: string }

/** The changes that stand for all wishes, those that are scheduled already among them: on another date they are not there. */
export function askedOf(outlook: Outlook, wishes: readonly Wish[], on: CalendarDate, identify: Identify): readonly Change[] {
  const { sequence } = outlook.record
  return wishes.map((wish, index) => ({
    ...identify(index),
    ...wish,
    ownDate: on,
    dated: sequence + 1 + index,
    status: 'scheduled',
    failure: null,
  }))
}

/** Whether the same is scheduled for a date, under the names that numbers have by then, and not superseded (rule Q6). */
export function isScheduled(outlook: Outlook, wish: Wish, on: CalendarDate): boolean {
  const { record } = outlook
  const named = (details: Details) => swapDetailsBy(details, record.swaps, on)
  const same = record.changes.filter(
    (change) =>
      change.status === 'scheduled' &&
      change.kind === wish.kind &&
      change.license === wish.license &&
      change.dependents === wish.dependents &&
      effectiveDate(change, record.override) === on &&
      sameDetails(named(change.details), named(wish.details)),
  )
  return same.length > 0 && counts(outlook, on, same)
}

/** Whether one of some changes of a date is not superseded. */
function counts(outlook: Outlook, on: CalendarDate, some: readonly Change[]): boolean {
  const { course } = openOn(outlook, on)
  return settleStep(course, on).outcomes.some(({ change, status }) => status !== 'superseded' && some.some(({ id }) => id === change.id))
}

/**
 * Judges a request for one user against the projected state on its own date, with everything that is scheduled,
 * and tells what it does to the rest of the timeline. Changes nothing.
 *
 * @param changes - From {@link changesOf}; all of one date, today or later.
 * @param today - The organization's date.
 */
export function judgeRequest(
  outlook: Outlook,
  wishes: readonly Wish[],
  changes: readonly (Change | null)[],
  on: CalendarDate,
): RequestVerdict {
  const fresh = changes.filter((change) => change !== null)
  const { course, before } = openOn(outlook, on)
  const board = course.board
  const held = new Map(board.held)
  const step = settleStep(course, on, fresh)
  const holdings = afterSwaps(held, step.swapped)
  const outcomes = new Map<ChangeId, Outcome>(step.outcomes.map((outcome) => [outcome.change.id, outcome]))
  const own = new Set(fresh.map((change) => change.id))
  const named = wishes.map((wish) => ({ ...wish, details: course.swaps.reduce(swapDetails, wish.details) }))
  const planned = named
    .map((wish, index) => plannedChange(course, holdings, wish, changes[index] ?? null, outcomes))
    .map((change) => ({ ...change, conflicts: change.conflicts.map((conflict) => markOwn(conflict, own)) }))
  const { takesAway, hasTwice } = exchangeOn(board, holdings, fresh, step)
  const compliance = complianceFor(outlook, board, on)
  keepStep(course, step)
  const after = [...before, step, ...walk(course, null)]
  const without = walk(openCourse(outlook), null)
  const effects = withoutTaken(compareFutures(without, after, compliance), takesAway, on)
  const conflicts = planned.flatMap((change) => change.conflicts)
  const behind = conflicts.length === 0 ? [] : behindConflicts(outlook, [...before, step], conflicts, own)
  const follows = following(board, without, after, { fresh, on })
  return { status: worst(planned), changes: planned, conflicts, behind, effects, takesAway, hasTwice, follows, step }
}

/** Causes that the request asks for itself are told from those that are scheduled already. */
function markOwn(conflict: Conflict, own: ReadonlySet<ChangeId>): Conflict {
  if (conflict.code === 'alternatives_not_met')
    return { ...conflict, anyOf: conflict.anyOf.map((part) => part.map((inner) => markOwn(inner, own))) }
  if (!('causes' in conflict)) return conflict
  const isOwn = (cause: Cause) => cause.kind !== 'holding' && own.has(cause.change)
  if (!conflict.causes.some(isOwn)) return conflict
  return { ...conflict, causes: conflict.causes.map((cause) => (isOwn(cause) ? { ...cause, inRequest: true } : cause)) }
}

/** The changes of others, failed or about to fail, that conflicts come from. */
function behindConflicts(
  { record }: Outlook,
  steps: readonly Step[],
  conflicts: readonly Conflict[],
  own: ReadonlySet<ChangeId>,
): readonly FailingChange[] {
  const failing = new Map<ChangeId, FailingChange>()
  for (const { failure, ...change } of record.changes) if (failure !== null) failing.set(change.id, failedChange({ ...change, failure }))
  for (const { date, outcomes } of steps) {
    for (const outcome of outcomes) {
      if (outcome.status === 'failed') failing.set(outcome.change.id, { ...affectedChange(outcome, date), status: 'will_fail' })
    }
  }
  return failuresBehind(conflicts, failing).filter(({ change }) => !own.has(change))
}

/** What is held, under the names that numbers have after swaps. */
function afterSwaps(held: ReadonlyMap<string, Holding>, swaps: readonly NumberSwap[]): ReadonlyMap<string, Holding> {
  if (swaps.length === 0) return held
  return new Map([...held].map(([id, holding]) => [id, { ...holding, details: swaps.reduce(swapDetails, holding.details) }]))
}

function plannedChange(
  { board, swaps }: Course,
  before: ReadonlyMap<string, Holding>,
  wish: Wish,
  change: Change | null,
  outcomes: ReadonlyMap<ChangeId, Outcome>,
): PlannedChange {
  const outcome = change ? outcomes.get(change.id) : undefined
  const license = board.catalog.licenses.get(wish.license)
  const conflicts = outcome?.status === 'failed' ? outcome.conflicts : []
  const isOpen = conflicts.every((conflict) => conflict.code === 'number_not_chosen')
  const assigned = wish.kind === 'assign' ? license : undefined
  const chosen = assigned ? chooseDetails(assigned, wish.details, before.get(assigned.id)?.details ?? {}, board.facts).details : {}
  const details = assigned?.details ?? []
  return {
    id: change?.id ?? ('' as ChangeId), // already scheduled: no new change
    kind: wish.kind,
    license: wish.license,
    on: board.facts.date,
    status:
      conflicts.length > 0
        ? isOpen
          ? 'needs_details'
          : 'conflict'
        : outcome === undefined || outcome.status === 'unchanged' || outcome.status === 'superseded'
          ? 'unchanged'
          : 'ready',
    conflicts,
    checklist: assigned?.requirement ? checklistWith(board, assigned, assigned.requirement, chosen) : [],
    details: chosen,
    proposed: details.flatMap(({ id }) =>
      Object.hasOwn(chosen, id) && !Object.hasOwn(wish.details, id) && !before.has(wish.license) ? [id] : [],
    ),
    choices: Object.fromEntries(details.map(({ id, type }) => [id, withoutSwapped(choicesOf(type, board.facts), swaps)])),
  }
}

/** Choosing a number that is swapped for another by then would choose the other. */
function withoutSwapped(numbers: readonly E164[], swaps: readonly NumberSwap[]): readonly E164[] {
  return numbers.filter((number) => swaps.reduce(swapDetails, { number })['number'] === number)
}

/** The requirement of a license in the state with it, though it may not come. */
function checklistWith(board: Board, license: License, requirement: Node, details: Details): readonly ChecklistItem[] {
  const start = board.log.length
  if (!board.held.has(license.id))
    place(board, license.id, { license: license.id, track: license.track.id, details, since: board.facts.date })
  const checklist = checklistOf(requirement, board, wordingOf(board.catalog))
  rollback(board, start)
  return checklist
}

function worst(changes: readonly PlannedChange[]): RequestVerdict['status'] {
  for (const status of ['conflict', 'needs_details', 'ready'] as const)
    if (changes.some((change) => change.status === status)) return status
  return 'unchanged'
}

/** Holdings before and after a request for today: of later dates no compliance is told. */
function complianceFor({ catalog, organization, record }: Outlook, board: Board, on: CalendarDate) {
  if (on > record.settledThrough || record.holdings.length === 0) return {}
  const facts = factsOn(record, organization, on)
  const held = holdingsOf(board)
  const before = outOfCompliance(catalog, record.holdings, facts)
  return { compliance: { before, after: outOfCompliance(catalog, held, facts), held } }
}

/** The effects on the rest: what a request takes away itself is told there. */
function withoutTaken(effects: Effects, { licenses }: TakenAway, on: CalendarDate): Effects {
  if (licenses.length === 0 || effects.ends.length === 0) return effects
  return { ...effects, ends: effects.ends.filter(({ license, after }) => after !== on || !licenses.includes(license)) }
}

/** The changes after a date on the tracks of a request, with what becomes of them without it and with it. */
function following(
  { catalog }: Board,
  without: readonly Step[],
  after: readonly Step[],
  { fresh, on }: { readonly fresh: readonly Change[]; readonly on: CalendarDate },
): readonly ChangeEffect[] {
  const trackOf = (license: string) => catalog.licenses.get(license)?.track.id ?? null
  const tracks = new Set(fresh.map((change) => trackOf(change.license)))
  const isConcerned = ({ status, change }: Outcome) => status !== 'superseded' && tracks.has(trackOf(change.license))
  const old = fatesOf(without)
  return after.flatMap(({ date, outcomes }) =>
    date <= on ? [] : outcomes.filter(isConcerned).map((outcome) => changeEffect(old.get(outcome.change.id)?.outcome, outcome, date)),
  )
}
