/** Opens .xlsx and .xlsm. */
import type { Zip } from '../../container/zip.js'
import { throwIfAborted } from '../../input.js'
import { corrupt, type ReadLimits } from '../../limits.js'
import { createPace } from '../../pace.js'
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
export function openXlsx(
  zip: Zip,
  workbookPart: string,
  limits: ReadLimits,
  signal?: AbortSignal,
): Workbook {
  const workbook = readWorkbookPart(zip, workbookPart)
  if (workbook.sheets.length === 0) throw corrupt('it has no sheets')
  const macros = [...zip.parts.keys()].some((name) => name.endsWith('vbaproject.bin'))
  const remarks: readonly ReaderRemark[] = macros
    ? [{ code: 'macros_ignored', detail: '', row: null }]
    : []
  const shared = createSharedContext(zip, workbookPart, workbook, { limits, signal })
  return {
    format: macros ? 'xlsm' : 'xlsx',
    dateSystem: workbook.dateSystem,
    sheets: workbook.sheets.map((sheet) => openSheet(zip, sheet, shared)),
    remarks: () => remarks,
  }
}

interface OpenRequest {
  readonly limits: ReadLimits
  readonly signal: AbortSignal | undefined
}

type SharedContext = () => Promise<Omit<SheetContext, 'relations'>>

/** Loads shared strings and styles once for all sheets. */
function createSharedContext(
  zip: Zip,
  workbookPart: string,
  workbook: WorkbookPart,
  { limits, signal }: OpenRequest,
): SharedContext {
  let loaded: Omit<SheetContext, 'relations'> | undefined
  return async () => {
    if (loaded !== undefined) return loaded
    const strings: string[] = []
    const stringsPart = findRelated(zip, workbookPart, 'sharedStrings')
    const pace = createPace()
    if (stringsPart !== undefined) {
      for (const scanned of scanPart(zip, stringsPart, sharedStringHandler(strings, limits))) {
        void scanned
        throwIfAborted(signal, 0)
        await pace()
      }
    }
    const stylesPart = findRelated(zip, workbookPart, 'styles')
    const displays =
      stylesPart === undefined ? [] : readNumberDisplays(zip, stylesPart, workbook.dateSystem)
    loaded = { strings, displays, recalculated: workbook.recalculated, limits }
    return loaded
  }
}

function openSheet(zip: Zip, sheet: WorkbookPart['sheets'][number], shared: SharedContext): Sheet {
  let layout: SheetLayout = { hiddenColumns: [], merges: [], links: new Map() }
  let share = 0
  async function* rows(): AsyncGenerator<readonly SheetRow[], void> {
    const context = await shared()
    const assembler = createSheetAssembler({
      ...context,
      relations: readRelations(zip, sheet.part),
    })
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
