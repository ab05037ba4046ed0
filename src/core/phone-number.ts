/** Phone numbers, and the dates from which they are active. */
import type { CalendarDate } from './calendar-date.js'
import { SeatlineError } from './errors.js'

declare const e164: unique symbol

/** A phone number in E.164 form, such as `+4681234567`. @public */
export type E164 = string & { readonly [e164]: true }

/** Kinds of phone number. @public */
export type NumberType = 'landline' | 'mobile'

/**
 * A phone number of a user (rule N1): `active` from a date, `porting` and so active from its
 * porting date, or `foreign`, which is at another operator with no porting started.
 *
 * @public
 */
export type PhoneNumber =
  | {
      readonly number: E164
      readonly type: NumberType
      readonly status: 'active'
      readonly from: CalendarDate
    }
  | {
      readonly number: E164
      readonly type: NumberType
      readonly status: 'porting'
      readonly on: CalendarDate
    }
  | { readonly number: E164; readonly type: NumberType; readonly status: 'foreign' }

/**
 * A dated exchange of one number for another in all details of a user (rule N3).
 * A fact, not a change: an override does not move it.
 *
 * @public
 */
export interface NumberSwap {
  readonly from: E164
  readonly to: E164
  readonly on: CalendarDate
}

const SHAPE = /^\+[1-9]\d{5,14}$/

/** Whether a value is a phone number in E.164 form. */
export function isE164(value: unknown): value is E164 {
  return typeof value === 'string' && SHAPE.test(value)
}

/**
 * Reads a phone number in E.164 form. National forms are for `seatline/excel`, which knows the
 * plans of countries.
 *
 * @throws {@link SeatlineError} `number_invalid`.
 */
export function parseE164(value: unknown): E164 {
  if (isE164(value)) return value
  if (typeof value !== 'string') {
    const number = typeof value === 'number' ? String(value) : typeof value
    const message = `A phone number is a text in E.164 form, such as +46701234567, and not of the type ${typeof value}.`
    throw new SeatlineError('number_invalid', message, { number })
  }
  const number = value.slice(0, 40)
  const message = `${JSON.stringify(number)} is not a phone number in E.164 form, such as +46701234567.`
  throw new SeatlineError('number_invalid', message, { number })
}

/** The date from which a number is active, or `null` while it is foreign. */
export function activeFrom(number: PhoneNumber): CalendarDate | null {
  switch (number.status) {
    case 'active':
      return number.from
    case 'porting':
      return number.on
    case 'foreign':
      return null
  }
}

/** Whether a requirement sees a number as active on a date (rule N1). */
export function isActiveOn(number: PhoneNumber, date: CalendarDate): boolean {
  const from = activeFrom(number)
  return from !== null && from <= date
}
