/** The sentences about actions, changes and plans that a language has. */
import type { CalendarDate } from '../../core/calendar-date.js'
import {
  checkAll,
  fields,
  isObject,
  looksLike,
  optional,
  type Check,
  type ChecksOf,
} from '../../core/check.js'
import type { Action } from '../../timeline/remedies/action.js'
import type { ChangeRef } from '../../timeline/record/change.js'
import type { ExplainedChange } from './explanation.js'
import type { LocaleFormats } from './locale.js'
import type { RequirementMessages, Say } from './requirement-messages.js'

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

/** A phrase for each kind of action. @public */
export type ActionPhrases = {
  readonly [K in Action['kind']]: (action: Extract<Action, { kind: K }>, say: Say) => string
}
/** What each status is called. @public */
export type StatusNames = { readonly [S in StatusName]: string }

/**
 * The sentences of one language (rule Q2): `english`, one of `seatline/languages`, or a portal's
 * own. A missing one does not compile. `extendMessages` replaces single sentences.
 *
 * @public
 */
export interface Messages extends RequirementMessages {
  /**
   * What to do, as a phrase that begins with the table's own words; `describeAction` makes a
   * sentence of it.
   */
  readonly action: ActionPhrases
  /** The text of a button. */
  readonly button: ActionPhrases
  /** Clauses of which the chain behind a failing change is told; without a period. */
  readonly chain: {
    /** Begins a sentence: "Unlimited 5G fails on December 1, 2026". */
    readonly failing: (change: ExplainedChange, say: Say) => string
    /**
     * Stands inside one: "Business Mobile, scheduled for that date, fails", or "..., which is part
     * of this request, fails".
     */
    readonly behind: (change: ExplainedChange, date: 'same_date' | 'other_date', say: Say) => string
    /** A failing change, and the clauses of those behind it. */
    readonly because: (failing: string, behind: readonly string[], say: Say) => string
    /** A clause and labels of conflicts: "... fails: no mobile number". */
    readonly reasons: (clause: string, labels: readonly string[], say: Say) => string
    /** Labels of conflicts that are told after others: "Also: no mobile number". */
    readonly also: (labels: readonly string[], say: Say) => string
  }
  /** What an edit does to others, as sentences. What fails is told by the chain. */
  readonly effect: {
    /** It no longer counts. */
    readonly supersedes: (change: ChangeRef, say: Say) => string
    /** It counts again. */
    readonly restores: (change: ChangeRef, say: Say) => string
    /** It goes through now. */
    readonly repairs: (change: ChangeRef, say: Say) => string
    /** It will change nothing. */
    readonly idles: (change: ChangeRef, say: Say) => string
    /** It would have changed nothing, and takes effect now. */
    readonly activates: (change: ChangeRef, say: Say) => string
    /** A license that now ends on a date: it is replaced, or goes with what it needs. */
    readonly ends: (license: string, on: CalendarDate, say: Say) => string
    /** A license that no longer ends on a date. */
    readonly stays: (license: string, on: CalendarDate, say: Say) => string
    /** A license that ends on another date. */
    readonly endMoves: (
      license: string,
      dates: { readonly from: CalendarDate; readonly to: CalendarDate },
      say: Say,
    ) => string
    /** A license held whose requirement is no longer met. */
    readonly noncompliant: (license: string, labels: readonly string[], say: Say) => string
    /** A license held whose requirement is met again. */
    readonly compliant: (license: string, say: Say) => string
  }
  /** What a request takes away and doubles, as sentences. */
  readonly exchange: {
    /** The licenses that go. */
    readonly takesAway: (licenses: readonly string[], say: Say) => string
    /** Features that no license of the user gives any more. */
    readonly loses: (features: readonly string[], say: Say) => string
    /** A feature of which there is less: "1,000 GB" and "10 GB". */
    readonly less: (
      feature: string,
      amounts: { readonly from: string; readonly to: string },
      say: Say,
    ) => string
    /** A feature that several licenses then give. */
    readonly twice: (feature: string, licenses: readonly string[], say: Say) => string
  }
  readonly status: StatusNames
  /** The note above many users. */
  readonly note: {
    /** "3 of 20 users have conflicts." */
    readonly withConflicts: (users: number, total: number, say: LocaleFormats) => string
    /** "3 of 20 users: ..."; the reason is a sentence, and alone where there is one user. */
    readonly group: (users: number, total: number, reason: string, say: LocaleFormats) => string
  }
}

/** Some sentences of a table. @public */
export type MessagesPart = {
  readonly [K in keyof Messages]?: Messages[K] extends string | ((...given: never[]) => string)
    ? Messages[K]
    : Partial<Messages[K]>
}

/**
 * A table with some sentences replaced. The given table is left as it is.
 *
 * @example A portal's own words for its own condition, and British dates
 * ```ts
 * const ours = extendMessages(english, {
 *   locale: 'en-GB',
 *   conflict: { predicate_not_met: ({ license }, say) => `${say.license(license)} is for people who took the course.` },
 * })
 * describeConflict({ code: 'predicate_not_met', license: 'basic', path: '', predicate: 'trained' }, undefined, ours)
 * // => 'basic is for people who took the course.'
 * ```
 * @public
 */
export function extendMessages(messages: Messages, part: MessagesPart): Messages {
  checkAll({
    messages: [
      messages,
      looksLike('the sentences of a language, such as english', { locale: 'string' }),
    ],
  })
  checkAll({ part: [part, likeIn(messages)] })
  const extended: Record<string, unknown> = { ...messages }
  for (const [key, value] of Object.entries(part)) {
    extended[key] = typeof value === 'object' ? { ...(extended[key] as object), ...value } : value
  }
  return extended as unknown as Messages // every key keeps the kind of value it had
}

/**
 * The names of a table, and in its parts theirs: a misspelled one would never be said. Each is a
 * text or a function as in the table.
 */
function likeIn(table: object): Check {
  const checks = Object.entries(table).map(([name, own]: [string, unknown]) => {
    const same: Check = (value, path) =>
      typeof value === typeof own
        ? []
        : [{ path, message: `must be a ${typeof own === 'string' ? 'text' : typeof own}` }]
    return [name, optional(isObject(own) ? likeIn(own) : same)] as const
  })
  return fields(Object.fromEntries(checks) as ChecksOf<Record<string, unknown>>)
}
