import { describe, expect, test } from 'vitest'
import {
  type CommandOptions,
  type CommandResult,
  type Effects,
  type SettingsResult,
} from '../../../src/index.js'
import { catalogOf } from '../../support/given.js'
import { openPortal, type TestPortal, openWith } from '../../support/portal.js'

/** What is told of a change: its license, and the codes of the reasons. */
type Told = readonly (readonly [license: string, ...codes: string[]])[]
interface Expected {
  readonly breaks?: Told
  readonly repairs?: Told
}

const tell = (changes: Effects['breaks']): Told =>
  changes.map(({ license, conflicts }) => [license, ...conflicts.map(({ code }) => code)])
const told = ({ breaks, repairs }: Effects) => ({ breaks: tell(breaks), repairs: tell(repairs) })

/** Runs a command as a preview, which writes nothing, and then in earnest: both tell the same. */
async function does(
  portal: TestPortal,
  user: string,
  run: (options?: CommandOptions) => Promise<CommandResult>,
  expected: Expected,
) {
  const before = await portal.acme.users.get(user)
  const preview = await run({ preview: true })
  expect(await portal.acme.users.get(user)).toEqual(before)
  const result = await run()
  if (preview.status !== 'done' || result.status !== 'done') throw new Error('refused')
  expect([preview.written, result.written]).toEqual([false, true])
  expect(preview.effects).toEqual(result.effects)
  expect(told(result.effects)).toEqual({ breaks: [], repairs: [], ...expected })
  return result.effects
}

/** The same for a write to the organization, whose effects are walked. */
async function doesToAll(
  run: (options?: CommandOptions) => Promise<SettingsResult>,
  expected: { readonly [user: string]: Expected },
) {
  const preview = await run({ preview: true })
  const result = await run()
  expect([preview.written, result.written]).toEqual([false, true])
  const all: { [user: string]: unknown } = {}
  for await (const { user, effects } of result.userEffects) all[user] = told(effects)
  const filled = Object.entries(expected).map(([user, one]) => [
    user,
    { breaks: [], repairs: [], ...one },
  ])
  expect(all).toEqual(Object.fromEntries(filled))
}

/** Basic on 1 December, and Unlimited 5G, which needs it, on a date. */
async function scheduled(on = '2026-12-01') {
  const portal = await openPortal()
  const anna = await portal.user('Anna', 'landline')
  const basic = await portal.assign(anna, 'basic', '2026-12-01')
  const unlimited = await portal.assign(anna, 'unlimited5g', on)
  return { ...portal, portal, anna, basic, unlimited }
}

