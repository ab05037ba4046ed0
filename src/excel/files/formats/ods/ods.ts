/** Opens .ods. */
import { columnLetters } from '../../cell-reference.js'
import type { Zip } from '../../container/zip.js'
import { createCellBudget, tooLarge, type ReadLimits } from '../../limits.js'
import { createRest, withRests } from '../../pace.js'
import type { CellRange, Sheet, SheetCell, SheetLayout, SheetRow, Workbook } from '../../reader.js'
import { scanPart, scanWhole } from '../../xml/part.js'
import { xmlAttribute, eachAttribute, type XmlHandler } from '../../xml/scanner.js'
import { readCell } from './cell.js'

const CONTENT = 'content.xml'

/**
 * Opens an OpenDocument spreadsheet. Its dates are written out; they are counted here as those of
 * the 1900 system.
 */
export async function openOds(
  zip: Zip,
  limits: ReadLimits,
  signal?: AbortSignal,
): Promise<Workbook> {
  const tables: { readonly name: string; readonly style: string }[] = []
  const hiddenStyles = new Set<string>()
  let depth = 0
  let style = ''
  const handler: XmlHandler = {
    open(name, attributes) {
      if (name === 'style') style = xmlAttribute(attributes, 'name') ?? ''
      else if (name === 'table-properties' && xmlAttribute(attributes, 'display') === 'false')
        hiddenStyles.add(style)
      else if (name === 'table' && depth++ === 0)
        tables.push({
          name: xmlAttribute(attributes, 'name') ?? '',
          style: xmlAttribute(attributes, 'style-name') ?? '',
        })
    },
    close(name) {
      if (name === 'table') depth -= 1
    },
    text: () => {},
  }
  await withRests(scanWhole(zip, CONTENT, handler), createRest(signal))
  return {
    format: 'ods',
    dateSystem: '1900',
    sheets: tables.map(({ name, style: own }, index) =>
      openSheet(
        zip,
        { name, index, visibility: hiddenStyles.has(own) ? 'hidden' : 'visible' },
        limits,
      ),
    ),
    remarks: () => [],
  }
}

interface OdsTable {
  readonly name: string
  readonly index: number
  readonly visibility: Sheet['visibility']
}

function openSheet(zip: Zip, { name, index, visibility }: OdsTable, limits: ReadLimits): Sheet {
  let layout: SheetLayout = { hiddenColumns: [], merges: [], links: new Map() }
  let share = 0
  async function* rows(): AsyncGenerator<readonly SheetRow[], void> {
    const assembler = createOdsAssembler(index, limits)
    layout = assembler.layout
    for (const scanned of scanPart(zip, CONTENT, assembler)) {
      share = scanned
      // The generator is asynchronous for the sake of the port.
      for (const batch of unrolled(assembler.take())) yield await Promise.resolve(batch)
    }
  }
  return { name, visibility, rows, layout: () => layout, share: () => share }
}

/** A row as it is written: how often it stands there, and how often each of its cells does. */
interface RepeatedRow extends SheetRow {
  readonly times: number
  readonly cells: readonly RepeatedCell[]
}

interface RepeatedCell extends SheetCell {
  readonly times: number
}

const CELLS_IN_BATCH = 5_000

/** A few bytes may stand for millions of cells: they are made batch by batch. */
function* unrolled(rows: readonly RepeatedRow[]): Generator<readonly SheetRow[], void> {
  let batch: SheetRow[] = []
  let count = 0
  for (const { row, visibility, cells: written, times } of rows) {
    const cells = written.flatMap(unrolledCell)
    for (let copy = 0; copy < times; copy += 1) {
      batch.push({ row: row + copy, visibility, cells })
      count += cells.length
      if (count < CELLS_IN_BATCH) continue
      yield batch
      batch = []
      count = 0
    }
  }
  yield batch
}

function unrolledCell({ times, ...cell }: RepeatedCell): readonly SheetCell[] {
  if (times === 1) return [cell]
  return Array.from({ length: times }, (_, at) => ({ ...cell, column: cell.column + at }))
}

interface OdsAssembler extends XmlHandler {
  readonly layout: SheetLayout
  take(): readonly RepeatedRow[]
}

