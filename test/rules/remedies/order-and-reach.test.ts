import { describe, expect, test } from 'vitest'
import type { Change } from '../../../src/timeline/record/change.js'
import type { PortingDays } from '../../../src/timeline/remedies/candidate-actions.js'
import { anyDay, type RemedyBounds } from '../../../src/timeline/remedies/find-remedies.js'
import {
  all,
  any,
  assign,
  atLeast,
  attribute,
  capability,
  catalogOf,
  excludes,
  foreign,
  has,
  january,
  mobile,
  number,
  predicate,
  remove,
  today,
  tomorrow,
  type State,
} from '../../support/given.js'
import {
  set,
  bring,
  enable,
  cancel,
  later,
  find,
  sets,
  x,
  type Asked,
} from '../../support/finding.js'

describe('P1 the order of remedies', () => {
  test('fewer actions first, then the cheaper kinds', () => {
    const catalog = catalogOf({
      a: {
        x: any(
          capability('5g'),
          all(attribute('role'), attribute('room')),
          has('y'),
          attribute('desk'),
        ),
      },
      b: { y: null },
    })
    expect(sets({ catalog }, x())).toEqual([
      [set('desk')],
      [bring('y')],
      [enable('5g')],
      [set('role'), set('room')],
    ])
  })

  test('then what breaks and takes away less', () => {
    const catalog = catalogOf({
      a: { x: any(has('y'), has('z')) },
      b: { y: null, old: null },
      c: { z: null },
    })
    expect(sets({ catalog, holds: ['old'] }, x())).toEqual([[bring('z')], [bring('y')]])
  })

  test('what needs nothing has none, and neither has what nothing helps', () => {
    expect(find({ catalog: catalogOf({ a: { x: null } }) }, x({ ownDate: today }))).toEqual({
      sets: [],
      complete: true,
    })
    const unsold = catalogOf({ a: { x: { availability: { until: '2027-01-02' } } } })
    expect(find({ catalog: unsold }, x())).toEqual({ sets: [], complete: true })
    expect(
      find({ catalog: catalogOf({ a: { x: predicate('no') } }, { no: () => false }) }, x()),
    ).toEqual({ sets: [], complete: true })
  })
})

describe('P1 remedies are minimal', () => {
  test('no set holds another, in whatever order its actions were found', () => {
    const catalog = catalogOf({
      a: { x: atLeast(2, attribute('one'), attribute('two'), attribute('three')) },
    })
    expect(sets({ catalog }, x())).toEqual([
      [set('one'), set('two')],
      [set('one'), set('three')],
      [set('two'), set('three')],
    ])
  })

  test('an action that turns out to be needless is left out', () => {
    const catalog = catalogOf({
      a: { x: all(has('y'), has('z')) },
      b: { y: null },
      c: { z: has('y') },
    })
    expect(sets({ catalog }, x())).toEqual([[bring('y'), bring('z')]])
    const either = catalogOf({
      a: { x: any(all(attribute('one'), attribute('two')), attribute('two')) },
    })
    expect(sets({ catalog: either }, x())).toEqual([[set('two')]])
  })
})

