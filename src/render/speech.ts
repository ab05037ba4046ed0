/** In whose words, and in which language, a picture speaks. */
import type { CalendarDate } from '../core/calendar-date.js'
import { englishLabels } from '../words/english/labels.js'
import type { Labels } from '../words/language/labels.js'
import type { Language, LanguageSection, LanguageWith } from '../words/language/language.js'
import type { SayOptions } from '../words/language/say-options.js'
import type { Wording } from '../words/language/say.js'
import type { ShownCatalog } from '../words/language/shown-editions.js'
import { wordingOf } from '../words/language/wording.js'

/**
 * In whose words, and in which language, a picture speaks: by the names of the catalog, and in
 * English, by default.
 *
 * @public
 */
export interface PictureOptions<S extends LanguageSection> extends SayOptions<S | 'labels'> {
  /**
   * How dates are written beside marks and in lists; as they are stored by default. Sentences write
   * them as their language does.
   */
  readonly date?: (date: string) => string
}

/** In which language a picture speaks that has short words only. @public */
export interface LabelOptions {
  /** English by default; others are in `seatline/languages`. */
  readonly language?: Pick<Language, 'labels'>
}

/** The words and the language that a picture speaks with. */
export interface Speech<S extends LanguageSection> {
  readonly words: Wording & { readonly date: (date: string) => string }
  readonly language: LanguageWith<S | 'labels'>
}

/** Fills what the options leave open: names are those of the edition of a date. */
export function speechOf<S extends LanguageSection>(
  { words, language, date }: PictureOptions<S>,
  catalog: ShownCatalog,
  {
    english,
    on,
  }: { readonly english: LanguageWith<S | 'labels'>; readonly on: CalendarDate | null },
): Speech<S> {
  return {
    words: {
      ...(words ?? wordingOf(catalog, on === null ? {} : { on })),
      date: date ?? ((stored) => stored),
    },
    language: language ?? english,
  }
}

/** The short words of a language. */
export function labelsOf({ language }: LabelOptions): Labels {
  return (language ?? { labels: englishLabels }).labels
}
