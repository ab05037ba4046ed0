/** Opens .xlsb. */
import type { Zip } from '../../container/zip.js'
import { corrupt, createCellBudget, type ReadLimits } from '../../limits.js'
import { createRest, withRests, type Rest, type Steps } from '../../pace.js'
import type { Sheet, SheetLayout, SheetRow, Workbook } from '../../reader.js'
import type { NumberDisplay } from '../../number-format.js'
import type { DateSystem } from '../../date-display.js'
import { displaysOf } from '../xlsx/number-formats.js'
import { findRelated, isWorksheet, readRelations } from '../xlsx/parts.js'
import { readRecords } from './biff12.js'
import { createXlsbAssembler, type XlsbContext } from './sheet.js'

const WORKBOOK_PROPERTIES = 153
const SHEET = 156
const STRING = 19
const FORMAT = 44
const STYLE = 47
const STYLES_BEGIN = 617
const STYLES_END = 618

interface SheetEntry {
  readonly name: string
  readonly part: string
  readonly visibility: Sheet['visibility']
}

/**
 * Opens .xlsb: a container as that of .xlsx, with records instead of XML. Sheets are read as a
 * stream.
 */
export async function openXlsb(
  zip: Zip,
  part: string,
  limits: ReadLimits,
  signal?: AbortSignal,
): Promise<Workbook> {
  const rest = createRest(signal)
  const { dateSystem, sheets } = await withRests(readWorkbook(zip, part), rest)
  if (sheets.length === 0) throw corrupt('it has no sheets')
  const strings = await withRests(readStrings(zip, part, limits), rest)
  const displays = await withRests(readDisplays(zip, part, dateSystem), rest)
  const open = (sheet: SheetEntry) => openSheet(zip, sheet, { strings, displays, limits }, rest)
  return { format: 'xlsb', dateSystem, sheets: sheets.map(open), remarks: () => [] }
}

function* readWorkbook(
  zip: Zip,
  part: string,
): Steps<{ readonly dateSystem: '1900' | '1904'; readonly sheets: readonly SheetEntry[] }> {
  const relations = yield* readRelations(zip, part)
  const sheets: SheetEntry[] = []
  let dateSystem: '1900' | '1904' = '1900'
  for (const { records } of readRecords(zip, part)) {
    for (const record of records) {
      if (record.type === WORKBOOK_PROPERTIES) dateSystem = record.u32(0) & 1 ? '1904' : '1900'
      if (record.type !== SHEET) continue
      const id = record.text(8)
      const relation = relations.get(id)
      if (relation === undefined && id !== '') throw corrupt('a sheet is missing')
      const visibility = record.u32(0) === 0 ? 'visible' : 'hidden'
      if (!isWorksheet(zip, relation, visibility)) continue
      const name = record.text(12 + id.length * 2)
      sheets.push({ name, part: relation.target, visibility })
    }
    yield
  }
  return { dateSystem, sheets }
}

function* readStrings(zip: Zip, workbook: string, limits: ReadLimits): Steps<readonly string[]> {
  const part = yield* findRelated(zip, workbook, 'sharedStrings')
  const strings: string[] = []
  if (part === undefined) return strings
  const budget = createCellBudget(limits)
  for (const { records } of readRecords(zip, part)) {
    for (const record of records) {
      if (record.type !== STRING) continue
      const text = record.text(1)
      budget.check(text)
      budget.spend(1)
      strings.push(text)
    }
    yield
  }
  return strings
}

function* readDisplays(
  zip: Zip,
  workbook: string,
  system: DateSystem,
): Steps<readonly NumberDisplay[]> {
  const part = yield* findRelated(zip, workbook, 'styles')
  const codes = new Map<number, string>()
  const styles: number[] = []
  let within = false
  if (part === undefined) return []
  for (const { records } of readRecords(zip, part)) {
    for (const record of records) {
      if (record.type === FORMAT) codes.set(record.u16(0), record.text(2))
      else if (record.type === STYLES_BEGIN || record.type === STYLES_END)
        within = record.type === STYLES_BEGIN
      else if (record.type === STYLE && within) styles.push(record.u16(2))
    }
    yield
  }
  return displaysOf(styles, codes, system)
}

function openSheet(
  zip: Zip,
  { name, part, visibility }: SheetEntry,
  context: Omit<XlsbContext, 'relations'>,
  rest: Rest,
): Sheet {
  let layout: SheetLayout = { hiddenColumns: [], merges: [], links: new Map() }
  let share = 0
  async function* rows(): AsyncGenerator<readonly SheetRow[], void> {
    const relations = await withRests(readRelations(zip, part), rest)
    const assembler = createXlsbAssembler({ ...context, relations })
    layout = assembler.layout
    for (const window of readRecords(zip, part)) {
      share = window.share
      for (const record of window.records) assembler.add(record)
      yield assembler.take()
    }
    yield assembler.take()
  }
  return { name, visibility, rows, layout: () => layout, share: () => share }
}
