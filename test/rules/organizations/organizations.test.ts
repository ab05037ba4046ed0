import { describe, expect, test } from 'vitest'
import { createLicensing, memoryStore, type SettingsResult } from '../../../src/index.js'
import { guideCatalog, openPortal } from '../../support/portal.js'

const STOCKHOLM = { id: 'acme', timeZone: 'Europe/Stockholm', country: 'SE' }

/** A portal without organizations, and a clock that moves when told. */
function givenPortal(instant: string, store = memoryStore()) {
  let now = new Date(instant)
  const licensing = createLicensing({ catalog: guideCatalog, store, clock: () => now })
  return {
    licensing,
    store,
    acme: licensing.organization('acme', { actor: 'eva' }),
    setClock: (to: string) => (now = new Date(to)),
  }
}

/** The users on whom a write to an organization has an effect. */
async function affected(result: SettingsResult) {
  const users = []
  for await (const one of result.userEffects) users.push(one)
  return users
}

describe('Organizations', () => {
  test('one is created once, and found again', async () => {
    const { licensing } = givenPortal('2026-11-01T12:00:00Z')
    const acme = await licensing.organizations.create(STOCKHOLM, { actor: 'setup' })
    expect(acme).toMatchObject({
      ...STOCKHOLM,
      capabilities: [],
      seatLimits: [],
      reached: '2026-11-01',
    })
    expect(await licensing.organization('acme', { actor: 'eva' }).settings.get()).toEqual(acme)
    await expect(
      licensing.organizations.create(STOCKHOLM, { actor: 'setup' }),
    ).rejects.toMatchObject({ code: 'organization_exists' })
    await expect(
      licensing.organization('globex', { actor: 'eva' }).settings.get(),
    ).rejects.toMatchObject({
      code: 'organization_unknown',
    })
  })

  test.each([
    ['an id that is none', { ...STOCKHOLM, id: '__proto__' }],
    ['a time zone that does not exist', { ...STOCKHOLM, timeZone: 'Europe/Atlantis' }],
    ['a country in words', { ...STOCKHOLM, country: 'Sweden' }],
    ['something else besides', { ...STOCKHOLM, seats: 5 }],
  ])('%s is refused', async (_, organization) => {
    const { licensing } = givenPortal('2026-11-01T12:00:00Z')
    await expect(
      licensing.organizations.create(organization, { actor: 'setup' }),
    ).rejects.toMatchObject({ code: 'input_invalid' })
  })

  test('every command has an actor (W1)', async () => {
    const { licensing } = givenPortal('2026-11-01T12:00:00Z')
    await expect(licensing.organizations.create(STOCKHOLM, { actor: ' ' })).rejects.toMatchObject({
      code: 'input_invalid',
    })
    await expect(
      licensing.organizations.delete('acme', undefined as unknown as { actor: string }),
    ).rejects.toMatchObject({
      code: 'input_invalid',
    })
  })

  test('one is deleted with everything of it, and its id may be used again', async () => {
    // given an organization with a user, an answer and events that wait, and another one
    const { licensing, acme, store } = givenPortal('2026-11-01T12:00:00Z')
    await licensing.organizations.create(STOCKHOLM, { actor: 'setup' })
    await licensing.organizations.create({ ...STOCKHOLM, id: 'globex' }, { actor: 'setup' })
    const { id } = await acme.users.create({
      firstName: 'Anna',
      surname: 'Berg',
      email: 'anna@example.com',
    })
    const plan = await acme.plan({ users: [id], assign: ['loyalty'], on: 'now' })
    await acme.confirm(plan)
    // when it is deleted
    await licensing.organizations.delete('acme', { actor: 'eva' })
    // then nothing is left but the event that tells of it
    await expect(acme.users.get(id)).rejects.toMatchObject({ code: 'organization_unknown' })
    await expect(acme.confirm(plan)).rejects.toMatchObject({ code: 'organization_unknown' })
    await expect(licensing.organizations.delete('acme', { actor: 'eva' })).rejects.toMatchObject({
      code: 'organization_unknown',
    })
    const told: string[] = []
    await licensing.deliverEvents(
      ({ organization, user, number, kind }) =>
        void told.push([organization, user, number, kind].join(' ')),
    )
    expect(told).toEqual(['globex  1 organization_created', 'acme  2 organization_deleted'])
    // and a new one under its id goes on from there
    expect(await licensing.organizations.create(STOCKHOLM, { actor: 'setup' })).toMatchObject({
      revision: 3,
    })
    await expect(acme.users.get(id)).rejects.toMatchObject({ code: 'user_unknown' })
    expect(await store.readEvents(plan.organization as never, id as never, { limit: 9 })).toEqual(
      [],
    )
    const kinds = (await acme.settings.history()).map(({ number, kind }) => `${number} ${kind}`)
    expect(kinds).toEqual(['2 organization_deleted', '3 organization_created'])
    await acme.users.create({ id, firstName: 'Anna', surname: 'Berg', email: 'anna@example.com' })
  })

  test('who may not delete it does not', async () => {
    const asked: string[] = []
    const licensing = createLicensing({
      catalog: guideCatalog,
      store: memoryStore(),
      authorize: ({ action }) => asked.push(action) > 0 && action !== 'organizations.delete',
    })
    await licensing.organizations.create(STOCKHOLM, { actor: 'setup' })
    await expect(licensing.organizations.delete('acme', { actor: 'eva' })).rejects.toMatchObject({
      code: 'not_authorized',
    })
    expect(asked).toEqual(['organizations.create', 'organizations.delete'])
    expect((await licensing.organization('acme', { actor: 'eva' }).settings.get()).revision).toBe(1)
  })

  test('nothing crosses it: the same user id and e-mail in another one', async () => {
    const { licensing, acme } = givenPortal('2026-11-01T12:00:00Z')
    await licensing.organizations.create(STOCKHOLM, { actor: 'setup' })
    await licensing.organizations.create({ ...STOCKHOLM, id: 'globex' }, { actor: 'setup' })
    const anna = { id: 'anna', firstName: 'Anna', surname: 'Berg', email: 'anna@example.com' }
    await acme.users.create(anna)
    const globex = licensing.organization('globex', { actor: 'bo' })
    await expect(globex.users.get('anna')).rejects.toMatchObject({ code: 'user_unknown' })
    await globex.users.create(anna)
    await globex.users.delete('anna')
    expect(await acme.users.get('anna')).toMatchObject({ id: 'anna' })
  })
})

