/** Small things that everything else is built from. */
import { describe, expect, test } from 'vitest'
import { activeFrom, type PhoneNumber } from '../../src/core/phone-number.js'
import { counted } from '../../src/core/counted.js'
import { ascending } from '../../src/core/order.js'
import { attributeOf, isAttributeValue } from '../../src/core/user.js'
import { bySince, sameDetails, type Details, type Holding } from '../../src/core/holding.js'
import { randomId } from '../../src/core/random-id.js'

test('a number goes with its noun', () => {
  expect([0, 1, 2].map((count) => counted(count, 'change'))).toEqual([
    '0 changes',
    '1 change',
    '2 changes',
  ])
})

test('texts are in the order of their characters, the same in every language', () => {
  expect(['b', 'ä', 'a', 'Z', 'a'].sort(ascending)).toEqual(['Z', 'a', 'a', 'b', 'ä'])
  expect(ascending('a', 'a')).toBe(0)
})

describe('an attribute', () => {
  test('is a text, a flag or a number that is one', () => {
    for (const value of ['', 'room 12', true, false, 0, -1.5])
      expect(isAttributeValue(value)).toBe(true)
    for (const value of [null, undefined, Number.NaN, Infinity, {}, ['a']])
      expect(isAttributeValue(value)).toBe(false)
  })

  test('that nobody set is absent, also by a name that every object inherits', () => {
    expect(attributeOf({ room: '12' }, 'room')).toBe('12')
    expect(attributeOf({ room: '12' }, 'floor')).toBeUndefined()
    expect(attributeOf({ room: '12' }, 'constructor')).toBeUndefined()
  })
})

describe('details', () => {
  const details = (all: { readonly [detail: string]: string }) => all as unknown as Details

  test('are the same when they name the same numbers, in any order', () => {
    const both = details({ mobile: '+461234567', fax: '+467654321' })
    expect(sameDetails(both, details({ fax: '+467654321', mobile: '+461234567' }))).toBe(true)
    expect(sameDetails(details({}), details({}))).toBe(true)
  })

  test.each([
    ['one more', { mobile: '+461234567', fax: '+467654321' }],
    ['one less', {}],
    ['another number', { mobile: '+467654321' }],
    ['another detail', { fax: '+461234567' }],
  ])('are others with %s', (_, other) => {
    expect(sameDetails(details({ mobile: '+461234567' }), details(other))).toBe(false)
  })

  test('that are absent are no inherited ones', () => {
    const odd = details({ constructor: undefined as unknown as string })
    expect(sameDetails(odd, details({ mobile: undefined as unknown as string }))).toBe(false)
  })
})

test('holdings are in the order in which they began, and then of their licenses', () => {
  const held = (license: string, since: string) => ({ license, since }) as Holding
  const all = [held('b', '2027-01-02'), held('c', '2027-01-01'), held('a', '2027-01-02')]
  expect(all.sort(bySince).map(({ license }) => license)).toEqual(['c', 'a', 'b'])
})

test('a number is active from its date, or from when it is ported, or not at all', () => {
  const number = (rest: object) =>
    ({ number: '+461234567', type: 'mobile', ...rest }) as PhoneNumber
  expect(activeFrom(number({ status: 'active', from: '2027-01-01' }))).toBe('2027-01-01')
  expect(activeFrom(number({ status: 'porting', on: '2027-02-01' }))).toBe('2027-02-01')
  expect(activeFrom(number({ status: 'foreign' }))).toBeNull()
})

test('a random id is a UUID of version 4, another each time', () => {
  const ids = Array.from({ length: 200 }, randomId)
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(new Set(ids).size).toBe(ids.length)
  expect(new Set(ids.map((id) => id[14])).size).toBe(1)
  expect(new Set(ids.map((id) => id[19])).size).toBe(4)
})
