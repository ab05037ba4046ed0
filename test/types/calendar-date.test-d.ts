import { assertType, expectTypeOf, test } from 'vitest'
import { parseCalendarDate, type CalendarDate, type E164 } from '../../src/index.js'
import { isCalendarDate } from '../../src/core/calendar-date.js'
import { parseE164 } from '../../src/core/phone-number.js'

test('a date is made by its parser only', () => {
  expectTypeOf(parseCalendarDate('2027-03-01')).toEqualTypeOf<CalendarDate>()
  // @ts-expect-error -- any text is not a date
  assertType<CalendarDate>('2027-03-01')
})

test('a text that was looked at is a date', () => {
  const text: string = '2027-03-01'
  if (isCalendarDate(text)) assertType<CalendarDate>(text)
})

test('a phone number is made by its parser only, and is no date', () => {
  expectTypeOf(parseE164('+46701234567')).toEqualTypeOf<E164>()
  expectTypeOf<E164>().not.toExtend<CalendarDate>()
})
