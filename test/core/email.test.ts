/** The one rule for e-mail addresses, and the key by which they are compared. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emailKey, isEmail } from '../../src/core/email.js'
import { accepted, addresses, refused } from '../support/addresses.js'

/** With 137 characters beside the two parts: 254 are the most. */
const long = (local: number, label: number) =>
  `${'a'.repeat(local)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(label)}.example`

describe('an address that a portal would send to', () => {
  test.each([
    ...accepted,
    'a@b.se',
    `a@${'b'.repeat(63)}.example`,
    long(64, 53),
    'a@1.x1',
    'a@b.1x',
    'a@b.c.se',
  ])('%s', (email) => {
    expect(isEmail(email)).toBe(true)
  })

  test('of any script, to its full length', () => {
    fc.assert(
      fc.property(addresses, (emails) => emails.map((one) => one.normalize('NFC')).every(isEmail)),
    )
  })
})

describe('none is', () => {
  test.each(
    [
      ...refused,
      '',
      'acme.example',
      'anna@',
      'anna@acme.',
      'anna@.example',
      'anna@acme-.example',
      'anna@acme.12',
      'anna@mail.acme.e',
      'a@b@c.se',
      'anna@acme.example@',
      'zoe\u0308@acme.example',
      'anna@ac\u00admé.example',
      long(64, 54),
    ].map((email) => [JSON.stringify(email), email]),
  )('%s', (_, email = '') => {
    expect(isEmail(email)).toBe(false)
  })
})

test('addresses are compared without regard to case, and to how letters are composed', () => {
  expect(emailKey('ZOE\u0308@Acme.example')).toBe('zoë@acme.example')
  expect(emailKey('J\u030cOE@acme.example')).toBe(emailKey('\u01f0oe@acme.example'))
})
