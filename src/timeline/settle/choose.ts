/** Finds the changes of a date that go through when not all of them do. */
import { trackIdOf, type License } from '../../catalog/catalog.js'
import { couldHold, leavesOf } from '../../requirements/compile.js'
import type { LicensesLeaf } from '../../requirements/node.js'
import { heldInTrack } from '../../requirements/situation.js'
import { isValid } from './attempt.js'
import type { HoldingsDraft } from './holdings-draft.js'
import type { Move } from './move.js'

/** Up to so many changes that depend on each other are decided exactly (rule C7). */
const EXACT_LIMIT = 14

/** Which changes of a date go through; `entangled` ones could not be decided. */
export interface Choice {
  readonly accepted: readonly Move[]
  readonly entangled: readonly Move[]
}

/**
 * Finds the valid set that comes first in order of creation (rules C3 and C7): once the whole did
 * not do, drops what is hopeless, tries the rest, and only then searches, part by part.
 *
 * @param moves - In order of creation, without those that have barriers.
 */
export function choose(
  draft: HoldingsDraft,
  moves: readonly Move[],
  watched: readonly License[],
): Choice {
  if (moves.length < 2) return { accepted: [], entangled: [] }
  const hopeful = dropHopeless(draft, moves, watched)
  if (hopeful.length < moves.length && isValid(draft, hopeful, watched))
    return { accepted: hopeful, entangled: [] }
  const accepted: Move[] = []
  const entangled: Move[] = []
  for (const part of partsOf(draft, hopeful, watched)) {
    if (isValid(draft, part, watched)) accepted.push(...part)
    else if (part.length <= EXACT_LIMIT) accepted.push(...firstValid(draft, part, watched))
    else entangled.push(...part)
  }
  return { accepted, entangled }
}

/**
 * The first valid set of one part: with the earliest-created change as the highest bit, sets in
 * order of creation are numbers in falling order. The empty set is always valid.
 */
function firstValid(
  draft: HoldingsDraft,
  part: readonly Move[],
  watched: readonly License[],
): readonly Move[] {
  for (let bits = 2 ** part.length - 1; bits > 0; bits--) {
    const set = part.filter((_, index) => bits & (1 << (part.length - 1 - index)))
    if (isValid(draft, set, watched)) return set
  }
  return []
}

/**
 * Drops changes that no company could make valid, and again until none is left. Without negation
 * the rest is the answer.
 */
function dropHopeless(
  draft: HoldingsDraft,
  moves: readonly Move[],
  watched: readonly License[],
): readonly Move[] {
  let rest = moves
  for (;;) {
    const reach = reachOf(draft, rest)
    const hopeful = rest.filter((move) => isHopeful(draft, move, reach, watched))
    if (hopeful.length === rest.length) return rest
    rest = hopeful
  }
}

interface Reach {
  readonly assigned: ReadonlySet<string>
  readonly taken: ReadonlySet<string>
  readonly takesDependents: boolean
}

function reachOf(draft: HoldingsDraft, moves: readonly Move[]): Reach {
  return {
    assigned: new Set(moves.flatMap((move) => (move.license ? [move.license.id] : []))),
    taken: new Set(moves.flatMap((move) => move.removes.map((holding) => holding.license))),
    takesDependents: moves.some((move) => move.change.dependents === 'remove'),
  }
}

function isHopeful(
  draft: HoldingsDraft,
  move: Move,
  reach: Reach,
  watched: readonly License[],
): boolean {
  const own = new Set(move.removes.map((holding) => holding.license))
  const adds = move.adds?.license
  const heldAlong = (license: string) =>
    !own.has(license) && (draft.held.has(license) || reach.assigned.has(license))
  const mayHold = (leaf: LicensesLeaf) =>
    leaf.licenses.some(heldAlong) || (leaf.track !== null && keepsTrack(draft, leaf.track, own))
  const canGo = (license: string) =>
    own.has(license) ||
    reach.taken.has(license) ||
    (reach.takesDependents && draft.held.has(license))
  const mayLack = (leaf: LicensesLeaf) => {
    const inTrack = leaf.track === null ? [] : heldInTrack(draft, leaf.track)
    const staying = [...leaf.licenses, ...inTrack.map(({ license }) => license)].filter(
      (license) => license === adds || (draft.held.has(license) && !canGo(license)),
    )
    return staying.length <= leaf.atMost
  }
  const could = (license: License) =>
    license.requirement === null || couldHold(license.requirement, draft, mayHold, mayLack)
  if (move.isNew && move.license && !could(move.license)) return false
  return watched.every((license) => canGo(license.id) || could(license))
}

function keepsTrack(draft: HoldingsDraft, track: string, taken: ReadonlySet<string>): boolean {
  return heldInTrack(draft, track).some(({ license }) => !taken.has(license))
}

/** Splits changes into parts that no requirement connects: they do not influence one another. */
function partsOf(
  draft: HoldingsDraft,
  moves: readonly Move[],
  watched: readonly License[],
): readonly (readonly Move[])[] {
  const parent = new Map<string, string>()
  const find = (name: string): string => {
    let root = name
    for (let next = parent.get(root); next !== undefined; next = parent.get(root)) root = next
    return root
  }
  const union = (names: readonly string[]) => {
    const [first, ...others] = names
    for (const other of others)
      if (first !== undefined && find(first) !== find(other)) parent.set(find(other), find(first))
  }
  const touched = (move: Move) => [...(move.adds ? [move.adds] : []), ...move.removes]
  const trackOf = new Map<string, string>()
  for (const holding of moves.flatMap(touched))
    trackOf.set(holding.license, trackIdOf(draft.catalog, holding))
  if (moves.some((move) => move.change.dependents === 'remove'))
    for (const license of watched) trackOf.set(license.id, license.track.id)
  for (const move of moves) union(touched(move).map((holding) => holding.license))
  for (const license of [
    ...watched,
    ...moves.flatMap((move) => (move.isNew && move.license ? [move.license] : [])),
  ]) {
    if (license.requirement === null) continue
    const leaves = leavesOf(license.requirement).map((node) => node.leaf)
    const sees = (name: string, track: string) =>
      name === license.id ||
      leaves.some(
        (leaf) =>
          leaf.kind === 'predicate' ||
          (leaf.kind === 'licenses' && (leaf.track === track || leaf.licenses.includes(name))),
      )
    union([...trackOf].filter(([name, track]) => sees(name, track)).map(([name]) => name))
  }
  const parts = new Map<string, Move[]>()
  for (const move of moves) {
    const root = find(move.change.license)
    const part = parts.get(root)
    if (part) part.push(move)
    else parts.set(root, [move])
  }
  return [...parts.values()]
}
