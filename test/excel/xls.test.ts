import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as XLSX from 'xlsx'
import * as cptable from 'xlsx/dist/cpexcel.full'
import { defaultReadLimits } from '../../src/excel/files/limits.js'
import { displayOf } from '../../src/excel/files/formats/xlsx/number-formats.js'
import {
  defaultReader,
  readUsers,
  type SheetCell,
  type SheetRow,
  type Workbook,
} from '../../src/excel/index.js'
import { record, text8, workbookOf } from './support/biff.js'

// the encodings of before Unicode
XLSX.set_cptable(cptable)

const VERSIONS = ['biff2', 'biff3', 'biff4', 'biff5', 'biff8'] as XLSX.BookType[] // its types know not all that it writes
const FOLDERS = ['../fixtures/workbooks/', '../fixtures/faults/']

const open = (bytes: Uint8Array) => defaultReader.open(bytes, defaultReadLimits)

async function rowsOf({ sheets }: Workbook): Promise<readonly (readonly SheetRow[])[]> {
  const all: SheetRow[][] = []
  for (const sheet of sheets) {
    const rows: SheetRow[] = []
    for await (const batch of sheet.rows()) rows.push(...batch)
    all.push(rows)
  }
  return all
}

/** The cells by another reader of the format, shown as they are here. */
function theirs(bytes: Uint8Array): readonly (readonly Pick<SheetRow, 'row' | 'cells'>[])[] {
  const book = XLSX.read(bytes, { type: 'array', dense: true, cellNF: true, cellText: false })
  const system = book.Workbook?.WBProps?.date1904 === true ? '1904' : '1900'
  return book.SheetNames.map((name) => {
    const data = (book.Sheets[name]?.['!data'] ?? []) as readonly (readonly XLSX.CellObject[])[]
    return data.flatMap((line, index) => {
      const cells = line.flatMap((cell, column) => theirCell(cell, column, system))
      return cells.length === 0 ? [] : [{ row: index + 1, cells }]
    })
  })
}

function theirCell(cell: XLSX.CellObject, column: number, system: '1900' | '1904'): SheetCell[] {
  const { t, v } = cell
  if (t === 's') return v === '' ? [] : [{ column, kind: 'text', text: String(v), value: 0 }]
  if (t === 'b') return [{ column, kind: 'boolean', text: v ? 'TRUE' : 'FALSE', value: v ? 1 : 0 }]
  if (t !== 'n' || typeof v !== 'number') return []
  const display = displayOf(typeof cell.z === 'string' ? cell.z : undefined, system)
  return [{ column, kind: display.kind, text: display.show(v), value: v }]
}

const withoutErrors = (sheets: readonly (readonly SheetRow[])[]) =>
  sheets.map((rows) =>
    rows.map(({ row, cells }) => ({ row, cells: cells.filter(({ kind }) => kind !== 'error') })),
  )

const SHEET = [
  ['First name', 'Surname', 'E-mail', 'Mobile', 'Start date', 'Yes', 'Share', 'Sum'],
  ['Anna', 'x'.repeat(240), 'anna@acme.example', 46701740605, 46447, true, 0.5, -7],
  ['Bo', "O'Brien", 'bo@acme.example', 1.5, 1e20, false, 1 / 3, 70_000],
  [],
  ['Cia', 'Ek', 'cia@acme.example', null, 0.25, null, null, 536_870_911],
]
const FORMATS = { E2: 'yyyy-mm-dd', G2: '0%', D3: '0.00', E5: 'hh:mm', H5: '#,##0' }

function written(bookType: XLSX.BookType): Uint8Array {
  const sheet = XLSX.utils.aoa_to_sheet(SHEET)
  for (const [cell, z] of Object.entries(FORMATS)) Object.assign(sheet[cell] as object, { z })
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, sheet, 'Data')
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType }) as ArrayBuffer)
}

describe('X1 .xls gives what another reader of it gives', () => {
  it.each(VERSIONS)('written by SheetJS in %s', async (version) => {
    const bytes = written(version)
    const rows = await rowsOf(await open(bytes))
    expect(withoutErrors(rows)).toEqual(theirs(bytes))
    expect(rows[0]?.[1]?.cells.map(({ text }) => text)).toContain('2027-03-01')
  })

  // a workbook whose theme the other reader never comes back from, and one that nobody can read
  const without = ['b-theme-broken.xls', 'encrypted.xls']
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(new URL(folder, import.meta.url))
      .filter((name) => name.endsWith('.xls') && !without.includes(name))
      .map((name) => new URL(`${folder}${name}`, import.meta.url)),
  ).filter((file) => readFileSync(file)[0] === 0xd0)

  it.each(files.map((file) => [file.pathname.split('/').at(-1), file] as const))(
    '%s',
    async (_, file) => {
      const bytes = new Uint8Array(readFileSync(file))
      const rows = await rowsOf(await open(bytes))
      expect(rows.flat()).not.toEqual([])
      expect(
        withoutErrors(rows).map((sheet) => sheet.filter(({ cells }) => cells.length > 0)),
      ).toEqual(theirs(bytes))
    },
  )
})

