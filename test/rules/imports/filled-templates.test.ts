import { describe, expect, test } from 'vitest'
import { readUsers, writeTemplate } from '../../../src/excel/index.js'
import type { ImportRow } from '../../../src/index.js'
import { openPortal } from '../../support/portal.js'

/** Anna and Bo with numbers and a license, and the rows of a template that was filled with them. */
async function downloaded() {
  const portal = await openPortal()
  const { acme } = portal
  const anna = await portal.user('Anna', 'landline', 'mobile')
  const bo = await portal.user('Bo', 'landline')
  await portal.assign(anna, 'basic', 'now')
  const file = await readUsers(await writeTemplate({ users: acme.users.pages() }), {
    defaultCountry: 'SE',
  })
  const [annaRow, boRow] = file.rows
  if (annaRow === undefined || boRow === undefined) throw new Error('two users were written')
  return { ...portal, anna, bo, annaRow, boRow }
}

const codes = (rows: readonly { readonly issues: readonly { readonly code: string }[] }[]) =>
  rows.map(({ issues }) => issues.map(({ code }) => code))

describe('X5 rows of a filled template', () => {
  test('read as they were written, they change nothing', async () => {
    const { acme, annaRow, boRow } = await downloaded()
    const plan = await acme.imports.plan([annaRow, boRow])
    expect(plan.rows.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged'])
  })

  test('a row whose user has changed since is refused, the others go on', async () => {
    const { acme, anna, annaRow, boRow } = await downloaded()
    await acme.users.update(anna, { department: 'IT' })
    const rows = [annaRow, { ...boRow, department: 'Sales' }]
    const { rows: results } = await acme.imports.confirm(await acme.imports.plan(rows))
    expect(results.map(({ status, version }) => [status, version === null])).toEqual([
      ['refused', true],
      ['updated', false],
    ])
    expect(results.map((result) => result.codes)).toEqual([['stale_row'], []])
  })

  test('a row whose user changes between plan and confirm is stale', async () => {
    const { acme, anna, annaRow } = await downloaded()
    const plan = await acme.imports.plan([{ ...annaRow, department: 'IT' }])
    await acme.users.update(anna, { attributes: { desk: 7 } })
    expect((await acme.imports.confirm(plan)).rows).toMatchObject([
      { status: 'plan_stale', answer: { issues: [{ code: 'stale_row' }] } },
    ])
  })

  test('the result has the version for the next time', async () => {
    const { acme, anna, annaRow } = await downloaded()
    const rows = [
      { ...annaRow, license: 'businessMobile' },
      { row: 9, email: 'eva@acme.example', firstName: 'Eva', surname: 'Ek' },
    ]
    const { rows: results } = await acme.imports.confirm(await acme.imports.plan(rows))
    const users = await Promise.all([
      acme.users.get(anna),
      acme.users.findByEmail('eva@acme.example'),
    ])
    expect(results.map(({ version }) => version)).toEqual(
      users.map((user) => `v${user?.revision}:${user?.id}`),
    )
    const again = rows.map((row, index) => ({ ...row, version: results[index]?.version ?? '' }))
    expect((await acme.imports.plan(again)).rows.map(({ outcome }) => outcome)).toEqual([
      'unchanged',
      'unchanged',
    ])
  })

  test('another address is a new one of the same user', async () => {
    const { acme, anna, annaRow } = await downloaded()
    const plan = await acme.imports.plan([{ ...annaRow, email: 'anna.berg@acme.example' }])
    expect(plan.rows).toMatchObject([
      {
        outcome: 'update',
        user: anna,
        differences: [{ field: 'email', from: 'anna@acme.example', to: 'anna.berg@acme.example' }],
      },
    ])
    await acme.imports.confirm(plan)
    expect(await acme.users.findByEmail('anna.berg@acme.example')).toMatchObject({
      id: anna,
      holdings: [{ license: 'basic' }],
    })
    expect(await acme.users.findByEmail('anna@acme.example')).toBeNull()
  })

  test('the same address in other letters is the same', async () => {
    const { acme, annaRow } = await downloaded()
    expect(
      (await acme.imports.plan([{ ...annaRow, email: 'ANNA@acme.example' }])).rows,
    ).toMatchObject([{ outcome: 'unchanged' }])
  })

  test('addresses are not exchanged: each is still held by the other', async () => {
    const { acme, anna, bo, annaRow, boRow } = await downloaded()
    const plan = await acme.imports.plan([
      { ...annaRow, email: boRow.email },
      { ...boRow, email: annaRow.email },
    ])
    expect(plan.rows.map(({ issues }) => issues)).toMatchObject([
      [{ code: 'email_taken', holder: bo }],
      [{ code: 'email_taken', holder: anna }],
    ])
  })

  test('numbers are not exchanged either', async () => {
    const { acme, anna, bo, annaRow, boRow } = await downloaded()
    const rows = [
      { ...annaRow, landline: boRow.landline ?? '' },
      { ...boRow, landline: annaRow.landline ?? '' },
    ]
    expect((await acme.imports.plan(rows)).rows.map(({ issues }) => issues)).toMatchObject([
      [{ code: 'number_taken', holder: bo }],
      [{ code: 'number_taken', holder: anna }],
    ])
  })

  test('a number that another row gives up is still held at the time of the plan', async () => {
    const { acme, anna, annaRow, boRow } = await downloaded()
    const plan = await acme.imports.plan([
      { ...annaRow, mobile: null },
      { ...boRow, mobile: annaRow.mobile ?? '' },
    ])
    expect(plan.rows).toMatchObject([
      { outcome: 'update' },
      { outcome: 'refused', issues: [{ code: 'number_taken', holder: anna }] },
    ])
  })

  test('a user named by two rows, by address and by version, is refused in both', async () => {
    const { acme, annaRow } = await downloaded()
    const rows: readonly ImportRow[] = [
      { ...annaRow, email: 'new@acme.example' },
      { row: 8, email: annaRow.email, department: 'IT' },
    ]
    expect(codes((await acme.imports.plan(rows)).rows)).toEqual([
      ['email_doubled'],
      ['email_doubled'],
    ])
    const { landline, mobile, ...alone } = annaRow
    expect([landline, mobile]).not.toContain(undefined)
    const copied = [alone, { ...alone, row: 9, email: 'eva@acme.example' }]
    expect(codes((await acme.imports.plan(copied)).rows)).toEqual([
      ['email_doubled'],
      ['email_doubled'],
    ])
  })

  test.each([
    ['=1+1', 'version_invalid'],
    ['v1', 'stale_row'],
    ['v1:__proto__', 'version_invalid'],
    ['v1:nobody', 'user_not_found'],
    [`v${'9'.repeat(30)}:x`, 'version_invalid'],
  ])('a version that was edited to %s: %s', async (version, code) => {
    const { acme, annaRow } = await downloaded()
    expect(codes((await acme.imports.plan([{ ...annaRow, version }])).rows)[0]).toContain(code)
  })

  test('the user was deleted', async () => {
    const { acme, anna, annaRow } = await downloaded()
    await acme.users.delete(anna)
    expect(codes((await acme.imports.plan([annaRow])).rows)).toEqual([['user_not_found']])
  })

  test('a number among attributes that the file shows as text is the same', async () => {
    const { acme, anna } = await downloaded()
    await acme.users.update(anna, { attributes: { desk: 7, remote: true } })
    const rows = [{ row: 2, email: 'anna@acme.example', attributes: { desk: '7', remote: 'true' } }]
    expect((await acme.imports.plan(rows)).rows).toMatchObject([{ outcome: 'unchanged' }])
  })
})

describe('X4 licenses in the context of the file', () => {
  test('a seat that one row frees is taken by the next one', async () => {
    const { acme, anna } = await downloaded()
    await acme.settings.setSeatLimit('basic', 1)
    const rows = [
      { row: 2, email: 'anna@acme.example', removeLicense: 'basic' },
      { row: 3, email: 'bo@acme.example', license: 'basic' },
    ]
    const plan = await acme.imports.plan(rows)
    expect(plan.rows.map(({ outcome }) => outcome)).toEqual(['update', 'update'])
    expect((await acme.imports.confirm(plan)).rows.map(({ status }) => status)).toEqual([
      'updated',
      'updated',
    ])
    expect((await acme.users.get(anna)).holdings).toEqual([])
  })

  test('a new user with new numbers gets the license that needs both, on a date', async () => {
    const { acme, travelTo, licensing } = await downloaded()
    const row = {
      row: 2,
      email: 'eva@acme.example',
      firstName: 'Eva',
      surname: 'Ek',
      landline: '+4684650999',
      mobile: '+46701740999',
      license: 'businessMobile',
      assignmentDate: '2026-12-01',
    }
    const plan = await acme.imports.plan([row])
    expect(plan.rows).toMatchObject([{ outcome: 'create', licenses: [{ status: 'ready' }] }])
    await acme.imports.confirm(plan)
    travelTo('2026-12-02')
    await licensing.applyDue()
    expect(await acme.users.findByEmail(row.email)).toMatchObject({
      holdings: [{ license: 'businessMobile' }],
    })
  })

  test('a license that does not go through on its date is a warning: it is scheduled', async () => {
    const { acme, bo } = await downloaded()
    const rows = [
      { row: 3, email: 'bo@acme.example', license: 'businessMobile', assignmentDate: '2026-12-01' },
    ]
    const plan = await acme.imports.plan(rows)
    expect(plan.rows).toMatchObject([
      {
        outcome: 'update',
        licenses: [{ status: 'conflict', conflicts: [{ code: 'number_missing' }] }],
      },
    ])
    await acme.imports.confirm(plan)
    expect((await acme.schedule.of(bo)).changes).toHaveLength(1)
    expect((await acme.imports.plan(rows)).rows).toMatchObject([{ outcome: 'unchanged' }])
  })
})
