/** Reads the sheets of .xlsx. */
import { columnOfReference, parseRange } from '../../cell-reference.js'
import { corrupt, createCellBudget, tooLarge, type ReadLimits } from '../../limits.js'
import { generalDisplay, type NumberDisplay } from '../../number-format.js'
import type { CellRange, SheetCell, SheetLayout, SheetRow } from '../../reader.js'
import { xmlAttribute, eachAttribute, type XmlHandler } from '../../xml/scanner.js'
import { readCellTag } from './cell-tag.js'
import { isTrue, type Relation } from './parts.js'
import { createStringCollector, unescapeText } from './strings.js'

/** What is needed to understand the cells of a sheet. */
export interface SheetContext {
  readonly strings: readonly string[]
  readonly displays: readonly NumberDisplay[]
  readonly relations: ReadonlyMap<string, Relation>
  readonly recalculated: 'on_open' | 'stored'
  readonly limits: ReadLimits
}

/** Turns the markup of a sheet into rows, which the reader takes as they are complete. */
interface SheetAssembler extends XmlHandler {
  readonly layout: SheetLayout
  take(): SheetRow[]
}

const MOST_RANGES = 100_000

/** Makes the handler for one reading of a sheet. */
export function createSheetAssembler(context: SheetContext): SheetAssembler {
  const { limits } = context
  const layout = {
    hiddenColumns: [] as CellRange[],
    merges: [] as CellRange[],
    links: new Map<string, string>(),
  }
  const budget = createCellBudget(limits)
  const inline = createStringCollector(budget)
  const cell = { column: -1, type: '', style: 0, value: '', hasValue: false, formula: false }
  let ready: SheetRow[] = []
  let cells: SheetCell[] = []
  let rowNumber = 0
  let rowHidden = false
  let rowCount = 0
  let within: 'sheet' | 'cell' | 'value' | 'inline' = 'sheet'

  const visitCell = (name: string, value: string): void => {
    if (name === 'r') cell.column = columnOfReference(value)
    else if (name === 't') cell.type = value
    else if (name === 's') cell.style = Number(value)
  }
  const visitRow = (name: string, value: string): void => {
    if (name === 'r') rowNumber = Number(value)
    else if (name === 'hidden') rowHidden = isTrue(value)
  }

  function openCell(attributes: string): void {
    const previous = cell.column
    cell.column = -1
    cell.type = 'n'
    cell.style = 0
    eachAttribute(attributes, visitCell)
    beginCell(previous)
  }

  function openCellAt(text: string, from: number, to: number): boolean {
    const previous = cell.column
    if (readCellTag(text, from, to, cell)) beginCell(previous)
    else cell.column = previous
    return within === 'cell'
  }

  function beginCell(previous: number): void {
    cell.value = ''
    cell.hasValue = false
    cell.formula = false
    if (cell.column < 0) cell.column = previous + 1
    within = 'cell'
  }

  function closeCell(): void {
    within = 'sheet'
    if (cell.value === '' && !(cell.formula && cell.type !== 'str')) return
    if (cell.column >= limits.columns) throw tooLarge('columns', limits.columns)
    const read = readCell(cell, context)
    if (read === undefined) return
    cells.push(read)
  }

  function openRow(attributes: string): void {
    rowNumber += 1
    rowHidden = false
    cell.column = -1
    eachAttribute(attributes, visitRow)
    if (!(rowNumber >= 1 && rowNumber <= 10_000_000)) throw corrupt('a row has no proper number')
  }

  function closeRow(): void {
    if (cells.length === 0) return
    budget.spend(cells.length)
    rowCount += 1
    if (rowCount > limits.rows) throw tooLarge('rows', limits.rows)
    ready.push({ row: rowNumber, visibility: rowHidden ? 'hidden' : 'visible', cells })
    cells = []
  }

  function open(name: string, attributes: string): void {
    if (name === 'c') openCell(attributes)
    else if (within === 'inline') inline.open(name)
    else if (name === 'v') within = startValue()
    else if (name === 'row') openRow(attributes)
    else if (name === 'f') cell.formula = true
    else if (name === 'is') within = 'inline'
    else describe(name, attributes)
  }

  function startValue(): 'value' {
    cell.hasValue = true
    return 'value'
  }

  function describe(name: string, attributes: string): void {
    if (name === 'col') addHiddenColumns(layout.hiddenColumns, attributes)
    else if (name === 'mergeCell') addRange(layout.merges, xmlAttribute(attributes, 'ref'))
    else if (name === 'hyperlink') addLink(layout.links, attributes, context.relations)
  }

  function close(name: string): void {
    if (name === 'c') closeCell()
    else if (name === 'v') within = 'cell'
    else if (name === 'is') {
      within = 'cell'
      cell.value = inline.take()
    } else if (within === 'inline') inline.close(name)
    else if (name === 'row') closeRow()
  }

  return {
    layout,
    open,
    openAt: (name, text, from, to) =>
      name === 'c' && within === 'sheet' && openCellAt(text, from, to),
    close,
    text(text) {
      if (within === 'value') {
        cell.value = cell.value === '' ? text : cell.value + text
        budget.check(cell.value)
      } else if (within === 'inline') inline.text(text)
    },
    take() {
      const taken = ready
      ready = []
      return taken
    },
  }
}