function createOdsAssembler(wanted: number, limits: ReadLimits): OdsAssembler {
  const layout = {
    hiddenColumns: [] as CellRange[],
    merges: [] as CellRange[],
    links: new Map<string, string>(),
  }
  const row = {
    number: 1,
    repeated: 1,
    visibility: 'visible' as 'visible' | 'hidden',
    column: 0,
    cells: [] as RepeatedCell[],
  }
  const cell = {
    type: '',
    value: '',
    formula: false,
    repeated: 1,
    text: '',
    paragraphs: 0,
    link: '',
  }
  let ready: RepeatedRow[] = []
  let table = -1
  let tables = 0
  let column = 0
  let rowCount = 0
  const budget = createCellBudget(limits)
  let paragraph = 0
  let aside = 0
  let inCell = false

  function openCell(attributes: string): void {
    Object.assign(cell, {
      type: '',
      value: '',
      formula: false,
      repeated: 1,
      text: '',
      paragraphs: 0,
      link: '',
    })
    let columns = 1
    let spanned = 1
    eachAttribute(attributes, (name, value) => {
      if (name === 'value-type') cell.type = cell.type === '' ? value : cell.type
      else if (
        name === 'value' ||
        name === 'date-value' ||
        name === 'time-value' ||
        name === 'boolean-value' ||
        name === 'string-value'
      )
        cell.value = value
      else if (name === 'formula') cell.formula = true
      else if (name === 'number-columns-repeated') cell.repeated = countOf(value)
      else if (name === 'number-columns-spanned') columns = countOf(value)
      else if (name === 'number-rows-spanned') spanned = countOf(value)
    })
    if (columns > 1 || spanned > 1)
      layout.merges.push({
        firstRow: row.number,
        lastRow: row.number + spanned - 1,
        firstColumn: row.column,
        lastColumn: row.column + columns - 1,
      })
    inCell = true
  }

  function closeCell(): void {
    inCell = false
    const read = readCell(cell, row.column)
    if (read !== undefined) {
      if (row.column + cell.repeated > limits.columns) throw tooLarge('columns', limits.columns)
      if (/^mailto:/i.test(cell.link))
        layout.links.set(`${columnLetters(row.column)}${row.number}`, cell.link)
      budget.spend(cell.repeated * row.repeated)
      row.cells.push({ ...read, times: cell.repeated })
    }
    row.column += cell.repeated
  }

  function openRow(attributes: string): void {
    row.repeated = countOf(xmlAttribute(attributes, 'number-rows-repeated'))
    row.visibility =
      (xmlAttribute(attributes, 'visibility') ?? 'visible') === 'visible' ? 'visible' : 'hidden'
    row.column = 0
    row.cells = []
  }

  function closeRow(): void {
    if (row.cells.length > 0) {
      rowCount += row.repeated
      if (rowCount > limits.rows) throw tooLarge('rows', limits.rows)
      const { number, visibility, cells, repeated } = row
      ready.push({ row: number, visibility, cells, times: repeated })
    }
    row.number += row.repeated
  }

  function openColumn(attributes: string): void {
    const repeated = countOf(xmlAttribute(attributes, 'number-columns-repeated'))
    const hidden = (xmlAttribute(attributes, 'visibility') ?? 'visible') !== 'visible'
    if (hidden)
      layout.hiddenColumns.push({
        firstRow: 1,
        lastRow: Infinity,
        firstColumn: column,
        lastColumn: column + repeated - 1,
      })
    column += repeated
  }

  function openInCell(name: string, attributes: string): void {
    if (name === 'annotation') aside += 1
    if (aside > 0) return
    if (name === 'p') {
      if (cell.paragraphs++ > 0) cell.text += '\n'
      paragraph += 1
    } else if (name === 's')
      cell.text += ' '.repeat(Math.min(countOf(xmlAttribute(attributes, 'c')), 1_000))
    else if (name === 'tab') cell.text += '\t'
    else if (name === 'line-break') cell.text += '\n'
    else if (name === 'a') cell.link = xmlAttribute(attributes, 'href') ?? ''
  }

  return {
    layout,
    open(name, attributes) {
      if (name === 'table' && ++tables > 0) table += tables === 1 ? 1 : 0
      if (table !== wanted || tables !== 1) return
      if (name === 'table-cell' || name === 'covered-table-cell') openCell(attributes)
      else if (inCell) openInCell(name, attributes)
      else if (name === 'table-row') openRow(attributes)
      else if (name === 'table-column') openColumn(attributes)
    },
    close(name) {
      if (name === 'table') tables -= 1
      if (table !== wanted || tables !== 1) return
      if (name === 'table-cell' || name === 'covered-table-cell') closeCell()
      else if (name === 'annotation') aside -= 1
      else if (name === 'p' && aside === 0) paragraph -= 1
      else if (name === 'table-row') closeRow()
    },
    text(text) {
      if (!inCell || paragraph === 0 || aside > 0 || table !== wanted) return
      cell.text += text
      budget.check(cell.text)
    },
    take() {
      const taken = ready
      ready = []
      return taken
    },
  }
}

function countOf(value: string | undefined): number {
  const count = Number(value ?? 1)
  return Number.isInteger(count) && count > 0 ? Math.min(count, 10_000_000) : 1
}
