import type { CalendarDate } from '../core/calendar-date.js'
import type { ChangeId } from '../core/ids.js'
import type { Change } from './change.js'
import type { Conflict } from '../requirements/conflict.js'
import { factsOn } from '../requirements/situation.js'
import { outOfCompliance, type OutOfCompliance } from './compliance.js'
import { forecast, type Outlook, type Step } from './course.js'
import type { Outcome } from './settle.js'

/** A scheduled change that something else affects, and the date on which it is settled. @public */
export interface AffectedChange {
  readonly change: ChangeId
  readonly kind: 'assign' | 'remove'
  readonly license: string
  readonly on: CalendarDate
  /** Why it does not go through; of one that is repaired, why it would not have. Empty otherwise. */
  readonly conflicts: readonly Conflict[]
}

/** What a write does to other scheduled changes and to holdings (rule I4): nothing is dropped silently. @public */
export interface Effects {
  /** Changes that no longer count because of it. */
  readonly supersedes: readonly AffectedChange[]
  /** Changes that count again. */
  readonly restores: readonly AffectedChange[]
  /** Changes that would now fail, and would not before; a failed one that is retried in vain among them. */
  readonly breaks: readonly AffectedChange[]
  /** Changes that would now go through, and would not before; a failed one that is retried with success among them. */
  readonly repairs: readonly AffectedChange[]
  /** Holdings that are out of compliance now, and were not before. */
  readonly noncompliant: readonly OutOfCompliance[]
  /** Licenses that were out of compliance, and are not now. */
  readonly compliant: readonly string[]
}

/** No effects. */
export const NO_EFFECTS: Effects = { supersedes: [], restores: [], breaks: [], repairs: [], noncompliant: [], compliant: [] }

interface Fate {
  readonly outcome: Outcome
  readonly on: CalendarDate
}

/** What becomes of every scheduled change, by its id. */
export function fatesOf(steps: readonly Step[]): ReadonlyMap<ChangeId, Fate> {
  const fates = new Map<ChangeId, Fate>()
  for (const step of steps) for (const outcome of step.outcomes) fates.set(outcome.change.id, { outcome, on: step.date })
  return fates
}

/**
 * The difference between two futures of a user: what became of changes that are in both, and of holdings.
 *
 * @param today - The date on which holdings are looked at.
 */
export function effectsBetween(before: Outlook, after: Outlook, today: CalendarDate): Effects {
  return compareFutures(forecast(before), forecast(after), {
    compliance: { before: complianceOn(before, today), after: complianceOn(after, today) },
    earlier: before.record.changes,
  })
}

/** What two forecasts do not tell. */
interface Beside {
  readonly compliance?: { readonly before: readonly OutOfCompliance[]; readonly after: readonly OutOfCompliance[] }
  /** Changes of the earlier record: a retry brings one that had failed into the later forecast. */
  readonly earlier?: readonly Change[]
}

/** The difference between two forecasts. */
export function compareFutures(before: readonly Step[], after: readonly Step[], { compliance, earlier = [] }: Beside = {}): Effects {
  const old = fatesOf(before)
  const failures = new Map(earlier.map(({ id, failure }) => [id, failure?.conflicts]))
  const effects = {
    supersedes: [] as AffectedChange[],
    restores: [] as AffectedChange[],
    breaks: [] as AffectedChange[],
    repairs: [] as AffectedChange[],
  }
  for (const [id, { outcome, on }] of fatesOf(after)) {
    const then = old.get(id)?.outcome
    const gone = then?.status === 'failed' ? then.conflicts : failures.get(id)
    const was = then?.status ?? (gone ? 'retried' : undefined)
    const is = outcome.status
    if (was === undefined || was === is) continue
    const affected = affectedChange(outcome, on)
    if (is === 'superseded') effects.supersedes.push(affected)
    else if (was === 'superseded') effects.restores.push(affected)
    else if (is === 'failed') effects.breaks.push(affected)
    else if (gone) effects.repairs.push({ ...affected, conflicts: gone })
  }
  const wasOut = new Set(compliance?.before.map(({ license }) => license))
  const isOut = new Set(compliance?.after.map(({ license }) => license))
  return {
    ...effects,
    noncompliant: (compliance?.after ?? []).filter(({ license }) => !wasOut.has(license)),
    compliant: [...wasOut].filter((license) => !isOut.has(license)),
  }
}

/** An outcome as one of the changes that something affects. */
export function affectedChange(outcome: Outcome, on: CalendarDate): AffectedChange {
  const { id, kind, license } = outcome.change
  return { change: id, kind, license, on, conflicts: outcome.status === 'failed' ? outcome.conflicts : [] }
}

function complianceOn({ catalog, organization, record }: Outlook, today: CalendarDate): readonly OutOfCompliance[] {
  if (record.holdings.length === 0) return []
  return outOfCompliance(catalog, record.holdings, factsOn(record, organization, today))
}
