import { describe, expect, it } from 'vitest'
import * as XLSX from 'xlsx'
import { isSeatlineError } from '../../src/core/errors.js'
import { readUsers } from '../../src/excel/index.js'
import { workbook } from './support/expectation.js'

const SHEET = [
  ['First name', 'Surname', 'E-mail', 'Mobile', 'Start date'],
  ['Anna', 'Berg', 'anna@acme.example', 46701740605, '24.12.2026'],
]

function written(bookType: XLSX.BookType): Uint8Array {
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(SHEET), 'Data')
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType }) as ArrayBuffer)
}

const codeOf = (input: Uint8Array) =>
  readUsers(input, { defaultCountry: 'SE' }).then(
    () => 'read',
    (error: { code: string }) => error.code,
  )

describe('X1 the content decides the format', () => {
  for (const bookType of ['xlsx', 'xlsb', 'biff8', 'ods', 'csv'] as const) {
    it(`reads ${bookType}`, async () => {
      const { rows } = await readUsers(written(bookType), { defaultCountry: 'SE' })
      expect(rows).toMatchObject([
        {
          row: 2,
          email: 'anna@acme.example',
          mobile: '+46701740605',
          assignmentDate: '2026-12-24',
        },
      ])
    })
  }

  it('refuses a web page named .xls', async () =>
    expect(await codeOf(written('html'))).toBe('format_unsupported'))

  it('says that a file without values is empty', async () =>
    expect(await codeOf(new TextEncoder().encode(' \n \n'))).toBe('file_empty'))
})

describe('X6 a damaged workbook ends in rows or a SeatlineError', () => {
  it('for 300 mutations of real files', async () => {
    const originals = [
      '01-en-basic.xlsx',
      '13-hyperlinks-richtext.xlsx',
      '04-fr.ods',
      '22-utf8-bom-comma.csv',
    ].map(workbook)
    for (let seed = 1; seed <= 300; seed += 1) {
      const bytes = originals[seed % originals.length]!.slice()
      for (let change = 0; change <= seed % 5; change += 1)
        bytes[(seed * 7919 + change * 104729) % bytes.length] = (seed * 31 + change) & 255
      const file = seed % 3 === 0 ? bytes.subarray(0, (seed * 6151) % bytes.length) : bytes
      const error: unknown = await readUsers(file, { defaultCountry: 'SE' }).then(
        () => null,
        (caught: unknown) => caught,
      )
      if (error !== null) expect(isSeatlineError(error), `seed ${seed}`).toBe(true)
    }
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })
})
