/** Adds clauses, and follows what single ones force. */
import { assign, backtrack, negated, type Clause, type Literal, type Solver } from './state.js'

/** Adds a clause. What was decided is taken back first, so that it is seen from the start. */
export function addClause(solver: Solver, literals: readonly Literal[]): void {
  backtrack(solver, 0)
  solver.assumed = []
  const clause: Clause = []
  for (const literal of literals) {
    if (solver.values[literal] === 1 || clause.includes(negated(literal))) return // true whatever else
    if (solver.values[literal] === 0 && !clause.includes(literal)) clause.push(literal)
  }
  const [first] = clause
  if (first === undefined) solver.isBroken = true
  else if (clause.length === 1) assign(solver, first, null)
  else watch(solver, clause)
}

/** Has a clause looked at when one of its first two literals becomes false. */
export function watch(solver: Solver, clause: Clause): void {
  solver.watchers[clause[0]!]!.push(clause)
  solver.watchers[clause[1]!]!.push(clause)
}

/** Draws every conclusion from what is assigned. Returns the clause that is false, if one is. */
export function propagate(solver: Solver): Clause | null {
  while (solver.head < solver.size) {
    const gone = negated(solver.trail[solver.head++]!)
    solver.effort.steps++
    const clash = visit(solver, gone)
    if (clash !== null) return clash
  }
  return null
}

/**
 * Looks at the clauses that watch a literal which became false: each finds another literal to
 * watch, concludes, or clashes.
 */
function visit(solver: Solver, gone: Literal): Clause | null {
  const { values } = solver
  const watching = solver.watchers[gone]!
  let kept = 0
  for (let index = 0; index < watching.length; index++) {
    const clause = watching[index]!
    if (clause[0] === gone) {
      clause[0] = clause[1]!
      clause[1] = gone
    }
    const other = clause[0]!
    if (values[other] !== 1 && moveWatch(solver, clause)) continue
    watching[kept++] = clause
    if (values[other] === 1) continue
    if (values[other] === 0) {
      assign(solver, other, clause)
      continue
    }
    while (++index < watching.length) watching[kept++] = watching[index]!
    watching.length = kept
    return clause
  }
  if (kept < watching.length) watching.length = kept
  return null
}

function moveWatch(solver: Solver, clause: Clause): boolean {
  for (let place = 2; place < clause.length; place++) {
    const literal = clause[place]!
    if (solver.values[literal] === -1) continue
    clause[place] = clause[1]!
    clause[1] = literal
    solver.watchers[literal]!.push(clause)
    return true
  }
  return false
}
