/** Gives each fact about a user its literal, once. */
import type { NumberType } from '../core/phone-number.js'
import type { AttributeValue } from '../core/user.js'
import { addClause } from './solver/propagate.js'
import { addVariable, negated, type Literal, type Solver } from './solver/state.js'

/** The values that an attribute may have; `null` for any. */
export type ValuesOf = (attribute: string) => readonly AttributeValue[] | null

interface AttributeFacts {
  readonly present: Literal
  readonly values: Map<string, { readonly value: AttributeValue; readonly literal: Literal }>
}

/** What can be true of a user and an organization, each as a literal that is free. */
export interface FactLiterals {
  readonly numbers: Map<NumberType, Literal>
  readonly capabilities: Map<string, Literal>
  /** The countries that requirements name: the organization is in one of them, or in another. */
  readonly countries: Map<string, Literal>
  readonly attributes: Map<string, AttributeFacts>
  readonly valuesOf: ValuesOf
}

export function createFacts(valuesOf: ValuesOf): FactLiterals {
  return {
    numbers: new Map(),
    capabilities: new Map(),
    countries: new Map(),
    attributes: new Map(),
    valuesOf,
  }
}

export function numberLiteral(solver: Solver, facts: FactLiterals, type: NumberType): Literal {
  return known(facts.numbers, type, () => addVariable(solver, 'input'))
}

export function capabilityLiteral(
  solver: Solver,
  facts: FactLiterals,
  capability: string,
): Literal {
  return known(facts.capabilities, capability, () => addVariable(solver, 'input'))
}

export function countryLiteral(
  solver: Solver,
  { countries }: FactLiterals,
  country: string,
): Literal {
  return known(countries, country, () => {
    const literal = addVariable(solver, 'input')
    for (const other of countries.values()) addClause(solver, [negated(literal), negated(other)])
    return literal
  })
}

/**
 * That an attribute is there, or that it has a value. It has one at most, and may have one that no
 * requirement names, unless the catalog says which there are.
 */
export function attributeLiteral(
  solver: Solver,
  facts: FactLiterals,
  attribute: string,
  value: AttributeValue | null,
): Literal {
  const of = known(facts.attributes, attribute, () => {
    const made = { present: addVariable(solver, 'input'), values: new Map() }
    const allowed = facts.valuesOf(attribute)?.map((one) => valueLiteral(solver, made, one))
    if (allowed) addClause(solver, [negated(made.present), ...allowed])
    return made
  })
  return value === null ? of.present : valueLiteral(solver, of, value)
}

function valueLiteral(
  solver: Solver,
  { present, values }: AttributeFacts,
  value: AttributeValue,
): Literal {
  const create = () => {
    const literal = addVariable(solver, 'input')
    addClause(solver, [negated(literal), present])
    for (const other of values.values())
      addClause(solver, [negated(literal), negated(other.literal)])
    return { value, literal }
  }
  return known(values, `${typeof value} ${String(value)}`, create).literal
}

/** What a map has under a key; made where it has nothing yet. */
export function known<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  const before = map.get(key)
  if (before !== undefined) return before
  const made = create()
  map.set(key, made)
  return made
}
