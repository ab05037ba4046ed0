import { describe, expect, test } from 'vitest'
import { conflictNote, defineCatalog, type Plan } from '../../../src/index.js'
import { guideCatalog, openPortal, openWith } from '../../support/portal.js'

describe('P1 plan', () => {
  test('judges and changes nothing', async () => {
    const { acme, user } = await openPortal()
    const anna = await user('Anna', 'landline')
    const before = await acme.users.get(anna)
    const plan = await acme.plan({ users: [anna], assign: ['basic'], on: 'now' })
    expect(plan.users[0]).toMatchObject({ status: 'ready', earliestDate: '2026-11-01' })
    expect(await acme.users.get(anna)).toEqual(before)
  })

  test('tells all conflicts, the requirement as a checklist, and what would help', async () => {
    const { acme, user } = await openPortal()
    const anna = await user('Anna')
    const [answer] = (await acme.plan({ users: [anna], assign: ['businessMobile'], on: 'now' }))
      .users
    expect(answer?.conflicts.map((conflict) => conflict.code)).toEqual([
      'number_missing',
      'number_missing',
    ])
    expect(answer?.changes[0]?.checklist).toMatchObject([
      { met: false, text: 'Has an active landline number' },
      { met: false, text: 'Has an active mobile number' },
    ])
    expect(answer?.remedies.sets[0]?.actions).toMatchObject([
      { kind: 'add_number' },
      { kind: 'add_number' },
    ])
  })

  test('asks for details that are open, with the choices', async () => {
    const { acme, user } = await openPortal()
    const anna = await user('Anna', 'landline', 'mobile', 'mobile')
    const [answer] = (await acme.plan({ users: [anna], assign: ['businessMobile'], on: 'now' }))
      .users
    expect(answer).toMatchObject({
      status: 'needs_details',
      conflicts: [{ code: 'number_not_chosen', detail: 'mobile' }],
    })
    expect(answer?.changes[0]?.choices['mobile']).toHaveLength(2)
    expect(answer?.changes[0]?.proposed).toEqual(['landline'])
  })

  test('tells what is superseded, what is taken away and what still follows', async () => {
    const { acme, user, assign } = await openPortal()
    const anna = await user('Anna', 'landline', 'mobile')
    await assign(anna, 'businessMobile', 'now')
    const later = await assign(anna, 'basic', '2027-01-01')
    const [answer] = (await acme.plan({ users: [anna], assign: ['basic'], on: 'now' })).users
    const less = [{ feature: 'calls', from: 1000, to: 100, unit: null }]
    expect(answer?.takesAway).toEqual({ licenses: ['businessMobile'], features: ['roaming'], less })
    expect(answer?.follows).toMatchObject([
      { change: later, on: '2027-01-01', before: 'applied', after: 'unchanged' },
    ])
  })

  test('planning what is already scheduled or held is unchanged (Q6)', async () => {
    const { acme, user, assign } = await openPortal()
    const anna = await user('Anna', 'landline')
    await assign(anna, 'basic', '2026-12-01')
    const again = await acme.plan({ users: [anna], assign: ['basic'], on: '2026-12-01' })
    expect(again.users[0]?.status).toBe('unchanged')
    expect((await acme.confirm(again)).users[0]?.status).toBe('unchanged')
    expect((await acme.users.get(anna)).changes).toHaveLength(1)
  })
})

