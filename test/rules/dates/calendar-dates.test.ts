import { describe, expect, test } from 'vitest'
import {
  addDays,
  isCalendarDate,
  parseCalendarDate,
  weekday,
} from '../../../src/core/calendar-date.js'
import { isTimeZone, latestDateOnEarth, localDate } from '../../../src/core/time-zone.js'
import { isSeatlineError } from '../../../src/core/errors.js'
import {
  countingOn,
  covers,
  nextTurn,
  turnsOf,
  withInterval,
  withoutInterval,
} from '../../../src/core/interval.js'
import { capabilitiesOn, seatLimitOn } from '../../../src/core/organization.js'
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

  const about = ({ fact }: { readonly fact: string }) => fact === 'x'
  const x = (value: string, from: number, until: number | null) => ({
    fact: 'x',
    value,
    ...span(from, until),
  })
  const y = { fact: 'y', value: 'other', ...span(2, null) }
  const valuesOn = (all: readonly ReturnType<typeof x>[], days: readonly number[]) =>
    days.map((day) => countingOn(all, about, january(day))?.value ?? null)

  test('F1 on a date the covering one with the latest first date counts, in whatever order they were written', () => {
    const all = [x('b', 5, 10), y, x('a', 1, null), x('c', 7, 8)]
    expect(valuesOn(all, [4, 5, 7, 8, 9, 10])).toEqual(['a', 'b', 'c', 'b', 'b', 'a'])
    expect(valuesOn([x('b', 5, 10)], [4, 10])).toEqual([null, null])
  })

  test('F1 a second one with the same first date takes the place of the first', () => {
    const all = withInterval([x('a', 1, null), y, x('b', 5, 10)], x('c', 5, 7), about)
    expect(all).toEqual([x('a', 1, null), y, x('c', 5, 7)])
    expect(valuesOn(all, [6, 7])).toEqual(['c', 'a'])
  })

  test('F1 withdrawing one uncovers what lay under it, as if it had never been', () => {
    const before = [x('a', 1, null), y, x('b', 5, 10)]
    const after = withInterval(before, x('c', 7, null), about)
    expect(valuesOn(after, [6, 7, 10])).toEqual(['b', 'c', 'c'])
    expect(withoutInterval(after, january(7), about)).toEqual(before)
    expect(withoutInterval(after, january(2), about)).toEqual(after) // that is another fact's
  })

  test('the next date on which another may count is that of an end or of a beginning', () => {
    const all = [x('a', 1, null), x('b', 5, 10), y]
    const next = [1, 4, 5, 9, 10].map((day) => nextTurn(all, about, january(day)))
    expect(next).toEqual([january(5), january(5), january(10), january(10), null])
    expect(turnsOf(all)).toEqual([january(1), january(5), january(10), january(2)])
  })

  test('capabilities and seat limits of an organization are read so: off, and no limit, are values', () => {
    const limit = (license: string, most: number | null, from: number, until: number | null) => ({
      license,
      limit: most,
      ...span(from, until),
    })
    const { organization } = given({
      catalog: catalogOf({}),
      seatLimits: [limit('data', 7, 1, null), limit('basic', 5, 3, 10), limit('basic', null, 6, 8)],
      capabilities: [
        { capability: 'fiber', ...span(1, null) },
        { capability: 'fiber', enabled: false, ...span(5, 7) },
        { capability: 'fax', enabled: false, ...span(1, null) },
      ],
    }).userContext()
    const days = [2, 3, 6, 8, 10]
    expect(days.map((day) => seatLimitOn(organization, 'basic', january(day)))).toEqual([
      null,
      5,
      null,
      5,
      null,
    ])
    expect([4, 5, 7].map((day) => [...capabilitiesOn(organization, january(day))])).toEqual([
      ['fiber'],
      [],
      ['fiber'],
    ])
  })
})
