import { describe, expect, test } from 'vitest'
import { createLicensing, defineCatalog, memoryStore } from '../../../src/index.js'
import { guideCatalog, openPortal, type TestPortal } from '../../support/portal.js'

/** What has turned, as events of the organization tell it. */
async function turned({ acme }: Pick<TestPortal, 'acme'>) {
  const events = await acme.settings.history({})
  return events.flatMap((event): readonly unknown[] => {
    switch (event.kind) {
      case 'compliance_turned':
        return [
          {
            out: event.outOfCompliance,
            in: event.inCompliance,
            because: event.because,
            by: event.actor,
          },
        ]
      case 'forecast_turned':
        return [
          {
            breaks: event.breaks.map(({ user, license, on }) => [user, license, on]),
            repairs: event.repairs.map(({ user, license, on }) => [user, license, on]),
            because: event.because,
            by: event.actor,
          },
        ]
      default:
        return []
    }
  })
}

/** Anna holds Unlimited 5G, and Bo gets it in December. */
async function givenTwo() {
  const portal = await openPortal()
  const { user, assign } = portal
  const [anna, bo] = [await user('Anna', 'landline'), await user('Bo', 'landline')]
  for (const id of [anna, bo]) await assign(id, 'basic', 'now')
  await assign(anna, 'unlimited5g', 'now')
  await assign(bo, 'unlimited5g', '2026-12-01')
  return { ...portal, anna, bo }
}

describe('S6 what turns without a write to a user is told once', () => {
  test('a setting that goes, and comes again: who is out of compliance, and what will fail', async () => {
    const portal = await givenTwo()
    const { acme, licensing, anna, bo } = portal
    expect(await licensing.recheck()).toEqual({ organizations: 0, judged: 0, unfinished: [] })
    const revisions = async () =>
      Promise.all([anna, bo].map(async (id) => (await acme.users.get(id)).revision))
    const before = await revisions()

    await acme.settings.disable('5g')
    expect(await licensing.recheck()).toMatchObject({ organizations: 1, judged: 2 })
    const lost = [
      { out: [anna], in: [], because: ['settings'], by: 'system' },
      {
        breaks: [[bo, 'unlimited5g', '2026-12-01']],
        repairs: [],
        because: ['settings'],
        by: 'system',
      },
    ]
    expect(await turned(portal)).toEqual(lost)
    expect(await licensing.recheck()).toMatchObject({ judged: 0 })
    expect(await turned(portal)).toEqual(lost)

    await acme.settings.enable('5g')
    await licensing.recheck()
    expect((await turned(portal)).slice(2)).toEqual([
      { out: [], in: [anna], because: ['settings'], by: 'system' },
      {
        breaks: [],
        repairs: [[bo, 'unlimited5g', '2026-12-01']],
        because: ['settings'],
        by: 'system',
      },
    ])
    expect(await revisions()).toEqual(before)
  })

  test('a setting that ends on a date: its holders are told on that day, what will fail at once', async () => {
    const portal = await givenTwo()
    const { acme, licensing, travelTo, anna, bo } = portal
    await acme.settings.disable('5g', { from: '2026-11-20' })
    await licensing.recheck()
    expect(await turned(portal)).toEqual([
      {
        breaks: [[bo, 'unlimited5g', '2026-12-01']],
        repairs: [],
        because: ['settings'],
        by: 'system',
      },
    ])
    travelTo('2026-11-19')
    expect(await licensing.recheck()).toMatchObject({ judged: 0 })
    travelTo('2026-11-20')
    expect(await licensing.recheck()).toMatchObject({ judged: 2 })
    expect((await turned(portal)).slice(1)).toEqual([
      { out: [anna], in: [], because: ['date'], by: 'system' },
    ])
  })

  test('a seat limit is no reason to judge anybody again: judgments leave seats aside', async () => {
    const { acme, licensing } = await givenTwo()
    await acme.settings.setSeatLimit('unlimited5g', 0)
    expect(await licensing.recheck()).toMatchObject({ judged: 0 })
  })

  test('what a write to a user does is told with it, and not again', async () => {
    const portal = await givenTwo()
    const { acme, licensing, anna } = portal
    const [number] = (await acme.users.get(anna)).numbers
    await acme.numbers.remove(anna, number!.number)
    expect(await licensing.recheck()).toMatchObject({ judged: 0 })
    expect(await turned(portal)).toEqual([])
  })

  test('another catalog: everybody is judged by it', async () => {
    const { acme, store, bo } = await givenTwo()
    const [voice, ...others] = guideCatalog.editions[0]!.definition.tracks
    const only = { ...voice!, licenses: voice!.licenses.slice(0, 1) }
    const catalog = defineCatalog({ tracks: [only, ...others.slice(1)] })
    const clock = () => new Date('2026-11-01T12:00:00Z')
    const licensing = createLicensing({ catalog, store, clock })
    expect(await licensing.recheck()).toMatchObject({ organizations: 1, judged: 2 })
    expect((await turned({ acme })).at(-1)).toMatchObject({
      breaks: [[bo, 'unlimited5g', '2026-12-01']],
      because: ['catalog'],
    })
  })

  test('a predicate that looks at the date: who is asked it is judged again on the dates that it names (F3)', async () => {
    let now = new Date('2026-11-01T12:00:00Z')
    const catalog = defineCatalog(
      {
        tracks: [
          {
            id: 'trial',
            name: 'Trial',
            licenses: [
              { id: 'trial', name: 'Trial', requirement: { kind: 'predicate', name: 'early' } },
              { id: 'plain', name: 'Plain' },
            ],
          },
        ],
      },
      {
        predicates: {
          early: { test: ({ date }) => date < '2026-11-03', dates: () => ['2026-11-03'] },
        },
      },
    )
    const licensing = createLicensing({ catalog, store: memoryStore(), clock: () => now })
    await licensing.organizations.create(
      { id: 'acme', timeZone: 'UTC', country: 'SE' },
      { actor: 'setup' },
    )
    const acme = licensing.organization('acme', { actor: 'eva' })
    for (const [name, license] of [
      ['anna', 'trial'],
      ['bo', 'plain'],
    ] as const) {
      const email = `${name}@acme.example`
      await acme.users.create({ id: name, firstName: name, surname: 'Berg', email })
      await acme.confirm(await acme.plan({ users: [name], assign: [license], on: 'now' }))
    }
    const judged: number[] = []
    for (const day of ['01', '02', '03']) {
      now = new Date(`2026-11-${day}T12:00:00Z`)
      judged.push((await licensing.recheck()).judged)
    }
    expect(judged).toEqual([0, 0, 1])
    expect((await acme.reports.outOfCompliance()).users.map(({ id }) => id)).toEqual(['anna'])
    expect(await acme.settings.history({})).toMatchObject([
      { kind: 'organization_created' },
      { kind: 'compliance_turned', outOfCompliance: ['anna'], because: ['date'] },
    ])
  })
})

