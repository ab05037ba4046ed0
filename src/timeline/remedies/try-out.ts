/** Tries a request in a situation, and reports the obstacles. */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { Holding } from '../../core/holding.js'
import type { ChangeId } from '../../core/ids.js'
import { leavesOf } from '../../requirements/compile.js'
import type { Cause, Conflict } from '../../requirements/conflict.js'
import { explain } from '../../requirements/explain.js'
import type { LeafNode } from '../../requirements/node.js'
import type { Change } from '../record/change.js'
import { appliedOf, ownOutcomes, standingOn, type AskedStep } from '../request/request.js'
import { put, undoTo, type HoldingsDraft } from '../settle/holdings-draft.js'
import type { Outcome } from '../settle/outcome.js'
import {
  settleStep,
  startWalk,
  advance,
  walkTo,
  type TimelineWalk,
  type Step,
} from '../settle/timeline-walk.js'
import type { UserContext } from '../settle/user-context.js'
import { refusing, type Obstacle } from './candidate-actions.js'
import type { Trial } from './trial.js'

/** What came of a request in a situation. */
export interface TrialResult {
  readonly passes: boolean
  /** How it was settled, where it passes. */
  readonly settled: SettledTrial | null
  /** What then changes something; what is there already does not. */
  readonly applied: readonly ChangeId[]
  /**
   * Why not: its own conflicts, those of what failed before it and took it along, and what those
   * need whom it would take from.
   */
  readonly obstacles: readonly Obstacle[]
  /**
   * Scheduled changes that supersede what is asked for, take away what it needs, or bring what
   * keeps it from going through.
   */
  readonly inTheWay: readonly Change[]
}

/** A request settled in a situation, so that the walk may go on behind it. */
export interface SettledTrial {
  readonly walk: TimelineWalk
  readonly before: readonly Step[]
  readonly step: Step
}

export function settleTrial({ userContext, changes, on }: Trial): SettledTrial {
  const { walk, before } = walkTo(userContext, on)
  return { walk, before, step: settleStep(walk, on, changes) }
}

/** The licenses at the end of a date on which the request itself is not yet due. */
function settledOn(userContext: UserContext, date: CalendarDate): HoldingsDraft {
  const { walk } = walkTo(userContext, date)
  settleStep(walk, date)
  return walk.draft
}

/**
 * Tries a request out in a situation. It passes if all that is asked for, and all that was added to
 * it, goes through.
 */
export function tryOut(trial: Trial): TrialResult {
  const settled = settleTrial(trial)
  const { walk, before, step } = settled
  const own = ownOutcomes({ standing: trial.changes, step })
  const isHeld = (license: string) => walk.draft.held.has(license)
  const applied = appliedIn(trial, own, { step, isHeld })
  if (applied !== null) return { passes: true, settled, applied, obstacles: [], inTheWay: [] }
  const steps = [...before, step]
  const draftOn = (date: CalendarDate) =>
    date === trial.on ? walk.draft : settledOn(trial.userContext, date)
  const obstacles = obstaclesOf(own, steps, draftOn)
  const ids = inTheWay(trial, own, steps, obstacles)
  return {
    passes: false,
    settled: null,
    applied: [],
    obstacles,
    inTheWay: trial.userContext.record.changes.filter((change) => ids.has(change.id)),
  }
}

/**
 * What changes something, and is not scheduled anyway; `null` if not all goes through. What is tried
 * has to count itself: it does not go through where something scheduled stands in for it.
 */
function appliedIn(
  { userContext, changes, on }: Trial,
  own: readonly Outcome[],
  end: Pick<AskedStep, 'step' | 'isHeld'>,
): readonly ChangeId[] | null {
  const ids = new Set(changes.map(({ id }) => id))
  const isReplaced = own.some((outcome) => outcome.status === 'superseded' && !ids.has(outcome.by))
  if (own.length === 0 || isReplaced) return null
  const standing = new Set(standingOn(userContext, changes, on))
  return appliedOf({ standing: changes, isNew: (change) => standing.has(change), ...end })
}

