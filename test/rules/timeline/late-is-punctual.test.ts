import { describe, expect, test } from 'vitest'
import { memoryStore, type SeatlineStore } from '../../../src/index.js'
import {
  guideCatalog,
  openPortal,
  type GuideLicense,
  type TestPortal,
} from '../../support/portal.js'

/** The one seat of Small, and Otto, who is to get it on December 1; nobody runs `applyDue`. */
async function givenOneSeat(store: SeatlineStore = memoryStore()) {
  const portal = await openPortal({ store })
  const [otto, una, hans] = [
    await portal.user('Otto'),
    await portal.user('Una', 'mobile'),
    await portal.user('Hans', 'mobile'),
  ]
  await portal.acme.settings.setSeatLimit('small', 1)
  return { ...portal, otto, una, hans }
}

/** Otto is to get the only seat on December 1. It is that day. */
async function givenDueAssignment(store?: SeatlineStore) {
  const portal = await givenOneSeat(store)
  await portal.assign(portal.otto, 'small', '2026-12-01')
  portal.travelTo('2026-12-01')
  return portal
}

/** Hans holds the only seat, and Otto is to get it on December 1, too early. It is that day. */
async function givenDueFailure() {
  const portal = await givenOneSeat()
  await portal.assign(portal.hans, 'small', 'now')
  await portal.assign(portal.otto, 'small', '2026-12-01')
  portal.travelTo('2026-12-01')
  return portal
}

const holders = async ({ acme }: TestPortal, license: GuideLicense = 'small') =>
  (await acme.users.list({ license })).map(({ id }) => id)

const codes = async ({ acme }: TestPortal, user: string) =>
  (await acme.users.get(user)).changes.flatMap(
    ({ failure }) => failure?.conflicts.map(({ code }) => code) ?? [],
  )

describe('T1 late is punctual, where the only seat is due to somebody this morning', () => {
  test('who confirms for now is refused, and who was due has it', async () => {
    const portal = await givenDueAssignment()
    const plan = await portal.acme.plan({ users: [portal.una], assign: ['small'], on: 'now' })
    expect(plan.users).toMatchObject([{ status: 'conflict', conflicts: [{ code: 'no_seat' }] }])
    expect((await portal.acme.confirm(plan)).users).toMatchObject([{ status: 'refused' }])
    expect(await holders(portal)).toEqual([portal.otto])
  })

  test('a plan made the day before is stale, not carried out', async () => {
    const portal = await givenOneSeat()
    await portal.assign(portal.otto, 'small', '2026-12-01')
    const plan = await portal.acme.plan({ users: [portal.una], assign: ['small'], on: 'now' })
    portal.travelTo('2026-12-01')
    expect((await portal.acme.confirm(plan)).users).toMatchObject([{ status: 'plan_stale' }])
    expect(await holders(portal)).toEqual([portal.otto])
  })

  test.each<
    [
      string,
      (portal: TestPortal, user: string, change: string) => Promise<{ readonly status: string }>,
    ]
  >([
    ['moves a change', ({ acme }, user, change) => acme.schedule.move(user, change, 'now')],
    ['overrides all dates', ({ acme }, user) => acme.schedule.override(user, 'now')],
  ])('who %s to now is refused', async (_, edit) => {
    const portal = await givenOneSeat()
    await portal.assign(portal.otto, 'small', '2026-12-01')
    const change = await portal.assign(portal.una, 'small', '2027-01-15')
    portal.travelTo('2026-12-01')
    expect(await edit(portal, portal.una, change)).toMatchObject({
      status: 'refused',
      refused: [{ conflicts: [{ code: 'no_seat' }] }],
    })
    expect(await holders(portal)).toEqual([portal.otto])
  })

  test('who retries a failed change now is refused', async () => {
    const portal = await givenDueFailure()
    await portal.licensing.applyDue()
    const [failed] = (await portal.acme.users.get(portal.otto)).changes
    await portal.acme.confirm(
      await portal.acme.plan({ users: [portal.hans], remove: ['small'], on: '2026-12-02' }),
    )
    await portal.assign(portal.una, 'small', '2026-12-02')
    portal.travelTo('2026-12-02')
    expect(await portal.acme.schedule.retry(portal.otto, failed?.id ?? '', 'now')).toMatchObject({
      status: 'refused',
    })
    expect(await holders(portal)).toEqual([portal.una])
  })

  test('a row of an import for now gets no seat', async () => {
    const portal = await givenDueAssignment()
    const plan = await portal.acme.imports.plan([
      { row: 2, email: 'una@acme.example', license: 'small' },
    ])
    expect(plan.rows).toMatchObject([
      { licenses: [{ status: 'conflict', conflicts: [{ code: 'no_seat' }] }] },
    ])
    await portal.acme.imports.confirm(plan)
    expect(await holders(portal)).toEqual([portal.otto])
  })

  test('a remedy sees that the seat is taken, and proposes more of them', async () => {
    const portal = await givenDueAssignment()
    const [answer] = (await portal.acme.plan({ users: [portal.una], assign: ['small'], on: 'now' }))
      .users
    const kinds = answer?.remedies.sets.flatMap(({ actions }) => actions.map(({ kind }) => kind))
    expect(kinds).toContain('raise_seat_limit')
  })
})

