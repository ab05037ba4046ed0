/** Porting dates by a policy, and the public figures of Sweden. */
import {
  addDays,
  isCalendarDate,
  parseCalendarDate,
  weekday,
  type CalendarDate,
} from '../../core/calendar-date.js'
import {
  checkAll,
  fields,
  listOf,
  must,
  oneOf,
  optional,
  whole,
  type Check,
} from '../../core/check.js'
import { SeatlineError } from '../../core/errors.js'
import type { NumberType } from '../../core/phone-number.js'
import type { PortingDays } from '../../timeline/remedies/candidate-actions.js'
import { anyDay } from '../../timeline/remedies/find-remedies.js'
import type { PortingPolicy } from '../session/porting-policy.js'

/** A policy, checked. */
export const portingPolicy: Check = fields<PortingPolicy>({
  leadDays: fields<PortingPolicy['leadDays']>({
    landline: whole(0, 1_000),
    mobile: whole(0, 1_000),
  }),
  on: oneOf('any_day', 'working_days'),
  holidays: optional(listOf(must('a date YYYY-MM-DD', isCalendarDate))),
})

/**
 * Sweden: working days only, at least 5 ahead for a mobile number and 10 for a landline.
 *
 * @param holidays - Public holidays as `YYYY-MM-DD`; without them weekends only.
 *
 * @example Friday plus five working days is the Friday after
 * ```ts
 * earliestPorting(swedishPorting(), 'mobile', '2026-11-20') // => '2026-11-27'
 * ```
 * @remarks The figures are the public ones of the Swedish operators' porting terms.
 * @public
 */
export function swedishPorting(holidays?: readonly string[]): PortingPolicy {
  checkAll({ holidays: [holidays, optional(listOf(must('a date YYYY-MM-DD', isCalendarDate)))] })
  return {
    leadDays: { mobile: 5, landline: 10 },
    on: 'working_days',
    ...(holidays ? { holidays } : {}),
  }
}

/**
 * The first date on which a number may be ported.
 *
 * @param policy - The policy; `leadDays` are counted in working days when it ports on working days
 * only.
 * @param today - The organization's date, `YYYY-MM-DD`. @public
 */
export function earliestPorting(
  policy: PortingPolicy,
  type: NumberType,
  today: string,
): CalendarDate {
  checkAll({ policy: [policy, portingPolicy], type: [type, oneOf('landline', 'mobile')] })
  return firstPortingDay(policy, type, parseCalendarDate(today))
}

function firstPortingDay(
  policy: PortingPolicy,
  type: NumberType,
  today: CalendarDate,
): CalendarDate {
  let date = today
  for (let left = policy.leadDays[type]; left > 0;) {
    date = addDays(date, 1)
    if (isPortingDay(policy, date)) left--
  }
  while (!isPortingDay(policy, date)) date = addDays(date, 1)
  return date
}

/** The days of a policy as remedies need to know them; on any day where there is no policy. */
export function portingDays(policy: PortingPolicy | null, today: CalendarDate): PortingDays {
  if (policy === null) return anyDay(today)
  const first = (type: NumberType) => firstPortingDay(policy, type, today)
  return {
    first,
    lastUpTo: (type, date) => {
      const from = first(type)
      let last = date
      while (last >= from && !isPortingDay(policy, last)) last = addDays(last, -1)
      return last < from ? null : last
    },
  }
}

/** Whether numbers are ported on a date. */
function isPortingDay(policy: PortingPolicy, date: CalendarDate): boolean {
  return policy.on === 'any_day' || (weekday(date) <= 5 && !policy.holidays?.includes(date))
}

/** Refuses a porting date that the policy does not allow. */
export function checkPorting(
  policy: PortingPolicy | null,
  type: NumberType,
  on: CalendarDate,
  today: CalendarDate,
): void {
  if (policy === null) return
  const earliest = firstPortingDay(policy, type, today)
  if (on >= earliest && isPortingDay(policy, on)) return
  const why = on < earliest ? `The earliest date is ${earliest}.` : 'It is not a working day.'
  throw new SeatlineError(
    'porting_date_refused',
    `A ${type} number cannot be ported on ${on}. ${why}`,
    { on, earliest },
  )
}
