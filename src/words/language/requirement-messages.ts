/** The sentences about conditions and conflicts that a language has. */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { AttributeValue } from '../../core/user.js'
import type { Condition } from '../../requirements/condition.js'
import type { Cause, Conflict, ConflictCode } from '../../requirements/conflict.js'
import type { LocaleFormats } from './locale.js'

/**
 * What things are called. Names are data: they appear as they are, and are never interpreted.
 * `wordingOf(catalog)` has the names of a catalog; spread it to name what a catalog cannot, such as
 * capabilities.
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
  /** Which side of today a date is on; `open` where `today` is not given. */
  readonly tense: (date: CalendarDate) => Tense
  /** Text of others that is no name, such as the reason of a condition. */
  readonly text: (text: string) => string
  /** Text in the quotation marks of the language. */
  readonly quote: (text: string) => string
  /** The names of licenses, joined; of many, the first ones and how many there are besides. */
  readonly licenses: (ids: readonly string[], joined: 'and' | 'or') => string
  /** Values of an attribute, joined by "or"; texts stand in quotation marks. */
  readonly values: (values: readonly AttributeValue[]) => string
  /**
   * What each of several alternatives needs, numbered; with letters where they are part of an
   * alternative themselves. Of many, the first ones and how many there are besides.
   */
  readonly alternatives: (
    anyOf: readonly (readonly Conflict[])[],
    marks?: 'numbers' | 'letters',
  ) => string
}

/** A sentence, or a label, for each conflict code. @public */
export type ConflictSentences = {
  readonly [C in ConflictCode]: (conflict: Conflict<C>, say: Say) => string
}
/** The codes of conflicts with a requirement: what an alternative can lack. @public */
export type NeedCode = Extract<Conflict, { readonly path: string }>['code']
/** A phrase for each of them, to stand after "needs". @public */
export type NeedPhrases = {
  readonly [C in NeedCode]: (conflict: Conflict<C>, say: Say) => string
}
/** A clause for each kind of cause. @public */
export type CauseSentences = {
  readonly [K in Cause['kind']]: (cause: Extract<Cause, { kind: K }>, say: Say) => string
}
/** A line of the checklist for each kind of condition. @public */
export type ConditionSentences = {
  readonly [K in Condition['kind']]: (
    condition: Extract<Condition, { kind: K }>,
    say: Say,
  ) => string
}

/** The part of a language's sentences that is about requirements. @public */
export interface RequirementMessages {
  /**
   * BCP 47 tag: how dates, numbers and lists are written. A table may be given another, such as
   * `en-GB`.
   */
  readonly locale: string
  /** A date in a sentence, from how `Intl` writes it and from the date itself. */
  readonly date: (written: string, date: string) => string
  /** Text in the quotation marks of the language. */
  readonly quote: (text: string) => string
  /** "12 others", at the end of a long list. */
  readonly others: (count: number, say: LocaleFormats) => string
  /** Why a change does not go through, as a full sentence. */
  readonly conflict: ConflictSentences
  /** The same in a few words, without the license judged, to stand after a colon or in a badge. */
  readonly label: ConflictSentences
  /** What would have been needed instead, as a phrase to stand after "needs one of: (1)". */
  readonly need: NeedPhrases
  /** What is behind a conflict, as a clause without its period. */
  readonly cause: CauseSentences
  /** A line of the checklist, without a period; true or not. */
  readonly condition: ConditionSentences
}
