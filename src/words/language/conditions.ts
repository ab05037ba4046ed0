/** What a language says about conditions. */
import type { Condition } from '../../requirements/condition.js'
import type { Say } from './say.js'

/** A line of the checklist for each kind of condition, without a period; true or not. @public */
export type ConditionSentences = {
  readonly [K in Condition['kind']]: (
    condition: Extract<Condition, { kind: K }>,
    say: Say,
  ) => string
}
