/** Writes the values of a workbook of any format into a new .xlsx file. */
import { readTop } from '../columns/find-header.js'
import type { Sheet, SheetCell, SheetRow, Workbook } from '../files/reader.js'
import { rowsOf } from '../files/rows-of.js'
import { looks } from '../template/looks.js'
import type { WrittenCell, WrittenRow, WrittenSheet } from '../writing/sheet-writer.js'
import { createStyles } from '../writing/styles.js'
import { sheetNames, writeWorkbook } from '../writing/workbook-writer.js'

/** What is done to the sheet that was read. */
interface Rebuilding {
  readonly chosen: Sheet
  readonly headerRow: number | null
  /** Where a row goes; `null` leaves it out. */
  readonly placeOf?: (row: number) => number | null
  /** A column to hide. */
  readonly hidden?: number | undefined
}

/**
 * Writes what was read of a workbook as .xlsx: all its sheets, each value where it was. For formats
 * that are not changed in place.
 */
export async function rebuildWorkbook(
  workbook: Pick<Workbook, 'sheets' | 'dateSystem'>,
  { chosen, headerRow, placeOf = (row) => row, hidden }: Rebuilding,
): Promise<Uint8Array> {
  const styles = createStyles()
  const plain = styles.indexOf({ vertical: 'top' })
  const text = styles.indexOf({ format: 'text', vertical: 'top' })
  const date = styles.indexOf({ format: 'date', vertical: 'top' })
  const head = styles.indexOf(looks.optional)
  const names = sheetNames(workbook.sheets.map(({ name }) => name || 'Data'))
  const shift = workbook.dateSystem === '1904' ? 1_462 : 0
  const valueOf = (cell: SheetCell): WrittenCell['value'] => {
    const { kind, text: shown, value } = cell
    if (isPlain(cell)) return kind === 'date' ? value + shift : value
    return kind === 'boolean' ? value === 1 : shown
  }
  const styleOf = (cell: SheetCell) => {
    if (isPlain(cell)) return cell.kind === 'date' ? date : plain
    return cell.kind === 'boolean' ? plain : text
  }
  const sheets = workbook.sheets.map(async (sheet, index): Promise<WrittenSheet> => {
    const header = sheet === chosen && headerRow !== null ? headerRow : undefined
    const widths = widthsOf(await readTop(sheet))
    const cellOf = (cell: SheetCell, row: number): WrittenCell => ({
      column: cell.column,
      value: valueOf(cell),
      style: row === header ? head : styleOf(cell),
    })
    return {
      name: names[index] ?? 'Data',
      ...(sheet.visibility === 'hidden' ? { visibility: 'hidden' as const } : {}),
      ...(header === undefined ? {} : { frozen: { rows: header, columns: 0 } }),
      columns: widths.map((column, at) =>
        sheet === chosen && at === hidden ? { ...column, visibility: 'hidden' } : column,
      ),
      rows: writtenRows(sheet, cellOf, sheet === chosen ? placeOf : (row) => row),
    }
  })
  const visible = workbook.sheets.findIndex(({ visibility }) => visibility === 'visible')
  return writeWorkbook(await Promise.all(sheets), styles, Math.max(visible, 0))
}

/** Whether a number or date shows what it is; `00042`, `50%` and `08:30` are kept as texts. */
function isPlain({ kind, text, value }: SheetCell): boolean {
  if (kind === 'number') return text === String(value)
  return kind === 'date' && !/[^\d-]/.test(text)
}

async function* writtenRows(
  sheet: Sheet,
  cellOf: (cell: SheetCell, row: number) => WrittenCell,
  placeOf: (row: number) => number | null,
): AsyncGenerator<readonly WrittenRow[], void> {
  for await (const batch of rowsOf(sheet, undefined, () => 0)) {
    yield batch.flatMap(({ row, cells, visibility }): readonly WrittenRow[] => {
      const place = placeOf(row)
      if (place === null) return []
      const written = cells.map((cell) => cellOf(cell, row)).sort((a, b) => a.column - b.column)
      const hidden = visibility === 'hidden' ? { visibility } : {}
      return [{ row: place, cells: written, ...hidden }]
    })
  }
}

/** Widths for what stands in the first rows. */
function widthsOf(rows: readonly SheetRow[]): WrittenSheet['columns'] {
  const widths: number[] = []
  for (const { cells } of rows) {
    for (const { column, text } of cells)
      if (column < 500)
        widths[column] = Math.max(widths[column] ?? 10, Math.min(50, text.length + 2))
  }
  return Array.from(widths, (width = 10) => ({ width }))
}
