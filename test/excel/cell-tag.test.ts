import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSheetAssembler } from '../../src/excel/files/formats/xlsx/sheet.js'
import { defaultReadLimits } from '../../src/excel/files/limits.js'
import { displayOfFormat, generalDisplay } from '../../src/excel/files/number-format.js'
import { createXmlScanner } from '../../src/excel/files/xml/scanner.js'

const CONTEXT = {
  strings: ['Anna', 'Berg'],
  displays: [generalDisplay, displayOfFormat('00000', '1900')],
  relations: new Map(),
  recalculated: 'stored',
  limits: defaultReadLimits,
} as const

/** Reads a sheet, its tags where they stand or cut out. */
function rowsOf(sheet: string, tags: 'where_they_stand' | 'cut_out') {
  const { openAt, ...assembler } = createSheetAssembler(CONTEXT)
  const scanner = createXmlScanner(
    tags === 'cut_out' || openAt === undefined ? assembler : { ...assembler, openAt },
  )
  try {
    scanner.push(sheet)
    scanner.end()
    return assembler.take()
  } catch (error) {
    return String(error)
  }
}

const attributes = fc.constantFrom('r="B2"', "r='C2'", 'r="XFD2"', 'r="$D$2"', 'r="b2"', 'r=""', 'r="AAAAB2"', 's="1"', 's="01"', 's=""', 's="9999999999"', 's = "1"', 't="s"', 't="n"', 't="str"', 't="b"', 't="e"', 't=""', 't="q"', 'cm="1"', 'x:r="E2"') // prettier-ignore
const spaces = fc.constantFrom(' ', ' ', ' ', '  ', '\n')
const tags = fc
  .array(fc.tuple(spaces, attributes), { maxLength: 4 })
  .map((all) => `<c${all.flat().join('')}>`)
const cells = fc
  .tuple(tags, fc.constantFrom('0', '1', '42', 'x', ''), fc.constantFrom('</c>', '</c >', '</x>'))
  .map(([tag, value, end]) => `${tag}<v>${value}</v>${end}`)

describe('X1 a tag that is read where it stands', () => {
  it('says what it says when it is cut out', () => {
    fc.assert(
      fc.property(fc.array(cells, { maxLength: 6 }), (row) => {
        const sheet = `<worksheet><sheetData><row r="2">${row.join('')}</row></sheetData></worksheet>`
        expect(rowsOf(sheet, 'where_they_stand')).toEqual(rowsOf(sheet, 'cut_out'))
      }),
      { numRuns: 2_000 },
    )
  })

  it('is a cell of the column and style that it names', () =>
    expect(
      rowsOf(
        '<row r="2"><c r="AB2" s="1"><v>42</v></c><c t="s"><v>1</v></c></row>',
        'where_they_stand',
      ),
    ).toMatchObject([
      {
        row: 2,
        cells: [
          { column: 27, text: '00042' },
          { column: 28, text: 'Berg' },
        ],
      },
    ]))
})
