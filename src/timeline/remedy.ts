import type { CalendarDate } from '../core/calendar-date.js'
import type { Holding } from '../core/holding.js'
import type { ChangeId } from '../core/ids.js'
import type { E164, NumberType } from '../core/phone-number.js'
import type { AttributeValue } from '../core/user.js'
import type { Conflict } from '../requirements/conflict.js'
import type { Change } from './change.js'
import type { Outlook, Step } from './course.js'
import { openOn } from './request.js'
import { settleStep } from './course.js'
import { actionsFor, carryOut, costOf } from './action.js'

/**
 * Something that a person can do so that a change goes through.
 *
 * @public
 */
export type Action =
  /** Choose a number for a detail. */
  | { readonly kind: 'choose_number'; readonly license: string; readonly detail: string; readonly number: E164 }
  /** Start porting a number, or move its porting, so that it is active by the date. */
  | { readonly kind: 'port_number'; readonly number: E164; readonly by: CalendarDate }
  | { readonly kind: 'add_number'; readonly type: NumberType; readonly by: CalendarDate }
  /** `anyOf` is `null` where any value will do. */
  | { readonly kind: 'set_attribute'; readonly attribute: string; readonly value: AttributeValue | null }
  | { readonly kind: 'clear_attribute'; readonly attribute: string }
  | { readonly kind: 'assign'; readonly license: string; readonly on: CalendarDate }
  | { readonly kind: 'remove'; readonly license: string; readonly on: CalendarDate }
  | { readonly kind: 'cancel_change'; readonly change: ChangeId; readonly license: string }
  /** Let what needs it go with it. */
  | { readonly kind: 'remove_dependents'; readonly licenses: readonly string[] }
  | { readonly kind: 'enable_capability'; readonly capability: string; readonly by: CalendarDate }
  | { readonly kind: 'disable_capability'; readonly capability: string; readonly by: CalendarDate }
  | { readonly kind: 'free_seat'; readonly license: string }
  | { readonly kind: 'choose_date'; readonly on: CalendarDate }

/** A smallest set of actions after which a request goes through, together with everything already scheduled. @public */
export interface Remedy {
  readonly actions: readonly Action[]
}

/** Remedies, cheapest first; `complete` is `false` when the search was cut off. @public */
export interface Remedies {
  readonly sets: readonly Remedy[]
  readonly complete: boolean
}

/** How far remedies are looked for. @public */
export interface RemedyBounds {
  /** Actions in one set. */
  readonly actions: number
  readonly sets: number
  /** Situations tried. */
  readonly trials: number
}

/** As far as a person would read. */
const REMEDY_BOUNDS: RemedyBounds = { actions: 3, sets: 8, trials: 400 }

/** A situation that a set of actions would lead to. */
export interface Trial {
  readonly outlook: Outlook
  readonly changes: readonly Change[]
}

interface Tried {
  readonly passes: boolean
  readonly conflicts: readonly Conflict[]
  /** Scheduled changes that supersede what is asked for, or take away what it needs. */
  readonly inTheWay: readonly Change[]
}

/**
 * Finds the smallest sets of actions after which a request goes through.
 *
 * Every set is sound, because it is tried against everything that is held and scheduled, and minimal:
 * no part of it does. A conflict can only be mended by an action that reaches it, so only those are tried.
 *
 * @param changes - The changes of the request.
 * @param earliest - The first date on which it would go through by itself, if there is one.
 */
