/** What a language says about actions. */
import type { Action } from '../../timeline/remedies/action.js'
import type { Say } from './say.js'

/** A text for each kind of action. @public */
export type ActionTable = {
  readonly [K in Action['kind']]: (action: Extract<Action, { kind: K }>, say: Say) => string
}

/** What is said about actions. @public */
export interface ActionSentences {
  /**
   * What to do, as a phrase that begins with the language's own words; `describeAction` makes a
   * sentence of it.
   */
  readonly phrases: ActionTable
  /** The text of a button. */
  readonly buttons: ActionTable
}
