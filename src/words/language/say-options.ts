/** What those who speak are given: names, and a language. */
import { looksLike, optionsOf, type Check } from '../../core/check.js'
import { wordingCheck } from './checks.js'
import type { LanguageSection, LanguageWith } from './language.js'
import type { Wording } from './say.js'

/** What to call things, and in which language. @public */
export interface SayOptions<S extends LanguageSection> {
  /** What to call things. */
  readonly words?: Wording
  /** English by default; others are in `seatline/languages`. */
  readonly language?: LanguageWith<S>
}

/** A language with these sections. */
/* @__NO_SIDE_EFFECTS__ */
export function languageWith(...sections: readonly LanguageSection[]): Check {
  const each = sections.map((section) => [section, 'object'] as const)
  return looksLike('a language, such as english', {
    locale: 'string',
    forms: 'object',
    ...Object.fromEntries(each),
  })
}

/** A language, as far as workbooks are written in it. */
export const sheetCheck: Check = looksLike('a language, such as english', { sheet: 'object' })

/** What to call things, and a language with these sections. */
/* @__NO_SIDE_EFFECTS__ */
export function sayOptions<S extends LanguageSection>(...sections: readonly S[]): Check {
  return optionsOf<SayOptions<S>>({ words: wordingCheck, language: languageWith(...sections) })
}
