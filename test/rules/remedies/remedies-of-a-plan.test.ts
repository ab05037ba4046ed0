import { describe, expect, test } from 'vitest'
import { swedishPorting } from '../../../examples/swedish-porting.js'
import { remedyInputs, type Plan, type Remedy, type PlanRemedyResult } from '../../../src/index.js'
import { catalogOf, has } from '../../support/given.js'
import { openPortal, openWith } from '../../support/portal.js'

const first = (plan: Plan) => plan.users[0] ?? expect.fail('a user was planned')
const kinds = (plan: Plan) =>
  first(plan).remedies.sets.map(({ actions }) => actions.map(({ kind }) => kind))
const done = (result: PlanRemedyResult) =>
  result.status === 'done' ? result : expect.fail('refused')

/** Three hold Loyalty, and the limit has been lowered to 2; Anna has none. */
async function givenLoweredLimit() {
  const portal = await openPortal()
  const { acme, user, assign } = portal
  const anna = await user('Anna')
  const holders = [await user('Bo'), await user('Cy'), await user('Di')]
  for (const holder of holders) await assign(holder, 'loyalty', 'now')
  await acme.settings.setSeatLimit('loyalty', 2)
  const held = async () => (await acme.users.list({ license: 'loyalty' })).map(({ id }) => id)
  return { ...portal, anna, holders, held }
}

