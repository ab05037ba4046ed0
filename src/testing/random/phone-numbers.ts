/** Random phone numbers of one user. */
import fc from 'fast-check'
import { addDays, type CalendarDate } from '../../core/calendar-date.js'
import {
  activeFrom,
  isActiveOn,
  parseE164,
  type NumberSwap,
  type PhoneNumber,
} from '../../core/phone-number.js'

/** How many days of a schedule lie ahead, at most. */
export const DAYS = 6

/** The numbers that a user may have: two of each type. */
export const NUMBERS = ['+4681000001', '+46701000001', '+4681000002', '+46701000002'].map(parseE164)

/** A number before its dates are known: they are counted from a day that is drawn beside it. */
export interface NumberSketch {
  readonly place: number
  readonly status: PhoneNumber['status']
  readonly in: number
}

/** Numbers of one user: active, soon active, in porting, or at another operator. */
export const numberSketches: fc.Arbitrary<readonly NumberSketch[]> = fc.uniqueArray(
  fc.record({
    place: fc.nat(NUMBERS.length - 1),
    status: fc.constantFrom('active', 'active', 'active', 'porting', 'foreign'),
    in: fc.integer({ min: -3, max: DAYS }),
  }),
  { maxLength: NUMBERS.length, selector: ({ place }) => place },
)

/** The number of a sketch. */
export function numberFrom(
  { place, status, in: days }: NumberSketch,
  today: CalendarDate,
): PhoneNumber {
  const number = NUMBERS[place % NUMBERS.length]! // the rest is below the length
  const type = number.startsWith('+468') ? 'landline' : 'mobile'
  if (status === 'active') return { number, type, status, from: addDays(today, days) }
  return status === 'porting'
    ? { number, type, status, on: addDays(today, Math.max(1, days)) }
    : { number, type, status }
}

/** A swap of one of the numbers for another one of its type that works on the date, or none. */
export function swapAmong(
  numbers: readonly PhoneNumber[],
  place: number,
  on: CalendarDate,
): readonly NumberSwap[] {
  const from = numbers[place]
  const to = numbers.find(
    (number) => number.type === from?.type && number !== from && isActiveOn(number, on),
  )
  return from && to ? [{ from: from.number, to: to.number, on }] : []
}

/** A number in words. */
export function numberInWords(number: PhoneNumber, today: CalendarDate): string {
  const { type, status } = number
  const what = `the ${type} number ${number.number}`
  const from = activeFrom(number)
  if (from === null) return `${what} at another operator`
  if (status === 'porting') return `${what} in porting until ${from}`
  return from <= today ? what : `${what} from ${from} on`
}
