import type { CalendarDate } from '../core/calendar-date.js'
import type { Holding } from '../core/holding.js'
import type { ChangeId } from '../core/ids.js'
import type { Cause, Conflict } from '../requirements/conflict.js'
import { explain } from '../requirements/explain.js'
import type { Trial } from './action.js'
import { place, rollback, type Board } from './board.js'
import type { Change } from './change.js'
import { keepStep, settleStep, walk, type Course, type Outlook, type Step } from './course.js'
import type { Obstacle } from './reach.js'
import { isScheduled, openOn } from './request.js'
import type { Outcome } from './settle.js'

/** What came of a request in a situation. */
export interface Tried {
  readonly passes: boolean
  /** What then changes something; what is there already does not. */
  readonly applied: readonly ChangeId[]
  /** Why not: its own conflicts, those of what failed before it and took it along, and what those need whom it would take from. */
  readonly obstacles: readonly Obstacle[]
  /** Scheduled changes that supersede what is asked for, or take away what it needs. */
  readonly inTheWay: readonly Change[]
}

interface Opened {
  readonly course: Course
  readonly before: readonly Step[]
  readonly step: Step
}

function settleTrial({ outlook, changes, on }: Trial): Opened {
  const { course, before } = openOn(outlook, on)
  return { course, before, step: settleStep(course, on, changes) }
}

/** Tries a request out in a situation. It passes if all that is asked for, and all that was added to it, goes through. */
export function tryOut(trial: Trial): Tried {
  const { course, before, step } = settleTrial(trial)
  const asked = new Set(trial.changes.map((change) => change.id))
  const own = step.outcomes.filter((outcome) => asked.has(outcome.change.id))
  if (own.length > 0 && allGoThrough(own))
    return { passes: true, applied: changedBy(own, trial.outlook, trial.on), obstacles: [], inTheWay: [] }
  const steps = [...before, step]
  const obstacles = obstaclesOf(own, steps, course.board)
  const wanted = new Set([...trial.changes.map((change) => change.license), ...obstacles.flatMap(({ conflict }) => missingIn(conflict))])
  const ids = new Set([
    ...own.flatMap((outcome) => (outcome.status === 'superseded' ? [outcome.by] : [])),
    ...steps.flatMap((taking) => [...takersOf(wanted, taking), ...supersedersOf(wanted, taking)]),
  ])
  return { passes: false, applied: [], obstacles, inTheWay: trial.outlook.record.changes.filter((change) => ids.has(change.id)) }
}

/** Whether all changes of a request go through: a removal that an assign of the request includes is done by it. */
export function allGoThrough(own: readonly Outcome[]): boolean {
  const ids = new Set(own.map((outcome) => outcome.change.id))
  const isIncluded = (outcome: Outcome) => outcome.status === 'superseded' && outcome.change.kind === 'remove' && ids.has(outcome.by)
  return own.every((outcome) => goesThrough(outcome) || isIncluded(outcome))
}

/** The changes of a request that change something: not those of which the same is scheduled anyway (rule Q6). */
export function changedBy(own: readonly Outcome[], outlook: Outlook, on: CalendarDate): readonly ChangeId[] {
  return own.flatMap(({ status, change }) => (status === 'applied' && !isScheduled(outlook, change, on) ? [change.id] : []))
}

/** Whether a change goes through, or has nothing to do. */
export function goesThrough({ status }: Outcome): boolean {
  return status === 'applied' || status === 'unchanged'
}

/** The whole future with a request that passes, and the date itself. */
export function futureOf(trial: Trial): { readonly steps: readonly Step[]; readonly step: Step } {
  const { course, before, step } = settleTrial(trial)
  keepStep(course, step)
  return { steps: [...before, step, ...walk(course, null)], step }
}

function obstaclesOf(own: readonly Outcome[], steps: readonly Step[], board: Board): readonly Obstacle[] {
  const failed = new Map<ChangeId, Extract<Outcome, { status: 'failed' }>>()
  const dates = new Map<ChangeId, CalendarDate>()
  for (const { date, outcomes } of steps) {
    for (const outcome of outcomes) {
      if (outcome.status !== 'failed') continue
      failed.set(outcome.change.id, outcome)
      dates.set(outcome.change.id, date)
    }
  }
  const obstacles: Obstacle[] = []
  const seen = new Set<ChangeId>()
  const collect = ({ change, conflicts }: Extract<Outcome, { status: 'failed' }>, whose: Obstacle['whose']) => {
    seen.add(change.id)
    const on = dates.get(change.id) ?? board.facts.date
    for (const conflict of conflicts) {
      obstacles.push({ conflict, change, whose, on })
      if (conflict.code === 'still_needed') obstacles.push(...needsOf(conflict, change, board).map((need) => ({ ...need, whose, on })))
      for (const cause of causesIn(conflict)) {
        const root = cause.kind === 'failed_change' && !seen.has(cause.change) ? failed.get(cause.change) : undefined
        if (root) collect(root, 'schedule') // mending what failed first may mend this
      }
    }
  }
  for (const outcome of own) if (outcome.status === 'failed') collect(outcome, 'request')
  return obstacles
}

/** What the licenses lack that a change would take something from: they could also be content with something else. */
function needsOf(
  { by, licenses }: Extract<Conflict, { code: 'still_needed' }>,
  change: Change,
  board: Board,
): readonly Pick<Obstacle, 'conflict' | 'change'>[] {
  const start = board.log.length
  for (const license of licenses) place(board, license, undefined)
  const license = change.kind === 'assign' ? board.catalog.licenses.get(change.license) : undefined
  if (license) place(board, license.id, { license: license.id, track: license.track.id, details: {}, since: board.facts.date })
  const conflicts = by.flatMap((needing) => {
    const requirement = board.catalog.licenses.get(needing)?.requirement
    return requirement ? explain(requirement, board) : []
  })
  rollback(board, start)
  return conflicts.map((conflict) => ({ conflict, change }))
}

function causesIn(conflict: Conflict): readonly Cause[] {
  if (conflict.code === 'alternatives_not_met') return conflict.anyOf.flat().flatMap(causesIn)
  return 'causes' in conflict ? conflict.causes : []
}

function missingIn(conflict: Conflict): readonly string[] {
  if (conflict.code === 'alternatives_not_met') return conflict.anyOf.flat().flatMap(missingIn)
  return conflict.code === 'license_missing' ? conflict.anyOf : []
}

/** The changes of a date that took one of some licenses away, or let it go with what it needed. */
function takersOf(licenses: ReadonlySet<string>, { outcomes, gone }: Step): readonly ChangeId[] {
  const isWanted = ({ license }: Holding) => licenses.has(license)
  return outcomes.flatMap((outcome) => {
    if (outcome.status !== 'applied') return []
    return outcome.took.some(isWanted) || (outcome.change.dependents === 'remove' && gone.some(isWanted)) ? [outcome.change.id] : []
  })
}

/** The changes of a date instead of which one of some licenses would have come. */
function supersedersOf(licenses: ReadonlySet<string>, { outcomes }: Step): readonly ChangeId[] {
  return outcomes.flatMap((outcome) => {
    const isWanted = outcome.change.kind === 'assign' && licenses.has(outcome.change.license)
    return isWanted && outcome.status === 'superseded' ? [outcome.by] : []
  })
}

/** Licenses that a date takes away. */
export function takenOn({ outcomes, gone }: Step, by: (change: Change) => boolean): readonly string[] {
  const took = outcomes.flatMap((outcome) => (outcome.status === 'applied' && by(outcome.change) ? outcome.took : []))
  return [...new Set([...took, ...gone].map(({ license }) => license))]
}
