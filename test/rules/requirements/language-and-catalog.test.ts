import { describe, expect, test } from 'vitest'
import { defineCatalog } from '../../../src/catalog/catalog.js'
import type { FaultCode } from '../../../src/catalog/faults.js'
import { isSeatlineError } from '../../../src/core/errors.js'
import type { ConflictCode } from '../../../src/requirements/conflict.js'
import { describeConflict } from '../../../src/words/describe/conflicts.js'
import { english } from '../../../src/words/english/english.js'
import { DEPTH_LIMIT, type Requirement } from '../../../src/requirements/requirement.js'
import type { Change } from '../../../src/timeline/record/change.js'
import {
  all,
  any,
  assign,
  atLeast,
  atMost,
  attribute,
  capability,
  catalogOf,
  country,
  excludes,
  foreign,
  given,
  has,
  january,
  landline,
  mobile,
  not,
  number,
  porting,
  predicate,
  remove,
  track,
  type State,
} from '../../support/given.js'

const predicates = {
  yes: () => true,
  no: () => false,
  throws: () => {
    throw new Error('the directory is down')
  },
  text: () => 'yes' as unknown as boolean, // what JavaScript may do
}

/** Whether a requirement is met by a state: asked by assigning a license that has it. */
function isMet(requirement: Requirement, state: Omit<State, 'catalog'> = {}): boolean {
  const catalog = catalogOf(
    { x: { x: requirement }, a: { a: null, a2: null }, b: { b: null } },
    predicates,
  )
  return given({ catalog, ...state }).when(assign('x')).step.outcomes[0]?.status === 'applied'
}

describe('Q1 the language', () => {
  test.each<[string, Requirement, Omit<State, 'catalog'>, Omit<State, 'catalog'>]>([
    ['a given license', has('a'), { holds: ['a'] }, { holds: ['b'] }],
    [
      'any of several',
      { kind: 'anyLicense', licenses: ['a', 'b'] },
      { holds: ['b'] },
      { holds: ['a2'] },
    ],
    ['any of a track', track('a'), { holds: ['a2'] }, { holds: ['b'] }],
    [
      'an active number of a type',
      number('mobile'),
      { numbers: [mobile()] },
      { numbers: [landline()] },
    ],
    [
      'a capability of the organization',
      capability('5g'),
      { capabilities: ['5g'] },
      { capabilities: ['fiber'] },
    ],
    ['an attribute that is there', attribute('role'), { attributes: { role: 'x' } }, {}],
    [
      'an attribute of given values',
      attribute('role', 'chief', 1),
      { attributes: { role: 1 } },
      { attributes: { role: '1' } },
    ],
    [
      'no attribute of the prototype',
      not(attribute('constructor')),
      {},
      { attributes: { constructor: 'x' } },
    ],
    ['excluded licenses', excludes('a', 'b'), { holds: ['a2'] }, { holds: ['b'] }],
    ['at most n licenses', atMost(1, 'a', 'a2', 'b'), { holds: ['b'] }, { holds: ['a', 'b'] }],
    ['at most none', atMost(0, 'a', 'b'), { holds: ['a2'] }, { holds: ['b'] }],
    [
      'not at most n licenses',
      not(atMost(1, 'a', 'a2', 'b')),
      { holds: ['a', 'b'] },
      { holds: ['b'] },
    ],
    ['the country of the organization', country('NO', 'SE'), {}, { country: 'DK' }],
    ['another country', not(country('NO', 'SE')), { country: 'DK' }, {}],
    ['all', all(has('a'), has('b')), { holds: ['a', 'b'] }, { holds: ['a'] }],
    ['any', any(has('a'), has('b')), { holds: ['b'] }, {}],
    [
      'at least n',
      atLeast(2, has('a'), has('b'), capability('5g')),
      { holds: ['a'], capabilities: ['5g'] },
      { holds: ['a'] },
    ],
    ['not', not(all(has('a'), has('b'))), { holds: ['a'] }, { holds: ['a', 'b'] }],
    ['not, twice', not(not(has('a'))), { holds: ['a'] }, {}],
    [
      'not at least n',
      not(atLeast(2, has('a'), has('b'), capability('5g'))),
      { holds: ['a'] },
      { holds: ['a', 'b'] },
    ],
  ])('%s', (_, requirement, met, unmet) =>
    expect([isMet(requirement, met), isMet(requirement, unmet)]).toEqual([true, false]),
  )

  test('of nothing, all is met, and at least none too', () =>
    expect([isMet(all()), isMet(atLeast(0, has('a')))]).toEqual([true, true]))

  test.each(['throws', 'text'])(
    'a predicate that is faulty (%s) counts as not met, also under not',
    (name) => {
      expect([
        isMet(predicate(name)),
        isMet(not(predicate(name))),
        isMet(any(predicate(name), predicate('yes'))),
      ]).toEqual([false, false, true])
    },
  )

  test('a predicate is told facts and holdings as of the judged date, the judged license among them, frozen', () => {
    const seen: unknown[] = []
    const watching = catalogOf(
      { x: { x: { kind: 'predicate', name: 'look', parameters: { least: 1 } } }, a: { a: null } },
      {
        look: {
          test: (subject, parameters) => {
            seen.push([
              subject.date,
              subject.holdings.map(({ license }) => license),
              subject.capabilities,
              parameters,
            ])
            return Object.isFrozen(subject) && Object.isFrozen(subject.holdings)
          },
          dates: () => [],
        },
      },
    )
    given({ catalog: watching, holds: ['a'], capabilities: ['5g'] })
      .when(assign('x'))
      .then({ holds: ['a', 'x'] })
    expect(seen[0]).toEqual([january(11), ['a', 'x'], ['5g'], { least: 1 }])
  })
})

