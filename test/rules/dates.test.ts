import { describe, expect, test } from 'vitest'
import {
  addDays,
  isCalendarDate,
  isTimeZone,
  latestDateOnEarth,
  localDate,
  parseCalendarDate,
  weekday,
} from '../../src/core/calendar-date.js'
import { isSeatlineError } from '../../src/core/errors.js'
import { covers, overlay, withoutSpan } from '../../src/core/interval.js'
import { january } from '../support/given.js'

const codeOf = (call: () => unknown): string => {
  try {
    call()
    return 'nothing thrown'
  } catch (error) {
    return isSeatlineError(error) ? error.code : 'something else'
  }
}

describe('D1 a date is a calendar date, never an instant', () => {
  test.each(['2027-01-31', '2028-02-29', '1900-01-01', '9999-12-31'])('%s is a date', (text) => expect(isCalendarDate(text)).toBe(true))

  test.each([
    '2027-02-29',
    '2027-13-01',
    '2027-1-1',
    '2027-01-01T00:00:00Z',
    '1899-12-31',
    '0000-01-01',
    '',
    ' 2027-01-01',
    null,
    20270101,
    new Date(0),
  ])('%s is none', (value) => expect(codeOf(() => parseCalendarDate(value))).toBe('date_invalid'))

  test('dates compare as text', () =>
    expect(['2027-10-01', '2027-09-30', '2027-02-01'].sort()).toEqual(['2027-02-01', '2027-09-30', '2027-10-01']))

  test('one instant is another date elsewhere', () => {
    const instant = new Date('2026-12-31T23:30:00Z')
    expect(localDate(instant, 'Europe/Stockholm')).toBe('2027-01-01')
    expect(localDate(instant, 'UTC')).toBe('2026-12-31')
    expect(localDate(instant, 'Pacific/Pago_Pago')).toBe('2026-12-31')
    expect(localDate(instant, 'Pacific/Kiritimati')).toBe('2027-01-01')
  })

  test('a day begins where the clock goes on, also in zones that skip midnight', () => {
    expect(localDate(new Date('2018-11-04T02:59:59Z'), 'America/Sao_Paulo')).toBe('2018-11-03')
    expect(localDate(new Date('2018-11-04T03:00:00Z'), 'America/Sao_Paulo')).toBe('2018-11-04') // 01:00, there is no 00:00
  })

  test('a zone may skip a whole day: 30 December 2011 never was in Apia', () => {
    expect(localDate(new Date('2011-12-30T09:59:59Z'), 'Pacific/Apia')).toBe('2011-12-29')
    expect(localDate(new Date('2011-12-30T10:00:00Z'), 'Pacific/Apia')).toBe('2011-12-31')
  })

  test('nobody is ahead of the latest date on Earth', () => {
    const instant = new Date('2026-12-31T10:00:00Z')
    expect(latestDateOnEarth(instant)).toBe('2027-01-01')
    expect(localDate(instant, 'Pacific/Kiritimati')).toBe('2027-01-01')
  })

  test('a zone that does not exist is refused', () => {
    expect(codeOf(() => localDate(new Date(0), 'Europe/Atlantis'))).toBe('time_zone_unknown')
    expect([isTimeZone('Europe/Stockholm'), isTimeZone('+02:00'), isTimeZone('__proto__')]).toEqual([true, false, false])
  })

  test('days are counted by the calendar, through leap days and changes of the clock', () => {
    expect(addDays(parseCalendarDate('2028-02-28'), 1)).toBe('2028-02-29')
    expect(addDays(parseCalendarDate('2027-03-28'), 1)).toBe('2027-03-29')
    expect(addDays(parseCalendarDate('2027-01-01'), -1)).toBe('2026-12-31')
    expect([weekday(parseCalendarDate('2027-01-04')), weekday(parseCalendarDate('2027-01-10'))]).toEqual([1, 7])
  })
})

describe('intervals of dates', () => {
  const span = (from: number, until: number | null) => ({ from: january(from), until: until === null ? null : january(until) })

  test('are half-open', () => {
    expect([11, 12, 13, 14].map((day) => covers(span(12, 14), january(day)))).toEqual([false, true, true, false])
    expect(covers(span(12, null), parseCalendarDate('9999-12-31'))).toBe(true)
  })

  test('a new one takes over from its first date on, and what was before stays', () => {
    expect(overlay([span(1, null)], span(10, null))).toEqual([span(1, 10), span(10, null)])
    expect(overlay([span(1, null)], span(10, 12))).toEqual([span(1, 10), span(10, 12), span(12, null)])
  })

  test('a span is cut out of the middle', () => expect(withoutSpan([span(1, null)], span(5, 8))).toEqual([span(1, 5), span(8, null)]))
})
