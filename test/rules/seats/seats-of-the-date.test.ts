import { describe, expect, test } from 'vitest'
import { openPortal } from '../../support/portal.js'

/** Anna holds the only seat of Loyalty; Bo, Cleo and Dan do not. */
async function givenOneSeat(limit = 1) {
  const portal = await openPortal()
  const { acme, user } = portal
  const [anna, bo, cleo, dan] = [
    await user('Anna'),
    await user('Bo'),
    await user('Cleo'),
    await user('Dan'),
  ]
  await acme.settings.setSeatLimit('loyalty', limit)
  const plan = (who: string | readonly string[], on: string) =>
    acme.plan({ users: [who].flat(), assign: ['loyalty'], on })
  const schedule = async (who: string | readonly string[], on: string) =>
    acme.confirm(await plan(who, on))
  const leave = async (who: string, on: string) =>
    acme.confirm(await acme.plan({ users: [who], remove: ['loyalty'], on }))
  return { ...portal, anna, bo, cleo, dan, plan, schedule, leave }
}

const told = (answer: { status: string; conflicts: readonly { code: string }[] } | undefined) => [
  answer?.status,
  answer?.conflicts.map(({ code }) => code),
]

describe('S3 what is judged for a date sees the seats of that date', () => {
  test('a seat that will be free can be planned for', async () => {
    const { anna, bo, plan, schedule, leave } = await givenOneSeat()
    await schedule(anna, 'now')
    await leave(anna, '2026-12-24')
    const [answer] = (await plan(bo, '2026-12-26')).users
    expect(told(answer)).toEqual(['ready', []])
  })

  test('before it is free there is none, and the earliest date is the day on which it is', async () => {
    const { anna, bo, plan, schedule, leave } = await givenOneSeat()
    await schedule(anna, 'now')
    await leave(anna, '2026-12-24')
    const [answer] = (await plan(bo, '2026-12-10')).users
    expect(told(answer)).toEqual(['conflict', ['no_seat']])
    expect(answer?.earliestDate).toBe('2026-12-24')
    const [today] = (await plan(bo, 'now')).users
    expect(told(today)).toEqual(['conflict', ['no_seat']])
    expect(today?.earliestDate).toBe('2026-12-24')
  })

  test('of two who are scheduled for one seat, the later one is told that it will fail', async () => {
    const { acme, anna, bo, plan, schedule } = await givenOneSeat()
    await schedule(anna, '2026-12-01')
    const [answer] = (await plan(bo, '2026-12-01')).users
    expect(told(answer)).toEqual(['conflict', ['no_seat']])
    await schedule(bo, '2026-12-01')
    const forecast = async (who: string) =>
      (await acme.schedule.of(who)).changes.map(({ forecast: one }) => one?.status)
    expect(await forecast(anna)).toEqual(['applied'])
    expect(await forecast(bo)).toEqual(['failed'])
  })

  test('eight users ask for five seats: the plan warns the three who will have none', async () => {
    const { acme, user, schedule, plan } = await givenOneSeat(5)
    const users: string[] = []
    for (let place = 0; place < 8; place += 1) users.push(await user(`User${place}`))
    const planned = await plan(users, '2026-12-01')
    expect(planned.users.map(({ status }) => status)).toEqual([
      ...Array<string>(5).fill('ready'),
      ...Array<string>(3).fill('conflict'),
    ])
    await schedule(users, '2026-12-01')
    const forecasts: (string | undefined)[] = []
    for (const one of users)
      forecasts.push((await acme.schedule.of(one)).changes[0]?.forecast?.status)
    expect(forecasts).toEqual([
      ...Array<string>(5).fill('applied'),
      ...Array<string>(3).fill('failed'),
    ])
  })

  test('whoever takes a seat that is booked is told whose', async () => {
    const { acme, anna, bo, plan, schedule, travelTo } = await givenOneSeat()
    await schedule(anna, '2026-12-20')
    const planned = await plan(bo, '2026-12-10')
    const [answer] = planned.users
    expect(told(answer)).toEqual(['ready', []])
    expect(answer?.effects.others).toMatchObject([
      {
        user: anna,
        kind: 'assign',
        license: 'loyalty',
        on: '2026-12-20',
        before: 'applied',
        after: 'failed',
        conflicts: [{ code: 'no_seat' }],
      },
    ])
    expect((await acme.confirm(planned)).carriedOut).toBe('all')
    travelTo('2026-12-21')
    expect((await acme.users.timeline(anna)).failed).toMatchObject([{ license: 'loyalty' }])
  })

  test('whoever gives a seat up is told who finds one now', async () => {
    const { acme, anna, bo, schedule } = await givenOneSeat()
    await schedule(anna, 'now')
    await schedule(bo, '2026-12-10')
    const [answer] = (await acme.plan({ users: [anna], remove: ['loyalty'], on: '2026-12-05' }))
      .users
    expect(answer?.effects.others).toMatchObject([
      { user: bo, before: 'failed', after: 'applied', conflicts: [{ code: 'no_seat' }] },
    ])
    const result = await acme.schedule.override(bo, '2026-12-12')
    expect(result.status === 'done' && result.effects.others).toEqual([])
  })

  test('moving a change away from a seat tells who finds it', async () => {
    const { acme, anna, bo, schedule } = await givenOneSeat()
    const scheduled = (await schedule(anna, '2026-12-01')).users[0]?.changes[0] ?? ''
    await schedule(bo, '2026-12-02')
    const result = await acme.schedule.cancel(anna, scheduled, { preview: true })
    expect(result.status === 'done' && result.effects.others).toMatchObject([
      { user: bo, license: 'loyalty', before: 'failed', after: 'applied' },
    ])
  })

  test('a chain of leavers and joiners is seen through to its end', async () => {
    const { acme, anna, bo, cleo, dan, plan, schedule, leave, travelTo } = await givenOneSeat()
    await schedule(anna, 'now')
    await leave(anna, '2026-12-01')
    await schedule(bo, '2026-12-01')
    await leave(bo, '2026-12-10')
    await schedule(cleo, '2026-12-10')
    await leave(cleo, '2026-12-20')
    expect(told((await plan(dan, '2026-12-15')).users[0])).toEqual(['conflict', ['no_seat']])
    expect((await plan(dan, '2026-12-15')).users[0]?.earliestDate).toBe('2026-12-20')
    await schedule(dan, '2026-12-20')
    travelTo('2026-12-21')
    const holders = await acme.users.list({ license: 'loyalty' })
    expect(holders.map(({ id }) => id)).toEqual([dan])
  })
})
