import { describe, expect, test } from 'vitest'
import {
  createLicensing,
  defineCatalog,
  memoryStore,
  swedishPorting,
  type CatalogDefinition,
  type Requirement,
  type UserRecord,
} from '../../../src/index.js'
import { openPortal } from '../../support/portal.js'

const LANDLINE = '+4681000001'
const OTHER_LANDLINE = '+4681000002'
const MOBILE = '+46701000001'
const OTHER_MOBILE = '+46701000002'

/** Anna, with a landline and a mobile number, on 1 November 2026. */
async function givenAnna(options: Parameters<typeof openPortal>[0] = {}) {
  const portal = await openPortal(options)
  const anna = await portal.user('Anna')
  await portal.acme.numbers.add(anna, { number: LANDLINE, type: 'landline' })
  await portal.acme.numbers.add(anna, { number: MOBILE, type: 'mobile' })
  return {
    ...portal,
    anna,
    numbers: portal.acme.numbers,
    get: async () => portal.acme.users.get(anna),
  }
}

/** Anna, who holds Business Mobile with both numbers. */
async function givenAnnaWithBusinessMobile(options: Parameters<typeof openPortal>[0] = {}) {
  const given = await givenAnna(options)
  await given.assign(given.anna, 'businessMobile', 'now', { landline: LANDLINE, mobile: MOBILE })
  return given
}

/** A number with another operator. */
const foreign = { number: OTHER_MOBILE, type: 'mobile', status: 'foreign' } as const

const numberOf = (user: UserRecord, number: string) =>
  user.numbers.find((candidate) => candidate.number === number)
const detailsOf = (user: UserRecord) => user.holdings[0]?.details

