/** What the questions about one catalog share. */
import type { Catalog } from '../catalog/catalog.js'
import { addState, createModel, type Model, type State } from './model.js'
import type { Effort } from './solver/state.js'

/** A catalog under study: one user of it, with nothing decided yet. */
export interface Study {
  readonly catalog: Catalog
  readonly effort: Effort
  readonly model: Model
  readonly state: State
}

export function createStudy(catalog: Catalog, effort: Effort): Study {
  const model = createModel(catalog, [...catalog.licenses.values()], effort)
  return { catalog, effort, model, state: addState(model) }
}
