/** What a caller reads about an argument that is wrong (rule E1). */
import { describe, expect, test } from 'vitest'
import {
  anything,
  atLeast,
  callback,
  checkAll,
  expectThat,
  fields,
  flag,
  invalidInput,
  isObject,
  list,
  listOf,
  looksLike,
  must,
  nullable,
  oneOf,
  optional,
  optionsOf,
  record,
  refuse,
  signal,
  text,
  textUpTo,
  whole,
  type Check,
} from '../../src/core/check.js'
import { isSeatlineError } from '../../src/core/errors.js'

/** What a check says about a value, one line for each thing that is wrong. */
const saysAbout = (check: Check, value: unknown, path = 'it') =>
  check(value, path).map((issue) => `${issue.path} ${issue.message}`)

/** The error that a call ends with. */
function errorOf(call: () => unknown): unknown {
  try {
    call()
  } catch (error) {
    return error
  }
  return 'no error'
}

class Made {
  readonly name = 'Anna'
}

const address = fields<{ street: string; floor: number }>({ street: text, floor: whole(0, 99) })
const named = fields<{ name: string }>({ name: text })
const paging = optionsOf<{ limit: number }>({ limit: whole(1, 500) })
const reader = looksLike('a reader', { read: 'function', pages: 'list' })

describe('a value that is right is said nothing about', () => {
  test.each<[string, Check, unknown[]]>([
    ['anything', anything, [undefined, null, 7, {}]],
    ['a text', text, ['', 'Anna']],
    ['true or false', flag, [true, false]],
    ['a function', callback, [() => 1, class {}]],
    ['a list', list, [[], [1]]],
    ['an AbortSignal', signal, [new AbortController().signal]],
    ['a text of 1 to 3 characters', textUpTo(3), ['a', 'abc']],
    ['a whole number of at least 2', whole(2), [2, 3, Number.MAX_SAFE_INTEGER]],
    ['a whole number from 2 to 4', whole(2, 4), [2, 3, 4]],
    ['one of some words', oneOf('csv', 7, true), ['csv', 7, true]],
    ['a text or nothing', optional(text), [undefined, 'Anna']],
    ['a text or null', nullable(text), [null, 'Anna']],
    ['a list of texts', listOf(text), [[], ['a', 'b']]],
    ['texts by any name', record(text), [{}, { a: 'x', b: 'y' }, Object.create(null)]],
    ['at least a name', atLeast<{ name: string }>({ name: text }), [{ name: 'a', more: 1 }]],
    ['a name and nothing else', named, [{ name: 'a' }, new Made()]],
    ['options', paging, [undefined, {}, { limit: undefined }, { limit: 1 }]],
    ['what looks like a reader', reader, [{ read: () => 1, pages: [], more: 1 }]],
  ])('%s', (_, check, values) => {
    for (const value of values) expect(saysAbout(check, value)).toEqual([])
  })
})

describe('a value that is wrong is told what it must be', () => {
  const aReader = 'it must be a reader'

  test.each<[string, Check, unknown, string[]]>([
    ['a number for a text', text, 7, ['it must be a text']],
    ['a word for a flag', flag, 'yes', ['it must be true or false']],
    ['a name for a function', callback, 'save', ['it must be a function']],
    ['an object for a list', list, { length: 0 }, ['it must be a list']],
    ['the controller for its signal', signal, new AbortController(), ['it must be an AbortSignal']],
    ['half a signal', signal, { aborted: false }, ['it must be an AbortSignal']],
    ['an event target', signal, new EventTarget(), ['it must be an AbortSignal']],
    ['an empty text', textUpTo(3), '', ['it must be a text of 1 to 3 characters']],
    ['a text too long', textUpTo(3), 'abcd', ['it must be a text of 1 to 3 characters']],
    ['a list for a short text', textUpTo(3), ['a'], ['it must be a text of 1 to 3 characters']],
    ['a number too small', whole(2), 1, ['it must be a whole number of at least 2']],
    ['a number too large', whole(2, 4), 5, ['it must be a whole number from 2 to 4']],
    ['half a number', whole(2, 4), 2.5, ['it must be a whole number from 2 to 4']],
    ['a number in a text', whole(2, 4), '3', ['it must be a whole number from 2 to 4']],
    ['a word of no list', oneOf('csv', 'ods'), 'pdf', ["it must be one of 'csv', 'ods'"]],
    ['not the only word', oneOf('now'), 'then', ["it must be 'now'"]],
    ['a flag for a number', oneOf(1, 2), true, ['it must be one of 1, 2']],
    ['null where nothing may stand', optional(text), null, ['it must be a text']],
    ['nothing where null may stand', nullable(text), undefined, ['it must be a text']],
    ['a text for a list', listOf(text), 'Anna', ['it must be a list']],
    ['null for an object', record(text), null, ['it must be an object']],
    ['a list for an object', named, ['Anna'], ['it must be an object']],
    ['a map for an object', named, new Map([['name', 'Anna']]), ['it must be an object']],
    ['null for at least a name', atLeast<object>({}), null, ['it must be an object']],
    ['a list for options', paging, [], ['it must be an object']],
    ['null for options', paging, null, ['it must be an object']],
    ['null for a reader', reader, null, [aReader]],
    ['a text for a reader', reader, 'read', [aReader]],
    ['a reader without pages', reader, { read: () => 1 }, [aReader]],
    ['pages that are no list', reader, { read: () => 1, pages: 'p' }, [aReader]],
    [
      'a function with all of it',
      reader,
      Object.assign(() => 1, { read: () => 1, pages: [] }),
      [aReader],
    ],
    [
      'null for a part',
      looksLike('a tree', { root: 'object' }),
      { root: null },
      ['it must be a tree'],
    ],
  ])('%s', (_, check, value, said) => {
    expect(saysAbout(check, value)).toEqual(said)
  })

  test('a promise that somebody forgot to await', () => {
    const forgotten = 'it is a promise: await it first; it must be a text'
    expect(saysAbout(text, Promise.resolve('Anna'))).toEqual([forgotten])
    expect(
      saysAbout(
        must('a day', () => false),
        'then',
      ),
    ).toEqual(['it must be a day'])
  })
})

