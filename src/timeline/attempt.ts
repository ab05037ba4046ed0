import type { License } from '../catalog/catalog.js'
import { trackIdOf } from '../catalog/catalog.js'
import type { Holding } from '../core/holding.js'
import { place, rollback, touchedBy, type Board } from './board.js'
import type { Move } from './move.js'

/** What came of trying a set of changes together. The board is left as they made it. */
export interface Attempt {
  /** Holdings that went with what they needed (rule C6). */
  readonly gone: readonly Holding[]
  /** Kept licenses whose requirement was met before, and is no longer. */
  readonly broken: readonly License[]
  /** New licenses whose requirement is not met. */
  readonly unmet: readonly Move[]
}

/**
 * The kept licenses to keep an eye on: held, with a requirement that is met now, and in reach of a change.
 * A change that takes dependents along can reach any of them.
 */
export function watchFor(board: Board, moves: readonly Move[]): readonly License[] {
  const watched = new Set<License>()
  const consider = (license: License | undefined) => {
    if (license?.requirement && !watched.has(license) && license.requirement.test(board)) watched.add(license)
  }
  if (moves.some((move) => move.change.dependents === 'remove')) {
    for (const holding of board.held.values()) consider(board.catalog.licenses.get(holding.license))
    return [...watched]
  }
  for (const move of moves) {
    if (move.license) touchedBy(board, move.license.id, move.license.track.id).forEach(consider)
    for (const taken of move.takes) touchedBy(board, taken.license, trackIdOf(board.catalog, taken)).forEach(consider)
  }
  return [...watched]
}

/** Tries a set of changes, all of it at once, and judges the final state (rule C2). */
export function attempt(board: Board, moves: readonly Move[], watched: readonly License[]): Attempt {
  const start = board.log.length
  apply(board, moves)
  let broken = watched.filter((license) => isBroken(license, board))
  const gone: Holding[] = []
  if (broken.length > 0 && moves.some((move) => move.change.dependents === 'remove')) {
    rollback(board, start)
    apply(board, moves.filter((move) => move.change.dependents === 'keep'))
    const soundWithout = new Set(watched.filter((license) => !isBroken(license, board)))
    rollback(board, start)
    apply(board, moves)
    let going = broken.filter((license) => soundWithout.has(license))
    while (going.length > 0) {
      for (const license of going) {
        const holding = board.held.get(license.id)
        if (holding) gone.push(holding)
        place(board, license.id, undefined)
      }
      broken = watched.filter((license) => isBroken(license, board))
      going = broken.filter((license) => soundWithout.has(license))
    }
  }
  const unmet = moves.filter((move) => move.isNew && move.license?.requirement && !move.license.requirement.test(board))
  return { gone, broken, unmet }
}

/** Whether a set of changes is valid (rule C2). The board is left as it was. */
export function isValid(board: Board, moves: readonly Move[], watched: readonly License[]): boolean {
  const start = board.log.length
  const { broken, unmet } = attempt(board, moves, watched)
  rollback(board, start)
  return broken.length === 0 && unmet.length === 0
}

function isBroken(license: License, board: Board): boolean {
  return board.held.has(license.id) && license.requirement !== null && !license.requirement.test(board)
}

function apply(board: Board, moves: readonly Move[]): void {
  for (const move of moves) {
    for (const taken of move.takes) place(board, taken.license, undefined)
    if (move.puts) place(board, move.puts.license, move.puts)
  }
}
