import { describe, expect, test } from 'vitest'
import { effectiveDate } from '../../../src/timeline/record/change.js'
import { compareFutures } from '../../../src/timeline/request/compare-futures.js'
import { forecast } from '../../../src/timeline/settle/timeline-walk.js'
import { evolve, overrideUsedUp } from '../../../src/timeline/record/evolve.js'
import { changesOf, judgeRequest } from '../../../src/timeline/request/request.js'
import type { ChangeId } from '../../../src/core/ids.js'
import {
  assign,
  capability,
  catalogOf,
  given,
  has,
  january,
  mobile,
  remove,
  today,
  tomorrow,
} from '../../support/given.js'
import { openPortal } from '../../support/portal.js'

const catalog = catalogOf({
  voice: { basic: null, premium: null },
  data: { small: null, unlimited: has('premium') },
  'addons*': { a: null, b: null },
})

describe('I2 the effective date', () => {
  const override = { date: january(20), dated: 5 }

  test('is the override of what was dated before it, else the own date', () => {
    expect(effectiveDate({ ownDate: january(12), dated: 4 }, override)).toBe('2027-01-20')
    expect(effectiveDate({ ownDate: january(12), dated: 6 }, override)).toBe('2027-01-12')
    expect(effectiveDate({ ownDate: january(12), dated: 4 }, null)).toBe('2027-01-12')
  })

  test('clearing the override brings every own date back', () => {
    const changes = [
      assign('basic', { ownDate: january(12), dated: 1 }),
      assign('small', { ownDate: january(13), dated: 2 }),
    ]
    const steps = (state: Parameters<typeof given>[0]) =>
      given(state)
        .when(...changes)
        .steps.map((step) => step.date)
    expect(steps({ catalog, override })).toEqual([january(20)])
    expect(steps({ catalog })).toEqual([january(12), january(13)])
  })
})

describe('I3 superseding', () => {
  test('of two assigns in a one-license track on one date the later by own date counts', () => {
    const override = { date: january(20), dated: 9 }
    given({ catalog, override })
      .when(
        assign('basic', { ownDate: january(14), dated: 1 }),
        assign('premium', { ownDate: january(13), dated: 2 }),
      )
      .then({ outcomes: { 'assign basic': 'applied', 'assign premium': 'superseded' } })
  })

  test('and of one own date the one dated later, whichever was created first', () => {
    given({ catalog })
      .when(
        assign('basic', { dated: 2, created: 'a' }),
        assign('premium', { dated: 1, created: 'b' }),
      )
      .then({ outcomes: { 'assign basic': 'applied', 'assign premium': 'superseded' } })
  })

  test('two changes of one license stand against each other', () => {
    given({ catalog, holds: ['a'] })
      .when(assign('b'), remove('b'), remove('a'), assign('a'))
      .then({
        outcomes: {
          'assign b': 'superseded',
          'remove b': 'unchanged',
          'remove a': 'superseded',
          'assign a': 'unchanged',
        },
      })
  })

  test('an assign supersedes removals in its one-license track in whatever order; if it fails the old license stays', () => {
    const strict = catalogOf({ voice: { basic: null, premium: capability('5g') } })
    for (const changes of [
      [assign('premium'), remove('basic')],
      [remove('basic'), assign('premium')],
    ]) {
      given({ catalog: strict, holds: ['basic'] })
        .when(...changes)
        .then({
          outcomes: { 'assign premium': 'failed', 'remove basic': 'superseded' },
          holds: ['basic'],
        })
    }
  })

  test('a superseded change supersedes still: the latest of three counts alone', () => {
    given({ catalog })
      .when(assign('basic'), assign('premium'), remove('premium'))
      .then({
        outcomes: {
          'assign basic': 'superseded',
          'assign premium': 'superseded',
          'remove premium': 'unchanged',
        },
      })
  })

  test('a removal is superseded by the assign that counts, never by one that does not', () => {
    const three = catalogOf({ voice: { basic: null, premium: null, third: null } })
    const { steps } = given({ catalog: three, holds: ['basic'] }).when(
      assign('premium'),
      assign('third'),
      remove('third'),
      remove('basic'),
    )
    expect(
      steps[0]?.outcomes.map((outcome) => [
        outcome.change.id,
        outcome.status === 'superseded' ? outcome.by : outcome.status,
      ]),
    ).toEqual([
      ['assign premium', 'assign third'],
      ['assign third', 'remove third'],
      ['remove third', 'unchanged'],
      ['remove basic', 'applied'],
    ])
  })

  test('nothing is superseded in a track that is gone from the catalog with its licenses (Q5)', () => {
    const gone = (license: string) => ({ license, track: 'gone', details: {}, since: january(1) })
    given({ catalog, holds: [gone('old'), gone('older')] })
      .when(remove('old'), remove('older'), assign('unknown'))
      .then({
        outcomes: {
          'remove old': 'applied',
          'remove older': 'applied',
          'assign unknown': 'failed',
        },
        holds: [],
      })
  })

  test('a track that holds many has no rivals', () => {
    given({ catalog })
      .when(assign('a'), assign('b'))
      .then({ holds: ['a', 'b'] })
  })

  test('changes of different dates coexist', () => {
    given({ catalog })
      .when(assign('basic'), assign('premium', { ownDate: january(12) }))
      .then({
        outcomes: { 'assign basic': 'applied', 'assign premium': 'applied' },
        holds: ['premium'],
      })
  })
})

