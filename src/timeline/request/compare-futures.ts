/** Compares two futures of a user, change by change: with a write and without it. */
import type { Catalog } from '../../catalog/catalog.js'
import { trackIdOf } from '../../catalog/edition.js'
import type { CalendarDate } from '../../core/calendar-date.js'
import { inForceOn } from '../../core/in-force.js'
import type { ChangeId } from '../../core/ids.js'
import { listIn } from '../../core/list-in.js'
import type { Conflict } from '../../requirements/conflict.js'
import { changeRef, type Change, type ChangeRef } from '../record/change.js'
import type { Outcome } from '../settle/outcome.js'
import type { Step } from '../settle/timeline-walk.js'
import type { UserContext } from '../settle/user-context.js'
import { complianceBetween, foresee, type Foreseen } from './compliance-ahead.js'
import { NO_EFFECTS, type AffectedEnd, type ChangeEffect, type Effects } from './effects.js'

interface DatedOutcome {
  readonly outcome: Outcome
  readonly on: CalendarDate
}

/** What becomes of every scheduled change, by its id. */
export function outcomesByChange(steps: readonly Future[]): ReadonlyMap<ChangeId, DatedOutcome> {
  const outcomes = new Map<ChangeId, DatedOutcome>()
  for (const step of steps)
    for (const outcome of step.outcomes) outcomes.set(outcome.change.id, { outcome, on: step.date })
  return outcomes
}

/** What happens on one date of a future. */
export type Future = Pick<Step, 'date' | 'outcomes' | 'dropped'>

/**
 * The difference between two futures of a user, by another record, organization or catalog: what
 * became of changes that are in both, and of holdings.
 *
 * @param today - The date from which on holdings are looked at.
 * @param settled - What the write settled itself, today.
 */
export function effectsBetween(
  before: UserContext,
  after: UserContext,
  today: CalendarDate,
  settled: readonly Future[] = [],
): Effects {
  const [was, is] = [foresee(before, today), foresee(after, today)]
  return compareFutures(was.steps, [...settled, ...is.steps], {
    compliance: { before: was.compliance, after: is.compliance },
    earlier: before.record.changes,
  })
}

/** What two forecasts do not tell. */
interface Beside {
  readonly compliance?: ComplianceChange
  /** Changes of the earlier record: a retry brings one that had failed into the later forecast. */
  readonly earlier?: readonly Change[]
  /** Licenses that a request takes away itself on its date: their ends are told with it. */
  readonly taken?: { readonly licenses: readonly string[]; readonly on: CalendarDate }
}

interface ComplianceChange {
  readonly before: Foreseen['compliance']
  readonly after: Foreseen['compliance']
}

type ListName = 'supersedes' | 'restores' | 'breaks' | 'repairs' | 'idles' | 'activates' | 'moves'

/** The difference between two forecasts. */
export function compareFutures(
  before: readonly Future[],
  after: readonly Future[],
  { compliance, earlier = [], taken }: Beside = {},
): Effects {
  const lists: { [L in ListName]: ChangeEffect[] } = {
    supersedes: [],
    restores: [],
    breaks: [],
    repairs: [],
    idles: [],
    activates: [],
    moves: [],
  }
  // without a future before, and without what failed, there is nothing to compare
  const isNew = before.length === 0 && earlier.length === 0
  const old = outcomesByChange(before)
  const failures = new Map(earlier.map(({ id, failure }) => [id, failure]))
  for (const [id, { outcome, on }] of isNew ? NOTHING : outcomesByChange(after)) {
    const was = old.get(id)
    const failure = failures.get(id) ?? null
    if (was === undefined && failure === null) continue
    const effect = changeEffect(was?.outcome, outcome, on, failure)
    const list = listFor(effect) ?? unmoved(was, on)
    if (list !== null) lists[list].push(effect)
  }
  const ends = affectedEnds(before, after).filter(
    (end) => end.after !== taken?.on || !taken.licenses.includes(end.license),
  )
  const { before: was, after: is } = compliance ?? NOT_LOOKED_AT
  const told = { ...lists, ends, ...complianceBetween(was, is) }
  const isNothing = Object.values<readonly unknown[]>(told).every((list) => list.length === 0)
  return isNothing ? NO_EFFECTS : { ...told, others: [] } // most have none, and plans are kept
}

const NOTHING: ReadonlyMap<ChangeId, DatedOutcome> = new Map()
const NOT_LOOKED_AT: ComplianceChange = { before: [], after: [] }

