import { describe, expect, test } from 'vitest'
import { settle } from '../../../src/timeline/settle/settle.js'
import {
  all,
  any,
  assign,
  atLeast,
  capability,
  catalogOf,
  excludes,
  foreign,
  given,
  has,
  january,
  landline,
  mobile,
  not,
  predicate,
  remove,
  tomorrow,
  track,
} from '../../support/given.js'

const voice = { voice: { basic: null, premium: null }, data: { unlimited: has('premium') } }

describe('settle by itself', () => {
  test('takes every seat for free and knows of no earlier failure, unless it is told', () => {
    const facts = {
      date: january(10),
      department: null,
      attributes: {},
      numbers: [],
      landline: false,
      mobile: false,
      capabilities: new Set<string>(),
      country: 'SE',
    }
    const state = { catalog: catalogOf(voice), facts, holdings: [] }
    const changes = [assign('basic'), assign('unlimited')]
    expect(settle(state, changes)).toMatchObject({
      date: january(10),
      holdings: [{ license: 'basic', since: january(10) }],
      outcomes: [
        { status: 'applied' },
        { status: 'failed', conflicts: [{ code: 'license_missing', causes: [] }] },
      ],
      dropped: [],
    })
    expect(
      settle(state, [assign('basic')], { seatFull: () => ({ limit: 3, held: 3 }) }).outcomes,
    ).toMatchObject([{ status: 'failed', conflicts: [{ code: 'no_seat', limit: 3 }] }])
  })
})

describe('C1 candidates', () => {
  test('what is held already is unchanged, and so is the removal of what is not held', () => {
    given({ catalog: catalogOf(voice), holds: ['basic'] })
      .when(assign('basic'), remove('unlimited'))
      .then({
        outcomes: { 'assign basic': 'unchanged', 'remove unlimited': 'unchanged' },
        holds: ['basic'],
      })
  })
})

describe('C2 a valid set', () => {
  const catalog = catalogOf(voice)

  test('the end of the date is judged: base and add-on can come together', () => {
    given({ catalog })
      .when(assign('unlimited'), assign('premium'))
      .then({
        outcomes: { 'assign unlimited': 'applied', 'assign premium': 'applied' },
        holds: ['premium', 'unlimited'],
      })
  })

  test('a removal of everything does not fail on a state in between', () => {
    given({ catalog, holds: ['premium', 'unlimited'] })
      .when(remove('premium'), remove('unlimited'))
      .then({ outcomes: { 'remove premium': 'applied', 'remove unlimited': 'applied' }, holds: [] })
  })

  test('a license kept that was sound may not break', () => {
    given({ catalog, holds: ['premium', 'unlimited'] })
      .when(assign('basic'))
      .then({
        outcomes: { 'assign basic': 'failed' },
        codes: { 'assign basic': ['still_needed'] },
        holds: ['premium', 'unlimited'],
      })
  })

  test('a license kept that was not sound before blocks nobody (C5)', () => {
    given({ catalog, holds: ['unlimited'] })
      .when(assign('basic'))
      .then({ outcomes: { 'assign basic': 'applied' }, holds: ['basic', 'unlimited'] })
  })

  test('every license newly assigned is judged by facts, details, availability and seats of the date', () => {
    const strict = catalogOf({
      a: { number: { details: [{ id: 'sim', type: 'mobile' }] } },
      b: { later: { availability: { from: '2027-01-12' } } },
      c: { over: { availability: { until: '2027-01-11' } } },
      d: { full: null },
    })
    given({
      catalog: strict,
      seatLimits: [{ license: 'full', limit: 1, from: january(1), until: null }],
      seatsHeld: { full: 1 },
    })
      .when(assign('number'), assign('later'), assign('over'), assign('full'))
      .then({
        codes: {
          'assign number': ['number_missing'],
          'assign later': ['not_available'],
          'assign over': ['not_available'],
          'assign full': ['no_seat'],
        },
      })
  })

  test('a license that is gone from the catalog counts for a predicate that looks at it', () => {
    const needsAny = catalogOf(
      { voice: { basic: null }, data: { free: predicate('hasTwo') } },
      { hasTwo: ({ holdings }) => holdings.length === 2 },
    )
    given({
      catalog: needsAny,
      holds: ['free', { license: 'old', track: 'voice', details: {}, since: january(1) }],
    })
      .when(remove('old'))
      .then({ outcomes: { 'remove old': 'failed' }, codes: { 'remove old': ['still_needed'] } })
  })

  test('all that needs a license is looked at when it goes: what names it, its track, or asks a predicate', () => {
    const catalog = catalogOf(
      {
        voice: { basic: null, other: null },
        'addons*': {
          byName: has('basic'),
          byTrack: all(track('voice'), not(has('elsewhere'))),
          byPredicate: predicate('hasVoice'),
          lone: capability('none'),
        },
        far: { elsewhere: null },
      },
      { hasVoice: ({ holdings }) => holdings.some(({ track: of }) => of === 'voice') },
    )
    const brokenBy = (going: string, ...holds: NonNullable<Parameters<typeof given>[0]['holds']>) =>
      given({ catalog, holds }).when(remove(going)).conflicts(`remove ${going}`)
    expect(brokenBy('basic', 'basic', 'byName', 'byTrack', 'byPredicate', 'lone')).toMatchObject([
      { code: 'still_needed', by: ['byName', 'byTrack', 'byPredicate'] },
    ])
    expect(brokenBy('other', 'other', 'byName', 'byTrack', 'byPredicate')).toMatchObject([
      { by: ['byTrack', 'byPredicate'] },
    ])
    const gone = { license: 'old', track: 'voice', details: {}, since: january(1) }
    expect(brokenBy('old', gone, 'byName', 'byTrack', 'byPredicate')).toMatchObject([
      { by: ['byTrack', 'byPredicate'] },
    ])
  })

  test('a license may have an id that looks like the key of a track', () => {
    const odd = catalogOf({
      voice: { 'track:data': null },
      data: { small: null },
      addon: { extra: track('voice') },
      other: { plus: track('data') },
    })
    given({ catalog: odd, holds: ['track:data', 'extra'] })
      .when(remove('track:data'))
      .then({
        outcomes: { 'remove track:data': 'failed' },
        codes: { 'remove track:data': ['still_needed'] },
      })
  })
})

