import { assertType, expectTypeOf, test } from 'vitest'
import { english, extendMessages, type Messages } from '../../src/index.js'
import * as languages from '../../src/languages/index.js'

test('every language has every sentence', () => {
  expectTypeOf(languages).toExtend<{ readonly [name: string]: Messages }>()
})

test('a table with a sentence missing does not compile', () => {
  const { no_seat: _left, ...conflict } = english.conflict
  // @ts-expect-error -- no_seat is missing
  assertType<Messages>({ ...english, conflict })
  const { choose_date: _out, ...action } = english.action
  // @ts-expect-error -- choose_date is missing
  assertType<Messages>({ ...english, action })
})

test('some sentences are replaced, of codes that exist', () => {
  expectTypeOf(
    extendMessages(english, { label: { no_seat: () => 'full' } }),
  ).toEqualTypeOf<Messages>()
  // @ts-expect-error -- there is no such code
  extendMessages(english, { label: { no_seats: () => 'full' } })
})