interface RawCell {
  readonly column: number
  readonly type: string
  readonly style: number
  readonly value: string
  readonly formula: boolean
}

function readCell(cell: RawCell, context: SheetContext): SheetCell | undefined {
  const { column, type, value } = cell
  const display = context.displays[cell.style] ?? generalDisplay
  const shown = (text: string) => (text === '' ? text : (display.showText?.(text) ?? text))
  if (cell.formula && (value === '' || (value === '0' && context.recalculated === 'on_open')))
    return { column, kind: 'uncached', text: '', value: 0 }
  switch (type) {
    case 's':
      return textCell(column, shown(sharedString(value, context.strings)))
    case 'str':
      return textCell(column, shown(unescapeText(value)))
    case 'inlineStr':
      return textCell(column, shown(value))
    case 'd':
      return textCell(column, value)
    case 'e':
      return { column, kind: 'error', text: value, value: 0 }
    case 'b':
      return {
        column,
        kind: 'boolean',
        text: isTrue(value.trim()) ? 'TRUE' : 'FALSE',
        value: isTrue(value.trim()) ? 1 : 0,
      }
    default:
      return numberCell(column, Number(value), value, display)
  }
}

function textCell(column: number, text: string): SheetCell | undefined {
  return text === '' ? undefined : { column, kind: 'text', text, value: 0 }
}

function numberCell(
  column: number,
  value: number,
  written: string,
  display: NumberDisplay,
): SheetCell | undefined {
  if (!Number.isFinite(value)) return textCell(column, written)
  return { column, kind: display.kind, text: display.show(value), value }
}

function sharedString(index: string, strings: readonly string[]): string {
  const text = strings[Number(index)]
  if (text === undefined) throw corrupt('a cell refers to a text that is not there')
  return text
}

function addHiddenColumns(hidden: CellRange[], attributes: string): void {
  if (!isTrue(xmlAttribute(attributes, 'hidden')) || hidden.length >= MOST_RANGES) return
  const firstColumn = Number(xmlAttribute(attributes, 'min')) - 1
  const lastColumn = Number(xmlAttribute(attributes, 'max')) - 1
  if (firstColumn >= 0 && lastColumn >= firstColumn)
    hidden.push({ firstRow: 1, lastRow: Infinity, firstColumn, lastColumn })
}

function addRange(ranges: CellRange[], reference: string | undefined): void {
  const range = reference === undefined ? undefined : parseRange(reference)
  if (range !== undefined && ranges.length < MOST_RANGES) ranges.push(range)
}

function addLink(
  links: Map<string, string>,
  attributes: string,
  relations: ReadonlyMap<string, Relation>,
): void {
  const target = relations.get(xmlAttribute(attributes, 'id') ?? '')?.target ?? ''
  const cell = xmlAttribute(attributes, 'ref')?.split(':')[0]
  if (cell !== undefined && /^mailto:/i.test(target))
    links.set(cell.replaceAll('$', '').toUpperCase(), target)
}