describe('C3 first come, first served', () => {
  const rivals = catalogOf({ a: { red: excludes('blue') }, b: { blue: null } })

  test('of two that exclude each other the one created first goes through, in whatever order they are listed', () => {
    const first = assign('blue')
    const second = assign('red')
    for (const changes of [
      [first, second],
      [second, first],
    ]) {
      given({ catalog: rivals })
        .when(...changes)
        .then({ outcomes: { 'assign blue': 'applied', 'assign red': 'failed' }, holds: ['blue'] })
    }
  })

  test('a swap goes through', () => {
    given({ catalog: rivals, holds: ['blue'] })
      .when(assign('red'), remove('blue'))
      .then({ outcomes: { 'assign red': 'applied', 'remove blue': 'applied' }, holds: ['red'] })
  })

  test('of two created in one place, the one of the lower id', () => {
    const place = { created: 'same' }
    for (const [blue, red] of [
      [assign('blue', { ...place, id: 'c1' }), assign('red', { ...place, id: 'c2' })],
      [assign('blue', { ...place, id: 'c2' }), assign('red', { ...place, id: 'c1' })],
    ] as const)
      for (const changes of [
        [blue, red],
        [red, blue],
      ])
        given({ catalog: rivals })
          .when(...changes)
          .then({ outcomes: { c1: 'applied', c2: 'failed' } })
  })

  test('what has no chance at all does not decide between two that exclude each other', () => {
    const catalog = catalogOf({
      a: { red: excludes('blue') },
      b: { blue: null },
      c: { hopeless: capability('5g') },
    })
    given({ catalog })
      .when(assign('hopeless'), assign('red'), assign('blue'))
      .then({
        outcomes: { 'assign hopeless': 'failed', 'assign red': 'applied', 'assign blue': 'failed' },
        holds: ['red'],
      })
  })

  test('what the first needs goes through before what was created between them', () => {
    const catalog = catalogOf({
      a: { first: has('third') },
      b: { second: excludes('third') },
      c: { third: null },
    })
    given({ catalog })
      .when(assign('first'), assign('second'), assign('third'))
      .then({
        outcomes: {
          'assign first': 'applied',
          'assign second': 'failed',
          'assign third': 'applied',
        },
      })
  })
})

