import { describe, expect, test } from 'vitest'
import { openPortal, type GuideLicense, type TestPortal } from '../../support/portal.js'

/** Users with a landline and a mobile number. */
async function givenUsers<N extends string>(...names: readonly N[]) {
  const portal = await openPortal()
  const ids = {} as Record<N, string> // each name is given its id at once
  for (const name of names) ids[name] = await portal.user(name, 'landline', 'mobile')
  return { ...portal, ...ids }
}

const holders = async ({ acme }: TestPortal, license: GuideLicense) =>
  (await acme.users.list({ license })).map(({ id }) => id)

/** The user's numbers, by type: what Business Mobile asks for. */
const detailsOf = async ({ acme }: TestPortal, user: string): Promise<Record<string, string>> =>
  Object.fromEntries((await acme.users.get(user)).numbers.map(({ type, number }) => [type, number]))

/** Schedules the removal of a license. */
const remove = async ({ acme }: TestPortal, user: string, license: GuideLicense, on: string) =>
  acme.confirm(await acme.plan({ users: [user], remove: [license], on }))

const statuses = async ({ acme }: TestPortal, user: string) =>
  (await acme.users.get(user)).changes.map(({ license, status, failure }) => [
    license,
    status,
    failure?.conflicts.map(({ code }) => code),
  ])

