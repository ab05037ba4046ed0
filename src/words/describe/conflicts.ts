/** Describes conflicts and conditions in sentences. */
import { checkAll } from '../../core/check.js'
import type { Condition } from '../../requirements/condition.js'
import type { Cause, Conflict } from '../../requirements/conflict.js'
import { englishRequirements } from '../english/requirements.js'
import { checkSaying, knownIn } from '../language/checks.js'
import type { RequirementMessages, Say, Wording } from '../language/requirement-messages.js'
import { plainWording } from '../language/wording.js'
import { asSentences, labelIn, sayIn } from './say.js'

/**
 * The sentence of a conflict, followed by its direct causes. For the whole chain behind it, see
 * `explain` and `describeExplanation`.
 *
 * @param words - What to call things; `wordingOf(catalog)` calls them by their names.
 * @param messages - The sentences of a language; English by default, others are in
 * `seatline/languages`.
 *
 * @example
 * ```ts
 * describeConflict({ code: 'no_seat', license: 'basic', limit: 20, held: 20 }) // => 'All 20 seats of basic are taken.'
 * ```
 * @public
 */
export function describeConflict(
  conflict: Conflict,
  words: Wording = plainWording,
  messages: RequirementMessages = englishRequirements,
): string {
  checkSaying(words, messages)
  checkAll({ conflict: [conflict, knownIn(messages.conflict, 'code')] })
  const say = sayIn(messages, words)
  const sentence = messages.conflict[conflict.code] as (conflict: Conflict, say: Say) => string // the code picks its own function
  const causes =
    'causes' in conflict
      ? [...new Set(conflict.causes.map((cause) => causeIn(messages, cause, say)))]
      : []
  return asSentences(sentence(conflict, say), ...causes)
}

/**
 * A conflict in a few words, without the license judged: for a badge, or after a colon. It may
 * begin with a small letter.
 *
 * @example
 * ```ts
 * labelConflict({ code: 'number_missing', license: 'basic', path: '', type: 'landline', detail: null }) // => 'no landline number'
 * ```
 * @public
 */
export function labelConflict(
  conflict: Conflict,
  words: Wording = plainWording,
  messages: RequirementMessages = englishRequirements,
): string {
  checkSaying(words, messages)
  checkAll({ conflict: [conflict, knownIn(messages.label, 'code')] })
  return labelIn(messages, conflict, sayIn(messages, words))
}

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
  words: Wording = plainWording,
  messages: RequirementMessages = englishRequirements,
): string {
  checkSaying(words, messages)
  checkAll({ condition: [condition, knownIn(messages.condition, 'kind')] })
  return conditionIn(condition, words, messages)
}

/** The same, of what the core made itself: a plan for many users has many. */
export function conditionIn(
  condition: Condition,
  words: Wording,
  messages: RequirementMessages,
): string {
  const line = messages.condition[condition.kind] as (condition: Condition, say: Say) => string // the kind picks its own function
  return line(condition, sayIn(messages, words))
}

/** A cause as a clause without its period. */
function causeIn(messages: RequirementMessages, cause: Cause, say: Say): string {
  const clause = messages.cause[cause.kind] as (cause: Cause, say: Say) => string // the kind picks its own function
  return clause(cause, say)
}