describe('D1 the date of an organization', () => {
  const planToday = async ({ acme }: ReturnType<typeof givenPortal>, user: string) =>
    (await acme.plan({ users: [user], assign: ['small'], on: 'now' })).today

  async function givenAnna(instant: string, timeZone = STOCKHOLM.timeZone) {
    const portal = givenPortal(instant)
    await portal.licensing.organizations.create({ ...STOCKHOLM, timeZone }, { actor: 'setup' })
    const { id: anna } = await portal.acme.users.create({
      firstName: 'Anna',
      surname: 'Berg',
      email: 'anna@acme.example',
    })
    return { ...portal, anna }
  }

  test('is that of its time zone', async () => {
    const portal = await givenAnna('2026-11-01T23:30:00Z')
    expect(await planToday(portal, portal.anna)).toBe('2026-11-02')
  })

  test('is not brought back by a new time zone', async () => {
    const portal = await givenAnna('2026-11-01T12:00:00Z', 'Pacific/Auckland')
    expect(await planToday(portal, portal.anna)).toBe('2026-11-02')
    expect(await portal.acme.settings.update({ timeZone: 'America/Los_Angeles' })).toMatchObject({
      written: true,
      organization: { timeZone: 'America/Los_Angeles', reached: '2026-11-02' },
    })
    expect(await planToday(portal, portal.anna)).toBe('2026-11-02')
    portal.setClock('2026-11-03T12:00:00Z')
    expect(await planToday(portal, portal.anna)).toBe('2026-11-03')
  })

  test('is brought forward by one, and what is due there is settled', async () => {
    const { acme, anna } = await givenAnna('2026-11-01T12:00:00Z', 'America/Los_Angeles')
    await acme.confirm(await acme.plan({ users: [anna], assign: ['small'], on: '2026-11-02' }))
    await acme.settings.update({ timeZone: 'Pacific/Auckland' })
    expect(await acme.users.get(anna)).toMatchObject({
      changes: [],
      holdings: [{ license: 'small', since: '2026-11-02' }],
    })
  })

  test('does not go back with a clock', async () => {
    const portal = await givenAnna('2026-11-05T12:00:00Z')
    await portal.acme.users.update(portal.anna, { department: 'Sales' })
    portal.setClock('2026-11-04T12:00:00Z')
    expect(await planToday(portal, portal.anna)).toBe('2026-11-05')
  })

  test('is one for all machines: what a slow one schedules for a date already reached is settled at once, not lost', async () => {
    const { acme: fast, anna, store, setClock } = await givenAnna('2026-11-04T12:00:00Z')
    setClock('2026-11-05T00:00:30Z')
    await fast.users.update(anna, { department: 'Sales' })
    const { acme: slow } = givenPortal('2026-11-04T12:00:00Z', store)
    await slow.confirm(await slow.plan({ users: [anna], assign: ['small'], on: '2026-11-05' }))
    setClock('2026-11-06T12:00:00Z')
    expect(await fast.users.get(anna)).toMatchObject({
      changes: [],
      holdings: [{ license: 'small', since: '2026-11-05' }],
    })
  })
})