describe('what is wrong is named by its place in the words of the caller', () => {
  test('items by their number, a hole in a list too', () => {
    // eslint-disable-next-line no-sparse-arrays
    expect(saysAbout(listOf(text), ['a', , 7], 'users')).toEqual([
      'users.1 must be a text',
      'users.2 must be a text',
    ])
  })

  test('fields by their name, however deep', () => {
    const person = fields<{ name: string; home: unknown }>({ name: text, home: address })
    expect(
      saysAbout(person, { name: 1, home: { street: 'High Street', floor: -1 } }, 'user'),
    ).toEqual(['user.name must be a text', 'user.home.floor must be a whole number from 0 to 99'])
  })

  test('values of any name by that name', () => {
    expect(saysAbout(record(text), { a: 'x', b: 7 }, 'labels')).toEqual(['labels.b must be a text'])
  })

  test('at the top without a dot before it', () => {
    expect(saysAbout(named, { name: 7 }, '')).toEqual(['name must be a text'])
  })

  test('a field that is missing', () => {
    expect(saysAbout(named, {}, 'user')).toEqual(['user.name must be a text'])
  })
})

describe('a field that nobody knows is refused, so that a misspelled one is seen', () => {
  test('with the fields that are known', () => {
    expect(saysAbout(address, { street: 'a', flor: 1, floor: 1 }, 'home')).toEqual([
      'home.flor is unknown; known are street, floor',
    ])
    expect(saysAbout(named, { name: 'Anna', nmae: 'Anna' }, 'user')).toEqual([
      'user.nmae is unknown; known is name',
    ])
  })

  test('beside whatever else is wrong, also in options', () => {
    expect(saysAbout(paging, { limt: 10, limit: 0 }, 'options')).toEqual([
      'options.limt is unknown; known is limit',
      'options.limit must be a whole number from 1 to 500',
    ])
  })

  test('a name that every object inherits is no known one', () => {
    expect(saysAbout(named, { name: 'Anna', toString: 1 }, 'user')).toEqual([
      'user.toString is unknown; known is name',
    ])
  })
})

describe('a call with wrong arguments ends in one error', () => {
  test('that says all that is wrong at once', () => {
    const call = () => checkAll({ user: [7, text], on: ['2027-01-01', text], limit: [0, whole(1)] })
    expect(errorOf(call)).toMatchObject({
      code: 'input_invalid',
      message: 'user must be a text; limit must be a whole number of at least 1.',
      data: {
        issues: [
          { path: 'user', message: 'must be a text' },
          { path: 'limit', message: 'must be a whole number of at least 1' },
        ],
      },
    })
  })

  test('and with right ones in none', () => {
    expect(errorOf(() => checkAll({ user: ['anna', text] }))).toBe('no error')
    expect(errorOf(() => refuse([]))).toBe('no error')
    expect(errorOf(() => expectThat(true, 'instant', 'a Date'))).toBe('no error')
  })

  test('where a check would cost too much, by its own test', () => {
    expect(errorOf(() => expectThat(false, 'instant', 'a Date'))).toMatchObject({
      message: 'instant must be a Date.',
      data: { issues: [{ path: 'instant', message: 'must be a Date' }] },
    })
  })

  test('in a sentence of its own where that says more, with what it comes from', () => {
    const cause = new RangeError('no')
    const error = invalidInput('zone', 'must be known', 'There is no such zone.', { cause })
    expect(error).toMatchObject({ message: 'There is no such zone.', cause })
    expect(error.data.issues).toEqual([{ path: 'zone', message: 'must be known' }])
    expect(isSeatlineError(error, 'input_invalid')).toBe(true)
    expect(invalidInput('zone', 'must be known').message).toBe('zone must be known.')
  })
})

test('data is what a literal or a class makes: nothing whose names do not show', () => {
  for (const data of [{}, { a: 1 }, new Made(), Object.create(null)])
    expect(isObject(data)).toBe(true)
  for (const other of [null, undefined, 'a', [], new Map(), new Date(0), new URLSearchParams()])
    expect(isObject(other)).toBe(false)
})