describe('S1 no more users hold a license than its limit', () => {
  test('the order of the request decides who gets the last seat', async () => {
    const { acme, anna, bo, cy } = await givenUsers('anna', 'bo', 'cy')
    await acme.settings.setSeatLimit('small', 2)
    const plan = await acme.plan({ users: [cy, anna, bo], assign: ['small'], on: 'now' })
    expect(
      plan.users.map(({ user, status, conflicts }) => [
        user,
        status,
        conflicts.map(({ code }) => code),
      ]),
    ).toEqual([
      [cy, 'ready', []],
      [anna, 'ready', []],
      [bo, 'conflict', ['no_seat']],
    ])
    const { users } = await acme.confirm(plan)
    expect(users.map(({ status }) => status)).toEqual(['applied', 'applied', 'refused'])
  })

  test('under writers at the same time', async () => {
    const portal = await openPortal()
    const users: string[] = []
    for (let index = 0; index < 20; index++) users.push(await portal.user(`User${index}`))
    await portal.acme.settings.setSeatLimit('small', 5)
    const plans = await Promise.all(
      users.map((user) => portal.acme.plan({ users: [user], assign: ['small'], on: 'now' })),
    )
    await Promise.all(plans.map((plan) => portal.acme.confirm(plan)))
    expect(await holders(portal, 'small')).toHaveLength(5)
  })

  test('without a limit there are seats for all; a limit of another license does not matter', async () => {
    const portal = await givenUsers('anna', 'bo')
    await portal.acme.settings.setSeatLimit('basic', 0)
    for (const user of [portal.anna, portal.bo]) await portal.assign(user, 'small', 'now')
    expect(await holders(portal, 'small')).toHaveLength(2)
  })

  test('a limit below what is held takes nothing away, says so, and nothing new is given', async () => {
    const portal = await givenUsers('anna', 'bo', 'cy')
    for (const user of [portal.anna, portal.bo]) await portal.assign(user, 'small', 'now')
    expect(await portal.acme.settings.setSeatLimit('small', 1)).toMatchObject({
      written: true,
      overLimit: 1,
    })
    expect(await holders(portal, 'small')).toEqual([portal.anna, portal.bo])
    expect(
      (await portal.acme.plan({ users: [portal.cy], assign: ['small'], on: 'now' })).users[0],
    ).toMatchObject({
      status: 'conflict',
      conflicts: [{ code: 'no_seat', limit: 1 }],
    })
    await remove(portal, portal.anna, 'small', 'now')
    expect(
      (await portal.acme.plan({ users: [portal.cy], assign: ['small'], on: 'now' })).users[0]
        ?.status,
    ).toBe('conflict')
    expect(await portal.acme.settings.setSeatLimit('small', 2)).toMatchObject({ overLimit: 0 })
    expect(
      (await portal.acme.plan({ users: [portal.cy], assign: ['small'], on: 'now' })).users[0]
        ?.status,
    ).toBe('ready')
  })

  test('a limit counts on its dates only', async () => {
    const { acme, anna } = await givenUsers('anna')
    await acme.settings.setSeatLimit('small', 0, { from: '2026-12-01', until: '2026-12-15' })
    const statusOn = async (on: string) =>
      (await acme.plan({ users: [anna], assign: ['small'], on })).users[0]?.status
    expect(
      await Promise.all(
        ['now', '2026-11-30', '2026-12-01', '2026-12-14', '2026-12-15'].map(statusOn),
      ),
    ).toEqual(['ready', 'ready', 'conflict', 'conflict', 'ready'])
  })

  test('other details of a license held take no seat (Q6)', async () => {
    const portal = await givenUsers('anna')
    const details = await detailsOf(portal, portal.anna)
    await portal.assign(portal.anna, 'businessMobile', 'now', details)
    await portal.acme.numbers.add(portal.anna, { number: '+46709000001', type: 'mobile' })
    await portal.acme.settings.setSeatLimit('businessMobile', 1)
    await portal.assign(portal.anna, 'businessMobile', '2026-12-01', {
      ...details,
      mobile: '+46709000001',
    })
    portal.travelTo('2026-12-01')
    expect(await portal.acme.users.get(portal.anna)).toMatchObject({
      changes: [],
      holdings: [{ since: '2026-11-01', details: { mobile: '+46709000001' } }],
    })
  })

  test('the earliest-created change gets the last seat, whatever the order of the users', async () => {
    const portal = await givenUsers('anna', 'bo')
    await portal.acme.settings.setSeatLimit('small', 1)
    await portal.assign(portal.bo, 'small', '2026-12-01')
    await portal.assign(portal.anna, 'small', '2026-12-01')
    portal.travelTo('2026-12-01')
    expect(await statuses(portal, portal.anna)).toEqual([['small', 'failed', ['no_seat']]])
    expect(await holders(portal, 'small')).toEqual([portal.bo])
  })

  test('who asks again for the same date goes to the end of the line, and takes no seat that was booked', async () => {
    const portal = await givenUsers('anna', 'bo')
    await portal.acme.settings.setSeatLimit('small', 1)
    await portal.acme.settings.setSeatLimit('basic', 1)
    await portal.assign(portal.anna, 'basic', '2026-12-01')
    await portal.assign(portal.bo, 'small', '2026-12-01')
    await portal.assign(portal.anna, 'small', '2026-12-01')
    portal.travelTo('2026-12-01')
    await portal.licensing.applyDue()
    expect(await holders(portal, 'small')).toEqual([portal.bo])
    expect(await holders(portal, 'basic')).toEqual([portal.anna])
    expect(await statuses(portal, portal.anna)).toEqual([['small', 'failed', ['no_seat']]])
  })

  test('a superseded change keeps no place in the line, nor does one of another date, a removal, or a license without a limit', async () => {
    const portal = await givenUsers('anna', 'bo', 'cy')
    await portal.acme.settings.setSeatLimit('small', 1)
    await portal.assign(portal.anna, 'small', '2026-12-01')
    await portal.assign(portal.bo, 'small', '2026-12-01')
    await portal.assign(portal.cy, 'small', '2026-12-01')
    // anna asks again, so bo is first; what bo asks for later moves nobody
    await portal.assign(portal.anna, 'unlimited5g', '2026-12-01')
    await portal.assign(portal.anna, 'small', '2026-12-01')
    await portal.assign(portal.bo, 'basic', '2026-12-01')
    await portal.assign(portal.bo, 'small', '2026-12-10')
    await remove(portal, portal.bo, 'loyalty', '2026-12-01')
    portal.travelTo('2026-12-01')
    await portal.licensing.applyDue()
    expect(await holders(portal, 'small')).toEqual([portal.bo])
  })

  test('a seat that is freed on a date can be taken on it, also when the taking was created first', async () => {
    const portal = await givenUsers('anna', 'bo')
    await portal.assign(portal.anna, 'small', 'now')
    await portal.acme.settings.setSeatLimit('small', 1)
    await portal.assign(portal.bo, 'small', '2026-12-01')
    await remove(portal, portal.anna, 'small', '2026-12-01')
    portal.travelTo('2026-12-01')
    await portal.licensing.applyDue()
    expect(await holders(portal, 'small')).toEqual([portal.bo])
  })

  test('two users who exchange full licenses are not solved jointly', async () => {
    const portal = await givenUsers('anna', 'bo')
    await portal.assign(portal.anna, 'basic', 'now')
    await portal.assign(portal.bo, 'businessMobile', 'now', await detailsOf(portal, portal.bo))
    for (const license of ['basic', 'businessMobile'] as const)
      await portal.acme.settings.setSeatLimit(license, 1)
    await portal.assign(
      portal.anna,
      'businessMobile',
      '2026-12-01',
      await detailsOf(portal, portal.anna),
    )
    await portal.assign(portal.bo, 'basic', '2026-12-01')
    portal.travelTo('2026-12-01')
    expect(await statuses(portal, portal.anna)).toEqual([['businessMobile', 'failed', ['no_seat']]])
    expect(await statuses(portal, portal.bo)).toEqual([['basic', 'failed', ['no_seat']]])
  })

  test('a late run gives what a punctual one gives', async () => {
    const outcomes = []
    for (const days of [['2026-12-01', '2026-12-02', '2026-12-03'], ['2026-12-03']]) {
      const portal = await givenUsers('anna', 'bo', 'cy')
      await portal.assign(portal.anna, 'small', 'now')
      await portal.acme.settings.setSeatLimit('small', 1)
      await portal.assign(portal.cy, 'small', '2026-12-03')
      await portal.assign(portal.bo, 'small', '2026-12-02')
      await remove(portal, portal.anna, 'small', '2026-12-01')
      for (const day of days) {
        portal.travelTo(day)
        await portal.licensing.applyDue()
      }
      outcomes.push([await holders(portal, 'small'), await statuses(portal, portal.cy)])
    }
    expect(outcomes[0]).toEqual([['id0002'], [['small', 'failed', ['no_seat']]]])
    expect(outcomes[1]).toEqual(outcomes[0])
  })

  test('deleting a user frees the seat at once', async () => {
    const portal = await givenUsers('anna', 'bo')
    await portal.acme.settings.setSeatLimit('small', 1)
    await portal.assign(portal.anna, 'small', 'now')
    await portal.acme.users.delete(portal.anna)
    await portal.assign(portal.bo, 'small', 'now')
    expect(await holders(portal, 'small')).toEqual([portal.bo])
  })
})

