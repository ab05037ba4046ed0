/** Reads an example user from what the solver found, as small as can be. */
import { addDays, type CalendarDate } from '../core/calendar-date.js'
import type { AttributeValue } from '../core/user.js'
import { ask } from './ask.js'
import type { ExampleUser } from './finding.js'
import type { Model, State } from './model.js'
import { isTrue, negated, type Literal } from './solver/state.js'

/**
 * Takes away from the user just found all that is not needed: licenses first, then facts. Leaves
 * the smaller user in the model.
 */
export function simplify(
  model: Model,
  states: readonly State[],
  assumptions: readonly Literal[],
): void {
  const inputs = states.flatMap(inputsOf)
  const { solver } = model.circuit
  let there = inputs.filter((literal) => isTrue(solver, literal))
  const needed = new Set<Literal>()
  for (;;) {
    const candidate = there.find((literal) => !needed.has(literal))
    const left = new Set(there)
    const absent = inputs
      .filter((literal) => literal === candidate || !left.has(literal))
      .map(negated)
    const answer = ask(model, assumptions, absent) // with no candidate: once more, to leave the user in the model
    if (candidate === undefined) return
    if (answer.kind === 'found') there = inputs.filter((literal) => isTrue(solver, literal))
    else needed.add(candidate)
  }
}

function inputsOf({ held, facts, answers }: State): readonly Literal[] {
  return [
    ...held.values(),
    ...[...answers.values()].flatMap(({ yes, no }) => [yes, no]),
    ...[...facts.attributes.values()].flatMap(({ present, values }) => [
      present,
      ...[...values.values()].map(({ literal }) => literal),
    ]),
    ...facts.countries.values(),
    ...facts.capabilities.values(),
    ...facts.numbers.values(),
  ]
}

/**
 * Every input of a state as it was found, so that the same user can be assumed again; `except`
 * leaves licenses open.
 */
export function exactly(
  model: Model,
  state: State,
): { readonly held: readonly Literal[]; readonly facts: readonly Literal[] } {
  const as = (literal: Literal) =>
    isTrue(model.circuit.solver, literal) ? literal : negated(literal)
  return {
    held: [...state.held.values()].map(as),
    facts: inputsOf({ ...state, held: new Map(), answers: new Map() }).map(as),
  }
}

/** The user that was found in a state. */
export function readUser(
  { circuit: { solver } }: Model,
  { held, facts, answers }: State,
  on: CalendarDate | null,
): ExampleUser {
  const names = <K>(map: ReadonlyMap<K, Literal>) =>
    [...map].flatMap(([name, literal]) => (isTrue(solver, literal) ? [name] : []))
  const attributes = [...facts.attributes].flatMap(
    ([name, { present, values }]): [string, AttributeValue][] => {
      if (!isTrue(solver, present)) return []
      const one = [...values.values()].find(({ literal }) => isTrue(solver, literal))
      return [[name, one ? one.value : unnamed([...values.values()].map(({ value }) => value))]]
    },
  )
  return {
    on,
    holds: names(held),
    numbers: names(facts.numbers),
    capabilities: names(facts.capabilities),
    country: names(facts.countries)[0] ?? null,
    attributes: Object.fromEntries(attributes),
    assumed: [...answers.values()].flatMap(({ name: predicate, parameters, yes, no }) =>
      isTrue(solver, yes) || isTrue(solver, no)
        ? [{ predicate, parameters, answer: isTrue(solver, yes) }]
        : [],
    ),
  }
}

/** A value that no requirement names. */
function unnamed(values: readonly AttributeValue[]): string {
  let value = 'other'
  while (values.includes(value)) value += '*'
  return value
}

/**
 * A date on which all of the licenses can be assigned; `null` if any will do, `undefined` if there
 * is none.
 */
export function commonDate(
  { edition }: Model,
  licenses: readonly string[],
): CalendarDate | null | undefined {
  const windows = licenses.map((id) => edition.licenses.get(id)!) // licenses of the model
  const from = windows.reduce<CalendarDate | null>(
    (latest, one) =>
      one.from !== null && (latest === null || one.from > latest) ? one.from : latest,
    null,
  )
  const until = windows.reduce<CalendarDate | null>(
    (first, one) =>
      one.until !== null && (first === null || one.until < first) ? one.until : first,
    null,
  )
  if (from === null) return until === null ? null : addDays(until, -1)
  return until === null || from < until ? from : undefined
}
