/** Describes conditions in lines of a checklist. */
import { checkAll } from '../../core/check.js'
import type { Condition } from '../../requirements/condition.js'
import { englishConditions } from '../english/conditions.js'
import { englishForms } from '../english/forms.js'
import { knownIn } from '../language/checks.js'
import { sayOptions, type SayOptions } from '../language/say-options.js'
import type { LanguageWith } from '../language/language.js'
import type { Say, Wording } from '../language/say.js'
import { plainWording } from '../language/wording.js'
import { sayIn } from './say.js'

const english = { locale: 'en', forms: englishForms, conditions: englishConditions }
const saying = /* @__PURE__ */ sayOptions('conditions')

/**
 * A line of a checklist: what one condition asks, without a period. Whether it is met stands beside
 * it, in the item.
 *
 * @example
 * ```ts
 * describeCondition({ kind: 'number', type: 'mobile', wanted: true }) // => 'Has an active mobile number'
 * ```
 * @public
 */
export function describeCondition(
  condition: Condition,
  options: SayOptions<'conditions'> = {},
): string {
  checkAll({ options: [options, saying] })
  const { words = plainWording, language = english } = options
  checkAll({ condition: [condition, knownIn(language.conditions, 'kind')] })
  return conditionIn(condition, words, language)
}

/** The same, of what the core made itself: a plan for many users has many. */
export function conditionIn(
  condition: Condition,
  words: Wording,
  language: LanguageWith<'conditions'> = english,
): string {
  const line = language.conditions[condition.kind] as (condition: Condition, say: Say) => string // the kind picks its own function
  return line(condition, sayIn(language, words))
}
