import { strFromU8, strToU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import {
  annotateWorkbook,
  readUsers,
  writeTemplate,
  type AnnotateOptions,
  type ReadUsersResult,
} from '../../src/excel/index.js'
import { sheetLanguages } from '../support/languages.js'
import { guideCatalog, openPortal, type TestPortal } from '../support/portal.js'
import { complaintsAbout } from './support/workbook-shape.js'

const options = { defaultCountry: 'SE', catalog: guideCatalog }
const partsOf = (bytes: Uint8Array) =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]),
  )
const sheetOf = (bytes: Uint8Array, sheet = 1) =>
  partsOf(bytes)[`xl/worksheets/sheet${sheet}.xml`] ?? ''

const list = strToU8(
  [
    'First name;Surname;E-mail;Landline;License;Start date',
    'Anna;Berg;anna@acme.example;08-123 45 67;Basic;',
    'Bo;Ek;bo(at)acme.example;;;',
    'Cia;Ås;cia@acme.example;;Basic;',
    'Dan;Dahl;dan@acme.example;;Basic;2026-12-01',
    'Eva;Alm;eva@acme.example;;Small;',
  ].join('\n'),
)

/** A file that is read and confirmed, and handed back. */
async function handedBack(
  portal: TestPortal,
  bytes: Uint8Array = list,
  more: AnnotateOptions = {},
) {
  const read = await readUsers(bytes, options)
  const { rows } = await portal.acme.imports.confirm(await portal.acme.imports.plan(read.rows))
  const back = await annotateWorkbook(bytes, read, { rows, catalog: guideCatalog, ...more })
  return { read, rows, back }
}

/** What stands in the last column, by row. */
async function issuesIn(bytes: Uint8Array): Promise<readonly string[]> {
  const { default: excel } = await import('exceljs')
  const workbook = new excel.Workbook()
  await workbook.xlsx.load(bytes.slice().buffer)
  const [sheet] = workbook.worksheets
  const last = sheet?.getRow(1).cellCount ?? 0
  return Array.from({ length: sheet?.rowCount ?? 0 }, (_, at) => sheet!.getCell(at + 1, last).text)
}

