import { describe, expect, test } from 'vitest'
import { outOfCompliance } from '../../../src/timeline/request/compliance.js'
import { factsOn } from '../../../src/requirements/situation.js'
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
  mobile,
  not,
  number,
  predicate,
  remove,
  today,
  tomorrow,
  track,
} from '../../support/given.js'

const failed = (
  license: string,
  day: number,
  id = `failed ${license}`,
  kind: 'assign' | 'remove' = 'assign',
) =>
  (kind === 'assign' ? assign : remove)(license, {
    id,
    status: 'failed',
    failure: { on: january(day), conflicts: [] },
  })
const cause = (license: string, day: number, change = `failed ${license}`, intent = 'assign') => ({
  kind: 'failed_change',
  change,
  intent,
  license,
  on: january(day),
})

describe('C4 causes of a license that is missing', () => {
  const catalog = catalogOf({ a: { x: has('y') }, 'b*': { y: capability('5g'), w: null } })

  test('are failed changes that would have brought it: no removals, and of no other license', () => {
    const before = [failed('y', 8), failed('w', 8), failed('y', 9, 'failed removal', 'remove')]
    expect(given({ catalog, failed: before }).when(assign('x')).conflicts('assign x')).toEqual([
      {
        code: 'license_missing',
        license: 'x',
        path: '',
        anyOf: ['y'],
        track: null,
        causes: [cause('y', 8)],
      },
    ])
  })

  test('the latest come first, of one date in the order of their ids, and twenty at most', () => {
    const before = Array.from({ length: 24 }, (_, i) =>
      failed('y', 1 + ((i * 5) % 8), `c${'bca'[Math.floor(i / 8)]}`),
    )
    const [conflict] = given({ catalog, failed: before }).when(assign('x')).conflicts('assign x')
    const causes = conflict?.code === 'license_missing' ? conflict.causes : []
    expect(causes).toHaveLength(20)
    expect(causes.slice(0, 4)).toEqual([
      cause('y', 8, 'ca'),
      cause('y', 8, 'cb'),
      cause('y', 8, 'cc'),
      cause('y', 7, 'ca'),
    ])
  })
})

describe('C4 causes of an exclusion', () => {
  const conflictsOf = (
    tracks: Parameters<typeof catalogOf>[0],
    holds: readonly string[],
    ...changes: Parameters<ReturnType<typeof given>['when']>
  ) =>
    given({ catalog: catalogOf(tracks), holds })
      .when(...changes)
      .conflicts('assign red')

  test('the removal that failed', () => {
    const tracks = { a: { red: excludes('blue') }, b: { blue: null }, c: { needy: has('blue') } }
    expect(conflictsOf(tracks, ['blue', 'needy'], remove('blue'), assign('red'))).toMatchObject([
      {
        code: 'excluded_by',
        causes: [{ kind: 'holding', license: 'blue' }, cause('blue', 11, 'remove blue', 'remove')],
      },
    ])
  })

  test('what would have replaced it, unless that is excluded as well, or the track holds many', () => {
    const replacing = [assign('green'), assign('red')] as const
    const green = capability('5g')
    const holding = { kind: 'holding', license: 'blue', since: january(1) }
    expect(
      conflictsOf(
        { a: { red: excludes('blue') }, b: { blue: null, green } },
        ['blue'],
        ...replacing,
      ),
    ).toMatchObject([{ causes: [holding, cause('green', 11, 'assign green')] }])
    expect(
      conflictsOf(
        { a: { red: excludes('blue', 'green') }, b: { blue: null, green } },
        ['blue'],
        ...replacing,
      ),
    ).toMatchObject([{ causes: [holding] }])
    expect(
      conflictsOf(
        { a: { red: excludes('blue') }, 'b*': { blue: null, green } },
        ['blue'],
        ...replacing,
      ),
    ).toMatchObject([{ causes: [holding] }])
  })

  test('the accepted change that brings it, and no other', () => {
    const tracks = { a: { red: excludes('blue') }, b: { blue: null }, c: { other: null } }
    expect(conflictsOf(tracks, [], assign('other'), assign('blue'), assign('red'))).toMatchObject([
      {
        licenses: ['blue'],
        causes: [{ kind: 'accepted_change', change: 'assign blue', license: 'blue', on: tomorrow }],
      },
    ])
  })

  test('the holding, though its details change on the same date', () => {
    const numbers = [mobile(), mobile(january(1), '+46701000002')]
    const catalog = catalogOf({
      a: { red: excludes('blue') },
      b: { blue: { details: [{ id: 'sim', type: 'mobile' }] } },
    })
    const holds = [
      { license: 'blue', track: 'b', details: { sim: mobile().number }, since: january(2) },
    ]
    const walk = given({ catalog, numbers, holds }).when(
      assign('blue', { details: { sim: '+46701000002' as never } }),
      assign('red'),
    )
    expect(walk.conflicts('assign red')).toMatchObject([
      { causes: [{ kind: 'holding', license: 'blue', since: january(2) }] },
    ])
    walk.then({ outcomes: { 'assign blue': 'applied', 'assign red': 'failed' } })
  })
})

