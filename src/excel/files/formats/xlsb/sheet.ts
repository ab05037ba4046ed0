/** Reads the sheets of .xlsb. */
import { errorText, rkNumber } from '../../binary-values.js'
import { columnLetters } from '../../cell-reference.js'
import { corrupt, createCellBudget, tooLarge, type ReadLimits } from '../../limits.js'
import { generalDisplay, type NumberDisplay } from '../../number-format.js'
import type { CellRange, SheetCell, SheetLayout, SheetRow } from '../../reader.js'
import type { Relation } from '../xlsx/parts.js'
import type { Biff12Record } from './biff12.js'

/** What is needed to understand the cells of a sheet. */
export interface XlsbContext {
  readonly strings: readonly string[]
  readonly displays: readonly NumberDisplay[]
  readonly relations: ReadonlyMap<string, Relation>
  readonly limits: ReadLimits
}

/** Turns the records of a sheet into rows, which the reader takes as they are complete. */
interface XlsbAssembler {
  readonly layout: SheetLayout
  add(record: Biff12Record): void
  take(): SheetRow[]
}

const ROW = 0
const LAST_CELL = 11
const FIRST_SHORT = 12
const LAST_SHORT = 18
const RICH_TEXT = 62
const COLUMNS = 60
const MERGE = 176
const LINK = 494
const END_OF_ROWS = 146

const MOST_ROWS = 1_048_576
const MOST_RANGES = 100_000

/** Makes the assembler for one reading of a sheet. */
export function createXlsbAssembler(context: XlsbContext): XlsbAssembler {
  const { limits, relations } = context
  const layout = {
    hiddenColumns: [] as CellRange[],
    merges: [] as CellRange[],
    links: new Map<string, string>(),
  }
  const budget = createCellBudget(limits)
  let ready: SheetRow[] = []
  let cells: SheetCell[] = []
  let row = 0
  let visibility: SheetRow['visibility'] = 'visible'
  let column = -1
  let rowCount = 0

  function endRow(): void {
    if (cells.length === 0) return
    rowCount += 1
    if (rowCount > limits.rows) throw tooLarge('rows', limits.rows)
    ready.push({ row, visibility, cells })
    cells = []
  }

  function addCell(kind: number, record: Biff12Record, header: 4 | 8): void {
    column = header === 8 ? record.u32(0) : column + 1
    const cell = readCell(kind, record, { at: header, column }, context)
    if (cell === undefined) return
    if (column >= limits.columns) throw tooLarge('columns', limits.columns)
    budget.check(cell.text)
    budget.spend(1)
    cells.push(cell)
  }

  function startRow(record: Biff12Record): void {
    endRow()
    row = record.u32(0) + 1
    visibility = record.u8(11) & 0x10 ? 'hidden' : 'visible'
    column = -1
    if (row > MOST_ROWS) throw corrupt('a row has no proper number')
  }

  return {
    layout,
    add(record) {
      const { type } = record
      if (type === ROW) startRow(record)
      else if (type <= LAST_CELL) addCell(type, record, 8)
      else if (type >= FIRST_SHORT && type <= LAST_SHORT) addCell(type - FIRST_SHORT + 1, record, 4)
      else if (type === RICH_TEXT) addCell(type, record, 8)
      else if (type === END_OF_ROWS) endRow()
      else if (type === COLUMNS && record.u16(16) & 1)
        push(layout.hiddenColumns, {
          firstRow: 1,
          lastRow: Infinity,
          firstColumn: record.u32(0),
          lastColumn: record.u32(4),
        })
      else if (type === MERGE)
        push(layout.merges, {
          firstRow: record.u32(0) + 1,
          lastRow: record.u32(4) + 1,
          firstColumn: record.u32(8),
          lastColumn: record.u32(12),
        })
      else if (type === LINK) addLink(layout.links, record, relations)
    },
    take() {
      const taken = ready
      ready = []
      return taken
    },
  }
}

function push(ranges: CellRange[], range: CellRange): void {
  if (ranges.length < MOST_RANGES) ranges.push(range)
}

function addLink(
  links: Map<string, string>,
  record: Biff12Record,
  relations: ReadonlyMap<string, Relation>,
): void {
  const target = relations.get(record.text(16))?.target ?? ''
  if (/^mailto:/i.test(target))
    links.set(`${columnLetters(record.u32(8))}${record.u32(0) + 1}`, target)
}

/** Kinds 2 to 7 are values, 8 to 11 the same as results of formulas. */
function readCell(
  kind: number,
  record: Biff12Record,
  { at, column }: { readonly at: number; readonly column: number },
  context: XlsbContext,
): SheetCell | undefined {
  switch (kind) {
    case 2:
      return numberCell(column, rkNumber(record.u32(at)), displayOf(record, at, context))
    case 5:
    case 9:
      return numberCell(column, record.f64(at), displayOf(record, at, context))
    case 3:
    case 11:
      return { column, kind: 'error', text: errorText(record.u8(at)), value: 0 }
    case 4:
    case 10:
      return {
        column,
        kind: 'boolean',
        text: record.u8(at) === 0 ? 'FALSE' : 'TRUE',
        value: record.u8(at) === 0 ? 0 : 1,
      }
    case 6:
    case 8:
      return textCell(column, record.text(at), displayOf(record, at, context))
    case 7:
      return textCell(
        column,
        sharedString(record.u32(at), context.strings),
        displayOf(record, at, context),
      )
    case RICH_TEXT:
      return textCell(column, record.text(at + 1), displayOf(record, at, context))
    default:
      return undefined
  }
}

function displayOf(record: Biff12Record, at: number, { displays }: XlsbContext) {
  return displays[record.u32(at - 4) & 0xffffff] ?? generalDisplay
}

function numberCell(
  column: number,
  value: number,
  display: XlsbContext['displays'][number],
): SheetCell | undefined {
  if (!Number.isFinite(value)) return undefined
  return { column, kind: display.kind, text: display.show(value), value }
}

function textCell(
  column: number,
  text: string,
  { showText }: XlsbContext['displays'][number],
): SheetCell | undefined {
  if (text === '') return undefined
  return { column, kind: 'text', text: showText?.(text) ?? text, value: 0 }
}

function sharedString(index: number, strings: readonly string[]): string {
  const text = strings[index]
  if (text === undefined) throw corrupt('a cell refers to a text that is not there')
  return text
}