describe('N1 a number belongs to one user, and is active, porting or foreign', () => {
  test('it is active from today unless a date is given', async () => {
    const { anna, numbers, get } = await givenAnna()
    await numbers.add(anna, { number: OTHER_MOBILE, type: 'mobile', from: '2026-12-01' })
    expect((await get()).numbers).toEqual([
      { number: LANDLINE, type: 'landline', status: 'active', from: '2026-11-01' },
      { number: MOBILE, type: 'mobile', status: 'active', from: '2026-11-01' },
      { number: OTHER_MOBILE, type: 'mobile', status: 'active', from: '2026-12-01' },
    ])
  })

  test('a requirement sees it from its date on', async () => {
    const { acme, user } = await openPortal()
    const bo = await user('Bo')
    await acme.numbers.add(bo, { number: LANDLINE, type: 'landline', from: '2026-12-01' })
    const statusOn = async (on: string) =>
      (await acme.plan({ users: [bo], assign: ['basic'], on })).users[0]?.status
    expect([await statusOn('2026-11-30'), await statusOn('2026-12-01')]).toEqual([
      'conflict',
      'ready',
    ])
  })

  test.each([
    ['in another form than E.164', 'number_invalid', { number: '070-123 45 67', type: 'mobile' }],
    ['of no type', 'input_invalid', { number: OTHER_MOBILE, type: 'fax' as 'mobile' }],
    [
      'of no status',
      'input_invalid',
      { number: OTHER_MOBILE, type: 'mobile', status: 'porting' as 'foreign' },
    ],
    ['foreign, with a date', 'input_invalid', { ...foreign, from: '2026-12-01' }],
    [
      'active from a day that has passed',
      'date_in_past',
      { number: OTHER_MOBILE, type: 'mobile', from: '2026-10-31' },
    ],
    ['that the user has already', 'number_status_wrong', { number: MOBILE, type: 'mobile' }],
  ] as const)('one %s is refused: %s', async (_, code, number) => {
    const { anna, numbers, get } = await givenAnna()
    const before = await get()
    await expect(numbers.add(anna, number)).rejects.toMatchObject({ code })
    expect(await get()).toEqual(before)
  })

  test('one of another user is refused and the holder named, in a preview as well', async () => {
    const { anna, acme, user } = await givenAnna()
    const bo = await user('Bo')
    for (const preview of [true, false]) {
      await expect(
        acme.numbers.add(bo, { number: MOBILE, type: 'mobile' }, { preview }),
      ).rejects.toMatchObject({
        code: 'number_taken',
        data: { number: MOBILE, holder: anna },
      })
    }
  })

  test('another organization may have the same number', async () => {
    const { licensing } = await givenAnna()
    await licensing.organizations.create(
      { id: 'globex', timeZone: 'Europe/Stockholm', country: 'SE' },
      { actor: 'setup' },
    )
    const globex = licensing.organization('globex', { actor: 'eva' })
    const bo = await globex.users.create({
      firstName: 'Bo',
      surname: 'Ek',
      email: 'bo@globex.example',
    })
    expect(await globex.numbers.add(bo.id, { number: MOBILE, type: 'mobile' })).toMatchObject({
      status: 'done',
      written: true,
    })
  })

  test('porting starts from foreign, is active on its date, and history says so', async () => {
    const { anna, acme, numbers, get, travelTo } = await givenAnna()
    await numbers.add(anna, foreign)
    await numbers.startPorting(anna, OTHER_MOBILE, '2026-11-20')
    expect(numberOf(await get(), OTHER_MOBILE)).toEqual({
      number: OTHER_MOBILE,
      type: 'mobile',
      status: 'porting',
      on: '2026-11-20',
    })

    travelTo('2026-11-25')
    expect(numberOf(await get(), OTHER_MOBILE)).toEqual({
      number: OTHER_MOBILE,
      type: 'mobile',
      status: 'active',
      from: '2026-11-20',
    })
    expect((await acme.users.history(anna)).at(-1)).toMatchObject({
      kind: 'number_activated',
      date: '2026-11-20',
      actor: 'system',
    })
  })

  test('a porting date of today means active today', async () => {
    const { anna, numbers, get } = await givenAnna()
    await numbers.add(anna, foreign)
    await numbers.startPorting(anna, OTHER_MOBILE, 'now')
    expect(numberOf(await get(), OTHER_MOBILE)).toEqual({
      number: OTHER_MOBILE,
      type: 'mobile',
      status: 'active',
      from: '2026-11-01',
    })
  })

  test('what depends on a porting is judged again when it moves and when it is canceled', async () => {
    const { acme, user, assign, travelTo } = await openPortal()
    const bo = await user('Bo')
    await acme.numbers.add(bo, { number: LANDLINE, type: 'landline', status: 'foreign' })
    await acme.numbers.startPorting(bo, LANDLINE, '2026-12-01')
    const basic = await assign(bo, 'basic', '2026-12-10')

    expect(await acme.numbers.movePorting(bo, LANDLINE, '2026-12-11')).toMatchObject({
      effects: {
        breaks: [
          {
            change: basic,
            conflicts: [{ code: 'number_porting', number: LANDLINE, from: '2026-12-11' }],
          },
        ],
      },
    })
    expect(await acme.numbers.movePorting(bo, LANDLINE, '2026-12-10')).toMatchObject({
      effects: { breaks: [], repairs: [{ change: basic }] },
    })
    expect(await acme.numbers.cancelPorting(bo, LANDLINE)).toMatchObject({
      effects: {
        breaks: [{ change: basic, conflicts: [{ code: 'number_foreign', numbers: [LANDLINE] }] }],
      },
    })

    travelTo('2026-12-10')
    expect((await acme.users.get(bo)).changes).toMatchObject([
      { id: basic, status: 'failed', failure: { conflicts: [{ code: 'number_foreign' }] } },
    ])
  })

  test('a change on the porting date itself goes through: facts move first', async () => {
    const { acme, user, assign, travelTo } = await openPortal()
    const bo = await user('Bo')
    await acme.numbers.add(bo, { number: LANDLINE, type: 'landline', status: 'foreign' })
    await acme.numbers.startPorting(bo, LANDLINE, '2026-12-01')
    await assign(bo, 'basic', '2026-12-01')
    travelTo('2026-12-01')
    expect((await acme.users.get(bo)).holdings).toMatchObject([
      { license: 'basic', since: '2026-12-01' },
    ])
  })

  test.each([
    ['porting an active number', 'number_status_wrong', MOBILE, 'startPorting'],
    ['moving the porting of an active number', 'number_status_wrong', MOBILE, 'movePorting'],
    ['moving the porting of a foreign number', 'number_status_wrong', OTHER_MOBILE, 'movePorting'],
    [
      'canceling the porting of a foreign number',
      'number_status_wrong',
      OTHER_MOBILE,
      'cancelPorting',
    ],
    ['porting a number of nobody', 'number_unknown', '+46709999999', 'startPorting'],
    ['removing a number of nobody', 'number_unknown', '+46709999999', 'remove'],
  ] as const)('%s: %s', async (_, code, number, command) => {
    const { anna, numbers } = await givenAnna()
    await numbers.add(anna, foreign)
    const on = '2026-12-01'
    const run = {
      startPorting: () => numbers.startPorting(anna, number, on),
      movePorting: () => numbers.movePorting(anna, number, on),
      cancelPorting: () => numbers.cancelPorting(anna, number),
      remove: () => numbers.remove(anna, number),
    }
    await expect(run[command]()).rejects.toMatchObject({ code })
  })

  test('a porting date that has passed is refused', async () => {
    const { anna, numbers } = await givenAnna()
    await numbers.add(anna, foreign)
    await expect(numbers.startPorting(anna, OTHER_MOBILE, '2026-10-31')).rejects.toMatchObject({
      code: 'date_in_past',
    })
  })

  test('a number marked as foreign leaves holdings out of compliance, and takes none away', async () => {
    const { anna, numbers, get } = await givenAnnaWithBusinessMobile()
    expect(await numbers.markForeign(anna, MOBILE)).toMatchObject({
      effects: { noncompliant: [{ license: 'businessMobile' }] },
    })
    expect(await get()).toMatchObject({
      holdings: [{ license: 'businessMobile' }],
      outOfCompliance: [{ license: 'businessMobile' }],
    })

    expect(await numbers.startPorting(anna, MOBILE, 'now')).toMatchObject({
      effects: { noncompliant: [], compliant: ['businessMobile'] },
    })
  })
})

