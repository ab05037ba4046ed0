/** Finds the smallest sets of actions after which a request goes through. */
import type { CalendarDate } from '../../core/calendar-date.js'
import { deepFreeze } from '../../core/frozen.js'
import { beginningsIn, inForceOn } from '../../core/in-force.js'
import type { Conflict } from '../../requirements/conflict.js'
import type { ChangeRef } from '../record/change.js'
import { affectedChange, outcomesByChange } from '../request/compare-futures.js'
import { goesThrough } from '../settle/outcome.js'
import { forecast } from '../settle/timeline-walk.js'
import { afterActions, byTurn, costOf } from './action-table.js'
import { withoutDate, type Action } from './action.js'
import { candidateActions, candidateDates, type PortingDays } from './candidate-actions.js'
import type { Trial } from './trial.js'
import {
  futureOf,
  removedOn,
  settleTrial,
  tryOut,
  type SettledTrial,
  type TrialResult,
} from './try-out.js'

/**
 * A smallest set of actions after which a request goes through, together with everything already
 * scheduled.
 *
 * @public
 */
export interface Remedy {
  /** In the order in which they are carried out. */
  readonly actions: readonly Action[]
  /**
   * Scheduled changes that would no longer go through, were it done: they fail, or are superseded.
   */
  readonly breaks: readonly (ChangeRef & { readonly conflicts: readonly Conflict[] })[]
  /**
   * Licenses that it takes away, beside those that an action removes by name and those that the
   * request replaces or removes.
   */
  readonly takesAway: readonly string[]
}

/**
 * Remedies: fewer actions first, then the cheaper kinds, then what breaks less.
 * `complete` is `false` exactly when the search was cut off, and there may be more.
 *
 * @public
 */
export interface Remedies {
  readonly sets: readonly Remedy[]
  readonly complete: boolean
}

/** How far remedies are looked for. */
export interface RemedyBounds {
  /** Actions in one set. */
  readonly actions: number
  readonly sets: number
  /** Situations tried. */
  readonly trials: number
}

/** As far as a person would read. */
const REMEDY_BOUNDS: RemedyBounds = { actions: 3, sets: 8, trials: 400 }

/**
 * Changes settled in all trials together, at most: what bounds the time of a user with very many
 * changes.
 */
const WORK = 40_000

/** Where numbers can be ported on every day. */
export function anyDay(today: CalendarDate): PortingDays {
  return { lastUpTo: (_, date) => (date < today ? null : date), first: () => today }
}

/**
 * Finds the smallest sets of actions after which a request goes through.
 *
 * Every set is sound, because it is tried against everything that is held and scheduled, and
 * minimal: no part of it does. A conflict can only be mended by an action that reaches it, so only
 * those are tried, set by set, smaller ones first.
 *
 * @param start - The request, as things stand.
 * @param earliest - The first date on which it would go through by itself, if there is one.
 */
export function findRemedies(
  start: Trial,
  earliest: CalendarDate | null,
  {
    bounds = REMEDY_BOUNDS,
    porting = anyDay(start.userContext.organization.reached),
  }: { bounds?: RemedyBounds; porting?: PortingDays } = {},
): Remedies {
  const trials = createTrials(
    start,
    Math.min(
      bounds.trials,
      Math.max(20, Math.floor(WORK / (1 + start.userContext.record.changes.length))),
    ),
  )
  const within = { earliest, porting }
  const found: Picked[] = []
  const hasFound = (set: Picked) =>
    found.some((smaller) => smaller.every((action) => set.includes(action)))
  let complete = true
  let level: readonly Picked[] = [[]]
  for (let size = 0; level.length > 0 && complete; size++) {
    const next = new Map<string, Picked>()
    for (const set of level) {
      if (hasFound(set)) continue
      if (size > bounds.actions || found.length >= bounds.sets || trials.isSpent()) {
        complete = false
        break
      }
      const tried = trials.of(set)
      if (tried.passes) {
        if (set.length > 0 && !trials.isNeedlesslyDated(set)) found.push(trials.smallest(set))
        continue
      }
      const after = trials.after(set)
      for (const action of furtherActions(tried, after, trials.actionsOf(set), within)) {
        const grown = withAction(set, trials.place(action))
        if (grown !== set) next.set(grown.join(), grown)
      }
    }
    level = [...next.values()].sort(
      (a, b) => costOf(trials.actionsOf(a)) - costOf(trials.actionsOf(b)),
    )
  }
  if (earliest !== null && earliest !== start.on && !trials.of([]).passes)
    found.push([trials.place({ kind: 'choose_date', on: earliest })])
  const sets = found.map((set) => ({
    actions: [...trials.actionsOf(set)].sort(byTurn),
    settled: trials.of(set).settled,
  }))
  return { sets: inOrder(sets, start), complete }
}

/** A set of actions by their places, in order. */
type Picked = readonly number[]

function withAction(set: Picked, place: number): Picked {
  return set.includes(place) ? set : [...set, place].sort((a, b) => a - b)
}

