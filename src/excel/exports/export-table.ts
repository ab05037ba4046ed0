/** Exports a table as .xlsx or .csv. */
import { strToU8 } from 'fflate'
import {
  anything,
  checkAll,
  invalidInput,
  list,
  listOf,
  optional,
  optionsOf,
  fields,
  text,
} from '../../core/check.js'
import { guarded } from '../files/formats/csv/apostrophe.js'
import { throwIfAborted } from '../files/input.js'
import { createPace } from '../files/pace.js'
import { looks } from '../template/looks.js'
import { batchesOf } from '../writing/batches.js'
import { batchesCheck } from '../writing/checks.js'
import type { WrittenCell, WrittenRow } from '../writing/sheet-writer.js'
import { createStyles } from '../writing/styles.js'
import { sheetNames, writeWorkbook } from '../writing/workbook-writer.js'
import { exportFormat } from './export-checks.js'
import type { ExportFormat } from './export-options.js'

/** A column of an export. @public */
export interface ExportColumn {
  readonly header: string
  /** In widths of a letter; made for the header when left out. */
  readonly width?: number
}

/** One value of an export. A `YYYY-MM-DD` text stays a text. @public */
export type ExportValue = string | number | boolean | null

/** Rows in batches. @public */
export type ExportRows =
  AsyncIterable<readonly (readonly ExportValue[])[]> | Iterable<readonly (readonly ExportValue[])[]>

/**
 * Writes a list of the portal's own as .xlsx or .csv.
 *
 * No text of it can run as a formula: in .xlsx a text is a text; in .csv what begins with `=`, `+`,
 * `-`, `@`, a tab or a line end gets an apostrophe in front, which `readUsers` takes off again.
 * Numbers stay numbers.
 *
 * @example A name that is a formula
 * ```ts
 * const rows = [[['=HYPERLINK("https://evil.example")', '+46701740605', -5]]]
 * const bytes = await exportTable('Users', [{ header: 'Name' }, { header: 'Mobile' }, { header: 'Balance' }], rows, { format: 'csv', separator: ';' })
 * new TextDecoder().decode(bytes).split('\r\n')[1] // => `"'=HYPERLINK(""https://evil.example"")";'+46701740605;-5`
 * ```
 * @remarks Rule X6. @public
 */
export async function exportTable(
  name: string,
  columns: readonly ExportColumn[],
  rows: ExportRows,
  options: ExportFormat = {},
): Promise<Uint8Array> {
  checkAll({
    name: [name, text],
    columns: [columns, listOf(fields<ExportColumn>({ header: text, width: optional(anything) }))],
    rows: [rows, batchesCheck],
    options: [options, optionsOf<ExportFormat>(exportFormat)],
  })
  return writeTable(name, columns, rows, options)
}

/** The same, of what was checked. */
export async function writeTable(
  name: string,
  columns: readonly ExportColumn[],
  rows: ExportRows,
  options: ExportFormat,
): Promise<Uint8Array> {
  const { format = 'xlsx', separator = ',', signal } = options
  if (!['xlsx', 'csv'].includes(format)) {
    throw invalidInput(
      'format',
      'is unknown',
      `There is no format ${String(format)}: choose xlsx or csv.`,
    )
  }
  const batches = paced(rows, signal)
  return format === 'csv'
    ? csvBytes(columns, batches, separator)
    : xlsxBytes(name, columns, batches)
}

async function* paced(
  rows: ExportRows,
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly (readonly ExportValue[])[], void> {
  const pace = createPace()
  let done = 0
  for await (const batch of batchesOf(rows, 'rows', list)) {
    throwIfAborted(signal, done)
    yield batch
    done += batch.length
    await pace()
  }
}

async function xlsxBytes(
  name: string,
  columns: readonly ExportColumn[],
  batches: ReturnType<typeof paced>,
): Promise<Uint8Array> {
  const styles = createStyles()
  const head = styles.indexOf(looks.tableHead)
  const text = styles.indexOf({ format: 'text', vertical: 'top' })
  const other = styles.indexOf({ vertical: 'top' })
  async function* rows(): AsyncGenerator<readonly WrittenRow[], void> {
    yield [
      {
        row: 1,
        height: 22,
        cells: columns.map(({ header }, column): WrittenCell => ({
          column,
          value: header,
          style: head,
        })),
      },
    ]
    let row = 1
    for await (const batch of batches) {
      yield batch.map((values): WrittenRow => {
        row += 1
        return {
          row,
          cells: values.map((value, column) => ({
            column,
            value,
            style: typeof value === 'string' ? text : other,
          })),
        }
      })
    }
  }
  const sheet = {
    name: sheetNames([name])[0] ?? 'Data',
    columns: columns.map(({ header, width }) => ({
      width: width ?? Math.max(12, header.length + 4),
    })),
    frozen: { rows: 1, columns: 0 },
    filter: { row: 1, columns: columns.length },
    textRanges: ['A2:XFD1048576'],
    rows: rows(),
  }
  return writeWorkbook([sheet], styles)
}

async function csvBytes(
  columns: readonly ExportColumn[],
  batches: ReturnType<typeof paced>,
  separator: string,
): Promise<Uint8Array> {
  const chunks = [
    strToU8(
      `\uFEFF${csvLine(
        columns.map(({ header }) => header),
        separator,
      )}`,
    ),
  ]
  for await (const batch of batches)
    chunks.push(strToU8(batch.map((values) => csvLine(values, separator)).join('')))
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

function csvLine(values: readonly ExportValue[], separator: string): string {
  return `${values.map((value) => csvField(value, separator)).join(separator)}\r\n`
}

function csvField(value: ExportValue, separator: string): string {
  if (value === null) return ''
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : ''
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  const text = guarded(value)
  return /["\r\n]/.test(text) || text.includes(separator) || text !== text.trim()
    ? `"${text.replaceAll('"', '""')}"`
    : text
}