describe('C4 what a change would do to others', () => {
  const conflicts = (
    tracks: Parameters<typeof catalogOf>[0],
    holds: readonly string[],
    change = assign('red'),
  ) =>
    given({ catalog: catalogOf(tracks), holds })
      .when(change)
      .conflicts(change.id)
      .map((conflict) => ({ ...conflict, causes: [] }))
  const excluded = (by: string, path: string) => ({
    code: 'excluded_by',
    license: 'red',
    path,
    licenses: [by],
    declaredBy: by,
    causes: [],
  })
  const needed = (licenses: readonly string[], ...by: readonly string[]) => ({
    code: 'still_needed',
    license: 'red',
    licenses,
    by,
    causes: [],
  })

  test('it is excluded by name or by track, where the requirement says so, and nothing else is told of those who are content otherwise', () => {
    const tracks = {
      a: { red: null },
      b: { one: all(has('base'), excludes('red')) },
      c: { two: not(track('a')) },
      d: { base: null },
    }
    expect(conflicts(tracks, ['base', 'one', 'two'])).toEqual([
      excluded('one', '/of/1'),
      excluded('two', '/of'),
    ])
  })

  test('it takes away what is needed', () => {
    const tracks = {
      a: { red: null, old: null },
      b: { one: has('old') },
      c: { two: any(has('old'), excludes('old')) },
    }
    expect(conflicts(tracks, ['old', 'one', 'two'])).toEqual([needed(['old'], 'one')])
  })

  test('it does both at once', () => {
    const tracks = { a: { red: null, old: null }, b: { one: all(has('old'), excludes('red')) } }
    expect(conflicts(tracks, ['old', 'one'])).toEqual([
      excluded('one', '/of/1'),
      needed(['old'], 'one'),
    ])
  })

  test('an exclusion that was there before, and did not matter, is not told of', () => {
    const tracks = {
      a: { red: null, old: null },
      b: { one: any(has('old'), excludes('blue')) },
      c: { blue: null },
    }
    expect(conflicts(tracks, ['old', 'one', 'blue'])).toEqual([needed(['old'], 'one')])
  })

  test('a condition inside an alternative that is met is not counted', () => {
    const tracks = {
      a: { red: null },
      b: { base: null },
      c: { one: all(any(number('mobile'), has('base')), excludes('red')) },
    }
    expect(conflicts(tracks, ['base', 'one'])).toEqual([excluded('one', '/of/1')])
  })

  test('a condition that it does not touch is not counted, though the same alternative is lost', () => {
    const tracks = {
      a: { red: null },
      b: { base: null },
      c: { one: any(has('base'), excludes('red')) },
    }
    expect(conflicts(tracks, ['one'])).toEqual([excluded('one', '/of/1')])
    const half = {
      a: { red: null, old: null },
      b: { one: any(has('old'), excludes('blue')) },
      c: { two: any(has('base'), excludes('red')) },
    }
    expect(
      conflicts({ ...half, d: { blue: null, base: null } }, ['old', 'one', 'two', 'blue']),
    ).toEqual([excluded('two', '/of/1'), needed(['old'], 'one')])
  })

  test('what asks a predicate is said to exclude it, unless something is taken away', () => {
    const alone = { alone: predicate('holdsOne') }
    const predicates = {
      holdsOne: ({ holdings }: { readonly holdings: readonly unknown[] }) => holdings.length === 1,
    }
    const catalog = catalogOf({ a: { red: null }, b: alone }, predicates)
    const [conflict] = given({ catalog, holds: ['alone'] })
      .when(assign('red'))
      .conflicts('assign red')
    expect({ ...conflict, causes: [] }).toEqual(excluded('alone', ''))
  })

  test('a removal excludes nobody: what breaks by it needs it, or asks a predicate', () => {
    const going = remove('red')
    expect(
      conflicts(
        { a: { red: null }, b: { one: any(has('red'), excludes('blue')) }, c: { blue: null } },
        ['red', 'one', 'blue'],
        going,
      ),
    ).toEqual([needed(['red'], 'one')])
    const asking = catalogOf(
      { a: { red: null }, b: { one: predicate('hasTwo') } },
      { hasTwo: ({ holdings }) => holdings.length === 2 },
    )
    expect(
      given({ catalog: asking, holds: ['red', 'one'] })
        .when(going)
        .conflicts(going.id),
    ).toMatchObject([{ code: 'still_needed', by: ['one'] }])
  })

  test('what goes along counts as taken away too', () => {
    const tracks = {
      a: { red: null },
      b: { addon: has('red') },
      c: { needy: has('addon') },
      d: { late: has('needy') },
    }
    const catalog = catalogOf(tracks)
    const walk = given({ catalog, holds: ['red', 'addon', 'needy'] }).when(
      remove('red', { dependents: 'remove' }),
      assign('late'),
    )
    walk.then({
      outcomes: { 'remove red': 'applied', 'assign late': 'failed' },
      dropped: ['addon', 'needy'],
    })
    expect(walk.conflicts('assign late')).toMatchObject([
      { code: 'license_missing', anyOf: ['needy'] },
    ])
  })

  test('other details that are wrong are told, and nothing of a requirement that was not met before (Q6)', () => {
    const catalog = catalogOf({
      a: { red: { requirement: capability('5g'), details: [{ id: 'sim', type: 'mobile' }] } },
    })
    const holds = [
      { license: 'red', track: 'a', details: { sim: mobile().number }, since: january(1) },
    ]
    const [change] = [assign('red', { details: { sim: '+46709999999' as never } })]
    expect(
      given({ catalog, holds, numbers: [mobile()] })
        .when(change)
        .conflicts(change.id)
        .map(({ code }) => code),
    ).toEqual(['number_not_owned'])
  })
})