describe('P1 remedies', () => {
  test.each([undefined, null, {}, { actions: 'assign' }, { actions: [null] }])(
    'refuses what is no remedy: %j',
    async (given) => {
      const { acme, user } = await openPortal()
      const anna = await user('Anna')
      const plan = await acme.plan({ users: [anna], assign: ['recording'], on: 'now' })
      const remedy = given as unknown as Remedy // as `sets[0]` is where nothing helps
      await expect(acme.remedy(plan, { user: anna, remedy })).rejects.toMatchObject({
        code: 'input_invalid',
      })
    },
  )

  test('a license that is scheduled for later is moved, with what moving it breaks', async () => {
    const { acme, user, assign } = await openPortal()
    const anna = await user('Anna', 'landline')
    const basic = await assign(anna, 'basic', '2026-12-01')
    const plan = await acme.plan({ users: [anna], assign: ['recording'], on: '2026-11-20' })
    expect(first(plan).remedies.sets.map(({ actions }) => actions)).toEqual([
      [{ kind: 'move_change', change: basic, license: 'basic', on: '2026-11-20' }],
      [{ kind: 'choose_date', on: '2026-12-01' }],
      [
        { kind: 'assign', license: 'businessMobile', on: '2026-11-20' },
        { kind: 'add_number', type: 'mobile', by: '2026-11-20' },
      ].sort((a) => (a.kind === 'add_number' ? -1 : 1)),
    ])
    const { plan: next } = done(
      await acme.remedy(plan, {
        user: anna,
        remedy: first(plan).remedies.sets[0] ?? { actions: [] },
      }),
    )
    expect(first(next)).toMatchObject({ status: 'ready' })
    expect((await acme.schedule.of(anna)).changes).toMatchObject([{ effectiveDate: '2026-11-20' }])
  })

  test('what it needs is scheduled, but superseded: every remedy leads to a plan that is ready (Q6)', async () => {
    const given = async () => {
      const portal = await openPortal()
      const { acme, user, assign } = portal
      const anna = await user('Anna', 'landline')
      await assign(anna, 'basic', '2026-12-01')
      await acme.confirm(await acme.plan({ users: [anna], remove: ['basic'], on: '2026-12-01' }))
      return {
        acme,
        anna,
        plan: await acme.plan({ users: [anna], assign: ['recording'], on: '2026-12-01' }),
      }
    }
    const { sets } = first((await given()).plan).remedies
    expect(
      sets.map(({ actions }) =>
        actions.map(({ kind, ...action }) => [kind, 'license' in action ? action.license : '']),
      ),
    ).toEqual(expect.arrayContaining([[['assign', 'basic']], [['cancel_change', 'basic']]]))
    for (const index of sets.keys()) {
      const { acme, anna, plan } = await given()
      const remedy = first(plan).remedies.sets[index] ?? expect.fail('the same remedies')
      const result = done(
        await acme.remedy(plan, { user: anna, remedy, numbers: { mobile: '+46701234567' } }),
      )
      expect([remedy.actions, first(result.plan).status]).toEqual([remedy.actions, 'ready'])
    }
  })

  test('says which scheduled changes it breaks, and what it takes away', async () => {
    const catalog = catalogOf({
      voice: { basic: null, premium: null },
      data: { plus: has('premium') },
      'addons*': { fax: has('basic'), archive: null },
    })
    const { acme, id } = await openWith(catalog)
    await acme.confirm(await acme.plan({ users: [id], assign: ['basic'], on: 'now' }))
    await acme.confirm(await acme.plan({ users: [id], assign: ['fax'], on: '2026-12-01' }))
    const plan = await acme.plan({ users: [id], assign: ['plus'], on: '2026-11-20' })
    expect(first(plan).remedies).toMatchObject({
      complete: true,
      sets: [
        {
          actions: [{ kind: 'assign', license: 'premium' }],
          breaks: [{ license: 'fax', on: '2026-12-01' }],
          takesAway: ['basic'],
        },
      ],
    })
  })

  test('porting is proposed for a day on which it can be done, and another date where there is none', async () => {
    const { acme, user } = await openPortal({ porting: swedishPorting(), today: '2026-11-16' }) // a Monday; mobile numbers from the 23rd
    const anna = await user('Anna', 'landline')
    await acme.numbers.add(anna, { number: '+46701000009', type: 'mobile', status: 'foreign' })
    const on = async (date: string) =>
      first(await acme.plan({ users: [anna], assign: ['businessMobile'], on: date })).remedies.sets
    expect((await on('2026-11-29'))[0]?.actions).toEqual([
      { kind: 'port_number', number: '+46701000009', by: '2026-11-27' },
    ])
    expect((await on('2026-11-18')).map(({ actions }) => actions)).toContainEqual([
      { kind: 'choose_date', on: '2026-11-23' },
      { kind: 'port_number', number: '+46701000009', by: '2026-11-23' },
    ])
  })

  test('a scheduled change that fails for want of a choice is given one', async () => {
    const { acme, user, assign } = await openPortal()
    const anna = await user('Anna', 'landline', 'mobile', 'mobile')
    const business = await assign(anna, 'businessMobile', '2026-12-01')
    const plan = await acme.plan({ users: [anna], assign: ['recording'], on: '2026-12-01' })
    const [set] = first(plan).remedies.sets
    expect(set?.actions).toMatchObject([
      { kind: 'choose_number', license: 'businessMobile', detail: 'mobile', change: business },
    ])
    await acme.remedy(plan, { user: anna, remedy: set ?? { actions: [] } })
    expect((await acme.schedule.of(anna)).changes).toMatchObject([
      { forecast: { status: 'applied' } },
    ])
  })

  test('a search that is cut off says so', async () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`m${index}`, null]))
    const catalog = catalogOf({
      'base*': many,
      extra: { x: { requirement: { kind: 'track', track: 'base' } } },
    })
    const { acme, id } = await openWith(catalog)
    const { remedies } = first(await acme.plan({ users: [id], assign: ['x'], on: 'now' }))
    expect([remedies.sets.length, remedies.complete]).toEqual([8, false])
  })
})

