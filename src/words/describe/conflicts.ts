/** Describes conflicts in sentences. */
import { checkAll } from '../../core/check.js'
import type { Cause, Conflict } from '../../requirements/conflict.js'
import { englishConflicts } from '../english/conflicts.js'
import { englishForms } from '../english/forms.js'
import { knownIn } from '../language/checks.js'
import { sayOptions, type SayOptions } from '../language/say-options.js'
import { plainWording } from '../language/wording.js'
import { asSentences, labelIn, sayConflictIn, type SayOf } from './say.js'

const english = { locale: 'en', forms: englishForms, conflicts: englishConflicts }
const saying = /* @__PURE__ */ sayOptions('conflicts')

/**
 * The sentence of a conflict, followed by its direct causes. For the whole chain behind it, see
 * `explain` and `describeExplanation`.
 *
 * @param options - What to call things: `wordingOf(catalog)` calls them by their names; and the
 * language.
 *
 * @example
 * ```ts
 * describeConflict({ code: 'no_seat', license: 'basic', limit: 20, held: 20 }) // => 'All 20 seats of basic are taken.'
 * ```
 * @public
 */
export function describeConflict(
  conflict: Conflict,
  options: SayOptions<'conflicts'> = {},
): string {
  checkAll({ options: [options, saying] })
  const { words = plainWording, language = english } = options
  const { sentences, causes } = language.conflicts
  checkAll({ conflict: [conflict, knownIn(sentences, 'code')] })
  const say = sayConflictIn(language, words)
  const sentence = sentences[conflict.code] as SayOf<Conflict> // the code picks its own function
  const clauseOf = (cause: Cause) => (causes[cause.kind] as SayOf<Cause>)(cause, say) // the kind picks its own function
  const behind = 'causes' in conflict ? [...new Set(conflict.causes.map(clauseOf))] : []
  return asSentences(sentence(conflict, say), ...behind)
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
export function labelConflict(conflict: Conflict, options: SayOptions<'conflicts'> = {}): string {
  checkAll({ options: [options, saying] })
  const { words = plainWording, language = english } = options
  checkAll({ conflict: [conflict, knownIn(language.conflicts.labels, 'code')] })
  return labelIn(language, conflict, sayConflictIn(language, words))
}
