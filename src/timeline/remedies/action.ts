/** The actions that remedies are made of. */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { ChangeId } from '../../core/ids.js'
import type { E164, NumberType } from '../../core/phone-number.js'
import type { AttributeValue } from '../../core/user.js'

/**
 * Something that a person can do so that a change goes through. Each is one command, or a part of
 * the request itself; `remedy` of an organization carries them all out.
 *
 * @public
 */
export type Action =
  /**
   * Choose a number for a detail: in the request where `change` is `null`, otherwise of that
   * scheduled change. `number` is `null` for the one that an `add_number` beside it adds.
   */
  | {
      readonly kind: 'choose_number'
      readonly license: string
      readonly detail: string
      readonly number: E164 | null
      readonly change: ChangeId | null
    }
  /** Leave a detail open that the license does not have, or that names a wrong number. */
  | {
      readonly kind: 'clear_detail'
      readonly license: string
      readonly detail: string
      readonly change: ChangeId | null
    }
  /**
   * `value` is `null` where any value will do. It counts from today on; from `by` on where the
   * attribute has dates, which could hide it.
   */
  | {
      readonly kind: 'set_attribute'
      readonly attribute: string
      readonly value: AttributeValue | null
      readonly by?: CalendarDate
    }
  | { readonly kind: 'clear_attribute'; readonly attribute: string; readonly by?: CalendarDate }
  /** Start porting a number, or move its porting, so that it is active by the date. */
  | { readonly kind: 'port_number'; readonly number: E164; readonly by: CalendarDate }
  | { readonly kind: 'add_number'; readonly type: NumberType; readonly by: CalendarDate }
  /** Move a change that comes too late. */
  | {
      readonly kind: 'move_change'
      readonly change: ChangeId
      readonly license: string
      readonly on: CalendarDate
    }
  /** Ask for one license more, in the same request. */
  | { readonly kind: 'assign'; readonly license: string; readonly on: CalendarDate }
  /** Ask for another date; where there are other actions, they are of that date. */
  | { readonly kind: 'choose_date'; readonly on: CalendarDate }
  | { readonly kind: 'cancel_change'; readonly change: ChangeId; readonly license: string }
  /** Ask for a license to be removed, in the same request. */
  | { readonly kind: 'remove'; readonly license: string; readonly on: CalendarDate }
  | { readonly kind: 'remove_number'; readonly number: E164 }
  /** Let what needs it go with it. */
  | { readonly kind: 'remove_dependents'; readonly licenses: readonly string[] }
  | { readonly kind: 'enable_capability'; readonly capability: string; readonly by: CalendarDate }
  | { readonly kind: 'disable_capability'; readonly capability: string; readonly by: CalendarDate }
  /** Take the license from so many other users by the date. */
  | {
      readonly kind: 'free_seat'
      readonly license: string
      readonly count: number
      readonly by: CalendarDate
    }
  /** Buy seats: the limit of the dates from `from` on, until the next limit begins. */
  | {
      readonly kind: 'raise_seat_limit'
      readonly license: string
      readonly limit: number
      readonly from: CalendarDate
      readonly until: CalendarDate | null
    }

/** Actions as they would be without another date; `null` if none was chosen. */
export function withoutDate(
  actions: readonly Action[],
  on: CalendarDate,
): readonly Action[] | null {
  const chosen = actions.find((action) => action.kind === 'choose_date')
  if (chosen === undefined) return null
  return actions
    .filter((action) => action !== chosen)
    .map((action) => {
      if ('on' in action) return { ...action, on }
      return 'by' in action && action.by === chosen.on && action.kind !== 'port_number'
        ? { ...action, by: on }
        : action
    })
}
