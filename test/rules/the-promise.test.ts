import { describe, expect, test } from 'vitest'
import { openPortal } from '../support/portal.js'

describe('The promise: every change is judged against the projected state on its own date', () => {
  test('a license that only the pending base license allows goes through on the date of that base', async () => {
    const { acme, user, assign, travelTo, licensing } = await openPortal()
    const anna = await user('Anna', 'landline')
    await assign(anna, 'basic', '2026-12-01')

    const plan = await acme.plan({ users: [anna], assign: ['unlimited5g'], on: '2026-12-01' })
    expect(plan.users[0]?.status).toBe('ready')

    await acme.confirm(plan)
    travelTo('2026-12-01')
    await licensing.applyDue()
    expect((await acme.users.get(anna)).holdings.map((holding) => holding.license)).toEqual([
      'basic',
      'unlimited5g',
    ])
  })

  test('for an earlier date it shows the conflict and the earliest date that would do; scheduled all the same, it fails and says why', async () => {
    const { acme, user, assign, travelTo } = await openPortal()
    const anna = await user('Anna', 'landline')
    await assign(anna, 'basic', '2026-12-01')

    const plan = await acme.plan({ users: [anna], assign: ['unlimited5g'], on: '2026-11-20' })
    expect(plan.users[0]).toMatchObject({
      status: 'conflict',
      earliestDate: '2026-12-01',
      conflicts: [
        {
          code: 'license_missing',
          license: 'unlimited5g',
          anyOf: ['basic', 'businessMobile'],
          path: '/of/0',
        },
      ],
    })

    const { users } = await acme.confirm(plan)
    expect(users[0]?.status).toBe('scheduled')
    travelTo('2026-11-21')
    expect(
      (await acme.users.get(anna)).changes.find((change) => change.license === 'unlimited5g'),
    ).toMatchObject({
      status: 'failed',
      failure: { on: '2026-11-20', conflicts: [{ code: 'license_missing' }] },
    })
  })

  test('it is judged again, with a notice, when the base is moved, canceled or overridden', async () => {
    const { acme, user, assign } = await openPortal()
    const anna = await user('Anna', 'landline')
    const base = await assign(anna, 'basic', '2026-12-01')
    const addOn = await assign(anna, 'unlimited5g', '2026-12-15')

    expect(await acme.schedule.move(anna, base, '2027-01-01', { preview: true })).toMatchObject({
      effects: { breaks: [{ change: addOn }] },
      written: false,
    })
    expect(await acme.schedule.cancel(anna, base, { preview: true })).toMatchObject({
      effects: { breaks: [{ change: addOn }] },
    })
    expect(await acme.schedule.move(anna, base, '2027-01-01')).toMatchObject({
      effects: { breaks: [{ change: addOn, conflicts: [{ code: 'license_missing' }] }] },
    })
    expect(await acme.schedule.override(anna, '2027-02-01')).toMatchObject({
      effects: { repairs: [{ change: addOn, on: '2027-02-01' }] },
    })
    expect(await acme.schedule.clearOverride(anna)).toMatchObject({
      effects: { breaks: [{ change: addOn }] },
      kept: [],
    })
  })

  test('what failed first is named as the cause of what failed after it', async () => {
    const { acme, user, assign, travelTo } = await openPortal()
    const anna = await user('Anna', 'landline')
    const mobile = await assign(anna, 'businessMobile', '2026-12-01')
    await assign(anna, 'unlimited5g', '2026-12-01')

    travelTo('2026-12-02')
    const { changes } = await acme.users.get(anna)
    expect(changes.map((change) => [change.license, change.failure?.conflicts])).toMatchObject([
      ['businessMobile', [{ code: 'number_missing', type: 'mobile' }]],
      [
        'unlimited5g',
        [
          {
            code: 'license_missing',
            causes: [{ kind: 'failed_change', change: mobile, on: '2026-12-01' }],
          },
        ],
      ],
    ])
  })
})
