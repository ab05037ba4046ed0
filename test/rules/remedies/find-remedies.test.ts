import { describe, expect, test } from 'vitest'
import type { CalendarDate } from '../../../src/core/calendar-date.js'
import type { E164 } from '../../../src/core/phone-number.js'
import type { Requirement } from '../../../src/requirements/requirement.js'
import type { Action } from '../../../src/timeline/remedies/action.js'
import type { Change } from '../../../src/timeline/record/change.js'
import { earliestDate } from '../../../src/timeline/remedies/earliest-date.js'
import type { PortingDays } from '../../../src/timeline/remedies/candidate-actions.js'
import {
  anyDay,
  findRemedies,
  type RemedyBounds,
} from '../../../src/timeline/remedies/find-remedies.js'
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
  given,
  has,
  january,
  landline,
  mobile,
  number,
  predicate,
  remove,
  today,
  tomorrow,
  track,
  type State,
} from '../../support/given.js'

const set = (name: string): Action => ({ kind: 'set_attribute', attribute: name, value: null })
const bring = (license: string, on = tomorrow): Action => ({ kind: 'assign', license, on })
const enable = (name: string, by = tomorrow): Action => ({
  kind: 'enable_capability',
  capability: name,
  by,
})
const cancel = ({ id, license }: Change): Action => ({ kind: 'cancel_change', change: id, license })
const later = (on: CalendarDate): Action => ({ kind: 'choose_date', on })

type Asked = Parameters<typeof findRemedies>[4]

/** Remedies of a request, with another date where there is one. */
function find(
  state: State,
  asked: Change | readonly Change[],
  scheduled: readonly Change[] = [],
  options?: Asked,
) {
  const changes = 'kind' in asked ? [asked] : asked
  const userContext = given(state).userContext(...scheduled)
  const on = changes[0]?.ownDate ?? tomorrow
  return findRemedies(userContext, changes, on, earliestDate(userContext, changes, today), options)
}
const sets = (...asked: Parameters<typeof find>) =>
  find(...asked).sets.map(({ actions }) => actions)
const x = (part: Parameters<typeof assign>[1] = {}) => assign('x', { id: 'asked', ...part })

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