describe('X5 what is handed back says at the top how many rows need a look', () => {
  test('and at each row that was not imported that it was not, whoever found out', async () => {
    const { back } = await handedBack(await openPortal())
    const [header, ...texts] = await issuesIn(back)
    expect(header).toBe('Issues (seatline): 3 of 5 rows need a look')
    expect(texts.map((text) => text.split('\n').at(-1))).toEqual([
      'Created.',
      'Not imported.',
      'Basic needs an active landline number, but the user has none.',
      'Basic needs an active landline number, but the user has none.',
      'Created.',
    ])
  })

  test.each(Object.entries(sheetLanguages))('in %s', (_, { sheet }) => {
    expect(sheet.toLookAt(1, 14)).toMatch(/1\D+14/)
    expect(sheet.toLookAt(6, 14)).toMatch(/6\D+14/)
  })

  test('errors are red and warnings yellow', async () => {
    const { back } = await handedBack(await openPortal())
    const marks = [...sheetOf(back).matchAll(/<conditionalFormatting sqref="([^"]*)"/g)]
    expect(marks.map(([, cells]) => cells)).toEqual(['C3 E4', 'E5'])
  })

  test('a license that is not assigned is marked in the column that names it', async () => {
    const matrix = strToU8(
      [
        'First name;Surname;E-mail;Mobile data;Voice;License',
        'Anna;Berg;anna@acme.example;Small;Basic;',
      ].join('\n'),
    )
    const { back } = await handedBack(await openPortal(), matrix)
    expect(sheetOf(back)).toContain('<conditionalFormatting sqref="E2"')
  })

  test('or that is ticked', async () => {
    const ticked = strToU8('First name;Surname;E-mail;Small;Basic\nAnna;Berg;anna@acme.example;x;x')
    const { back } = await handedBack(await openPortal(), ticked)
    expect(sheetOf(back)).toContain('<conditionalFormatting sqref="E2"')
  })

  test('and so is one that a row names wrongly, as the plan tells', async () => {
    const matrix = strToU8(
      'First name;Surname;E-mail;Apps;Voice;Voice date\nAnna;Berg;anna@acme.example;;"Basic, Business Mobile";',
    )
    const { back } = await handedBack(await openPortal(), matrix)
    expect(sheetOf(back)).toContain('<conditionalFormatting sqref="E2"')
    const [, text] = await issuesIn(back)
    expect(text).toContain('Basic, Business Mobile belong to one track (Voice)')
  })

  test('which calls licenses by their names, as conflicts do', async () => {
    const both = strToU8(
      'First name;Surname;E-mail;License;Remove license\nAnna;Berg;anna@acme.example;Business Mobile;Business Mobile',
    )
    const { back } = await handedBack(await openPortal(), both)
    expect((await issuesIn(back))[1]).toContain('Business Mobile cannot be both')
  })

  test('it can be filtered by what is wrong', async () => {
    const { back } = await handedBack(await openPortal())
    expect(sheetOf(back)).toContain('<autoFilter ref="A1:G6"/>')
    expect(complaintsAbout(back)).toEqual([])
  })

  test('in a filled template too, whose filter takes the column in', async () => {
    const portal = await openPortal()
    await portal.user('Anna', 'landline')
    const template = await writeTemplate({
      catalog: guideCatalog,
      users: portal.acme.users.pages(),
    })
    const before = /<autoFilter ref="A1:([A-Z])2"/.exec(sheetOf(template, 2))?.[1] ?? ''
    const after = String.fromCharCode(before.charCodeAt(0) + 1)
    const { back } = await handedBack(portal, template)
    expect(sheetOf(back, 2)).toContain(`<autoFilter ref="A1:${after}2"`)
    expect(partsOf(back)['xl/workbook.xml']).toContain(`'Data'!$A$1:$${after}$2<`)
    expect(complaintsAbout(back)).toEqual([])
  })

  test('down to the last user that was added below it', async () => {
    const { default: excel } = await import('exceljs')
    const workbook = new excel.Workbook()
    const sheet = workbook.addWorksheet('Users')
    sheet.addRow(['First name', 'Surname', 'E-mail'])
    sheet.addRow(['Anna', 'Berg', 'anna@acme.example'])
    sheet.autoFilter = 'A1:C2'
    sheet.addRow(['Bo', 'Ek', 'bo(at)acme.example'])
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer())
    const back = await annotateWorkbook(bytes, await readUsers(bytes, options))
    expect(sheetOf(back)).toContain('<autoFilter ref="A1:D3"')
    expect(complaintsAbout(back)).toEqual([])
  })

  test('but beside a table there is none', async () => {
    const { default: excel } = await import('exceljs')
    const workbook = new excel.Workbook()
    workbook.addWorksheet('Users').addTable({
      name: 'Users',
      ref: 'A1',
      columns: [{ name: 'First name' }, { name: 'Surname' }, { name: 'E-mail' }],
      rows: [['Lena', 'Dahl', 'lena(at)acme.example']],
    })
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer())
    const back = await annotateWorkbook(bytes, await readUsers(bytes, options))
    expect(sheetOf(back)).not.toContain('<autoFilter')
  })
})

describe('X5 the portal may give its name', () => {
  const named = { portalName: 'Acme (Nordic) & Co' }

  test('which stands in the file instead of ours', async () => {
    const { back } = await handedBack(await openPortal(), list, named)
    expect((await issuesIn(back))[0]).toMatch(/^Issues \(Acme \(Nordic\) & Co\): 3 of 5/)
    expect(partsOf(back)['xl/comments1.xml']).toContain('<author>Acme (Nordic) &amp; Co</author>')
    expect(partsOf(back)['xl/comments1.xml']).not.toContain('seatline')
  })

  test('its column is left out when the file is read again, and replaced when handed back', async () => {
    const { back } = await handedBack(await openPortal(), list, named)
    const again = await readUsers(back, { ...options, ...named })
    expect(again.columns.at(-1)).toMatchObject({ target: null, reason: 'issues' })
    const forgetful = await readUsers(back, options)
    expect(forgetful.columns.at(-1)?.target).toBeNull()
    const both = await Promise.all(
      [again, forgetful].map((read) => annotateWorkbook(back, read, named)),
    )
    for (const twice of both) {
      expect((await readUsers(twice, options)).columns).toHaveLength(again.columns.length)
      expect(partsOf(twice)['xl/comments1.xml']?.match(/<author>/g)).toHaveLength(1)
    }
  })

  test('a file that was handed back without the name is known as well', async () => {
    const { back } = await handedBack(await openPortal())
    const again = await readUsers(back, { ...options, ...named })
    expect(again.columns.at(-1)?.reason).toBe('issues')
    const twice = await annotateWorkbook(back, again, named)
    expect(partsOf(twice)['xl/comments1.xml']?.match(/<comment /g)).toHaveLength(1)
  })
})

