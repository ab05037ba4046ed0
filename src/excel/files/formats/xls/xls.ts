/** Opens .xls with the `xlsx` package. */
import type * as XLSX from 'xlsx'
import { columnLetters } from '../../cell-reference.js'
import type { DateSystem } from '../../date-display.js'
import {
  corrupt,
  createCellBudget,
  encrypted,
  tooLarge,
  unsupported,
  type ReadLimits,
} from '../../limits.js'
import type { NumberDisplay } from '../../number-format.js'
import type { CellRange, Sheet, SheetCell, SheetLayout, SheetRow, Workbook } from '../../reader.js'
import { displayOf } from '../xlsx/number-formats.js'

const BATCH = 500

/**
 * Opens .xls with the `xlsx` package, which is loaded only then.
 *
 * The records must have been taken out of their container and checked before: the package does not
 * stop at limits, nor at all on some damage.
 */
export async function openXls(bytes: Uint8Array, limits: ReadLimits): Promise<Workbook> {
  const sheetJs = await import('xlsx')
  if (isBeforeUnicode(bytes)) sheetJs.set_cptable(await import('xlsx/dist/cpexcel.full'))
  const workbook = parse(sheetJs, bytes, limits)
  const hidden = workbook.Workbook?.Sheets ?? []
  const dateSystem = workbook.Workbook?.WBProps?.date1904 === true ? '1904' : '1900'
  const displays = createDisplays(dateSystem)
  return {
    format: 'xls',
    dateSystem,
    sheets: workbook.SheetNames.map((name, index) =>
      openSheet(
        { name, visibility: (hidden[index]?.Hidden ?? 0) > 0 ? 'hidden' : 'visible' },
        sheetAt(workbook, name),
        displays,
        limits,
      ),
    ),
    remarks: () => [],
  }
}

/**
 * Workbooks of before 1997 need the tables of the old encodings, which are large: the version
 * stands in the first record.
 */
function isBeforeUnicode(bytes: Uint8Array): boolean {
  return bytes[0] === 0x09 && !(bytes[1] === 0x08 && bytes[4] === 0x00 && bytes[5] === 0x06)
}

function parse(sheetJs: typeof XLSX, bytes: Uint8Array, limits: ReadLimits): XLSX.WorkBook {
  try {
    const options = {
      type: 'array',
      dense: true,
      cellFormula: false,
      cellHTML: false,
      cellText: false,
      cellNF: true,
      cellStyles: true,
    } as const
    return sheetJs.read(bytes, { ...options, sheetRows: Math.min(limits.rows + 200, 1_048_576) })
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    if (/password|encrypt/i.test(message)) throw encrypted('xls')
    if (/unsupported/i.test(message)) throw unsupported('an old or unusual workbook')
    throw corrupt('it cannot be understood', error)
  }
}

function sheetAt(workbook: XLSX.WorkBook, name: string): XLSX.WorkSheet {
  const sheet = Object.hasOwn(workbook.Sheets, name) ? workbook.Sheets[name] : undefined
  return sheet ?? {}
}

type Displays = (code: string) => NumberDisplay

/** Creates the display of each number format once. */
function createDisplays(system: DateSystem): Displays {
  const known = new Map<string, NumberDisplay>()
  return (code) => {
    const display = known.get(code) ?? displayOf(code, system)
    if (known.size < 5_000) known.set(code, display)
    return display
  }
}

function openSheet(
  about: Pick<Sheet, 'name' | 'visibility'>,
  sheet: XLSX.WorkSheet,
  displays: Displays,
  limits: ReadLimits,
): Sheet {
  async function* rows(): AsyncGenerator<readonly SheetRow[], void> {
    let batch: SheetRow[] = []
    for (const row of rowsOf(sheet, displays, limits)) {
      batch.push(row)
      if (batch.length < BATCH) continue
      yield await Promise.resolve(batch)
      batch = []
    }
    if (batch.length > 0) yield batch
  }
  let layout: SheetLayout | undefined
  return {
    ...about,
    rows,
    layout: () => (layout ??= layoutOf(sheet)),
  }
}

function* rowsOf(
  sheet: XLSX.WorkSheet,
  displays: Displays,
  limits: ReadLimits,
): Generator<SheetRow, void> {
  const data = (sheet['!data'] ?? []) as readonly (
    readonly (XLSX.CellObject | undefined)[] | undefined
  )[]
  let count = 0
  const budget = createCellBudget(limits)
  for (const index of Object.keys(data).map(Number)) {
    const cells: SheetCell[] = []
    const line = data[index] ?? []
    for (const column of Object.keys(line).map(Number)) {
      const cell = line[column]
      const read = cell === undefined ? undefined : readCell(cell, column, displays)
      if (read === undefined) continue
      if (column >= limits.columns) throw tooLarge('columns', limits.columns)
      budget.check(read.text)
      budget.spend(1)
      cells.push(read)
    }
    if (cells.length === 0) continue
    count += 1
    if (count > limits.rows) throw tooLarge('rows', limits.rows)
    yield {
      row: index + 1,
      visibility: sheet['!rows']?.[index]?.hidden === true ? 'hidden' : 'visible',
      cells,
    }
  }
}

function readCell(
  cell: XLSX.CellObject,
  column: number,
  displays: Displays,
): SheetCell | undefined {
  switch (cell.t) {
    case 's':
      return cell.v === '' ? undefined : { column, kind: 'text', text: String(cell.v), value: 0 }
    case 'b':
      return {
        column,
        kind: 'boolean',
        text: cell.v === true ? 'TRUE' : 'FALSE',
        value: cell.v === true ? 1 : 0,
      }
    case 'e':
      return { column, kind: 'error', text: cell.w ?? '#ERROR', value: 0 }
    case 'n': {
      if (typeof cell.v !== 'number') return undefined
      const display = displays(typeof cell.z === 'string' ? cell.z : 'General')
      return { column, kind: display.kind, text: display.show(cell.v), value: cell.v }
    }
    default:
      return undefined
  }
}

function layoutOf(sheet: XLSX.WorkSheet): SheetLayout {
  const merges = (sheet['!merges'] ?? []).map(({ s, e }) => ({
    firstRow: s.r + 1,
    lastRow: e.r + 1,
    firstColumn: s.c,
    lastColumn: e.c,
  }))
  const hiddenColumns: CellRange[] = []
  sheet['!cols']?.forEach((column, index) => {
    if (column?.hidden === true)
      hiddenColumns.push({ firstRow: 1, lastRow: Infinity, firstColumn: index, lastColumn: index })
  })
  return { hiddenColumns, merges, links: linksOf(sheet) }
}

function linksOf(sheet: XLSX.WorkSheet): ReadonlyMap<string, string> {
  const links = new Map<string, string>()
  const data = (sheet['!data'] ?? []) as readonly (
    readonly (XLSX.CellObject | undefined)[] | undefined
  )[]
  for (const index of Object.keys(data).map(Number)) {
    const row = data[index] ?? []
    for (const column of Object.keys(row).map(Number)) {
      const target = row[column]?.l?.Target
      if (target !== undefined && /^mailto:/i.test(target))
        links.set(`${columnLetters(column)}${index + 1}`, target)
    }
  }
  return links
}