describe('Q2 and Q3 every conflict code, and its sentence', () => {
  const one = (requirement: Requirement) =>
    catalogOf({ x: { x: requirement }, a: { a: null }, b: { b: null } }, predicates)
  const sim = catalogOf({ x: { x: { details: [{ id: 'sim', type: 'mobile' }] } } })
  const second = mobile(january(1), '+46701000002')
  const entangled = Object.fromEntries(
    Array.from({ length: 15 }, (_, i) => [
      `t${i}`,
      { [`l${i}`]: i === 0 ? excludes('l1') : has(`l${i - 1}`) },
    ]),
  )
  const many = Array.from({ length: 15 }, (_, i) => assign(`l${i}`))
  const x = assign('x')

  const produced: { readonly [C in ConflictCode]: [State, readonly Change[], string, string] } = {
    license_missing: [{ catalog: one(any(has('a'))) }, [x], 'assign x', 'x needs a.'],
    excluded_by: [
      { catalog: one(excludes('a')), holds: ['a'] },
      [x],
      'assign x',
      'x cannot be combined with a. a is assigned as of January 1, 2027.',
    ],
    too_many_held: [
      { catalog: one(atMost(1, 'x', 'a', 'b')), holds: ['a'] },
      [x],
      'assign x',
      'x allows at most one of x, a, and b. a is assigned as of January 1, 2027.',
    ],
    still_needed: [
      { catalog: catalogOf({ a: { a: null }, x: { x: has('a') } }), holds: ['a', 'x'] },
      [remove('a')],
      'remove a',
      'x still needs a. x is assigned as of January 1, 2027.',
    ],
    number_missing: [
      { catalog: one(number('landline')) },
      [x],
      'assign x',
      'x needs an active landline number, but the user has none.',
    ],
    number_foreign: [
      { catalog: one(number('mobile')), numbers: [foreign()] },
      [x],
      'assign x',
      'x needs an active mobile number. +46701000008 is with another operator. Start porting it.',
    ],
    number_porting: [
      { catalog: one(number('mobile')), numbers: [foreign(), porting(january(20))] },
      [x],
      'assign x',
      'x needs an active mobile number. +46701000009 is not active until January 20, 2027.',
    ],
    number_not_allowed: [
      { catalog: one(not(number('mobile'))), numbers: [mobile()] },
      [x],
      'assign x',
      'x is for users without an active mobile number.',
    ],
    number_not_chosen: [
      { catalog: sim, numbers: [mobile(), second] },
      [x],
      'assign x',
      'Choose the mobile number for x: +46701000001 or +46701000002.',
    ],
    number_not_owned: [
      { catalog: sim, numbers: [mobile()] },
      [assign('x', { details: { sim: second.number } })],
      'assign x',
      '+46701000002, chosen for x, is not a mobile number of this user.',
    ],
    detail_unknown: [
      { catalog: one(all()), numbers: [mobile()] },
      [assign('x', { details: { sim: second.number } })],
      'assign x',
      'x has no detail “sim”.',
    ],
    capability_missing: [
      { catalog: one(capability('5g')) },
      [x],
      'assign x',
      'x needs the organization to have 5g.',
    ],
    capability_not_allowed: [
      { catalog: one(not(capability('5g'))), capabilities: ['5g'] },
      [x],
      'assign x',
      'x is for organizations without 5g.',
    ],
    country_required: [
      { catalog: one(country('NO', 'NL')) },
      [x],
      'assign x',
      'x needs the country of the organization to be Norway or Netherlands.',
    ],
    country_not_allowed: [
      { catalog: one(not(country('SE'))) },
      [x],
      'assign x',
      'x is not for organizations whose country is Sweden.',
    ],
    attribute_missing: [
      { catalog: one(attribute('role', 'chief', 1)) },
      [x],
      'assign x',
      'x needs the attribute “role” to be “chief” or 1.',
    ],
    attribute_not_allowed: [
      { catalog: one(not(attribute('role'))), attributes: { role: 'x' } },
      [x],
      'assign x',
      'x is for users without the attribute “role”.',
    ],
    predicate_not_met: [
      { catalog: one(predicate('no')) },
      [x],
      'assign x',
      'x needs the condition “no” to be met.',
    ],
    predicate_failed: [
      { catalog: one(predicate('throws')) },
      [x],
      'assign x',
      'x needs the condition “throws” to be met, but it could not be checked: the directory is down.',
    ],
    alternatives_not_met: [
      { catalog: one(any(has('a'), all(has('b'), capability('5g')))) },
      [x],
      'assign x',
      'x needs one of these: (1) a, (2) b and 5g for the organization.',
    ],
    not_available: [
      {
        catalog: catalogOf({
          x: { x: { availability: { from: '2027-02-01', until: '2027-03-01' } } },
        }),
      },
      [x],
      'assign x',
      'x can only be assigned on or after February 1, 2027 and before March 1, 2027.',
    ],
    no_seat: [
      {
        catalog: one(all()),
        seatLimits: [{ license: 'x', limit: 3, from: january(1), until: null }],
        seatsHeld: { x: 3 },
      },
      [x],
      'assign x',
      'All 3 seats of x are taken.',
    ],
    license_unknown: [
      { catalog: one(all()) },
      [assign('old')],
      'assign old',
      'old is no longer in the catalog.',
    ],
    too_entangled: [
      { catalog: catalogOf(entangled) },
      many,
      'assign l0',
      'l0 is one of 15 changes on this date that depend on each other, which is too many to decide. Spread them over several dates.',
    ],
  }

  test.each(Object.entries(produced))('%s', (code, [state, changes, failed, sentence]) => {
    const [conflict] = given(state)
      .when(...changes)
      .conflicts(failed)
    expect(conflict?.code).toBe(code)
    expect(conflict && describeConflict(conflict)).toBe(sentence)
  })

  test('the list is closed: every code has a sentence', () =>
    expect(Object.keys(english.conflicts.sentences).sort()).toEqual(Object.keys(produced).sort()))

  test('any-of and all-of are told apart, and nested parts keep their paths', () => {
    const catalog = one(all(capability('5g'), any(has('a'), has('b'))))
    expect(given({ catalog }).when(assign('x')).conflicts('assign x')).toMatchObject([
      { code: 'capability_missing', path: '/of/0' },
      {
        code: 'alternatives_not_met',
        path: '/of/1',
        needed: 1,
        anyOf: [[{ path: '/of/1/of/0' }], [{ path: '/of/1/of/1' }]],
      },
    ])
  })
})

