/** What a language says about conflicts. */
import type { Cause, Conflict, ConflictCode } from '../../requirements/conflict.js'
import type { ExplainedChange } from './explanation.js'
import type { LocaleFormats } from './locale.js'
import type { Say, SayConflict } from './say.js'

/** A text for each conflict code. @public */
export type ConflictTable = {
  readonly [C in ConflictCode]: (conflict: Conflict<C>, say: SayConflict) => string
}

/** A clause for each kind of cause. @public */
export type CauseTable = {
  readonly [K in Cause['kind']]: (cause: Extract<Cause, { kind: K }>, say: Say) => string
}

/** What is said about conflicts, and about changes that fail by them. @public */
export interface ConflictSentences {
  /** Why a change does not go through, as a full sentence. */
  readonly sentences: ConflictTable
  /** The same in a few words, without the license judged, to stand after a colon or in a badge. */
  readonly labels: ConflictTable
  /** What would have been needed instead, as a phrase to stand after "needs one of: (1)". */
  readonly needs: Pick<ConflictTable, Extract<Conflict, { readonly path: string }>['code']>
  /** What is behind a conflict, as a clause without its period. */
  readonly causes: CauseTable
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
  /** The note above many users. */
  readonly note: {
    /** "3 of 20 users have conflicts." */
    readonly withConflicts: (users: number, total: number, say: LocaleFormats) => string
    /** "3 of 20 users: ..."; the reason is a sentence, and alone where there is one user. */
    readonly group: (users: number, total: number, reason: string, say: LocaleFormats) => string
  }
}