describe('I4 every edit of the schedule says which other changes now go through or fail, and why', () => {
  test('move, there and back', async () => {
    const { acme, portal, anna, basic, unlimited } = await scheduled()
    const broken = await does(
      portal,
      anna,
      (options) => acme.schedule.move(anna, basic, '2027-01-01', options),
      {
        breaks: [['unlimited5g', 'license_missing']],
      },
    )
    expect(broken.breaks).toMatchObject([{ change: unlimited, on: '2026-12-01' }])
    await does(portal, anna, (options) => acme.schedule.move(anna, basic, '2026-12-01', options), {
      repairs: [['unlimited5g', 'license_missing']],
    })
  })

  test('a change that fails names the one that took it along', async () => {
    const { acme, portal, anna, basic } = await scheduled()
    const [{ number } = { number: '' }] = (await acme.users.get(anna)).numbers
    const { breaks } = await does(
      portal,
      anna,
      (options) => acme.numbers.remove(anna, number, options),
      {
        breaks: [
          ['basic', 'number_missing'],
          ['unlimited5g', 'license_missing'],
        ],
      },
    )
    expect(breaks[1]?.conflicts).toMatchObject([
      { causes: [{ kind: 'failed_change', change: basic, license: 'basic' }] },
    ])
  })

  test('cancel', async () => {
    const { acme, portal, anna, basic } = await scheduled()
    await does(portal, anna, (options) => acme.schedule.cancel(anna, basic, options), {
      breaks: [['unlimited5g', 'license_missing']],
    })
  })

  test('override and clear', async () => {
    const { acme, portal, anna } = await scheduled('2026-11-20')
    const repairs: Told = [['unlimited5g', 'license_missing']]
    await does(portal, anna, (options) => acme.schedule.override(anna, '2026-12-01', options), {
      repairs,
    })
    await does(portal, anna, (options) => acme.schedule.clearOverride(anna, options), {
      breaks: repairs,
    })
  })

  test('setDetails', async () => {
    const portal = await openPortal()
    const { acme, user, assign } = portal
    const anna = await user('Anna', 'landline', 'mobile', 'mobile')
    const business = await assign(anna, 'businessMobile', '2026-12-01')
    await assign(anna, 'unlimited5g', '2026-12-01')
    const mobile = (await acme.users.get(anna)).numbers[1]?.number ?? ''
    await does(
      portal,
      anna,
      (options) => acme.schedule.setDetails(anna, business, { mobile }, options),
      {
        repairs: [
          ['businessMobile', 'number_not_chosen'],
          ['unlimited5g', 'license_missing'],
        ],
      },
    )
  })

  test('retry, in vain and with success; dismiss', async () => {
    const { acme, portal, anna, basic, unlimited, travelTo } = await scheduled()
    await acme.schedule.cancel(anna, basic)
    travelTo('2026-12-02') // Unlimited 5G has failed
    await does(
      portal,
      anna,
      (options) => acme.schedule.retry(anna, unlimited, '2027-01-01', options),
      {
        breaks: [['unlimited5g', 'license_missing']],
      },
    )
    travelTo('2027-01-02')
    await portal.assign(anna, 'basic', '2027-02-01')
    await does(
      portal,
      anna,
      (options) => acme.schedule.retry(anna, unlimited, '2027-02-01', options),
      {
        repairs: [['unlimited5g', 'license_missing']],
      },
    )
    await acme.schedule.move(anna, unlimited, '2027-01-20')
    travelTo('2027-01-21')
    await does(portal, anna, (options) => acme.schedule.dismiss(anna, unlimited, options), {})
  })

  test('confirm: the plan tells beforehand, and the result again', async () => {
    const { acme, user, assign } = await openPortal()
    const anna = await user('Anna', 'landline')
    await assign(anna, 'recording', '2026-12-01')
    const plan = await acme.plan({ users: [anna], assign: ['basic'], on: '2026-12-01' })
    const result = await acme.confirm(plan)
    for (const effects of [plan.users[0]?.effects, result.users[0]?.verdict?.effects])
      expect(effects && told(effects)).toEqual({
        breaks: [],
        repairs: [['recording', 'license_missing']],
      })
    const taking = await acme.plan({
      users: [anna],
      remove: [{ license: 'basic', dependents: 'remove' }],
      on: '2026-12-01',
    })
    expect(taking.users[0]?.effects.supersedes).toMatchObject([{ license: 'basic' }])
    expect(taking.users[0]?.effects.breaks).toMatchObject([
      { license: 'recording', conflicts: [{ code: 'license_missing' }] },
    ])
  })

  test('an import', async () => {
    const { acme, user, assign } = await openPortal()
    const anna = await user('Anna')
    await assign(anna, 'basic', '2026-12-01')
    const [row] = (
      await acme.imports.plan([{ row: 2, email: 'anna@acme.example', landline: '+4681000009' }])
    ).rows
    expect(row && told(row.effects)).toEqual({ breaks: [], repairs: [['basic', 'number_missing']] })
  })
})