describe('S2 seats held, and booked to be taken and freed up to a date', () => {
  async function givenBookings() {
    const portal = await givenUsers('anna', 'bo', 'cy')
    await portal.acme.settings.setSeatLimit('small', 2)
    await portal.acme.settings.setSeatLimit('small', 5, { from: '2026-12-20' })
    await portal.assign(portal.anna, 'small', 'now')
    await portal.assign(portal.bo, 'small', '2026-12-01')
    await remove(portal, portal.anna, 'small', '2026-12-10')
    await portal.assign(portal.cy, 'small', '2026-12-20')
    return portal
  }

  test.each([
    ['2026-11-01', { held: 1, toBeTaken: 0, toBeFreed: 0, limit: 2, free: 1 }],
    ['2026-12-01', { held: 1, toBeTaken: 1, toBeFreed: 0, limit: 2, free: 0 }],
    ['2026-12-10', { held: 1, toBeTaken: 1, toBeFreed: 1, limit: 2, free: 1 }],
    ['2026-12-20', { held: 1, toBeTaken: 2, toBeFreed: 1, limit: 5, free: 3 }],
  ])('up to %s', async (on, report) => {
    const { acme } = await givenBookings()
    expect(await acme.seats.count(['small'], { on })).toEqual([{ license: 'small', on, ...report }])
  })

  test('of the limited licenses and up to today, unless others are asked for', async () => {
    const { acme } = await givenBookings()
    expect(await acme.seats.count()).toMatchObject([
      { license: 'small', on: '2026-11-01', limit: 2 },
    ])
    expect(await acme.seats.count(['basic', 'small'])).toMatchObject([
      { license: 'basic', held: 0, limit: null, free: null },
      { license: 'small' },
    ])
  })

  test('what is due is settled first', async () => {
    const { acme, travelTo } = await givenBookings()
    travelTo('2026-12-10')
    expect(await acme.seats.count(['small'])).toMatchObject([
      { held: 1, toBeTaken: 0, toBeFreed: 0 },
    ])
  })

  test('an override moves what is booked, and a cancellation takes it back', async () => {
    const { acme, bo } = await givenBookings()
    await acme.schedule.override(bo, '2026-12-05')
    const toBeTaken = async (on: string) =>
      (await acme.seats.count(['small'], { on }))[0]?.toBeTaken
    expect([await toBeTaken('2026-12-04'), await toBeTaken('2026-12-05')]).toEqual([0, 1])
    const [change] = (await acme.users.get(bo)).changes
    await acme.schedule.cancel(bo, change?.id ?? '')
    expect(await toBeTaken('2026-12-05')).toBe(0)
  })

  test('a date that has passed and a license that is none are refused', async () => {
    const { acme } = await givenBookings()
    await expect(acme.seats.count(['small'], { on: '2026-10-31' })).rejects.toMatchObject({
      code: 'date_in_past',
    })
    await expect(acme.seats.count(['small', 'gold' as 'small'])).rejects.toMatchObject({
      code: 'license_unknown',
      data: { licenses: ['gold'] },
    })
  })
})