describe('P1 remedies look at everything that is scheduled', () => {
  /** At once, not by way of two actions of which one turns out to be needless. */
  const directly: Asked = { bounds: { actions: 1, sets: 8, trials: 400 } }
  const onThe14th = x({ ownDate: january(14) })

  test('what failed before and took the request along is mended at its root', () => {
    const y = assign('y', { ownDate: tomorrow })
    const over = { availability: { until: '2027-01-12' } }
    const direct = catalogOf({
      a: { x: has('y') },
      b: { y: { requirement: attribute('role'), ...over } },
    })
    expect(sets({ catalog: direct }, onThe14th, [y], directly)).toEqual([[set('role')]])
    const through = catalogOf({
      a: { x: any(has('y'), capability('none')) },
      b: { y: { requirement: has('w'), ...over } },
      c: { w: { requirement: any(attribute('role')), ...over } },
    })
    expect(sets({ catalog: through }, onThe14th, [y, assign('w')], directly)).toEqual([
      [set('role')],
      [enable('none', january(14))],
    ])
  })

  test('what it lacks must be there by its own date, before that of the request', () => {
    const over = { availability: { until: '2027-01-12' } }
    const needing = (requirement: Requirement) =>
      catalogOf({ a: { x: has('y') }, b: { y: { requirement, ...over } }, c: { z: null } })
    const y = assign('y')
    expect(sets({ catalog: needing(capability('5g')) }, onThe14th, [y])).toEqual([
      [enable('5g', tomorrow)],
    ])
    expect(sets({ catalog: needing(number('landline')) }, onThe14th, [y])).toEqual([
      [{ kind: 'add_number', type: 'landline', by: tomorrow }],
    ])
    const z = assign('z', { ownDate: january(13) })
    const move: Action = { kind: 'move_change', change: z.id, license: 'z', on: tomorrow }
    expect(sets({ catalog: needing(has('z')) }, onThe14th, [y, z])).toEqual([[move]])
    expect(sets({ catalog: needing(has('z')) }, onThe14th, [y])).toEqual([])
    expect(sets({ catalog: needing(excludes('z')), holds: ['z'] }, onThe14th, [y])).toEqual([])
  })

  test('a seat that it lacks is freed by its own date: freed by that of the request it would come too late', () => {
    const catalog = catalogOf({
      a: { x: has('y') },
      b: { y: { availability: { until: '2027-01-12' } } },
    })
    const seatLimits = [{ license: 'y', limit: 2, from: january(1), until: null }]
    expect(sets({ catalog, seatLimits, seatsHeld: { y: 3 } }, onThe14th, [assign('y')])).toEqual([
      [{ kind: 'free_seat', license: 'y', count: 2, by: tomorrow }],
      [{ kind: 'raise_seat_limit', license: 'y', limit: 4, from: tomorrow, until: null }],
    ])
  })

  test('also where two fail for want of each other', () => {
    const mutual = catalogOf({ a: { x: has('y') }, b: { y: all(has('x'), attribute('role')) } })
    expect(sets({ catalog: mutual }, x(), [assign('y')], directly)).toEqual([[set('role')]])
  })

  test('a scheduled change that is mended keeps what it was asked to do: nothing goes with it that was to stay', () => {
    const catalog = catalogOf({
      a: { x: has('y') },
      b: { y: { availability: { until: '2027-01-12' } }, old: null },
      c: { needy: has('old') },
    })
    const found = sets({ catalog, holds: ['old', 'needy'] }, onThe14th, [assign('y')], directly)
    expect(found).not.toContainEqual([{ kind: 'remove_dependents', licenses: ['needy'] }])
  })

  test('what takes away what is needed, on a date before, is canceled; what takes something else is not', () => {
    const z = assign('z')
    const small = catalogOf({
      a: { x: has('y') },
      b: { y: { availability: { until: '2027-01-02' } }, z: null },
      c: { w: null, v: null },
    })
    const w = assign('w')
    expect(sets({ catalog: small, holds: ['y', 'v'] }, onThe14th, [z, w], directly)).toEqual([
      [later(today)],
      [cancel(z)],
    ])
  })

  test('also where what is needed is one of several, or is the license itself', () => {
    const unsold = { availability: { until: '2027-01-02' } }
    const going = remove('y')
    const either = catalogOf({
      a: { x: any(has('y'), capability('none')) },
      b: { y: unsold },
      'c*': { w: null },
    })
    expect(
      sets({ catalog: either, holds: ['y', 'w'] }, onThe14th, [going, remove('w')], directly),
    ).toEqual([[later(today)], [cancel(going)], [enable('none', january(14))]])
    const itself = remove('x', { id: 'earlier' })
    expect(
      sets(
        { catalog: catalogOf({ a: { x: unsold } }), holds: ['x'] },
        onThe14th,
        [itself],
        directly,
      ),
    ).toEqual([[cancel(itself)]])
  })

  test('so is what lets it go along with what it needed; what keeps others is not', () => {
    const unsold = { availability: { until: '2027-01-02' } }
    const chain = catalogOf({
      a: { x: any(has('y'), capability('none')) },
      b: { y: { requirement: has('base'), ...unsold } },
      c: { base: unsold },
      d: { w: null },
    })
    const going = remove('base', { dependents: 'remove' })
    expect(
      sets(
        { catalog: chain, holds: ['base', 'y', 'w'] },
        onThe14th,
        [going, remove('w')],
        directly,
      ),
    ).toEqual([[later(today)], [cancel(going)], [enable('none', january(14))]])
  })

  test('what brings what excludes it, on a date before, is canceled: its removal may take what is needed along', () => {
    const catalog = catalogOf({
      a: { base: excludes('x') },
      b: { y: has('base') },
      c: { x: has('y') },
    })
    const base = assign('base')
    const out = { catalog, holds: ['y'] } // y is held without what it needs
    expect(sets(out, onThe14th, [base], directly)).toEqual([[later(today)], [cancel(base)]])
    const clear: Action = { kind: 'clear_detail', license: 'x', detail: 'sim', change: null }
    expect(
      sets(out, x({ ownDate: january(14), details: { sim: '+46701000001' as E164 } }), [base]),
    ).toEqual([[cancel(base), clear]])
    const declared = catalogOf({
      a: { base: null },
      b: { y: has('base') },
      c: { x: all(has('y'), excludes('base')) },
    })
    expect(sets({ catalog: declared, holds: ['y'] }, onThe14th, [base], directly)).toEqual([
      [later(today)],
      [cancel(base)],
    ])
  })

  test('so is what brings it before a scheduled change that the request needs', () => {
    const until = { availability: { until: '2027-01-13' } }
    const catalog = catalogOf({
      a: { x: has('y') },
      b: { y: { requirement: excludes('z'), ...until } },
      c: { z: null },
    })
    const [z, y] = [assign('z'), assign('y', { ownDate: january(12) })]
    expect(sets({ catalog }, onThe14th, [z, y], directly)).toEqual([[cancel(z)]])
  })

  test('so is what brings those that need what goes, where they may not go along', () => {
    const until = { availability: { until: '2027-01-13' } }
    const catalog = catalogOf({
      a: { x: has('y') },
      b: { y: until, old: null },
      c: { needy: has('old') },
    })
    const [needy, y] = [assign('needy'), assign('y', { ownDate: january(12) })]
    expect(sets({ catalog, holds: ['old'] }, onThe14th, [needy, y], directly)).toEqual([
      [cancel(needy)],
    ])
  })

  test('so is what gives a license what it needs that lacks it today, and stops nobody while it does', () => {
    const catalog = catalogOf({ a: { x: has('y'), base: null }, b: { y: has('base') } })
    const base = assign('base')
    expect(sets({ catalog, holds: ['y'] }, onThe14th, [base], directly)).toEqual([
      [later(today)],
      [cancel(base)],
    ])
    const excluding = catalogOf({
      a: { x: has('y') },
      b: { y: excludes('old', 'x') },
      c: { old: null },
    })
    const away = remove('old')
    expect(sets({ catalog: excluding, holds: ['old', 'y'] }, onThe14th, [away], directly)).toEqual([
      [later(today)],
      [cancel(away)],
    ])
  })

  test('what excludes it may be content with something else, where it is needed itself', () => {
    const catalog = catalogOf({
      a: { x: has('y') },
      b: { y: any(has('z'), attribute('role'), excludes('x')) },
      c: { z: null },
    })
    expect(sets({ catalog, holds: ['y'] }, x(), [], directly)).toEqual([
      [set('role')],
      [bring('z')],
    ])
  })

  test('those that need what an earlier change replaces are asked what they lack on its date', () => {
    const capabilities = [{ capability: '5g', from: january(13), until: null }]
    const until = { availability: { until: '2027-01-13' } }
    const catalog = catalogOf({
      a: { x: has('y') },
      b: { y: until, old: null },
      c: { needy: any(has('old'), capability('5g')) },
    })
    const y = assign('y', { ownDate: january(12) })
    expect(
      sets({ catalog, holds: ['old', 'needy'], capabilities }, onThe14th, [y], directly),
    ).toEqual([[enable('5g', january(12))]])
  })

  test('what supersedes it is canceled, and nothing else', () => {
    const rivals = catalogOf({ a: { x: null, y: null }, b: { z: null } })
    const [y, z] = [assign('y', { dated: 2 }), assign('z', { dated: 3 })]
    expect(sets({ catalog: rivals }, x({ dated: 1 }), [y, z], directly)).toEqual([
      [later(today)],
      [cancel(y)],
    ])
    const away = remove('x', { id: 'asked', dated: 1 })
    expect(sets({ catalog: rivals, holds: ['x'] }, away, [y, z], directly)).toEqual([
      [later(today)],
      [cancel(y)],
    ])
  })

  test('those that need what it replaces may be content with something else', () => {
    const content = catalogOf({
      a: { x: null, old: null },
      b: { needy: any(has('old'), has('other')) },
      c: { other: null },
    })
    const remedies = [[bring('other')], [{ kind: 'remove_dependents', licenses: ['needy'] }]]
    expect(sets({ catalog: content, holds: ['old', 'needy'] }, x(), [], directly)).toEqual(remedies)
    expect(
      sets(
        { catalog: content, holds: ['old', 'needy'] },
        remove('old', { id: 'asked' }),
        [],
        directly,
      ),
    ).toEqual(remedies)
  })

  test('they are asked what they lack beside what comes: with it, they may lack less', () => {
    const content = catalogOf({
      a: { x: null, old: null },
      b: { needy: any(has('old'), all(has('x'), attribute('role'))) },
    })
    expect(sets({ catalog: content, holds: ['old', 'needy'] }, x(), [], directly)).toEqual([
      [set('role')],
      [{ kind: 'remove_dependents', licenses: ['needy'] }],
    ])
  })

  test('a removal that an assignment of the request includes is done by it', () => {
    const replacing = catalogOf({ a: { x: capability('5g'), old: null } })
    expect(
      sets({ catalog: replacing, holds: ['old'] }, [x(), remove('old', { id: 'away' })]),
    ).toEqual([[enable('5g')]])
  })

  test('a license that was asked for already, and has nothing to do, is no obstacle', () => {
    const held = catalogOf({ a: { x: capability('5g') }, b: { y: null } })
    expect(sets({ catalog: held, holds: ['y'] }, [x(), assign('y', { id: 'also' })])).toEqual([
      [enable('5g')],
    ])
  })
})