describe('T1 a write to an organization settles everything due in it first', () => {
  test('what was due while the capability was there goes through, although nobody looked', async () => {
    const { acme, user, assign, travelTo } = await openPortal()
    const anna = await user('Anna', 'landline')
    await assign(anna, 'basic', 'now')
    await assign(anna, 'unlimited5g', '2026-12-01')
    travelTo('2026-12-05')
    await acme.settings.disable('5g')
    expect(await acme.users.get(anna)).toMatchObject({
      holdings: [{ license: 'basic' }, { license: 'unlimited5g', since: '2026-12-01' }],
      outOfCompliance: [{ license: 'unlimited5g', conflicts: [{ code: 'capability_missing' }] }],
    })
  })

  test('no settled date is reopened', async () => {
    const { acme } = await openPortal()
    await expect(acme.settings.enable('fax', { from: '2026-10-31' })).rejects.toMatchObject({
      code: 'date_in_past',
    })
    await expect(acme.settings.disable('5g', { from: '2026-10-31' })).rejects.toMatchObject({
      code: 'date_in_past',
    })
    await expect(
      acme.settings.setSeatLimit('basic', 1, { from: '2026-10-31' }),
    ).rejects.toMatchObject({ code: 'date_in_past' })
    await expect(
      acme.settings.clearSeatLimit('basic', { from: '2026-10-31' }),
    ).rejects.toMatchObject({ code: 'date_in_past' })
  })

  test('a capability counts from its first date up to, and not including, its last', async () => {
    const { acme, user, assign } = await openPortal()
    const anna = await user('Anna', 'landline')
    await assign(anna, 'basic', 'now')
    await acme.settings.disable('5g', { from: '2026-12-01', until: '2026-12-10' })
    const statusOn = async (on: string) =>
      (await acme.plan({ users: [anna], assign: ['unlimited5g'], on })).users[0]?.status
    expect(
      await Promise.all(['2026-11-30', '2026-12-01', '2026-12-09', '2026-12-10'].map(statusOn)),
    ).toEqual(['ready', 'conflict', 'conflict', 'ready'])
  })
})

