/** What a language says about actions. */
import type { Action } from '../../timeline/remedies/action.js'
import type { Say } from './say.js'

/** What is said about actions. @public */
export interface ActionSentences {
  /**
   * What to do, as a phrase that begins with the language's own words; `describeAction` makes a
   * sentence of it.
   */
  readonly phrases: {
    readonly [K in Action['kind']]: (action: Extract<Action, { kind: K }>, say: Say) => string
  }
  /** The text of a button. */
  readonly buttons: ActionSentences['phrases']
}