describe('P1 a request of which a part is scheduled already', () => {
  /** Recording keeps Privacy away from December 6 on; Unlimited 5G is scheduled for December 10, and needs Basic. */
  async function givenPartScheduled() {
    const portal = await openPortal()
    const anna = await portal.user('Anna', 'landline')
    await portal.assign(anna, 'basic', '2026-12-05')
    await portal.assign(anna, 'recording', '2026-12-06')
    await portal.assign(anna, 'unlimited5g', '2026-12-10')
    return { ...portal, anna }
  }

  test('is earliest when all of it goes through, and another date mends all of it', async () => {
    const { acme, anna } = await givenPartScheduled()
    const plan = await acme.plan({
      users: [anna],
      assign: ['unlimited5g', 'privacy'],
      on: '2026-12-10',
    })
    expect(plan.users).toMatchObject([{ status: 'conflict', earliestDate: '2026-12-05' }])
    const later = plan.users[0]!.remedies.sets.find(
      ({ actions }) => actions[0]?.kind === 'choose_date',
    )
    expect(later?.actions).toEqual([{ kind: 'choose_date', on: '2026-12-05' }])
    expect(
      await acme.remedy(plan, { user: anna, remedy: later! }, { preview: true }),
    ).toMatchObject({
      plan: { users: [{ status: 'ready' }] },
    })
  })

  test('goes through on the date of an assignment that includes what it removes', async () => {
    const { acme, user, assign } = await openPortal()
    const bo = await user('Bo', 'landline', 'mobile')
    await assign(bo, 'basic', 'now')
    await assign(bo, 'businessMobile', '2026-12-10')
    const request = { users: [bo], remove: ['basic'], assign: ['unlimited5g'] } as const
    for (const on of ['2026-12-05', '2026-12-10'])
      expect((await acme.plan({ ...request, on })).users).toMatchObject([
        { status: on < '2026-12-10' ? 'conflict' : 'ready', earliestDate: '2026-12-10' },
      ])
  })

  test('can come earlier than it is scheduled', async () => {
    const { acme, anna } = await givenPartScheduled()
    const again = await acme.plan({ users: [anna], assign: ['unlimited5g'], on: '2026-12-10' })
    expect(again.users).toMatchObject([{ status: 'unchanged', earliestDate: '2026-12-05' }])
    const both = await acme.plan({
      users: [anna],
      assign: ['basic', 'recording'],
      on: '2026-12-05',
    })
    expect(both.users).toMatchObject([{ status: 'ready', earliestDate: '2026-11-01' }])
  })
})

describe('P1 a request of which one part takes another away', () => {
  test('is earliest on no date: what it asks for does not come about (C6)', async () => {
    const { acme, user, assign } = await openPortal()
    const anna = await user('Anna', 'landline')
    await assign(anna, 'basic', 'now')
    await assign(anna, 'privacy', 'now')
    const recording = { license: 'recording', dependents: 'remove' } as const
    for (const on of ['now', '2026-12-01'])
      expect(
        (await acme.plan({ users: [anna], assign: ['privacy', recording], on })).users,
      ).toMatchObject([
        {
          status: 'ready',
          changes: [{ status: 'unchanged' }, { status: 'ready' }],
          takesAway: { licenses: ['privacy'] },
          earliestDate: null,
        },
      ])
  })
})

