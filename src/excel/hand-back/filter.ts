/** Filter buttons over the users and their issues, in a workbook that is handed back. */
import { columnLetters, columnOfReference } from '../files/cell-reference.js'
import { escapeXmlText } from '../writing/xml-text.js'
import { quoteSheet } from '../writing/workbook-writer.js'
import type { PackageEditor } from './package-editor.js'

/** The cells with filter buttons, and those that had them before. */
interface Filter {
  readonly range: string
  readonly before: string | undefined
}

/** What has to be known of the sheet. */
interface Surroundings {
  /** Where the issues are. */
  readonly column: number
  readonly lastRow: number
  readonly filter: string | undefined
  readonly hasTables: 'yes' | 'no'
}

/**
 * A filter from the header down, or the one that is there with the column of issues and the last
 * rows in it. `null` where it stays as it is: beside a table, or for other cells than the users.
 */
export function filterFor(
  { headerRow }: { readonly headerRow: number | null },
  { column, lastRow, filter, hasTables }: Surroundings,
): Filter | null {
  if (headerRow === null || hasTables === 'yes' || lastRow <= headerRow) return null
  if (filter === undefined)
    return { range: `A${headerRow}:${columnLetters(column)}${lastRow}`, before: undefined }
  const [, from = '', row = '', to = '', last = ''] =
    /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(filter) ?? []
  if (Number(row) !== headerRow || columnOfReference(to) !== column - 1) return null
  const end = Math.max(Number(last), lastRow)
  return { range: `${from}${row}:${columnLetters(column)}${end}`, before: filter }
}

/** The element of a filter. */
export function addedFilter(range: string) {
  return {
    name: 'autoFilter',
    markup: (prefix: string) => `<${prefix}autoFilter ref="${range}"/>`,
  }
}

/** Widens the hidden name under which a workbook keeps the cells of a filter. */
export function widenFilter(
  parts: PackageEditor,
  workbookPart: string,
  {
    before,
    range,
    sheet,
  }: { readonly before: string; readonly range: string; readonly sheet: string },
): void {
  const text = parts.text(workbookPart)
  const names = [quoteSheet(sheet), sheet].map(escapeXmlText)
  const changed = names.reduce(
    (whole, name) => whole.replace(`>${name}!${fixed(before)}<`, () => `>${name}!${fixed(range)}<`),
    text,
  )
  if (changed !== text) parts.set(workbookPart, changed)
}

/** `A1:C3` as `$A$1:$C$3`. */
function fixed(range: string): string {
  return range.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')
}
