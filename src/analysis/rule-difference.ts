/** Looks for users whom the rule of a license allows in one catalog and not in another. */
import { allowedValues } from '../catalog/declared.js'
import type { Edition, License } from '../catalog/edition.js'
import type { AttributeValue } from '../core/user.js'
import { leavesOf } from '../requirements/compile.js'
import { ask } from './ask.js'
import type { RuleExample } from './comparison.js'
import { readUser, simplify } from './example.js'
import { createFacts, numberLiteral } from './facts.js'
import { addState, createModel, inOrder, literalOf, type Model, type State } from './model.js'
import { allOf, createCircuit } from './solver/circuit.js'
import { addVariable, createSolver, negated, type Effort, type Literal } from './solver/state.js'

/** One of the catalogs, as a model of the user that both are about. */
export interface Side {
  readonly model: Model
  readonly state: State
  /** The user holds nothing that this catalog does not have. */
  readonly ownOnly: readonly Literal[]
  /** All that the user holds is in order by this catalog. */
  readonly inOrder: readonly Literal[]
}

/**
 * One user by two catalogs, each by one edition. They share what is held and what is true, and
 * predicates answer the same.
 */
export function createSides(
  before: Edition,
  after: Edition,
  effort: Effort,
): { readonly before: Side; readonly after: Side } {
  const circuit = createCircuit(createSolver(effort))
  const ids = new Set([...before.licenses.keys(), ...after.licenses.keys()])
  const shared = {
    held: new Map([...ids].map((id) => [id, addVariable(circuit.solver, 'input')])),
    facts: createFacts((name) => eitherAllows(before, after, name)),
    answers: new Map(),
  }
  const side = (edition: Edition, other: Edition): Side => {
    const model = createModel(edition, [...edition.licenses.values()], circuit)
    const gone = [...other.licenses.values()].filter(({ id }) => !edition.licenses.has(id))
    const state = addState(model, { ...shared, gone })
    const ownOnly = gone.map(({ id }) => negated(state.held.get(id)!)) // every license has a literal
    return { model, state, ownOnly, inOrder: inOrder(model, state) }
  }
  return { before: side(before, after), after: side(after, before) }
}

/** The values that an attribute may have in one of two catalogs; `null` for any. */
function eitherAllows(
  before: Edition,
  after: Edition,
  attribute: string,
): readonly AttributeValue[] | null {
  const [was, is] = [before, after].map(({ declared }) => allowedValues(declared, attribute))
  return was && is ? [...new Set([...was, ...is])] : null
}

/**
 * A user who holds a license by the rule of one catalog, and may not by that of another: one in
 * order, or, where there is none, any; `null` if there is none at all.
 */
export function findRefused(from: Side, to: Side, license: string): RuleExample | 'unknown' | null {
  const { model, state, ownOnly } = from
  const held = state.held.get(license)!
  const wanted = [held, negated(isRight(to, license))]
  const ownRules = [
    ...state.lines.get(license)!.map(({ rule }) => rule),
    ...state.details.get(license)!,
  ]
  for (const isInOrder of [true, false]) {
    const rules = isInOrder ? from.inOrder : [...state.trackRules, ...ownRules]
    const answer = ask(model, rules, ownOnly, wanted)
    if (answer.kind === 'unknown') return 'unknown'
    if (answer.kind === 'clash') continue
    simplify(model, [state], [...rules, ...ownOnly, ...wanted])
    return { user: readUser(model, state, null), inOrder: isInOrder }
  }
  return null
}

/** True exactly when the rule of a license is met: its conditions, and its numbers. */
function isRight({ model, state }: Side, id: string): Literal {
  const { circuit, edition } = model
  const conditions = state.lines.get(id)!.map(({ formula }) => literalOf(model, state, formula))
  const numbers = edition.licenses
    .get(id)!
    .details.map(({ type }) => numberLiteral(circuit.solver, state.facts, type))
  return allOf(circuit, [...conditions, ...numbers])
}

/** Whether two rules are the same word for word and mean the same licenses, as most are. */
export function isSameRule(
  [before, licenseBefore]: readonly [Edition, License],
  [after, licenseAfter]: readonly [Edition, License],
): boolean {
  const asked = ({ definition, details }: License) =>
    JSON.stringify([definition.requirement, [...new Set(details.map(({ type }) => type))].sort()])
  if (asked(licenseBefore) !== asked(licenseAfter)) return false
  const members = (edition: Edition, track: string) =>
    [...(edition.tracks.get(track)?.licenses ?? [])].sort().join(' ')
  const leaves = licenseAfter.requirement ? leavesOf(licenseAfter.requirement) : []
  return leaves.every(
    ({ leaf }) =>
      leaf.kind !== 'licenses' ||
      leaf.track === null ||
      members(before, leaf.track) === members(after, leaf.track),
  )
}
