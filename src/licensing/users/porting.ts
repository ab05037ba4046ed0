/** Finds porting dates by the policy of a portal. */
import {
  addDays,
  isCalendarDate,
  parseCalendarDate,
  type CalendarDate,
} from '../../core/calendar-date.js'
import {
  callback,
  checkAll,
  fields,
  invalidInput,
  must,
  oneOf,
  optional,
  type Check,
} from '../../core/check.js'
import { SeatlineError } from '../../core/errors.js'
import type { PortingDays } from '../../timeline/remedies/candidate-actions.js'
import { anyDay } from '../../timeline/remedies/find-remedies.js'
import type { AsOf } from '../session/as-of.js'
import type { PortedNumber, PortingPolicy } from '../session/porting-policy.js'

/** A policy, checked. */
export const portingPolicy: Check = fields<PortingPolicy>({
  first: callback,
  isAllowed: callback,
  calendar: optional(oneOf('holidays', 'weekends_only')),
})

const portedNumber: Check = fields<PortedNumber>({
  type: oneOf('landline', 'mobile'),
  country: must('a country code of two capital letters', isCountry),
})

function isCountry(value: unknown): boolean {
  return typeof value === 'string' && /^[A-Z]{2}$/.test(value)
}

/**
 * The first date on which a number may be ported, for a date picker.
 *
 * @param number - Its type, and the country of the organization.
 * @param today - The organization's date, `YYYY-MM-DD`.
 * @throws {@link SeatlineError} `input_invalid` when the policy gives no date, or allows none within
 * a year.
 *
 * @example Two days ahead at the earliest, and never on Sundays
 * ```ts
 * const policy: PortingPolicy = {
 *   first: (_, today) => new Date(Date.parse(today) + 2 * 86_400_000).toISOString().slice(0, 10),
 *   isAllowed: (_, date) => new Date(date).getUTCDay() !== 0,
 * }
 * earliestPorting(policy, { type: 'mobile', country: 'SE' }, '2026-11-20') // => '2026-11-23'
 * ```
 * @public
 */
export function earliestPorting(
  policy: PortingPolicy,
  number: PortedNumber,
  today: string,
): CalendarDate {
  checkAll({ policy: [policy, portingPolicy], number: [number, portedNumber] })
  return firstPortingDay(policy, number, parseCalendarDate(today))
}

/** So many days are asked for after the first. */
const DAYS = 366

function firstPortingDay(
  policy: PortingPolicy,
  number: PortedNumber,
  today: CalendarDate,
): CalendarDate {
  const first: unknown = policy.first(number, today)
  if (!isCalendarDate(first))
    throw invalidInput('porting.first', 'must give a date YYYY-MM-DD', 'Mend the porting policy.')
  const from = first < today ? today : first
  for (let days = 0; days < DAYS; days++) {
    const date = addDays(from, days)
    if (policy.isAllowed(number, date)) return date
  }
  throw invalidInput(
    'porting.isAllowed',
    `must allow a date within a year of ${from}`,
    'Mend the porting policy.',
  )
}

/** The days of a policy as remedies need to know them; on any day where there is no policy. */
export function portingDays(
  policy: PortingPolicy | null,
  { organization: { country }, today }: AsOf,
): PortingDays {
  if (policy === null) return anyDay(today)
  const first = (type: PortedNumber['type']) => firstPortingDay(policy, { type, country }, today)
  return {
    first,
    lastUpTo: (type, date) => {
      const from = first(type)
      let last = date
      while (last >= from && !policy.isAllowed({ type, country }, last)) last = addDays(last, -1)
      return last < from ? null : last
    },
  }
}

/** Refuses a porting date that the policy does not allow. */
export function checkPorting(
  policy: PortingPolicy | null,
  type: PortedNumber['type'],
  on: CalendarDate,
  { organization: { country }, today }: AsOf,
): void {
  if (policy === null) return
  const earliest = firstPortingDay(policy, { type, country }, today)
  if (on >= earliest && policy.isAllowed({ type, country }, on)) return
  const why =
    on < earliest ? `The earliest date is ${earliest}.` : 'No number is ported on that day.'
  throw new SeatlineError(
    'porting_date_refused',
    `A ${type} number cannot be ported on ${on}. ${why}`,
    { on, earliest },
  )
}