describe('I3 the later decision counts', () => {
  const override = { date: tomorrow, dated: 5 }

  test('a change made after an override, on its date, wins over those under it, whatever their own dates', () => {
    given({ catalog, override })
      .when(
        assign('premium', { ownDate: january(20), dated: 1 }),
        remove('a', { ownDate: january(20), dated: 2 }),
        assign('basic', { dated: 6 }),
        assign('a', { dated: 7 }),
      )
      .then({
        outcomes: {
          'assign premium': 'superseded',
          'remove a': 'superseded',
          'assign basic': 'applied',
          'assign a': 'applied',
        },
      })
  })

  test('among those under it the own dates decide', () => {
    given({ catalog, override })
      .when(
        assign('basic', { ownDate: january(20), dated: 1 }),
        assign('premium', { ownDate: january(15), dated: 2 }),
      )
      .then({ outcomes: { 'assign basic': 'applied', 'assign premium': 'superseded' } })
  })

  test('an override for now decides among all that it covers, what an earlier one covered too', async () => {
    const { acme, user, assign: schedule } = await openPortal()
    const anna = await user('Anna', 'landline', 'mobile')
    await schedule(anna, 'basic', '2026-12-20')
    await acme.schedule.override(anna, '2027-01-10')
    await schedule(anna, 'businessMobile', '2026-12-10')
    await acme.schedule.override(anna, 'now')
    expect((await acme.users.get(anna)).holdings.map(({ license }) => license)).toEqual(['basic'])
  })
})

describe('I4 what a write does to others is said', () => {
  const before = given({ catalog }).userContext(
    assign('premium'),
    assign('unlimited', { ownDate: january(12) }),
  )

  test('what it breaks and supersedes, and, the other way round, what it repairs and restores', () => {
    const basic = assign('basic')
    const after = {
      ...before,
      record: { ...before.record, changes: [...before.record.changes, basic] },
    }
    expect(compareFutures(forecast(before), forecast(after))).toMatchObject({
      supersedes: [{ change: 'assign premium', on: tomorrow }],
      breaks: [
        { change: 'assign unlimited', on: january(12), conflicts: [{ code: 'license_missing' }] },
      ],
    })
    expect(compareFutures(forecast(after), forecast(before))).toMatchObject({
      restores: [{ change: 'assign premium' }],
      repairs: [{ change: 'assign unlimited', conflicts: [{ code: 'license_missing' }] }],
    })
  })
})

describe('I5 a canceled change never takes effect', () => {
  test('not even for a moment', () => {
    const { record } = given({ catalog }).userContext(assign('basic'))
    const [change] = record.changes
    if (change === undefined) throw new Error('it was scheduled')
    const after = evolve(record, record, [{ kind: 'change_canceled', change, date: today }])
    expect(after?.changes).toEqual([])
    expect(forecast({ ...given({ catalog }).userContext(), record: after ?? record })).toEqual([])
  })
})

describe('I6 the end of an override', () => {
  const override = { date: january(20), dated: 5 }
  const under = given({ catalog, override }).userContext(assign('basic', { dated: 1 })).record

  test('it lives as long as its date is to come and a scheduled change is under it', () => {
    expect(overrideUsedUp(under, today)).toEqual([])
    expect(overrideUsedUp({ ...under, settledThrough: january(20) }, january(20))).toMatchObject([
      { edit: 'used_up', from: override, to: null },
    ])
    expect(overrideUsedUp({ ...under, changes: [] }, today)).toMatchObject([{ edit: 'used_up' }])
  })

  test('it never covers failed changes', () => {
    const failed = under.changes.map((change) => ({
      ...change,
      status: 'failed' as const,
      failure: { on: today, conflicts: [] },
    }))
    expect(overrideUsedUp({ ...under, changes: failed }, today)).toMatchObject([
      { edit: 'used_up' },
    ])
  })
})

