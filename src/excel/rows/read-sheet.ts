/** Reads the rows of a sheet, with their merges and links. */
import { SeatlineError } from '../../core/errors.js'
import type { ColumnMatch } from '../columns/match-columns.js'
import { columnOfReference } from '../files/cell-reference.js'
import { throwIfAborted } from '../files/input.js'
import { createIssueKeeper, type IssueKeeper } from '../issues/issue-keeper.js'
import type { Sheet, SheetLayout, SheetRow } from '../files/reader.js'
import { rowsOf } from '../files/rows-of.js'
import { coversAny } from './merges.js'
import type { RowCounts } from './notices.js'
import type { ReadUsersOptions } from './read-options.js'
import type { CellContext } from './read-row.js'
import type { RowOutcome } from './row-outcome.js'
import { createRowReader } from './row-reader.js'

/** The outcomes of all rows of a sheet, in its order. */
interface SheetOutcome {
  readonly outcomes: RowOutcome[]
  readonly counts: RowCounts
  readonly keeper: IssueKeeper
  readonly layout: SheetLayout
}

/** What to read of a sheet. */
interface SheetRequest {
  readonly sheet: Sheet
  /** Rows up to this one are not users. */
  readonly headerRow: number
  readonly columns: readonly ColumnMatch[]
  readonly context: CellContext
  /** How many issues of each level are kept. */
  readonly mostIssues: number
}

/**
 * Reads the rows below the header.
 *
 * Merges and links stand at the end of a sheet's file. Where they matter, the sheet is read once
 * more with them known.
 */
export async function readSheet(request: SheetRequest): Promise<SheetOutcome> {
  const first = await readOnce(request)
  return layoutMatters(first, request) ? readOnce(request, first.layout) : first
}

async function readOnce(
  { sheet, headerRow, columns, context, mostIssues }: SheetRequest,
  layout?: SheetLayout,
): Promise<SheetOutcome> {
  const { options } = context
  const keeper = createIssueKeeper(mostIssues)
  const reader = createRowReader({ columns, sheet: sheet.name, context, keeper, layout })
  const outcomes: RowOutcome[] = []
  const counts: RowCounts = {
    hidden: 0,
    firstHidden: 0,
    withoutUser: 0,
    firstWithoutUser: 0,
    asides: [],
  }
  for await (const batch of rowsOf(sheet, options.signal, () => outcomes.length)) {
    for (const row of batch) {
      if (row.row <= headerRow) continue
      const outcome = reader.read(row)
      if (typeof outcome !== 'string') outcomes.push(outcome)
      else if (outcome === 'header' || outcome === 'example' || outcome === 'total')
        remember(counts.asides, outcome, row)
      else if (outcome === 'without_user' && counts.withoutUser++ === 0)
        counts.firstWithoutUser = row.row
      if (typeof outcome !== 'string' && row.visibility === 'hidden' && counts.hidden++ === 0)
        counts.firstHidden = row.row
    }
    if (batch.length > 0) progress(options, outcomes.length, sheet)
  }
  throwIfAborted(options.signal, outcomes.length)
  return { outcomes, counts, keeper, layout: sheet.layout() }
}

const MOST_ASIDES = 20

function remember(
  asides: RowCounts['asides'],
  kind: RowCounts['asides'][number]['kind'],
  { row, cells }: SheetRow,
): void {
  if (asides.length < MOST_ASIDES) asides.push({ kind, row, text: cells[0]?.text ?? '' })
}

function progress(options: ReadUsersOptions, rows: number, sheet: Sheet): void {
  try {
    options.onProgress?.({ done: rows, total: null, share: sheet.share?.() ?? null })
  } catch (error) {
    throw new SeatlineError(
      'aborted',
      'Reading was ended by onProgress, which threw.',
      { done: rows },
      { cause: error },
    )
  }
}

/**
 * Merges matter if they reach over a column that is read; links, if one goes elsewhere than
 * the address shown.
 */
function layoutMatters(
  { outcomes, layout }: SheetOutcome,
  { columns, headerRow }: SheetRequest,
): boolean {
  const read = columns
    .filter(({ target }) => target !== null)
    .map(({ column }) => columnOfReference(column))
  if (layout.merges.some((range) => range.lastRow > headerRow && coversAny(range, read)))
    return true
  const email = columns.find(({ target }) => target === 'email')?.column
  if (email === undefined || layout.links.size === 0) return false
  return outcomes.some(({ draft }) => {
    const link = layout.links.get(`${email}${draft.row}`)
    return (
      link !== undefined &&
      link.slice('mailto:'.length).toLowerCase() !== draft.email?.toLowerCase()
    )
  })
}
