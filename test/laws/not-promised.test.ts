import { describe, expect, test } from 'vitest'
import type { Change } from '../../src/timeline/record/change.js'
import {
  all,
  any,
  assign,
  capability,
  catalogOf,
  excludes,
  given,
  has,
  january,
  not,
  remove,
  tomorrow,
} from '../support/given.js'
import { openPortal } from '../support/portal.js'

/** What one would like to believe, with a case against each, so that nobody promises it. */
describe('false, so not to be promised', () => {
  const held = (walk: ReturnType<ReturnType<typeof given>['when']>) =>
    walk.steps
      .flatMap(({ outcomes }) =>
        outcomes.flatMap(({ status, change }) => (status === 'applied' ? [change.license] : [])),
      )
      .sort()

  test('that the order of creation never matters: of two that exclude each other the first comes', () => {
    const catalog = catalogOf({ 'a*': { x: excludes('y'), y: null } })
    const inOrder = (...licenses: ('x' | 'y')[]) =>
      held(given({ catalog }).when(...licenses.map((license) => assign(license))))
    expect([inOrder('x', 'y'), inOrder('y', 'x')]).toEqual([['x'], ['y']])
  })

  test('that a later request never makes an earlier one fail: here it lets one in that comes before it', () => {
    const catalog = catalogOf({
      'a*': { first: has('helper'), second: excludes('first'), helper: null },
    })
    const alone = given({ catalog }).when(assign('first'), assign('second'))
    const later = given({ catalog }).when(assign('first'), assign('second'), assign('helper'))
    expect([held(alone), held(later)]).toEqual([['second'], ['first', 'helper']])
  })

  test('that more facts never take anything away, where licenses are replaced or removed', () => {
    const catalog = catalogOf({
      voice: { basic: null, mobile: capability('5g') },
      'a*': { desk: any(has('basic'), has('none')), none: null },
    })
    const changes = (): Change[] => [assign('mobile'), assign('desk', { ownDate: january(12) })]
    const [less, more] = [
      given({ catalog, holds: ['basic'] }),
      given({ catalog, holds: ['basic'], capabilities: ['5g'] }),
    ]
    expect([held(less.when(...changes())), held(more.when(...changes()))]).toEqual([
      ['desk'],
      ['mobile'],
    ])
  })

  test('that a failed or an unchanged change leaves no trace on those that it superseded', () => {
    const catalog = catalogOf({ voice: { basic: null, mobile: capability('5g') } })
    given({ catalog })
      .when(assign('basic'), assign('mobile'))
      .then({ outcomes: { 'assign basic': 'superseded', 'assign mobile': 'failed' }, holds: [] })
    given({ catalog })
      .when(assign('basic'), remove('basic'))
      .then({ outcomes: { 'assign basic': 'superseded', 'remove basic': 'unchanged' }, holds: [] })
  })

  test('that clearing an override days later is as if it had never been', async () => {
    const { acme, user, assign: schedule, travelTo } = await openPortal()
    const anna = await user('Anna', 'landline')
    await schedule(anna, 'basic', '2026-11-05')
    await acme.schedule.override(anna, '2026-12-01')
    travelTo('2026-11-10')
    await acme.schedule.clearOverride(anna)
    expect(await acme.users.get(anna)).toMatchObject({
      holdings: [],
      changes: [{ ownDate: '2026-12-01' }],
    })
  })

  test('that what goes through is a greatest set, by number: the first one may cost two others', () => {
    const catalog = catalogOf({
      'a*': { first: all(excludes('x'), excludes('y')), x: not(has('first')), y: null },
    })
    expect(held(given({ catalog }).when(assign('first'), assign('x'), assign('y')))).toEqual([
      'first',
    ])
  })

  test('that settling earlier dates again could change them: a date once settled stays as it was', () => {
    const catalog = catalogOf({ a: { x: has('y') }, b: { y: null } })
    given({ catalog })
      .when(assign('x', { ownDate: tomorrow }), assign('y', { ownDate: january(12) }))
      .then({ outcomes: { 'assign x': 'failed', 'assign y': 'applied' } })
  })
})
