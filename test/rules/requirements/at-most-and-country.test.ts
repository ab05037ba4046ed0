/** At most n of some licenses, and the organization's country, from a verdict to a portal. */
import { describe, expect, test } from 'vitest'
import { analyzeCatalog, describeFinding } from '../../../src/analysis/index.js'
import { describeConflict } from '../../../src/words/describe/conflicts.js'
import {
  all,
  assign,
  atMost,
  catalogOf,
  country,
  given,
  has,
  not,
  remove,
} from '../../support/given.js'
import { openWith } from '../../support/portal.js'

const tools = (requirement = atMost(2, 'a', 'b', 'c')) =>
  catalogOf({ 'tools*': { a: requirement, b: null, c: null, d: null } })
const texts = (conflicts: readonly Parameters<typeof describeConflict>[0][]) =>
  conflicts.map((conflict) => describeConflict(conflict))

describe('Q1 at most n of some licenses', () => {
  test('counts the license itself where it is named', () => {
    given({ catalog: tools(), holds: ['b'] })
      .when(assign('a'))
      .then({ holds: ['a', 'b'] })
    given({ catalog: tools(), holds: ['b', 'c'] })
      .when(assign('a'))
      .then({ codes: { 'assign a': ['too_many_held'] } })
  })

  test('and others only where it is not', () => {
    const catalog = tools(atMost(1, 'b', 'c'))
    given({ catalog, holds: ['b'] })
      .when(assign('a'))
      .then({ holds: ['a', 'b'] })
    given({ catalog, holds: ['b', 'c'] })
      .when(assign('a'))
      .then({ codes: { 'assign a': ['too_many_held'] } })
  })

  test('names the others that are too many, and how they came', () => {
    const [conflict] = given({ catalog: tools(), holds: ['b'] })
      .when(assign('c'), assign('a'))
      .conflicts('assign a')
    expect(conflict).toMatchObject({
      code: 'too_many_held',
      license: 'a',
      declaredBy: 'a',
      atMost: 2,
      among: ['a', 'b', 'c'],
      licenses: ['b', 'c'],
      causes: [
        { kind: 'holding', license: 'b' },
        { kind: 'accepted_change', license: 'c' },
      ],
    })
  })

  test('protects its holder: one more is refused with the name of who says so (C2)', () => {
    const walk = given({ catalog: tools(), holds: ['a', 'b'] }).when(assign('c'))
    walk.then({ outcomes: { 'assign c': 'failed' }, holds: ['a', 'b'] })
    expect(walk.conflicts('assign c')).toMatchObject([
      { code: 'too_many_held', license: 'c', declaredBy: 'a', licenses: ['a', 'b'] },
    ])
    expect(texts(walk.conflicts('assign c'))[0]).toMatch(
      /^With c there would be too many: a allows at most 2 of a, b, and c\./,
    )
  })

  test('of rivals of one date, the first created come, as many as there is room for (C3)', () => {
    const rule = atMost(2, 'a', 'b', 'c')
    given({ catalog: catalogOf({ 'tools*': { a: rule, b: rule, c: rule } }) })
      .when(assign('c'), assign('b'), assign('a'))
      .then({
        holds: ['b', 'c'],
        outcomes: { 'assign c': 'applied', 'assign b': 'applied', 'assign a': 'failed' },
      })
  })

  test('one that goes on the same date makes room', () => {
    given({ catalog: tools(), holds: ['b', 'c'] })
      .when(assign('a'), remove('b'))
      .then({ holds: ['a', 'c'] })
  })

  test('with `dependents: remove` the one that has no room goes along (C6)', () => {
    given({ catalog: tools(), holds: ['a', 'b'] })
      .when(assign('c', { dependents: 'remove' }))
      .then({ holds: ['b', 'c'], dropped: ['a'] })
  })

  test('turned round, it asks for more than n of them', () => {
    const walk = given({ catalog: tools(not(atMost(1, 'b', 'c', 'd'))), holds: ['b'] }).when(
      assign('a'),
    )
    expect(walk.conflicts('assign a')).toMatchObject([
      {
        code: 'alternatives_not_met',
        needed: 1,
        anyOf: [
          [{ code: 'license_missing', anyOf: ['c'], path: '/of/licenses/1' }],
          [{ code: 'license_missing', anyOf: ['d'], path: '/of/licenses/2' }],
        ],
      },
    ])
  })

  test('is told before anyone confirms, with a remedy for each that could go', async () => {
    const { acme, id } = await openWith(tools())
    await acme.confirm(await acme.plan({ users: [id], assign: ['b', 'c'], on: 'now' }))
    const { users } = await acme.plan({ users: [id], assign: ['a'], on: 'now' })
    expect(users).toMatchObject([
      {
        status: 'conflict',
        conflicts: [{ code: 'too_many_held', licenses: ['b', 'c'] }],
        changes: [{ checklist: [{ met: false, text: 'Has at most 2 of a, b, and c' }] }],
        remedies: {
          sets: [
            { actions: [{ kind: 'remove', license: 'b' }] },
            { actions: [{ kind: 'remove', license: 'c' }] },
          ],
        },
      },
    ])
  })

  test('the analysis finds out that it can never be met, and where it never matters', () => {
    const never = catalogOf({
      'tools*': { a: all(has('b'), has('c'), atMost(2, 'a', 'b', 'c')), b: null, c: null },
    })
    expect(analyzeCatalog(never).findings.map((one) => describeFinding(never, one))).toEqual([
      'Nobody can hold a: its conditions contradict each other. a: Has b. a: Has c. a: Has at most 2 of a, b, and c.',
    ])
    const idle = catalogOf({
      base: { b: null, c: null },
      extra: { a: atMost(2, 'a', 'b', 'c') },
    })
    expect(analyzeCatalog(idle).findings).toMatchObject([
      { kind: 'condition_never_matters', license: 'a', path: '', as: 'met' },
    ])
  })
})

