/** Opens .xls. */
import { corrupt, createCellBudget, tooLarge, type ReadLimits } from '../../limits.js'
import { createRest } from '../../pace.js'
import type { Sheet, SheetCell, SheetLayout, SheetRow, Workbook } from '../../reader.js'
import { readCells } from './cells.js'
import { readGlobals, type SheetEntry, type XlsContext } from './globals.js'
import { recordAt, streamOf } from './records.js'
import { indexSheet, type SheetIndex } from './sheet-index.js'

const BATCH = 500
const CELLS_IN_BATCH = 5_000

/**
 * Opens the records of an .xls workbook, of whatever version: 2 to 5, and 8, which programs write
 * since 1997. What says nothing about cells is passed over.
 */
export async function openXls(
  bytes: Uint8Array,
  limits: ReadLimits,
  signal?: AbortSignal,
): Promise<Workbook> {
  const rest = createRest(signal)
  const context = await readGlobals(streamOf(bytes), limits, rest)
  if (context.sheets.length === 0) throw corrupt('it has no sheets')
  const known = new Map<number, Promise<SheetIndex>>()
  const indexOf = ({ place }: SheetEntry): Promise<SheetIndex> => {
    const index = known.get(place) ?? indexSheet(context.stream, place, context.version, rest)
    known.set(place, index)
    return index
  }
  return {
    format: 'xls',
    dateSystem: context.dateSystem,
    sheets: context.sheets.map((sheet) => openSheet(sheet, context, () => indexOf(sheet))),
    remarks: () => [],
  }
}

function openSheet(
  { name, visibility }: SheetEntry,
  context: XlsContext,
  index: () => Promise<SheetIndex>,
): Sheet {
  let layout: SheetLayout = { hiddenColumns: [], merges: [], links: new Map() }
  let share = 0
  async function* rows(): AsyncGenerator<readonly SheetRow[], void> {
    const found = await index()
    ;({ layout } = found)
    let batch: SheetRow[] = []
    let cells = 0
    for (const { row, done } of rowsIn(found, context)) {
      batch.push(row)
      cells += row.cells.length
      if (batch.length < BATCH && cells < CELLS_IN_BATCH) continue
      share = done
      yield batch
      batch = []
      cells = 0
    }
    share = 1
    yield batch
  }
  return { name, visibility, rows, layout: () => layout, share: () => share }
}

/** The rows of a sheet, each with how much of the sheet is read with it. */
function* rowsIn(
  { places, hiddenRows }: SheetIndex,
  context: XlsContext,
): Generator<{ readonly row: SheetRow; readonly done: number }, void> {
  const { limits, stream } = context
  const budget = createCellBudget(limits)
  let cells: SheetCell[] = []
  let count = 0
  for (let at = 0; at < places.length; at += 1) {
    const record = recordAt(stream, places[at]!)
    for (const cell of readCells(record, context)) {
      if (cell.column >= limits.columns) throw tooLarge('columns', limits.columns)
      budget.check(cell.text)
      budget.spend(1)
      cells.push(cell)
    }
    const row = stream.view.getUint16(record.start, true)
    if (cells.length === 0 || rowAt(context, places[at + 1]) === row) continue
    if (++count > limits.rows) throw tooLarge('rows', limits.rows)
    const visibility = hiddenRows.has(row) ? 'hidden' : 'visible'
    yield {
      row: { row: row + 1, visibility, cells: inOrderOfColumns(cells) },
      done: at / places.length,
    }
    cells = []
  }
}

function rowAt({ stream }: XlsContext, place: number | undefined): number | undefined {
  return place === undefined
    ? undefined
    : stream.view.getUint16(recordAt(stream, place).start, true)
}

/** Where a cell is written twice, what is written last is what the sheet shows. */
function inOrderOfColumns(cells: readonly SheetCell[]): readonly SheetCell[] {
  const isInOrder = cells.every((cell, at) => at === 0 || cell.column > cells[at - 1]!.column)
  if (isInOrder) return cells
  return [...new Map(cells.map((cell) => [cell.column, cell])).values()].sort(
    (one, other) => one.column - other.column,
  )
}