describe('P1 a remedy says what it breaks and takes away', () => {
  const remediesOf = (...asked: Parameters<typeof find>) => find(...asked).sets

  test('scheduled changes that would fail, or would be superseded; of what fails anyway nothing is said', () => {
    const catalog = catalogOf({
      a: { x: has('y') },
      b: { y: null, old: null },
      c: { needy: has('old') },
      d: { hopeless: capability('none') },
    })
    const needy = assign('needy', { ownDate: january(20) })
    const scheduled = [needy, assign('hopeless', { ownDate: january(21) })]
    expect(remediesOf({ catalog, holds: ['old'] }, x(), scheduled)).toMatchObject([
      {
        actions: [bring('y')],
        breaks: [{ change: needy.id, on: january(20), conflicts: [{ code: 'license_missing' }] }],
        takesAway: ['old'],
      },
    ])
    const old = assign('old')
    expect(remediesOf({ catalog }, x(), [old])).toMatchObject([
      { actions: [bring('y')], breaks: [{ change: old.id, conflicts: [] }], takesAway: [] },
    ])
  })

  test('what an action removes by name, and what the request replaces itself, is not told again', () => {
    const catalog = catalogOf({ a: { x: excludes('z'), old: null }, b: { z: null } })
    expect(remediesOf({ catalog, holds: ['z', 'old'] }, x())).toEqual([
      { actions: [{ kind: 'remove', license: 'z', on: tomorrow }], breaks: [], takesAway: [] },
    ])
  })

  test('what goes along is told', () => {
    const catalog = catalogOf({ a: { base: null }, b: { one: has('base') } })
    expect(
      remediesOf({ catalog, holds: ['base', 'one'] }, remove('base', { id: 'asked' })),
    ).toEqual([
      {
        actions: [{ kind: 'remove_dependents', licenses: ['one'] }],
        breaks: [],
        takesAway: ['one'],
      },
    ])
  })

  test('what goes along by the request itself is told, also where an action helps that keeps its own', () => {
    const catalog = catalogOf({
      a: { x: has('y'), old: null },
      b: { y: null },
      c: { needy: has('old') },
    })
    expect(remediesOf({ catalog, holds: ['old', 'needy'] }, x({ dependents: 'remove' }))).toEqual([
      { actions: [bring('y')], breaks: [], takesAway: ['needy'] },
    ])
  })

  test('what a scheduled change of the same date takes is its own affair', () => {
    const catalog = catalogOf({
      a: { x: attribute('role') },
      b: { y: null, old: null },
      c: { base: null },
      d: { one: has('base') },
    })
    const scheduled = [
      assign('y', { id: 'remedy.0.0' }), // as where a portal's ids begin with 'remedy'
      remove('base', { dependents: 'remove' }),
    ]
    expect(remediesOf({ catalog, holds: ['old', 'base', 'one'] }, x(), scheduled)).toEqual([
      { actions: [set('role')], breaks: [], takesAway: [] },
    ])
  })
})

describe('P1 numbers in remedies', () => {
  test('one number is added for a requirement and a detail, and chosen where several would do', () => {
    const catalog = catalogOf({
      a: {
        x: {
          requirement: all(track('b'), number('mobile')),
          details: [{ id: 'sim', type: 'mobile' }],
        },
      },
      b: { y: null },
    })
    const add: Action = { kind: 'add_number', type: 'mobile', by: tomorrow }
    expect(sets({ catalog }, x())).toEqual([[add, bring('y')]])
    const both = [mobile(), mobile(january(1), '+46701000002')]
    const choose = (one: (typeof both)[number]) => ({
      kind: 'choose_number',
      license: 'x',
      detail: 'sim',
      number: one.number,
      change: null,
    })
    expect(sets({ catalog, numbers: [...both, landline()], holds: ['y'] }, x())).toEqual(
      both.map((one) => [choose(one)]),
    )
  })
})