describe('P1 how far remedies are looked for', () => {
  const four = catalogOf({
    a: { x: all(...['one', 'two', 'three', 'four'].map((name) => attribute(name))) },
  })
  const many = catalogOf({
    a: { x: any(...['one', 'two', 'three'].map((name) => attribute(name))) },
  })
  const bounds = (part: Partial<RemedyBounds>): Asked => ({
    bounds: { actions: 3, sets: 8, trials: 400, ...part },
  })

  test('so many actions in a set', () => {
    expect(find({ catalog: four }, x())).toEqual({ sets: [], complete: false })
    expect(find({ catalog: four }, x(), [], bounds({ actions: 4 }))).toMatchObject({
      sets: [{ actions: { length: 4 } }],
      complete: true,
    })
  })

  test('so many sets, and all of them where there are no more', () => {
    expect(find({ catalog: many }, x(), [], bounds({ sets: 2 }))).toMatchObject({
      sets: { length: 2 },
      complete: false,
    })
    const dear = catalogOf({ a: { x: any(capability('5g'), attribute('role')) } })
    expect(find({ catalog: dear }, x(), [], bounds({ sets: 1 }))).toMatchObject({
      sets: [{ actions: [set('role')] }],
      complete: false,
    }) // the cheapest
    expect(find({ catalog: many }, x(), [], bounds({ sets: 3 }))).toMatchObject({
      sets: { length: 3 },
      complete: true,
    })
  })

  test('so many situations', () => {
    expect(find({ catalog: many }, x(), [], bounds({ trials: 2 }))).toMatchObject({
      sets: { length: 1 },
      complete: false,
    })
    expect(find({ catalog: many }, x(), [], bounds({ trials: 4 }))).toMatchObject({
      sets: { length: 3 },
      complete: true,
    })
    expect(find({ catalog: many }, x(), [], bounds({ trials: 3 }))).toMatchObject({
      sets: { length: 2 },
      complete: false,
    })
  })

  test('fewer where very many changes are scheduled, but twenty at least', () => {
    const thirty = catalogOf({
      a: { x: any(...Array.from({ length: 30 }, (_, i) => attribute(`a${i}`))) },
      b: { y: null },
    })
    const scheduled = (count: number) =>
      Array.from({ length: count }, (_, i) => assign('y', { id: `y${i}`, ownDate: january(20) }))
    const wide = bounds({ sets: 100 })
    expect(find({ catalog: thirty }, x(), scheduled(100), wide)).toMatchObject({
      sets: { length: 30 },
      complete: true,
    })
    expect(find({ catalog: thirty }, x(), scheduled(2_100), wide)).toMatchObject({
      sets: { length: 19 },
      complete: false,
    })
  })
})

describe('P1 another date', () => {
  const sold = catalogOf({
    a: { x: { requirement: capability('5g'), availability: { from: '2027-01-20' } } },
  })

  test('is a remedy by itself, where it helps by itself, and then it is the earliest', () => {
    const capabilities = [{ capability: '5g', from: january(15), until: null }]
    const catalog = catalogOf({ a: { x: capability('5g') } })
    expect(sets({ catalog, capabilities }, x())).toEqual([[later(january(15))], [enable('5g')]])
    expect(sets({ catalog, capabilities }, x({ ownDate: january(15) }))).toEqual([])
  })

  test('is none where it would change nothing, by itself or with other actions', () => {
    const catalog = catalogOf({ a: { x: null }, b: { needy: has('x') } })
    const needy = assign('needy', { ownDate: january(12) })
    const away = remove('x', { id: 'asked', ownDate: january(14) })
    const found = sets({ catalog }, away, [assign('x', { ownDate: january(12) }), needy])
    expect(found).toEqual([[cancel(needy)], [{ kind: 'remove_dependents', licenses: ['needy'] }]])
    const unsold = catalogOf({
      a: { x: { requirement: attribute('role'), availability: { until: '2027-01-12' } } },
    })
    const goes = remove('x', { ownDate: january(12) })
    expect(sets({ catalog: unsold, holds: ['x'] }, x({ ownDate: january(14) }), [goes])).toEqual([
      [cancel(goes)],
    ])
  })

  test('is none where the request goes through on its own date, though it would on a sooner one', () => {
    expect(find({ catalog: catalogOf({ a: { x: null } }) }, x())).toEqual({
      sets: [],
      complete: true,
    })
  })

  test('is combined with actions where nothing else mends a conflict', () => {
    expect(sets({ catalog: sold }, x())).toEqual([[later(january(20)), enable('5g', january(20))]])
  })

  test('is not combined with what helps without it', () => {
    const catalog = catalogOf({
      a: { x: any(all(number('mobile'), capability('5g')), attribute('role')) },
    })
    const porting: PortingDays = {
      lastUpTo: (_, date) => (date < january(15) ? null : january(15)),
      first: () => january(15),
    }
    const found = sets({ catalog, numbers: [foreign()] }, x(), [], { porting })
    expect(found).toContainEqual([set('role')])
    expect(found).toContainEqual([
      later(january(15)),
      { kind: 'port_number', number: foreign().number, by: january(15) },
      enable('5g', january(15)),
    ])
    expect(found).not.toContainEqual([later(january(15)), set('role')])
    const enough = catalogOf({ a: { x: any(number('mobile'), capability('5g')) } })
    expect(sets({ catalog: enough, numbers: [foreign()] }, x(), [], { porting })).toEqual([
      [{ kind: 'add_number', type: 'mobile', by: tomorrow }],
      [enable('5g')],
      [later(january(15)), { kind: 'port_number', number: foreign().number, by: january(15) }],
    ])
  })

  test('is not proposed again where the earliest date comes sooner', () => {
    const catalog = catalogOf({ a: { x: number('mobile') } })
    const state = { catalog, numbers: [mobile(january(12)), mobile(january(18), '+46701000002')] }
    expect(sets(state, x())).toEqual([
      [{ kind: 'add_number', type: 'mobile', by: tomorrow }],
      [later(january(12))],
    ])
  })

  test('a number is ported on any day from today on, where nothing else is said', () => {
    const { lastUpTo, first } = anyDay(today)
    expect([
      lastUpTo('mobile', tomorrow),
      lastUpTo('mobile', today),
      lastUpTo('mobile', january(9)),
      first('mobile'),
    ]).toEqual([tomorrow, today, null, today])
  })
})

