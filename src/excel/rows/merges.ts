/** Gives each row the value of a cell that is merged over several rows. */
import type { ColumnTarget } from '../columns/fields.js'
import type { CellRange, SheetCell, SheetRow } from '../files/reader.js'

type MergeCode = 'merged_cell' | 'merged_cell_filled'

/** Gives the rows that a merged cell covers its value, where that can only be meant. */
export interface MergeFiller {
  remember(row: SheetRow): void
  /** The cell that covers this empty one, and what is to be said about it. */
  fill(
    row: number,
    column: number,
    target: ColumnTarget,
  ): { readonly cell: SheetCell; readonly code: MergeCode } | undefined
  /** Whether a merged cell hides this one, and shows something else in its place. */
  hides(row: number, cell: SheetCell, target: ColumnTarget): boolean
}

interface Anchor {
  readonly range: CellRange
  readonly cell: SheetCell | undefined
}

/**
 * Makes a filler for the merged cells over some columns. An address or a number belongs to one
 * user, so there it is an issue.
 */
export function createMergeFiller(
  merges: readonly CellRange[],
  columns: readonly number[],
): MergeFiller {
  const byColumn = rangesOver(merges, columns)
  const anchors = new Map<number, Anchor>()
  const anchorOf = (row: number, column: number): Anchor | undefined => {
    const anchor = anchors.get(column)
    if (anchor === undefined || row > anchor.range.lastRow) return undefined
    const { firstRow, firstColumn } = anchor.range
    return row === firstRow && column === firstColumn ? undefined : anchor
  }

  return {
    remember(row) {
      for (const [column, ranges] of byColumn) {
        const range = findRange(ranges, row.row)
        if (range === undefined || row.row < range.firstRow) continue
        if (anchors.get(column)?.range === range) continue
        const cell =
          range.firstRow === row.row
            ? row.cells.find((each) => each.column === range.firstColumn)
            : undefined
        anchors.set(column, { range, cell })
      }
    },
    fill(row, column, target) {
      const anchor = anchorOf(row, column)
      if (anchor?.cell === undefined || anchor.range.firstColumn !== column) return undefined
      return { cell: anchor.cell, code: isOwn(target) ? 'merged_cell' : 'merged_cell_filled' }
    },
    hides(row, cell, target) {
      const anchor = anchorOf(row, cell.column)
      return anchor !== undefined && (isOwn(target) || anchor.cell?.text !== cell.text)
    },
  }
}

/** Whether a column holds what only one user can have. */
function isOwn(target: ColumnTarget): boolean {
  return target === 'email' || target === 'landline' || target === 'mobile'
}

/** Whether a merge covers a column that is read. */
export function coversAny({ firstColumn, lastColumn }: CellRange, columns: readonly number[]) {
  return columns.some((column) => column >= firstColumn && column <= lastColumn)
}

function rangesOver(
  merges: readonly CellRange[],
  columns: readonly number[],
): ReadonlyMap<number, readonly CellRange[]> {
  const byColumn = new Map<number, CellRange[]>()
  for (const range of merges) {
    for (const column of columns) {
      if (!coversAny(range, [column])) continue
      const ranges = byColumn.get(column) ?? []
      ranges.push(range)
      byColumn.set(column, ranges)
    }
  }
  for (const ranges of byColumn.values()) ranges.sort((a, b) => a.firstRow - b.firstRow)
  return byColumn
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
