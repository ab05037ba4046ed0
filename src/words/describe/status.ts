/** Names states in a word or two. */
import { checkAll, looksLike, oneOf, optionsOf } from '../../core/check.js'
import { englishStatus } from '../english/status.js'
import type { Language, StatusName } from '../language/language.js'

const saying = /* @__PURE__ */ optionsOf<{ language: unknown }>({
  language: looksLike('a language, such as english', { status: 'object' }),
})

/**
 * The state of a plan's answer, of a change, or of what was confirmed, in a word or two.
 *
 * @public
 */
export function describeStatus(
  status: StatusName,
  options: { readonly language?: Pick<Language, 'status'> } = {},
): string {
  checkAll({ options: [options, saying] })
  const { status: names } = options.language ?? { status: englishStatus }
  checkAll({ status: [status, oneOf(...Object.keys(names))] })
  return names[status]
}