describe('Settings', () => {
  test.each([
    [
      'a span that ends before it begins',
      (acme: Acme) => acme.settings.enable('fax', { from: '2026-12-01', until: '2026-12-01' }),
      'input_invalid',
    ],
    ['a capability without a name', (acme: Acme) => acme.settings.enable(''), 'input_invalid'],
    [
      'a time zone that does not exist',
      (acme: Acme) => acme.settings.update({ timeZone: 'Mars/Olympus' }),
      'input_invalid',
    ],
    [
      'another id',
      (acme: Acme) => acme.settings.update({ id: 'globex' } as object),
      'input_invalid',
    ],
    [
      'a limit of less than nothing',
      (acme: Acme) => acme.settings.setSeatLimit('basic', -1),
      'input_invalid',
    ],
    [
      'a limit of an unknown license',
      (acme: Acme) => acme.settings.setSeatLimit('gold' as 'basic', 1),
      'license_unknown',
    ],
    [
      'no limit of an unknown license',
      (acme: Acme) => acme.settings.clearSeatLimit('gold'),
      'license_unknown',
    ],
  ])('%s is refused', async (_, command, code) => {
    const { acme } = await openPortal()
    const before = await acme.settings.get()
    await expect(command(acme)).rejects.toMatchObject({ code })
    expect(await acme.settings.get()).toEqual(before)
  })

  test('what is absent stays', async () => {
    const { acme } = await openPortal()
    await acme.settings.update({ country: 'NO' })
    expect(await acme.settings.get()).toMatchObject({ timeZone: 'Europe/Stockholm', country: 'NO' })
  })

  test('what changes nothing is not written', async () => {
    const { acme, travelTo } = await openPortal()
    await acme.settings.setSeatLimit('basic', 5)
    travelTo('2026-11-10')
    const before = await acme.settings.get()
    for (const nothing of [
      acme.settings.enable('5g'),
      acme.settings.disable('fax'),
      acme.settings.setSeatLimit('basic', 5),
      acme.settings.clearSeatLimit('small'),
      acme.settings.update({ country: 'SE' }),
    ]) {
      expect(await nothing).toMatchObject({ written: false })
    }
    expect(await acme.settings.get()).toMatchObject({
      capabilities: before.capabilities,
      seatLimits: before.seatLimits,
      revision: before.revision,
    })
  })

  test('F1 writing one leaves the later ones, and names them', async () => {
    const { acme } = await openPortal()
    const later = { capability: 'fax', enabled: false, from: '2027-01-01', until: '2027-02-01' }
    await acme.settings.disable('fax', { from: '2027-01-01', until: '2027-02-01' })
    expect(await acme.settings.enable('fax')).toMatchObject({ written: true, later: [later] })
    const { capabilities } = await acme.settings.get()
    expect(capabilities.filter(({ capability }) => capability === 'fax')).toEqual([
      later,
      { capability: 'fax', from: '2026-11-01', until: null },
    ])
  })

  test('F1 what lay under a limit counts again when it ends, and no limit is a value', async () => {
    const { acme } = await openPortal()
    await acme.settings.setSeatLimit('basic', 5)
    await acme.settings.setSeatLimit('basic', 9, { from: '2026-12-01', until: '2027-01-01' })
    await acme.settings.clearSeatLimit('basic', { from: '2026-12-10', until: '2026-12-20' })
    const limitOn = async (on: string) => (await acme.seats.count(['basic'], { on }))[0]?.limit
    const days = ['2026-11-30', '2026-12-01', '2026-12-10', '2026-12-20', '2027-01-01']
    const limits: unknown[] = []
    for (const day of days) limits.push(await limitOn(day))
    expect(limits).toEqual([5, 9, null, 9, 5])
  })

  test('F1 one withdrawn before its date leaves everything as if it had never been', async () => {
    const { acme } = await openPortal()
    await acme.settings.setSeatLimit('basic', 5)
    const before = await acme.settings.get()
    await acme.settings.setSeatLimit('basic', 1, { from: '2026-12-01' })
    await acme.settings.disable('5g', { from: '2026-12-01', until: '2026-12-05' })
    await acme.settings.withdraw({ license: 'basic', from: '2026-12-01' })
    const done = await acme.settings.withdraw({ capability: '5g', from: '2026-12-01' })
    expect(done.written).toBe(true)
    expect(await acme.settings.get()).toEqual({ ...before, revision: before.revision + 4 })
  })

  test('only what is to come can be withdrawn', async () => {
    const { acme, travelTo } = await openPortal()
    await acme.settings.enable('fax', { from: '2026-12-01' })
    const withdraw = async (from: string) =>
      acme.settings.withdraw({ capability: 'fax', from }, { preview: true })
    await expect(withdraw('2026-12-02')).rejects.toMatchObject({
      code: 'fact_unknown',
      data: { fact: 'fax', from: '2026-12-02' },
    })
    expect(await withdraw('2026-12-01')).toMatchObject({ written: false })
    travelTo('2026-12-01')
    await expect(withdraw('2026-12-01')).rejects.toMatchObject({ code: 'fact_unknown' })
  })

  test('writers at the same time all come through', async () => {
    const { acme } = await openPortal()
    const names = Array.from({ length: 20 }, (_, index) => `capability${index}`)
    await Promise.all(names.map((name) => acme.settings.enable(name)))
    const { capabilities } = await acme.settings.get()
    expect(capabilities.map(({ capability }) => capability)).toEqual(expect.arrayContaining(names))
  })

  test('history says who changed what, from which value to which', async () => {
    const { acme } = await openPortal()
    await acme.settings.setSeatLimit('basic', 5)
    expect(
      (await acme.settings.history()).map(({ number, kind, actor }) => [number, kind, actor]),
    ).toEqual([
      [1, 'organization_created', 'setup'],
      [2, 'capabilities_changed', 'eva@acme.example'],
      [3, 'seat_limits_changed', 'eva@acme.example'],
    ])
    expect((await acme.settings.history({ after: 2 }))[0]).toMatchObject({
      from: [],
      to: [{ license: 'basic', limit: 5, from: '2026-11-01', until: null }],
    })
  })

  type Acme = Awaited<ReturnType<typeof openPortal>>['acme']
})