const LABEL = (row: number, column: number, text: string) =>
  record(0x0204, [row, 0, column, 0, 0, 0, ...text8(text)])
const cellsIn = async (...records: readonly (readonly number[])[]) =>
  (await rowsOf(await open(workbookOf({ sheet: records }))))[0]?.map(({ row, cells }) => [
    row,
    ...cells.map(({ text, kind }) => (kind === 'text' ? text : `${kind} ${text}`.trim())),
  ])

describe('X1 .xls as programs write it', () => {
  it('cells in any order are put in order, and what is written last counts', async () =>
    expect(
      await cellsIn(
        LABEL(2, 1, 'd'),
        LABEL(1, 0, 'a'),
        LABEL(2, 0, 'x'),
        LABEL(2, 0, 'c'),
        LABEL(1, 1, 'b'),
      ),
    ).toEqual([
      [2, 'a', 'b'],
      [3, 'c', 'd'],
    ]))

  it('cells of a chart within the sheet are none of the sheet', async () => {
    const chart = [record(0x0809, [0, 6, 0x20, 0]), LABEL(0, 1, 'chart'), record(0x000a, [])]
    expect(await cellsIn(LABEL(0, 0, 'a'), ...chart, LABEL(0, 2, 'c'))).toEqual([[1, 'a', 'c']])
  })

  it('the text of a formula stands behind what cells share, and a missing one is not blank', async () => {
    const formula = (column: number) =>
      record(0x0006, [0, 0, column, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0])
    const result = record(0x0207, text8('shown'))
    const shared = record(0x04bc, [0, 0, 0, 0, 0, 0, 0, 0])
    expect(await cellsIn(formula(0), shared, result, formula(1), LABEL(0, 2, 'c'))).toEqual([
      [1, 'shown', 'uncached', 'c'],
    ])
  })

  it('a shared text goes on in the next record, in wider characters', async () => {
    const strings = [
      record(0x00fc, [2, 0, 0, 0, 2, 0, 0, 0, 5, 0, 0, 97, 98]),
      record(0x003c, [1, 0x41, 1, 0x42, 1, 99, 0, 1, 0]),
      record(0x003c, [0, 122]),
    ]
    const cell = (column: number) => record(0x00fd, [0, 0, column, 0, 0, 0, column, 0, 0, 0])
    const book = workbookOf({ globals: strings, sheet: [cell(0), cell(1)] })
    expect((await rowsOf(await open(book)))[0]?.[0]?.cells.map(({ text }) => text)).toEqual([
      'abŁłc',
      'z',
    ])
  })

  it.each([
    [1251, [0xc0, 0xed, 0xed, 0xe0], 'Анна'],
    [1250, [0xa3, 0x75, 0x6b, 0x61], 'Łuka'],
    [10000, [0x81, 0x73, 0x61, 0x20], 'Åsa '],
    [932, [0x83, 0x41, 0x83, 0x6a], 'アニ'],
  ])('before Unicode, texts are in the encoding of the country: %d', async (page, bytes, shown) => {
    const book = workbookOf({
      version: 5,
      globals: [record(0x0042, [page & 255, page >> 8])],
      sheet: [record(0x0204, [0, 0, 0, 0, 0, 0, bytes.length, 0, ...bytes])],
    })
    expect((await rowsOf(await open(book)))[0]?.[0]?.cells[0]?.text).toBe(shown)
  })

  it('sheets of charts are none, and a hidden sheet is known to be', async () => {
    const book = workbookOf({ sheet: [LABEL(0, 0, 'a')], chart: true, hidden: true })
    const { sheets } = await open(book)
    expect(sheets.map(({ name, visibility }) => [name, visibility])).toEqual([['Data', 'hidden']])
  })

  it('a format that states more than there is, or fonts that are not there, hides no cells', async () => {
    const globals = [
      record(0x041e, [164, 0, 9, 0, 0, 48, 48, 48]),
      record(0x041e, [165, 0, 0, 0, 8, 1, 0]),
      record(0x00e0, [0, 0, 164, 0]),
    ]
    const sheet = [record(0x027e, [0, 0, 0, 0, 0, 0, (7 << 2) | 2, 0, 0, 0])]
    const book = workbookOf({ globals, sheet })
    expect((await rowsOf(await open(book)))[0]?.[0]?.cells[0]?.text).toBe('007')
  })

  it.each([
    ['that ends in the middle', (bytes: Uint8Array) => bytes.subarray(0, bytes.length - 4)],
    ['whose sheet is not where it should be', (bytes: Uint8Array) => bytes.with(12, 1)],
  ])('a workbook %s is damaged', async (_, damage) => {
    const book = damage(workbookOf({ sheet: [LABEL(0, 0, 'E-mail')] }))
    await expect(readUsers(book, { defaultCountry: 'SE' })).rejects.toMatchObject({
      code: 'file_corrupt',
    })
  })
})
