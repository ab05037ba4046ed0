/** Models users in order as clauses: their holdings, facts and requirements, moment by moment. */
import { allowedValues } from '../catalog/declared.js'
import type { Edition, License } from '../catalog/edition.js'
import type { Json } from '../requirements/requirement.js'
import {
  attributeLiteral,
  capabilityLiteral,
  countryLiteral,
  createFacts,
  known,
  numberLiteral,
  type FactLiterals,
} from './facts.js'
import type { ProofStep } from './finding.js'
import { linesOf, type Atom, type Formula } from './formula.js'
import { anyOf, atLeast, atMostOne, type Circuit } from './solver/circuit.js'
import { addClause } from './solver/propagate.js'
import { addVariable, negated, type Literal } from './solver/state.js'

/** A condition of a license that holds as long as its rule is assumed. */
export interface Line {
  readonly formula: Formula
  readonly rule: Literal
}

/** The answer of a predicate: yes, no, or, if neither, a fault. */
interface Answers {
  readonly name: string
  readonly parameters: Json
  readonly yes: Literal
  readonly no: Literal
}

interface Proved {
  readonly license: string
  readonly rule: Literal
  readonly restsOn: ReadonlySet<string>
}

/** One user at one moment: what is held and what is true, each as a literal. */
export interface State {
  readonly held: ReadonlyMap<string, Literal>
  /** Licenses that may be held although the catalog does not have them, in their tracks. */
  readonly gone: readonly License[]
  readonly facts: FactLiterals
  readonly answers: Map<string, Answers>
  readonly formulas: Map<Formula, Literal>
  readonly tracks: Map<string, Literal>
  /** What keeps a license in order, by license. */
  readonly lines: Map<string, readonly Line[]>
  readonly details: ReadonlyMap<string, readonly Literal[]>
  readonly trackRules: readonly Literal[]
  /** Licenses that nobody can hold, as was proved from the conditions of certain licenses. */
  readonly proved: Proved[]
}

/** Licenses as conditions on the states of a user. */
export interface Model {
  readonly circuit: Circuit
  readonly edition: Edition
  readonly licenses: readonly License[]
  /** What it means to assume a literal, for those that a proof may name. */
  readonly meaning: Map<Literal, ProofStep>
}

export function createModel(
  edition: Edition,
  licenses: readonly License[],
  circuit: Circuit,
): Model {
  return { circuit, edition, licenses, meaning: new Map() }
}

/**
 * Adds a moment. Moments with the same facts may hold different licenses, and predicates may see
 * that.
 *
 * @param shared - What it has in common with a moment that is there already.
 */
export function addState(
  model: Model,
  shared: Partial<Pick<State, 'held' | 'facts' | 'answers' | 'gone'>> = {},
): State {
  const { circuit, licenses } = model
  const own = () => new Map(licenses.map(({ id }) => [id, addVariable(circuit.solver, 'input')]))
  const state: State = {
    held: shared.held ?? own(),
    facts: shared.facts ?? createFacts((name) => allowedValues(model.edition.declared, name)),
    answers: shared.answers ?? new Map<string, Answers>(),
    gone: shared.gone ?? [],
    formulas: new Map(),
    tracks: new Map(),
    lines: new Map(),
    details: new Map(licenses.map((license) => [license.id, [] as Literal[]])),
    trackRules: [],
    proved: [],
  }
  for (const license of licenses) {
    state.lines.set(
      license.id,
      linesOf(license).map((formula) => addLine(model, state, license.id, formula)),
    )
  }
  return { ...state, details: detailRules(model, state), trackRules: trackRules(model, state) }
}

/** A condition that whoever holds the license must meet, as long as its rule is assumed. */
export function addLine(model: Model, state: State, license: string, formula: Formula): Line {
  const { path } = formula
  const rule = addRule(model, state, literalOf(model, state, formula), {
    kind: 'condition',
    license,
    path,
    met: true,
  })
  return { formula, rule }
}

/** Remembers that nobody can hold a license, as a rule that later proofs can build on. */
export function addProved(
  { circuit: { solver }, meaning }: Model,
  state: State,
  license: string,
  proof: readonly ProofStep[],
): void {
  const rule = addVariable(solver, 'derived')
  addClause(solver, [negated(rule), negated(state.held.get(license)!)])
  meaning.set(rule, { kind: 'never_holdable', license })
  const named = proof.flatMap((step) => ('license' in step ? [step.license] : []))
  const earlier = state.proved.filter((one) => named.includes(one.license))
  state.proved.push({
    license,
    rule,
    restsOn: new Set([...named, ...earlier.flatMap((one) => [...one.restsOn])]),
  })
}