describe('N2 porting dates follow the policy of the portal', () => {
  /** Sunday 1 November 2026. */
  const today = '2026-11-01'

  test('in Sweden: working days only, 5 ahead for a mobile number, 10 for a landline', async () => {
    const { anna, numbers } = await givenAnna({ porting: swedishPorting(), today })
    await numbers.add(anna, foreign)
    await numbers.add(anna, { number: OTHER_LANDLINE, type: 'landline', status: 'foreign' })
    await expect(numbers.startPorting(anna, OTHER_MOBILE, '2026-11-05')).rejects.toMatchObject({
      code: 'porting_date_refused',
      data: { on: '2026-11-05', earliest: '2026-11-06' },
    })
    await expect(numbers.startPorting(anna, OTHER_MOBILE, '2026-11-07')).rejects.toMatchObject({
      code: 'porting_date_refused',
    })
    await expect(numbers.startPorting(anna, OTHER_LANDLINE, '2026-11-12')).rejects.toMatchObject({
      data: { earliest: '2026-11-13' },
    })
    expect(await numbers.startPorting(anna, OTHER_MOBILE, '2026-11-06')).toMatchObject({
      status: 'done',
    })
    expect(await numbers.startPorting(anna, OTHER_LANDLINE, '2026-11-13')).toMatchObject({
      status: 'done',
    })
  })

  test('moving a porting follows it too', async () => {
    const { anna, numbers } = await givenAnna({ porting: swedishPorting(), today })
    await numbers.add(anna, foreign)
    await numbers.startPorting(anna, OTHER_MOBILE, '2026-11-16')
    await expect(numbers.movePorting(anna, OTHER_MOBILE, '2026-11-05')).rejects.toMatchObject({
      code: 'porting_date_refused',
    })
    expect(await numbers.movePorting(anna, OTHER_MOBILE, '2026-11-06')).toMatchObject({
      status: 'done',
    })
  })

  test('holidays given are no porting days; without them the result says that only weekends are known', async () => {
    const withHolidays = await givenAnna({ porting: swedishPorting(['2026-11-06']), today })
    await withHolidays.numbers.add(withHolidays.anna, foreign)
    const start = (given: typeof withHolidays, on: string) =>
      given.numbers.startPorting(given.anna, OTHER_MOBILE, on)
    await expect(start(withHolidays, '2026-11-06')).rejects.toMatchObject({
      data: { earliest: '2026-11-09' },
    })
    expect(await start(withHolidays, '2026-11-09')).toMatchObject({ calendar: 'holidays' })

    const without = await givenAnna({ porting: swedishPorting(), today })
    await without.numbers.add(without.anna, foreign)
    expect(await start(without, '2026-11-06')).toMatchObject({ calendar: 'weekends_only' })

    const anyDay = await givenAnna({ today })
    await anyDay.numbers.add(anyDay.anna, foreign)
    expect(await start(anyDay, '2026-11-07')).toMatchObject({ calendar: 'none' })
  })
})