describe('P2 confirm', () => {
  test('for now: users without conflict are changed, the others are refused', async () => {
    const { acme, user } = await openPortal()
    const [anna, bo] = [await user('Anna', 'landline'), await user('Bo')]
    const result = await acme.confirm(
      await acme.plan({ users: [anna, bo], assign: ['basic'], on: 'now' }),
    )
    expect(result.users.map(({ status }) => status)).toEqual(['applied', 'refused'])
    expect(result.carriedOut).toBe('some')
    expect((await acme.users.get(anna)).holdings).toHaveLength(1)
    expect((await acme.users.get(bo)).holdings).toHaveLength(0)
  })

  test('for one user either all changes of a request for now go through, or none', async () => {
    const { acme, user } = await openPortal()
    const anna = await user('Anna')
    const result = await acme.confirm(
      await acme.plan({ users: [anna], assign: ['basic', 'loyalty'], on: 'now' }),
    )
    expect(result.users[0]?.status).toBe('refused')
    expect((await acme.users.get(anna)).holdings).toEqual([])
  })

  test('a swap within one request never fails on a state in between', async () => {
    const { acme, user, assign } = await openPortal()
    const anna = await user('Anna', 'landline', 'mobile')
    await assign(anna, 'basic', 'now')
    await assign(anna, 'unlimited5g', 'now')
    expect(
      (
        await acme.confirm(
          await acme.plan({ users: [anna], assign: ['businessMobile'], on: 'now' }),
        )
      ).users[0]?.status,
    ).toBe('applied')
    expect((await acme.users.get(anna)).holdings.map(({ license }) => license).sort()).toEqual([
      'businessMobile',
      'unlimited5g',
    ])
  })

  test('an open detail with one right choice takes it', async () => {
    const { acme, user, assign } = await openPortal()
    const anna = await user('Anna', 'landline', 'mobile')
    await assign(anna, 'businessMobile', 'now')
    expect(Object.keys((await acme.users.get(anna)).holdings[0]?.details ?? {})).toEqual([
      'landline',
      'mobile',
    ])
  })

  test('all or nothing: one refused user stops all, and 1,001 are too many', async () => {
    const { acme, user } = await openPortal()
    const [anna, bo] = [await user('Anna', 'landline'), await user('Bo')]
    const result = await acme.confirm(
      await acme.plan({ users: [anna, bo], assign: ['basic'], on: 'now' }),
      { mode: 'all' },
    )
    expect(result).toMatchObject({
      carriedOut: 'none',
      users: [{ status: 'skipped' }, { status: 'refused' }],
    })
    const plan: Plan = {
      id: 'p',
      organization: 'acme',
      today: '2026-11-01' as Plan['today'],
      users: [],
      request: {
        users: Array.from({ length: 1_001 }, (_, i) => `u${i}`) as never,
        changes: [{ kind: 'assign', license: 'basic', details: {}, dependents: 'keep' }],
        on: 'now',
        detailsByUser: {},
      },
    }
    await expect(acme.confirm(plan, { mode: 'all' })).rejects.toMatchObject({
      code: 'too_many_for_all',
    })
  })
})

describe('P1 the earliest date of a request', () => {
  test('what is to be removed and is not held by then is no obstacle, though a failing assignment stands in for the removal', async () => {
    // given an add-on that comes on a date, and an assignment that will fail on the next one
    const catalog = defineCatalog({
      tracks: [
        {
          id: 'voice',
          name: 'Voice',
          licenses: [
            { id: 'basic', name: 'Basic', requirement: { kind: 'number', type: 'landline' } },
            { id: 'premium', name: 'Premium' },
          ],
        },
        { id: 'addons', name: 'Add-ons', licenses: [{ id: 'archive', name: 'Archive' }] },
      ],
    })
    const { acme, id: anna } = await openWith(catalog)
    for (const [license, on] of [
      ['archive', '2026-12-02'],
      ['basic', '2026-12-03'],
    ] as const)
      await acme.confirm(await acme.plan({ users: [anna], assign: [license], on }))
    // when both are to go as soon as there is something to remove
    const remove = ['archive', 'premium'] as const
    const { answer } = await acme.planFor(anna, { remove, on: 'now' })
    // then it is the first day after the add-on has come
    expect([answer.status, answer.earliestDate]).toEqual(['unchanged', '2026-12-03'])
  })
})

describe('P5 all or none of the users, and only if all are ready', () => {
  test('given a date and a user who is not ready, nobody is scheduled and the user is named', async () => {
    const { acme, user } = await openPortal()
    const [anna, bo] = [await user('Anna', 'landline'), await user('Bo')]
    const plan = await acme.plan({ users: [anna, bo], assign: ['basic'], on: '2026-12-01' })
    const result = await acme.confirm(plan, { mode: 'allReady' })
    expect(result).toMatchObject({
      carriedOut: 'none',
      users: [{ status: 'skipped' }, { status: 'refused', conflicts: ['number_missing'] }],
    })
    expect((await acme.users.get(anna)).changes).toEqual([])
    await acme.numbers.add(bo, { number: '+4681000077', type: 'landline' })
    const again = await acme.plan({ users: [anna, bo], assign: ['basic'], on: '2026-12-01' })
    expect(await acme.confirm(again, { mode: 'allReady' })).toMatchObject({
      carriedOut: 'all',
      users: [{ status: 'scheduled' }, { status: 'scheduled' }],
    })
  })
})