describe('C3 the outcomes of a date', () => {
  test('are listed in order of creation, whatever became of the changes', () => {
    const catalog = catalogOf({
      voice: { basic: null, premium: null },
      data: { small: null, needy: capability('5g') },
      c: { held: null },
    })
    const changes = [
      assign('premium', { created: 'e', dated: 2 }),
      assign('basic', { created: 'd', dated: 1 }),
      assign('needy', { created: 'c' }),
      assign('held', { created: 'b' }),
      assign('old', { created: 'a' }),
    ]
    const outcomes = (...some: typeof changes) =>
      given({ catalog, holds: ['held'] })
        .when(...some)
        .step.outcomes.map(({ change, status }) => [change.license, status])
    expect(outcomes(...changes)).toEqual([
      ['old', 'failed'],
      ['held', 'unchanged'],
      ['needy', 'failed'],
      ['basic', 'superseded'],
      ['premium', 'applied'],
    ])
    expect(outcomes(...changes.slice(0, 2))).toEqual([
      ['basic', 'superseded'],
      ['premium', 'applied'],
    ])
  })
})

describe('C4 conflicts and causes', () => {
  const catalog = catalogOf({
    voice: { mobile: capability('5g'), basic: null },
    data: { unlimited: has('mobile') },
  })

  test('what fails because another failed on the same date names it', () => {
    const [conflict] = given({ catalog })
      .when(assign('mobile'), assign('unlimited'))
      .conflicts('assign unlimited')
    expect(conflict).toMatchObject({
      code: 'license_missing',
      causes: [{ kind: 'failed_change', change: 'assign mobile', license: 'mobile', on: tomorrow }],
    })
  })

  test('and on an earlier date, unless it was dismissed since', () => {
    const failed = assign('mobile', {
      status: 'failed',
      failure: { on: january(9), conflicts: [] },
    })
    const [conflict] = given({ catalog, failed: [failed] })
      .when(assign('unlimited'))
      .conflicts('assign unlimited')
    expect(conflict).toMatchObject({
      causes: [{ kind: 'failed_change', change: 'assign mobile', on: january(9) }],
    })
    const [later] = given({ catalog }).when(assign('unlimited')).conflicts('assign unlimited')
    expect(later).toMatchObject({ causes: [] })
  })

  test('all conflicts are told, not the first', () => {
    const strict = catalogOf({
      a: {
        x: all(
          capability('5g'),
          { kind: 'number', type: 'landline' },
          { kind: 'attribute', attribute: 'role' },
        ),
      },
    })
    given({ catalog: strict })
      .when(assign('x'))
      .then({
        codes: { 'assign x': ['capability_missing', 'number_missing', 'attribute_missing'] },
      })
  })

  test('of two that clash, the requirement of the other side is told too, with its cause', () => {
    const rivals = catalogOf({ a: { red: excludes('blue') }, b: { blue: excludes('red') } })
    expect(
      given({ catalog: rivals }).when(assign('red'), assign('blue')).conflicts('assign blue'),
    ).toMatchObject([
      {
        code: 'excluded_by',
        declaredBy: 'blue',
        licenses: ['red'],
        causes: [{ kind: 'accepted_change', change: 'assign red' }],
      },
      {
        code: 'excluded_by',
        declaredBy: 'red',
        licenses: ['red'],
        causes: [{ kind: 'accepted_change', change: 'assign red' }],
      },
    ])
  })

  test('an exclusion by what is held names the holding', () => {
    const rivals = catalogOf({ a: { red: excludes('blue') }, b: { blue: null } })
    expect(
      given({ catalog: rivals, holds: ['blue'] })
        .when(assign('red'))
        .conflicts('assign red'),
    ).toMatchObject([
      {
        code: 'excluded_by',
        licenses: ['blue'],
        causes: [{ kind: 'holding', license: 'blue', since: january(1) }],
      },
    ])
  })

  test('a failed change that would have replaced what excludes is a cause', () => {
    const rivals = catalogOf({
      a: { red: excludes('blue') },
      b: { blue: null, green: capability('5g') },
    })
    const [conflict] = given({ catalog: rivals, holds: ['blue'] })
      .when(assign('green'), assign('red'))
      .conflicts('assign red')
    expect(conflict).toMatchObject({
      causes: [
        { kind: 'holding', license: 'blue' },
        { kind: 'failed_change', change: 'assign green', license: 'green' },
      ],
    })
  })

  test('an exclusion of a track names only licenses that count to it, though they were assigned in it once', () => {
    const moved = catalogOf({ a: { red: not(track('b')) }, b: { blue: null }, c: { green: null } })
    const [conflict] = given({
      catalog: moved,
      holds: ['blue', { license: 'green', track: 'b', details: {}, since: january(1) }],
    })
      .when(assign('red'))
      .conflicts('assign red')
    expect(conflict).toMatchObject({ code: 'excluded_by', licenses: ['blue'] })
  })

  test('a number that a detail lacks is told once, and all that lacks besides', () => {
    const numbers = all(
      { kind: 'number', type: 'mobile' },
      { kind: 'number', type: 'landline' },
      capability('5g'),
    )
    const strict = catalogOf({
      a: { x: { requirement: numbers, details: [{ id: 'sim', type: 'mobile' }] } },
    })
    expect(given({ catalog: strict }).when(assign('x')).conflicts('assign x')).toMatchObject([
      { code: 'number_missing', type: 'mobile', detail: 'sim' },
      { code: 'number_missing', type: 'landline', detail: null },
      { code: 'capability_missing' },
    ])
    expect(
      given({ catalog: strict, numbers: [foreign()] })
        .when(assign('x'))
        .conflicts('assign x'),
    ).toMatchObject([
      { code: 'number_foreign', type: 'mobile', detail: 'sim' },
      { code: 'number_missing', type: 'landline' },
      { code: 'capability_missing' },
    ])
  })

  test('a number that a detail lacks is told once', () => {
    const strict = catalogOf({
      a: {
        x: {
          requirement: { kind: 'number', type: 'mobile' },
          details: [{ id: 'sim', type: 'mobile' }],
        },
      },
    })
    given({ catalog: strict })
      .when(assign('x'))
      .then({ codes: { 'assign x': ['number_missing'] } })
  })
})

