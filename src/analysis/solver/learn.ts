/** Learns a clause from each clash. */
import { watch } from './propagate.js'
import {
  assign,
  backtrack,
  negated,
  prefer,
  type Clause,
  type Literal,
  type Solver,
} from './state.js'

/**
 * Learns from a clash: the clause that rules out its cause (the first single literal of the last
 * level that all of it goes through), then goes back to where that clause has something to say.
 */
export function learn(solver: Solver, clash: Clause): void {
  const { trail, levels, reasons, seen } = solver
  const { level } = solver
  const learned: Literal[] = [0] // its first place is for the literal that is found last
  let open = 0
  let place = solver.size
  let reason: Clause = clash
  for (;;) {
    for (const literal of reason) {
      const variable = literal >> 1
      if (literal === negated(learned[0]!) && reason !== clash) continue // what the reason is a reason for
      if (seen[variable] || levels[variable] === 0) continue
      seen[variable] = true
      prefer(solver, variable)
      if (levels[variable] === level) open++
      else learned.push(literal)
    }
    do place--
    while (!seen[trail[place]! >> 1])
    const literal = trail[place]!
    seen[literal >> 1] = false
    learned[0] = negated(literal)
    if (--open === 0) break
    reason = reasons[literal >> 1]!
  }
  for (const literal of learned) seen[literal >> 1] = false
  keep(solver, learned)
}

function keep(solver: Solver, learned: Clause): void {
  let deepest = 1
  for (let index = 2; index < learned.length; index++) {
    if (solver.levels[learned[index]! >> 1]! > solver.levels[learned[deepest]! >> 1]!)
      deepest = index
  }
  if (learned.length === 1) {
    backtrack(solver, 0)
    assign(solver, learned[0]!, null)
    return
  }
  const second = learned[deepest]!
  learned[deepest] = learned[1]!
  learned[1] = second
  backtrack(solver, solver.levels[second >> 1]!)
  watch(solver, learned)
  assign(solver, learned[0]!, learned)
}

/** The assumptions that together make a literal false. */
export function assumptionsAgainst(solver: Solver, refused: Literal): readonly Literal[] {
  const { trail, levels, reasons, seen } = solver
  const found: Literal[] = [refused]
  if (levels[refused >> 1] === 0) return found
  seen[refused >> 1] = true
  for (let place = solver.size - 1; place >= solver.marks[0]!; place--) {
    const literal = trail[place]!
    if (!seen[literal >> 1]) continue
    seen[literal >> 1] = false
    const reason = reasons[literal >> 1]!
    if (reason === null) found.push(literal)
    else
      for (const other of reason)
        if (other !== literal && levels[other >> 1]! > 0) seen[other >> 1] = true
  }
  return found
}