describe('S6 a recheck of all organizations', () => {
  test('many workers at once: everybody is judged, and what has turned is told once', async () => {
    const portal = await givenTwo()
    const { acme, licensing } = portal
    await acme.settings.disable('5g')
    const runs = await Promise.all(Array.from({ length: 8 }, () => licensing.recheck()))
    expect(runs.reduce((sum, { judged }) => sum + judged, 0)).toBe(2)
    expect(runs.flatMap(({ unfinished }) => unfinished)).toEqual([])
    expect(await turned(portal)).toHaveLength(2)
  })

  test('goes on where one organization cannot be judged, and says which', async () => {
    const { acme, licensing, store } = await givenTwo()
    await acme.settings.disable('5g')
    const failing = createLicensing({
      catalog: guideCatalog,
      store: { ...store, saveJudgments: () => Promise.reject(new Error('no')) },
      clock: () => new Date('2026-11-01T12:00:00Z'),
    })
    expect(await failing.recheck()).toEqual({
      organizations: 0,
      judged: 0,
      unfinished: [{ organization: 'acme', reason: 'failed', error: new Error('no') }],
    })
    expect(await licensing.recheck()).toMatchObject({ judged: 2 })
  })

  test('tells how far it is, and can be aborted', async () => {
    const { acme, licensing } = await givenTwo()
    await acme.settings.disable('5g')
    await expect(licensing.recheck({ signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'aborted',
      data: { done: 0 },
    })
    const told: unknown[] = []
    await licensing.recheck({ onProgress: (progress) => told.push(progress) })
    expect(told).toEqual([{ done: 2, total: null, organization: 'acme' }])
  })
})