describe('N3 a number takes the place of another', () => {
  /** Anna holds Business Mobile, and has a second mobile number. */
  async function givenTwoMobiles() {
    const given = await givenAnnaWithBusinessMobile()
    await given.numbers.add(given.anna, { number: OTHER_MOBILE, type: 'mobile' })
    return given
  }

  test('now: the details of holdings and of scheduled changes name the new one, and the old one stays the user’s', async () => {
    const { anna, acme, numbers, assign, get } = await givenTwoMobiles()
    await acme.confirm(
      await acme.plan({ users: [anna], remove: ['businessMobile'], on: '2026-12-01' }),
    )
    const again = await assign(anna, 'businessMobile', '2026-12-15', {
      landline: LANDLINE,
      mobile: MOBILE,
    })

    await numbers.swap(anna, MOBILE, OTHER_MOBILE, 'now')
    const after = await get()
    expect(detailsOf(after)).toEqual({ landline: LANDLINE, mobile: OTHER_MOBILE })
    expect(after.changes.find((change) => change.id === again)?.details).toEqual({
      landline: LANDLINE,
      mobile: OTHER_MOBILE,
    })
    expect(numberOf(after, MOBILE)).toBeDefined()
    expect((await acme.users.history(anna)).at(-1)).toMatchObject({
      kind: 'numbers_swapped',
      date: '2026-11-01',
    })
  })

  test('dated: from its date on, and not before', async () => {
    const { anna, acme, numbers, get, travelTo } = await givenTwoMobiles()
    await numbers.swap(anna, MOBILE, OTHER_MOBILE, '2026-12-01')
    expect(await get()).toMatchObject({
      holdings: [{ details: { mobile: MOBILE } }],
      swaps: [{ from: MOBILE, to: OTHER_MOBILE, on: '2026-12-01' }],
    })
    expect((await acme.users.stateOn(anna, '2026-12-01')).user?.holdings).toMatchObject([
      { details: { mobile: OTHER_MOBILE } },
    ])

    travelTo('2026-12-01')
    expect(await get()).toMatchObject({
      holdings: [{ details: { mobile: OTHER_MOBILE } }],
      swaps: [],
    })
  })

  test('dated: a plan for a later date shows the new one, and offers the old one no more (N3)', async () => {
    const { anna, acme, numbers, get, travelTo } = await givenTwoMobiles()
    await acme.confirm(
      await acme.plan({ users: [anna], remove: ['businessMobile'], on: '2026-11-10' }),
    )
    await numbers.swap(anna, MOBILE, OTHER_MOBILE, '2026-12-01')
    const details = { landline: LANDLINE, mobile: MOBILE }
    const planned = async (on: string) => {
      const plan = await acme.plan({
        users: [anna],
        assign: [{ license: 'businessMobile', details }],
        on,
      })
      return { plan, change: plan.users[0]?.changes[0] }
    }
    expect((await planned('2026-11-20')).change).toMatchObject({
      details,
      choices: { mobile: [MOBILE, OTHER_MOBILE] },
    })
    const { plan, change } = await planned('2026-12-01')
    expect(change).toMatchObject({
      status: 'ready',
      details: { landline: LANDLINE, mobile: OTHER_MOBILE },
      choices: { mobile: [OTHER_MOBILE] },
    })
    await acme.confirm(plan)
    travelTo('2026-12-01')
    expect(detailsOf(await get())).toEqual({ landline: LANDLINE, mobile: OTHER_MOBILE })
  })

  test('dated: what is held shows the new one in a plan for the very date', async () => {
    const { anna, acme, numbers } = await givenTwoMobiles()
    await numbers.swap(anna, MOBILE, OTHER_MOBILE, '2026-12-01')
    const { users } = await acme.plan({
      users: [anna],
      assign: ['businessMobile'],
      on: '2026-12-01',
    })
    expect(users[0]?.changes[0]?.details).toEqual({ landline: LANDLINE, mobile: OTHER_MOBILE })
  })

  test('dated: a change that fails before it names the new one when it is retried', async () => {
    const { anna, acme, assign, numbers, get, travelTo } = await givenTwoMobiles()
    await acme.confirm(await acme.plan({ users: [anna], remove: ['businessMobile'], on: 'now' }))
    await numbers.markForeign(anna, LANDLINE)
    const change = await assign(anna, 'businessMobile', '2026-11-10', {
      landline: LANDLINE,
      mobile: MOBILE,
    })
    await numbers.swap(anna, MOBILE, OTHER_MOBILE, '2026-12-01')
    travelTo('2026-12-05')
    expect((await get()).changes).toMatchObject([
      { id: change, status: 'failed', details: { mobile: OTHER_MOBILE } },
    ])
    await numbers.startPorting(anna, LANDLINE, '2026-12-05')
    expect(await acme.schedule.retry(anna, change, 'now')).toMatchObject({ status: 'done' })
    expect(detailsOf(await get())).toEqual({ landline: LANDLINE, mobile: OTHER_MOBILE })
  })

  test('dated: a remedy does not choose the number that is swapped away by then', async () => {
    const { anna, acme, assign, numbers } = await givenTwoMobiles()
    await acme.confirm(await acme.plan({ users: [anna], remove: ['businessMobile'], on: 'now' }))
    await numbers.swap(anna, MOBILE, OTHER_MOBILE, '2026-12-01')
    const change = await assign(anna, 'businessMobile', '2026-12-10')
    const { remedies } = await acme.schedule.help(anna, change)
    const chosen = remedies.sets.flatMap(({ actions }) =>
      actions.map((action) => (action.kind === 'choose_number' ? action.number : null)),
    )
    expect(chosen).toEqual([OTHER_MOBILE])
  })

  test('an override does not move it', async () => {
    const { anna, acme, assign, numbers, get } = await givenTwoMobiles()
    await numbers.swap(anna, MOBILE, OTHER_MOBILE, '2026-12-01')
    await assign(anna, 'small', '2026-12-05')
    await acme.schedule.override(anna, '2027-01-01')
    expect((await get()).swaps).toMatchObject([{ on: '2026-12-01' }])
  })

  test('removing the old number after the swap breaks nothing; before it, the result lists what breaks', async () => {
    const { anna, numbers, assign } = await givenAnna()
    await numbers.add(anna, { number: OTHER_MOBILE, type: 'mobile' })
    const change = await assign(anna, 'businessMobile', '2026-12-01', {
      landline: LANDLINE,
      mobile: MOBILE,
    })
    expect(await numbers.remove(anna, MOBILE, { preview: true })).toMatchObject({
      effects: { breaks: [{ change, conflicts: [{ code: 'number_not_owned', number: MOBILE }] }] },
    })
    await numbers.swap(anna, MOBILE, OTHER_MOBILE, 'now')
    expect(await numbers.remove(anna, MOBILE)).toMatchObject({
      status: 'done',
      effects: { breaks: [], noncompliant: [] },
    })
  })

  test('a number in use is removed all the same, and the holding reported', async () => {
    const { anna, numbers, get } = await givenAnnaWithBusinessMobile()
    expect(await numbers.remove(anna, MOBILE)).toMatchObject({
      status: 'done',
      effects: { noncompliant: [{ license: 'businessMobile' }] },
    })
    expect(await get()).toMatchObject({
      holdings: [{ license: 'businessMobile' }],
      outOfCompliance: [{ license: 'businessMobile' }],
    })
  })

  test('it is removed also where that leaves too many changes entangled: only edits of the schedule are refused for it (C7)', async () => {
    const ids = Array.from({ length: 15 }, (_, index) => `a${index}`)
    const licenses = ids.map((id, index) => {
      const next: Requirement = { kind: 'excludes', licenses: [ids[index + 1] ?? 'other'] }
      return {
        id,
        name: id,
        requirement: {
          kind: 'any' as const,
          of: [{ kind: 'number' as const, type: 'mobile' as const }, next],
        },
      }
    })
    const definition: CatalogDefinition = {
      tracks: [
        {
          id: 'ring',
          name: 'Ring',
          holds: 'many',
          licenses: [...licenses, { id: 'other', name: 'Other' }],
        },
      ],
    }
    const licensing = createLicensing({
      catalog: defineCatalog(definition),
      store: memoryStore(),
      clock: () => new Date('2026-11-01T12:00:00Z'),
    })
    await licensing.organizations.create(
      { id: 'acme', timeZone: 'Europe/Stockholm', country: 'SE' },
      { actor: 'setup' },
    )
    const acme = licensing.organization('acme', { actor: 'eva' })
    const { id: anna } = await acme.users.create({
      firstName: 'Anna',
      surname: 'Berg',
      email: 'anna@acme.example',
    })
    await acme.numbers.add(anna, { number: MOBILE, type: 'mobile' })
    await acme.confirm(await acme.plan({ users: [anna], assign: ids, on: '2026-12-01' }))

    const result = await acme.numbers.remove(anna, MOBILE)
    expect(result).toMatchObject({ status: 'done', written: true })
    expect(
      result.status === 'done' && result.effects.breaks.map(({ conflicts }) => conflicts[0]?.code),
    ).toEqual(ids.map(() => 'too_entangled'))
  })

  test('the number removed is free for another user at once', async () => {
    const { anna, acme, numbers, user } = await givenAnna()
    await numbers.remove(anna, MOBILE)
    const bo = await user('Bo')
    expect(await acme.numbers.add(bo, { number: MOBILE, type: 'mobile' })).toMatchObject({
      written: true,
    })
  })

  test.each([
    ['of another type', LANDLINE, MOBILE, 'swap_impossible'],
    ['for itself', MOBILE, MOBILE, 'swap_impossible'],
    ['for a foreign one', MOBILE, OTHER_MOBILE, 'swap_impossible'],
    ['for one that the user does not have', MOBILE, '+46709999999', 'number_unknown'],
    ['that the user does not have', '+46709999999', MOBILE, 'number_unknown'],
  ])('a number %s is not swapped: %s to %s, %s', async (_, from, to, code) => {
    const { anna, numbers } = await givenAnna()
    await numbers.add(anna, foreign)
    await expect(numbers.swap(anna, from, to, '2026-12-01')).rejects.toMatchObject({ code })
  })

  describe('with a number in porting', () => {
    async function givenPorting(on: string) {
      const given = await givenAnnaWithBusinessMobile()
      await given.numbers.add(given.anna, foreign)
      await given.numbers.startPorting(given.anna, OTHER_MOBILE, on)
      return given
    }

    test('it cannot take over before its porting date', async () => {
      const { anna, numbers } = await givenPorting('2026-12-01')
      await expect(numbers.swap(anna, MOBILE, OTHER_MOBILE, '2026-11-30')).rejects.toMatchObject({
        code: 'swap_impossible',
      })
      await expect(numbers.swap(anna, MOBILE, OTHER_MOBILE, 'now')).rejects.toMatchObject({
        code: 'swap_impossible',
      })
      expect(await numbers.swap(anna, MOBILE, OTHER_MOBILE, '2026-12-01')).toMatchObject({
        status: 'done',
      })
    })

    test('it takes over on its porting date, after it has become active', async () => {
      const { anna, numbers, get, travelTo } = await givenPorting('2026-12-01')
      await numbers.swap(anna, MOBILE, OTHER_MOBILE, '2026-12-01')
      travelTo('2026-12-01')
      expect(await get()).toMatchObject({
        holdings: [{ details: { mobile: OTHER_MOBILE } }],
        outOfCompliance: [],
      })
    })

    test('when the porting moves later, the swap moves with it and the result says so; earlier, it stays', async () => {
      const { anna, acme, numbers, get } = await givenPorting('2026-12-01')
      await numbers.swap(anna, MOBILE, OTHER_MOBILE, '2026-12-03')
      expect(await numbers.movePorting(anna, OTHER_MOBILE, '2026-12-02')).toMatchObject({
        movedSwaps: [],
      })
      const moved = { from: MOBILE, to: OTHER_MOBILE, on: '2026-12-10' }
      expect(await numbers.movePorting(anna, OTHER_MOBILE, '2026-12-10')).toMatchObject({
        movedSwaps: [moved],
      })
      expect((await acme.users.history(anna)).at(-1)).toMatchObject({
        kind: 'swap_changed',
        to: moved,
      })
      expect(await numbers.movePorting(anna, OTHER_MOBILE, '2026-11-20')).toMatchObject({
        movedSwaps: [],
      })
      expect((await get()).swaps).toEqual([moved])
    })

    test.each(['cancelPorting', 'markForeign', 'remove'] as const)(
      '%s cancels the swap that waits for it, and says so',
      async (command) => {
        const { anna, numbers, get } = await givenPorting('2026-12-01')
        await numbers.swap(anna, MOBILE, OTHER_MOBILE, '2026-12-01')
        const canceledSwaps = [{ from: MOBILE, to: OTHER_MOBILE, on: '2026-12-01' }]
        expect(await numbers[command](anna, OTHER_MOBILE)).toMatchObject({
          status: 'done',
          canceledSwaps,
        })
        expect((await get()).swaps).toEqual([])
      },
    )
  })

  test('removing the number that is to be replaced cancels the swap', async () => {
    const { anna, numbers, get } = await givenTwoMobiles()
    await numbers.swap(anna, MOBILE, OTHER_MOBILE, '2026-12-01')
    expect(await numbers.remove(anna, MOBILE)).toMatchObject({ canceledSwaps: [{ from: MOBILE }] })
    expect((await get()).swaps).toEqual([])
  })

  test('a swap set again takes the place of the one that was set', async () => {
    const { anna, numbers, get } = await givenTwoMobiles()
    await numbers.swap(anna, MOBILE, OTHER_MOBILE, '2026-12-01')
    await numbers.swap(anna, MOBILE, OTHER_MOBILE, '2026-12-24')
    expect((await get()).swaps).toMatchObject([{ on: '2026-12-24' }])
    await numbers.swap(anna, MOBILE, OTHER_MOBILE, 'now')
    expect((await get()).swaps).toEqual([])
  })

  test('canceled before its date it leaves no trace', async () => {
    const { anna, numbers, get } = await givenTwoMobiles()
    const before = await get()
    await numbers.swap(anna, MOBILE, OTHER_MOBILE, '2026-12-01')
    await numbers.cancelSwap(anna, MOBILE)
    expect(await get()).toEqual({ ...before, revision: before.revision + 2 })
    await expect(numbers.cancelSwap(anna, MOBILE)).rejects.toMatchObject({ code: 'swap_unknown' })
  })

  test('two numbers exchange places on one date', async () => {
    const { anna, acme, numbers, assign, travelTo } = await givenAnna()
    const pair = { landline: LANDLINE, mobile: MOBILE }
    await assign(anna, 'businessMobile', 'now', pair)
    await numbers.add(anna, { number: OTHER_MOBILE, type: 'mobile' })
    await numbers.swap(anna, MOBILE, OTHER_MOBILE, '2026-12-01')
    await expect(numbers.swap(anna, OTHER_MOBILE, MOBILE, '2026-12-01')).rejects.toMatchObject({
      code: 'swap_impossible',
    })
    await numbers.swap(anna, OTHER_MOBILE, MOBILE, '2026-12-02')
    travelTo('2026-12-02')
    expect(detailsOf(await acme.users.get(anna))).toEqual(pair)
  })
})

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
    await numbers.swap(anna, MOBILE, OTHER_MOBILE, '2026-12-01')
    await numbers.swap(anna, MOBILE, OTHER_MOBILE, 'now')
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
        given.numbers.swap(given.anna, LANDLINE, OTHER_LANDLINE, '2026-12-24', { preview }),
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
    await given.numbers.swap(given.anna, LANDLINE, OTHER_LANDLINE, '2026-12-22')
    const before = await given.get()
    const preview = await run(given, true)
    expect(await given.get()).toEqual(before)
    expect(preview).toMatchObject({ status: 'done', written: false })
    expect(await run(given, false)).toEqual({ ...preview, written: true })
    expect(await given.get()).not.toEqual(before)
  })

  type Given = Awaited<ReturnType<typeof givenAnna>>
})
