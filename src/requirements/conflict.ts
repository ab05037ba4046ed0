/** Conflicts: the reasons why a change does not go through. */
import type { CalendarDate } from '../core/calendar-date.js'
import type { ChangeId } from '../core/ids.js'
import type { E164, NumberType } from '../core/phone-number.js'
import type { AttributeValue } from '../core/user.js'

/**
 * Why a conflict is there (rule C4): a change that failed and would have made the condition true,
 * or the holding or accepted change that stands in the way.
 *
 * @public
 */
export type Cause =
  | {
      readonly kind: 'failed_change'
      readonly intent: 'assign' | 'remove'
      readonly change: ChangeId
      readonly license: string
      readonly on: CalendarDate
      /** Given in the answer of a plan, for what the request itself asks for. */
      readonly inRequest?: true
    }
  | {
      readonly kind: 'accepted_change'
      readonly change: ChangeId
      readonly license: string
      readonly on: CalendarDate
      /** Given in the answer of a plan, for what the request itself asks for. */
      readonly inRequest?: true
    }
  | { readonly kind: 'holding'; readonly license: string; readonly since: CalendarDate }

/**
 * The parameters of each conflict code, beside the code itself.
 *
 * `path` is where in the requirement: `''` is its root, `/of/1` the second part of an `all`.
 * `causes` is empty where nothing that is held or requested is behind it. `detail` is the one that
 * wants the number, or `null` when a requirement does.
 *
 * @public
 */
export interface ConflictData {
  /** None of the licenses is held. */
  license_missing: {
    readonly path: string
    readonly anyOf: readonly string[]
    readonly track: string | null
    readonly causes: readonly Cause[]
  }
  /** Licenses exclude each other; `declaredBy` is the one whose requirement says so. */
  excluded_by: {
    readonly path: string
    readonly licenses: readonly string[]
    readonly declaredBy: string
    readonly causes: readonly Cause[]
  }
  /**
   * More than `atMost` of the licenses in `among` would be held, as the requirement of `declaredBy`
   * forbids. `licenses` are the others of them that would be: one or more of these must go.
   */
  too_many_held: {
    readonly path: string
    readonly atMost: number
    readonly among: readonly string[]
    readonly licenses: readonly string[]
    readonly declaredBy: string
    readonly causes: readonly Cause[]
  }
  /** Licenses that stay need what the change takes away (rule C6). */
  still_needed: {
    readonly licenses: readonly string[]
    readonly by: readonly string[]
    readonly causes: readonly Cause[]
  }
  number_missing: {
    readonly path: string
    readonly type: NumberType
    readonly detail: string | null
  }
  /** The user's only numbers of the type are at another operator: start porting. */
  number_foreign: {
    readonly path: string
    readonly type: NumberType
    readonly detail: string | null
    readonly numbers: readonly E164[]
  }
  /** A number of the type is on its way, and works from `from`. */
  number_porting: {
    readonly path: string
    readonly type: NumberType
    readonly detail: string | null
    readonly number: E164
    readonly from: CalendarDate
  }
  /** A number must not be there (under `not`). */
  number_not_allowed: { readonly path: string; readonly type: NumberType }
  /** Several numbers would do, and none is chosen. */
  number_not_chosen: {
    readonly type: NumberType
    readonly detail: string | null
    readonly choices: readonly E164[]
  }
  /** The chosen number is not one of the user's numbers of the type. */
  number_not_owned: {
    readonly type: NumberType
    readonly detail: string | null
    readonly number: E164
  }
  /** A number was given for a detail that the license does not have. */
  detail_unknown: { readonly detail: string }
  capability_missing: { readonly path: string; readonly capability: string }
  capability_not_allowed: { readonly path: string; readonly capability: string }
  /** The organization is in none of the countries in `anyOf`, by their ISO codes. */
  country_required: { readonly path: string; readonly anyOf: readonly string[] }
  /** The organization is in one of the countries in `anyOf` (under `not`). */
  country_not_allowed: { readonly path: string; readonly anyOf: readonly string[] }
  attribute_missing: {
    readonly path: string
    readonly attribute: string
    readonly anyOf: readonly AttributeValue[] | null
  }
  attribute_not_allowed: {
    readonly path: string
    readonly attribute: string
    readonly anyOf: readonly AttributeValue[] | null
  }
  predicate_not_met: { readonly path: string; readonly predicate: string }
  /** The portal's function threw, or gave something else than a boolean. */
  predicate_failed: { readonly path: string; readonly predicate: string; readonly reason: string }
  /** `needed` more of the alternatives must be met; what each lacks. */
  alternatives_not_met: {
    readonly path: string
    readonly needed: number
    readonly anyOf: readonly (readonly Conflict[])[]
  }
  /** The license cannot be assigned on the date. */
  not_available: { readonly from: CalendarDate | null; readonly until: CalendarDate | null }
  /**
   * No seat of the license is free: `held` are taken on that date, more than the `limit` where that
   * was lowered.
   */
  no_seat: { readonly limit: number; readonly held: number }
  /** The catalog does not have the license. */
  license_unknown: unknown
  /** Too many changes of one date depend on each other to be decided (rule C7). */
  too_entangled: { readonly changes: number }
}

/** What a conflict can be: a closed list (rule Q2). @public */
export type ConflictCode = keyof ConflictData

/**
 * A reason why a change does not go through: a code, parameters, the license that is judged and,
 * where a requirement is not met, the path into it.
 *
 * @public
 */
export type Conflict<C extends ConflictCode = ConflictCode> = {
  readonly [K in C]: {
    readonly code: K
    readonly license: string
  } & (unknown extends ConflictData[K] ? unknown : ConflictData[K])
}[C]
