import { describe, expect, test } from 'vitest'
import { tryOut } from '../../../src/timeline/remedies/try-out.js'
import type { Change } from '../../../src/timeline/record/change.js'
import {
  assign,
  catalogOf,
  excludes,
  given,
  has,
  january,
  remove,
  type State,
} from '../../support/given.js'

const catalog = catalogOf({
  voice: { basic: null, premium: null },
  'addons*': { fax: has('premium'), quiet: excludes('loud'), loud: null },
})

/** The scheduled changes without which a request for the 14th may go through. */
const inTheWay = (
  change: Change,
  scheduled: readonly Change[] = [],
  state: Omit<State, 'catalog'> = {},
) =>
  tryOut({
    userContext: given({ catalog, ...state }).userContext(...scheduled),
    changes: [{ ...change, ownDate: january(14) }],
    on: january(14),
  }).inTheWay.map(({ id }) => id)

describe('S5 what is scheduled and stands in the way of a request', () => {
  test('takes away what it needs, before its date', () => {
    const changes = [remove('premium'), remove('loud')]
    expect(inTheWay(assign('fax'), changes, { holds: ['premium', 'loud'] })).toEqual([
      'remove premium',
    ])
  })

  test('comes instead of what it needs, by a later decision', () => {
    const premium = assign('premium', { dated: 1 })
    const basic = assign('basic', { dated: 2 })
    const loud = [
      assign('loud', { id: 'first', dated: 3 }),
      assign('loud', { id: 'then', dated: 4 }),
    ]
    expect(inTheWay(assign('fax'), [premium, basic, ...loud])).toEqual(['assign basic'])
  })

  test('comes instead of what it asks for itself', () => {
    const later = assign('basic', { ownDate: january(14), dated: 9_999_999 })
    expect(inTheWay(assign('premium', { dated: 1 }), [later])).toEqual(['assign basic'])
  })

  test('brings what it excludes', () => {
    const changes = [assign('loud'), assign('basic')]
    expect(inTheWay(assign('quiet'), changes)).toEqual(['assign loud'])
  })

  test('is nothing where the request lacks what nobody takes', () => {
    expect(inTheWay(assign('fax'), [assign('basic'), assign('loud')])).toEqual([])
  })
})
