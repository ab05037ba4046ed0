/** Data that is handed out, or kept, and that nobody can change. */
import { describe, expect, test } from 'vitest'
import { deepFreeze, frozenCopy } from '../../src/core/frozen.js'

const user = () => ({ name: 'Anna', numbers: [{ number: '+46701234567' }], left: null })

describe('a frozen copy', () => {
  test('has what was given, and does not follow what its giver does next', () => {
    const given = user()
    const copy = frozenCopy(given)
    given.name = 'Bo'
    given.numbers.push({ number: '+46707654321' })
    expect(copy).toEqual(user())
  })

  test('leaves what was given open', () => {
    const given = user()
    frozenCopy(given)
    expect(Object.isFrozen(given)).toBe(false)
    expect(Object.isFrozen(given.numbers[0])).toBe(false)
  })

  test('cannot be changed, however deep', () => {
    const copy = frozenCopy(user())
    for (const part of [copy, copy.numbers, copy.numbers[0]])
      expect(Object.isFrozen(part)).toBe(true)
  })

  test('keeps __proto__ as a name like any other', () => {
    const copy = frozenCopy(JSON.parse('{"__proto__": {"admin": true}}') as object)
    expect(Object.keys(copy)).toEqual(['__proto__'])
    expect('admin' in copy).toBe(false)
  })

  test.each([['a text'], [7], [true], [null], [undefined]])(
    'of %s is the value itself',
    (value) => {
      expect(frozenCopy(value)).toBe(value)
    },
  )
})

describe('freezing in place', () => {
  test('gives back the same value, closed all the way down', () => {
    const given = user()
    expect(deepFreeze(given)).toBe(given)
    for (const part of [given, given.numbers, given.numbers[0]])
      expect(Object.isFrozen(part)).toBe(true)
  })

  test('looks into what is frozen already', () => {
    const inner = { open: true }
    deepFreeze(Object.freeze({ inner }))
    expect(Object.isFrozen(inner)).toBe(true)
  })
})
