import { describe, expect, test } from 'vitest'
import type { E164, NumberSwap } from '../../../src/core/phone-number.js'
import { byDecision, createdKey, datedTo } from '../../../src/timeline/record/change.js'
import { swapDetailsBy } from '../../../src/timeline/record/event.js'
import { assign, january } from '../../support/given.js'

describe('C3 the order in which changes were created', () => {
  test('by instant, then by request, then by their place in it', () => {
    const keys = [
      createdKey('2027-01-10T09:00:00.000Z', 'r2', 3),
      createdKey('2027-01-10T09:00:00.000Z', 'r2', 12),
      createdKey('2027-01-10T09:00:00.000Z', 'r3', 0),
      createdKey('2027-01-10T09:00:00.001Z', 'r1', 0),
    ]
    expect(keys[0]).toBe('2027-01-10T09:00:00.000Z r2 000000003')
    expect([...keys].reverse().sort()).toEqual(keys) // as texts, as a database compares them
  })
})

describe('I3 of two changes that stand against each other, the later decision counts', () => {
  const count = (...dates: readonly (readonly [own: number, dated: number])[]) =>
    dates.map(([own, dated]) => assign('basic', { ownDate: january(own), dated }))
  const inOrder = (changes: ReturnType<typeof count>, dated: number | null) => {
    const override = dated === null ? null : { date: january(20), dated }
    return [...changes]
      .sort((a, b) => byDecision(a, b, override))
      .map((change) => `${Number(change.ownDate.slice(8))} ${change.dated}`)
  }

  test('the one that was dated later', () => {
    expect(inOrder(count([12, 5], [14, 2]), null)).toEqual(['14 2', '12 5'])
  })

  test('of those under an override, the one with the later own date, then the one dated later', () => {
    expect(inOrder(count([14, 2], [12, 5], [12, 4]), 9)).toEqual(['12 4', '12 5', '14 2'])
  })

  test('one that was dated after the override, before all that are under it', () => {
    expect(inOrder(count([12, 10], [14, 2]), 9)).toEqual(['14 2', '12 10'])
    expect(inOrder(count([12, 8], [14, 2]), 9)).toEqual(['12 8', '14 2'])
  })

  test('a change that is dated anew is decided on last', () => {
    const [change] = count([12, 4]) as [ReturnType<typeof assign>]
    expect(datedTo(january(15), change, { sequence: 7 })).toEqual({
      ...change,
      ownDate: january(15),
      dated: 8,
    })
    expect(datedTo(january(15), change, { sequence: 3 }).dated).toBe(4)
    expect(datedTo(january(15), change, { sequence: 1 }).dated).toBe(4) // it is new itself
  })
})

describe('N3 details on a date', () => {
  const [a, b, c] = ['+46701000001', '+46701000002', '+46701000003'] as [E164, E164, E164]
  const swap = (from: E164, to: E164, day: number): NumberSwap => ({ from, to, on: january(day) })
  const on = (day: number, ...swaps: readonly NumberSwap[]) =>
    swapDetailsBy({ mobile: a, fax: c }, swaps, january(day))

  test('have the numbers that swaps up to that date give them', () => {
    expect(on(11, swap(a, b, 12))).toEqual({ mobile: a, fax: c })
    expect(on(12, swap(a, b, 12))).toEqual({ mobile: b, fax: c })
    expect(on(20, swap(a, b, 12))).toEqual({ mobile: b, fax: c })
  })

  test('in the order of their dates, however they are listed', () => {
    const [first, second] = [swap(a, b, 12), swap(b, a, 14)]
    for (const swaps of [
      [first, second],
      [second, first],
    ]) {
      expect(on(13, ...swaps)).toEqual({ mobile: b, fax: c })
      expect(on(14, ...swaps)).toEqual({ mobile: a, fax: c })
    }
  })

  test('are the same ones where no swap waits', () => {
    const details = { mobile: a }
    expect(swapDetailsBy(details, [swap(a, b, 12)], january(11))).toBe(details)
  })
})
