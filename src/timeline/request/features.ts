/** What a request takes away from a user, and what the user then has twice (rule P1). */
import type { FeatureDefinition } from '../../catalog/definition.js'
import { findLicense } from '../../catalog/lookup.js'
import type { Holding } from '../../core/holding.js'
import type { ChangeId } from '../../core/ids.js'
import { listIn } from '../../core/list-in.js'
import { heldInTrack } from '../../requirements/situation.js'
import type { Change } from '../record/change.js'
import type { HoldingsDraft } from '../settle/holdings-draft.js'
import type { Outcome, Settlement } from '../settle/outcome.js'
import type { Verdict } from './verdict.js'

/** What a license offers, on the date or, if it is gone by then, when it was last offered. */
type Offered = (license: string) => readonly FeatureDefinition[]

/** What the licenses of a user come to, by features. */
type Exchange = Pick<Verdict, 'takesAway' | 'hasTwice'>

/**
 * Compares what a user has before a date with what there is after it, were the request to go
 * through: also when it would not, so that a person knows before mending it.
 *
 * @param draft - As the date leaves it.
 * @param before - What was held at its start.
 * @param newChanges - The changes of the request.
 */
export function exchangeOn(
  draft: HoldingsDraft,
  before: ReadonlyMap<string, Holding>,
  newChanges: readonly Change[],
  { outcomes, dropped: gone }: Settlement,
): Exchange {
  const byId = new Map(outcomes.map((outcome) => [outcome.change.id, outcome]))
  const licenses = licensesTaken(draft, before, newChanges, byId)
  for (const { license } of gone) licenses.add(license)
  const comes = newChanges.filter(
    ({ id, kind, license }) =>
      kind === 'assign' && !before.has(license) && isAskedFor(byId.get(id)),
  )
  const brought = comes.map(({ license }) => license)
  const kept = [...draft.held.keys()].filter(
    (license) => !licenses.has(license) && !brought.includes(license),
  )
  const after = [...kept, ...brought]
  const offered: Offered = (license) =>
    findLicense(draft.catalog, license, draft.facts.date)?.features ?? []
  return {
    takesAway: {
      licenses: [...licenses],
      ...lost(offered, [...licenses], [...before.keys()], after),
    },
    hasTwice: brought.length === 0 ? [] : twice(offered, brought, after),
  }
}

/** Whether a change goes through, or would if it were mended. */
function isAskedFor(outcome: Outcome | undefined): boolean {
  return outcome?.status === 'applied' || outcome?.status === 'failed'
}

function licensesTaken(
  { edition, trackOf }: HoldingsDraft,
  held: ReadonlyMap<string, Holding>,
  newChanges: readonly Change[],
  outcomes: ReadonlyMap<ChangeId, Outcome>,
): Set<string> {
  const licenses = new Set<string>()
  for (const { id, kind, license } of newChanges) {
    const outcome = outcomes.get(id)
    const track = edition.licenses.get(license)?.track
    if (outcome?.status === 'applied')
      outcome.removed.forEach((holding) => licenses.add(holding.license))
    if (outcome?.status !== 'failed') continue
    if (kind === 'remove') licenses.add(license)
    else if (track?.holds === 'one')
      for (const replaced of heldInTrack({ held, trackOf }, track.id, license))
        licenses.add(replaced.license)
  }
  return licenses
}

function lost(
  offered: Offered,
  taken: readonly string[],
  before: readonly string[],
  after: readonly string[],
): Omit<Verdict['takesAway'], 'licenses'> {
  if (taken.length === 0) return { features: [], less: [] }
  const [had, has] = [featuresOf(offered, before), featuresOf(offered, after)]
  const ids = [...featuresOf(offered, taken).keys()]
  return {
    features: ids.filter((id) => !has.has(id)),
    less: ids.flatMap((id) => lessOf(id, had.get(id) ?? [], has.get(id) ?? [])),
  }
}

/**
 * The features of licenses, by id: what each license says of it. What it says it does not have is
 * none.
 */
function featuresOf(
  offered: Offered,
  licenses: readonly string[],
): ReadonlyMap<string, readonly FeatureDefinition[]> {
  const features = new Map<string, FeatureDefinition[]>()
  for (const feature of licenses.flatMap(offered)) {
    if (feature.value === false) continue
    listIn(features, feature.id).push(feature)
  }
  return features
}

/** Numbers of each unit by themselves; beside a text, no number is less. */
function lessOf(
  feature: string,
  had: readonly FeatureDefinition[],
  has: readonly FeatureDefinition[],
): Verdict['takesAway']['less'] {
  if (most(had) === null || most(has) === null) return []
  return [...new Set(had.map(({ unit }) => unit))].flatMap((unit) => {
    const [from, to] = [mostIn(unit, had), mostIn(unit, has)]
    return from === null || to === null || to >= from
      ? []
      : [{ feature, from, to, unit: unit ?? null }]
  })
}

function mostIn(unit: string | undefined, features: readonly FeatureDefinition[]): number | null {
  return most(features.filter((one) => one.unit === unit))
}

/** The largest of numbers; `null` if one is something else. */
function most(features: readonly FeatureDefinition[]): number | null {
  const values = features.map(({ value }) => value)
  return values.length > 0 && values.every((value) => typeof value === 'number')
    ? Math.max(...values)
    : null
}

function twice(
  offered: Offered,
  brought: readonly string[],
  after: readonly string[],
): Verdict['hasTwice'] {
  const gives = (license: string, id: string) => featuresOf(offered, [license]).has(id)
  return [...featuresOf(offered, brought).keys()].flatMap((feature) => {
    const licenses = after.filter((license) => gives(license, feature))
    return licenses.length > 1 ? [{ feature, licenses }] : []
  })
}