/** The scheduled changes without which a request may go through. */
function inTheWay(
  { changes, userContext }: Trial,
  own: readonly Outcome[],
  steps: readonly Step[],
  obstacles: readonly Obstacle[],
): ReadonlySet<ChangeId> {
  const mended = leavesOfLacking(new Set(obstacles.flatMap(standingIn)), userContext)
  const ofLeaves = (wanted: boolean) =>
    mended
      .filter((one) => one.wanted === wanted)
      .flatMap(({ leaf }) => (leaf.kind === 'licenses' ? leaf.licenses : []))
  const conflicts = obstacles.map(({ conflict }) => conflict)
  const wanted = new Set([
    ...changes.map((change) => change.license),
    ...conflicts.flatMap(missingIn),
    ...ofLeaves(false),
  ])
  const unwanted = new Set([...conflicts.flatMap(unwantedIn), ...ofLeaves(true)])
  return new Set([
    ...own.flatMap((outcome) => (outcome.status === 'superseded' ? [outcome.by] : [])),
    ...steps.flatMap((one) => [
      ...removersOf(wanted, one),
      ...supersedersOf(wanted, one),
      ...bringersOf(unwanted, one),
    ]),
  ])
}

/**
 * The conditions of licenses that say no, and are held today without what they need. As long as
 * they lack it they stop nobody: what is scheduled may give it to them, and so be in the way.
 */
function leavesOfLacking(
  standing: ReadonlySet<string>,
  userContext: UserContext,
): readonly LeafNode[] {
  if (standing.size === 0) return []
  const { draft } = startWalk(userContext)
  return [...standing].flatMap((id) => {
    const requirement = draft.held.has(id) ? draft.edition.licenses.get(id)?.requirement : null
    return requirement && !requirement.test(draft) ? leavesOf(requirement) : []
  })
}

/** The whole future with a request that passes. */
export function futureOf({ walk, before, step }: SettledTrial): readonly Step[] {
  return [...before, step, ...advance(walk, null)]
}

type Failed = Extract<Outcome, { status: 'failed' }>

function obstaclesOf(
  own: readonly Outcome[],
  steps: readonly Step[],
  draftOn: (date: CalendarDate) => HoldingsDraft,
): readonly Obstacle[] {
  const failed = new Map<ChangeId, Failed & { readonly on: CalendarDate }>()
  for (const { date, outcomes } of steps) {
    for (const outcome of outcomes) {
      if (outcome.status !== 'failed') continue
      failed.set(outcome.change.id, { ...outcome, on: date })
    }
  }
  const obstacles: Obstacle[] = []
  const seen = new Set<ChangeId>()
  const collect = (
    { change, conflicts, on }: Failed & { readonly on: CalendarDate },
    whose: Obstacle['whose'],
  ) => {
    seen.add(change.id)
    for (const conflict of conflicts) {
      obstacles.push({ conflict, change, whose, on })
      const needing = standingIn({ conflict, change })
      if (needing.length > 0)
        obstacles.push(
          ...needsOf(needing, conflict, change, draftOn(on)).map((need) => ({
            conflict: need,
            change,
            whose,
            on,
          })),
        )
      for (const cause of causesIn(conflict)) {
        const root =
          cause.kind === 'failed_change' && !seen.has(cause.change)
            ? failed.get(cause.change)
            : undefined
        if (root) collect(root, 'schedule') // mending what failed first may mend this
      }
    }
  }
  for (const { change } of own) {
    const outcome = failed.get(change.id)
    if (outcome) collect(outcome, 'request')
  }
  return obstacles
}

/**
 * The licenses that stay and say no to a change: they need what it takes, or exclude what it
 * brings.
 */
