/** Tries a set of changes together, and judges the state they lead to. */
import type { License } from '../../catalog/edition.js'
import { deepFreeze } from '../../core/frozen.js'
import type { Holding } from '../../core/holding.js'
import { holdingsOf, put, undoTo, type HoldingsDraft } from './holdings-draft.js'
import type { Move } from './move.js'

/** What came of trying a set of changes together. The draft is left as they made it. */
export interface Attempt {
  /** Holdings that went with what they needed (rule C6). */
  readonly dropped: readonly Holding[]
  /** Kept licenses whose requirement was met before, and is no longer. */
  readonly broken: readonly License[]
  /** New licenses whose requirement is not met. */
  readonly unmet: readonly Move[]
}

/**
 * The kept licenses to keep an eye on: held, with a requirement that is met now, and in reach of a
 * change. A change that takes dependents along can reach any of them.
 */
export function watchFor(draft: HoldingsDraft, moves: readonly Move[]): readonly License[] {
  const watched = new Set<License>()
  const consider = (license: License | undefined) => {
    if (
      license?.requirement &&
      draft.held.has(license.id) &&
      !watched.has(license) &&
      license.requirement.test(draft)
    )
      watched.add(license)
  }
  if (moves.some((move) => move.change.dependents === 'remove')) {
    for (const { license } of holdingsOf(draft)) consider(draft.edition.licenses.get(license))
    return [...watched]
  }
  for (const move of moves)
    for (const holding of comingAndGoing(move))
      for (const touched of touchedBy(draft, holding)) consider(touched)
  return watched.size === 0 ? NO_LICENSES : [...watched]
}

/** The holdings that a change brings and takes. */
export function comingAndGoing({ adds, removes }: Move): readonly Holding[] {
  return adds === null ? removes : [adds, ...removes]
}

/** The licenses, held or not, whose requirement could be touched when a license comes or goes. */
export function touchedBy(
  { edition }: HoldingsDraft,
  { license, track }: Pick<Holding, 'license' | 'track'>,
): readonly License[] {
  const { dependents } = edition
  return (
    dependents.get(license) ?? dependents.get(`#${track}`) ?? dependents.get('#') ?? NO_LICENSES
  )
}

/** Tries a set of changes, all of it at once, and judges the final state (rule C2). */
export function attempt(
  draft: HoldingsDraft,
  moves: readonly Move[],
  watched: readonly License[],
): Attempt {
  const start = draft.log.length
  apply(draft, moves)
  let broken: readonly License[] =
    watched.length === 0 ? NO_LICENSES : watched.filter((license) => isBroken(license, draft))
  let dropped: Holding[] | null = null
  if (broken.length > 0 && moves.some((move) => move.change.dependents === 'remove')) {
    undoTo(draft, start)
    apply(
      draft,
      moves.filter((move) => move.change.dependents === 'keep'),
    )
    const soundWithout = new Set(watched.filter((license) => !isBroken(license, draft)))
    undoTo(draft, start)
    apply(draft, moves)
    let going = broken.filter((license) => soundWithout.has(license))
    while (going.length > 0) {
      for (const license of going) {
        const holding = draft.held.get(license.id)
        if (holding) (dropped ??= []).push(holding)
        put(draft, license.id, undefined)
      }
      broken = watched.filter((license) => isBroken(license, draft))
      going = broken.filter((license) => soundWithout.has(license))
    }
  }
  return {
    dropped: dropped ?? NO_HOLDINGS,
    broken,
    unmet: moves.some((move) => isUnmet(move, draft))
      ? moves.filter((move) => isUnmet(move, draft))
      : NO_MOVES,
  }
}

/** Whether a set of changes is valid (rule C2). The draft is left as it was. */
export function isValid(
  draft: HoldingsDraft,
  moves: readonly Move[],
  watched: readonly License[],
): boolean {
  const start = draft.log.length
  const { broken, unmet } = attempt(draft, moves, watched)
  undoTo(draft, start)
  return broken.length === 0 && unmet.length === 0
}

const NO_LICENSES: readonly License[] = deepFreeze([])
const NO_HOLDINGS: readonly Holding[] = deepFreeze([])
const NO_MOVES: readonly Move[] = deepFreeze([])

/** Whether a change brings a license whose requirement is not met. */
export function isUnmet({ isNew, license }: Move, draft: HoldingsDraft): boolean {
  return (
    isNew && license !== null && license.requirement !== null && !license.requirement.test(draft)
  )
}

function isBroken(license: License, draft: HoldingsDraft): boolean {
  return (
    draft.held.has(license.id) && license.requirement !== null && !license.requirement.test(draft)
  )
}

function apply(draft: HoldingsDraft, moves: readonly Move[]): void {
  for (const move of moves) {
    for (const taken of move.removes) put(draft, taken.license, undefined)
    if (move.adds) put(draft, move.adds.license, move.adds)
  }
}