export function findRemedies(
  outlook: Outlook,
  changes: readonly Change[],
  on: CalendarDate,
  earliest: CalendarDate | null,
  bounds: RemedyBounds = REMEDY_BOUNDS,
): Remedies {
  const found: (readonly Action[])[] = []
  const tried = new Map<string, Tried>()
  let complete = true
  const tryOut = (actions: readonly Action[]): Tried => {
    const key = keyOf(actions)
    const known = tried.get(key)
    if (known) return known
    const answer = judge(
      actions.reduce<Trial>((trial, action) => carryOut(trial, action, on), { outlook, changes }),
      changes,
      on,
    )
    tried.set(key, answer)
    return answer
  }
  const isMinimal = (actions: readonly Action[]) =>
    actions.every((_, left) => properParts(actions, left).every((part) => !tryOut(part).passes))
  let level: (readonly Action[])[] = [[]]
  for (let size = 0; level.length > 0; size++) {
    const next = new Map<string, readonly Action[]>()
    for (const actions of level) {
      if (found.length >= bounds.sets || tried.size >= bounds.trials) {
        complete = false
        break
      }
      if (found.some((set) => set.every((action) => actions.some((other) => sameAction(action, other))))) continue
      const { passes, conflicts, inTheWay } = tryOut(actions)
      if (passes && actions.length > 0 && isMinimal(actions)) found.push(actions)
      if (passes) continue
      const further = [
        ...conflicts.flatMap((conflict) => actionsFor(conflict, outlook, changes, on)),
        ...inTheWay.map(({ id, license }): Action => ({ kind: 'cancel_change', change: id, license })),
      ].filter((action) => !isAtOdds(action, actions, outlook, changes))
      if (size >= bounds.actions) complete &&= further.length === 0
      else
        for (const action of further)
          if (!actions.some((done) => sameAction(done, action))) next.set(keyOf([...actions, action]), [...actions, action])
    }
    level = [...next.values()].sort((a, b) => costOf(a) - costOf(b))
  }
  if (earliest !== null && earliest !== on) found.push([{ kind: 'choose_date', on: earliest }])
  return { sets: found.sort((a, b) => a.length - b.length || costOf(a) - costOf(b)).map((actions) => ({ actions })), complete }
}

/** A trial passes if every change of the request, and everything added to it, goes through. */
function judge(trial: Trial, request: readonly Change[], on: CalendarDate): Tried {
  const { course, before } = openOn(trial.outlook, on)
  const step = settleStep(course, on, trial.changes)
  const asked = new Set([...trial.changes, ...request].map((change) => change.id))
  const failed = new Map(
    [...before, step].flatMap(({ outcomes }) =>
      outcomes.flatMap((outcome) => (outcome.status === 'failed' ? [[outcome.change.id, outcome] as const] : [])),
    ),
  )
  const own = step.outcomes.filter((outcome) => asked.has(outcome.change.id))
  const passes = own.length > 0 && own.every((outcome) => outcome.status === 'applied' || outcome.status === 'unchanged')
  if (passes) return { passes, conflicts: [], inTheWay: [] }
  const conflicts: Conflict[] = []
  const seen = new Set<ChangeId>()
  const collect = (list: readonly Conflict[]) => {
    for (const conflict of list) {
      conflicts.push(conflict)
      if (!('causes' in conflict)) continue
      for (const cause of conflict.causes) {
        const root = cause.kind === 'failed_change' && !seen.has(cause.change) ? failed.get(cause.change) : undefined
        if (cause.kind === 'failed_change') seen.add(cause.change)
        if (root) collect(root.conflicts) // mending what failed first may mend this
      }
    }
  }
  for (const outcome of own) if (outcome.status === 'failed') collect(outcome.conflicts)
  const wanted = new Set([...trial.changes.map((change) => change.license), ...conflicts.flatMap(missingIn)])
  const ids = new Set([
    ...own.flatMap((outcome) => (outcome.status === 'superseded' ? [outcome.by] : [])),
    ...[...before, step].flatMap((taking) => takersOf(wanted, taking)),
  ])
  return { passes, conflicts, inTheWay: trial.outlook.record.changes.filter((change) => ids.has(change.id)) }
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

/** Whether an action asks for a second license in a track that holds one: the later would only supersede the earlier. */
function isAtOdds(action: Action, actions: readonly Action[], { catalog }: Outlook, changes: readonly Change[]): boolean {
  if (action.kind !== 'assign') return false
  const track = catalog.licenses.get(action.license)?.track
  const asked = [...changes, ...actions].flatMap((other) => (other.kind === 'assign' ? [other.license] : []))
  return (
    asked.includes(action.license) || (track?.holds === 'one' && asked.some((license) => catalog.licenses.get(license)?.track === track))
  )
}

/** The proper parts of a set that leave out one given member; parts of three include single actions. */
function properParts(actions: readonly Action[], left: number): readonly (readonly Action[])[] {
  const rest = actions.filter((_, index) => index !== left)
  return rest.length > 1 ? [rest, ...rest.map((action) => [action])] : rest.length === 1 ? [rest] : []
}

function sameAction(a: Action, b: Action): boolean {
  return keyOf([a]) === keyOf([b])
}

function keyOf(actions: readonly Action[]): string {
  return actions
    .map((action) => JSON.stringify(action))
    .sort()
    .join('|')
}