describe('C6 dependents', () => {
  const catalog = catalogOf({
    voice: { premium: null },
    data: { unlimited: has('premium') },
    addon: { roaming: has('unlimited') },
    other: { lone: capability('5g') },
  })

  test('they block a removal', () => {
    const [conflict] = given({ catalog, holds: ['premium', 'unlimited'] })
      .when(remove('premium'))
      .conflicts('remove premium')
    expect(conflict).toMatchObject({
      code: 'still_needed',
      licenses: ['premium'],
      by: ['unlimited'],
    })
  })

  test('they go with it, one after the other, when the change says so', () => {
    given({ catalog, holds: ['premium', 'unlimited', 'roaming', 'lone'] })
      .when(remove('premium', { dependents: 'remove' }))
      .then({
        outcomes: { 'remove premium': 'applied' },
        dropped: ['unlimited', 'roaming'],
        holds: ['lone'],
      })
  })

  test('they go also where something else is changed that keeps its own', () => {
    given({ catalog, holds: ['premium', 'unlimited'], capabilities: ['5g'] })
      .when(remove('premium', { dependents: 'remove' }), assign('lone'))
      .then({
        outcomes: { 'remove premium': 'applied', 'assign lone': 'applied' },
        dropped: ['unlimited'],
        holds: ['lone'],
      })
  })

  test('what another change breaks does not go with it', () => {
    const two = catalogOf({
      a: { x: null },
      b: { y: null },
      c: { onX: has('x') },
      d: { onY: has('y') },
    })
    given({ catalog: two, holds: ['x', 'y', 'onX', 'onY'] })
      .when(remove('x', { dependents: 'remove' }), remove('y'))
      .then({
        outcomes: { 'remove x': 'applied', 'remove y': 'failed' },
        dropped: ['onX'],
        holds: ['onY', 'y'],
      })
  })
})

