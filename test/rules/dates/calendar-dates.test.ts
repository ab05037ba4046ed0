import { describe, expect, test } from 'vitest'
import {
  addDays,
  isCalendarDate,
  isTimeZone,
  latestDateOnEarth,
  localDate,
  parseCalendarDate,
  weekday,
} from '../../../src/core/calendar-date.js'
import { isSeatlineError } from '../../../src/core/errors.js'
import { covers, joined, overlay, withoutSpan } from '../../../src/core/interval.js'
import {
  seatLimitEndOn,
  seatLimitOn,
  withCapability,
  withoutCapability,
  withoutSeatLimit,
  withSeatLimit,
} from '../../../src/core/organization.js'
import { given, catalogOf, january } from '../../support/given.js'

const codeOf = (call: () => unknown): string => {
  try {
    call()
    return 'nothing thrown'
  } catch (error) {
    return isSeatlineError(error) ? error.code : 'something else'
  }
}

describe('D1 a date is a calendar date, never an instant', () => {
  test.each(['2027-01-31', '2028-02-29', '1900-01-01', '9999-12-31'])('%s is a date', (text) =>
    expect(isCalendarDate(text)).toBe(true),
  )

  test.each([
    '2027-02-29',
    '2027-13-01',
    '2027-1-1',
    '2027-01-01T00:00:00Z',
    '1899-12-31',
    '0000-01-01',
    '',
    ' 2027-01-01',
    '2027-01-01 ',
    null,
    20270101,
    new Date(0),
    ['2027-01-01'],
  ])('%s is none', (value) => expect(codeOf(() => parseCalendarDate(value))).toBe('date_invalid'))

  test('dates compare as text', () =>
    expect(['2027-10-01', '2027-09-30', '2027-02-01'].sort()).toEqual([
      '2027-02-01',
      '2027-09-30',
      '2027-10-01',
    ]))

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
    expect([
      isTimeZone('Europe/Stockholm'),
      isTimeZone('Etc/GMT+5'),
      isTimeZone('America/Port-au-Prince'),
    ]).toEqual([true, true, true])
    expect(['+02:00', '-02:00', '', '__proto__', undefined, 3].map(isTimeZone)).toEqual([
      false,
      false,
      false,
      false,
      false,
      false,
    ])
    expect([isTimeZone('Europe/Stockholm'), isTimeZone('+02:00')]).toEqual([true, false]) // asked again: it is remembered
  })

  test('days are counted by the calendar, through leap days and changes of the clock', () => {
    expect(addDays(parseCalendarDate('2028-02-28'), 1)).toBe('2028-02-29')
    expect(addDays(parseCalendarDate('2027-03-28'), 1)).toBe('2027-03-29')
    expect(addDays(parseCalendarDate('2027-01-01'), -1)).toBe('2026-12-31')
    expect([
      weekday(parseCalendarDate('2027-01-04')),
      weekday(parseCalendarDate('2027-01-10')),
    ]).toEqual([1, 7])
  })
})

describe('intervals of dates', () => {
  const span = (from: number, until: number | null) => ({
    from: january(from),
    until: until === null ? null : january(until),
  })

  test('are half-open', () => {
    expect([11, 12, 13, 14].map((day) => covers(span(12, 14), january(day)))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(covers(span(12, null), parseCalendarDate('9999-12-31'))).toBe(true)
  })

  test('a new one takes over from its first date on, and what was before stays', () => {
    expect(overlay([span(1, null)], span(10, null))).toEqual([span(1, 10), span(10, null)])
    expect(overlay([span(1, null)], span(10, 12))).toEqual([
      span(1, 10),
      span(10, 12),
      span(12, null),
    ])
  })

  test.each([
    ['the middle', span(1, null), span(5, 8), [span(1, 5), span(8, null)]],
    ['the beginning', span(1, 12), span(1, 8), [span(8, 12)]],
    ['the end', span(1, 8), span(5, 8), [span(1, 5)]],
    ['all that comes', span(1, null), span(5, null), [span(1, 5)]],
    ['all of it', span(5, 8), span(5, 8), []],
    ['more than there is', span(5, 8), span(1, 12), []],
    ['a time before it', span(9, 12), span(5, 8), [span(9, 12)]],
    ['a time after it', span(1, 3), span(5, 8), [span(1, 3)]],
    ['the time up to it', span(8, null), span(5, 8), [span(8, null)]],
    ['the time from its end on', span(1, 5), span(5, 8), [span(1, 5)]],
  ])('a span is cut out: %s', (_, interval, cut, left) =>
    expect(withoutSpan([interval], cut)).toEqual(left),
  )

  test('what touches is joined where it is alike; what does not touch, or is not alike, is not', () => {
    const alike = (all: boolean) => joined([span(1, 3), span(3, 5), span(6, null)], () => all)
    expect(alike(true)).toEqual([span(1, 5), span(6, null)])
    expect(alike(false)).toEqual([span(1, 3), span(3, 5), span(6, null)])
  })

  test('capabilities of one name make way for one another, and touch no other', () => {
    const [fiber, radio] = ['fiber', 'radio'].map((capability) => ({ capability, ...span(1, 10) }))
    const all = [fiber, radio].flatMap((one) => one ?? [])
    expect(withCapability(all, { capability: 'fiber', ...span(10, null) })).toEqual([
      radio,
      { capability: 'fiber', ...span(1, null) },
    ])
    expect(withoutCapability(all, 'fiber', span(5, null))).toEqual([
      radio,
      { capability: 'fiber', ...span(1, 5) },
    ])
  })

  test('so do seat limits of one license; of alike ones that touch, one is made', () => {
    const limit = (license: string, most: number, from: number, until: number | null) => ({
      license,
      limit: most,
      ...span(from, until),
    })
    const all = [limit('basic', 5, 1, 10), limit('data', 7, 1, 10)]
    expect(withSeatLimit(all, limit('basic', 5, 10, null))).toEqual([
      limit('data', 7, 1, 10),
      limit('basic', 5, 1, null),
    ])
    expect(withSeatLimit(all, limit('basic', 6, 10, null))).toEqual([
      limit('data', 7, 1, 10),
      limit('basic', 5, 1, 10),
      limit('basic', 6, 10, null),
    ])
    expect(withoutSeatLimit(all, 'basic', span(5, null))).toEqual([
      limit('data', 7, 1, 10),
      limit('basic', 5, 1, 5),
    ])
    const { organization } = given({
      catalog: catalogOf({}),
      seatLimits: [limit('data', 7, 1, null), limit('basic', 5, 3, 10)],
    }).userContext()
    const basic = (day: number) => [
      seatLimitOn(organization, 'basic', january(day)),
      seatLimitEndOn(organization, 'basic', january(day)),
    ]
    expect([basic(2), basic(3), basic(10)]).toEqual([
      [null, null],
      [5, january(10)],
      [null, null],
    ])
    expect(seatLimitEndOn(organization, 'data', january(5))).toBeNull() // it does not end
  })
})