describe('N1 to N3 so does every command on numbers', () => {
  test('add and remove', async () => {
    const portal = await openPortal()
    const anna = await portal.user('Anna')
    await portal.assign(anna, 'basic', '2026-12-01')
    const { numbers } = portal.acme
    const landline = { number: '+4681000001', type: 'landline' } as const
    await does(portal, anna, (options) => numbers.add(anna, landline, options), {
      repairs: [['basic', 'number_missing']],
    })
    await does(portal, anna, (options) => numbers.remove(anna, landline.number, options), {
      breaks: [['basic', 'number_missing']],
    })
  })

  test('starting, moving and canceling a porting, and a number that turns out to be elsewhere', async () => {
    const portal = await openPortal()
    const { numbers } = portal.acme
    const anna = await portal.user('Anna', 'landline')
    const mobile = '+46701000001'
    await numbers.add(anna, { number: mobile, type: 'mobile', status: 'foreign' })
    await portal.assign(anna, 'businessMobile', '2026-12-01')
    const because = (...codes: string[]): Told => [['businessMobile', ...codes]]
    await does(
      portal,
      anna,
      (options) => numbers.startPorting(anna, mobile, '2026-11-20', options),
      { repairs: because('number_foreign') },
    )
    await does(
      portal,
      anna,
      (options) => numbers.movePorting(anna, mobile, '2026-12-10', options),
      { breaks: because('number_porting') },
    )
    await does(
      portal,
      anna,
      (options) => numbers.movePorting(anna, mobile, '2026-11-30', options),
      { repairs: because('number_porting') },
    )
    await does(portal, anna, (options) => numbers.cancelPorting(anna, mobile, options), {
      breaks: because('number_foreign'),
    })
    await numbers.startPorting(anna, mobile, '2026-11-20')
    await does(portal, anna, (options) => numbers.markForeign(anna, mobile, options), {
      breaks: because('number_foreign'),
    })
  })

  test('a swap and its end', async () => {
    const portal = await openPortal()
    const { numbers } = portal.acme
    const anna = await portal.user('Anna', 'landline', 'mobile')
    const mobile = (await portal.acme.users.get(anna)).numbers[1]?.number ?? ''
    await numbers.add(anna, { number: '+46701000009', type: 'mobile', status: 'foreign' })
    await portal.assign(anna, 'businessMobile', '2026-12-01', { mobile: '+46701000009' })
    const why: Told = [['businessMobile', 'number_foreign']]
    await does(
      portal,
      anna,
      (options) =>
        numbers.swap(anna, { from: '+46701000009', to: mobile, on: '2026-11-20' }, options),
      { repairs: why },
    )
    await does(portal, anna, (options) => numbers.cancelSwap(anna, '+46701000009', options), {
      breaks: why,
    })
  })
})

describe('N5 so does every write to a user or an organization', () => {
  test('an attribute', async () => {
    const catalog = catalogOf({
      data: { sales: { requirement: { kind: 'attribute', attribute: 'role', in: ['sales'] } } },
    })
    const { acme, id } = await openWith(catalog)
    await acme.confirm(await acme.plan({ users: [id], assign: ['sales'], on: '2026-12-01' }))
    const update = (role: string | null) => acme.users.update(id, { attributes: { role } })
    expect(await update('sales')).toMatchObject({
      effects: { repairs: [{ conflicts: [{ code: 'attribute_missing' }] }], breaks: [] },
    })
    expect(await update(null)).toMatchObject({
      effects: { breaks: [{ conflicts: [{ code: 'attribute_missing' }] }], repairs: [] },
    })
  })

  test('capabilities, seat limits and the time zone, user by user', async () => {
    const { acme, anna } = await scheduled()
    await doesToAll((options) => acme.settings.disable('5g', { from: '2026-11-15', ...options }), {
      [anna]: { breaks: [['unlimited5g', 'capability_missing']] },
    })
    await doesToAll((options) => acme.settings.enable('5g', { from: '2026-11-20', ...options }), {
      [anna]: { repairs: [['unlimited5g', 'capability_missing']] },
    })
    await doesToAll((options) => acme.settings.setSeatLimit('basic', 0, options), {
      [anna]: {
        breaks: [
          ['basic', 'no_seat'],
          ['unlimited5g', 'license_missing'],
        ],
      },
    })
    await doesToAll((options) => acme.settings.clearSeatLimit('basic', options), {
      [anna]: {
        repairs: [
          ['basic', 'no_seat'],
          ['unlimited5g', 'license_missing'],
        ],
      },
    })
    await doesToAll((options) => acme.settings.update({ timeZone: 'Asia/Tokyo' }, options), {}) // dates are dates everywhere
  })
})

