/** Explains why changes do not go through beside those that do. */
import type { License } from '../../catalog/edition.js'
import { deepFreeze } from '../../core/frozen.js'
import type { Holding } from '../../core/holding.js'
import { ascending } from '../../core/order.js'
import { failingLeaves } from '../../requirements/compile.js'
import type { Cause, Conflict } from '../../requirements/conflict.js'
import { explain, heldAmong, type FindCauses } from '../../requirements/explain.js'
import type { LeafNode } from '../../requirements/node.js'
import type { Change, ChangeRef } from '../record/change.js'
import { attempt, comingAndGoing, isUnmet, touchedBy, watchFor, type Attempt } from './attempt.js'
import { undoTo, type HoldingsDraft } from './holdings-draft.js'
import type { Move } from './move.js'

/** The most recent failed changes are named as causes, up to so many for one condition. */
const CAUSE_LIMIT = 20

/**
 * Explains why changes do not go through beside those that do (rule C4): each one's own requirement,
 * and every requirement of others that it would break. What goes through is laid out once, and each
 * failure is tried on top of it, so a date costs no more than the sum of its changes.
 *
 * @param draft - As it was before the date was settled; it is left so.
 * @returns A list for each failed change.
 */
export function explainFailures(
  draft: HoldingsDraft,
  failed: readonly Move[],
  accepted: readonly Move[],
  failures: (license: string) => readonly ChangeRef[],
): readonly (readonly Conflict[])[] {
  const start = draft.log.length
  const company = companyOf(draft, accepted)
  const findCauses = causesOn(draft, company, failures)
  // what is kept is met before the date, so it is looked at before anything is laid out
  const watched = failed.map((move) => watchFor(draft, [move]))
  const explained = failed.map((move, index) => {
    const isPlain = !company.takesDependents && move.change.dependents === 'keep'
    if (isPlain && draft.log.length === start) attempt(draft, accepted, NO_LICENSES)
    const laidOut = draft.log.length
    const tried = isPlain
      ? tryBeside(draft, move, company, watched[index] ?? NO_LICENSES)
      : tryAnew(draft, start, move, company)
    const conflicts = explainAttempt(draft, move, tried, { company, findCauses })
    undoTo(draft, isPlain ? laidOut : start)
    return conflicts
  })
  undoTo(draft, start)
  return explained
}

const NO_LICENSES: readonly License[] = deepFreeze([])

/** The changes that go through, beside which a failure is tried. */
interface Company {
  readonly accepted: readonly Move[]
  readonly takesDependents: boolean
  /** The places of those that bring a license, by license. */
  readonly places: ReadonlyMap<string, number>
  /** The places of the kept licenses that they could touch. */
  readonly watched: ReadonlyMap<License, number>
}

function companyOf(draft: HoldingsDraft, accepted: readonly Move[]): Company {
  const places = new Map<string, number>()
  for (const [index, { isNew, adds }] of accepted.entries())
    if (isNew && adds) places.set(adds.license, index)
  return {
    accepted,
    places,
    takesDependents: accepted.some(({ change }) => change.dependents === 'remove'),
    watched: new Map(watchFor(draft, accepted).map((license, index) => [license, index])),
  }
}

/** Tries a failure with all that goes through, from the start: what goes along may be another. */
function tryAnew(
  draft: HoldingsDraft,
  start: number,
  failed: Move,
  { accepted }: Company,
): Attempt {
  undoTo(draft, start)
  const set = [...accepted, failed]
  return attempt(draft, set, watchFor(draft, set))
}

/**
 * Tries a failure on top of what goes through. That is valid, so only what the failure touches can
 * be harmed by it.
 */
function tryBeside(
  draft: HoldingsDraft,
  failed: Move,
  { accepted, places, watched: order }: Company,
  watched: readonly License[],
): Attempt {
  const { dropped, broken, unmet } = attempt(draft, [failed], watched)
  const harmed = new Set<number>()
  for (const holding of comingAndGoing(failed))
    for (const { id } of touchedBy(draft, holding)) {
      const place = places.get(id)
      const other = place === undefined ? undefined : accepted[place]
      if (place !== undefined && other && isUnmet(other, draft)) harmed.add(place)
    }
  const others = [...harmed].sort((a, b) => a - b).flatMap((place) => accepted[place] ?? [])
  const placeOf = (license: License) => order.get(license) ?? order.size
  return {
    dropped,
    broken: broken.length < 2 ? broken : [...broken].sort((a, b) => placeOf(a) - placeOf(b)),
    unmet: [...others, ...unmet],
  }
}

/** Everything that is in the way of a failed change, in the draft that trying it has left. */
function explainAttempt(
  draft: HoldingsDraft,
  failed: Move,
  { dropped, broken, unmet }: Attempt,
  { company, findCauses }: { readonly company: Company; readonly findCauses: FindCauses },
): readonly Conflict[] {
  const requirement = unmet.includes(failed) ? failed.license?.requirement : undefined
  const others = [
    ...broken,
    ...unmet.flatMap((move) => (move !== failed && move.license ? [move.license] : [])),
  ]
  const taken = [...failed.removes, ...dropped]
  return [
    ...(requirement ? explain(requirement, draft, findCauses) : []),
    ...explainBroken(draft, failed, company, { others, taken }),
  ]
}

