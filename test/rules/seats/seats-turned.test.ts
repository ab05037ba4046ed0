import { describe, expect, test } from 'vitest'
import { memoryStore, type SeatlineStore } from '../../../src/index.js'
import { openPortal, type TestPortal } from '../../support/portal.js'

/** What was told of seats. */
async function told({ acme }: Pick<TestPortal, 'acme'>) {
  const events = await acme.settings.history({})
  return events.flatMap((event) =>
    event.kind === 'seats_turned'
      ? [{ short: event.short, enough: event.enough, by: event.actor }]
      : [],
  )
}

/** One seat of Loyalty, and three users. */
async function givenOneSeat(options: Parameters<typeof openPortal>[0] = {}) {
  const portal = await openPortal(options)
  await portal.acme.settings.setSeatLimit('loyalty', 1)
  const users = [await portal.user('Anna'), await portal.user('Bo'), await portal.user('Cy')]
  const [anna, bo, cy] = users as [string, string, string]
  const remove = async (user: string, on: string) =>
    portal.acme.confirm(await portal.acme.plan({ users: [user], remove: ['loyalty'], on }))
  return { ...portal, anna, bo, cy, remove }
}

const loyalty = (from: string, until: string | null) => ({ license: 'loyalty', from, until })
const by = 'system'

describe('S2 a date on which seats become short is told once', () => {
  test('when more are booked than there are, with how many are lacking', async () => {
    const portal = await givenOneSeat()
    const { licensing, assign, anna, bo, cy, remove } = portal
    await assign(anna, 'loyalty', 'now')
    await licensing.recheck()
    expect(await told(portal)).toEqual([])

    await assign(bo, 'loyalty', '2026-12-01')
    await assign(cy, 'loyalty', '2026-12-10')
    await remove(anna, '2026-12-20')
    await remove(bo, '2026-12-20')
    await licensing.recheck()
    const short = [{ ...loyalty('2026-12-01', '2026-12-20'), lacking: 2 }]
    expect(await told(portal)).toEqual([{ short, enough: [], by }])
    expect((await portal.acme.settings.get()).seatsShort).toEqual([
      loyalty('2026-12-01', '2026-12-20'),
    ])
    await licensing.recheck()
    expect(await told(portal)).toHaveLength(1)
  })

  test('then only the dates that become short besides, and those on which there are enough again', async () => {
    const portal = await givenOneSeat()
    const { acme, licensing, assign, anna, bo, cy } = portal
    await assign(anna, 'loyalty', 'now')
    await assign(bo, 'loyalty', '2026-12-10')
    await licensing.recheck()
    await assign(cy, 'loyalty', '2026-12-01')
    await licensing.recheck()
    expect((await told(portal)).slice(1)).toEqual([
      { short: [{ ...loyalty('2026-12-01', '2026-12-10'), lacking: 1 }], enough: [], by },
    ])
    await acme.settings.setSeatLimit('loyalty', 2)
    await licensing.recheck()
    expect((await told(portal)).slice(2)).toEqual([
      { short: [], enough: [loyalty('2026-12-01', '2026-12-10')], by },
    ])
    await acme.settings.clearSeatLimit('loyalty')
    await licensing.recheck()
    expect((await told(portal)).slice(3)).toEqual([
      { short: [], enough: [loyalty('2026-12-10', null)], by },
    ])
    expect(await acme.settings.get()).not.toHaveProperty('seatsShort')
  })

  test('a limit below what is held, now or from a date', async () => {
    const portal = await givenOneSeat()
    const { acme, licensing, assign, anna } = portal
    await assign(anna, 'loyalty', 'now')
    await acme.settings.setSeatLimit('loyalty', 0, { from: '2026-12-01', until: '2027-01-01' })
    await licensing.recheck()
    await acme.settings.setSeatLimit('loyalty', 0)
    await licensing.recheck()
    expect(await told(portal)).toEqual([
      { short: [{ ...loyalty('2026-12-01', '2027-01-01'), lacking: 1 }], enough: [], by },
      {
        short: [
          { ...loyalty('2026-11-01', '2026-12-01'), lacking: 1 },
          { ...loyalty('2027-01-01', null), lacking: 1 },
        ],
        enough: [],
        by,
      },
    ])
  })

  test('days that have passed are told neither as short nor as enough', async () => {
    const portal = await givenOneSeat()
    const { acme, licensing, assign, travelTo, anna, bo, remove } = portal
    await assign(anna, 'loyalty', 'now')
    await acme.settings.setSeatLimit('loyalty', 0, { from: '2026-11-05', until: '2026-11-10' })
    await licensing.recheck()
    travelTo('2026-11-08')
    await licensing.recheck()
    travelTo('2026-11-20')
    await licensing.recheck()
    expect(await told(portal)).toHaveLength(1)
    await remove(anna, 'now')
    await assign(bo, 'loyalty', '2026-12-01')
    await licensing.recheck()
    expect(await told(portal)).toHaveLength(1)
  })

  test('by applyDue as well: who failed keeps what another had booked', async () => {
    const portal = await openPortal()
    const { acme, licensing, user, assign, travelTo } = portal
    const named = await Promise.all(
      ['Anna', 'Bo', 'Cy'].map((name) => user(name, 'landline', 'mobile')),
    )
    const [anna, bo, cy] = named as [string, string, string]
    for (const license of ['basic', 'businessMobile'] as const)
      await acme.settings.setSeatLimit(license, 1)
    await assign(anna, 'basic', 'now')
    await assign(bo, 'businessMobile', 'now')
    // Anna is to swap for what Bo keeps, and Cy to have what she gives up
    await assign(anna, 'businessMobile', '2026-12-01')
    await assign(cy, 'basic', '2026-12-10')
    await licensing.recheck()
    travelTo('2026-12-01')
    await licensing.applyDue()
    expect(await told(portal)).toEqual([
      {
        short: [{ license: 'businessMobile', from: '2026-12-01', until: null, lacking: 1 }],
        enough: [],
        by,
      },
      {
        short: [{ license: 'basic', from: '2026-12-10', until: null, lacking: 1 }],
        enough: [{ license: 'businessMobile', from: '2026-12-01', until: null }],
        by,
      },
    ])
  })

  test('once, however many workers look at the same time', async () => {
    const portal = await givenOneSeat()
    const { licensing, assign, anna, bo } = portal
    await assign(anna, 'loyalty', 'now')
    await assign(bo, 'loyalty', '2026-12-01')
    await Promise.all(Array.from({ length: 8 }, () => licensing.recheck()))
    expect(await told(portal)).toHaveLength(1)
  })

  test('where nobody looks for a seat in vain, and no seat is limited, nothing is read of seats', async () => {
    const asked: string[] = []
    const right = memoryStore()
    const store: SeatlineStore = {
      ...right,
      listBookings: (...given) => {
        asked.push('bookings')
        return right.listBookings(...given)
      },
    }
    const { licensing, user, assign } = await openPortal({ store })
    await assign(await user('Anna'), 'loyalty', 'now')
    await licensing.recheck()
    expect(asked).toEqual([])
  })
})
