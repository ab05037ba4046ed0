import { describe, expect, test } from 'vitest'
import { createLicensing, memoryStore, type SeatlineStore } from '../../../src/index.js'
import { guideCatalog, openPortal } from '../../support/portal.js'

describe('D1 another machine reaches the next date between two readings', () => {
  test('a plan for that date is confirmed as now, and nothing is left behind on a date that is settled', async () => {
    const { acme, anna, crossMidnight } = await twoMachines()
    const plan = await acme.plan({ users: [anna], assign: ['basic'], on: '2026-11-02' })
    crossMidnight()
    expect((await acme.confirm(plan)).users).toMatchObject([{ status: 'applied' }])
    expect(await acme.users.get(anna)).toMatchObject({
      holdings: [{ license: 'basic' }, { license: 'loyalty' }],
      changes: [],
    })
    expect((await acme.confirm(plan)).users).toMatchObject([{ status: 'applied' }])
  })

  test('so is a row of an import', async () => {
    const { acme, anna, crossMidnight } = await twoMachines()
    const plan = await acme.imports.plan([
      { row: 2, email: 'anna@acme.example', license: 'basic', assignmentDate: '2026-11-02' },
    ])
    crossMidnight()
    expect((await acme.imports.confirm(plan)).rows).toMatchObject([{ status: 'updated' }])
    expect(await acme.users.get(anna)).toMatchObject({
      holdings: [{ license: 'basic' }, { license: 'loyalty' }],
      changes: [],
    })
  })

  test('and a change that is moved there', async () => {
    const { acme, anna, crossMidnight, assign } = await twoMachines()
    const basic = await assign(anna, 'basic', '2026-12-01')
    crossMidnight()
    expect(await acme.schedule.move(anna, basic, '2026-11-02')).toMatchObject({
      status: 'done',
      user: { changes: [] },
    })
  })
})

/**
 * Anna has a change for 2 November; one machine still lives on the 1st when the other settles it,
 * right after the first has read the date.
 */
async function twoMachines() {
  let isArmed = false
  const inner = memoryStore()
  const ahead = createLicensing({
    catalog: guideCatalog,
    store: inner,
    clock: () => new Date('2026-11-02T12:00:00Z'),
  })
  const store: SeatlineStore = {
    ...inner,
    loadUsers: async (...given) => {
      if (isArmed) {
        isArmed = false
        await ahead.applyDue()
      }
      return inner.loadUsers(...given)
    },
  }
  const portal = await openPortal({ store })
  const anna = await portal.user('Anna', 'landline')
  await portal.assign(anna, 'loyalty', '2026-11-02')
  const crossMidnight = () => {
    isArmed = true
  }
  return { ...portal, anna, crossMidnight }
}
