/** What a language says about the effects of a change. */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { ChangeRef } from '../../timeline/record/change.js'
import type { Effects } from '../../timeline/request/effects.js'
import type { Say } from './say.js'

/** The same change of other users, who lose a seat by an edit, or find one. @public */
export interface OtherChange extends Pick<ChangeRef, 'kind' | 'license' | 'on'> {
  /** One at least; `null` for one whom the reader may not see. */
  readonly users: readonly (string | null)[]
}

/** What an edit does to changes of other users, as sentences. @public */
export interface OtherSentences {
  /** It fails now: no seat is left, or something that it needs does not come. */
  readonly breaks: (change: OtherChange, labels: readonly string[], say: Say) => string
  /** It goes through now. */
  readonly repairs: (change: OtherChange, say: Say) => string
  /** It will change nothing. */
  readonly idles: (change: OtherChange, say: Say) => string
  /** It would have changed nothing, and takes effect now. */
  readonly activates: (change: OtherChange, say: Say) => string
}

/** What an edit does to others, as sentences. What fails is told by the chain. @public */
export interface EffectSentences {
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
  /** A license whose requirement is no longer met while it is held: from today or a date on. */
  readonly noncompliant: (
    held: Effects['compliant'][number],
    labels: readonly string[],
    say: Say,
  ) => string
  /** A license held whose requirement is met again. */
  readonly compliant: (held: Effects['compliant'][number], say: Say) => string
  /** Changes of other users. */
  readonly others: OtherSentences
  /** The licenses that a request takes away. */
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
