/** When a portal allows numbers to be ported. */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { NumberType } from '../../core/phone-number.js'

/** A number that is to be ported: its type, and the country of the organization. @public */
export interface PortedNumber {
  readonly type: NumberType
  /** ISO 3166-1 alpha-2, such as `SE`. */
  readonly country: string
}

/**
 * When numbers may be ported (rule N2): two pure functions of the portal, because it knows the terms
 * of its operators and their holidays. `examples/swedish-porting.ts` has those of Sweden.
 *
 * @public
 */
export interface PortingPolicy {
  /** The first date on which a number may be ported, `YYYY-MM-DD`. One that has passed is today. */
  readonly first: (number: PortedNumber, today: CalendarDate) => string
  /** Whether a number may be ported on a date. */
  readonly isAllowed: (number: PortedNumber, date: CalendarDate) => boolean
  /** Whether it knows public holidays or weekends only: results of porting say so. */
  readonly calendar?: 'holidays' | 'weekends_only'
}
