/**
 * What a write does to the rest of a user's future: the difference of two forecasts, change by
 * change.
 */
import type { CalendarDate } from '../../core/calendar-date.js'
import { deepFreeze } from '../../core/frozen.js'
import type { Holding } from '../../core/holding.js'
import type { ChangeId } from '../../core/ids.js'
import type { Conflict } from '../../requirements/conflict.js'
import { factsOn } from '../../requirements/situation.js'
import type { Change } from '../record/change.js'
import type { Outcome } from '../settle/outcome.js'
import { forecast, type Step } from '../settle/timeline-walk.js'
import type { UserContext } from '../settle/user-context.js'
import { outOfCompliance, type OutOfCompliance } from './compliance.js'
import { affectedEnds, type AffectedEnd } from './ends.js'

/** A scheduled change that something else affects, and the date on which it is settled. @public */
export interface AffectedChange {
  readonly change: ChangeId
  readonly kind: 'assign' | 'remove'
  readonly license: string
  readonly on: CalendarDate
  /**
   * Why it does not go through; of one that is repaired, why it would not have. Empty otherwise.
   */
  readonly conflicts: readonly Conflict[]
}

/** A scheduled change with what would have become of it, and what will become of it now. @public */
export interface ChangeEffect extends AffectedChange {
  /** Its outcome without the write; `failed` of a failed change that is tried again. */
  readonly before: Outcome['status']
  /** Its outcome with the write. */
  readonly after: Outcome['status']
}

/**
 * What a write does to other scheduled changes and to holdings (rule I4): nothing is dropped
 * silently. Each change that is in both futures and does not become of it the same stands in
 * exactly one list.
 *
 * @public
 */
export interface Effects {
  /** Changes that no longer count because of it. */
  readonly supersedes: readonly ChangeEffect[]
  /** Changes that count again; `after` says whether they go through. */
  readonly restores: readonly ChangeEffect[]
  /**
   * Changes that would now fail, and would not before; a failed one that is retried in vain among
   * them.
   */
  readonly breaks: readonly ChangeEffect[]
  /**
   * Changes that would now go through, and would not before; a failed one that is retried with
   * success among them.
   */
  readonly repairs: readonly ChangeEffect[]
  /** Changes that will now change nothing, such as an end that no longer ends anything. */
  readonly idles: readonly ChangeEffect[]
  /** Changes that now take effect, and would have changed nothing before. */
  readonly activates: readonly ChangeEffect[]
  /** Changes that come on another date, with the same outcome. */
  readonly moves: readonly ChangeEffect[]
  /**
   * Licenses that end on another date, no longer, or only now, by more than a removal of their own.
   */
  readonly ends: readonly AffectedEnd[]
  /** Holdings that are out of compliance now, and were not before. */
  readonly noncompliant: readonly OutOfCompliance[]
  /** Licenses held that were out of compliance, and are not now. */
  readonly compliant: readonly string[]
}

/** No effects. */
export const NO_EFFECTS: Effects = deepFreeze({
  supersedes: [],
  restores: [],
  breaks: [],
  repairs: [],
  idles: [],
  activates: [],
  moves: [],
  ends: [],
  noncompliant: [],
  compliant: [],
})

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
 * The difference between two futures of a user: what became of changes that are in both, and of
 * holdings.
 *
 * @param today - The date on which holdings are looked at.
 * @param settled - What the write settled itself, today.
 */
export function effectsBetween(
  before: UserContext,
  after: UserContext,
  today: CalendarDate,
  settled: readonly Future[] = [],
): Effects {
  return compareFutures(forecast(before), [...settled, ...forecast(after)], {
    compliance: {
      before: complianceOn(before, today),
      after: complianceOn(after, today),
      held: after.record.holdings,
    },
    earlier: before.record.changes,
  })
}

/** What two forecasts do not tell. */
interface Beside {
  readonly compliance?: ComplianceChange
  /** Changes of the earlier record: a retry brings one that had failed into the later forecast. */
  readonly earlier?: readonly Change[]
}

interface ComplianceChange {
  readonly before: readonly OutOfCompliance[]
  readonly after: readonly OutOfCompliance[]
  /** What is held afterwards. */
  readonly held: readonly Holding[]
}

type ListName = 'supersedes' | 'restores' | 'breaks' | 'repairs' | 'idles' | 'activates' | 'moves'

/** The difference between two forecasts. */
export function compareFutures(
  before: readonly Future[],
  after: readonly Future[],
  { compliance, earlier = [] }: Beside = {},
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
  const old = outcomesByChange(before)
  const failures = new Map(earlier.map(({ id, failure }) => [id, failure]))
  for (const [id, { outcome, on }] of outcomesByChange(after)) {
    const was = old.get(id)
    const failure = failures.get(id) ?? null
    if (was === undefined && failure === null) continue
    const effect = changeEffect(was?.outcome, outcome, on, failure)
    const list = listFor(effect) ?? unmoved(was, on)
    if (list !== null) lists[list].push(effect)
  }
  return { ...lists, ends: affectedEnds(before, after), ...complianceEffects(compliance) }
}

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

/** An outcome as one of the changes that something affects. */
export function affectedChange(outcome: Outcome, on: CalendarDate): AffectedChange {
  const { id, kind, license } = outcome.change
  return {
    change: id,
    kind,
    license,
    on,
    conflicts: outcome.status === 'failed' ? outcome.conflicts : [],
  }
}

function complianceEffects(
  compliance: ComplianceChange | undefined,
): Pick<Effects, 'noncompliant' | 'compliant'> {
  if (compliance === undefined) return { noncompliant: [], compliant: [] }
  const { before, after, held } = compliance
  const wasOut = new Set(before.map(({ license }) => license))
  const isOut = new Set(after.map(({ license }) => license))
  return {
    noncompliant: after.filter(({ license }) => !wasOut.has(license)),
    compliant: held.flatMap(({ license }) =>
      wasOut.has(license) && !isOut.has(license) ? [license] : [],
    ),
  }
}

function complianceOn(
  { catalog, organization, record }: UserContext,
  today: CalendarDate,
): readonly OutOfCompliance[] {
  if (record.holdings.length === 0) return []
  return outOfCompliance(catalog, record.holdings, factsOn(record, organization, today))
}
