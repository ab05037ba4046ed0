import { describe, expect, it } from 'vitest'
import type { ImportRow, Organization } from '../../src/index.js'
import { exportUsers, readUsers, writeTemplate } from '../../src/excel/index.js'
import { sheetLanguages } from '../support/languages.js'
import { openWith } from '../support/portal.js'
import { catalogOfColumns as catalog } from './support/catalog-of-columns.js'

const byTrack = { catalog, licenseColumns: 'by_track' } as const
const reading = { defaultCountry: 'SE', catalog }

async function withUsers() {
  const { acme } = await openWith(catalog)
  await acme.imports.confirm(
    await acme.imports.plan([
      {
        row: 1,
        email: 'anna@acme.example',
        firstName: 'Anna',
        surname: 'Berg',
        license: ['basic', 'sim5', 'office', 'mail', { license: 'premium', on: '2027-03-01' }],
      },
      { row: 2, email: 'bo@acme.example', firstName: 'Bo', surname: 'Ek', license: 'office' },
    ]),
  )
  return acme
}

/** The licenses of rows, by the first letter of their user. */
const named = (rows: readonly ImportRow[]) =>
  rows
    .map(({ email, license = [] }) => `${email[0]}: ${[license].flat().map(String).sort().join()}`)
    .sort()

const template = (acme: Organization) => writeTemplate({ ...byTrack, users: acme.users.pages() })

describe('X5 a template may have a column for each track', () => {
  it.each(Object.entries(sheetLanguages))('which reading knows, in %s', async (_, language) => {
    const { columns } = await readUsers(await writeTemplate({ ...byTrack, language }), reading)
    expect(columns.flatMap(({ target }) => (target?.includes(':') ? [target] : []))).toEqual([
      'track:voice',
      'track:sim',
      'license:office',
      'license:mail',
      'license:vpn',
    ])
    expect(columns.map(({ header }) => header)).toContain('Mobile [track:sim]')
  })

  it('whose instructions call each column by its header', async () => {
    const { default: excel } = await import('exceljs')
    const workbook = new excel.Workbook()
    await workbook.xlsx.load((await writeTemplate(byTrack)).slice().buffer)
    const [instructions] = workbook.worksheets
    const names: string[] = []
    instructions?.getColumn(1).eachCell(({ text }) => names.push(text))
    expect(names.filter((name) => name.startsWith('Mobile'))).toEqual([
      'Mobile',
      'Mobile [track:sim]',
    ])
  })

  it('and says what users have, once it is filled', async () => {
    const acme = await withUsers()
    const { rows } = await readUsers(await template(acme), reading)
    expect(named(rows)).toEqual(['a: basic,mail,office,sim5', 'b: office'])
  })

  it('downloaded and uploaded untouched, nothing changes', async () => {
    const acme = await withUsers()
    const { rows } = await readUsers(await template(acme), reading)
    const before = await acme.users.list()
    const plan = await acme.imports.plan(rows)
    expect(plan.rows.map(({ outcome, licenses }) => [outcome, licenses])).toEqual([
      ['unchanged', []],
      ['unchanged', []],
    ])
    await acme.imports.confirm(plan)
    expect(await acme.users.list()).toEqual(before)
  })

  it('one cell changed, only that license is asked for, on the date of the row', async () => {
    const acme = await withUsers()
    const { rows } = await readUsers(await template(acme), reading)
    const anna = rows.find(({ email }) => email === 'anna@acme.example')
    const changed = {
      ...anna!,
      license: ['premium', 'sim5', 'office', 'mail'],
      assignmentDate: '2027-02-01',
    }
    const plan = await acme.imports.plan([changed])
    expect(
      plan.rows[0]?.licenses.map(({ on, changes }) => [on, changes.map(({ license }) => license)]),
    ).toEqual([['2027-02-01', ['premium']]])
  })

  it('leaves blank what is in no pick-list any more', async () => {
    const acme = await withUsers()
    const licenses = [{ id: 'basic', name: 'Basic' }]
    const bytes = await writeTemplate({ ...byTrack, licenses, users: acme.users.pages() })
    const { rows, columns } = await readUsers(bytes, reading)
    expect(columns.map(({ target }) => target)).not.toContain('license:office')
    expect(named(rows)).toEqual(['a: basic', 'b: '])
  })

  it('needs the catalog', async () => {
    await expect(writeTemplate({ licenseColumns: 'by_track' })).rejects.toMatchObject({
      code: 'input_invalid',
      data: { issues: [{ path: 'licenseColumns' }] },
    })
  })
})

describe('X5 an export of users by track', () => {
  it.each(['xlsx', 'csv'] as const)('is read again, and changes nothing: %s', async (format) => {
    const acme = await withUsers()
    const bytes = await exportUsers(acme.users.pages(), { ...byTrack, format })
    const { rows } = await readUsers(bytes, reading)
    expect(named(rows)).toEqual(['a: basic,mail,office,sim5', 'b: office'])
    const plan = await acme.imports.plan(rows)
    expect(plan.rows.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged'])
  })

  it('needs the catalog', async () => {
    await expect(exportUsers([], { licenseColumns: 'by_track' })).rejects.toMatchObject({
      code: 'input_invalid',
    })
  })
})
