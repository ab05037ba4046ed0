/** Searches for a state in which all clauses hold. */
import { assumptionsAgainst, learn } from './learn.js'
import { propagate } from './propagate.js'
import { assign, backtrack, beginLevel, nextOpen, type Literal, type Solver } from './state.js'

/**
 * What a search ends with: a state (read it from the solver), assumptions that clash, or no answer
 * within the bounds.
 */
export type Answer =
  | { readonly kind: 'found' }
  | { readonly kind: 'clash'; readonly among: readonly Literal[] }
  | { readonly kind: 'unknown' }

/** How many wrong turns one question may take. */
const CLASHES = 4_000
/** After so many wrong turns, a search begins anew with what it learned. */
const RESTART = 128

/**
 * Searches for a state in which all clauses and assumptions hold: conflict-driven, deterministic,
 * within bounds.
 */
export function solve(solver: Solver, assumptions: readonly Literal[]): Answer {
  keepCommonPart(solver, assumptions)
  for (let clashes = 0; !solver.isBroken;) {
    const clash = propagate(solver)
    if (clash !== null) {
      if (solver.level === 0) break
      learn(solver, clash)
      if (++clashes > CLASHES || solver.effort.steps > solver.effort.limit) return giveUp(solver)
      if (clashes % RESTART === 0) backtrack(solver, assumptions.length)
      continue
    }
    if (solver.effort.steps > solver.effort.limit) return giveUp(solver)
    if (solver.level < assumptions.length) {
      const literal = assumptions[solver.level]!
      if (solver.values[literal] === -1)
        return { kind: 'clash', among: assumptionsAgainst(solver, literal) }
      beginLevel(solver)
      if (solver.values[literal] === 0) assign(solver, literal, null)
      continue
    }
    const variable = nextOpen(solver)
    if (variable === null) return { kind: 'found' }
    beginLevel(solver)
    assign(solver, variable * 2 + 1, null)
  }
  solver.isBroken = true
  return { kind: 'clash', among: [] }
}

function keepCommonPart(solver: Solver, assumptions: readonly Literal[]): void {
  let common = 0
  while (common < assumptions.length && assumptions[common] === solver.assumed[common]) common++
  backtrack(solver, common)
  solver.assumed = assumptions
}

function giveUp(solver: Solver): Answer {
  backtrack(solver, 0)
  return { kind: 'unknown' }
}