/** Actions by their places, and what came of the sets that were tried. */
function createTrials(start: Trial, most: number) {
  const actions: Action[] = []
  const places = new Map<string, number>()
  const tried = new Map<string, TrialResult>()
  const actionsOf = (set: Picked) => set.map((place) => actions[place] as Action) // places come from `place` alone
  const place = (action: Action): number => {
    const key = JSON.stringify(action)
    const known = places.get(key)
    if (known !== undefined) return known
    places.set(key, actions.length)
    return actions.push(action) - 1
  }
  const after = (set: Picked) => afterActions(start, actionsOf(set))
  const asked = new Set(start.changes.map(({ id }) => id))
  const isDated = (set: Picked) => actionsOf(set).some(({ kind }) => kind === 'choose_date')
  const of = (set: Picked): TrialResult => {
    const key = set.join()
    const known = tried.get(key)
    if (known) return known
    const answer = tryOut(after(set))
    const isIdle = answer.passes && isDated(set) && !answer.applied.some((id) => asked.has(id))
    const counted = isIdle ? NO_HELP : answer
    tried.set(key, counted)
    return counted
  }
  return {
    of,
    after,
    actionsOf,
    isSpent: () => tried.size >= most,
    place,
    /** Another date is no help where the rest helps without it. */
    isNeedlesslyDated: (set: Picked): boolean => {
      const rest = withoutDate(actionsOf(set), start.on)
      return rest !== null && of(rest.map(place).sort((a, b) => a - b)).passes
    },
    /** The smallest part of a set that passes: the set itself, if none of its parts does. */
    smallest: (set: Picked): Picked =>
      partsOf(set).find((part) => part.length > 0 && of(part).passes) ?? set,
  }
}

/** Another date on which the request would change nothing mends nothing. */
const NO_HELP: TrialResult = deepFreeze({
  passes: false,
  settled: null,
  applied: [],
  obstacles: [],
  inTheWay: [],
})

/** The proper parts of a set, smaller ones first. */
function partsOf(set: Picked): readonly Picked[] {
  const all = set.reduce<readonly Picked[]>(
    (parts, place) => [...parts, ...parts.map((part) => [...part, place])],
    [[]],
  )
  return all.filter((part) => part.length < set.length).sort((a, b) => a.length - b.length)
}

/** What else could be done where a set of actions was not enough. */
function furtherActions(
  { obstacles, inTheWay }: TrialResult,
  after: Trial,
  done: readonly Action[],
  { earliest, porting }: { readonly earliest: CalendarDate | null; readonly porting: PortingDays },
): readonly Action[] {
  const further = [
    ...obstacles.flatMap((obstacle) => candidateActions(obstacle, after, porting)),
    ...inTheWay.map(({ id, license }): Action => ({ kind: 'cancel_change', change: id, license })),
  ]
  if (done.length === 0) {
    const { catalog, organization } = after.userContext
    const dates = new Set([
      ...obstacles.flatMap(({ conflict }) => candidateDates(conflict, after, porting)),
      // by another edition, something else may mend it
      ...beginningsIn(catalog.editions).filter((date) => date > organization.reached),
    ])
    for (const on of dates)
      if (on !== after.on && (earliest === null || on < earliest))
        further.push({ kind: 'choose_date', on })
  }
  return further.filter((action) => !isAtOdds(action, done, after))
}

/**
 * Whether an action undoes another, or asks for a second license in a track that holds one: the
 * later would only supersede the earlier.
 */
function isAtOdds(
  action: Action,
  done: readonly Action[],
  { changes, userContext, on }: Trial,
): boolean {
  if (action.kind === 'remove_dependents')
    return done.some(({ kind }) => kind === 'remove_dependents')
  if (action.kind === 'raise_seat_limit') return done.some((one) => isRaisedFrom(one, action))
  if (action.kind !== 'assign' && action.kind !== 'remove') return false
  if (changes.some(({ license }) => license === action.license)) return true
  const { licenses } = inForceOn(userContext.catalog.editions, on)
  const track = action.kind === 'assign' ? licenses.get(action.license)?.track : undefined
  return (
    track?.holds === 'one' &&
    changes.some((other) => other.kind === 'assign' && licenses.get(other.license)?.track === track)
  )
}

/**
 * Whether a limit ends only where another action raised it already: by itself, the limit would go
 * on.
 */
function isRaisedFrom(
  one: Action,
  { license, until }: Extract<Action, { kind: 'raise_seat_limit' }>,
): boolean {
  return one.kind === 'raise_seat_limit' && one.license === license && one.from === until
}

/** The scheduled changes that would have gone through, and would not any more. */
function brokenBy(
  settled: SettledTrial,
  before: ReturnType<typeof outcomesByChange>,
): Remedy['breaks'] {
  if (before.size === 0) return []
  return [...outcomesByChange(futureOf(settled))].flatMap(([id, { outcome, on }]) => {
    const was = before.get(id)?.outcome
    return was !== undefined && goesThrough(was) && !goesThrough(outcome)
      ? [affectedChange(outcome, on)]
      : []
  })
}

/** Says what each set breaks and takes away, and puts them in order. */
function inOrder(
  sets: readonly { readonly actions: readonly Action[]; readonly settled: SettledTrial | null }[],
  start: Trial,
): readonly Remedy[] {
  if (sets.length === 0) return []
  const before = outcomesByChange(forecast(start.userContext))
  const remedies = sets.map(({ actions, settled }): Remedy => {
    const trial = afterActions(start, actions)
    const done = settled ?? settleTrial(trial)
    const breaks = brokenBy(done, before)
    const named = new Set(
      actions.flatMap((action) => (action.kind === 'remove' ? [action.license] : [])),
    )
    const removesDependents = trial.changes.some((change) => change.dependents === 'remove')
    const companions = new Set(trial.changes.slice(start.changes.length).map(({ id }) => id))
    const { step } = done
    const taken = removedOn(removesDependents ? step : { ...step, dropped: [] }, companions)
    return { actions, breaks, takesAway: taken.filter((license) => !named.has(license)) }
  })
  const harmOf = ({ breaks, takesAway }: Remedy) => breaks.length + takesAway.length
  return remedies.sort(
    (a, b) =>
      a.actions.length - b.actions.length ||
      costOf(a.actions) - costOf(b.actions) ||
      harmOf(a) - harmOf(b),
  )
}
