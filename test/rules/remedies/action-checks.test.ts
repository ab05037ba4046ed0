import { describe, expect, test } from 'vitest'
import { actionCheck } from '../../../src/timeline/remedies/action-table.js'

/** What is said about an action that comes back from a browser. */
const saysAbout = (action: unknown) =>
  actionCheck(action, 'action').map(({ path, message }) => `${path} ${message}`)

const NAME = 'must be a text of 1 to 200 characters'
const TEXT = 'must be a text'
const DATE = 'must be a date YYYY-MM-DD'
const NUMBER = 'must be a phone number in E.164 form, such as +46701234567'
const [license, on, number, change] = ['basic', '2027-01-11', '+46701234567', 'c1']

/** A right action of each kind, with what is said of each of its fields where it is wrong. */
const actions: readonly (readonly [object, { readonly [field: string]: string }])[] = [
  [
    { kind: 'choose_number', license, detail: 'sim', number, change: null },
    { license: NAME, detail: NAME, number: NUMBER, change: TEXT },
  ],
  [
    { kind: 'clear_detail', license, detail: 'sim', change },
    { license: NAME, detail: NAME, change: TEXT },
  ],
  [
    { kind: 'port_number', number, by: on },
    { number: NUMBER, by: DATE },
  ],
  [
    { kind: 'add_number', type: 'mobile', by: on },
    { type: "must be one of 'landline', 'mobile'", by: DATE },
  ],
  [
    { kind: 'move_change', change, license, on },
    { change: TEXT, license: NAME, on: DATE },
  ],
  [
    { kind: 'assign', license, on },
    { license: NAME, on: DATE },
  ],
  [{ kind: 'choose_date', on }, { on: DATE }],
  [
    { kind: 'cancel_change', change, license },
    { change: TEXT, license: NAME },
  ],
  [
    { kind: 'remove', license, on },
    { license: NAME, on: DATE },
  ],
  [{ kind: 'remove_number', number }, { number: NUMBER }],
  [{ kind: 'remove_dependents', licenses: [license] }, { licenses: 'must be a list' }],
  [
    { kind: 'enable_capability', capability: '5g', by: on },
    { capability: NAME, by: DATE },
  ],
  [
    { kind: 'disable_capability', capability: '5g', by: on },
    { capability: NAME, by: DATE },
  ],
  [
    { kind: 'free_seat', license, count: 1, by: on },
    { license: NAME, count: 'must be a whole number of at least 1', by: DATE },
  ],
  [
    { kind: 'raise_seat_limit', license, limit: 0, from: on, until: null },
    {
      license: NAME,
      limit: 'must be a whole number of at least 0',
      from: DATE,
      until: DATE,
    },
  ],
]

describe('E1 an action that comes back is checked, whoever sends it', () => {
  test.each(actions)('%j is right', (action) => {
    expect(saysAbout(action)).toEqual([])
  })

  test.each(actions)('without the fields of %j each is told', (action, said) => {
    const { kind } = action as { readonly kind: string }
    const expected = Object.entries(said).map(([field, message]) => `action.${field} ${message}`)
    expect(saysAbout({ kind })).toEqual(expected)
  })

  test('attributes by their name and a value', () => {
    expect(saysAbout({ kind: 'set_attribute' })).toEqual(
      expect.arrayContaining([
        `action.attribute ${NAME}`,
        'action.value must be a text, a number or true or false',
      ]),
    )
    expect(saysAbout({ kind: 'clear_attribute' })).toContain(`action.attribute ${NAME}`)
  })

  test('what is no action is told which there are', () => {
    for (const other of [null, undefined, 'assign', {}, { kind: 'toString' }])
      expect(saysAbout(other)).toEqual([
        expect.stringMatching(
          /^action\.kind must be one of 'choose_number', .*'raise_seat_limit'$/,
        ),
      ])
  })
})
