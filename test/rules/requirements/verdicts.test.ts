import { describe, expect, test } from 'vitest'
import { checklistOf } from '../../../src/requirements/checklist.js'
import { compileRequirement } from '../../../src/requirements/compile.js'
import type { Conflict } from '../../../src/requirements/conflict.js'
import { explain } from '../../../src/requirements/explain.js'
import { deepFreeze } from '../../../src/core/frozen.js'
import type { Requirement } from '../../../src/requirements/requirement.js'
import { factsOn } from '../../../src/requirements/situation.js'
import { createDraft } from '../../../src/timeline/settle/holdings-draft.js'
import {
  all,
  any,
  atLeast,
  attribute,
  capability,
  catalogOf,
  excludes,
  given,
  has,
  january,
  landline,
  mobile,
  not,
  number,
  predicate,
  tomorrow,
  track,
  type State,
} from '../../support/given.js'
import { plainWording } from '../../../src/words/language/wording.js'

const holding = (license: string, trackId: string, day = 1) => ({
  license,
  track: trackId,
  details: {},
  since: january(day),
})

/** A requirement of a license `x` as the engine has it, and what it is judged against. */
function judge(requirement: Requirement, state: Omit<State, 'catalog'> = {}) {
  const catalog = catalogOf(
    {
      x: { x: requirement },
      a: { a: null, a2: null },
      'b*': { b: null, b2: null },
      c: { c: null },
    },
    { yes: () => true },
  )
  const { record, organization } = given({ catalog, ...state }).userContext()
  const node = catalog.editions[0]?.licenses.get('x')?.requirement ?? expect.fail('it was given')
  return {
    node,
    situation: createDraft(catalog, record.holdings, factsOn(record, organization, tomorrow)),
  }
}

const isMet = (requirement: Requirement, state?: Omit<State, 'catalog'>): boolean => {
  const { node, situation } = judge(requirement, state)
  return node.test(situation)
}
const conflictsOf = (
  requirement: Requirement,
  state?: Omit<State, 'catalog'>,
): readonly Conflict[] => {
  const { node, situation } = judge(requirement, state)
  return explain(node, situation)
}

describe('Q1 the verdict', () => {
  test.each<[string, Requirement, Omit<State, 'catalog'>, Omit<State, 'catalog'>]>([
    ['no landline', not(number('landline')), { numbers: [mobile()] }, { numbers: [landline()] }],
    ['no mobile number', not(number('mobile')), { numbers: [landline()] }, { numbers: [mobile()] }],
    ['no license of a track', not(track('a')), { holds: ['b'] }, { holds: ['a2'] }],
    [
      'a license of a track, be it gone from the catalog (Q5)',
      track('a'),
      { holds: [holding('old', 'a')] },
      { holds: [holding('old', 'b')] },
    ],
    [
      'none of several',
      not({ kind: 'anyLicense', licenses: ['a', 'b'] }),
      { holds: ['a2'] },
      { holds: ['b'] },
    ],
    ['no capability', not(capability('5g')), {}, { capabilities: ['5g'] }],
    ['no attribute', not(attribute('role')), {}, { attributes: { role: 'x' } }],
    [
      'other than given values',
      not(attribute('role', 'chief')),
      { attributes: { role: 'x' } },
      { attributes: { role: 'chief' } },
    ],
  ])('%s', (_, requirement, met, unmet) =>
    expect([isMet(requirement, met), isMet(requirement, unmet)]).toEqual([true, false]),
  )

  test('of nothing, not all is never met, and less than none neither', () => {
    expect([isMet(not(all())), isMet(not(atLeast(0, has('a'))))]).toEqual([false, false])
  })

  test('of groups is what counting says, whatever their size and how many must be met', () => {
    const catalog = catalogOf({})
    const names = { license: 'x', licensesOf: () => [], predicate: () => () => true }
    for (let size = 1; size <= 5; size++) {
      const parts = Array.from({ length: size }, (_, place) => `c${place}`)
      for (let bits = 0; bits < 2 ** size; bits++) {
        const met = parts.filter((_, place) => bits & (1 << place))
        const { record, organization } = given({ catalog, capabilities: met }).userContext()
        const situation = createDraft(catalog, [], factsOn(record, organization, tomorrow))
        for (let count = 0; count <= size; count++) {
          const node = compileRequirement(atLeast(count, ...parts.map(capability)), names)
          const isCounted = met.length >= count
          expect([met, count, size, node.test(situation)]).toEqual([met, count, size, isCounted])
          expect(explain(node, situation).length === 0).toBe(isCounted)
        }
      }
    }
  })
})

