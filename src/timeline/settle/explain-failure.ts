/** Explains why a change does not go through beside those that do. */
import type { License } from '../../catalog/catalog.js'
import type { Holding } from '../../core/holding.js'
import { ascending } from '../../core/order.js'
import { failingLeaves } from '../../requirements/compile.js'
import type { Cause, Conflict } from '../../requirements/conflict.js'
import { explain, heldAmong, type FindCauses } from '../../requirements/explain.js'
import type { LeafNode } from '../../requirements/node.js'
import type { Change, ChangeRef } from '../record/change.js'
import { attempt, watchFor } from './attempt.js'
import { undoTo, type HoldingsDraft } from './holdings-draft.js'
import type { Move } from './move.js'

/** The most recent failed changes are named as causes, up to so many for one condition. */
const CAUSE_LIMIT = 20

/**
 * Explains why a change does not go through beside those that do (rule C4): its own requirement,
 * and every requirement of others that it would break.
 *
 * @param draft - As it was before the date was settled; it is left so.
 */
export function explainFailure(
  draft: HoldingsDraft,
  failed: Move,
  accepted: readonly Move[],
  failures: (license: string) => readonly ChangeRef[],
): readonly Conflict[] {
  const start = draft.log.length
  const set = [...accepted, failed]
  const watched = watchFor(draft, set)
  const { dropped, broken, unmet } = attempt(draft, set, watched)
  const findCauses = causesOn(draft, accepted, failures)
  const conflicts: Conflict[] = []
  if (failed.license?.requirement && unmet.includes(failed)) {
    conflicts.push(...explain(failed.license.requirement, draft, findCauses))
  }
  const others = [
    ...broken,
    ...unmet.flatMap((move) => (move !== failed && move.license ? [move.license] : [])),
  ]
  const taken = [...failed.removes, ...dropped]
  conflicts.push(...explainBroken(draft, failed, accepted, { others, taken }))
  undoTo(draft, start)
  return conflicts
}

/** What the failed change would do to others: exclude them, or take away what they need. */
function explainBroken(
  draft: HoldingsDraft,
  failed: Move,
  accepted: readonly Move[],
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
    for (const node of excluding) conflicts.push(refusal(draft, license, node, accepted))
  }
  if (needing.length > 0) {
    conflicts.push({
      code: 'still_needed',
      license,
      licenses: taken.map((holding) => holding.license),
      by: needing.map((other) => other.id),
      causes: needing.flatMap((other) => presence(draft, other.id, accepted)),
    })
  }
  return conflicts
}

/** What a license that stays says to one that would come, by a condition that it would break. */
function refusal(
  draft: HoldingsDraft,
  license: string,
  { license: declaredBy, path, leaf }: LeafNode,
  accepted: readonly Move[],
): Conflict {
  if (leaf.kind !== 'licenses' || leaf.atMost === 0)
    return {
      code: 'excluded_by',
      license,
      path,
      licenses: [declaredBy],
      declaredBy,
      causes: presence(draft, declaredBy, accepted),
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
    causes: licenses.flatMap((one) => presence(draft, one, accepted)),
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
  accepted: readonly Move[],
): readonly Cause[] {
  const holding = draft.held.get(license)
  const by = accepted.find((move) => move.isNew && move.adds?.license === license)
  if (by) return [{ kind: 'accepted_change', change: by.change.id, license, on: draft.facts.date }]
  return holding ? [{ kind: 'holding', license, since: holding.since }] : []
}

function causesOn(
  draft: HoldingsDraft,
  accepted: readonly Move[],
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
    const present = heldNow.flatMap((license) => presence(draft, license, accepted))
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
function replacing({ catalog, held, trackOf }: HoldingsDraft, license: string): readonly string[] {
  const holding = held.get(license)
  const track = holding && catalog.tracks.get(trackOf(holding))
  return track?.holds === 'one' ? track.licenses : []
}
