/**
 * The answer to a request for one user: a verdict with one planned change for each requested one.
 */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { Details } from '../../core/holding.js'
import type { ChangeId } from '../../core/ids.js'
import type { E164 } from '../../core/phone-number.js'
import type { ChecklistItem } from '../../requirements/checklist.js'
import type { Conflict } from '../../requirements/conflict.js'
import type { FailingChange } from '../../words/language/explanation.js'
import type { Step } from '../settle/timeline-walk.js'
import type { Effects, ChangeEffect } from './effects.js'

/** One thing that a request wants for a user. @public */
export interface RequestedChange {
  readonly kind: 'assign' | 'remove'
  readonly license: string
  readonly details: Details
  readonly dependents: 'keep' | 'remove'
}

/** The answer for one change of a request (rule P1). @public */
export interface PlannedChange {
  /** `null` when the same is scheduled already: nothing new is made. */
  readonly id: ChangeId | null
  readonly kind: 'assign' | 'remove'
  readonly license: string
  /** The date on which it would be settled. */
  readonly on: CalendarDate
  readonly status: 'ready' | 'needs_details' | 'conflict' | 'unchanged'
  /** All reasons why it would not go through. */
  readonly conflicts: readonly Conflict[]
  /** The requirement, each condition met or not on the date. */
  readonly checklist: readonly ChecklistItem[]
  /** The numbers it would have, chosen ones and proposed ones. */
  readonly details: Details
  /** Details that were left open and have exactly one right choice. */
  readonly proposed: readonly string[]
  /** The right choices for each detail, on the date. */
  readonly choices: { readonly [detail: string]: readonly E164[] }
}

/**
 * The verdict on a request for one user, on its date, with all that is scheduled (rule P1).
 *
 * @public
 */
export interface Verdict {
  readonly status: 'ready' | 'needs_details' | 'conflict' | 'unchanged'
  readonly changes: readonly PlannedChange[]
  readonly conflicts: readonly Conflict[]
  /**
   * Other failing changes that the conflicts name as causes, and those behind them:
   * {@link explain} tells the chain.
   */
  readonly behind: readonly FailingChange[]
  readonly effects: Effects
  /** What the request takes away from the user. */
  readonly takesAway: {
    readonly licenses: readonly string[]
    /** Features of the licenses taken away that no license that the user then has gives. */
    readonly features: readonly string[]
    /**
     * Features of them of which the most that any license gives is then less: numbers of one unit
     * are compared, and a text is neither more nor less.
     */
    readonly less: readonly {
      readonly feature: string
      readonly from: number
      readonly to: number
      readonly unit: string | null
    }[]
  }
  /** Features of the new licenses that the user then has from more than one license. */
  readonly hasTwice: readonly {
    readonly feature: string
    /** The licenses that give it, the new ones last. */
    readonly licenses: readonly string[]
  }[]
  /**
   * Scheduled changes that still follow, after the date, on the tracks concerned, with their
   * outcomes without the request and with it.
   */
  readonly follows: readonly ChangeEffect[]
}

/** A verdict with the date as it would be settled. */
export interface RequestVerdict extends Verdict {
  readonly step: Step
  /** Whether a license is held at the end of the date. */
  readonly isHeld: (license: string) => boolean
}
