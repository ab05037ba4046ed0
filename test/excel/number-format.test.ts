import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as XLSX from 'xlsx'
import { displayOfFormat } from '../../src/excel/files/number-format.js'
import { readUsers } from '../../src/excel/index.js'

const FORMATS = ['0', '00000', '"E"00000', '0.00', '#,##0', '#,##0.00', '0%', '0.0%', '"+"0', '0" years"', '#,##0 "kr"', '[$€-407] #,##0.00', '0;(0);"none"', '#,##0.00;[Red]-#,##0.00', '"A-"000;"B-"000', '0,', '0.0,,"M"', '\\#0', '0.###', '##0.0#'] // prettier-ignore

const theirFormat = (XLSX.SSF as { readonly format: (code: string, value: number) => string })
  .format

describe('X2 a number is what the sheet shows', () => {
  it('agrees with SheetJS', () => {
    const numbers = fc.oneof(
      fc.integer({ min: -5_000, max: 5_000 }),
      fc.integer({ min: 0, max: 9_999_999_999 }),
      fc.nat(500_000).map((cents) => cents / 100),
    )
    fc.assert(
      fc.property(fc.constantFrom(...FORMATS), numbers, (format, number) => {
        const theirs = theirFormat(format, number).trim().replace(/\.$/, '')
        expect(displayOfFormat(format, '1900').show(number), `${format} of ${number}`).toBe(theirs)
      }),
      { numRuns: 2_000 },
    )
  })

  it.each([
    ['General', 46701740605, '46701740605'],
    ['General', 0.1 + 0.2, '0.3'],
    ['General" kg"', 42, '42 kg'],
    ['0##-### ## ##', 701740606, '070-174 06 06'],
    ['0##-### ## ##', 5, '000-000 00 05'],
    ['00-00-00', 1234567, '123-45-67'],
    ['(000) 000-0000', 2025550123, '(202) 555-0123'],
    ['@', 42, '42'],
    ['"E"@', 42, '42'],
    ['"E-"General', -5, '-E-5'],
    ['.00', 1234.567, '1234.57'],
    ['0"a"."b"0', 1.5, '1a.b5'],
    ['0.00000000000000000000', 99.995, '99.99500000000000000000'],
    ['0;;', -5, '-5'],
    ['[<0]"minus "0;"plus "0', -5, 'minus 5'],
    ['[Red][<0]-0;0', -5, '-5'],
    ['[>=1000]#,##0,"k";0', -5, '5'],
    ['[<100]0;0.0', -5, '-5'],
    ['[<100]"small "0;"large "0', 42, 'small 42'],
    ['[<100]"small "0;"large "0', 420, 'large 420'],
    ['0', 8946012345678900000, '8946012345678900000'],
    ['0.00E+00', 46701740605, '46701740605'],
    ['# ?/?', 0.5, '0.5'],
    [';;;', 5, '5'],
    ['_-* #,##0.00_-', 1234.5, '1,234.50'],
  ])('%s shows %d as %s', (format, number, shown) =>
    expect(displayOfFormat(format, '1900').show(number)).toBe(shown),
  )

  it.each([
    ['h:mm', 0.354166666666667, '08:30'],
    ['hh:mm:ss', 0.5, '12:00:00'],
    ['[h]:mm', 1.25, '30:00'],
    ['yyyy-mm-dd', 46461.75, '2027-03-15'],
    ['d/m/yy h:mm', 46461.75, '2027-03-15 18:00'],
    ['[$-41D]d mmmm yyyy', 46461, '2027-03-15'],
    ['mmm-yy', 46461, '2027-03-15'],
    ['[$-F400]h:mm:ss AM/PM', 0.75, '18:00:00'],
  ])('%s shows the date or time %d as %s', (format, number, shown) => {
    const display = displayOfFormat(format, '1900')
    expect(display.kind).toBe('date')
    expect(display.show(number)).toBe(shown)
  })

  it('counts days from 1904 where the workbook does', () =>
    expect(displayOfFormat('yyyy-mm-dd', '1904').show(44_999)).toBe('2027-03-15'))

  it.each(['xlsx', 'xlsb', 'biff8'] as const)(
    'a text is shown with what its format adds, in %s',
    async (bookType) => {
      const sheet = XLSX.utils.aoa_to_sheet([
        ['E-mail', 'Employee ID'],
        ['a@acme.example', '00042'],
        ['b@acme.example', '00043'],
      ])
      Object.assign(sheet['B2'] as XLSX.CellObject, { z: '"E"@' })
      Object.assign(sheet['B3'] as XLSX.CellObject, { z: '_(* #,##0_);_(@_)' })
      const book = XLSX.utils.book_new()
      XLSX.utils.book_append_sheet(book, sheet, 'Data')
      const bytes = new Uint8Array(XLSX.write(book, { type: 'array', bookType }) as ArrayBuffer)
      const { rows } = await readUsers(bytes, { defaultCountry: 'SE' })
      expect(rows.map(({ attributes }) => attributes?.['employeeId'])).toEqual(['E00042', '00043'])
    },
  )
})
