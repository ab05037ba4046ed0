import { trackIdOf, type Catalog, type License } from '../../catalog/catalog.js'
import { deepFreeze } from '../../core/frozen.js'
import { bySince, type Holding } from '../../core/holding.js'
import type { Facts, Situation } from '../../requirements/situation.js'

/**
 * The licenses of one user while dates are settled. The only thing in the timeline that changes in place:
 * every step is logged, so that a set of changes can be tried and taken back.
 */
export interface Board extends Situation {
  facts: Facts
  readonly catalog: Catalog
  readonly held: Map<string, Holding>
  readonly tracks: Map<string, number>
  readonly log: { readonly license: string; readonly before: Holding | undefined }[]
}

/** Lays out what a user holds. */
export function createBoard(catalog: Catalog, holdings: readonly Holding[], facts: Facts): Board {
  const board: Board = { catalog, facts, held: new Map(), tracks: new Map(), trackOf: (holding) => trackIdOf(catalog, holding), log: [] }
  for (const holding of holdings) place(board, holding.license, holding)
  forgetSteps(board)
  return board
}

/** Puts a holding on the board, or takes one off with `undefined`. */
export function place(board: Board, license: string, holding: Holding | undefined): void {
  const before = board.held.get(license)
  board.log.push({ license, before })
  lay(board, license, before, holding)
}

/** Takes back every step since the log had a length. */
export function rollback(board: Board, length: number): void {
  while (board.log.length > length) {
    const step = board.log.pop()
    if (step) lay(board, step.license, board.held.get(step.license), step.before)
  }
}

/** Makes every step so far final. The log is emptied from its end, so that it keeps its room for the next date. */
export function forgetSteps({ log }: Board): void {
  while (log.length > 0) log.pop()
}

function lay(board: Board, license: string, before: Holding | undefined, after: Holding | undefined): void {
  if (before !== undefined) countTrack(board, before, -1)
  if (after !== undefined) {
    board.held.set(license, after)
    countTrack(board, after, 1)
  } else if (before !== undefined) board.held.delete(license)
}

function countTrack(board: Board, holding: Holding, step: 1 | -1): void {
  const track = board.trackOf(holding)
  const count = (board.tracks.get(track) ?? 0) + step
  if (count === 0) board.tracks.delete(track)
  else board.tracks.set(track, count)
}

/** The holdings on the board, in an order that does not depend on what was tried: by since, then by license. */
export function holdingsOf(board: Board): readonly Holding[] {
  return [...board.held.values()].sort(bySince)
}

/** The licenses, held or not, whose requirement could be touched when a license comes or goes. */
export function touchedBy({ catalog }: Board, license: string, track: string): readonly License[] {
  const { dependents } = catalog
  return dependents.get(license) ?? dependents.get(`#${track}`) ?? dependents.get('#') ?? NONE
}

const NONE: readonly License[] = deepFreeze([])
