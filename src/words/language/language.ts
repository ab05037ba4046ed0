/** A language: one object, with a section for everything that is said. */
import type { ActionSentences } from './actions.js'
import type { ConditionSentences } from './conditions.js'
import type { ConflictSentences } from './conflicts.js'
import type { EffectSentences } from './effects.js'
import type { FindingSentences } from './findings.js'
import type { IssueSentences } from './issues.js'
import type { Labels } from './labels.js'
import type { LocaleFormats } from './locale.js'
import type { SheetWords } from './sheet.js'

/** What a portal calls the state of a plan, of a change, or of what was confirmed. @public */
export type StatusName =
  | 'ready'
  | 'needs_details'
  | 'conflict'
  | 'unchanged'
  | 'scheduled'
  | 'applied'
  | 'superseded'
  | 'failed'
  | 'refused'
  | 'plan_stale'
  | 'skipped'
  | 'user_deleted'

/** What each status is called. @public */
export type StatusNames = { readonly [S in StatusName]: string }

/** How a language writes dates, quotations and long lists. @public */
export interface Forms {
  /** A date in a sentence, from how `Intl` writes it and from the date itself. */
  readonly date: (written: string, date: string) => string
  /** Text in the quotation marks of the language. */
  readonly quote: (text: string) => string
  /** "12 others", at the end of a long list. */
  readonly others: (count: number, say: LocaleFormats) => string
}

/**
 * Everything that is said in one language (rule Q2): one of `seatline/languages`, or a portal's
 * own. A missing sentence does not compile. `extendLanguage` replaces single ones.
 *
 * Who speaks asks only for the sections it needs, so that a page can leave the others out.
 *
 * @public
 */
export interface Language {
  /**
   * BCP 47 tag: how dates, numbers and lists are written. A language may be given another, such as
   * `en-GB`.
   */
  readonly locale: string
  readonly forms: Forms
  readonly conditions: ConditionSentences
  readonly conflicts: ConflictSentences
  readonly actions: ActionSentences
  readonly effects: EffectSentences
  readonly status: StatusNames
  readonly issues: IssueSentences
  readonly labels: Labels
  readonly findings: FindingSentences
  readonly sheet: SheetWords
}

/** The sections of a language. @public */
export type LanguageSection = Exclude<keyof Language, 'locale' | 'forms'>

/** A language with at least these sections. @public */
export type LanguageWith<S extends LanguageSection> = Pick<Language, 'locale' | 'forms' | S>