describe('T1 late is punctual, where a seat was freed this morning', () => {
  async function givenDueRemoval() {
    const portal = await givenOneSeat()
    await portal.assign(portal.otto, 'small', 'now')
    await portal.acme.confirm(
      await portal.acme.plan({ users: [portal.otto], remove: ['small'], on: '2026-12-01' }),
    )
    portal.travelTo('2026-12-01')
    return portal
  }

  test('who asks for it now gets it', async () => {
    const portal = await givenDueRemoval()
    await portal.assign(portal.una, 'small', 'now')
    expect(await holders(portal)).toEqual([portal.una])
  })

  test('who moves a change to now gets it', async () => {
    const portal = await givenDueRemoval()
    const change = await portal.assign(portal.una, 'small', '2027-01-15')
    portal.travelTo('2026-12-02')
    expect(await portal.acme.schedule.move(portal.una, change, 'now')).toMatchObject({
      status: 'done',
    })
    expect(await holders(portal)).toEqual([portal.una])
  })

  test('the row of an import for now gets it, one of a new user too', async () => {
    const portal = await givenDueRemoval()
    const row = {
      row: 2,
      email: 'nora@acme.example',
      firstName: 'Nora',
      surname: 'Lind',
      license: 'small',
    }
    const { rows } = await portal.acme.imports.confirm(await portal.acme.imports.plan([row]))
    expect(rows).toMatchObject([{ status: 'created' }])
    expect(await holders(portal)).toEqual([rows[0]?.user])
  })

  test('what is free is told so', async () => {
    const portal = await givenDueRemoval()
    expect(await portal.acme.users.stateOn(portal.una, '2026-12-05')).toMatchObject({
      user: { holdings: [] },
    })
    expect(await portal.acme.seats.count(['small'])).toMatchObject([
      { held: 0, free: 1, toBeFreed: 0 },
    ])
  })
})

describe('T1 late is punctual, where a seat is given back at noon: it was not free this morning', () => {
  test.each<[string, (portal: Awaited<ReturnType<typeof givenDueFailure>>) => Promise<unknown>]>([
    [
      'the holder removes the license',
      async ({ acme, hans }) =>
        acme.confirm(await acme.plan({ users: [hans], remove: ['small'], on: 'now' })),
    ],
    ['the holder is deleted', ({ acme, hans }) => acme.users.delete(hans)],
    [
      'an import removes it',
      async ({ acme }) =>
        acme.imports.confirm(
          await acme.imports.plan([{ row: 2, email: 'hans@acme.example', removeLicense: 'small' }]),
        ),
    ],
    ['the limit is raised', ({ acme }) => acme.settings.setSeatLimit('small', 2)],
    ['the limit is taken away', ({ acme }) => acme.settings.clearSeatLimit('small')],
  ])('%s', async (_, giveBack) => {
    const portal = await givenDueFailure()
    await giveBack(portal)
    expect(await codes(portal, portal.otto)).toEqual(['no_seat'])
    await portal.assign(portal.una, 'small', 'now')
    expect(await holders(portal)).toContain(portal.una)
    expect(await holders(portal)).not.toContain(portal.otto)
  })

  test('who is without it can try again on the same day: that is a request of its own (T4)', async () => {
    const portal = await givenDueFailure()
    await portal.acme.users.delete(portal.hans)
    const [failed] = (await portal.acme.users.get(portal.otto)).changes
    expect(await portal.acme.schedule.retry(portal.otto, failed?.id ?? '', 'now')).toMatchObject({
      status: 'done',
    })
    expect(await holders(portal)).toEqual([portal.otto])
  })
})

