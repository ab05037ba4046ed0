/** Builds "all of", "any of" and "at least" from clauses. */
import { addClause } from './propagate.js'
import { addVariable, negated, type Literal, type Solver } from './state.js'

/** Literals that stand for conditions over others: true exactly when the condition is. */
export interface Circuit {
  readonly solver: Solver
  /** A literal that is always true. */
  readonly yes: Literal
}

export function createCircuit(solver: Solver): Circuit {
  const yes = addVariable(solver, 'derived')
  addClause(solver, [yes])
  return { solver, yes }
}

/** True when all of the literals are. */
export function allOf(circuit: Circuit, literals: readonly Literal[]): Literal {
  return negated(anyOf(circuit, literals.map(negated)))
}

/** True when one of the literals is. */
export function anyOf({ solver, yes }: Circuit, literals: readonly Literal[]): Literal {
  const [first] = literals
  if (first === undefined) return negated(yes)
  if (literals.length === 1) return first
  const any = addVariable(solver, 'derived')
  for (const literal of literals) addClause(solver, [negated(literal), any])
  addClause(solver, [negated(any), ...literals])
  return any
}

/** True when so many of the literals are. */
export function atLeast(circuit: Circuit, count: number, literals: readonly Literal[]): Literal {
  if (count <= 0) return circuit.yes
  if (count > literals.length) return negated(circuit.yes)
  if (count === 1) return anyOf(circuit, literals)
  if (count === literals.length) return allOf(circuit, literals)
  return counted(circuit, count, literals)
}

/** With the first literal one less is left to find among the others; without it, all of them. */
function counted(circuit: Circuit, count: number, literals: readonly Literal[]): Literal {
  const known = new Map<string, Literal>()
  const from = (start: number, wanted: number): Literal => {
    const rest = literals.slice(start)
    if (wanted <= 1 || wanted >= rest.length) return atLeast(circuit, wanted, rest)
    const key = `${start} ${wanted}`
    const before = known.get(key)
    if (before !== undefined) return before
    const [first] = rest
    const withFirst = allOf(circuit, [first!, from(start + 1, wanted - 1)]) // there are more than `wanted`
    const literal = anyOf(circuit, [withFirst, from(start + 1, wanted)])
    known.set(key, literal)
    return literal
  }
  return from(0, count)
}

/**
 * At most one of the literals is true, as long as `rule` is: one clause for each, along a chain.
 */
export function atMostOne({ solver }: Circuit, literals: readonly Literal[], rule: Literal): void {
  let oneBefore: Literal | null = null
  for (const literal of literals) {
    if (oneBefore === null) {
      oneBefore = literal
      continue
    }
    addClause(solver, [negated(rule), negated(oneBefore), negated(literal)])
    const either = addVariable(solver, 'derived')
    addClause(solver, [negated(literal), either])
    addClause(solver, [negated(oneBefore), either])
    addClause(solver, [negated(either), literal, oneBefore])
    oneBefore = either
  }
}
