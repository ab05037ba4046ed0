/** Events: everything that happens to a user or an organization. */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { Details, Holding } from '../../core/holding.js'
import type { ChangeId, OrganizationId, UserId } from '../../core/ids.js'
import type { OrganizationRecord } from '../../core/organization.js'
import type { NumberSwap, PhoneNumber } from '../../core/phone-number.js'
import type { DatedFact, FactMove } from '../../core/user-facts.js'
import type { Profile } from '../../core/user.js'
import type { Conflict } from '../../requirements/conflict.js'
import type { Change, ChangeRef, Override } from './change.js'

/**
 * What happened to a user: history, and what subscribers are told, are one thing.
 * Each says from which value to which, so that replaying them gives the record.
 *
 * @public
 */
export type UserEventBody =
  | {
      readonly kind: 'user_created'
      readonly profile: Profile
      readonly onboarding: 'send' | 'none'
    }
  | {
      readonly kind: 'user_updated'
      readonly from: Partial<Profile>
      readonly to: Partial<Profile>
    }
  /**
   * Dates of a department or attribute were set (`from` is `null`), replaced, or withdrawn (`to` is
   * `null`). What begins today counts at once.
   */
  | {
      readonly kind: 'fact_changed'
      readonly from: DatedFact | null
      readonly to: DatedFact | null
    }
  /** A department or attributes moved because their date came. */
  | { readonly kind: 'facts_moved'; readonly moved: readonly FactMove[] }
  | { readonly kind: 'user_deleted' }
  /**
   * The personal values of a deleted user are gone from history: who keeps copies is to empty them
   * too.
   */
  | { readonly kind: 'user_erased' }
  /** A number was added (`from` is `null`), removed (`to` is `null`) or changed its status. */
  | {
      readonly kind: 'number_changed'
      readonly from: PhoneNumber | null
      readonly to: PhoneNumber | null
    }
  /** A number became active because its date came. */
  | { readonly kind: 'number_activated'; readonly activated: PhoneNumber }
  /** A dated swap was set, moved or canceled. */
  | {
      readonly kind: 'swap_changed'
      readonly from: NumberSwap | null
      readonly to: NumberSwap | null
    }
  /** A swap was carried out: details that named `from` name `to`. */
  | { readonly kind: 'numbers_swapped'; readonly swap: NumberSwap }
  | { readonly kind: 'change_scheduled'; readonly change: Change }
  /**
   * The own date, the details, what becomes of its dependents, the place in the order or the status
   * of a change was edited.
   */
  | {
      readonly kind: 'change_edited'
      readonly edit: 'moved' | 'details' | 'dependents' | 'retried' | 'kept_date'
      readonly from: Change
      readonly to: Change
    }
  | { readonly kind: 'change_canceled'; readonly change: Change }
  | { readonly kind: 'change_dismissed'; readonly change: Change }
  | {
      readonly kind: 'override_changed'
      readonly edit: 'set' | 'cleared' | 'used_up'
      readonly from: Override | null
      readonly to: Override | null
    }
  | {
      readonly kind: 'change_applied'
      readonly change: Change
      readonly holding: Holding | null
      readonly removed: readonly Holding[]
    }
  | { readonly kind: 'change_unchanged'; readonly change: Change }
  | { readonly kind: 'change_superseded'; readonly change: Change; readonly by: ChangeId }
  | {
      readonly kind: 'change_failed'
      readonly change: Change
      readonly conflicts: readonly Conflict[]
    }
  /** Holdings went with what they needed (rule C6). */
  | { readonly kind: 'holdings_dropped'; readonly holdings: readonly Holding[] }

/** What happened to an organization itself. @public */
export type OrganizationEventBody =
  /**
   * It is gone with all its users and their history: of those, subscribers are told nothing more.
   */
  | { readonly kind: 'organization_deleted' }
  | { readonly kind: 'organization_created'; readonly timeZone: string; readonly country: string }
  | {
      readonly kind: 'organization_updated'
      readonly from: { readonly timeZone: string; readonly country: string }
      readonly to: { readonly timeZone: string; readonly country: string }
    }
  | {
      readonly kind: 'capabilities_changed'
      readonly from: OrganizationRecord['capabilities']
      readonly to: OrganizationRecord['capabilities']
    }
  | {
      readonly kind: 'seat_limits_changed'
      readonly from: OrganizationRecord['seatLimits']
      readonly to: OrganizationRecord['seatLimits']
    }
  /** Whether holdings are in compliance has turned, without a write to their users (rule C5). */
  | {
      readonly kind: 'compliance_turned'
      readonly outOfCompliance: readonly UserId[]
      readonly inCompliance: readonly UserId[]
      /**
       * What has changed since they were judged before: the catalog, or settings that a verdict looks
       * at. `date`: neither has, but a day has come.
       */
      readonly because: readonly ('catalog' | 'settings' | 'date')[]
    }
  /**
   * What will become of scheduled changes has turned, without a write to their users: those that
   * will now fail, and those that no longer do. Seats are left aside (rule S6).
   */
  | {
      readonly kind: 'forecast_turned'
      readonly breaks: readonly (ChangeRef & { readonly user: UserId })[]
      readonly repairs: readonly (ChangeRef & { readonly user: UserId })[]
      readonly because: readonly ('catalog' | 'settings' | 'date')[]
    }
  /**
   * There are dates on which more seats of a license are booked than there are, `lacking` at the
   * most, and were not before; or enough for all again (rule S2).
   */
  | {
      readonly kind: 'seats_turned'
      readonly short: readonly {
        readonly license: string
        readonly from: CalendarDate
        readonly until: CalendarDate | null
        readonly lacking: number
      }[]
      readonly enough: readonly {
        readonly license: string
        readonly from: CalendarDate
        readonly until: CalendarDate | null
      }[]
    }

/** An event: of a user, or of an organization. @public */
export type SeatlineEvent = {
  readonly organization: OrganizationId
  /** The user concerned; `null` for events of the organization itself. */
  readonly user: UserId | null
  /** Counts from 1 for each user, and for the organization itself, without gaps. */
  readonly number: number
  /** The instant of the command or the settling, ISO 8601 in UTC. */
  readonly at: string
  /** The date of the organization on which it counts: of a settling, the date settled. */
  readonly date: CalendarDate
  /** Who did it; `system` for what is settled because its date came. */
  readonly actor: string
  /** Why, in the actor's words; absent if none was given. */
  readonly reason?: string
} & (UserEventBody | OrganizationEventBody)

/** Details as an event shows them: the same numbers under new names after a swap. */
export function swapDetails(details: Details, swap: Pick<NumberSwap, 'from' | 'to'>): Details {
  const names = Object.keys(details).filter((name) => details[name] === swap.from)
  return names.length === 0
    ? details
    : { ...details, ...Object.fromEntries(names.map((name) => [name, swap.to])) }
}

/** Details as they are on a date, after the swaps that wait until then (rule N3). */
export function swapDetailsBy(
  details: Details,
  swaps: readonly NumberSwap[],
  date: CalendarDate,
): Details {
  const waiting = swaps.filter((swap) => swap.on <= date)
  return waiting.length === 0
    ? details
    : [...waiting].sort((a, b) => (a.on < b.on ? -1 : 1)).reduce(swapDetails, details)
}