describe('I4 ends that end nothing any more, and those that end something again', () => {
  /** Schedules the removal of Basic, with what needs it. */
  const end = async (acme: TestPortal['acme'], anna: string, on: string) => {
    const remove = [{ license: 'basic', dependents: 'remove' }] as const
    const { users } = await acme.confirm(await acme.plan({ users: [anna], remove, on }))
    const [confirmed] = users
    return (confirmed?.status === 'scheduled' && confirmed.changes[0]) || ''
  }
  const isOn = (on: string, part: object = {}) => ({
    license: 'basic',
    kind: 'remove',
    on,
    ...part,
  })

  test('an assignment moved behind its end, and before it again', async () => {
    const { acme, user, assign } = await openPortal()
    const anna = await user('Anna', 'landline')
    const basic = await assign(anna, 'basic', '2026-12-01')
    await end(acme, anna, '2026-12-31')
    expect(await acme.schedule.move(anna, basic, '2027-01-15')).toMatchObject({
      effects: {
        idles: [isOn('2026-12-31', { before: 'applied', after: 'unchanged' })],
        activates: [],
        moves: [{ change: basic, on: '2027-01-15' }],
      },
    })
    expect(await acme.schedule.move(anna, basic, '2026-12-15')).toMatchObject({
      effects: {
        activates: [isOn('2026-12-31', { before: 'unchanged', after: 'applied' })],
        idles: [],
      },
    })
  })

  test('a license that replaces one that was to end: the plan says that the end is idle', async () => {
    const { acme, user, assign } = await openPortal()
    const anna = await user('Anna', 'landline', 'mobile')
    await assign(anna, 'basic', 'now')
    const change = await end(acme, anna, '2026-12-31')
    const plan = await acme.plan({ users: [anna], assign: ['businessMobile'], on: 'now' })
    const idle = [isOn('2026-12-31', { change, before: 'applied', after: 'unchanged' })]
    expect(plan.users[0]).toMatchObject({
      takesAway: { licenses: ['basic'] },
      follows: idle,
      effects: { idles: idle, ends: [] },
    })
    expect((await acme.confirm(plan)).users[0]?.verdict).toMatchObject({
      follows: idle,
      effects: { idles: idle },
    })
  })

  test('canceling the removal of a base revives what went with it', async () => {
    const { acme, user, assign } = await openPortal()
    const anna = await user('Anna', 'landline')
    await assign(anna, 'basic', 'now')
    await assign(anna, 'recording', 'now')
    const change = await end(acme, anna, '2026-12-31')
    expect(await acme.schedule.move(anna, change, '2027-01-31')).toMatchObject({
      effects: { ends: [{ license: 'recording', before: '2026-12-31', after: '2027-01-31' }] },
    })
    expect(await acme.schedule.cancel(anna, change)).toMatchObject({
      effects: { ends: [{ license: 'recording', before: '2027-01-31', after: null }] },
    })
  })

  test('what is settled by the command itself is told too: of one date for all, the one that no longer counts', async () => {
    const { acme, user, assign } = await openPortal()
    const anna = await user('Anna', 'landline', 'mobile')
    const basic = await assign(anna, 'basic', '2026-12-01')
    const business = await assign(anna, 'businessMobile', '2026-12-10')
    expect(await acme.schedule.override(anna, 'now')).toMatchObject({
      effects: {
        supersedes: [{ change: basic, before: 'applied', after: 'superseded' }],
        moves: [{ change: business, on: '2026-11-01' }],
        ends: [{ license: 'basic', before: '2026-12-10', after: null }],
      },
    })
  })

  test('a request for today says which holdings are in order again', async () => {
    const { acme, user, assign } = await openPortal()
    const anna = await user('Anna', 'landline', 'mobile')
    await assign(anna, 'businessMobile', 'now')
    const [, mobile] = (await acme.users.get(anna)).numbers
    await acme.numbers.remove(anna, mobile?.number ?? '')
    await acme.numbers.add(anna, { number: '+46701000777', type: 'mobile' })
    const detail = { license: 'businessMobile', details: { mobile: '+46701000777' } } as const
    const plan = await acme.plan({ users: [anna], assign: [detail], on: 'now' })
    expect(plan.users[0]?.effects).toMatchObject({
      compliant: [{ license: 'businessMobile', until: null }],
      noncompliant: [],
    })
    expect((await acme.confirm(plan)).users).toMatchObject([{ status: 'applied' }])
  })
})
