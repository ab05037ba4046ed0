/** What a write does to the rest of a user's future. */
import type { CalendarDate } from '../../core/calendar-date.js'
import { deepFreeze } from '../../core/frozen.js'
import type { UserId } from '../../core/ids.js'
import type { Conflict } from '../../requirements/conflict.js'
import type { ChangeRef } from '../record/change.js'
import type { Outcome } from '../settle/outcome.js'

/** A scheduled change with what would have become of it, and what will become of it now. @public */
export interface ChangeEffect extends ChangeRef {
  /**
   * Why it does not go through; of one that is repaired, why it would not have. Empty otherwise.
   */
  readonly conflicts: readonly Conflict[]
  /** Its outcome without the write; `failed` of a failed change that is tried again. */
  readonly before: Outcome['status']
  /** Its outcome with the write. */
  readonly after: Outcome['status']
}

/**
 * What a write does to other scheduled changes and to holdings (rule I4): nothing is dropped
 * silently. Each change that is in both futures and does not become of it the same stands in
 * exactly one list.
 *
 * @public
 */
export interface Effects {
  /** Changes that no longer count because of it. */
  readonly supersedes: readonly ChangeEffect[]
  /** Changes that count again; `after` says whether they go through. */
  readonly restores: readonly ChangeEffect[]
  /**
   * Changes that would now fail, and would not before; a failed one that is retried in vain among
   * them.
   */
  readonly breaks: readonly ChangeEffect[]
  /**
   * Changes that would now go through, and would not before; a failed one that is retried with
   * success among them.
   */
  readonly repairs: readonly ChangeEffect[]
  /** Changes that will now change nothing, such as an end that no longer ends anything. */
  readonly idles: readonly ChangeEffect[]
  /** Changes that now take effect, and would have changed nothing before. */
  readonly activates: readonly ChangeEffect[]
  /** Changes that come on another date, with the same outcome. */
  readonly moves: readonly ChangeEffect[]
  /**
   * Licenses that end on another date, no longer, or only now, by more than a removal of their own.
   */
  readonly ends: readonly {
    readonly license: string
    /** The date on which it would have ended; `null` if it would have gone on. */
    readonly before: CalendarDate | null
    /** The date on which it ends now; `null` if it goes on. */
    readonly after: CalendarDate | null
  }[]
  /**
   * Licenses that are out of compliance on dates on which they would not be without the write: from
   * today or a coming date on.
   */
  readonly noncompliant: readonly {
    readonly license: string
    readonly from: CalendarDate
    /** The first date on which that is over; `null` if it is not. */
    readonly until: CalendarDate | null
    /** What is wrong on the first date. */
    readonly conflicts: readonly Conflict[]
  }[]
  /** Licenses that are held and in order on dates on which they would be out of compliance. */
  readonly compliant: readonly {
    readonly license: string
    readonly from: CalendarDate
    readonly until: CalendarDate | null
  }[]
  /**
   * Changes of other users that come out another way: they lose the seat that they had booked, or
   * find one now.
   */
  readonly others: readonly OtherEffect[]
}

/** A scheduled change of another user, with what becomes of it. @public */
export interface OtherEffect extends ChangeEffect {
  /** `null` for a user whom the actor may not see (rule W1). */
  readonly user: UserId | null
}

/**
 * A license that ends on another date than before: it is replaced, or goes with what it needs.
 */
export type AffectedEnd = Effects['ends'][number]

/** No effects. */
export const NO_EFFECTS: Effects = deepFreeze({
  supersedes: [],
  restores: [],
  breaks: [],
  repairs: [],
  idles: [],
  activates: [],
  moves: [],
  ends: [],
  noncompliant: [],
  compliant: [],
  others: [],
})
