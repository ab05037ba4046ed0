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
  | (CausingChange & { readonly kind: 'failed_change'; readonly intent: 'assign' | 'remove' })
  | (CausingChange & { readonly kind: 'accepted_change' })
  | { readonly kind: 'holding'; readonly license: string; readonly since: CalendarDate }

/** A change that is behind a conflict. @public */
export interface CausingChange {
  readonly change: ChangeId
  readonly license: string
  readonly on: CalendarDate
  /**
   * Given in the answer of a plan, for what the request itself asks for: nothing of it is scheduled
   * yet.
   */
  readonly inRequest?: true
}

/** Of a conflict with a requirement. @public */
export interface AtPath {
  /** Where in the requirement: `''` is its root, `/of/1` the second part of an `all`. */
  readonly path: string
}

/** Of a conflict with other licenses (rule C4). @public */
export interface WithCauses {
  /** Empty where nothing that is held or requested is behind it. */
  readonly causes: readonly Cause[]
}

/** Of a conflict about a phone number. @public */
export interface AboutNumber {
  readonly type: NumberType
  /** The detail that wants the number, or `null` when a requirement does. */
  readonly detail: string | null
}

/** The parameters of each conflict code, beside the code itself. @public */
export interface ConflictData {
  /** None of the licenses is held. */
  license_missing: AtPath &
    WithCauses & { readonly anyOf: readonly string[]; readonly track: string | null }
  /** Licenses exclude each other; `declaredBy` is the one whose requirement says so. */
  excluded_by: AtPath &
    WithCauses & { readonly licenses: readonly string[]; readonly declaredBy: string }
  /** Licenses that stay need what the change takes away (rule C6). */
  still_needed: WithCauses & {
    readonly licenses: readonly string[]
    readonly by: readonly string[]
  }
  number_missing: AtPath & AboutNumber
  /** The user's only numbers of the type are at another operator: start porting. */
  number_foreign: AtPath & AboutNumber & { readonly numbers: readonly E164[] }
  /** A number of the type is on its way, and works from `from`. */
  number_porting: AtPath & AboutNumber & { readonly number: E164; readonly from: CalendarDate }
  /** A number must not be there (under `not`). */
  number_not_allowed: AtPath & { readonly type: NumberType }
  /** Several numbers would do, and none is chosen. */
  number_not_chosen: AboutNumber & { readonly choices: readonly E164[] }
  /** The chosen number is not one of the user's numbers of the type. */
  number_not_owned: AboutNumber & { readonly number: E164 }
  /** A number was given for a detail that the license does not have. */
  detail_unknown: { readonly detail: string }
  capability_missing: AtPath & { readonly capability: string }
  capability_not_allowed: AtPath & { readonly capability: string }
  attribute_missing: AtPath & {
    readonly attribute: string
    readonly anyOf: readonly AttributeValue[] | null
  }
  attribute_not_allowed: AtPath & {
    readonly attribute: string
    readonly anyOf: readonly AttributeValue[] | null
  }
  predicate_not_met: AtPath & { readonly predicate: string }
  /** The portal's function threw, or gave something else than a boolean. */
  predicate_failed: AtPath & { readonly predicate: string; readonly reason: string }
  /** `needed` more of the alternatives must be met; what each lacks. */
  alternatives_not_met: AtPath & {
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
export type Conflict = {
  readonly [C in ConflictCode]: {
    readonly code: C
    readonly license: string
  } & (unknown extends ConflictData[C] ? unknown : ConflictData[C])
}[ConflictCode]

/** A conflict with one code. @public */
export type ConflictOf<C extends ConflictCode> = Extract<Conflict, { readonly code: C }>