describe('Q4 a catalog is checked when it is defined', () => {
  const faultsOf = (
    definition: unknown,
  ): readonly { readonly path: string; readonly code: string }[] => {
    try {
      defineCatalog(definition as never) // what comes from outside may be anything
      return []
    } catch (error) {
      return isSeatlineError(error, 'catalog_invalid') ? error.data.faults : []
    }
  }
  const license = (more: object) => ({
    tracks: [{ id: 't', name: 'T', licenses: [{ id: 'x', name: 'X', ...more }] }],
  })
  const requiring = (requirement: Requirement) => license({ requirement })
  const declaring = {
    capabilities: [{ id: 'fiber' }, { id: '5g' }],
    attributes: [{ id: 'role', values: ['chief', 'staff', 1] }],
  }
  let deep: Requirement = has('x')
  for (let depth = 0; depth < 3 * DEPTH_LIMIT; depth++) deep = not(deep)

  const doubled = (part: 'features' | 'details', one: object) => license({ [part]: [one, one] })
  const twice = { id: 't', name: 'T', licenses: [{ id: 'x', name: 'X' }] }
  const available = (availability: object) => license({ availability })
  const tooLong = (limit: number) => 'x'.repeat(limit + 1)
  const editions = (...dates: readonly (string | undefined)[]) => ({
    editions: dates.map((from) => ({ ...(from !== undefined && { from }), tracks: [] })),
  })

  const faulty: { readonly [C in FaultCode]: readonly (readonly [unknown, string, string])[] } = {
    shape_invalid: [
      [{ editions: [] }, '/editions', 'Too small: expected array to have >=1 items.'],
      [{ editions: [{ tracks: [] }], tracks: [] }, '/', 'Unrecognized key: "tracks".'],
      [license({ price: 1 }), '/tracks/0/licenses/0', 'Unrecognized key: "price".'],
      [
        requiring(country('Sweden')),
        '/tracks/0/licenses/0/requirement/in/0',
        'is not a country code of two capital letters.',
      ],
      [
        license({ id: '-x' }),
        '/tracks/0/licenses/0/id',
        'must be letters, digits or . _ : @ + - and begin with a letter or digit.',
      ],
      [
        license({ id: 'x y' }),
        '/tracks/0/licenses/0/id',
        'must be letters, digits or . _ : @ + - and begin with a letter or digit.',
      ],
      [
        requiring({ kind: 'capability', capability: tooLong(100) }),
        '/tracks/0/licenses/0/requirement/capability',
        'Too big: expected string to have <=100 characters.',
      ],
      [
        requiring({ kind: 'attribute', attribute: tooLong(100) }),
        '/tracks/0/licenses/0/requirement/attribute',
        'Too big: expected string to have <=100 characters.',
      ],
      [
        requiring({ kind: 'attribute', attribute: '__proto__' }),
        '/tracks/0/licenses/0/requirement/attribute',
        'cannot be the name of an attribute.',
      ],
      [
        { tracks: [], attributes: [{ id: '__proto__' }] },
        '/attributes/0/id',
        'cannot be the name of an attribute.',
      ],
    ],
    too_deep: [[requiring(deep), '', 'It nests deeper than 64 levels.']],
    id_doubled: [
      [
        { tracks: [{ ...twice, licenses: [] }, twice] },
        '/tracks/1/id',
        'The track id t is used twice.',
      ],
      [
        { tracks: [twice, { ...twice, id: 'u' }] },
        '/tracks/1/licenses/0/id',
        'The license id x is used twice.',
      ],
      [
        doubled('details', { id: 'sim', type: 'mobile' }),
        '/tracks/0/licenses/0/details/1/id',
        'The detail id sim is used twice.',
      ],
      [
        { ...requiring(all()), capabilities: [{ id: '5g' }, { id: '5g' }] },
        '/capabilities/1/id',
        'The capability id 5g is used twice.',
      ],
      [
        { ...requiring(all()), attributes: [{ id: 'role' }, { id: 'role' }] },
        '/attributes/1/id',
        'The attribute id role is used twice.',
      ],
      [
        doubled('features', { id: 'data' }),
        '/tracks/0/licenses/0/features/1/id',
        'The feature id data is used twice.',
      ],
    ],
    license_not_defined: [
      [
        { editions: [{ tracks: [twice] }, { from: '2027-01-01', ...requiring(has('y')) }] },
        '/editions/1/tracks/0/licenses/0/requirement/license',
        'The license y is not defined.',
      ],
      [
        requiring(all(has('y'))),
        '/tracks/0/licenses/0/requirement/of/0/license',
        'The license y is not defined.',
      ],
      [
        requiring(excludes('y')),
        '/tracks/0/licenses/0/requirement/licenses/0',
        'The license y is not defined.',
      ],
    ],
    track_not_defined: [
      [
        requiring(track('u')),
        '/tracks/0/licenses/0/requirement/track',
        'The track u is not defined.',
      ],
    ],
    capability_not_declared: [
      [
        { ...requiring({ kind: 'capability', capability: 'fibre' }), ...declaring },
        '/tracks/0/licenses/0/requirement/capability',
        'The capability fibre is not declared in the catalog (did you mean fiber?).',
      ],
    ],
    attribute_not_declared: [
      [
        { ...requiring(all({ kind: 'attribute', attribute: 'rank' })), ...declaring },
        '/tracks/0/licenses/0/requirement/of/0/attribute',
        'The attribute rank is not declared in the catalog.',
      ],
    ],
    value_not_allowed: [
      [
        {
          ...requiring({ kind: 'attribute', attribute: 'role', in: ['chief', 'stuff'] }),
          ...declaring,
        },
        '/tracks/0/licenses/0/requirement/in/1',
        'The attribute role cannot be "stuff". Did you mean staff?',
      ],
      [
        { ...requiring({ kind: 'attribute', attribute: 'role', in: ['1'] }), ...declaring },
        '/tracks/0/licenses/0/requirement/in/0',
        'The attribute role cannot be "1". Did you mean 1?',
      ],
    ],
    predicate_not_given: [
      [
        requiring(predicate('toString')),
        '/tracks/0/licenses/0/requirement/name',
        'No function is given for the predicate toString.',
      ],
    ],
    excludes_itself: [
      [
        requiring(not({ kind: 'anyLicense', licenses: ['x'] })),
        '/tracks/0/licenses/0/requirement/of/licenses/0',
        'The license x excludes itself.',
      ],
      [
        requiring(atMost(0, 'x')),
        '/tracks/0/licenses/0/requirement/licenses/0',
        'The license x excludes itself.',
      ],
      [
        requiring(any(excludes('x'))),
        '/tracks/0/licenses/0/requirement/of/0/licenses/0',
        'The license x excludes itself.',
      ],
      [
        requiring(atLeast(1, not(has('x')))),
        '/tracks/0/licenses/0/requirement/of/0/of/license',
        'The license x excludes itself.',
      ],
    ],
    count_too_high: [
      [
        requiring(atLeast(2, has('x'))),
        '/tracks/0/licenses/0/requirement/count',
        'It asks for 2 of 1.',
      ],
      [
        requiring(atMost(1, 'x', 'x')),
        '/tracks/0/licenses/0/requirement/count',
        'It allows 1 of 1 licenses.',
      ],
    ],
    date_invalid: [
      [
        available({ from: '2027-02-30' }),
        '/tracks/0/licenses/0/availability/from',
        '"2027-02-30" is not a date.',
      ],
      [
        available({ from: 'soon', until: '2027-02-01' }),
        '/tracks/0/licenses/0/availability/from',
        '"soon" is not a date.',
      ],
      [
        available({ from: '2027-02-01', until: 'soon' }),
        '/tracks/0/licenses/0/availability/until',
        '"soon" is not a date.',
      ],
      [editions(undefined, '2027-02-30'), '/editions/1/from', '"2027-02-30" is not a date.'],
    ],
    availability_empty: [
      [
        available({ from: '2027-02-01', until: '2027-02-01' }),
        '/tracks/0/licenses/0/availability',
        'It ends before it begins.',
      ],
    ],
    edition_order: [
      [
        editions('2027-01-01'),
        '/editions/0/from',
        'The first edition always was in force: leave out its date.',
      ],
      [
        editions(undefined, undefined),
        '/editions/1/from',
        'It needs the date on which it takes the place of the one before.',
      ],
      [
        editions(undefined, '2027-01-01', '2027-01-01'),
        '/editions/2/from',
        'It begins on 2027-01-01, and the one before it on 2027-01-01.',
      ],
    ],
  }
  const cases = Object.entries(faulty).flatMap(([code, some]) =>
    some.map((one) => [code, ...one] as const),
  )

  test.each(cases)('%s: %j', (code, definition, path, message) =>
    expect(faultsOf(definition)).toEqual([{ code, path, message }]),
  )

  test('a value that no user can have', () => {
    const values = [tooLong(2_000)]
    const catalog = {
      ...requiring({ kind: 'attribute', attribute: 'role', in: values }),
      attributes: [{ id: 'role', values }],
    }
    expect(faultsOf(catalog).map(({ code, path }) => [code, path])).toEqual([
      ['shape_invalid', '/attributes/0/values/0'],
      ['shape_invalid', '/tracks/0/licenses/0/requirement/in/0'],
    ])
  })

  test('every fault comes at once', () => {
    expect(
      faultsOf(requiring(all(has('y'), track('u'), excludes('x')))).map(({ code }) => code),
    ).toEqual(['license_not_defined', 'track_not_defined', 'excludes_itself'])
  })

  test('so does a part that is fine: nothing is said of it', () => {
    const sound = all(
      has('x'),
      { kind: 'anyLicense', licenses: ['x'] },
      track('t'),
      atLeast(1, has('x')),
      not(not(has('x'))),
      not(atLeast(2, has('x'), number('mobile'))),
      any(excludes('x'), number('mobile')),
      not(atMost(0, 'x')),
    )
    expect(faultsOf(requiring(sound))).toEqual([])
    expect(
      faultsOf(
        license({
          availability: { from: '2027-02-01', until: '2027-02-02' },
          features: [{ id: 'x' }],
          details: [{ id: 'x', type: 'mobile' }],
        }),
      ),
    ).toEqual([])
  })

  test('groups nest up to a bound', () => {
    const nested = (count: number): Requirement => (count === 0 ? has('x') : all(nested(count - 1)))
    expect(
      [DEPTH_LIMIT - 3, DEPTH_LIMIT - 2].map((count) => faultsOf(requiring(nested(count))).length),
    ).toEqual([0, 1])
  })

  test('what is given for a predicate must be a function', () => {
    const define = (given: object) => () =>
      defineCatalog(requiring(predicate('asked')) as never, { predicates: given as never })
    expect(define({ asked: () => true })).not.toThrow()
    expect(define({ asked: true })).toThrow(/No function is given for the predicate asked/)
  })

  test('a double negation does not exclude', () =>
    expect(faultsOf(requiring(not(excludes('x'))))).toEqual([]))

  test.each([null, [], 'tracks', { tracks: [{}] }, { tracks: null }])(
    '%j is no catalog',
    (definition) => expect(faultsOf(definition).map(({ code }) => code)).toContain('shape_invalid'),
  )
})