describe('T1 a late run gives what a punctual one gives, history included', () => {
  test('an override that was used up ends on its own date', async () => {
    const histories = []
    for (const days of [['2026-12-01', '2026-12-02'], ['2026-12-02']]) {
      const portal = await openPortal()
      const otto = await portal.user('Otto')
      await portal.assign(otto, 'small', '2026-11-20')
      await portal.acme.schedule.override(otto, '2026-12-01')
      await portal.assign(otto, 'loyalty', '2026-12-02')
      for (const day of days) {
        portal.travelTo(day)
        await portal.licensing.applyDue()
      }
      histories.push(
        (await portal.acme.users.history(otto)).slice(-3).map(({ kind, date }) => [kind, date]),
      )
    }
    expect(histories[1]).toEqual([
      ['change_applied', '2026-12-01'],
      ['override_changed', '2026-12-01'],
      ['change_applied', '2026-12-02'],
    ])
    expect(histories[0]).toEqual(histories[1])
  })
})

type Acme = TestPortal['acme']

/** Every call about an organization, by somebody who has nothing to do with what is due. */
const CALLS: {
  readonly [path: string]: (acme: Acme, user: string, change: string) => Promise<unknown>
} = {
  plan: (acme, user) => acme.plan({ users: [user], assign: ['loyalty'], on: 'now' }),
  confirm: async (acme, user) => acme.confirm(await planOf(acme, user)),
  planFor: (acme, user) => acme.planFor(user, { assign: ['loyalty'], on: 'now' }),
  confirmFor: async (acme, user) => acme.confirmFor(await planOf(acme, user)),
  remedy: async (acme, user) =>
    acme.remedy(await planOf(acme, user), { user, remedy: { actions: [] } }),
  'users.create': (acme) =>
    acme.users.create({ firstName: 'Nora', surname: 'Lind', email: 'nora@acme.example' }),
  'users.get': (acme, user) => acme.users.get(user),
  'users.update': (acme, user) => acme.users.update(user, { department: 'Sales' }),
  'users.updateMany': (acme, user) => acme.users.updateMany([user], { department: 'Sales' }),
  'users.list': (acme) => acme.users.list({ limit: 1 }),
  'users.pages': async (acme) => firstOf(acme.users.pages()),
  'users.findByEmail': (acme) => acme.users.findByEmail('una@acme.example'),
  'users.delete': (acme, user) => acme.users.delete(user, { scheduled: 'cancel' }),
  'users.erase': (acme, user) => acme.users.erase(user).catch(() => undefined),
  'users.timeline': (acme, user) => acme.users.timeline(user),
  'users.stateOn': (acme, user) => acme.users.stateOn(user, '2026-12-24'),
  'users.history': (acme, user) => acme.users.history(user),
  'numbers.add': (acme, user) =>
    acme.numbers.add(user, { number: '+4681999999', type: 'landline' }),
  'numbers.remove': (acme, user) => acme.numbers.remove(user, MOBILE),
  'numbers.markForeign': (acme, user) => acme.numbers.markForeign(user, MOBILE),
  'numbers.startPorting': (acme, user) =>
    acme.numbers.startPorting(user, MOBILE, '2026-12-24').catch(() => undefined),
  'numbers.movePorting': (acme, user) =>
    acme.numbers.movePorting(user, MOBILE, '2026-12-24').catch(() => undefined),
  'numbers.cancelPorting': (acme, user) =>
    acme.numbers.cancelPorting(user, MOBILE).catch(() => undefined),
  'numbers.swap': (acme, user) =>
    acme.numbers.swap(user, { from: MOBILE, to: MOBILE, on: 'now' }).catch(() => undefined),
  'numbers.cancelSwap': (acme, user) =>
    acme.numbers.cancelSwap(user, MOBILE).catch(() => undefined),
  'schedule.move': (acme, user, change) => acme.schedule.move(user, change, '2027-02-01'),
  'schedule.cancel': (acme, user, change) => acme.schedule.cancel(user, change),
  'schedule.setDetails': (acme, user, change) => acme.schedule.setDetails(user, change, {}),
  'schedule.override': (acme, user) => acme.schedule.override(user, '2027-02-01'),
  'schedule.clearOverride': (acme, user) =>
    acme.schedule.clearOverride(user).catch(() => undefined),
  'schedule.retry': (acme, user, change) =>
    acme.schedule.retry(user, change, 'now').catch(() => undefined),
  'schedule.dismiss': (acme, user, change) =>
    acme.schedule.dismiss(user, change).catch(() => undefined),
  'schedule.of': (acme, user) => acme.schedule.of(user),
  'schedule.help': (acme, user, change) => acme.schedule.help(user, change),
  'schedule.remedy': (acme, user, change) =>
    acme.schedule.remedy(user, change, { remedy: { actions: [] } }),
  'schedule.list': (acme) => acme.schedule.list({ limit: 1 }),
  'schedule.pages': async (acme) => firstOf(acme.schedule.pages()),
  'seats.count': (acme) => acme.seats.count(['loyalty']),
  'seats.over': (acme) => acme.seats.over(['loyalty']),
  'reports.forecast': async (acme) => firstOf(acme.reports.forecast()),
  'reports.outOfCompliance': (acme) => acme.reports.outOfCompliance({ limit: 1 }),
  'reports.tryCatalog': async (acme) => firstOf(acme.reports.tryCatalog(guideCatalog)),
  'reports.recheck': (acme) => acme.reports.recheck(),
  'users.withdraw': (acme, una) =>
    acme.users.withdraw(una, { fact: 'department', from: '2027-03-01' }),
  'settings.get': (acme) => acme.settings.get(),
  'settings.update': (acme) => acme.settings.update({ country: 'NO' }),
  'settings.enable': (acme) => acme.settings.enable('fax'),
  'settings.disable': (acme) => acme.settings.disable('fax'),
  'settings.setSeatLimit': (acme) => acme.settings.setSeatLimit('loyalty', 9),
  'settings.clearSeatLimit': (acme) => acme.settings.clearSeatLimit('loyalty'),
  'settings.withdraw': (acme) => acme.settings.withdraw({ capability: 'fax', from: '2027-03-01' }),
  'settings.history': (acme) => acme.settings.history(),
  'imports.plan': (acme) => acme.imports.plan([{ row: 2, email: 'una@acme.example' }]),
  'imports.confirm': async (acme) =>
    acme.imports.confirm(await acme.imports.plan([{ row: 2, email: 'una@acme.example' }])),
}