describe('remedy carries one out', () => {
  test('with the numbers that it needs, as a preview and in earnest', async () => {
    const { acme, user } = await openPortal()
    const anna = await user('Anna')
    const plan = await acme.plan({ users: [anna], assign: ['businessMobile'], on: 'now' })
    const [remedy = { actions: [] }] = first(plan).remedies.sets
    await expect(acme.remedy(plan, { user: anna, remedy })).rejects.toMatchObject({
      code: 'input_invalid',
      data: { issues: [{ path: 'numbers.landline' }, { path: 'numbers.mobile' }] },
    })
    const choice = {
      user: anna,
      remedy,
      numbers: { landline: '+4681234567', mobile: '+46701234567' },
    }
    const preview = done(await acme.remedy(plan, choice, { preview: true }))
    expect([
      first(preview.plan).status,
      preview.written,
      (await acme.users.get(anna)).numbers,
    ]).toEqual(['ready', false, []])
    const result = done(await acme.remedy(plan, choice))
    expect([first(result.plan).status, result.written]).toEqual(['ready', true])
    expect((await acme.confirm(result.plan)).carriedOut).toBe('all')
  })

  test('nothing is written where a number is taken, not even to the organization', async () => {
    const { acme, user } = await openPortal()
    const anna = await user('Anna')
    await user('Bo', 'landline')
    const taken =
      (await acme.users.list()).flatMap(({ numbers }) => numbers.map(({ number }) => number))[0] ??
      ''
    await acme.settings.disable('5g')
    const plan = await acme.plan({ users: [anna], assign: ['unlimited5g'], on: 'now' })
    const remedy = first(plan).remedies.sets.find(({ actions }) =>
      actions.some(({ kind }) => kind === 'add_number'),
    ) ?? { actions: [] }
    expect(remedy.actions.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['add_number', 'assign', 'enable_capability']),
    )
    for (const options of [{ preview: true }, {}])
      await expect(
        acme.remedy(plan, { user: anna, remedy, numbers: { landline: taken } }, options),
      ).rejects.toMatchObject({
        code: 'number_taken',
      })
    expect((await acme.settings.get()).capabilities.some(({ until }) => until === null)).toBe(false)
  })

  test('a seat is freed from the user who is named, or one more is bought', async () => {
    const { acme, user, assign } = await openPortal()
    await acme.settings.setSeatLimit('loyalty', 1)
    const [anna, bo] = [await user('Anna'), await user('Bo')]
    await assign(bo, 'loyalty', 'now')
    const plan = await acme.plan({ users: [anna], assign: ['loyalty'], on: 'now' })
    expect(kinds(plan)).toEqual([['free_seat'], ['raise_seat_limit']])
    const [free = { actions: [] }, raise = { actions: [] }] = first(plan).remedies.sets
    const raised = done(await acme.remedy(plan, { user: anna, remedy: raise }, { preview: true }))
    expect([
      first(raised.plan).status,
      raised.organization[0]?.organization.seatLimits,
    ]).toMatchObject(['ready', [{ limit: 2 }]])
    const freed = done(
      await acme.remedy(plan, { user: anna, remedy: free, seatsFrom: { loyalty: bo } }),
    )
    expect((await acme.confirm(freed.plan)).carriedOut).toBe('all')
    expect((await acme.users.get(bo)).holdings).toEqual([])
  })

  test('over a lowered limit as many seats are freed as are missing, from all who are named (S5)', async () => {
    const { acme, anna, holders, held } = await givenLoweredLimit()
    const [bo, cy, di] = holders
    const plan = await acme.plan({ users: [anna], assign: ['loyalty'], on: 'now' })
    const [free = { actions: [] }, raise] = first(plan).remedies.sets
    expect(free.actions).toEqual([
      { kind: 'free_seat', license: 'loyalty', count: 2, by: '2026-11-01' },
    ])
    expect(raise?.actions).toMatchObject([{ kind: 'raise_seat_limit', limit: 4 }])
    expect(remedyInputs(free)).toEqual([{ kind: 'seat', license: 'loyalty', count: 2 }])
    for (const givers of [bo!, [bo!], [bo!, bo!], holders, []])
      await expect(
        acme.remedy(plan, { user: anna, remedy: free, seatsFrom: { loyalty: givers } }),
      ).rejects.toMatchObject({
        code: 'input_invalid',
        data: { issues: [{ path: 'seatsFrom.loyalty', message: 'must name 2 users' }] },
      })
    const choice = { user: anna, remedy: free, seatsFrom: { loyalty: [bo!, cy!] } }
    expect(first(done(await acme.remedy(plan, choice, { preview: true })).plan).status).toBe(
      'ready',
    )
    expect(await held()).toEqual(holders)
    expect((await acme.confirm(done(await acme.remedy(plan, choice)).plan)).carriedOut).toBe('all')
    expect(await held()).toEqual([anna, di])
  })

  test('a seat that is freed on a later date counts in the preview as it does in earnest (S3)', async () => {
    const { acme, anna, holders } = await givenLoweredLimit()
    const [bo, cy] = holders
    const plan = await acme.plan({ users: [anna], assign: ['loyalty'], on: '2026-12-01' })
    const [remedy = { actions: [] }] = first(plan).remedies.sets
    const choice = { user: anna, remedy, seatsFrom: { loyalty: [bo!, cy!] } }
    for (const options of [{ preview: true }, {}])
      expect(first(done(await acme.remedy(plan, choice, options)).plan)).toMatchObject({
        status: 'ready',
        conflicts: [],
      })
  })

  test('nobody loses a license in vain: as a preview and in earnest it is refused (S5)', async () => {
    const { acme, anna, holders, held } = await givenLoweredLimit()
    const plan = await acme.plan({ users: [anna], assign: ['loyalty'], on: 'now' })
    const remedy: Remedy['actions'] = [
      { kind: 'free_seat', license: 'loyalty', count: 1, by: plan.today },
    ]
    const choice = { user: anna, remedy: { actions: remedy }, seatsFrom: { loyalty: holders[0]! } }
    for (const options of [{ preview: true }, {}])
      expect(await acme.remedy(plan, choice, options)).toMatchObject({
        status: 'refused',
        refused: [
          {
            kind: 'assign',
            license: 'loyalty',
            on: plan.today,
            conflicts: [{ code: 'no_seat' }],
          },
        ],
      })
    expect(await held()).toEqual(holders)
  })

  test('nor where the request lacks something else', async () => {
    const { acme, user, assign } = await openPortal()
    await acme.settings.setSeatLimit('recording', 1)
    const [anna, bo] = [await user('Anna'), await user('Bo', 'landline')]
    await assign(bo, 'basic', 'now')
    await assign(bo, 'recording', 'now')
    const plan = await acme.plan({ users: [anna], assign: ['recording'], on: 'now' })
    const free = {
      actions: [{ kind: 'free_seat', license: 'recording', count: 1, by: plan.today }] as const,
    }
    for (const options of [{ preview: true }, {}])
      expect(
        await acme.remedy(
          plan,
          { user: anna, remedy: free, seatsFrom: { recording: bo } },
          options,
        ),
      ).toMatchObject({
        status: 'refused',
        refused: [{ conflicts: [{ code: 'license_missing' }] }],
      })
    expect((await acme.users.get(bo)).holdings.map(({ license }) => license)).toEqual([
      'basic',
      'recording',
    ])
  })

  test('a seat is not taken from who has none, asks for it, gives it up anyway or needs it, as a preview and in earnest', async () => {
    const { acme, user, anna, holders, held } = await givenLoweredLimit()
    const [bo, cy] = holders
    const el = await user('El')
    await acme.confirm(await acme.plan({ users: [cy!], remove: ['loyalty'], on: '2026-11-20' }))
    const plan = await acme.plan({ users: [anna], assign: ['loyalty'], on: '2026-12-01' })
    const [remedy = { actions: [] }] = first(plan).remedies.sets
    // Cy's seat is free by then: one is missing
    expect(remedy.actions).toMatchObject([{ kind: 'free_seat', count: 1, by: '2026-12-01' }])
    for (const giver of [el, anna, cy!])
      for (const options of [{ preview: true }, {}])
        await expect(
          acme.remedy(plan, { user: anna, remedy, seatsFrom: { loyalty: giver } }, options),
        ).rejects.toMatchObject({
          code: 'input_invalid',
          data: { issues: [{ path: 'seatsFrom.loyalty' }] },
        })
    expect(await held()).toEqual(holders)
    expect((await acme.schedule.of(bo!)).changes).toEqual([])
  })

  test('nor from who loses it on that date with what it needs (S5, C6)', async () => {
    const { acme, user, assign } = await openPortal()
    const named = await Promise.all(['Anna', 'Bo', 'Cy'].map((name) => user(name, 'landline')))
    const [anna, bo, cy] = named as [string, string, string]
    for (const one of named) await assign(one, 'basic', 'now')
    for (const one of [bo, cy]) await assign(one, 'recording', 'now')
    await acme.settings.setSeatLimit('recording', 1)
    const on = '2026-12-01'
    const remove = [{ license: 'basic', dependents: 'remove' }] as const
    await acme.confirm(await acme.plan({ users: [bo], remove, on }))
    const plan = await acme.plan({ users: [anna], assign: ['recording'], on })
    const [remedy = { actions: [] }] = first(plan).remedies.sets
    expect(remedy.actions).toMatchObject([{ kind: 'free_seat', count: 1, by: on }])
    const from = (giver: string) => ({ user: anna, remedy, seatsFrom: { recording: giver } })
    for (const options of [{ preview: true }, {}])
      await expect(acme.remedy(plan, from(bo), options)).rejects.toMatchObject({
        code: 'input_invalid',
        data: {
          issues: [{ path: 'seatsFrom.recording', message: `${bo}: gives it up anyway` }],
        },
      })
    expect((await acme.schedule.of(bo)).changes).toHaveLength(1)
    expect(first(done(await acme.remedy(plan, from(cy))).plan).status).toBe('ready')
  })

  test('taking a license from another is asked for before anything is read, as a preview too (W1)', async () => {
    let refused = ''
    const { acme, user, assign } = await openPortal({
      authorize: ({ action, users }) => `${action} ${users.join()}` !== refused,
    })
    await acme.settings.setSeatLimit('loyalty', 1)
    const [anna, bo] = [await user('Anna'), await user('Bo')]
    await assign(bo, 'loyalty', 'now')
    const plan = await acme.plan({ users: [anna], assign: ['loyalty'], on: 'now' })
    refused = `confirm ${bo}`
    const choice = {
      user: anna,
      remedy: first(plan).remedies.sets[0] ?? { actions: [] },
      seatsFrom: { loyalty: bo },
    }
    for (const options of [{ preview: true }, {}])
      await expect(acme.remedy(plan, choice, options)).rejects.toMatchObject({
        code: 'not_authorized',
        data: { action: 'confirm' },
      })
  })

  test('licenses and dates become part of the request', async () => {
    const { acme, user } = await openPortal()
    const anna = await user('Anna', 'landline')
    const plan = await acme.plan({
      users: [anna, await user('Bo')],
      assign: ['recording'],
      on: '2026-12-01',
    })
    const { plan: next } = done(
      await acme.remedy(plan, {
        user: anna,
        remedy: first(plan).remedies.sets[0] ?? { actions: [] },
      }),
    )
    expect(next.request).toMatchObject({
      users: [anna],
      changes: [{ license: 'recording' }, { license: 'basic' }],
      on: '2026-12-01',
    })
    const later = done(
      await acme.remedy(plan, {
        user: anna,
        remedy: { actions: [{ kind: 'choose_date', on: '2027-01-01' as never }] },
      }),
    )
    expect(later.plan.request.on).toBe('2027-01-01')
  })

  test('each of its commands is asked for before anything is read (W1)', async () => {
    const asked: string[] = []
    let refused = ''
    const { acme, user } = await openPortal({
      authorize: ({ action }) => {
        asked.push(action)
        return action !== refused
      },
    })
    const anna = await user('Anna')
    const plan = await acme.plan({ users: [anna], assign: ['basic'], on: 'now' })
    const choice = {
      user: anna,
      remedy: first(plan).remedies.sets[0] ?? { actions: [] },
      numbers: { landline: '+4681234567' },
    }
    asked.length = 0
    await acme.remedy(plan, choice, { preview: true })
    expect(asked).toEqual(['numbers.add', 'remedy', 'plan'])
    for (const action of ['numbers.add', 'remedy']) {
      refused = action
      await expect(acme.remedy(plan, choice)).rejects.toMatchObject({
        code: 'not_authorized',
        data: { action },
      })
    }
    refused = ''
    expect((await acme.users.get(anna)).numbers).toEqual([])
  })

  test('what is no remedy, no user of the plan, or of another organization is refused', async () => {
    const { acme, user } = await openPortal()
    const [anna, bo] = [await user('Anna'), await user('Bo')]
    const plan = await acme.plan({ users: [anna], assign: ['basic'], on: 'now' })
    const unknown = { actions: [{ kind: 'toString' }] } as never
    await expect(acme.remedy(plan, { user: anna, remedy: unknown })).rejects.toMatchObject({
      code: 'input_invalid',
    })
    await expect(acme.remedy(plan, { user: bo, remedy: { actions: [] } })).rejects.toMatchObject({
      code: 'user_unknown',
    })
    await expect(
      acme.remedy({ ...plan, organization: 'other' }, { user: anna, remedy: { actions: [] } }),
    ).rejects.toMatchObject({
      code: 'plan_mismatch',
    })
  })
})