function standingIn({
  conflict,
  change,
}: Pick<Obstacle, 'conflict' | 'change'>): readonly string[] {
  if (conflict.code === 'still_needed') return conflict.by
  const isRefusal = conflict.code === 'excluded_by' || conflict.code === 'too_many_held'
  return isRefusal && conflict.declaredBy !== change.license ? [conflict.declaredBy] : []
}

/**
 * What licenses that say no to a change lack beside it: they could also be content with something
 * else.
 */
function needsOf(
  needing: readonly string[],
  conflict: Conflict,
  change: Change,
  draft: HoldingsDraft,
): readonly Conflict[] {
  const start = draft.log.length
  const license = change.kind === 'assign' ? draft.edition.licenses.get(change.license) : undefined
  const replaced = license?.track.holds === 'one' ? license.track.licenses : []
  const taken = conflict.code === 'still_needed' ? conflict.licenses : []
  for (const id of [...taken, ...replaced]) put(draft, id, undefined)
  if (license)
    put(draft, license.id, {
      license: license.id,
      track: license.track.id,
      details: {},
      since: draft.facts.date,
    })
  const needs = needing.flatMap((id) => {
    const requirement = draft.edition.licenses.get(id)?.requirement
    return requirement ? explain(requirement, draft) : []
  })
  undoTo(draft, start)
  return needs
}

function causesIn(conflict: Conflict): readonly Cause[] {
  if (conflict.code === 'alternatives_not_met') return conflict.anyOf.flat().flatMap(causesIn)
  return 'causes' in conflict ? conflict.causes : []
}

function missingIn(conflict: Conflict): readonly string[] {
  if (conflict.code === 'alternatives_not_met') return conflict.anyOf.flat().flatMap(missingIn)
  return conflict.code === 'license_missing' ? conflict.anyOf : []
}

/** The licenses that keep a change from going through. */
function unwantedIn(conflict: Conflict): readonly string[] {
  switch (conflict.code) {
    case 'alternatives_not_met':
      return conflict.anyOf.flat().flatMap(unwantedIn)
    case 'excluded_by':
    case 'too_many_held':
      return refusing(conflict)
    case 'still_needed':
      return conflict.by
    default:
      return []
  }
}

/** The changes of a date that took one of some licenses away, or let it go with what it needed. */
function removersOf(
  licenses: ReadonlySet<string>,
  { outcomes, dropped }: Step,
): readonly ChangeId[] {
  const isWanted = ({ license }: Holding) => licenses.has(license)
  return outcomes.flatMap((outcome) => {
    if (outcome.status !== 'applied') return []
    return outcome.removed.some(isWanted) ||
      (outcome.change.dependents === 'remove' && dropped.some(isWanted))
      ? [outcome.change.id]
      : []
  })
}

/** The changes of a date instead of which one of some licenses would have come. */
function supersedersOf(licenses: ReadonlySet<string>, { outcomes }: Step): readonly ChangeId[] {
  return outcomes.flatMap((outcome) => {
    const isWanted = outcome.change.kind === 'assign' && licenses.has(outcome.change.license)
    return isWanted && outcome.status === 'superseded' ? [outcome.by] : []
  })
}

/** The changes of a date that brought one of some licenses. */
function bringersOf(licenses: ReadonlySet<string>, { outcomes }: Step): readonly ChangeId[] {
  return outcomes.flatMap((outcome) => {
    const isUnwanted = outcome.change.kind === 'assign' && licenses.has(outcome.change.license)
    return isUnwanted && outcome.status === 'applied' ? [outcome.change.id] : []
  })
}

/** Licenses that a date takes away: those that some changes remove, and those that are dropped. */
export function removedOn(
  { outcomes, dropped }: Step,
  by: ReadonlySet<ChangeId>,
): readonly string[] {
  const removed = outcomes.flatMap((outcome) =>
    outcome.status === 'applied' && by.has(outcome.change.id) ? outcome.removed : [],
  )
  return [...new Set([...removed, ...dropped].map(({ license }) => license))]
}
