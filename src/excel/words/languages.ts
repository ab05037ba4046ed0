import { isObject } from '../../core/check.js'
import { SeatlineError } from '../../core/errors.js'
import { danishSheetWords } from './danish.js'
import { dutchSheetWords } from './dutch.js'
import { englishSheetWords } from './english.js'
import { finnishSheetWords } from './finnish.js'
import { frenchSheetWords } from './french.js'
import { germanSheetWords } from './german.js'
import { norwegianSheetWords } from './norwegian.js'
import type { SheetWords } from './sheet-words.js'
import { swedishSheetWords } from './swedish.js'

/** The languages in which workbooks are written. @public */
export type SheetLanguage = 'en' | 'sv' | 'nb' | 'da' | 'fi' | 'nl' | 'de' | 'fr'

/**
 * What workbooks say, by language. A copy with other words can be given in place of a language.
 * @public
 */
export const sheetWords: { readonly [language in SheetLanguage]: SheetWords } = {
  en: englishSheetWords,
  sv: swedishSheetWords,
  nb: norwegianSheetWords,
  da: danishSheetWords,
  fi: finnishSheetWords,
  nl: dutchSheetWords,
  de: germanSheetWords,
  fr: frenchSheetWords,
}

/** The words of a language, or those given. */
export function wordsFor(language: SheetLanguage | SheetWords = 'en'): SheetWords {
  const given: unknown = language
  if (typeof given === 'string' && Object.hasOwn(sheetWords, given))
    return sheetWords[given as SheetLanguage] // just found
  if (isObject(given) && isObject(given['fields'])) return language as SheetWords // words of a portal's own
  const named = typeof given === 'string' ? `the language ${given}` : 'what is given'
  throw new SeatlineError(
    'input_invalid',
    `There are no words for ${named}. Choose one of ${Object.keys(sheetWords).join(', ')}, or give words of your own.`,
    { issues: [{ path: 'language', message: 'is unknown' }] },
  )
}
