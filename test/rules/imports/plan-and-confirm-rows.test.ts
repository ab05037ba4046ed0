import { describe, expect, test } from 'vitest'
import type { ImportPlan, ImportRow } from '../../../src/index.js'
import { openPortal } from '../../support/portal.js'

const anna: ImportRow = {
  row: 2,
  email: 'anna@acme.example',
  firstName: 'Anna',
  surname: 'Berg',
  landline: '+4681234567',
  license: 'basic',
}

describe('X4 an import is planned, then confirmed', () => {
  test('a new user with a number, and a license judged in the context of that number', async () => {
    const { acme } = await openPortal()
    const plan = await acme.imports.plan([anna])
    expect(plan.rows).toMatchObject([
      {
        outcome: 'create',
        licenses: [{ status: 'ready' }],
        differences: [
          { field: 'firstName', to: 'Anna' },
          {},
          {},
          { field: 'landline', to: '+4681234567' },
        ],
      },
    ])
    expect(await acme.users.list()).toEqual([])
    const result = await acme.imports.confirm(JSON.parse(JSON.stringify(plan)) as ImportPlan)
    expect(result.rows).toMatchObject([{ row: 2, status: 'created' }])
    expect(await acme.users.findByEmail('ANNA@acme.example')).toMatchObject({
      holdings: [{ license: 'basic' }],
      numbers: [{ number: '+4681234567' }],
    })
  })

  test('the same rows twice: the second time nothing changes', async () => {
    const { acme } = await openPortal()
    const rows = [
      anna,
      {
        ...anna,
        row: 3,
        email: 'bo@acme.example',
        landline: '+4687654321',
        license: 'unlimited5g',
        assignmentDate: '2026-12-01',
      },
    ]
    await acme.imports.confirm(await acme.imports.plan(rows))
    const before = await acme.users.list()
    const again = await acme.imports.plan(rows)
    expect(again.rows.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged'])
    await acme.imports.confirm(again)
    expect(await acme.users.list()).toEqual(before)
  })

  test('a license refused for now does not undo the user: the row is partly', async () => {
    const { acme } = await openPortal()
    const result = await acme.imports.confirm(
      await acme.imports.plan([{ ...anna, license: 'businessMobile' }]),
    )
    expect(result.rows).toMatchObject([
      {
        status: 'partial',
        answer: { licenses: [{ conflicts: [{ code: 'number_missing', type: 'mobile' }] }] },
      },
    ])
    expect(await acme.users.findByEmail(anna.email)).toMatchObject({
      firstName: 'Anna',
      holdings: [],
    })
  })

  test('confirming the same plan again doubles nothing and gives the first result', async () => {
    const { acme } = await openPortal()
    const plan = await acme.imports.plan([anna])
    const first = await acme.imports.confirm(plan)
    expect(await acme.imports.confirm(plan)).toEqual(first)
    expect(await acme.users.list()).toHaveLength(1)
  })

  test('a row whose answer is another by now is refused, the others go on', async () => {
    const { acme } = await openPortal()
    const plan = await acme.imports.plan([
      anna,
      { row: 3, email: 'bo@acme.example', firstName: 'Bo', surname: 'Ek' },
    ])
    await acme.users.create({ firstName: 'Anna', surname: 'Other', email: 'anna@acme.example' })
    expect((await acme.imports.confirm(plan)).rows.map(({ status }) => status)).toEqual([
      'plan_stale',
      'created',
    ])
  })

  test('an update shows the difference field by field', async () => {
    const { acme } = await openPortal()
    await acme.imports.confirm(await acme.imports.plan([anna]))
    const plan = await acme.imports.plan([
      { row: 2, email: 'anna@acme.example', department: 'Sales', attributes: { employeeId: '7' } },
    ])
    expect(plan.rows[0]).toMatchObject({
      outcome: 'update',
      differences: [
        { field: 'department', from: null, to: 'Sales' },
        { field: 'attributes.employeeId', from: null, to: '7' },
      ],
    })
  })

  test('modes say whether users may be created or updated', async () => {
    const { acme } = await openPortal()
    expect((await acme.imports.plan([anna], { mode: 'update' })).rows[0]?.issues).toMatchObject([
      { code: 'user_not_found' },
    ])
    await acme.imports.confirm(await acme.imports.plan([anna]))
    expect((await acme.imports.plan([anna], { mode: 'create' })).rows[0]?.issues).toMatchObject([
      { code: 'user_exists' },
    ])
  })
})

describe('X3 blank, CLEAR, and rows that are wrong', () => {
  test('absent leaves as is, null empties', async () => {
    const { acme } = await openPortal()
    await acme.imports.confirm(await acme.imports.plan([{ ...anna, department: 'Sales' }]))
    await acme.imports.confirm(
      await acme.imports.plan([{ row: 2, email: anna.email, landline: null, department: null }]),
    )
    expect(await acme.users.findByEmail(anna.email)).toMatchObject({
      firstName: 'Anna',
      department: null,
      numbers: [],
    })
  })

  test('names may be blank for a user who exists, not for a new one', async () => {
    const { acme } = await openPortal()
    expect(
      (await acme.imports.plan([{ row: 2, email: 'x@acme.example' }])).rows[0]?.issues.map(
        ({ code, where }) => [code, where.field],
      ),
    ).toEqual([
      ['name_missing', 'firstName'],
      ['name_missing', 'surname'],
    ])
  })

  test('two rows with one e-mail or one number: all of them flagged', async () => {
    const { acme } = await openPortal()
    const plan = await acme.imports.plan([
      anna,
      { ...anna, row: 3, email: 'Anna@ACME.example', landline: '+4680000000' },
      { ...anna, row: 4, email: 'c@acme.example' },
    ])
    expect(plan.rows.map(({ issues }) => issues.map(({ code }) => code))).toEqual([
      ['email_doubled', 'number_doubled'],
      ['email_doubled'],
      ['number_doubled'],
    ])
  })

  test('a number that another user holds is refused with the holder', async () => {
    const { acme, user } = await openPortal()
    const bo = await user('Bo', 'landline')
    const taken = (await acme.users.get(bo)).numbers[0]?.number ?? ''
    const [row] = (await acme.imports.plan([{ ...anna, landline: taken }])).rows
    expect(row).toMatchObject({
      outcome: 'refused',
      issues: [{ code: 'number_taken', message: expect.stringContaining(bo) as string }],
    })
  })

  test('a row whose user has changed since the download is refused, the others go on', async () => {
    const { acme, user } = await openPortal()
    const bo = await acme.users.get(await user('Bo'))
    await acme.users.update(bo.id, { department: 'Sales' })
    const plan = await acme.imports.plan([
      { row: 2, email: bo.email, department: 'IT', version: String(bo.revision) },
      { ...anna, row: 3 },
    ])
    expect(plan.rows).toMatchObject([
      { outcome: 'refused', issues: [{ code: 'stale_row' }] },
      { outcome: 'create' },
    ])
  })

  test.each([
    ['email_invalid', { email: 'anna' }],
    ['number_invalid', { mobile: '0701234567' }],
    ['license_unknown', { license: '__proto__' }],
    ['date_invalid', { assignmentDate: '2027-02-30' }],
    ['date_in_past', { assignmentDate: '2026-10-31' }],
  ])('%s', async (code, part) => {
    const { acme } = await openPortal()
    expect((await acme.imports.plan([{ ...anna, ...part }])).rows[0]?.issues).toMatchObject([
      { code },
    ])
  })
})
