import { describe, expect, test } from 'vitest'
import type { ImportPlan, ImportRow } from '../../../src/index.js'
import { annaRow as anna } from '../../support/anna.js'
import { openPortal, type TestPortal } from '../../support/portal.js'

async function imported({ acme }: TestPortal, ...rows: readonly ImportRow[]) {
  const plan = await acme.imports.plan(rows)
  const result = await acme.imports.confirm(JSON.parse(JSON.stringify(plan)) as ImportPlan)
  return { plan, statuses: result.rows.map(({ status }) => status) }
}

async function held({ acme }: TestPortal, email = anna.email) {
  const user = await acme.users.findByEmail(email)
  return user?.holdings.map(({ license }) => license)
}

describe('X4 the licenses of a row may have dates of their own', () => {
  const steps: ImportRow = {
    ...anna,
    license: ['basic', { license: 'businessMobile', on: '2026-12-01' }],
    removeLicense: [{ license: 'businessMobile', on: '2027-02-01' }],
  }

  test('each date has a verdict, with what the dates before it bring', async () => {
    const portal = await openPortal()
    const { plan, statuses } = await imported(portal, steps)
    expect(plan.rows[0]?.licenses).toMatchObject([
      { on: '2026-11-01', status: 'ready', takesAway: { licenses: [] } },
      { on: '2026-12-01', status: 'ready', takesAway: { licenses: ['basic'] } },
      { on: '2027-02-01', status: 'ready', takesAway: { licenses: ['businessMobile'] } },
    ])
    expect(statuses).toEqual(['created'])
    expect(await held(portal)).toEqual(['basic'])
    portal.travelTo('2026-12-01')
    await portal.licensing.applyDue()
    expect(await held(portal)).toEqual(['businessMobile'])
    portal.travelTo('2027-02-01')
    await portal.licensing.applyDue()
    expect(await held(portal)).toEqual([])
  })

  test('what is refused for now leaves what is asked for later', async () => {
    const portal = await openPortal()
    const { mobile: _, ...withoutMobile } = anna
    const { plan, statuses } = await imported(portal, {
      ...withoutMobile,
      license: ['businessMobile', { license: 'small', on: '2026-12-01' }],
    })
    expect(plan.rows[0]?.licenses.map(({ on, status }) => [on, status])).toEqual([
      ['2026-11-01', 'conflict'],
      ['2026-12-01', 'ready'],
    ])
    expect(statuses).toEqual(['partial'])
    const user = await portal.acme.users.findByEmail(anna.email)
    expect(user).toMatchObject({ holdings: [], changes: [{ license: 'small' }] })
  })

  test('two of a track that holds one belong on two dates', async () => {
    const { acme } = await openPortal()
    const row = { ...anna, license: ['basic', { license: 'businessMobile', on: '2026-11-01' }] }
    const { rows } = await acme.imports.plan([row])
    expect(rows[0]?.issues).toMatchObject([{ code: 'licenses_of_one_track', track: 'voice' }])
  })

  test('one of them for which no seat is left is told with its date', async () => {
    const portal = await openPortal()
    await portal.acme.settings.setSeatLimit('small', 1, { from: '2026-12-01' })
    const later = { license: 'small', on: '2026-12-15' } as const
    const { plan } = await imported(
      portal,
      { ...anna, license: ['basic', later] },
      { row: 3, email: 'bo@acme.example', firstName: 'Bo', surname: 'Ek', license: [later] },
    )
    expect(plan.rows.map(({ licenses }) => licenses.map(({ status }) => status))).toEqual([
      ['ready', 'ready'],
      ['conflict'],
    ])
  })

  test('a seat that is taken now is not asked for again on a later date', async () => {
    const portal = await openPortal()
    await portal.acme.settings.setSeatLimit('small', 1)
    const { plan, statuses } = await imported(
      portal,
      { ...anna, license: ['small', { license: 'loyalty', on: '2026-12-15' }] },
      {
        row: 3,
        email: 'bo@acme.example',
        firstName: 'Bo',
        surname: 'Ek',
        license: [{ license: 'small', on: '2026-12-15' }],
      },
    )
    expect(plan.rows[1]?.licenses).toMatchObject([{ conflicts: [{ code: 'no_seat' }] }])
    expect(statuses).toEqual(['created', 'created'])
    expect(await held(portal)).toEqual(['small'])
  })
})