describe('C5 what is out of compliance', () => {
  const report = (tracks: Parameters<typeof catalogOf>[0], holds: readonly string[]) => {
    const catalog = catalogOf(tracks)
    const { record, organization } = given({ catalog, holds }).userContext()
    return outOfCompliance(catalog, record.holdings, factsOn(record, organization, today))
  }

  test('two of a one-license track exclude each other; of a track that holds many, any number is in order', () => {
    const rivals = (license: string, other: string) => ({
      license,
      conflicts: [
        {
          code: 'excluded_by',
          license,
          path: '',
          licenses: [other],
          declaredBy: license,
          causes: [],
        },
      ],
    })
    expect(report({ voice: { basic: null, premium: null } }, ['basic', 'premium'])).toEqual([
      rivals('basic', 'premium'),
      rivals('premium', 'basic'),
    ])
    expect(report({ 'addons*': { fax: null, archive: null } }, ['fax', 'archive'])).toEqual([])
  })

  test('a requirement and a detail are told with what they lack', () => {
    expect(
      report(
        { a: { x: { requirement: capability('5g'), details: [{ id: 'sim', type: 'mobile' }] } } },
        ['x'],
      ),
    ).toEqual([
      {
        license: 'x',
        conflicts: [
          { code: 'capability_missing', license: 'x', path: '', capability: '5g' },
          { code: 'number_missing', license: 'x', path: '', type: 'mobile', detail: 'sim' },
        ],
      },
    ])
  })
})