describe('P1 the checklist', () => {
  const lines = (requirement: Requirement, state?: Omit<State, 'catalog'>) => {
    const { node, situation } = judge(requirement, state)
    return checklistOf(node, situation, plainWording)
  }
  const line = (
    path: string,
    met: boolean,
    text: string,
    condition: object,
    of: readonly object[] = [],
  ) => ({
    path,
    met,
    text,
    condition,
    of,
  })

  test('has a line for every part of an outermost `all`, met or not, and what it asks as data', () => {
    const requirement = all(
      track('a'),
      not(has('b')),
      all(number('mobile'), not(capability('5g'))),
      attribute('role', 'chief'),
      attribute('room'),
      { kind: 'predicate', name: 'yes' },
    )
    expect(lines(requirement, { holds: ['a'], attributes: { role: 'guest' } })).toEqual([
      line('/of/0', true, 'Has one of the a licenses', {
        kind: 'licenses',
        licenses: ['a', 'a2'],
        track: 'a',
        wanted: true,
      }),
      line('/of/1/of', true, 'Does not have b', {
        kind: 'licenses',
        licenses: ['b'],
        track: null,
        wanted: false,
      }),
      line('/of/2/of/0', false, 'Has an active mobile number', {
        kind: 'number',
        type: 'mobile',
        wanted: true,
      }),
      line('/of/2/of/1/of', true, 'The organization does not have 5g', {
        kind: 'capability',
        capability: '5g',
        wanted: false,
      }),
      line('/of/3', false, 'The attribute “role” is “chief”', {
        kind: 'attribute',
        attribute: 'role',
        anyOf: ['chief'],
        wanted: true,
      }),
      line('/of/4', false, 'The attribute “room” is filled in', {
        kind: 'attribute',
        attribute: 'room',
        anyOf: null,
        wanted: true,
      }),
      line('/of/5', true, 'The condition “yes” is met', {
        kind: 'predicate',
        predicate: 'yes',
        wanted: true,
      }),
    ])
  })

  test('keeps other groups together, with their parts below them', () => {
    expect(lines(any(has('a'), all(has('b'), has('b2'))), { holds: ['b'] })).toEqual([
      line('', false, 'One of these', { kind: 'group', atLeast: 1, count: 2 }, [
        line('/of/0', false, 'Has a', {
          kind: 'licenses',
          licenses: ['a'],
          track: null,
          wanted: true,
        }),
        line('/of/1', false, 'All of these', { kind: 'group', atLeast: 2, count: 2 }, [
          line('/of/1/of/0', true, 'Has b', {
            kind: 'licenses',
            licenses: ['b'],
            track: null,
            wanted: true,
          }),
          line('/of/1/of/1', false, 'Has b2', {
            kind: 'licenses',
            licenses: ['b2'],
            track: null,
            wanted: true,
          }),
        ]),
      ]),
    ])
  })
})