describe('N5 a write to an organization tells whom it affects', () => {
  test('whose changes it breaks and repairs; a preview says the same and writes nothing', async () => {
    const { acme, user, assign } = await openPortal()
    const [anna, bo] = [await user('Anna', 'landline'), await user('Bo', 'landline')]
    for (const one of [anna, bo]) await assign(one, 'basic', 'now')
    const change = await assign(anna, 'unlimited5g', '2026-12-15')
    await assign(bo, 'unlimited5g', '2026-12-01')

    const before = await acme.settings.get()
    const preview = await acme.settings.disable('5g', { from: '2026-12-10', preview: true })
    expect(preview.written).toBe(false)
    expect(await affected(preview)).toMatchObject([
      {
        user: anna,
        effects: { breaks: [{ change, conflicts: [{ code: 'capability_missing' }] }] },
      },
      { user: bo, effects: { noncompliant: [{ license: 'unlimited5g', from: '2026-12-10' }] } },
    ])
    expect(await acme.settings.get()).toEqual(before)

    const done = await acme.settings.disable('5g', { from: '2026-12-10' })
    expect(done).toMatchObject({ written: true, organization: preview.organization })
    expect(await affected(done)).toEqual(await affected(preview))
    const taken = { capability: '5g', from: '2026-12-10' }
    expect(await affected(await acme.settings.withdraw(taken))).toMatchObject([
      { user: anna, effects: { repairs: [{ change }] } },
      { user: bo, effects: { compliant: [{ license: 'unlimited5g', from: '2026-12-10' }] } },
    ])
  })

  test('whose holdings come out of compliance', async () => {
    const { acme, user, assign } = await openPortal()
    const anna = await user('Anna', 'landline')
    await assign(anna, 'basic', 'now')
    await assign(anna, 'unlimited5g', 'now')
    expect(await affected(await acme.settings.disable('5g'))).toMatchObject([
      { user: anna, effects: { noncompliant: [{ license: 'unlimited5g' }] } },
    ])
  })

  test('a seat limit set breaks, and one cleared repairs', async () => {
    const { acme, user, assign } = await openPortal()
    const [anna, bo] = [await user('Anna'), await user('Bo')]
    await assign(anna, 'small', 'now')
    const change = await assign(bo, 'small', '2026-12-01')
    expect(await affected(await acme.settings.setSeatLimit('small', 1))).toMatchObject([
      { user: bo, effects: { breaks: [{ change, conflicts: [{ code: 'no_seat', limit: 1 }] }] } },
    ])
    expect(await affected(await acme.settings.clearSeatLimit('small'))).toMatchObject([
      { user: bo, effects: { repairs: [{ change }] } },
    ])
  })

  test('page by page: more than a thousand users', async () => {
    const { acme, user } = await openPortal()
    const users: string[] = []
    for (let index = 0; index < 1_001; index++) users.push(await user(`User${index}`))
    await acme.confirm(await acme.plan({ users, assign: ['small'], on: '2026-12-01' }))
    expect(
      await affected(await acme.settings.setSeatLimit('small', 0, { preview: true })),
    ).toHaveLength(1_001)
  })
})
