import { describe, expect, test } from 'vitest'
import type { E164 } from '../../../src/core/phone-number.js'
import type { Requirement } from '../../../src/requirements/requirement.js'
import type { Action } from '../../../src/timeline/remedies/action.js'
import {
  all,
  any,
  assign,
  attribute,
  capability,
  catalogOf,
  excludes,
  has,
  january,
  landline,
  mobile,
  number,
  remove,
  today,
  tomorrow,
  track,
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

  test('so is an assignment that stands in for a removal, and fails', () => {
    const needy = catalogOf({ a: { x: null, y: number('mobile') } })
    const away = remove('x', { id: 'asked', dated: 1 })
    const y = assign('y', { dated: 2 })
    expect(sets({ catalog: needy, holds: ['x'] }, away, [y], directly)).toEqual([
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
