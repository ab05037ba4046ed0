import { describe, expect, test } from 'vitest'
import { swedishPorting } from '../../../examples/swedish-porting.js'
import { openPortal } from '../../support/portal.js'
import {
  LANDLINE,
  OTHER_LANDLINE,
  MOBILE,
  OTHER_MOBILE,
  foreign,
  givenAnna,
  givenAnnaWithBusinessMobile,
  numberOf,
} from '../../support/anna.js'

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
      effects: { noncompliant: [], compliant: [{ license: 'businessMobile' }] },
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
