/** Writes the markup of a sheet. */
import { columnLetters } from '../files/cell-reference.js'
import { escapeCellText, escapeXmlText } from './xml-text.js'

/** A cell to write. `null` is a cell that only has a look. */
export interface WrittenCell {
  /** Counted from 0; cells of a row come in order. */
  readonly column: number
  readonly value: string | number | boolean | null
  readonly style: number
}

/** A row to write; rows come in order. */
export interface WrittenRow {
  /** From 1. */
  readonly row: number
  readonly cells: readonly WrittenCell[]
  /** In points. */
  readonly height?: number
  readonly visibility?: 'hidden'
}

/** What a cell takes, and what a person is told there. */
export interface CellRule {
  /** Counted from 0; it counts below the first row. */
  readonly column: number
  /**
   * `list` takes what stands in a range or a quoted list, `none` takes nothing, `any` only shows
   * the hint.
   */
  readonly takes:
    | { readonly kind: 'list'; readonly source: string; readonly error: string }
    | { readonly kind: 'none'; readonly error: string }
    | { readonly kind: 'any' }
  readonly title: string
  readonly hint: string
}

/** A sheet to write. */
export interface WrittenSheet {
  /** Of at most 31 letters; see `sheetNames`. */
  readonly name: string
  readonly visibility?: 'hidden'
  readonly columns: readonly {
    readonly width: number
    readonly style?: number
    readonly visibility?: 'hidden'
  }[]
  /** Rows and columns that stay in sight. */
  readonly frozen?: { readonly rows: number; readonly columns: number }
  readonly gridLines?: 'hidden'
  readonly tabColor?: string
  readonly rules?: readonly CellRule[]
  /** Ranges of numbers that are meant to be text: no green corners. */
  readonly textRanges?: readonly string[]
  /** The row whose cells get filter buttons, and how many columns of it. */
  readonly filter?: { readonly row: number; readonly columns: number }
  readonly merges?: readonly string[]
  readonly rows: AsyncIterable<readonly WrittenRow[]>
}

/**
 * Writes the markup of a sheet piece by piece, and gives the last row. Elements stand in the order
 * that the format demands.
 */
export async function writeSheet(
  sheet: WrittenSheet,
  selected: 'selected' | 'other',
  write: (text: string) => void,
): Promise<number> {
  write(beginning(sheet, selected))
  let last = 1
  for await (const batch of sheet.rows) {
    for (const row of batch) {
      write(rowXml(row))
      last = row.row
    }
  }
  write(ending(sheet, last))
  return last
}

function beginning(
  { columns, frozen, gridLines, tabColor }: WrittenSheet,
  selected: 'selected' | 'other',
): string {
  const color = tabColor === undefined ? '' : `<tabColor rgb="FF${tabColor}"/>`
  const view = `<sheetView${gridLines === 'hidden' ? ' showGridLines="0"' : ''}${selected === 'selected' ? ' tabSelected="1"' : ''} workbookViewId="0"`
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    `<sheetPr>${color}<pageSetUpPr fitToPage="1"/></sheetPr>` +
    `<sheetViews>${frozen === undefined ? `${view}/>` : `${view}>${paneXml(frozen)}</sheetView>`}</sheetViews>` +
    '<sheetFormatPr defaultRowHeight="15"/>' +
    `<cols>${columns.map(columnXml).join('')}</cols><sheetData>`
  )
}

function paneXml({ rows, columns }: { readonly rows: number; readonly columns: number }): string {
  const corner = `${columnLetters(columns)}${rows + 1}`
  const below = columns > 0 ? 'bottomRight' : 'bottomLeft'
  const pane = rows > 0 ? below : 'topRight'
  const split = `${columns > 0 ? ` xSplit="${columns}"` : ''}${rows > 0 ? ` ySplit="${rows}"` : ''}`
  return `<pane${split} topLeftCell="${corner}" activePane="${pane}" state="frozen"/><selection pane="${pane}" activeCell="${corner}" sqref="${corner}"/>`
}

function columnXml(
  { width, style, visibility }: WrittenSheet['columns'][number],
  index: number,
): string {
  const look = style === undefined ? '' : ` style="${style}"`
  return `<col min="${index + 1}" max="${index + 1}" width="${width}"${look}${visibility === 'hidden' ? ' hidden="1"' : ''} customWidth="1"/>`
}

function rowXml({ row, cells, height, visibility }: WrittenRow): string {
  let xml = `<row r="${row}"${height === undefined ? '' : ` ht="${height}" customHeight="1"`}${visibility === 'hidden' ? ' hidden="1"' : ''}>`
  for (const cell of cells) xml += cellXml(row, cell)
  return `${xml}</row>`
}

/** The markup of one cell. A text is always a text: it is never run as a formula. */
function cellXml(row: number, { column, value, style }: WrittenCell): string {
  const start = `<c r="${columnLetters(column)}${row}"${style === 0 ? '' : ` s="${style}"`}`
  if (typeof value === 'number')
    return Number.isFinite(value) ? `${start}><v>${value}</v></c>` : `${start}/>`
  if (typeof value === 'boolean') return `${start} t="b"><v>${value ? 1 : 0}</v></c>`
  if (value === null || value === '') return `${start}/>`
  return `${start} t="inlineStr"><is><t xml:space="preserve">${escapeCellText(value)}</t></is></c>`
}

function ending(
  { filter, merges = [], rules = [], textRanges = [] }: WrittenSheet,
  last: number,
): string {
  const filtered =
    filter === undefined
      ? ''
      : `<autoFilter ref="A${filter.row}:${columnLetters(filter.columns - 1)}${last}"/>`
  const merged =
    merges.length === 0
      ? ''
      : `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
  const ruled =
    rules.length === 0
      ? ''
      : `<dataValidations count="${rules.length}">${rules.map((rule) => ruleXml(rule, last)).join('')}</dataValidations>`
  const texts = textRanges
    .map((range) => `<ignoredError sqref="${range}" numberStoredAsText="1"/>`)
    .join('')
  return (
    `</sheetData>${filtered}${merged}${ruled}` +
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>' +
    `${texts === '' ? '' : `<ignoredErrors>${texts}</ignoredErrors>`}</worksheet>`
  )
}

/** The last row that a sheet can have. */
export const LAST_ROW = 1_048_576
/**
 * Rows below the last one that have rules too. Not all of them: some readers make an object of
 * every cell with a rule.
 */
const SPARE_ROWS = 5_000

/**
 * Titles may have 32 letters, hints and errors 255: a longer one would make Excel repair the file.
 */
function ruleXml({ column, takes, title, hint }: CellRule, last: number): string {
  const range = `${columnLetters(column)}2:${columnLetters(column)}${Math.min(last + SPARE_ROWS, LAST_ROW)}`
  const told =
    hint === ''
      ? ''
      : ` showInputMessage="1" promptTitle="${escapeXmlText(clip(title, 32))}" prompt="${escapeXmlText(clip(hint, 255))}"`
  if (takes.kind === 'any') return `<dataValidation allowBlank="1"${told} sqref="${range}"/>`
  const refusal = ` showErrorMessage="1" errorTitle="${escapeXmlText(clip(title, 32))}" error="${escapeXmlText(clip(takes.error, 225))}"`
  if (takes.kind === 'none')
    return `<dataValidation type="custom" allowBlank="0"${told}${refusal} sqref="${range}"><formula1>FALSE</formula1></dataValidation>`
  return `<dataValidation type="list" allowBlank="1"${told}${refusal} sqref="${range}"><formula1>${escapeXmlText(takes.source)}</formula1></dataValidation>`
}

function clip(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text
}