describe('C4 all reasons why a requirement is not met', () => {
  const at = (path: string, license: string) => ({
    code: 'license_missing',
    license: 'x',
    path,
    anyOf: [license],
    track: null,
    causes: [],
  })

  test('every failing part, and none that is met', () => {
    expect(
      conflictsOf(
        all(
          has('a'),
          has('b'),
          atLeast(0, has('a2')),
          any(has('b'), has('a2')),
          has('b2'),
          has('a2'),
        ),
        { holds: ['b'] },
      ),
    ).toEqual([at('/of/0', 'a'), at('/of/4', 'b2'), at('/of/5', 'a2')])
    expect(conflictsOf(all(has('a'), any(has('a2'))), { holds: ['a'] })).toEqual([
      at('/of/1/of/0', 'a2'),
    ])
    expect(conflictsOf(any(has('a'), has('b')), { holds: ['b'] })).toEqual([])
  })

  test('of alternatives, those that lack something, and how many more are needed', () => {
    expect(
      conflictsOf(atLeast(2, has('a'), has('b'), all(has('b2'), has('a2'))), { holds: ['b'] }),
    ).toEqual([
      {
        code: 'alternatives_not_met',
        license: 'x',
        path: '',
        needed: 1,
        anyOf: [[at('/of/0', 'a')], [at('/of/2/of/0', 'b2'), at('/of/2/of/1', 'a2')]],
      },
    ])
  })

  test('of licenses that are excluded, those that are held, the one held longest first', () => {
    const excluding = (licenses: readonly string[], path = '') => ({
      code: 'excluded_by',
      license: 'x',
      path,
      licenses,
      declaredBy: 'x',
      causes: [],
    })
    expect(conflictsOf(excludes('b'), { holds: ['b'] })).toEqual([excluding(['b'])])
    expect(conflictsOf(excludes('a', 'b', 'b2'), { holds: ['b2', 'a2', 'b'] })).toEqual([
      excluding(['b', 'b2']),
    ])
    const held = [
      holding('b', 'b', 4),
      holding('a', 'a'),
      holding('b2', 'b', 3),
      holding('old', 'b', 2),
    ]
    expect(conflictsOf(not(track('b')), { holds: held })).toEqual([
      excluding(['old', 'b2', 'b'], '/of'),
    ])
    expect(conflictsOf(not(track('a')), { holds: [holding('a2', 'a')] })).toEqual([
      excluding(['a2'], '/of'),
    ])
    expect(conflictsOf(not(track('c')), { holds: [holding('old', 'c')] })).toEqual([
      excluding(['old'], '/of'),
    ]) // gone from the catalog
  })

  test('of a number that must not be there, its type', () => {
    expect(conflictsOf(not(number('landline')), { numbers: [mobile(), landline()] })).toEqual([
      { code: 'number_not_allowed', license: 'x', path: '/of', type: 'landline' },
    ])
  })

  test('of an attribute, a capability, a predicate: what was asked for', () => {
    expect(
      conflictsOf(
        all(
          attribute('role', 'chief'),
          not(attribute('room')),
          capability('5g'),
          not(predicate('yes')),
        ),
        {
          attributes: { room: 1 },
        },
      ),
    ).toEqual([
      {
        code: 'attribute_missing',
        license: 'x',
        path: '/of/0',
        attribute: 'role',
        anyOf: ['chief'],
      },
      {
        code: 'attribute_not_allowed',
        license: 'x',
        path: '/of/1/of',
        attribute: 'room',
        anyOf: null,
      },
      { code: 'capability_missing', license: 'x', path: '/of/2', capability: '5g' },
      { code: 'predicate_not_met', license: 'x', path: '/of/3/of', predicate: 'yes' },
    ])
  })
})

describe('Q3 why no number of a type is active', () => {
  const why = (...numbers: NonNullable<State['numbers']>) =>
    conflictsOf(number('mobile'), { numbers })
  const about = { license: 'x', path: '', type: 'mobile', detail: null }

  test('there is none; those of another type do not count', () => {
    expect(why(landline(january(20)))).toEqual([{ code: 'number_missing', ...about }])
  })

  test('all are at another operator', () => {
    const [first, second] = [mobile(), mobile(january(1), '+46701000002')].map(
      ({ number: one, type }) => ({
        number: one,
        type,
        status: 'foreign' as const,
      }),
    )
    expect(first && second && why(first, landline(), second)).toEqual([
      { code: 'number_foreign', ...about, numbers: ['+46701000001', '+46701000002'] },
    ])
  })

  test('one is on its way: the soonest, whether it is ported or active from a date', () => {
    const [late, soon, other] = [
      mobile(january(25)),
      mobile(january(20), '+46701000002'),
      mobile(january(22), '+46701000003'),
    ]
    expect(why(late, soon, other)).toEqual([
      { code: 'number_porting', ...about, number: '+46701000002', from: january(20) },
    ])
  })
})

describe('E2 what is handed out cannot be changed', () => {
  test('data is frozen all the way down, also where a part of it was frozen before', () => {
    const frozen = deepFreeze({ a: [{ b: 1 }], c: null, d: 'text' })
    expect([frozen, frozen.a, frozen.a[0]].map((part) => Object.isFrozen(part))).toEqual([
      true,
      true,
      true,
    ])
    expect(() => (frozen.a as unknown[]).push(1)).toThrow(TypeError)
  })

  test('the conflicts of a catalog are shared between users, and frozen', () => {
    expect(
      conflictsOf(all(has('a'), capability('5g'))).map((conflict) => Object.isFrozen(conflict)),
    ).toEqual([true, true])
  })
})
