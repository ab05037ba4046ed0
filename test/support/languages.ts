import {
  danish,
  dutch,
  english,
  finnish,
  french,
  german,
  norwegian,
  swedish,
} from '../../src/languages/index.js'

/** The languages in which everything is said. */
export const languages = { english, swedish, dutch, german, french }

/** The languages in which workbooks are written. */
export const sheetLanguages = { ...languages, danish, finnish, norwegian }

/** The names of those. */
export type SheetLanguage = keyof typeof sheetLanguages
