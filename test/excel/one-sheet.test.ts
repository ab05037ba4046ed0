import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import * as XLSX from 'xlsx'
import { readUsers } from '../../src/excel/index.js'

const OPTIONS = {
  defaultCountry: 'SE',
  attributes: ['Badge', 'Shift', 'Share', 'Level', 'Hired', 'Code'].map((name) => ({ name })),
} as const
const HEADERS = ['First name', 'Surname', 'E-mail', 'Department', 'Landline', 'Mobile', 'Start date', 'Badge', 'Shift', 'Share', 'Level', 'Hired', 'Code'] // prettier-ignore

/** A number with its format, what that shows in Swedish, and its type in .ods. */
type Formatted = {
  readonly v: number
  readonly z: string
  readonly shown: string
  readonly ods: string
}
type Cell = string | number | boolean | Formatted

const number = (v: number, z: string, shown: string): Formatted => ({
  v,
  z,
  shown,
  ods: `office:value-type="float" office:value="${v}"`,
})
const share = (v: number, z: string, shown: string): Formatted => ({
  ...number(v, z, shown),
  ods: `office:value-type="percentage" office:value="${v}"`,
})
const date = (v: number, written: string): Formatted => ({
  v,
  z: 'yyyy-mm-dd',
  shown: written.slice(0, 10),
  ods: `office:value-type="date" office:date-value="${written}"`,
})
const time = (v: number, z: string, shown: string, written: string): Formatted => ({
  v,
  z,
  shown,
  ods: `office:value-type="time" office:time-value="${written}"`,
})

const ROWS: readonly (readonly Cell[])[] = [
  ['Anna', 'Berg', 'anna@acme.example', 'Sales', '08-123 45 67', '070-174 06 05', '2027-03-01', 'E1', '08:30', '50%', '3', '2027-03-15', '007'],
  ['Bo', 'Ek', 'bo@acme.example', 'IT', 81234568, 46701740606, date(46447, '2027-03-01'), number(5, '"E"00000', 'E00005'), time(8.5 / 24, 'hh:mm', '08:30', 'PT08H30M00S'), share(0.5, '0%', '50 %'), 3, date(46461, '2027-03-15'), number(42, '00000', '00042')],
  ['Cia', '  Ås ', 'cia(at)acme.example', date(46461, '2027-03-15'), '#REF', '070-174 06 08', 'soon', number(1234567, '#,##0', '1 234 567'), time(0.75, 'hh:mm:ss', '18:00:00', 'PT18H00M00S'), share(0.125, '0.0%', '12,5%'), number(2.5, '0.00', '2,50'), date(46461.75, '2027-03-15T18:00:00'), number(8946012345678900000, '0', '8946012345678900000')],
  ['Dag', 'Öst', 'dag@acme.example', 'CLEAR', 'n/a', number(701740607, '0##-### ## ##', '070-174 06 07'), '', true, time(1.25, '[h]:mm', '30:00', 'PT30H00M00S'), number(12, '0" years"', '12 years'), -4, '', 'Box 8'],
] // prettier-ignore

function written(bookType: XLSX.BookType): Uint8Array {
  if (bookType === 'ods') return odsOf([HEADERS, ...ROWS])
  const cells = ROWS.map((row) =>
    row.map((cell) => (typeof cell === 'object' ? { t: 'n', v: cell.v, z: cell.z } : cell)),
  )
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([HEADERS, ...cells]), 'Data')
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType }) as ArrayBuffer)
}

/** Written by hand, as LibreOffice in Swedish does: SheetJS writes no formats into .ods. */
function odsOf(rows: readonly (readonly Cell[])[]): Uint8Array {
  const markup = rows.map(
    (row) => `<table:table-row>${row.map(odsCell).join('')}</table:table-row>`,
  )
  return zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
    'content.xml': strToU8(
      `<office:document-content><office:body><office:spreadsheet><table:table table:name="Data">${markup.join('')}</table:table></office:spreadsheet></office:body></office:document-content>`,
    ),
  })
}

function odsCell(cell: Cell): string {
  const [attributes, shown] = odsValue(cell)
  return `<table:table-cell ${attributes}><text:p>${shown}</text:p></table:table-cell>`
}

function odsValue(cell: Cell): readonly [attributes: string, shown: string] {
  if (typeof cell === 'object') return [cell.ods, cell.shown]
  if (typeof cell === 'number')
    return [`office:value-type="float" office:value="${cell}"`, `${cell}`]
  if (typeof cell === 'string')
    return [
      'office:value-type="string"',
      cell.replace(/^ +| +$/g, (spaces) => '<text:s/>'.repeat(spaces.length)),
    ]
  return [`office:value-type="boolean" office:boolean-value="${cell}"`, cell ? 'SANT' : 'FALSKT']
}

/** Rows and issues, but what only says how a value was understood. */
async function answerOf(bookType: XLSX.BookType) {
  const { rows, refused, issues } = await readUsers(written(bookType), OPTIONS)
  return {
    rows,
    refused: refused.map(({ row, values }) => ({ row, values })),
    issues: issues
      .filter(({ level }) => level !== 'note')
      .map(({ code, where: { column, row, value } }) => `${code}@${column}${row} ${value}`),
  }
}

describe('X1 one sheet gives one answer', () => {
  it('in .xlsx: what it shows', async () => {
    const { rows } = await answerOf('xlsx')
    expect(rows[1]?.attributes).toEqual({
      Badge: 'E00005',
      Shift: '08:30',
      Share: '50%',
      Level: '3',
      Hired: '2027-03-15',
      Code: '00042',
    })
  })

  for (const bookType of ['xlsb', 'biff8', 'ods'] as const)
    it(`in ${bookType}: the same`, async () =>
      expect(await answerOf(bookType)).toEqual(await answerOf('xlsx')))
})
