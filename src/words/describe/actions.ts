/** Describes actions and remedies in sentences. */
import { atLeast, checkAll, listOf } from '../../core/check.js'
import type { Action } from '../../timeline/remedies/action.js'
import type { Remedy } from '../../timeline/remedies/find-remedies.js'
import { englishActions } from '../english/actions.js'
import { englishForms } from '../english/forms.js'
import { knownIn } from '../language/checks.js'
import { sayOptions, type SayOptions } from '../language/say-options.js'
import type { Say } from '../language/say.js'
import { plainWording } from '../language/wording.js'
import { asSentences, capitalized, sayIn } from './say.js'

const english = { locale: 'en', forms: englishForms, actions: englishActions }
const saying = /* @__PURE__ */ sayOptions('actions')
type Phrase = (action: Action, say: Say) => string

/**
 * What a person should do, as a sentence.
 *
 * @param options - What to call things: `wordingOf(catalog)` calls them by their names; and the
 * language.
 *
 * @example
 * ```ts
 * describeAction({ kind: 'assign', license: 'basic', on: parseCalendarDate('2026-12-01') }) // => 'Assign basic on December 1, 2026.'
 * ```
 * @public
 */
export function describeAction(action: Action, options: SayOptions<'actions'> = {}): string {
  checkAll({ options: [options, saying] })
  checkAll({ action: [action, knownIn((options.language ?? english).actions.phrases, 'kind')] })
  return remedyIn([action], options)
}

/**
 * The text of the button that does it: a few words.
 *
 * @example
 * ```ts
 * labelAction({ kind: 'assign', license: 'basic', on: parseCalendarDate('2026-12-01') }) // => 'Assign basic'
 * ```
 * @public
 */
export function labelAction(action: Action, options: SayOptions<'actions'> = {}): string {
  checkAll({ options: [options, saying] })
  const { words = plainWording, language = english } = options
  checkAll({ action: [action, knownIn(language.actions.buttons, 'kind')] })
  const label = language.actions.buttons[action.kind] as Phrase // the kind picks its own function
  return label(action, sayIn(language, words))
}

/**
 * A remedy as one sentence: all of its actions together are what helps.
 *
 * @example
 * ```ts
 * const on = parseCalendarDate('2026-12-01')
 * describeRemedy({ actions: [{ kind: 'add_number', type: 'mobile', by: on }, { kind: 'assign', license: 'basic', on }] })
 * // => 'Add a mobile number that is active by December 1, 2026 and assign basic on December 1, 2026.'
 * ```
 * @public
 */
export function describeRemedy(
  remedy: Pick<Remedy, 'actions'>,
  options: SayOptions<'actions'> = {},
): string {
  checkAll({ options: [options, saying] })
  const known = knownIn((options.language ?? english).actions.phrases, 'kind')
  checkAll({ remedy: [remedy, atLeast<{ actions: unknown }>({ actions: listOf(known) })] })
  return remedyIn(remedy.actions, options)
}

function remedyIn(
  actions: readonly Action[],
  { words = plainWording, language = english }: SayOptions<'actions'>,
): string {
  const say = sayIn(language, words)
  const phrases = actions.map((action) => {
    const phrase = language.actions.phrases[action.kind] as Phrase // the kind picks its own function
    return phrase(action, say)
  })
  return asSentences(capitalized(say.list(phrases, 'and'), language.locale))
}
