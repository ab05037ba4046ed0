import { describe, expect, test } from 'vitest'
import { seatsAwaited } from '../../../src/timeline/settle/timeline-walk.js'
import { byTurn, turnOn, type Turn } from '../../../src/timeline/settle/turn.js'
import type { Change } from '../../../src/timeline/record/change.js'
import { assign, catalogOf, given, january, remove } from '../../support/given.js'

const catalog = catalogOf({ 'addons*': { rare: null, fax: null, plain: null } })
const state = {
  catalog,
  seatLimits: [
    { license: 'rare', limit: 1, from: january(1), until: january(20) },
    { license: 'fax', limit: 1, from: january(1), until: null },
  ],
}
const { organization } = given(state).userContext()

describe('S1 whose turn it is on a date', () => {
  const created = (changes: readonly Change[], day = 12) =>
    turnOn(organization, 'anna', january(day), changes).created

  test('is told by the last-created change that takes a limited seat', () => {
    const [b, c, a] = [
      assign('rare', { created: 'b' }),
      assign('fax', { created: 'c' }),
      assign('rare', { created: 'a' }),
    ]
    expect(created([b, c, a])).toBe('c')
    expect(created([a, b])).toBe('b')
    expect(created([b, a])).toBe('b')
    expect(turnOn(organization, 'anna', january(12), [b])).toEqual({
      date: january(12),
      created: 'b',
      user: 'anna',
    })
  })

  test('not by what takes no seat, or one that is not limited on the date', () => {
    expect(created([remove('rare', { created: 'b' })])).toBe('')
    expect(created([assign('plain', { created: 'b' })])).toBe('')
    expect(created([assign('fax', { created: 'b' }), assign('plain', { created: 'c' })])).toBe('b')
    expect(created([assign('rare', { created: 'b' })], 20)).toBe('')
    expect(created([])).toBe('')
  })

  test('comes by date, then by creation, those without first, then by user', () => {
    const turn = (day: number, of: string, user: string): Turn => ({
      date: january(day),
      created: of,
      user,
    })
    const inOrder = [
      turn(11, 'z', 'zoe'),
      turn(12, '', 'anna'),
      turn(12, '', 'bo'),
      turn(12, 'a', 'zoe'),
      turn(12, 'b', 'anna'),
      turn(12, 'b', 'bo'),
    ]
    expect([...inOrder].reverse().sort(byTurn)).toEqual(inOrder)
    expect(byTurn(turn(12, 'a', 'bo'), turn(12, 'a', 'bo'))).toBe(0)
  })
})

describe('S5 others who wait for a seat are asked about at the turn of the user', () => {
  const asked: (readonly [string, Turn])[] = []
  const others = {
    open: () => ({ more: () => 0, moved: () => undefined, canGoBack: () => true }),
    dates: [],
    waiting: (...question: readonly [string, Turn]) => asked.push(question),
  }

  test('with what is scheduled for the date and what is asked for besides', () => {
    const failed = { on: january(10), conflicts: [] }
    const userContext = {
      ...given(state).userContext(
        assign('rare', { ownDate: january(12), created: 'b' }),
        assign('rare', { ownDate: january(13), created: 'c' }),
        assign('fax', { ownDate: january(12), created: 'd', status: 'failed', failure: failed }),
      ),
      others,
    }
    const turnFor = (...also: readonly Change[]) => {
      expect(seatsAwaited(userContext, 'rare', january(12), also)).toBe(asked.length)
      return asked.at(-1)
    }
    const at = (created: string) => ['rare', { date: january(12), created, user: 'anna' }]
    expect(turnFor()).toEqual(at('b'))
    expect(turnFor(assign('fax', { created: 'e' }))).toEqual(at('e'))
    expect(turnFor(assign('fax', { created: 'a' }))).toEqual(at('b'))
  })

  test('nobody waits where everybody finds a seat', () => {
    expect(seatsAwaited(given(state).userContext(), 'rare', january(12), [])).toBe(0)
  })
})
