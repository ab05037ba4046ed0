/** What the questions about one catalog share. */
import type { Edition } from '../catalog/edition.js'
import { addState, createModel, type Model, type State } from './model.js'
import { createCircuit } from './solver/circuit.js'
import { createSolver, type Effort } from './solver/state.js'

/** So many steps of work are allowed unless the caller says otherwise. */
export const STEPS = 50_000_000

/** A catalog under study: one user of it, with nothing decided yet. */
export interface Study {
  readonly edition: Edition
  readonly effort: Effort
  readonly model: Model
  readonly state: State
}

export function createStudy(edition: Edition, effort: Effort): Study {
  const model = createModel(
    edition,
    [...edition.licenses.values()],
    createCircuit(createSolver(effort)),
  )
  return { edition, effort, model, state: addState(model) }
}
