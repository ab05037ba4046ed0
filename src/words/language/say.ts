/** What sentences are made with: the names of things, and the ways of a language. */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { AttributeValue } from '../../core/user.js'
import type { Conflict } from '../../requirements/conflict.js'
import type { LocaleFormats } from './locale.js'

/**
 * What things are called. Names are data: they appear as they are, and are never interpreted.
 * `wordingOf(catalog)` has the names of a catalog; spread it to name what the catalog does not, such as
 * users and predicates.
 *
 * @public
 */
export interface Wording {
  /** A license. */
  readonly license: (id: string) => string
  /** A track. */
  readonly track: (id: string) => string
  /** A detail of a license. */
  readonly detail: (license: string, id: string) => string
  /** A capability of the organization. */
  readonly capability: (name: string) => string
  /** An attribute of a user. */
  readonly attribute: (name: string) => string
  /** A feature of a license. */
  readonly feature: (id: string) => string
  /** A condition of the portal's own. */
  readonly predicate: (name: string) => string
  /** A user, by whatever name the portal shows; by its id where absent. */
  readonly user?: (id: string) => string
  /**
   * The organization's date, such as that of a plan or a timeline. With it, sentences say what has
   * been, what is today and what is to come; without it, they name dates and leave open which side
   * of today they are on.
   */
  readonly today?: CalendarDate
}

/** Which side of today a date is on. @public */
export type Tense = 'past' | 'today' | 'future' | 'open'

/** What a sentence is made with: the names of things, and the ways of the language. @public */
export interface Say extends Wording, LocaleFormats {
  readonly user: (id: string) => string
  /** Which side of today a date is on; `open` where `today` is not given. */
  readonly tense: (date: CalendarDate) => Tense
  /** Text of others that is no name, such as the reason of a condition. */
  readonly text: (text: string) => string
  /** Text in the quotation marks of the language. */
  readonly quote: (text: string) => string
  /** The names of licenses, joined; of many, the first ones and how many there are besides. */
  readonly licenses: (ids: readonly string[], joined: 'and' | 'or') => string
  /**
   * The names of users, joined by "and"; of many, the first ones and how many there are besides, as
   * of those without an id.
   */
  readonly users: (ids: readonly (string | null)[]) => string
  /** The names of countries by their codes, joined by "or"; of many, as with licenses. */
  readonly countries: (codes: readonly string[]) => string
  /** Values of an attribute, joined by "or"; texts stand in quotation marks. */
  readonly values: (values: readonly AttributeValue[]) => string
}

/** What a sentence about a conflict is made with. @public */
export interface SayConflict extends Say {
  /**
   * What each of several alternatives needs, numbered; with letters where they are part of an
   * alternative themselves. Of many, the first ones and how many there are besides.
   */
  readonly alternatives: (
    anyOf: readonly (readonly Conflict[])[],
    marks?: 'numbers' | 'letters',
  ) => string
}
