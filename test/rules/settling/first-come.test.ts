import { describe, expect, test } from 'vitest'
import { openPortal } from '../../support/portal.js'

describe('C3 first come, first served', () => {
  test('requests of one instant are in the order in which they came, whatever their ids', async () => {
    let ids = 999
    const { acme, user } = await openPortal({ newId: () => `id${--ids}` }) // the clock stands still, and ids go down
    const anna = await user('Anna', 'landline')
    await acme.confirm(await acme.plan({ users: [anna], assign: ['basic'], on: '2026-12-01' }))
    await acme.confirm(await acme.plan({ users: [anna], assign: ['recording'], on: '2026-12-01' }))
    await acme.confirm(await acme.plan({ users: [anna], assign: ['privacy'], on: '2026-12-01' }))
    const { changes } = await acme.schedule.of(anna)
    expect(changes.map(({ change, forecast }) => [change.license, forecast?.status])).toEqual([
      ['basic', 'applied'],
      ['recording', 'applied'],
      ['privacy', 'failed'],
    ])
  })

  test('a retry comes last, also at the same instant', async () => {
    let ids = 999
    const { acme, user, travelTo } = await openPortal({ newId: () => `id${--ids}` })
    const anna = await user('Anna', 'landline')
    const plan = await acme.plan({ users: [anna], assign: ['recording'], on: '2026-11-02' })
    const [confirmed] = (await acme.confirm(plan)).users
    const recording = confirmed?.status === 'scheduled' ? (confirmed.changes[0] ?? '') : ''
    travelTo('2026-11-03')
    await acme.confirm(
      await acme.plan({ users: [anna], assign: ['basic', 'privacy'], on: '2026-12-01' }),
    )
    await acme.schedule.retry(anna, recording, '2026-12-01')
    const { changes } = await acme.schedule.of(anna)
    expect(changes.map(({ change, forecast }) => [change.license, forecast?.status])).toEqual([
      ['basic', 'applied'],
      ['privacy', 'applied'],
      ['recording', 'failed'],
    ])
  })
})
