/** Finds the changes of a date that go through when not all of them do. */
import type { License } from '../../catalog/edition.js'
import { listIn } from '../../core/list-in.js'
import { couldHold, leavesOf } from '../../requirements/compile.js'
import type { LicensesLeaf } from '../../requirements/node.js'
import { heldInTrack } from '../../requirements/situation.js'
import { comingAndGoing, isValid, touchedBy, watchFor } from './attempt.js'
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
    const near = watchFor(draft, part)
    if (isValid(draft, part, near)) accepted.push(...part)
    else if (part.length <= EXACT_LIMIT) accepted.push(...firstValid(draft, part, near))
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
 * Drops changes that no company could make valid, and asks again those that could count on one that
 * was dropped. Without negation the rest is the answer.
 */
function dropHopeless(
  draft: HoldingsDraft,
  moves: readonly Move[],
  watched: readonly License[],
): readonly Move[] {
  const reach = reachOf(moves)
  const kept = new Set(watched)
  const asked = new Map(moves.map((move) => [move, askedBy(draft, move, kept)]))
  const askers = new Map<License, Move[]>()
  for (const [move, licenses] of asked)
    for (const license of licenses) listIn(askers, license).push(move)
  const hopeful = new Set(moves)
  const waiting = new Set(moves)
  // a set is walked with what is added on the way
  for (const move of waiting) {
    waiting.delete(move)
    if (isHopeful(draft, move, reach, asked.get(move) ?? [])) continue
    hopeful.delete(move)
    count(reach, move, -1)
    for (const other of countingOn(draft, move, { askers, hopeful, reach }))
      if (hopeful.has(other)) waiting.add(other)
  }
  return hopeful.size === moves.length ? moves : moves.filter((move) => hopeful.has(move))
}

/**
 * The licenses whose requirement a change must leave possible: its own, and kept ones that it
 * touches. The other kept ones are met now, and only what touches them can change that.
 */
function askedBy(
  draft: HoldingsDraft,
  move: Move,
  kept: ReadonlySet<License>,
): ReadonlySet<License> {
  const asked = new Set<License>(move.isNew && move.license ? [move.license] : [])
  for (const holding of comingAndGoing(move))
    for (const touched of touchedBy(draft, holding)) if (kept.has(touched)) asked.add(touched)
  return asked
}

/** The changes that could have counted on one that was dropped. */
function countingOn(
  draft: HoldingsDraft,
  dropped: Move,
  {
    askers,
    hopeful,
    reach,
  }: {
    readonly askers: ReadonlyMap<License, readonly Move[]>
    readonly hopeful: ReadonlySet<Move>
    readonly reach: Reach
  },
): Iterable<Move> {
  if (dropped.change.dependents === 'remove' && reach.takingDependents === 0) return hopeful
  return comingAndGoing(dropped).flatMap((holding) => {
    const own = draft.edition.licenses.get(holding.license)
    return [...touchedBy(draft, holding), ...(own ? [own] : [])].flatMap(
      (license) => askers.get(license) ?? [],
    )
  })
}

/** What the changes that are left could bring and take: how many of them each license. */
interface Reach {
  readonly assigned: Map<string, number>
  readonly taken: Map<string, number>
  takingDependents: number
}

function reachOf(moves: readonly Move[]): Reach {
  const reach: Reach = { assigned: new Map(), taken: new Map(), takingDependents: 0 }
  for (const move of moves) count(reach, move, 1)
  return reach
}

function count(reach: Reach, { license, removes, change }: Move, step: 1 | -1): void {
  const add = (to: Map<string, number>, name: string) => {
    const sum = (to.get(name) ?? 0) + step
    if (sum === 0) to.delete(name)
    else to.set(name, sum)
  }
  if (license) add(reach.assigned, license.id)
  for (const holding of removes) add(reach.taken, holding.license)
  if (change.dependents === 'remove') reach.takingDependents += step
}

function isHopeful(
  draft: HoldingsDraft,
  move: Move,
  reach: Reach,
  asked: Iterable<License>,
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
    (reach.takingDependents > 0 && draft.held.has(license))
  const mayLack = (leaf: LicensesLeaf) => {
    const inTrack = leaf.track === null ? [] : heldInTrack(draft, leaf.track)
    const staying = [...leaf.licenses, ...inTrack.map(({ license }) => license)].filter(
      (license) => license === adds || (draft.held.has(license) && !canGo(license)),
    )
    return staying.length <= leaf.atMost
  }
  for (const license of asked) {
    const mayLeave = license !== move.license && canGo(license.id)
    if (
      !mayLeave &&
      license.requirement &&
      !couldHold(license.requirement, draft, mayHold, mayLack)
    )
      return false
  }
  return true
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
  const trackOf = new Map<string, string>()
  for (const holding of moves.flatMap(comingAndGoing))
    trackOf.set(holding.license, draft.trackOf(holding))
  if (moves.some((move) => move.change.dependents === 'remove'))
    for (const license of watched) trackOf.set(license.id, license.track.id)
  const inTrack = new Map<string, string[]>()
  for (const [name, track] of trackOf) listIn(inTrack, track).push(name)
  for (const move of moves) union(comingAndGoing(move).map((holding) => holding.license))
  for (const license of [
    ...watched,
    ...moves.flatMap((move) => (move.isNew && move.license ? [move.license] : [])),
  ]) {
    if (license.requirement === null) continue
    const seen = leavesOf(license.requirement).flatMap(({ leaf }) => {
      if (leaf.kind === 'predicate') return [...trackOf.keys()]
      if (leaf.kind !== 'licenses') return []
      return [...leaf.licenses, ...(leaf.track === null ? [] : (inTrack.get(leaf.track) ?? []))]
    })
    union([license.id, ...seen].filter((name) => trackOf.has(name)))
  }
  const parts = new Map<string, Move[]>()
  for (const move of moves) listIn(parts, find(move.change.license)).push(move)
  return [...parts.values()]
}