/** The list in which a change stands whose outcome is another than before. */
function listFor({ before, after }: ChangeEffect): ListName | null {
  if (before === after) return null
  if (after === 'superseded') return 'supersedes'
  if (before === 'superseded') return 'restores'
  if (after === 'failed') return 'breaks'
  if (after === 'unchanged') return 'idles'
  return before === 'failed' ? 'repairs' : 'activates'
}

/**
 * The list of a change with the same outcome: it comes on another date, or had failed and fails
 * again.
 */
function unmoved(was: DatedOutcome | undefined, on: CalendarDate): ListName | null {
  if (was === undefined) return 'breaks'
  return was.on === on ? null : 'moves'
}

/**
 * A change with its outcomes in two futures.
 *
 * @param was - What would have become of it; `undefined` if it had failed.
 */
export function changeEffect(
  was: Outcome | undefined,
  is: Outcome,
  on: CalendarDate,
  failure: Change['failure'] = null,
): ChangeEffect {
  const affected = { ...affectedChange(is, on), before: was?.status ?? 'failed', after: is.status }
  if (is.status === 'failed' || is.status === 'superseded') return affected
  return {
    ...affected,
    conflicts: was?.status === 'failed' ? was.conflicts : (failure?.conflicts ?? []),
  }
}

/** A change with the conflicts of its outcome. */
export function affectedChange(
  outcome: Outcome,
  on: CalendarDate,
): ChangeRef & { readonly conflicts: readonly Conflict[] } {
  return {
    ...changeRef(outcome.change, on),
    conflicts: outcome.status === 'failed' ? outcome.conflicts : [],
  }
}

/**
 * The changes after a date on the tracks of a request, with what becomes of them without it and
 * with it.
 */
export function following(
  catalog: Catalog,
  { newChanges, on }: { readonly newChanges: readonly Change[]; readonly on: CalendarDate },
  without: readonly Future[],
  after: readonly Future[],
): readonly ChangeEffect[] {
  const later = after.filter(({ date }) => date > on)
  if (later.length === 0) return []
  const trackOf = ({ license }: Change, date: CalendarDate) =>
    trackIdOf(inForceOn(catalog.editions, date), { license, track: null })
  const tracks = new Set(newChanges.map((change) => trackOf(change, on)))
  const old = outcomesByChange(without)
  return later.flatMap(({ date, outcomes }) =>
    outcomes
      .filter(({ status, change }) => status !== 'superseded' && tracks.has(trackOf(change, date)))
      .map((outcome) => changeEffect(old.get(outcome.change.id)?.outcome, outcome, date)),
  )
}

interface End {
  readonly on: CalendarDate
  /** Whether a removal names the license, so that what becomes of the removal tells of its end. */
  readonly isNamed: boolean
}

type Ends = ReadonlyMap<string, readonly End[]>
/**
 * The ends that two futures do not have in common, but for those that removals name: by license, in
 * the order of dates.
 */
function affectedEnds(before: readonly Future[], after: readonly Future[]): readonly AffectedEnd[] {
  const [were, are] = [endsOf(before), endsOf(after)]
  return [...new Set([...were.keys(), ...are.keys()])].flatMap((license) =>
    differing(license, were.get(license) ?? NO_ENDS, are.get(license) ?? NO_ENDS),
  )
}

const NO_ENDS: readonly End[] = []

/** One future's end takes the place of the other's, in the order of their dates. */
function differing(
  license: string,
  before: readonly End[],
  after: readonly End[],
): readonly AffectedEnd[] {
  const were = before.filter(({ on }) => !after.some((other) => other.on === on))
  const are = after.filter(({ on }) => !before.some((other) => other.on === on))
  return Array.from(
    { length: Math.max(were.length, are.length) },
    (_, place) => [were[place], are[place]] as const,
  )
    .filter((pair) => pair.some((end) => end?.isNamed === false))
    .map(([was, is]) => ({ license, before: was?.on ?? null, after: is?.on ?? null }))
}

function endsOf(steps: readonly Future[]): Ends {
  const ends = new Map<string, End[]>()
  for (const { date: on, outcomes, dropped } of steps) {
    for (const outcome of outcomes) {
      if (outcome.status !== 'applied') continue
      for (const { license } of outcome.removed)
        listIn(ends, license).push({ on, isNamed: outcome.change.kind === 'remove' })
    }
    for (const { license } of dropped) listIn(ends, license).push({ on, isNamed: false })
  }
  return ends
}
