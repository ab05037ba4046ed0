/** Models one user before and after a change. */
import { allowedValues } from '../catalog/declared.js'
import type { Edition, License } from '../catalog/edition.js'
import { createFacts, numberLiteral } from './facts.js'
import { addState, createModel, inOrder, literalOf, type Model, type State } from './model.js'
import { allOf, anyOf, createCircuit } from './solver/circuit.js'
import { addClause } from './solver/propagate.js'
import { addVariable, createSolver, negated, type Effort, type Literal } from './solver/state.js'

/**
 * One user before and after a change, with the same facts. Predicates may answer otherwise, since
 * they see the holdings.
 */
export interface Pair {
  readonly model: Model
  readonly before: State
  readonly after: State
  /** By license: it is held after exactly if it was before. */
  readonly kept: ReadonlyMap<string, Literal>
}

export function createPair(edition: Edition, effort: Effort): Pair {
  const model = createModel(
    edition,
    [...edition.licenses.values()],
    createCircuit(createSolver(effort)),
  )
  const { solver } = model.circuit
  const facts = createFacts((name) => allowedValues(edition.declared, name))
  const [before, after] = [addState(model, { facts }), addState(model, { facts })]
  const kept = new Map<string, Literal>()
  for (const { id } of model.licenses) {
    const rule = addVariable(solver, 'derived')
    const [was, is] = [before.held.get(id)!, after.held.get(id)!]
    addClause(solver, [negated(rule), negated(was), is])
    addClause(solver, [negated(rule), was, negated(is)])
    kept.set(id, rule)
  }
  return { model, before, after, kept }
}

/**
 * A user in order gets the license, in place of what its one-license track holds, and nothing else
 * changes.
 */
export function getting(
  { model, before, after, kept }: Pair,
  { id, track }: License,
): readonly Literal[] {
  const others = model.licenses.filter(
    (other) => other.id !== id && (track.holds === 'many' || other.track !== track),
  )
  return [
    ...inOrder(model, before),
    negated(before.held.get(id)!),
    after.held.get(id)!,
    ...(track.holds === 'many'
      ? []
      : track.licenses
          .filter((other) => other !== id)
          .map((other) => negated(after.held.get(other)!))),
    ...others.map((other) => kept.get(other.id)!),
  ]
}

/** True when something that is held after the change is not in order then. */
export function brokenAfter({ model, after }: Pair): Literal {
  const { circuit } = model
  const violations = model.licenses.flatMap(({ id, details }) => {
    const conditions = [
      ...after.lines.get(id)!.map(({ formula }) => literalOf(model, after, formula)),
      ...details.map(({ type }) => numberLiteral(circuit.solver, after.facts, type)),
    ]
    return conditions.map((condition) => allOf(circuit, [after.held.get(id)!, negated(condition)]))
  })
  return anyOf(circuit, violations)
}