describe('P1 one user, one call', () => {
  test('the plan is what plan gives, with the answer beside it, and one confirmation', async () => {
    const { acme, user } = await openPortal()
    const anna = await user('Anna')
    const request = { assign: ['basic' as const], on: '2026-12-01' }
    const { plan, answer } = await acme.planFor(anna, request)
    const planned = await acme.plan({ users: [anna], ...request })
    expect(plan.request).toEqual(planned.request)
    expect(plan.users).toEqual([answer])
    expect(answer).toMatchObject({
      status: 'conflict',
      conflicts: planned.users[0]?.conflicts,
      remedies: planned.users[0]?.remedies,
    })
    expect(await acme.confirmFor(plan)).toMatchObject({
      user: anna,
      status: 'scheduled',
      conflicts: ['number_missing'],
    })
    expect(await acme.confirm(plan)).toMatchObject({ users: [{ status: 'scheduled' }] })
  })

  test('a date asks for a ready user where a warning is not enough', async () => {
    const { acme, user } = await openPortal()
    const anna = await user('Anna')
    const { plan } = await acme.planFor(anna, { assign: ['basic'], on: '2026-12-01' })
    expect(await acme.confirmFor(plan, { mode: 'allReady' })).toMatchObject({ status: 'refused' })
    expect((await acme.users.get(anna)).changes).toEqual([])
  })

  test('a plan for several users has no single confirmation', async () => {
    const { acme, user } = await openPortal()
    const users = [await user('Anna'), await user('Bo')]
    const plan = await acme.plan({ users, assign: ['basic'], on: '2026-12-01' })
    await expect(acme.confirmFor(plan)).rejects.toMatchObject({ code: 'input_invalid' })
  })
})

describe('P3 a plan is confirmed as it was planned', () => {
  test('it survives JSON, and confirming again gives the first result and changes nothing', async () => {
    const { acme, user } = await openPortal()
    const anna = await user('Anna', 'landline')
    const plan = JSON.parse(
      JSON.stringify(await acme.plan({ users: [anna], assign: ['basic'], on: '2026-12-01' })),
    ) as Plan
    const first = await acme.confirm(plan)
    expect(await acme.confirm(plan)).toEqual({
      ...first,
      users: first.users.map((one) => ({ ...one, verdict: null })),
    })
    expect((await acme.users.get(anna)).changes).toHaveLength(1)
  })

  test('an answer that is another by now is refused, old and new side by side; the others are carried out', async () => {
    const { acme, user } = await openPortal()
    const [anna, bo] = [await user('Anna', 'landline'), await user('Bo', 'landline')]
    const plan = await acme.plan({ users: [anna, bo], assign: ['basic'], on: 'now' })
    await acme.numbers.remove(anna, (await acme.users.get(anna)).numbers[0]?.number ?? '')
    const result = await acme.confirm(plan)
    expect(result.users).toMatchObject([
      { status: 'plan_stale', planned: { status: 'ready' }, verdict: { status: 'conflict' } },
      { status: 'applied' },
    ])
  })

  test('that the record moved is no reason by itself', async () => {
    const { acme, user } = await openPortal()
    const anna = await user('Anna', 'landline')
    const plan = await acme.plan({ users: [anna], assign: ['basic'], on: 'now' })
    await acme.users.update(anna, { department: 'Sales' })
    expect((await acme.confirm(plan)).users[0]?.status).toBe('applied')
  })

  test('a date that has become today is judged as now, one that has passed is refused', async () => {
    const { acme, user, travelTo } = await openPortal({ today: '2026-11-15' })
    const anna = await user('Anna', 'landline')
    const plan = await acme.plan({ users: [anna], assign: ['basic'], on: '2026-12-01' })
    const other = await acme.plan({ users: [anna], assign: ['loyalty'], on: '2026-12-01' })
    travelTo('2026-12-01')
    expect((await acme.confirm(plan)).users[0]?.status).toBe('applied')
    travelTo('2026-12-02')
    await expect(acme.confirm(other)).rejects.toMatchObject({ code: 'date_in_past' })
  })

  test('a plan of another organization is refused', async () => {
    const { acme, licensing, user } = await openPortal()
    const anna = await user('Anna', 'landline')
    await licensing.organizations.create(
      { id: 'other', timeZone: 'UTC', country: 'SE' },
      { actor: 'setup' },
    )
    const plan = await acme.plan({ users: [anna], assign: ['basic'], on: 'now' })
    await expect(
      licensing.organization('other', { actor: 'x' }).confirm(plan),
    ).rejects.toMatchObject({ code: 'plan_mismatch' })
  })

  test('what is not a plan is refused, whoever forgot to await it or cut it short', async () => {
    const { acme, user } = await openPortal()
    const plan = acme.plan({
      users: [await user('Anna', 'landline')],
      assign: ['basic'],
      on: 'now',
    })
    const { users, ...cut } = await plan
    for (const given of [
      undefined,
      null,
      'plan',
      plan,
      users,
      cut,
      { ...cut, users, request: {} },
    ]) {
      const expected = {
        code: 'input_invalid',
        data: { issues: [{ path: 'plan', message: 'is not a plan' }] },
      }
      await expect(acme.confirm(given as never)).rejects.toMatchObject(expected)
      await expect(
        acme.remedy(given as never, { user: 'anna', remedy: { actions: [] } }),
      ).rejects.toMatchObject(expected)
    }
  })
})

