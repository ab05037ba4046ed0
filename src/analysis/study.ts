/** What the questions about one catalog share. */
import type { Catalog } from '../catalog/catalog.js'
import { addState, createModel, type Model, type State } from './model.js'
import { createCircuit } from './solver/circuit.js'
import { createSolver, type Effort } from './solver/state.js'

/** So many steps of work are allowed unless the caller says otherwise. */
export const STEPS = 50_000_000

/** A catalog under study: one user of it, with nothing decided yet. */
export interface Study {
  readonly catalog: Catalog
  readonly effort: Effort
  readonly model: Model
  readonly state: State
}

export function createStudy(catalog: Catalog, effort: Effort): Study {
  const model = createModel(
    catalog,
    [...catalog.licenses.values()],
    createCircuit(createSolver(effort)),
  )
  return { catalog, effort, model, state: addState(model) }
}
