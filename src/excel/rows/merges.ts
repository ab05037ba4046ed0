/** Gives each row the value of a cell that is merged over several rows. */
import type { ColumnTarget } from '../columns/fields.js'
import type { CellRange, SheetCell, SheetRow } from '../files/reader.js'

type MergeCode = 'merged_cell' | 'merged_cell_filled'

/** Gives the rows that a merged cell covers its value, where that can only be meant. */
export interface MergeFiller {
  remember(row: SheetRow): void
  /** The cell that covers this one, and what is to be said about it. */
  fill(
    row: number,
    column: number,
    target: ColumnTarget,
  ): { readonly cell: SheetCell; readonly code: MergeCode } | undefined
}

/**
 * Makes a filler for cells merged over several rows. An address or a number belongs to one user, so
 * there it is an issue.
 */
export function createMergeFiller(merges: readonly CellRange[]): MergeFiller {
  const byColumn = new Map<number, CellRange[]>()
  for (const range of merges) {
    if (!coversRows(range)) continue
    const ranges = byColumn.get(range.firstColumn) ?? []
    ranges.push(range)
    byColumn.set(range.firstColumn, ranges)
  }
  for (const ranges of byColumn.values()) ranges.sort((a, b) => a.firstRow - b.firstRow)
  const anchors = new Map<
    number,
    { readonly range: CellRange; readonly cell: SheetCell | undefined }
  >()

  return {
    remember(row) {
      for (const [column, ranges] of byColumn) {
        const range = findRange(ranges, row.row)
        if (range?.firstRow === row.row)
          anchors.set(column, { range, cell: row.cells.find((cell) => cell.column === column) })
      }
    },
    fill(row, column, target) {
      const anchor = anchors.get(column)
      if (anchor === undefined || row <= anchor.range.firstRow || row > anchor.range.lastRow)
        return undefined
      if (anchor.cell === undefined) return undefined
      const ownsIt = target === 'email' || target === 'landline' || target === 'mobile'
      return { cell: anchor.cell, code: ownsIt ? 'merged_cell' : 'merged_cell_filled' }
    },
  }
}

/** Whether a merge reaches over more than one row. */
export function coversRows(range: CellRange): boolean {
  return range.lastRow > range.firstRow
}

function findRange(ranges: readonly CellRange[], row: number): CellRange | undefined {
  let low = 0
  let high = ranges.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (ranges[middle]!.firstRow <= row) low = middle
    else high = middle - 1
  }
  return ranges[low]
}
