import { strToU8, Zip, ZipDeflate, zipSync } from 'fflate'
import type { ReadUsersOptions } from '../../../src/excel/index.js'

/** A file that is made to cost much, and how reading it must end. */
export interface HostileFile {
  readonly name: string
  readonly bytes: () => Uint8Array
  readonly limits?: ReadUsersOptions['limits']
  readonly ends: string
}

const MEGABYTE = 1_000_000

const relations = (...all: readonly (readonly [type: string, target: string])[]) =>
  `<Relationships>${all.map(([type, target], at) => `<Relationship Id="r${at + 1}" Type="x/${type}" Target="${target}"/>`).join('')}</Relationships>`
const header =
  '<row r="1"><c t="inlineStr"><is><t>First name</t></is></c><c t="inlineStr"><is><t>E-mail</t></is></c></row>'
const sheetOf = (rows: string) => `<worksheet><sheetData>${header}${rows}</sheetData></worksheet>`

const WORKBOOK = {
  '_rels/.rels': relations(['officeDocument', 'xl/workbook.xml']),
  'xl/workbook.xml': '<workbook><sheets><sheet name="Data" id="r1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': relations(
    ['worksheet', 'sheet.xml'],
    ['sharedStrings', 'strings.xml'],
    ['styles', 'styles.xml'],
  ),
  'xl/strings.xml': '<sst/>',
  'xl/styles.xml': '<styleSheet/>',
  'xl/sheet.xml': sheetOf(''),
}

/** Text that repeats, which packs well: what begins a part, what repeats how often, what ends it. */
type Part = string | readonly [start: string, again: string, times: number, end: string]

function packed(parts: { readonly [name: string]: Part }): Uint8Array {
  const chunks: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    chunks.push(chunk)
  })
  for (const [name, part] of Object.entries(parts)) {
    const file = new ZipDeflate(name, { level: 1 })
    zip.add(file)
    for (const text of typeof part === 'string' ? [part] : textsOf(part)) file.push(strToU8(text))
    file.push(new Uint8Array(0), true)
  }
  zip.end()
  return new Uint8Array(Buffer.concat(chunks))
}

function* textsOf([start, again, times, end]: Exclude<Part, string>): Generator<string> {
  yield start
  const many = Math.ceil(MEGABYTE / again.length)
  const piece = again.repeat(many)
  for (let left = times; left > 0; left -= many) yield left >= many ? piece : again.repeat(left)
  yield end
}