describe('P4 and P5 many users', () => {
  test('the last seats go to the first users of the request', async () => {
    const { acme, user } = await openPortal()
    await acme.settings.setSeatLimit('loyalty', 1)
    const [anna, bo] = [await user('Anna'), await user('Bo')]
    const plan = await acme.plan({ users: [bo, anna], assign: ['loyalty'], on: 'now' })
    expect(plan.users.map(({ status }) => status)).toEqual(['ready', 'conflict'])
    expect((await acme.confirm(plan)).users.map(({ status }) => status)).toEqual([
      'applied',
      'refused',
    ])
  })

  test('conflicts are grouped for the note that a portal shows', async () => {
    const { acme, user } = await openPortal()
    const users = [await user('Anna', 'landline'), await user('Bo'), await user('Cia')]
    const note = conflictNote(
      guideCatalog,
      await acme.plan({ users, assign: ['basic'], on: 'now' }),
    )
    expect(note).toMatchObject({
      total: 3,
      withConflicts: 2,
      groups: [
        {
          users: users.slice(1),
          text: 'Basic needs an active landline number, but the user has none.',
        },
      ],
    })
  })

  test('progress is reported, and an abort keeps what is committed and says where it stopped', async () => {
    const { acme } = await openPortal()
    const users: string[] = []
    for (let i = 0; i < 600; i++)
      users.push(
        (await acme.users.create({ firstName: 'U', surname: 'Ser', email: `u${i}@acme.example` }))
          .id,
      )
    const seen: number[] = []
    const plan = await acme.plan(
      { users, assign: ['loyalty'], on: 'now' },
      { onProgress: ({ done }) => seen.push(done), help: 'none' },
    )
    expect(seen).toEqual([500, 600])
    const stop = new AbortController()
    await expect(
      acme.confirm(plan, { signal: stop.signal, onProgress: () => stop.abort() }),
    ).rejects.toMatchObject({
      code: 'aborted',
      data: { done: 500 },
    })
    expect((await acme.seats.count(['loyalty']))[0]?.held).toBe(500)
    expect((await acme.confirm(plan)).carriedOut).toBe('all')
    expect((await acme.seats.count(['loyalty']))[0]?.held).toBe(600)
  })
})
