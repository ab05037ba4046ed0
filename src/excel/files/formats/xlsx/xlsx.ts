/** Opens .xlsx and .xlsm. */
import type { Zip } from '../../container/zip.js'
import { corrupt, type ReadLimits } from '../../limits.js'
import { createRest, withRests, type Rest, type Steps } from '../../pace.js'
import type { ReaderRemark, Sheet, SheetLayout, SheetRow, Workbook } from '../../reader.js'
import { scanPart } from '../../xml/part.js'
import { readNumberDisplays } from './number-formats.js'
import { findRelated, readRelations, readWorkbookPart, type WorkbookPart } from './parts.js'
import { createSheetAssembler, type SheetContext } from './sheet.js'
import { sharedStringHandler } from './strings.js'

/**
 * Opens .xlsx and .xlsm: sheets are read from the container as a stream, strings are loaded at the
 * first row.
 */
export async function openXlsx(
  zip: Zip,
  workbookPart: string,
  limits: ReadLimits,
  signal?: AbortSignal,
): Promise<Workbook> {
  const rest = createRest(signal)
  const workbook = await withRests(readWorkbookPart(zip, workbookPart), rest)
  if (workbook.sheets.length === 0) throw corrupt('it has no sheets')
  const macros = [...zip.parts.keys()].some((name) => name.endsWith('vbaproject.bin'))
  const remarks: readonly ReaderRemark[] = macros
    ? [{ code: 'macros_ignored', detail: '', row: null }]
    : []
  const shared = createSharedContext(rest, () => readShared(zip, workbookPart, workbook, limits))
  return {
    format: macros ? 'xlsm' : 'xlsx',
    dateSystem: workbook.dateSystem,
    sheets: workbook.sheets.map((sheet) => openSheet(zip, sheet, shared, rest)),
    remarks: () => remarks,
  }
}

type SharedContext = Omit<SheetContext, 'relations'>

/** Loads shared strings and styles once for all sheets. */
function createSharedContext(
  rest: Rest,
  read: () => Steps<SharedContext>,
): () => Promise<SharedContext> {
  let loaded: SharedContext | undefined
  return async () => (loaded ??= await withRests(read(), rest))
}

function* readShared(
  zip: Zip,
  workbookPart: string,
  { dateSystem, recalculated }: WorkbookPart,
  limits: ReadLimits,
): Steps<SharedContext> {
  const strings: string[] = []
  const stringsPart = yield* findRelated(zip, workbookPart, 'sharedStrings')
  if (stringsPart !== undefined)
    yield* scanPart(zip, stringsPart, sharedStringHandler(strings, limits))
  const stylesPart = yield* findRelated(zip, workbookPart, 'styles')
  const displays =
    stylesPart === undefined ? [] : yield* readNumberDisplays(zip, stylesPart, dateSystem)
  return { strings, displays, recalculated, limits }
}

function openSheet(
  zip: Zip,
  sheet: WorkbookPart['sheets'][number],
  shared: () => Promise<SharedContext>,
  rest: Rest,
): Sheet {
  let layout: SheetLayout = { hiddenColumns: [], merges: [], links: new Map() }
  let share = 0
  async function* rows(): AsyncGenerator<readonly SheetRow[], void> {
    const context = await shared()
    const relations = await withRests(readRelations(zip, sheet.part), rest)
    const assembler = createSheetAssembler({ ...context, relations })
    layout = assembler.layout
    for (const scanned of scanPart(zip, sheet.part, assembler)) {
      share = scanned
      yield assembler.take()
    }
    yield assembler.take()
  }
  return {
    name: sheet.name,
    visibility: sheet.visibility,
    rows,
    layout: () => layout,
    share: () => share,
  }
}