describe('X5 only the rows that failed, to mend and upload', () => {
  const failed = { keep: 'failed_rows' } as const
  const namesIn = ({ rows, refused }: ReadUsersResult) =>
    [...rows, ...refused.map(({ values, row }) => ({ ...values, row }))]
      .sort((a, b) => a.row - b.row)
      .map(({ firstName, row }) => `${row} ${firstName}`)

  test('stand below their header, each with what is wrong', async () => {
    const { back } = await handedBack(await openPortal(), list, failed)
    expect(namesIn(await readUsers(back, options))).toEqual(['2 Bo', '3 Cia'])
    const [header, ...texts] = await issuesIn(back)
    expect(header).toBe('Issues (seatline): 3 of 5 rows need a look')
    expect(texts.map((text) => text.split('\n')[0])).toEqual([
      'E-mail: "bo(at)acme.example" is not an e-mail address. → bo@acme.example',
      'The user was saved, the license was not assigned.',
    ])
    expect(sheetOf(back)).toMatch(/<conditionalFormatting sqref="C2 E3"/)
    expect(complaintsAbout(back)).toEqual([])
  })

  test('mended, they go through, and nobody is told to download anew', async () => {
    const portal = await openPortal()
    await portal.user('Cia')
    const template = await writeTemplate({
      catalog: guideCatalog,
      users: portal.acme.users.pages(),
    })
    const read = await readUsers(template, options)
    const rows = read.rows.map((row) => ({ ...row, license: 'basic' }))
    const result = await portal.acme.imports.confirm(
      await portal.acme.imports.plan([
        { ...rows[0]!, department: 'Sales' },
        { row: 3, email: 'new@acme.example', firstName: 'Ny', surname: 'Ny' },
      ]),
    )
    expect(result.rows.map(({ status }) => status)).toEqual(['partial', 'created'])
    const back = await annotateWorkbook(template, read, { rows: result.rows, ...failed })
    const again = await readUsers(back, options)
    const mended = again.rows.map((row) => ({ ...row, landline: '+4681234567', license: 'basic' }))
    const { rows: done } = await portal.acme.imports.plan(mended)
    expect(done.map(({ outcome, issues }) => [outcome, issues])).toEqual([['update', []]])
    expect(sheetOf(back)).toMatch(/<col [^>]*hidden="1"/)
  })

  test('and nothing is marked of a row that only needs a look', async () => {
    const bytes = strToU8(
      'First name;Surname;E-mail;Mobile\nAnna;Berg;anna@acme.example;070-174 06 05 ext. 12\nBo;Ek;bo(at)acme.example;',
    )
    const back = await annotateWorkbook(bytes, await readUsers(bytes, options), failed)
    const marks = [...sheetOf(back).matchAll(/<conditionalFormatting sqref="([^"]*)"/g)]
    expect(marks.map(([, cells]) => cells)).toEqual(['C2'])
    expect(partsOf(back)['xl/comments1.xml']?.match(/<comment ref="[^"]*"/g)).toEqual([
      '<comment ref="C2"',
    ])
  })

  test('and a file without any has its header only', async () => {
    const bytes = strToU8('First name;Surname;E-mail\nAnna;Berg;anna@acme.example')
    const { back } = await handedBack(await openPortal(), bytes, failed)
    expect(await issuesIn(back)).toEqual(['Issues (seatline): 0 of 1 row needs a look'])
  })
})