describe('Q5 the catalog changes while records live', () => {
  const catalog = catalogOf({ voice: { basic: null, premium: null } })
  const gone = { license: 'old', track: 'voice', details: {}, since: january(1) }

  test('a change to a license that is gone fails, and nothing crashes', () => {
    given({ catalog })
      .when(assign('old'), remove('older'))
      .then({
        outcomes: { 'assign old': 'failed', 'remove older': 'unchanged' },
        codes: { 'assign old': ['license_unknown'] },
      })
  })

  test('a holding of a license that is gone keeps its track, and an assign there replaces it', () => {
    given({ catalog, holds: [gone] })
      .when(assign('basic'))
      .then({ holds: ['basic'] })
  })

  test('two in a one-license track: the next assign there replaces both', () => {
    given({
      catalog: catalogOf({ voice: { basic: null, premium: null, third: null } }),
      holds: ['basic', 'premium'],
    })
      .when(assign('third'))
      .then({ holds: ['third'] })
  })

  test('also if it assigns one of the two', () => {
    given({ catalog, holds: ['basic', gone] })
      .when(assign('basic'))
      .then({ outcomes: { 'assign basic': 'applied' }, holds: ['basic'] })
  })
})

describe('Q6 other details of the license that is held', () => {
  const strict = catalogOf({
    a: {
      x: {
        requirement: capability('5g'),
        details: [{ id: 'sim', type: 'mobile' }],
        availability: { until: '2027-01-05' },
      },
    },
  })
  const numbers = [mobile(), mobile(january(1), '+46701000002')]
  const [first, second] = numbers.map((one) => one.number)
  const holds = [
    {
      license: 'x',
      track: 'a',
      details: first === undefined ? {} : { sim: first },
      since: january(1),
    },
  ]

  test('are judged on the details alone, and keep since', () => {
    const [outcome] = given({ catalog: strict, numbers, holds }).when(
      assign('x', { details: second === undefined ? {} : { sim: second } }),
    ).step.outcomes
    expect(outcome).toMatchObject({
      status: 'applied',
      removed: [],
      holding: { since: january(1), details: { sim: second } },
    })
  })

  test('the same details are unchanged, and so are open ones', () => {
    given({ catalog: strict, numbers, holds })
      .when(assign('x'))
      .then({ outcomes: { 'assign x': 'unchanged' } })
  })
})