const xlsx = (parts: { readonly [name: string]: Part }) => () => packed({ ...WORKBOOK, ...parts })
const csv = (text: () => string) => () => strToU8(text())
const ods = (rows: string) => () =>
  zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
    'content.xml': strToU8(
      `<office:document-content><office:body><office:spreadsheet><table:table table:name="Data">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
    ),
  })
const odsCell = (text: string, times: number) =>
  `<table:table-cell table:number-columns-repeated="${times}" office:value-type="string"><text:p>${text}</text:p></table:table-cell>`

/** One record again and again, each with its row and its column, in the order of a list of rows. */
function xls(rows: readonly number[], columns: number): Uint8Array {
  const record = 4 + 10
  const start = [0x09, 0x08, 4, 0, 0, 6, 0x10, 0]
  const bytes = new Uint8Array(start.length + rows.length * columns * record + 4)
  bytes.set(start)
  const view = new DataView(bytes.buffer)
  let at = start.length
  for (const row of rows)
    for (let column = 0; column < columns; column += 1) {
      view.setUint32(at, 0x000a_027e, true)
      view.setUint16(at + 4, row, true)
      view.setUint16(at + 6, column, true)
      view.setUint32(at + 10, (row << 2) | 2, true)
      at += record
    }
  view.setUint32(at, 0x0000_000a, true)
  return bytes
}

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at)

/** What small files have been made to cost (reliability R7), and their kin. */
export const hostileFiles: readonly HostileFile[] = [
  {
    name: 'an .xlsx with one shared text of 60 MB',
    bytes: xlsx({ 'xl/strings.xml': ['<sst><si><t>', 'x', 60 * MEGABYTE, '</t></si></sst>'] }),
    ends: 'file_too_large',
  },
  {
    name: 'an .xlsx with one text of 60 MB in its cell',
    bytes: xlsx({
      'xl/sheet.xml': [
        `<worksheet><sheetData>${header}<row><c t="inlineStr"><is><t>`,
        'x',
        60 * MEGABYTE,
        '</t></is></c></row></sheetData></worksheet>',
      ],
    }),
    ends: 'file_too_large',
  },
  {
    name: 'an .xlsx with a shared text of 5 MB in 200 rows',
    bytes: xlsx({
      'xl/strings.xml': ['<sst><si><t>', 'x', 5 * MEGABYTE, '</t></si></sst>'],
      'xl/sheet.xml': sheetOf('<row><c t="s"><v>0</v></c></row>'.repeat(200)),
    }),
    ends: 'file_too_large',
  },
  {
    name: 'an .xlsx with more shared texts than it may have cells',
    bytes: xlsx({ 'xl/strings.xml': ['<sst>', '<si><t>a</t></si>', 2 * MEGABYTE, '</sst>'] }),
    limits: { cells: 1_000_000 },
    ends: 'file_too_large',
  },
  {
    name: 'an .xlsx whose styles are 40 MB',
    bytes: xlsx({
      'xl/styles.xml': ['<styleSheet>', '<numFmt numFmtId="9"/>', 1.8 * MEGABYTE, '</styleSheet>'],
      'xl/sheet.xml': sheetOf('<row><c t="inlineStr"><is><t>x</t></is></c></row>'),
    }),
    ends: 'read',
  },
  {
    name: 'an .xlsx whose relations are 40 MB',
    bytes: xlsx({ '_rels/.rels': ['<Relationships>', '<Relationship Id="r1"/>', 1.8 * MEGABYTE, '</Relationships>'] }), // prettier-ignore
    ends: 'read',
  },
  {
    name: 'an .xlsx with 4 million empty rows',
    bytes: xlsx({ 'xl/sheet.xml': [`<worksheet><sheetData>${header}`, '<row r="2"/>', 4 * MEGABYTE, '</sheetData></worksheet>'] }), // prettier-ignore
    ends: 'read',
  },
  {
    name: 'an .ods of a few bytes with 15 billion cells',
    bytes: ods(
      `<table:table-row>${odsCell('E-mail', 1)}</table:table-row><table:table-row table:number-rows-repeated="1000000">${odsCell('x', 15_000)}</table:table-row>`,
    ),
    ends: 'file_too_large',
  },
  {
    name: 'an .ods of a few kilobytes with 9 million cells',
    bytes: ods(
      `<table:table-row>${odsCell('E-mail', 1)}</table:table-row>${`<table:table-row>${odsCell('x', 16_000)}</table:table-row>`.repeat(560)}`,
    ),
    ends: 'no_header',
  },
  {
    name: 'a .csv in which 150,000 rows open with a lone quotation mark',
    bytes: csv(() => `E-mail;Name\n${'"a@acme.example;b\n'.repeat(150_000)}`),
    ends: 'read',
  },
  {
    name: 'a .csv of 16,000 columns',
    bytes: csv(() => `${'E-mail;'.repeat(16_000)}\n${`${'x;'.repeat(16_000)}\n`.repeat(200)}`),
    ends: 'no_header',
  },
  {
    name: 'a .csv of 40 MB of separators',
    bytes: csv(() => `E-mail\n${';'.repeat(40 * MEGABYTE)}`),
    ends: 'file_too_large',
  },
  {
    name: 'a .csv of 40 MB of empty lines',
    bytes: csv(() => `E-mail;Name\na@acme.example;b${'\n'.repeat(40 * MEGABYTE)}`),
    ends: 'read',
  },
  {
    name: 'a .csv of 40 MB in one line of one field',
    bytes: csv(() => `E-mail\n${'x'.repeat(40 * MEGABYTE)}`),
    ends: 'file_too_large',
  },
  {
    name: 'a .csv of 40 MB in an old encoding',
    bytes: () => {
      const bytes = new Uint8Array(40 * MEGABYTE).fill(0xe5)
      bytes.set(strToU8('E-mail;Name\na@acme.example;'))
      return bytes.map((byte, at) => (at % 30_000 === 29_999 ? 10 : byte))
    },
    ends: 'read',
  },
  {
    name: 'a .csv of 60,000 rows that are all wrong',
    bytes: csv(() => `First name;E-mail;Mobile\n${'A;b(at)acme.example;1\n'.repeat(60_000)}`),
    ends: 'read',
  },
  {
    name: 'an .xls of 18 MB',
    bytes: () => xls(upTo(65_536), 20),
    ends: 'no_header',
  },
  {
    name: 'an .xls of 18 MB whose rows are upside down',
    bytes: () => xls(upTo(65_536).reverse(), 20),
    ends: 'no_header',
  },
]
