import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import {
  annotateWorkbook,
  readUsers,
  writeTemplate,
  type ReadUsersResult,
} from '../../src/excel/index.js'
import { swedish } from '../../src/languages/index.js'
import { guideCatalog, openPortal } from '../support/portal.js'
import { complaintsAbout } from './support/workbook-shape.js'

const folder = new URL('../fixtures/workbooks/', import.meta.url)
const files = readdirSync(folder).filter((name) => !name.endsWith('.json') && isReadable(name))
const bytesOf = (name: string) => new Uint8Array(readFileSync(new URL(name, folder)))
const options = { defaultCountry: 'SE' }
const valuesOf = ({ rows, refused }: ReadUsersResult) => [rows, refused.map(({ values }) => values)]
const partsOf = (bytes: Uint8Array) =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]),
  )

/** Whether a workbook can be read at all: its expectation says so. */
function isReadable(name: string): boolean {
  const expectation = new URL(name.replace(/\.\w+$/, '.expected.json'), folder)
  return (
    !existsSync(expectation) ||
    (JSON.parse(readFileSync(expectation, 'utf8')) as { fatal: string | null }).fatal === null
  )
}

describe('X5 the workbook that is handed back', () => {
  test.each(files)(
    '%s: the same rows, an own column that is left out, and nothing that Excel would repair',
    async (name) => {
      const bytes = bytesOf(name)
      const read = await readUsers(bytes, options)
      const back = await annotateWorkbook(bytes, read)
      const again = await readUsers(back, options)
      expect(valuesOf(again)).toEqual(valuesOf(read))
      expect(again.columns.filter(({ reason }) => reason === 'issues')).toHaveLength(1)
      const before = /\.xls[xm]$/.test(name) ? complaintsAbout(bytes) : [] // what was wrong with the file already stays
      expect(complaintsAbout(back).filter((complaint) => !before.includes(complaint))).toEqual([])
      const twice = await annotateWorkbook(back, again)
      expect(valuesOf(await readUsers(twice, options))).toEqual(valuesOf(read))
      expect(partsOf(await annotateWorkbook(twice, await readUsers(twice, options)))).toEqual(
        partsOf(twice),
      )
      expect(complaintsAbout(twice).filter((complaint) => !before.includes(complaint))).toEqual([])
    },
  )

  test('other parts are copied byte by byte, and other sheets stay', async () => {
    const bytes = bytesOf('guide-users.xlsx')
    const [before, after] = [
      unzipSync(bytes),
      unzipSync(await annotateWorkbook(bytes, await readUsers(bytes, options))),
    ]
    const changed = Object.keys(before).filter(
      (name) => strFromU8(before[name]!) !== strFromU8(after[name] ?? new Uint8Array()),
    )
    expect(
      changed.filter(
        (name) => !/sheet2\.xml|styles\.xml|Content_Types|sheet2\.xml\.rels/.test(name),
      ),
    ).toEqual([])
    expect(Object.keys(before).filter((name) => !(name in after))).toEqual([])
  })

  test('sentences stand in the column, cells are marked and have a note', async () => {
    const bytes = bytesOf('17-duplicates-invalid-emails.xlsx')
    const { default: excel } = await import('exceljs')
    const workbook = new excel.Workbook()
    await workbook.xlsx.load(
      (await annotateWorkbook(bytes, await readUsers(bytes, options), { language: swedish }))
        .buffer as ArrayBuffer,
    )
    const [sheet] = workbook.worksheets
    const last = sheet?.getRow(1).cellCount ?? 0
    expect(sheet?.getCell(1, last).value).toMatch(/^Anmärkningar \(seatline\): \d+ av \d+ rader/)
    expect(sheet?.getCell(2, last).value).toContain('Samma e-postadress finns på raderna')
    expect(JSON.stringify(sheet?.getCell('C2').note)).toContain('Samma e-postadress')
    expect(
      partsOf(await annotateWorkbook(bytes, await readUsers(bytes, options)))[
        'xl/worksheets/sheet1.xml'
      ],
    ).toMatch(/<conditionalFormatting sqref="[^"]*C2/)
  })

  test('what is mended is no longer marked', async () => {
    const csv = (email: string) =>
      new TextEncoder().encode(`First name;Surname;E-mail\nLena;Dahl;${email}`)
    const back = await annotateWorkbook(
      csv('lena(at)acme.example'),
      await readUsers(csv('lena(at)acme.example'), options),
    )
    const parts = unzipSync(back)
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!)
    parts['xl/worksheets/sheet1.xml'] = strToU8(
      sheet.replace('lena(at)acme.example', 'lena@acme.example'),
    )
    const mended = zipSync(parts)
    const clean = partsOf(await annotateWorkbook(mended, await readUsers(mended, options)))
    expect(clean['xl/worksheets/sheet1.xml']).not.toContain('conditionalFormatting')
    expect(clean['xl/worksheets/sheet1.xml']).not.toContain('not an e-mail')
    expect(clean['xl/comments1.xml']).not.toContain('<comment ')
    expect(
      Object.values(clean)
        .join('')
        .match(/<v:shape /g),
    ).toBeNull()
  })

  test("a person's own notes, formats and wide column descriptions stay", async () => {
    const { default: excel } = await import('exceljs')
    const workbook = new excel.Workbook()
    const sheet = workbook.addWorksheet('Users')
    sheet.addRows([
      ['First name', 'Surname', 'E-mail'],
      ['Lena', 'Dahl', 'lena(at)acme.example'],
      ['Bo', 'Ek', 'bo(at)acme.example'],
    ])
    sheet.getCell('C2').note = 'ask Lena'
    sheet.getCell('A2').note = 'first'
    sheet.addConditionalFormatting({
      ref: 'A2:A9',
      rules: [
        { type: 'expression', priority: 1, formulae: ['A2="Bo"'], style: { font: { bold: true } } },
      ],
    })
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer())
    const back = await annotateWorkbook(bytes, await readUsers(bytes, options))
    expect(complaintsAbout(back)).toEqual([])
    const opened = new excel.Workbook()
    await opened.xlsx.load(back.buffer as ArrayBuffer)
    const [users] = opened.worksheets
    expect(JSON.stringify(users?.getCell('C2').note)).toContain('ask Lena')
    expect(JSON.stringify(users?.getCell('A2').note)).toContain('first')
    expect(JSON.stringify(users?.getCell('C3').note)).toContain('not an e-mail')
    expect(partsOf(back)['xl/worksheets/sheet1.xml']).toContain('A2="Bo"'.replaceAll('"', '&quot;'))
  })

  test('after a confirmation: what became of each row, and versions for the next time', async () => {
    const { acme, user } = await openPortal()
    await user('Anna', 'landline')
    await user('Bo')
    const catalogs = { ...options, licenses: [{ id: 'basic', name: 'Basic' }] }
    const template = await writeTemplate({ users: acme.users.pages(), licenses: catalogs.licenses })
    const parts = unzipSync(template)
    const data = strFromU8(parts['xl/worksheets/sheet2.xml']!)
    parts['xl/worksheets/sheet2.xml'] = strToU8(
      data.replace(
        /<c r="G([23])" s="(\d+)"\/>/g,
        '<c r="G$1" s="$2" t="inlineStr"><is><t>Basic</t></is></c>',
      ),
    )
    const filled = zipSync(parts)
    const read = await readUsers(filled, catalogs)
    expect(read.rows.map(({ license }) => license)).toEqual(['basic', 'basic'])
    const result = await acme.imports.confirm(await acme.imports.plan(read.rows))
    const back = await annotateWorkbook(filled, read, { rows: result.rows, catalog: guideCatalog })
    expect(complaintsAbout(back)).toEqual([])
    const texts = partsOf(back)['xl/worksheets/sheet2.xml'] ?? ''
    expect(texts).toContain('Updated.')
    expect(texts).toContain('Basic needs an active landline number, but the user has none.')
    const again = await readUsers(back, catalogs)
    expect((await acme.imports.plan(again.rows)).rows.map(({ outcome }) => outcome)).toEqual([
      'unchanged',
      'partial',
    ])
  })

  test('a file that is not the one that was read is refused', async () => {
    const read = await readUsers(bytesOf('guide-users.xlsx'), options)
    await expect(annotateWorkbook(bytesOf('01-en-basic.xlsx'), read)).rejects.toMatchObject({
      code: 'input_invalid',
    })
    await expect(annotateWorkbook(bytesOf('29-encrypted.xlsx'), read)).rejects.toMatchObject({
      code: 'file_encrypted',
    })
  })
})
