import { describe, expect, test } from 'vitest'
import { openPortal } from '../../support/portal.js'

type Over = Awaited<ReturnType<Awaited<ReturnType<typeof openPortal>>['acme']['seats']['over']>>

const shown = (period: Over[number] | undefined) =>
  period?.dates.map(({ date, held, taken, freed, limit, free }) => {
    const moves = [taken > 0 ? `+${taken}` : '', freed > 0 ? `-${freed}` : ''].join('')
    return `${date}: ${held}${moves && ` (${moves})`} of ${limit}, ${free} free`
  })

describe('S2 seats over a period, date by date', () => {
  test('held, taken and freed on every date on which they move, with the lowest point', async () => {
    const { acme, user, assign } = await openPortal()
    const [anna, bo, cleo] = [await user('Anna'), await user('Bo'), await user('Cleo')]
    await acme.settings.setSeatLimit('loyalty', 3)
    await assign(anna, 'loyalty', 'now')
    await acme.confirm(await acme.plan({ users: [anna], remove: ['loyalty'], on: '2026-12-10' }))
    await assign(bo, 'loyalty', '2026-12-05')
    await assign(cleo, 'loyalty', '2026-12-10')
    await acme.confirm(await acme.plan({ users: [bo], remove: ['loyalty'], on: '2027-01-01' }))
    const [period] = await acme.seats.over()
    expect(shown(period)).toEqual([
      '2026-11-01: 1 of 3, 2 free',
      '2026-12-05: 2 (+1) of 3, 1 free',
      '2026-12-10: 2 (+1-1) of 3, 1 free',
      '2027-01-01: 1 (-1) of 3, 2 free',
    ])
    expect(period?.lowest).toBe(period?.dates[1]) // the first of the dates that are equally low
  })

  test('more booked than there are: free is below zero, until somebody leaves', async () => {
    const { acme, user, assign } = await openPortal()
    const [anna, bo, cleo] = [await user('Anna'), await user('Bo'), await user('Cleo')]
    await acme.settings.setSeatLimit('loyalty', 1)
    await assign(anna, 'loyalty', 'now')
    await assign(bo, 'loyalty', '2026-12-05')
    await assign(cleo, 'loyalty', '2026-12-06')
    await acme.confirm(await acme.plan({ users: [anna], remove: ['loyalty'], on: '2026-12-10' }))
    const [period] = await acme.seats.over(['loyalty'])
    expect(shown(period)).toEqual([
      '2026-11-01: 1 of 1, 0 free',
      '2026-12-05: 2 (+1) of 1, -1 free',
      '2026-12-06: 3 (+1) of 1, -2 free',
      '2026-12-10: 2 (-1) of 1, -1 free',
    ])
    expect(period?.lowest).toMatchObject({ date: '2026-12-06', free: -2 })
  })

  test('a limit that begins and ends is a date of its own', async () => {
    const { acme, user, assign } = await openPortal()
    const [anna, bo] = [await user('Anna'), await user('Bo')]
    await assign(anna, 'loyalty', 'now')
    await assign(bo, 'loyalty', 'now')
    await acme.settings.setSeatLimit('loyalty', 1, { from: '2026-12-01', until: '2027-01-01' })
    const [period] = await acme.seats.over()
    expect(shown(period)).toEqual([
      '2026-11-01: 2 of null, null free',
      '2026-12-01: 2 of 1, -1 free',
      '2027-01-01: 2 of null, null free',
    ])
    expect(period?.lowest).toMatchObject({ date: '2026-12-01', free: -1 })
  })

  test('a period begins with what is held then, and leaves its end out', async () => {
    const { acme, user, assign } = await openPortal()
    const [anna, bo] = [await user('Anna'), await user('Bo')]
    await acme.settings.setSeatLimit('loyalty', 2)
    await assign(anna, 'loyalty', '2026-12-01')
    await assign(bo, 'loyalty', '2026-12-31')
    const over = async (from: string, until: string) =>
      shown((await acme.seats.over(['loyalty'], { from, until }))[0])
    expect(await over('2026-12-15', '2026-12-31')).toEqual(['2026-12-15: 1 of 2, 1 free'])
    expect(await over('2026-12-15', '2027-01-01')).toEqual([
      '2026-12-15: 1 of 2, 1 free',
      '2026-12-31: 2 (+1) of 2, 0 free',
    ])
    expect(await over('2026-12-15', '2026-12-15')).toEqual([])
  })

  test('who will fail for another reason than a seat books none', async () => {
    const { acme, user, assign } = await openPortal()
    await acme.settings.setSeatLimit('basic', 1)
    await assign(await user('Anna'), 'basic', '2026-12-01') // has no landline
    const [period] = await acme.seats.over(['basic'])
    expect(shown(period)).toEqual(['2026-11-01: 0 of 1, 1 free'])
  })

  test('an unlimited license has no lowest point, and nothing is told unless it is asked for', async () => {
    const { acme, user, assign } = await openPortal()
    await assign(await user('Anna'), 'loyalty', '2026-12-01')
    expect(await acme.seats.over()).toEqual([])
    const [period] = await acme.seats.over(['loyalty'])
    expect(shown(period)).toEqual([
      '2026-11-01: 0 of null, null free',
      '2026-12-01: 1 (+1) of null, null free',
    ])
    expect(period?.lowest).toBeNull()
  })

  test('a period does not begin in the past, and unknown licenses are refused', async () => {
    const { acme } = await openPortal()
    await expect(acme.seats.over(['loyalty'], { from: '2026-10-31' })).rejects.toMatchObject({
      code: 'date_in_past',
    })
    await expect(acme.seats.over(['loyalti' as 'loyalty'])).rejects.toMatchObject({
      code: 'license_unknown',
    })
  })
})
