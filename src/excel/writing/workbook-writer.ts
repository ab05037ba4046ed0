/** Writes a workbook as .xlsx. */
import { columnLetters } from '../files/cell-reference.js'
import { writeSheet, type WrittenSheet } from './sheet-writer.js'
import type { Styles } from './styles.js'
import { escapeXmlText } from './xml-text.js'
import { createPartPacker, joinParts, packPart, type PackedPart } from './zip-writer.js'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/**
 * Writes a workbook: the sheets' rows are packed as they come, so that memory holds the packed file
 * and one batch. The same sheets give the same bytes.
 */
export async function writeWorkbook(
  sheets: readonly WrittenSheet[],
  styles: Styles,
  active = 0,
): Promise<Uint8Array> {
  const packed: PackedPart[] = []
  const lastRows: number[] = []
  for (const [index, sheet] of sheets.entries()) {
    const packer = createPartPacker(`xl/worksheets/sheet${index + 1}.xml`)
    lastRows.push(
      await writeSheet(sheet, index === active ? 'selected' : 'other', (text) =>
        packer.write(text),
      ),
    )
    packed.push(packer.finish())
  }
  return joinParts([
    packPart('[Content_Types].xml', contentTypes(sheets.length)),
    packPart('_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])),
    packPart('xl/workbook.xml', workbookXml(sheets, lastRows, active)),
    packPart(
      'xl/_rels/workbook.xml.rels',
      relations([
        ...sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const),
        ['styles', 'styles.xml'],
      ]),
    ),
    packPart('xl/styles.xml', styles.toXml()),
    ...packed,
  ])
}

/** Makes names that Excel accepts: of 1 to 31 letters, without `[]:*?/\`, and no two alike. */
export function sheetNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const clean =
      name
        .replace(/[[\]:*?/\\\p{Cc}]/gu, ' ')
        .replace(/^[\s']+|[\s']+$/g, '')
        .slice(0, 31) || 'Data'
    let unique = clean
    for (let count = 2; taken.has(unique.toLowerCase()); count += 1)
      unique = `${clean.slice(0, 31 - String(count).length - 1)} ${count}`
    taken.add(unique.toLowerCase())
    return unique
  })
}

/** A sheet's name as formulas refer to it. */
export function quoteSheet(name: string): string {
  return `'${name.replaceAll("'", "''")}'`
}

function contentTypes(count: number): string {
  const sheets = Array.from(
    { length: count },
    (_, index) =>
      `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
  )
  return (
    `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${sheets.join('')}</Types>`
  )
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${DOCUMENT}/${type}" Target="${target}"/>`,
  )
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`
}

function workbookXml(
  sheets: readonly WrittenSheet[],
  lastRows: readonly number[],
  active: number,
): string {
  const list = sheets.map(
    ({ name, visibility }, index) =>
      `<sheet name="${escapeXmlText(name)}" sheetId="${index + 1}"${visibility === 'hidden' ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
  )
  const names = sheets.flatMap(({ name, filter, frozen }, index) => {
    const place = `localSheetId="${index}"`
    const sheet = escapeXmlText(quoteSheet(name))
    const filtered = filter
      ? [
          `<definedName name="_xlnm._FilterDatabase" ${place} hidden="1">${sheet}!$A$${filter.row}:$${columnLetters(filter.columns - 1)}$${lastRows[index]}</definedName>`,
        ]
      : []
    const titles =
      frozen && frozen.rows > 0
        ? [
            `<definedName name="_xlnm.Print_Titles" ${place}>${sheet}!$1:$${frozen.rows}</definedName>`,
          ]
        : []
    return [...filtered, ...titles]
  })
  return (
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><workbookPr/><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="15000"${active === 0 ? '' : ` activeTab="${active}"`}/></bookViews>` +
    `<sheets>${list.join('')}</sheets>${names.length === 0 ? '' : `<definedNames>${names.join('')}</definedNames>`}<calcPr calcId="0"/></workbook>`
  )
}
