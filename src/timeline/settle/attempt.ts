import type { License } from '../../catalog/catalog.js'
import { deepFreeze } from '../../core/frozen.js'
import type { Holding } from '../../core/holding.js'
import { holdingsOf, place, rollback, touchedBy, type Board } from './holdings-draft.js'
import type { Move } from './move.js'

/** What came of trying a set of changes together. The board is left as they made it. */
interface Attempt {
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
  const watched: License[] = []
  const consider = (license: License | undefined) => {
    if (license?.requirement && board.held.has(license.id) && !watched.includes(license) && license.requirement.test(board))
      watched.push(license)
  }
  if (moves.some((move) => move.change.dependents === 'remove')) {
    for (const { license } of holdingsOf(board)) consider(board.catalog.licenses.get(license))
    return watched
  }
  for (const { license, takes } of moves) {
    if (license !== null) for (const touched of touchedBy(board, license.id, license.track.id)) consider(touched)
    for (const taken of takes) for (const touched of touchedBy(board, taken.license, taken.track)) consider(touched)
  }
  return watched
}

/** Tries a set of changes, all of it at once, and judges the final state (rule C2). */
export function attempt(board: Board, moves: readonly Move[], watched: readonly License[]): Attempt {
  const start = board.log.length
  apply(board, moves)
  let broken: readonly License[] = watched.length === 0 ? NO_LICENSES : watched.filter((license) => isBroken(license, board))
  let gone: Holding[] | null = null
  if (broken.length > 0 && moves.some((move) => move.change.dependents === 'remove')) {
    rollback(board, start)
    apply(
      board,
      moves.filter((move) => move.change.dependents === 'keep'),
    )
    const soundWithout = new Set(watched.filter((license) => !isBroken(license, board)))
    rollback(board, start)
    apply(board, moves)
    let going = broken.filter((license) => soundWithout.has(license))
    while (going.length > 0) {
      for (const license of going) {
        const holding = board.held.get(license.id)
        if (holding) (gone ??= []).push(holding)
        place(board, license.id, undefined)
      }
      broken = watched.filter((license) => isBroken(license, board))
      going = broken.filter((license) => soundWithout.has(license))
    }
  }
  return {
    gone: gone ?? NO_HOLDINGS,
    broken,
    unmet: moves.some((move) => isUnmet(move, board)) ? moves.filter((move) => isUnmet(move, board)) : NO_MOVES,
  }
}

/** Whether a set of changes is valid (rule C2). The board is left as it was. */
export function isValid(board: Board, moves: readonly Move[], watched: readonly License[]): boolean {
  const start = board.log.length
  const { broken, unmet } = attempt(board, moves, watched)
  rollback(board, start)
  return broken.length === 0 && unmet.length === 0
}

const NO_LICENSES: readonly License[] = deepFreeze([])
const NO_HOLDINGS: readonly Holding[] = deepFreeze([])
const NO_MOVES: readonly Move[] = deepFreeze([])

function isUnmet({ isNew, license }: Move, board: Board): boolean {
  return isNew && license !== null && license.requirement !== null && !license.requirement.test(board)
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