describe('X4 a row may empty a track', () => {
  test('of what the user holds, and of what comes by then', async () => {
    const portal = await openPortal()
    await imported(portal, {
      ...anna,
      license: ['basic', 'loyalty', { license: 'recording', on: '2026-12-01' }],
    })
    const row = {
      row: 2,
      email: anna.email,
      removeLicense: [{ track: 'addons', on: '2027-01-01' }],
    }
    const { plan } = await imported(portal, row)
    expect(plan.rows[0]?.licenses[0]?.takesAway.licenses.toSorted()).toEqual([
      'loyalty',
      'recording',
    ])
    const again = await portal.acme.imports.plan([row])
    expect(again.rows[0]?.outcome).toBe('unchanged')
    portal.travelTo('2027-01-01')
    await portal.licensing.applyDue()
    expect(await held(portal)).toEqual(['basic'])
  })

  test('which is nothing where there is nothing, and a track that is none is an issue', async () => {
    const portal = await openPortal()
    const cleared = { ...anna, removeLicense: [{ track: 'voice' }] }
    const { plan } = await imported(portal, cleared)
    expect(plan.rows).toMatchObject([{ outcome: 'create', licenses: [] }])
    const odd = { ...anna, removeLicense: [{ track: 'vocie' }] }
    expect((await portal.acme.imports.plan([odd])).rows[0]?.issues).toMatchObject([
      { code: 'license_unknown', where: { field: 'removeLicense', value: 'vocie' } },
    ])
  })
})

describe('X3 rows of one user that differ in their licenses only', () => {
  test('are one, wherever they come from', async () => {
    const portal = await openPortal()
    const { plan, statuses } = await imported(
      portal,
      { ...anna, license: 'basic' },
      { row: 3, email: 'bo@acme.example', firstName: 'Bo', surname: 'Ek' },
      { ...anna, row: 4, email: 'Anna@acme.example', license: 'loyalty' },
      { row: 5, email: anna.email, removeLicense: 'basic', assignmentDate: '2027-01-01' },
    )
    expect(plan.rows.map(({ row, outcome }) => [row, outcome])).toEqual([
      [2, 'create'],
      [3, 'create'],
    ])
    expect(plan.input[0]?.joined).toEqual([4, 5])
    expect(statuses).toEqual(['created', 'created'])
    expect(await held(portal)).toEqual(['basic', 'loyalty'])
  })

  test('and one that stands for others already still does', async () => {
    const { acme } = await openPortal()
    const { input } = await acme.imports.plan([
      { ...anna, license: 'basic', joined: [3] },
      { row: 5, email: anna.email, license: 'loyalty', joined: [6] },
    ])
    expect(input[0]?.joined).toEqual([3, 5, 6])
  })

  test('and with another name, all of them are refused', async () => {
    const { acme } = await openPortal()
    const { rows } = await acme.imports.plan([
      { ...anna, license: 'basic' },
      { ...anna, row: 3, surname: 'Ek', license: 'loyalty' },
    ])
    expect(rows.map(({ issues }) => issues[0]?.code)).toEqual(['email_doubled', 'email_doubled'])
  })
})

describe('X4 a row that was carried out changes nothing once its dates have passed', () => {
  const row: ImportRow = {
    ...anna,
    license: ['basic', { license: 'businessMobile', on: '2026-12-01' }],
  }

  test('as its user holds what it asks for', async () => {
    const portal = await openPortal()
    await imported(portal, row)
    portal.travelTo('2026-12-15')
    const again = await imported(portal, row)
    expect(again.plan.rows).toMatchObject([{ outcome: 'unchanged', licenses: [], issues: [] }])
    expect(await held(portal)).toEqual(['businessMobile'])
  })

  test('or did, as history tells', async () => {
    const portal = await openPortal()
    await imported(portal, row)
    portal.travelTo('2026-12-15')
    const user = await portal.acme.users.findByEmail(anna.email)
    const plan = await portal.acme.plan({
      users: [user!.id],
      remove: ['businessMobile'],
      on: 'now',
    })
    await portal.acme.confirm(plan)
    expect((await imported(portal, row)).statuses).toEqual(['unchanged'])
    expect(await held(portal)).toEqual([])
  })

  test('but what failed on its date is told as past', async () => {
    const portal = await openPortal()
    const { mobile: _, ...withoutMobile } = row
    await imported(portal, withoutMobile)
    portal.travelTo('2026-12-15')
    const { plan } = await imported(portal, withoutMobile)
    expect(plan.rows[0]?.issues).toMatchObject([
      { code: 'date_in_past', today: '2026-12-15', where: { value: '2026-12-01' } },
    ])
  })

  test('a row without licenses and with a date that has passed is a new user only before it', async () => {
    const portal = await openPortal()
    const dated = { ...anna, assignmentDate: '2026-11-10' }
    await imported(portal, dated)
    portal.travelTo('2026-12-15')
    expect((await imported(portal, dated)).statuses).toEqual(['unchanged'])
    const other = { ...dated, email: 'bo@acme.example', landline: null, mobile: null }
    expect((await imported(portal, other)).statuses).toEqual(['refused'])
  })
})