const MOBILE = '+46701000001'

/** A plan that was made before anything was due: planning settles by itself. */
const PLANS = new WeakMap<object, Awaited<ReturnType<Acme['plan']>>>()
const planOf = (acme: Acme, user: string) =>
  Promise.resolve(
    PLANS.get(acme) ?? acme.plan({ users: [user], assign: ['loyalty'], on: '2027-03-01' }),
  )

async function firstOf<T>(pages: AsyncIterable<T>): Promise<T | null> {
  for await (const page of pages) return page
  return null
}

/** Otto's seat is due; Una has a change for later, and a plan of the day before. */
async function givenCaller(store: SeatlineStore, limits: 'limited' | 'unlimited' = 'limited') {
  const portal = await givenOneSeat(store)
  const { acme, otto, una } = portal
  if (limits === 'unlimited') await acme.settings.clearSeatLimit('small', { from: '2026-11-01' })
  await acme.settings.enable('fax', { from: '2027-03-01' })
  await acme.users.update(una, { department: 'IT' }, { from: '2027-03-01' })
  await portal.assign(otto, 'small', '2026-12-01')
  const change = await portal.assign(una, 'loyalty', '2027-01-15')
  PLANS.set(acme, await acme.plan({ users: [una], assign: ['recording'], on: '2027-03-01' }))
  portal.travelTo('2026-12-01')
  return { ...portal, change }
}