describe('Q6 planning what is there already', () => {
  const requested = { kind: 'assign', license: 'basic', details: {}, dependents: 'keep' } as const
  const identify = (place: number) => ({ id: `new${place}` as ChangeId, created: `~${place}` })

  test('what is scheduled with the same details and effective date adds nothing', () => {
    const userContext = given({ catalog }).userContext(assign('basic'))
    expect(changesOf(userContext, [requested], tomorrow, identify)).toEqual([null])
    expect(judgeRequest(userContext, [requested], [null], tomorrow).status).toBe('unchanged')
    expect(changesOf(userContext, [requested], january(12), identify)).toHaveLength(1)
  })

  test('other details, another intent or another answer for dependents is something new', () => {
    const sim = { sim: mobile().number }
    const userContext = given({ catalog }).userContext(assign('basic', { details: sim }))
    const adds = (part: object) =>
      changesOf(userContext, [{ ...requested, details: sim, ...part }], tomorrow, identify).filter(
        (change) => change !== null,
      ).length
    expect([adds({}), adds({ details: {} }), adds({ details: { line: mobile().number } })]).toEqual(
      [0, 1, 1],
    )
    expect([
      adds({ kind: 'remove' }),
      adds({ license: 'premium' }),
      adds({ dependents: 'remove' }),
    ]).toEqual([1, 1, 1])
    const open = given({ catalog }).userContext(assign('basic'))
    expect(changesOf(open, [{ ...requested, details: sim }], tomorrow, identify)).not.toEqual([
      null,
    ])
  })

  test('what failed is no longer scheduled: planning it again is something new', () => {
    const failed = assign('basic', { status: 'failed', failure: { on: tomorrow, conflicts: [] } })
    expect(
      changesOf(
        given({ catalog, failed: [failed] }).userContext(),
        [requested],
        tomorrow,
        identify,
      ),
    ).not.toEqual([null])
  })

  test('what is scheduled and superseded does not count: planning it again is something new, and it counts again', () => {
    const userContext = given({ catalog }).userContext(
      assign('basic', { id: 'first' }),
      remove('basic', { id: 'second' }),
    )
    const changes = changesOf(userContext, [requested], tomorrow, identify)
    expect(changes).toMatchObject([{ id: 'new0', license: 'basic' }])
    expect(judgeRequest(userContext, [requested], changes, tomorrow)).toMatchObject({
      status: 'ready',
      effects: { supersedes: [{ change: 'second' }] },
    })
    const replaced = given({ catalog }).userContext(assign('basic'), assign('premium'))
    expect(changesOf(replaced, [requested], tomorrow, identify)).toMatchObject([{ id: 'new0' }])
  })

  test('a number that a swap renames by then is the same number', () => {
    const [old, fresh] = [mobile().number, mobile(january(1), '+46701000002').number]
    const swaps = [{ from: old, to: fresh, on: january(12) }]
    const on = january(14)
    const userContext = given({ catalog, swaps }).userContext(
      assign('basic', { ownDate: on, details: { sim: old } }),
    )
    const adds = (sim: typeof old) =>
      changesOf(userContext, [{ ...requested, details: { sim } }], on, identify)
    expect([adds(old), adds(fresh)]).toEqual([[null], [null]])
    const before = given({ catalog, swaps }).userContext(assign('basic', { details: { sim: old } }))
    expect(
      changesOf(before, [{ ...requested, details: { sim: fresh } }], tomorrow, identify),
    ).not.toEqual([null])
  })

  test('a new change is dated after all that the record has, in the order of the wishes', () => {
    const { record, ...rest } = given({ catalog }).userContext()
    const changes = changesOf(
      { ...rest, record: { ...record, sequence: 7 } },
      [requested, { ...requested, license: 'small' }],
      tomorrow,
      identify,
    )
    expect(changes).toEqual([
      {
        ...requested,
        id: 'new0',
        created: '~0',
        ownDate: tomorrow,
        dated: 8,
        status: 'scheduled',
        failure: null,
      },
      {
        ...requested,
        license: 'small',
        id: 'new1',
        created: '~1',
        ownDate: tomorrow,
        dated: 9,
        status: 'scheduled',
        failure: null,
      },
    ])
  })

  test('what is held is unchanged', () => {
    const userContext = given({ catalog, holds: ['basic'] }).userContext()
    expect(
      judgeRequest(
        userContext,
        [requested],
        changesOf(userContext, [requested], tomorrow, identify),
        tomorrow,
      ).status,
    ).toBe('unchanged')
  })
})
