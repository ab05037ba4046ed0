import { describe, expect, test } from 'vitest'
import type { Action } from '../../src/index.js'
import { openPortal } from '../support/portal.js'

describe('help for a change of the schedule', () => {
  test('finds what mends a change that will fail, and carries it out', async () => {
    const { acme, user, assign } = await openPortal()
    const anna = await user('Anna', 'landline')
    const change = await assign(anna, 'unlimited5g', '2026-12-01')
    const { on, remedies } = await acme.schedule.help(anna, change)
    expect(on).toBe('2026-12-01')
    const [first] = remedies.sets
    expect(first?.actions).toEqual([{ kind: 'assign', license: 'basic', on: '2026-12-01' }])
    for (const action of first?.actions ?? []) expect(await acme.carryOut(anna, action, { change })).toEqual({ status: 'done' })
    const { changes } = await acme.schedule.of(anna)
    expect(changes.map(({ forecast }) => forecast?.status)).toEqual(['applied', 'applied'])
  })

  test('of a failed change, helps it to go through today', async () => {
    const { acme, user, assign, travelTo } = await openPortal()
    const anna = await user('Anna')
    const change = await assign(anna, 'basic', '2026-11-10')
    travelTo('2026-11-12')
    const help = await acme.schedule.help(anna, change)
    expect(help).toMatchObject({ on: '2026-11-12', earliestDate: null })
    expect(help.remedies.sets[0]?.actions).toEqual([{ kind: 'add_number', type: 'landline', by: '2026-11-12' }])
  })

  test('refuses a change that is not there', async () => {
    const { acme, user } = await openPortal()
    await expect(acme.schedule.help(await user('Anna'), 'nothing')).rejects.toMatchObject({ code: 'change_unknown' })
  })
})

