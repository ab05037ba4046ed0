import { describe, expect, test } from 'vitest'
import {
  createLicensing,
  defineCatalog,
  memoryStore,
  type CatalogDefinition,
} from '../../../src/index.js'
import {
  LANDLINE,
  OTHER_LANDLINE,
  MOBILE,
  OTHER_MOBILE,
  foreign,
  givenAnna,
  givenAnnaWithBusinessMobile,
} from '../../support/anna.js'

describe('N4 deleting a user', () => {
  test('releases e-mail, numbers and seats at once; the id is never used again, and history stays', async () => {
    const { anna, acme, user } = await givenAnnaWithBusinessMobile()
    await acme.settings.setSeatLimit('businessMobile', 1)
    await acme.users.delete(anna)
    await expect(acme.users.get(anna)).rejects.toMatchObject({ code: 'user_unknown' })
    await expect(
      acme.users.create({ id: anna, firstName: 'A', surname: 'B', email: 'a@acme.example' }),
    ).rejects.toMatchObject({
      code: 'id_taken',
    })

    const second = await user('Anna')
    await acme.numbers.add(second, { number: LANDLINE, type: 'landline' })
    await acme.numbers.add(second, { number: MOBILE, type: 'mobile' })
    const plan = await acme.plan({
      users: [second],
      assign: [{ license: 'businessMobile', details: { landline: LANDLINE, mobile: MOBILE } }],
      on: 'now',
    })
    expect((await acme.confirm(plan)).users[0]?.status).toBe('applied')
    expect((await acme.users.history(anna)).at(-1)).toMatchObject({ kind: 'user_deleted' })
  })

  test('is refused while changes are scheduled, unless they are to be canceled', async () => {
    const { anna, acme, assign } = await givenAnna()
    const change = await assign(anna, 'basic', '2026-12-01')
    await expect(acme.users.delete(anna)).rejects.toMatchObject({
      code: 'changes_scheduled',
      data: { changes: [change] },
    })
    await acme.users.delete(anna, { scheduled: 'cancel' })
    expect((await acme.users.history(anna)).slice(-2)).toMatchObject([
      { kind: 'change_canceled', change: { id: change } },
      { kind: 'user_deleted' },
    ])
  })

  test('settles first: what was due before is in history as applied', async () => {
    const { anna, acme, assign, travelTo } = await givenAnna()
    await assign(anna, 'basic', '2026-12-01')
    travelTo('2026-12-02')
    await acme.users.delete(anna)
    expect((await acme.users.history(anna)).slice(-2)).toMatchObject([
      { kind: 'change_applied', date: '2026-12-01' },
      { kind: 'user_deleted', date: '2026-12-02' },
    ])
  })

  test('erase, after deletion only, leaves no personal value in history', async () => {
    const { anna, acme, numbers } = await givenAnnaWithBusinessMobile()
    await numbers.add(anna, { number: OTHER_MOBILE, type: 'mobile' })
    await numbers.swap(anna, { from: MOBILE, to: OTHER_MOBILE, on: '2026-12-01' })
    await numbers.swap(anna, { from: MOBILE, to: OTHER_MOBILE, on: 'now' })
    await numbers.remove(anna, MOBILE)
    await acme.users.update(anna, { surname: 'Bergman', attributes: { room: 'Room 12' } })
    await expect(acme.users.erase(anna)).rejects.toMatchObject({ code: 'user_not_deleted' })
    await acme.users.delete(anna)
    const before = await acme.users.history(anna)
    await acme.users.erase(anna)
    const history = await acme.users.history(anna)
    expect(history.map(({ kind }) => kind)).toEqual([
      ...before.map(({ kind }) => kind),
      'user_erased',
    ])
    expect(history.map(({ number }) => number)).toEqual(history.map((_, index) => index + 1))
    const text = JSON.stringify(history)
    for (const personal of ['Anna', 'Berg', 'anna@', 'Room 12', LANDLINE, MOBILE, OTHER_MOBILE])
      expect(text).not.toContain(personal)
    expect(text).toContain('businessMobile')
  })

  test('erase leaves nothing that a predicate said of the user when it could not decide', async () => {
    const tracks: CatalogDefinition['tracks'] = [
      {
        id: 'base',
        name: 'Base',
        licenses: [
          { id: 'tried', name: 'Tried', requirement: { kind: 'predicate', name: 'trained' } },
        ],
      },
    ]
    const trained = ({ attributes }: { readonly attributes: object }) => {
      throw new Error(`No training is known of ${JSON.stringify(attributes)}.`)
    }
    let now = new Date('2026-11-01T12:00:00Z')
    const licensing = createLicensing({
      catalog: defineCatalog({ tracks }, { predicates: { trained } }),
      store: memoryStore(),
      clock: () => now,
    })
    await licensing.organizations.create(
      { id: 'acme', timeZone: 'Europe/Stockholm', country: 'SE' },
      { actor: 'setup' },
    )
    const acme = licensing.organization('acme', { actor: 'eva' })
    const user = {
      firstName: 'Anna',
      surname: 'Berg',
      email: 'anna@acme.example',
      attributes: { room: 'Room 12' },
    }
    const { id } = await acme.users.create(user)
    await acme.confirm(await acme.plan({ users: [id], assign: ['tried'], on: '2026-11-02' }))
    now = new Date('2026-11-03T12:00:00Z')
    await licensing.applyDue()
    await acme.users.delete(id)
    expect(JSON.stringify(await acme.users.history(id))).toContain('No training is known of')
    await acme.users.erase(id)
    const history = await acme.users.history(id)
    expect(history.map(({ kind }) => kind)).toContain('change_failed')
    expect(JSON.stringify(history)).not.toMatch(/Room 12|No training/)
  })

  test('erasing is told to subscribers, once, also those who had heard everything', async () => {
    const { anna, acme, licensing } = await givenAnnaWithBusinessMobile()
    await acme.users.delete(anna)
    await licensing.deliverEvents(() => undefined)
    await acme.users.erase(anna)
    await acme.users.erase(anna)
    const heard: unknown[] = []
    await licensing.deliverEvents((event) => void heard.push([event.kind, event.user, event.actor]))
    expect(heard).toEqual([['user_erased', anna, 'eva@acme.example']])
  })
})