describe('P1 actions do not undo each other', () => {
  test('of one one-license track no two licenses are asked for; of a track that holds many they are', () => {
    const both = all(has('y'), has('z'))
    expect(sets({ catalog: catalogOf({ a: { x: both }, b: { y: null, z: null } }) }, x())).toEqual(
      [],
    )
    expect(
      sets({ catalog: catalogOf({ a: { x: both }, 'b*': { y: null, z: null } }) }, x()),
    ).toEqual([[bring('y'), bring('z')]])
  })

  test('nor one of the track of the request itself', () => {
    expect(sets({ catalog: catalogOf({ a: { x: has('y'), y: null } }) }, x())).toEqual([])
    expect(sets({ catalog: catalogOf({ 'a*': { x: has('y'), y: null } }) }, x())).toEqual([
      [bring('y')],
    ])
  })

  test('a removal in the request is no license of its track', () => {
    const catalog = catalogOf({ a: { x: has('y') }, b: { y: null, z: null } })
    expect(sets({ catalog, holds: ['z'] }, [x(), remove('z', { id: 'away' })])).toEqual([
      [bring('y')],
    ])
  })

  test('what the request removes is not asked for, and what it asks for is not removed', () => {
    const catalog = catalogOf({ a: { x: has('y') }, b: { y: null }, c: { z: excludes('x') } })
    expect(sets({ catalog, holds: ['y'] }, [x(), remove('y', { id: 'away' })])).toEqual([])
    expect(sets({ catalog, holds: ['y', 'z'] }, x())).toEqual([
      [{ kind: 'remove', license: 'z', on: tomorrow }],
    ])
  })

  test('what is at odds with the rest is not even tried', () => {
    const trials = (count: number): Asked => ({ bounds: { actions: 3, sets: 8, trials: count } })
    const isComplete = (state: State, asked: Change | readonly Change[], count: number) =>
      find(state, asked, [], trials(count)).complete
    const both = catalogOf({ a: { x: all(has('y'), has('z')) }, b: { y: null, z: null } })
    expect([3, 4].map((count) => isComplete({ catalog: both }, x(), count))).toEqual([true, true]) // itself, and each of the two
    const own = catalogOf({ a: { x: has('y'), y: null } })
    expect(isComplete({ catalog: own }, x(), 1)).toBe(true)
  })

  test('dependents are let go once', () => {
    const catalog = catalogOf({
      a: { base: null },
      b: { one: has('base') },
      c: { two: has('one') },
    })
    expect(
      sets({ catalog, holds: ['base', 'one', 'two'] }, remove('base', { id: 'asked' })),
    ).toEqual([[{ kind: 'remove_dependents', licenses: ['one'] }]])
  })
})