describe('carrying out an action', () => {
  test.each([undefined, null, 'assign', {}, { kind: 'give' }, { kind: 'toString' }])('refuses what is no action: %j', async (given) => {
    const { acme, user } = await openPortal()
    const anna = await user('Anna')
    const action = given as unknown as Action // as it may come back from a browser
    await expect(acme.carryOut(anna, action)).rejects.toMatchObject({ code: 'input_invalid', data: { issues: [{ path: 'action' }] } })
  })

  test('says what a person has to give first, and does nothing until then', async () => {
    const { acme, user } = await openPortal()
    const anna = await user('Anna')
    const on = (await acme.users.timeline(anna)).today
    const add = { kind: 'add_number', type: 'mobile', by: on } as const
    expect(await acme.carryOut(anna, add)).toEqual({ status: 'needs', what: 'number' })
    expect(await acme.carryOut(anna, { kind: 'set_attribute', attribute: 'role', value: null })).toEqual({ status: 'needs', what: 'value' })
    expect(await acme.carryOut(anna, { kind: 'choose_date', on })).toEqual({ status: 'needs', what: 'change' })
    expect(await acme.carryOut(anna, { kind: 'free_seat', license: 'basic', by: on })).toEqual({ status: 'needs', what: 'seat' })
    expect((await acme.users.get(anna)).revision).toBe(1)
    expect(await acme.carryOut(anna, add, { number: '+46701000099' })).toEqual({ status: 'done' })
    expect(await acme.carryOut(anna, { kind: 'set_attribute', attribute: 'role', value: null }, { value: 'chef' })).toEqual({
      status: 'done',
    })
    expect(await acme.users.get(anna)).toMatchObject({ attributes: { role: 'chef' }, numbers: [{ number: '+46701000099' }] })
    expect(await acme.carryOut(anna, { kind: 'clear_attribute', attribute: 'role' })).toEqual({ status: 'done' })
    expect((await acme.users.get(anna)).attributes).toEqual({})
  })

  test('ports a number that is elsewhere, and moves one that is on its way', async () => {
    const { acme, user } = await openPortal()
    const anna = await user('Anna')
    const number = '+46701000099' as const
    await acme.numbers.add(anna, { number, type: 'mobile', status: 'foreign' })
    const dates = (await Promise.all(['2026-11-20', '2026-11-18'].map((date) => acme.users.stateOn(anna, date)))).map(({ date }) => date)
    const statuses = []
    for (const by of dates) {
      const [own] = (await acme.users.get(anna)).numbers
      statuses.push(await acme.carryOut(anna, { kind: 'port_number', number: own!.number, by }))
    }
    expect(statuses).toEqual([{ status: 'done' }, { status: 'done' }])
    expect((await acme.users.get(anna)).numbers).toEqual([{ number, type: 'mobile', status: 'porting', on: '2026-11-18' }])
  })

  test('gives a change of the schedule its date, its numbers, and lets what needs it go along', async () => {
    const { acme, user, assign } = await openPortal()
    const anna = await user('Anna', 'landline', 'mobile', 'mobile')
    await assign(anna, 'basic', 'now')
    await assign(anna, 'unlimited5g', 'now')
    const change = await assign(anna, 'businessMobile', '2026-12-01')
    const { remedies } = await acme.schedule.help(anna, change)
    const choice = remedies.sets[0]?.actions[0]
    expect(choice?.kind).toBe('choose_number')
    if (choice) expect(await acme.carryOut(anna, choice, { change })).toEqual({ status: 'done' })
    const later = (await acme.users.stateOn(anna, '2027-01-10')).date
    expect(await acme.carryOut(anna, { kind: 'choose_date', on: later }, { change })).toEqual({ status: 'done' })
    const [entry] = (await acme.schedule.of(anna)).changes
    expect(entry).toMatchObject({ effectiveDate: '2027-01-10', forecast: { status: 'applied' } })
    await acme.schedule.cancel(anna, change)

    const { users } = await acme.confirm(await acme.plan({ users: [anna], remove: ['basic'], on: '2026-12-05' }))
    const removal = users[0]?.status === 'scheduled' ? users[0].changes[0]! : ''
    const help = await acme.schedule.help(anna, removal)
    const along = help.remedies.sets.flatMap(({ actions }) => actions).find(({ kind }) => kind === 'remove_dependents')
    expect(along).toBeDefined()
    if (along) expect(await acme.carryOut(anna, along, { change: removal })).toEqual({ status: 'done' })
    const { changes } = await acme.schedule.of(anna)
    expect(changes.map((one) => [one.change.dependents, one.forecast?.status])).toEqual([['remove', 'applied']])
  })

  test('cancels, removes, and orders what the organization lacks; what does not go through is refused', async () => {
    const { acme, user, assign } = await openPortal()
    const anna = await user('Anna', 'landline')
    await assign(anna, 'basic', 'now')
    const change = await assign(anna, 'recording', '2026-12-01')
    const today = (await acme.users.timeline(anna)).today
    const [entry] = (await acme.schedule.of(anna)).changes
    expect(await acme.carryOut(anna, { kind: 'cancel_change', change: entry!.change.id, license: 'recording' })).toEqual({ status: 'done' })
    await expect(acme.schedule.cancel(anna, change)).rejects.toMatchObject({ code: 'change_unknown' })
    expect(await acme.carryOut(anna, { kind: 'disable_capability', capability: '5g', by: today })).toEqual({ status: 'done' })
    const refused = await acme.carryOut(anna, { kind: 'assign', license: 'unlimited5g', on: today })
    expect(refused).toMatchObject({ status: 'refused', conflicts: [{ code: 'capability_missing' }] })
    expect(await acme.carryOut(anna, { kind: 'enable_capability', capability: '5g', by: today })).toEqual({ status: 'done' })
    expect(await acme.carryOut(anna, { kind: 'assign', license: 'unlimited5g', on: today })).toEqual({ status: 'done' })
    expect(await acme.carryOut(anna, { kind: 'remove', license: 'unlimited5g', on: today })).toEqual({ status: 'done' })
  })

  test('moves a change, takes a number away, leaves a detail open, and finds a seat', async () => {
    const { acme, user, assign } = await openPortal()
    const [anna, bo] = [await user('Anna', 'landline', 'mobile', 'mobile'), await user('Bo')]
    const [, mobile] = (await acme.users.get(anna)).numbers
    const change = await assign(anna, 'businessMobile', '2026-12-01', { mobile: mobile!.number })
    const [entry] = (await acme.schedule.of(anna)).changes
    const on = (await acme.users.stateOn(anna, '2026-12-10')).date
    expect(await acme.carryOut(anna, { kind: 'move_change', change: entry!.change.id, license: 'businessMobile', on })).toEqual({
      status: 'done',
    })
    expect(
      await acme.carryOut(anna, { kind: 'clear_detail', license: 'businessMobile', detail: 'mobile', change: entry!.change.id }),
    ).toEqual({ status: 'done' })
    expect((await acme.schedule.of(anna)).changes[0]).toMatchObject({ effectiveDate: '2026-12-10', change: { id: change, details: {} } })
    const open = { kind: 'choose_number', license: 'businessMobile', detail: 'mobile', number: null, change: entry!.change.id } as const
    expect(await acme.carryOut(anna, open)).toEqual({ status: 'needs', what: 'number' })
    expect(await acme.carryOut(anna, open, { number: mobile!.number })).toEqual({ status: 'done' })
    expect(await acme.carryOut(anna, { kind: 'remove_number', number: mobile!.number })).toEqual({ status: 'done' })
    expect((await acme.users.get(anna)).numbers).toHaveLength(2)

    const today = (await acme.users.timeline(bo)).today
    await assign(bo, 'loyalty', 'now')
    await acme.settings.setSeatLimit('loyalty', 1)
    expect(await acme.carryOut(anna, { kind: 'free_seat', license: 'loyalty', by: today }, { seatFrom: bo })).toEqual({ status: 'done' })
    expect((await acme.users.get(bo)).holdings).toEqual([])
    expect(await acme.carryOut(anna, { kind: 'raise_seat_limit', license: 'loyalty', limit: 3, from: today, until: null })).toEqual({
      status: 'done',
    })
    expect((await acme.settings.get()).seatLimits).toMatchObject([{ license: 'loyalty', limit: 3 }])
  })
})
