import { describe, expect, test } from 'vitest'
import { readPhoneNumber, showPhoneNumber } from '../../src/phones/index.js'

const inSweden = { country: 'SE' }
const read = (text: string, country = 'SE') => {
  const reading = readPhoneNumber(text, { country })
  return reading.status === 'read' ? [reading.number, reading.type] : reading.issue.code
}

describe('X2 a number as a person writes it', () => {
  test.each([
    ['08-400 00 01', ['+4684000001', 'landline']],
    ['070-174 06 05', ['+46701740605', 'mobile']],
    ['+46 (0)70 174 06 05', ['+46701740605', 'mobile']],
    ['0046 70 174 06 05', ['+46701740605', 'mobile']],
    ['tel: 070 174 06 05', ['+46701740605', 'mobile']],
    ['+47 22 12 34 56', ['+4722123456', 'landline']],
    ['+1 202 555 0123', ['+12025550123', 'either']],
    ['0200-11 22 33', ['+46200112233', 'service']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  test.each([
    ['ask Anna', 'number_invalid'],
    ['', 'number_invalid'],
    ['08-400 00 01 or 08-400 00 02', 'number_several'],
    ['4,67017E+10', 'number_precision_lost'],
    ['0'.repeat(300), 'number_invalid'],
  ])('%s is refused: %s', (text, code) => {
    expect(read(text)).toBe(code)
  })

  test('the country decides what a national number is', () => {
    expect(read('22 12 34 56', 'NO')).toEqual(['+4722123456', 'landline'])
    expect(read('(202) 555-0123', 'US')).toEqual(['+12025550123', 'either'])
  })

  test('is told in its national form, with what was changed', () => {
    expect(readPhoneNumber('+46 (0)8 400 00 01 ext. 12', inSweden)).toMatchObject({
      country: 'SE',
      national: '08-400 00 01',
      international: '+46 8 400 00 01',
      notes: [
        { code: 'extension_dropped', level: 'note', extension: '12' },
        { code: 'number_rescued', level: 'note' },
      ],
    })
  })

  test('what is refused says why, in a sentence', () => {
    expect(readPhoneNumber('ask Anna', inSweden)).toMatchObject({
      status: 'refused',
      issue: {
        level: 'error',
        where: { value: 'ask Anna' },
        message: '"ask Anna" is not a phone number.',
      },
    })
  })
})

describe('a number as people read it', () => {
  test.each([
    ['+4684000001', 'SE', '08-400 00 01'],
    ['+4684000001', 'NO', '+46 8 400 00 01'],
    ['+999123456', 'SE', '+999123456'],
  ])('%s in %s: %s', (number, country, expected) => {
    expect(showPhoneNumber(number, { country })).toBe(expected)
  })

  test('what is shown is read again', () => {
    for (const number of ['+4684000001', '+46701740605', '+4722123456']) {
      expect(read(showPhoneNumber(number, inSweden))).toContain(number)
    }
  })
})