describe('N5 a preview is the same result, and nothing is written', () => {
  test.each([
    [
      'add',
      (given: Given, preview: boolean) =>
        given.numbers.add(given.anna, { number: '+46701000009', type: 'mobile' }, { preview }),
    ],
    [
      'remove',
      (given: Given, preview: boolean) => given.numbers.remove(given.anna, MOBILE, { preview }),
    ],
    [
      'markForeign',
      (given: Given, preview: boolean) =>
        given.numbers.markForeign(given.anna, MOBILE, { preview }),
    ],
    [
      'startPorting',
      (given: Given, preview: boolean) =>
        given.numbers.startPorting(given.anna, OTHER_MOBILE, '2026-12-01', { preview }),
    ],
    [
      'movePorting',
      (given: Given, preview: boolean) =>
        given.numbers.movePorting(given.anna, OTHER_LANDLINE, '2026-12-24', { preview }),
    ],
    [
      'cancelPorting',
      (given: Given, preview: boolean) =>
        given.numbers.cancelPorting(given.anna, OTHER_LANDLINE, { preview }),
    ],
    [
      'swap',
      (given: Given, preview: boolean) =>
        given.numbers.swap(
          given.anna,
          { from: LANDLINE, to: OTHER_LANDLINE, on: '2026-12-24' },
          { preview },
        ),
    ],
    [
      'cancelSwap',
      (given: Given, preview: boolean) =>
        given.numbers.cancelSwap(given.anna, LANDLINE, { preview }),
    ],
    [
      'users.update',
      (given: Given, preview: boolean) =>
        given.acme.users.update(given.anna, { department: 'Sales' }, { preview }),
    ],
  ])('%s', async (_, run) => {
    const given = await givenAnnaWithBusinessMobile()
    await given.numbers.add(given.anna, foreign)
    await given.numbers.add(given.anna, {
      number: OTHER_LANDLINE,
      type: 'landline',
      status: 'foreign',
    })
    await given.numbers.startPorting(given.anna, OTHER_LANDLINE, '2026-12-20')
    await given.numbers.swap(given.anna, { from: LANDLINE, to: OTHER_LANDLINE, on: '2026-12-22' })
    const before = await given.get()
    const preview = await run(given, true)
    expect(await given.get()).toEqual(before)
    expect(preview).toMatchObject({ status: 'done', written: false })
    expect(await run(given, false)).toEqual({ ...preview, written: true })
    expect(await given.get()).not.toEqual(before)
  })

  type Given = Awaited<ReturnType<typeof givenAnna>>
})