/** The paths of all functions of an organization. */
function pathsOf(acme: Acme): readonly string[] {
  return Object.entries(acme).flatMap(([name, part]: [string, unknown]) => {
    if (typeof part === 'function') return [name]
    return typeof part === 'object' && part !== null
      ? Object.keys(part).map((method) => `${name}.${method}`)
      : []
  })
}

describe('T1 where seats are limited, all that is due is settled before anything else, whatever is called', () => {
  test('every call of an organization is tried below', async () => {
    expect([...pathsOf((await openPortal()).acme)].sort()).toEqual(Object.keys(CALLS).sort())
  })

  test.each(Object.entries(CALLS).filter(([path]) => path !== SETTLES_IN_THOUGHT))(
    '%s',
    async (_path, call) => {
      const store = memoryStore()
      const { acme, otto, una, change } = await givenCaller(store)
      await call(acme, una, change)
      const [record] = await store.loadUsers('acme' as never, [otto as never]) // ids of the right shape
      expect(record).toMatchObject({
        changes: [],
        holdings: [{ license: 'small', since: '2026-12-01' }],
      })
    },
  )

  test('but a catalog is tried without settling anything', async () => {
    const store = memoryStore()
    const { acme, otto } = await givenCaller(store)
    await firstOf(acme.reports.tryCatalog(guideCatalog))
    const [record] = await store.loadUsers('acme' as never, [otto as never]) // as above
    expect(record).toMatchObject({ changes: [{ status: 'scheduled' }], holdings: [] })
  })
})

/** What writes nothing at all (rule Q8). */
const SETTLES_IN_THOUGHT = 'reports.tryCatalog'

/** A memory store that counts how often it is asked for what is due. */
function countingStore() {
  const store = memoryStore()
  const asked = { due: 0 }
  const counting: SeatlineStore = {
    ...store,
    processDue: (request) => {
      asked.due += 1
      return store.processDue(request)
    },
  }
  return { store: counting, asked }
}

/**
 * Calls that are made of several, or that settle everything anyway: how often they ask for what is
 * due, without seat limits.
 */
const SEVERAL: { readonly [path: string]: number } = {
  ...Object.fromEntries(
    [
      'users.list',
      'users.pages',
      'schedule.list',
      'schedule.pages',
      'seats.count',
      'seats.over',
    ].map((path) => [path, 1]),
  ),
  ...Object.fromEntries(
    Object.keys(CALLS).flatMap((path) =>
      /^reports\.(?!tryCatalog)|^settings\.(?!get|history)/.test(path) ? [[path, 1]] : [],
    ),
  ),
}

/** The same with seat limits. */
const SEVERAL_LIMITED: { readonly [path: string]: number } = {
  [SETTLES_IN_THOUGHT]: 0,
  remedy: 2,
  'imports.confirm': 2, // the plan and the confirmation
}

describe('T1 what it costs when nothing is due', () => {
  test.each(Object.entries(CALLS))(
    '%s: nothing without seat limits, and one look at an index with them',
    async (path, call) => {
      for (const limits of ['unlimited', 'limited'] as const) {
        const { store, asked } = countingStore()
        const { acme, una, change, licensing } = await givenCaller(store, limits)
        await licensing.applyDue()
        await acme.settings.get() // the date is reached
        asked.due = 0
        await call(acme, una, change)
        expect([limits, asked.due]).toEqual([
          limits,
          limits === 'limited' ? (SEVERAL_LIMITED[path] ?? 1) : (SEVERAL[path] ?? 0),
        ])
      }
    },
  )
})