describe("Q1 the organization's country", () => {
  const catalog = catalogOf({ tools: { a: country('NO', 'DK') } })

  test('is told in a plan, and nobody is offered to move the organization', async () => {
    const { acme, id } = await openWith(catalog)
    const { users } = await acme.plan({ users: [id], assign: ['a'], on: 'now' })
    expect(users).toMatchObject([
      {
        status: 'conflict',
        conflicts: [{ code: 'country_required', anyOf: ['NO', 'DK'] }],
        changes: [
          {
            checklist: [
              { met: false, text: 'The country of the organization is Norway or Denmark' },
            ],
          },
        ],
        remedies: { sets: [] },
      },
    ])
  })

  test('is as it stands: what it was on the day of the assignment does not count', async () => {
    const { acme, id } = await openWith(catalog)
    await acme.settings.update({ country: 'NO' })
    await acme.confirm(await acme.plan({ users: [id], assign: ['a'], on: 'now' }))
    const { userEffects } = await acme.settings.update({ country: 'SE' }, { preview: true })
    const told = []
    for await (const one of userEffects) told.push(one)
    expect(told).toMatchObject([{ user: id, effects: { noncompliant: [{ license: 'a' }] } }])
    await acme.settings.update({ country: 'SE' })
    expect(await acme.users.get(id)).toMatchObject({
      outOfCompliance: [{ license: 'a', conflicts: [{ code: 'country_required' }] }],
    })
    expect(await acme.reports.outOfCompliance()).toMatchObject({ total: 1 })
  })

  test('the analysis has an example of it, in the name of the country', () => {
    const clash = catalogOf({
      tools: { a: country('NO') },
      extra: { b: all(has('a'), not(country('NO', 'DK'))) },
    })
    const { licenses, findings } = analyzeCatalog(clash)
    expect(licenses).toMatchObject([
      { status: 'holdable', example: [{ country: 'NO' }] },
      { status: 'never' },
    ])
    expect(findings.map((one) => describeFinding(clash, one))).toEqual([
      'Nobody can hold b: what it needs clashes. b: Has a. b: The country of the organization is not Norway. a: The country of the organization is Norway.',
    ])
  })
})