/** What the failed change would do to others: exclude them, or take away what they need. */
function explainBroken(
  draft: HoldingsDraft,
  failed: Move,
  company: Company,
  { others, taken }: { readonly others: readonly License[]; readonly taken: readonly Holding[] },
): readonly Conflict[] {
  const license = failed.change.license
  const conflicts: Conflict[] = []
  const needing: License[] = []
  for (const other of others) {
    const failing = other.requirement ? failingLeaves(other.requirement, draft) : []
    const named = failed.adds ? failing.filter((node) => excludes(node, license)) : []
    const needs = failing.some((node) => needsOneOf(node, taken, draft))
    if (needs || (named.length === 0 && taken.length > 0)) needing.push(other)
    // where nothing names the license, whatever fails beside it says no to it, as a predicate may
    const excluding = named.length > 0 || taken.length > 0 ? named : failing
    for (const node of excluding) conflicts.push(refusal(draft, license, node, company))
  }
  if (needing.length > 0) {
    conflicts.push({
      code: 'still_needed',
      license,
      licenses: taken.map((holding) => holding.license),
      by: needing.map((other) => other.id),
      causes: needing.flatMap((other) => presence(draft, other.id, company)),
    })
  }
  return conflicts
}

/** What a license that stays says to one that would come, by a condition that it would break. */
function refusal(
  draft: HoldingsDraft,
  license: string,
  { license: declaredBy, path, leaf }: LeafNode,
  company: Company,
): Conflict {
  if (leaf.kind !== 'licenses' || leaf.atMost === 0)
    return {
      code: 'excluded_by',
      license,
      path,
      licenses: [declaredBy],
      declaredBy,
      causes: presence(draft, declaredBy, company),
    }
  const { licenses: among, atMost } = leaf
  const licenses = heldAmong(among, null, draft).filter((one) => one !== license)
  return {
    code: 'too_many_held',
    license,
    path,
    atMost,
    among,
    licenses,
    declaredBy,
    causes: licenses.flatMap((one) => presence(draft, one, company)),
  }
}

function excludes({ leaf, wanted }: LeafNode, license: string): boolean {
  return !wanted && leaf.kind === 'licenses' && leaf.licenses.includes(license)
}

/** Whether a condition wants a license that is taken away. */
function needsOneOf(
  { leaf, wanted }: LeafNode,
  taken: readonly Holding[],
  { trackOf }: HoldingsDraft,
): boolean {
  if (!wanted || leaf.kind !== 'licenses') return false
  return taken.some(
    (holding) => leaf.licenses.includes(holding.license) || leaf.track === trackOf(holding),
  )
}

/** Why a license is there: an accepted change of this date, or a holding. */
function presence(
  draft: HoldingsDraft,
  license: string,
  { accepted, places }: Company,
): readonly Cause[] {
  const holding = draft.held.get(license)
  const place = places.get(license)
  const by = place === undefined ? undefined : accepted[place]
  if (by) return [{ kind: 'accepted_change', change: by.change.id, license, on: draft.facts.date }]
  return holding ? [{ kind: 'holding', license, since: holding.since }] : []
}

function causesOn(
  draft: HoldingsDraft,
  company: Company,
  failures: (license: string) => readonly ChangeRef[],
): FindCauses {
  const failed = (licenses: readonly string[], kind: Change['kind']) =>
    licenses.flatMap((license) => failures(license)).filter((change) => change.kind === kind)
  return (licenses, track, wanted) => {
    if (wanted) return recent(failed(licenses, 'assign'))
    const heldNow = heldAmong(licenses, track, draft)
    const instead = heldNow
      .flatMap((license) => replacing(draft, license))
      .filter((license) => !licenses.includes(license))
    const present = heldNow.flatMap((license) => presence(draft, license, company))
    return [
      ...present,
      ...recent([...failed(heldNow, 'remove'), ...failed([...new Set(instead)], 'assign')]),
    ]
  }
}

function recent(failed: readonly ChangeRef[]): readonly Cause[] {
  return [...failed]
    .sort((a, b) => ascending(b.on, a.on) || ascending(a.change, b.change))
    .slice(0, CAUSE_LIMIT)
    .map(({ change, kind, license, on }) => ({
      kind: 'failed_change',
      change,
      intent: kind,
      license,
      on,
    }))
}

/** The licenses of the one-license track of a held one: any other of them would take its place. */
function replacing({ edition, held, trackOf }: HoldingsDraft, license: string): readonly string[] {
  const holding = held.get(license)
  const track = holding && edition.tracks.get(trackOf(holding))
  return track?.holds === 'one' ? track.licenses : []
}
