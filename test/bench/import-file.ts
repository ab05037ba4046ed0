import { strToU8, Zip, ZipDeflate } from 'fflate'
import { closeSync, openSync, writeSync } from 'node:fs'

const HEADERS = ['First name', 'Surname', 'E-mail', 'Department', 'Landline', 'Mobile', 'Employee ID', 'License', 'Assignment date', 'Onboarding e-mail'] // prettier-ignore
const FIRST_NAMES = [
  'Anna',
  'Erik',
  'Åsa',
  'Björn',
  'Eva',
  'Nils',
  'Karin',
  'Lars',
  'Märta',
  'Olof',
]
const SURNAMES = ['Berg', 'Öberg', 'Nyström', 'Ek', 'Dahl', 'Falk', 'Grahn', 'Wiik', 'Sjö', 'Lind']
const DEPARTMENTS = ['Sales', 'Support', 'Finance', 'IT', 'Logistics']
const LICENSES = ['Basic', 'Standard', 'Premium']

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`
const relations = (...all: string[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

const SMALL_PARTS: { readonly [name: string]: string } = {
  '[Content_Types].xml':
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
  '_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
  'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Users" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': relations(
    relation('rId1', 'worksheet', 'worksheets/sheet1.xml'),
    relation('rId2', 'styles', 'styles.xml'),
    relation('rId3', 'sharedStrings', 'sharedStrings.xml'),
  ),
  'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`,
}

/**
 * Writes a workbook as Excel does, with shared strings: that many users in ten columns, phone
 * numbers as people write them.
 */
export function writeUsersWorkbook(file: string, rows: number): void {
  const descriptor = openSync(file, 'w')
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error
    writeSync(descriptor, chunk)
  })
  for (const [name, text] of Object.entries(SMALL_PARTS)) addPart(zip, name, [text])
  const strings = new Map<string, number>()
  addPart(zip, 'xl/worksheets/sheet1.xml', sheet(rows, strings))
  addPart(zip, 'xl/sharedStrings.xml', sharedStrings(strings))
  zip.end()
  closeSync(descriptor)
}

function addPart(zip: Zip, name: string, texts: Iterable<string>): void {
  const part = new ZipDeflate(name, { level: 6 })
  zip.add(part)
  for (const text of texts) part.push(strToU8(text))
  part.push(new Uint8Array(0), true)
}

function* sheet(rows: number, strings: Map<string, number>): Generator<string> {
  const indexOf = (text: string) => {
    const index = strings.get(text) ?? strings.size
    if (index === strings.size) strings.set(text, index)
    return index
  }
  const text = (column: number, row: number, value: string) =>
    `<c r="${String.fromCharCode(65 + column)}${row}" t="s"><v>${indexOf(value)}</v></c>`
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${MAIN}"><dimension ref="A1:J${rows + 1}"/><sheetData>`
  yield `<row r="1" spans="1:10">${HEADERS.map((header, column) => text(column, 1, header)).join('')}</row>`
  for (let index = 0; index < rows; index += 1) {
    const row = index + 2
    const values = [
      FIRST_NAMES[index % 10]!,
      SURNAMES[(index * 7) % 10]!,
      `user.${index}@acme.example`,
      DEPARTMENTS[index % 5]!,
      index % 3 === 0 ? landline(index) : undefined,
      mobile(index),
      `E${100_000 + index}`,
      LICENSES[index % 3]!,
    ]
    const texts = values.map((value, column) =>
      value === undefined ? '' : text(column, row, value),
    )
    yield `<row r="${row}" spans="1:10">${texts.join('')}<c r="I${row}" s="1"><v>${46_357 + (index % 300)}</v></c><c r="J${row}" t="b"><v>${index % 2}</v></c></row>`
  }
  yield '</sheetData></worksheet>'
}

function* sharedStrings(strings: ReadonlyMap<string, number>): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="${MAIN}" count="${strings.size}" uniqueCount="${strings.size}">`
  for (const text of strings.keys()) yield `<si><t>${text}</t></si>`
  yield '</sst>'
}

function mobile(index: number): string {
  const digits = String(1_000_000 + index)
  return index % 4 === 0
    ? `+46 70 ${digits}`
    : `070-${digits.slice(0, 3)} ${digits.slice(3, 5)} ${digits.slice(5)}`
}

function landline(index: number): string {
  const digits = String(2_000_000 + index)
  return `08-5${digits.slice(0, 2)} ${digits.slice(2, 5)} ${digits.slice(5)}`
}
