import { assertType, expectTypeOf, test } from 'vitest'
import { parseCalendarDate, type CalendarDate } from '../../src/core/calendar-date.js'
import { isSeatlineError } from '../../src/core/errors.js'

test('a date is made by its parser only', () => {
  expectTypeOf(parseCalendarDate('2027-03-01')).toEqualTypeOf<CalendarDate>()
  // @ts-expect-error -- any text is not a date
  assertType<CalendarDate>('2027-03-01')
})

test('an error known by its code has the data of that code', () => {
  const caught: unknown = undefined
  if (isSeatlineError(caught, 'date_in_past')) expectTypeOf(caught.data).toEqualTypeOf<{ readonly date: string; readonly today: string }>()
  // @ts-expect-error -- there is no such code
  isSeatlineError(caught, 'date_in_pasta')
})