/**
 * Puts other conditions in the place of those of a license. What was proved from them is proved no
 * longer.
 */
export function replaceLines(state: State, license: string, lines: readonly Line[]): void {
  state.lines.set(license, lines)
  state.proved.splice(0, Infinity, ...state.proved.filter(({ restsOn }) => !restsOn.has(license)))
}

function detailRules(model: Model, state: State): State['details'] {
  const { solver } = model.circuit
  return new Map(
    model.licenses.map(({ id: license, details }) => [
      license,
      details.map(({ id: detail, type }) =>
        addRule(model, state, numberLiteral(solver, state.facts, type), {
          kind: 'detail',
          license,
          detail,
        }),
      ),
    ]),
  )
}

function addRule(
  { circuit: { solver }, meaning }: Model,
  { held }: State,
  condition: Literal,
  step: Extract<ProofStep, { readonly license: string }>,
): Literal {
  const rule = addVariable(solver, 'derived')
  addClause(solver, [negated(rule), negated(held.get(step.license)!), condition]) // every license of the model is held or not
  meaning.set(rule, step)
  return rule
}

function trackRules({ circuit, licenses, meaning }: Model, { held }: State): readonly Literal[] {
  const tracks = new Map<string, Literal[]>()
  for (const { id, track } of licenses)
    if (track.holds === 'one') known(tracks, track.id, () => []).push(held.get(id)!)
  return [...tracks].flatMap(([track, literals]) => {
    if (literals.length < 2) return []
    const rule = addVariable(circuit.solver, 'derived')
    atMostOne(circuit, literals, rule)
    meaning.set(rule, { kind: 'one_license', track })
    return [rule]
  })
}

/** All that keeps a user in order; of one license only that it may be held, if it is left out. */
export function inOrder(
  { licenses }: Model,
  state: State,
  leftOut: string | null = null,
): readonly Literal[] {
  const proved = state.proved
    .filter(({ restsOn }) => leftOut === null || !restsOn.has(leftOut))
    .map(({ rule }) => rule)
  const rules = [...proved, ...state.trackRules] // first what is proved: proofs that build on it are short
  for (const { id } of licenses)
    if (id !== leftOut)
      rules.push(...state.lines.get(id)!.map(({ rule }) => rule), ...state.details.get(id)!)
  return rules
}

/** The literal that is true exactly when a condition is met in a state. */
export function literalOf(model: Model, state: State, formula: Formula): Literal {
  if (formula.kind === 'atom') return atomLiteral(model, state, formula.atom, formula.wanted)
  return known(state.formulas, formula, () =>
    atLeast(
      model.circuit,
      formula.atLeast,
      formula.of.map((part) => literalOf(model, state, part)),
    ),
  )
}

function atomLiteral(model: Model, state: State, atom: Atom, wanted: boolean): Literal {
  if (atom.kind === 'predicate') {
    const { yes, no } = answersOf(model, state, atom)
    return wanted ? yes : no
  }
  const literal = plainLiteral(model, state, atom)
  return wanted ? literal : negated(literal)
}

function plainLiteral(
  { circuit, edition }: Model,
  { held, gone, facts, tracks }: State,
  atom: Exclude<Atom, { kind: 'predicate' }>,
): Literal {
  switch (atom.kind) {
    case 'license':
      return held.get(atom.license)! // it was checked that licenses are defined
    case 'track':
      return known(tracks, atom.track, () =>
        anyOf(
          circuit,
          [
            ...edition.tracks.get(atom.track)!.licenses,
            ...gone.filter(({ track }) => track.id === atom.track).map(({ id }) => id),
          ].map((id) => held.get(id)!),
        ),
      )
    case 'number':
      return numberLiteral(circuit.solver, facts, atom.type)
    case 'capability':
      return capabilityLiteral(circuit.solver, facts, atom.capability)
    case 'country':
      return countryLiteral(circuit.solver, facts, atom.country)
    case 'attribute':
      return attributeLiteral(circuit.solver, facts, atom.attribute, atom.value)
  }
}

function answersOf(
  { circuit: { solver } }: Model,
  { answers }: State,
  { name, parameters }: Extract<Atom, { kind: 'predicate' }>,
): Answers {
  return known(answers, JSON.stringify([name, parameters]), () => {
    const [yes, no] = [addVariable(solver, 'input'), addVariable(solver, 'input')]
    addClause(solver, [negated(yes), negated(no)])
    return { name, parameters, yes, no }
  })
}
