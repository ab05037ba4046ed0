import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readUsers, type ReadUsersOptions } from '../../src/excel/index.js'

const HEADER = '<row r="1"><c t="inlineStr"><is><t>First name</t></is></c><c t="inlineStr"><is><t>E-mail</t></is></c></row>'
const relation = (type: string, target: string) =>
  `<Relationships><Relationship Id="r1" Type="x/${type}" Target="${target}"/></Relationships>`

function workbookOf(sheet: string): Uint8Array {
  const parts = {
    '_rels/.rels': relation('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': '<workbook><sheets><sheet name="__proto__" id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relation('worksheet', 'sheet.xml'),
    'xl/sheet.xml': sheet,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))
}

const codeOf = (sheet: string, limits: ReadUsersOptions['limits'] = {}): Promise<string> =>
  readUsers(workbookOf(sheet), { defaultCountry: 'SE', limits }).then(
    () => 'read',
    (error: { code: string }) => error.code,
  )

describe('X6 hostile workbooks end in a typed error', () => {
  it('a compressed bomb stops at the limit', async () => {
    const bomb = `<worksheet><sheetData>${HEADER}${'<row/>'.repeat(4_000_000)}</sheetData></worksheet>`
    expect(await codeOf(bomb, { unpackedBytes: 1_000_000 })).toBe('file_too_large')
  })

  it('too many rows stop at the limit', async () => {
    expect(await codeOf(`<worksheet><sheetData>${HEADER.replace(' r="1"', '').repeat(20)}</sheetData></worksheet>`, { rows: 5 })).toBe(
      'file_too_large',
    )
  })

  it('entities of its own are refused', async () => {
    expect(await codeOf(`<!DOCTYPE a [<!ENTITY b "bbbb">]><worksheet><sheetData>${HEADER}</sheetData></worksheet>`)).toBe('file_corrupt')
  })

  it('deep nesting is refused', async () => expect(await codeOf('<a>'.repeat(100_000))).toBe('file_corrupt'))

  it('a sheet named __proto__ is read like any other', async () => {
    expect(await codeOf(`<worksheet><sheetData>${HEADER}</sheetData></worksheet>`)).toBe('read')
  })
})