describe('C7 exactness and its bound', () => {
  const pairs = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, i) => [
        `t${i}`,
        { [`l${i}`]: i === 0 ? excludes('l1') : has(`l${i - 1}`) },
      ]),
    )

  test('fourteen that depend on each other are decided', () => {
    given({ catalog: catalogOf(pairs(14)) })
      .when(...Array.from({ length: 14 }, (_, i) => assign(`l${i}`)))
      .then({ holds: ['l0'] })
  })

  test('fifteen fail with too_entangled, and the others go on', () => {
    const walk = given({ catalog: catalogOf({ ...pairs(15), free: { free: null } }) }).when(
      ...Array.from({ length: 15 }, (_, i) => assign(`l${i}`)),
      assign('free'),
    )
    walk.then({
      holds: ['free'],
      codes: { 'assign l0': ['too_entangled'], 'assign l14': ['too_entangled'] },
    })
    expect(walk.conflicts('assign l3')).toMatchObject([{ changes: 15 }])
  })

  test('of any number that need each other all are decided, if all of them do, whatever else clashes on the date', () => {
    const chain = Object.fromEntries(
      Array.from({ length: 20 }, (_, i) => [`t${i}`, { [`l${i}`]: has(`l${(i + 1) % 20}`) }]),
    )
    const changes = Array.from({ length: 20 }, (_, i) => assign(`l${i}`))
    given({ catalog: catalogOf({ ...chain, a: { red: excludes('blue') }, b: { blue: null } }) })
      .when(assign('red'), ...changes, assign('blue'))
      .then({
        holds: ['red', ...changes.map(({ license }) => license)],
        codes: { 'assign blue': ['excluded_by'] },
      })
  })

  test('a predicate is free until all is decided: what it sees may still come', () => {
    const catalog = catalogOf(
      {
        a: { first: predicate('hasSecond') },
        b: { second: null },
        c: { hopeless: capability('5g') },
      },
      { hasSecond: ({ holdings }) => holdings.some(({ license }) => license === 'second') },
    )
    given({ catalog })
      .when(assign('first'), assign('hopeless'), assign('second'))
      .then({
        outcomes: {
          'assign first': 'applied',
          'assign hopeless': 'failed',
          'assign second': 'applied',
        },
      })
  })

  test('what no company could make valid is dropped before any search', () => {
    const many = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [
        `t${i}`,
        { [`l${i}`]: i === 0 ? capability('5g') : has(`l${i - 1}`) },
      ]),
    )
    given({ catalog: catalogOf(many) })
      .when(...Array.from({ length: 40 }, (_, i) => assign(`l${i}`)))
      .then({
        holds: [],
        codes: { 'assign l0': ['capability_missing'], 'assign l39': ['license_missing'] },
      })
  })
})

describe('C8 no fall-back', () => {
  test('if the change that counts fails, the earlier one does not take its place', () => {
    const catalog = catalogOf({ voice: { basic: null, premium: capability('5g') } })
    given({ catalog })
      .when(assign('basic'), assign('premium'))
      .then({ outcomes: { 'assign basic': 'superseded', 'assign premium': 'failed' }, holds: [] })
  })

  test('an exclusion declared by a holder protects the holder', () => {
    given({
      catalog: catalogOf({ a: { red: excludes('blue') }, b: { blue: null } }),
      holds: ['red'],
    })
      .when(assign('blue'))
      .then({
        outcomes: { 'assign blue': 'failed' },
        codes: { 'assign blue': ['excluded_by'] },
        holds: ['red'],
      })
  })
})

describe('P2 open details when a date is settled', () => {
  const catalog = catalogOf({ a: { x: { details: [{ id: 'line', type: 'landline' }] } } })

  test('the only right number is taken', () => {
    const [outcome] = given({ catalog, numbers: [landline(), mobile()] }).when(assign('x')).step
      .outcomes
    expect(outcome).toMatchObject({
      status: 'applied',
      holding: { details: { line: '+4681000001' } },
    })
  })

  test('of several none is guessed', () => {
    given({ catalog, numbers: [landline(), landline(january(1), '+4681000002')] })
      .when(assign('x'))
      .then({ codes: { 'assign x': ['number_not_chosen'] } })
  })
})

describe('groups', () => {
  test('any and at least n hold as they say', () => {
    const catalog = catalogOf({
      a: { one: null },
      b: { two: null },
      c: { either: any(has('one'), has('two')) },
      d: { both: atLeast(2, has('one'), has('two'), capability('5g')) },
    })
    given({ catalog, holds: ['one'] })
      .when(assign('either'), assign('both'))
      .then({
        outcomes: { 'assign either': 'applied', 'assign both': 'failed' },
        codes: { 'assign both': ['alternatives_not_met'] },
      })
  })
})
