/** Finds out whether a license can be had in time, stretch of dates by stretch of dates. */
import type { License } from '../catalog/edition.js'
import { addDays, type CalendarDate } from '../core/calendar-date.js'
import { ask, proofOf } from './ask.js'
import { readUser, simplify } from './example.js'
import type { ExampleUser, ProofStep } from './finding.js'
import { licensesIn, linesOf } from './formula.js'
import { addState, createModel, inOrder, type Model, type State } from './model.js'
import { anyOf, createCircuit } from './solver/circuit.js'
import { addClause } from './solver/propagate.js'
import { addVariable, createSolver, isTrue, negated, type Literal } from './solver/state.js'
import type { Study } from './study.js'

type InTime =
  | { readonly kind: 'found'; readonly example: readonly ExampleUser[] }
  | { readonly kind: 'never'; readonly proof: readonly ProofStep[] }
  | { readonly kind: 'unknown' }

/** So many licenses times dates are gone through at most. */
const MOMENTS = 20_000

/**
 * Goes through the stretches of dates between which no availability begins or ends. Availability
 * bounds assigning only: what was assigned in an earlier stretch may be kept, so that licenses that
 * are never to be had on one date may still be held together. In each stretch one user in order is
 * enough, because all that is new can come at once, and facts are free.
 */
export function holdableInTime({ edition, effort }: Study, license: License): InTime {
  const licenses = reachOf(edition, license)
  const ends = [
    ...new Set(
      licenses.flatMap(({ from, until }) => [from, until].filter((date) => date !== null)),
    ),
  ].sort()
  const [first] = ends
  if (first === undefined || licenses.length * (ends.length + 1) > MOMENTS)
    return { kind: 'unknown' }
  const dates: readonly CalendarDate[] = [addDays(first, -1), ...ends]
  const model = createModel(edition, licenses, createCircuit(createSolver(effort)))
  const states = dates.map(() => addState(model))
  const rules = [
    ...states.flatMap((state) => inOrder(model, state)),
    ...licenses.map((one) => assignedInTime(model, states, dates, one)),
  ]
  const everHeld = anyOf(
    model.circuit,
    states.map((state) => state.held.get(license.id)!), // it is in its own reach
  )
  const answer = ask(model, rules, [everHeld])
  if (answer.kind === 'clash')
    return { kind: 'never', proof: proofOf(model, license.id, answer.among) }
  if (answer.kind === 'unknown') return answer
  simplify(model, states, [...rules, everHeld])
  return { kind: 'found', example: usersOf(model, states, dates) }
}

/** Who holds a license that was not held before was assigned it in this stretch of dates. */
function assignedInTime(
  { circuit: { solver }, meaning }: Model,
  states: readonly State[],
  dates: readonly CalendarDate[],
  license: License,
): Literal {
  const rule = addVariable(solver, 'derived')
  meaning.set(rule, { kind: 'availability', license: license.id })
  const isAvailable = (date: CalendarDate) =>
    (license.from === null || license.from <= date) &&
    (license.until === null || date < license.until)
  states.forEach(({ held }, index) => {
    if (isAvailable(dates[index]!)) return
    const before = states[index - 1]?.held.get(license.id)
    addClause(solver, [
      negated(rule),
      negated(held.get(license.id)!),
      ...(before === undefined ? [] : [before]),
    ])
  })
  return rule
}

/** The moments at which something is assigned. */
function usersOf(
  model: Model,
  states: readonly State[],
  dates: readonly CalendarDate[],
): readonly ExampleUser[] {
  const isNew = (id: string, literal: Literal, before: State | undefined) =>
    isTrue(model.circuit.solver, literal) &&
    !(before && isTrue(model.circuit.solver, before.held.get(id)!))
  return states.flatMap((state, index) =>
    [...state.held].some(([id, literal]) => isNew(id, literal, states[index - 1]))
      ? [readUser(model, state, dates[index]!)]
      : [],
  )
}

/**
 * The license and all that its requirement names, and what theirs name. Other licenses make nothing
 * possible.
 */
function reachOf(edition: Study['edition'], license: License): readonly License[] {
  const reached = new Set([license.id])
  const licensesOf = (track: string) => edition.tracks.get(track)?.licenses ?? []
  for (const id of reached) {
    const one = edition.licenses.get(id)!
    for (const line of linesOf(one))
      for (const other of licensesIn(line, licensesOf)) reached.add(other)
  }
  return [...edition.licenses.values()].filter(({ id }) => reached.has(id))
}
