/** Reads the rows below a header, one by one, into drafts with their issues. */
import { tidy } from '../../core/tidy-text.js'
import type { Issue, Where } from '../../licensing/imports/issue.js'
import { readRowVersion } from '../../licensing/imports/row-version.js'
import { dateText } from '../cells/date.js'
import type { ReportCell } from '../cells/report.js'
import { datedColumn, fieldOf } from '../columns/fields.js'
import type { ColumnMatch } from '../columns/match-columns.js'
import { columnLetters, columnOfReference } from '../files/cell-reference.js'
import type { SheetCell, SheetLayout, SheetRow } from '../files/reader.js'
import { issueLevels } from '../issues/issue-codes.js'
import type { IssueKeeper } from '../issues/issue-keeper.js'
import { issueAt } from '../issues/issue.js'
import { asideOf } from './aside-rows.js'
import { createMergeFiller } from './merges.js'
import {
  createCellReader,
  type CellContext,
  type CellReader,
  type DatesOfColumns,
} from './read-row.js'
import type { RowDraft, RowOutcome } from './row-outcome.js'

/** Reads the rows below a header one by one. */
interface RowReader {
  /**
   * The outcome, or why there is none: nothing in it, nothing in a column that is read, the header
   * again, an example, a total.
   */
  read(row: SheetRow): RowOutcome | 'blank' | 'without_user' | 'header' | 'example' | 'total'
}

/** A column that is read. */
interface Slot {
  readonly index: number
  readonly target: NonNullable<ColumnMatch['target']>
  /** Where issues of its cells are, but for the row. */
  readonly where: Where & { readonly column: string; readonly header: string }
  readonly read: CellReader
  /** Reports an issue of the cell at hand. */
  readonly report: ReportCell
}

/** The cells of a row, by slot. */
type FoundCells = readonly (SheetCell | undefined)[]

/** The row that is being read, and its cell. */
interface AtHand {
  draft: RowDraft
  issues: Issue[]
  /** Whether something refuses the row. */
  bad: boolean
  cell: SheetCell | undefined
}

/** What is read of the rows of one sheet, and where its issues go. */
interface RowReading {
  readonly columns: readonly ColumnMatch[]
  readonly sheet: string
  readonly context: CellContext
  readonly keeper: IssueKeeper
  readonly layout: SheetLayout | undefined
}

/**
 * Makes a reader for the columns of one sheet. The layout is given when it matters, at the second
 * reading.
 */
export function createRowReader(request: RowReading): RowReader {
  const { columns, sheet, context, keeper, layout } = request
  const now: AtHand = { draft: { row: 0 }, issues: [], bad: false, cell: undefined }
  const slots = slotsOf(request, now)
  const gather = createGatherer(slots, lastHeaderOf(columns))
  const emailSlot = slots.findIndex(({ target }) => target === 'email')
  const versionSlot = slots.findIndex(({ target }) => target === 'version')
  const merges =
    layout === undefined
      ? undefined
      : createMergeFiller(
          layout.merges,
          slots.map(({ index }) => index),
        )

  function readCell(cell: SheetCell, { target, where, read, report }: Slot): void {
    if (cell.kind === 'error') return report('error_value')
    if (cell.kind === 'uncached') return report('formula_uncached')
    const link =
      target === 'email' ? layout?.links.get(`${where.column}${now.draft.row}`) : undefined
    read(cell, now.draft, report, link)
  }

  function readSlot(slot: Slot, found: SheetCell | undefined): void {
    const merged = found ? undefined : merges?.fill(now.draft.row, slot.index, slot.target)
    now.cell = found ?? merged?.cell
    if (now.cell === undefined) return
    if (found !== undefined && merges?.hides(now.draft.row, found, slot.target))
      return slot.report('merged_cell')
    if (merged !== undefined) slot.report(merged.code)
    if (merged?.code !== 'merged_cell') readCell(now.cell, slot)
  }

  return {
    read(row) {
      const { found, has, stray } = gather(row)
      merges?.remember(row)
      if (has !== 'values') return has
      // a row with a version is a user's, whatever the user is called
      const isUser = readRowVersion(found[versionSlot]?.text ?? '') !== null
      const passed = isUser ? undefined : passedOver(row, slots, found, found[emailSlot])
      if (passed !== undefined) return passed
      now.draft = { row: row.row }
      now.issues = []
      now.bad = false
      for (let at = 0; at < slots.length; at += 1) readSlot(slots[at]!, found[at])
      if (now.draft.email === undefined && !now.bad) {
        now.bad = true
        if (keeper.keeps('email_missing', 'error', now.issues))
          now.issues.push(issueAt('email_missing', missingEmailIn(columns, sheet, row.row)))
      }
      if (stray !== undefined && keeper.keeps('value_without_header', 'warning', now.issues))
        now.issues.push(strayValue(stray, sheet, row.row, context))
      return { draft: now.draft, issues: now.issues, status: now.bad ? 'refused' : 'accepted' }
    },
  }
}

function slotsOf(request: RowReading, now: AtHand): readonly Slot[] {
  const { columns, sheet, context } = request
  // the version first: with it, an address is what it is; then the dates of columns that follow
  const inOrder = columns.toSorted((a, b) => orderOf(a) - orderOf(b))
  const dates: DatesOfColumns = new Map()
  return inOrder.flatMap(({ target, column, header }): readonly Slot[] => {
    if (target === null) return []
    const where = { sheet, column, header, ...fieldOf(target) }
    const read = createCellReader(target, context, dates)
    const report = reporting(where, request, now, target !== 'email')
    return [{ index: columnOfReference(column), target, where, read, report }]
  })
}

function orderOf({ target }: ColumnMatch): number {
  if (target === 'version') return 0
  return datedColumn(target) === undefined ? 2 : 1
}

/**
 * Makes what finds the cells of a row that are read. The list is used again for the next row: a
 * large sheet has many.
 */
function createGatherer(slots: readonly Slot[], lastHeader: number) {
  const slotByColumn: (number | undefined)[] = []
  slots.forEach((slot, at) => (slotByColumn[slot.index] = at))
  const found: (SheetCell | undefined)[] = new Array<SheetCell | undefined>(slots.length)
  return (row: SheetRow): GatheredCells => {
    found.fill(undefined)
    let stray: SheetCell | undefined
    let has: 'values' | 'blank' | 'without_user' = 'blank'
    for (const cell of row.cells) {
      const at = slotByColumn[cell.column]
      if (cell.kind === 'text' && isBlank(cell.text)) continue
      if (at !== undefined && found[at] === undefined) {
        found[at] = cell
        if (slots[at]!.target !== 'version') has = 'values'
      } else if (at === undefined) {
        if (has === 'blank') has = 'without_user'
        if (cell.column > lastHeader) stray ??= cell
      }
    }
    return { found, has, stray }
  }
}

/** The cells of a row that are read, and what else there is. */
interface GatheredCells {
  readonly found: FoundCells
  readonly has: 'values' | 'blank' | 'without_user'
  /** The first cell to the right of all headers. */
  readonly stray: SheetCell | undefined
}

/** The last column that has a header; none if the sheet has none. */
function lastHeaderOf(columns: readonly ColumnMatch[]): number {
  const named = columns.filter(({ header }) => header !== '')
  if (named.length === 0) return Infinity
  return named.reduce((last, { column }) => Math.max(last, columnOfReference(column)), 0)
}

/** Tells of a value to the right of all headers: a separator too many may have moved the row. */
function strayValue(cell: SheetCell, sheet: string, row: number, context: CellContext): Issue {
  const where = { sheet, row, column: columnLetters(cell.column), value: shownText(cell, context) }
  return issueAt('value_without_header', where)
}

/** Reports issues of the cell at hand: as a warning, where bad cells are dropped. */
function reporting(
  where: Where,
  { context, keeper }: RowReading,
  now: AtHand,
  mayDrop: boolean,
): ReportCell {
  const drops = mayDrop && context.options.onBadCell === 'drop_cell'
  return (code, ...details) => {
    const isError = issueLevels[code] === 'error'
    if (isError && !drops) now.bad = true
    if (!keeper.keeps(code, isError && drops ? 'warning' : issueLevels[code], now.issues)) return
    const value = now.cell === undefined ? '' : shownText(now.cell, context)
    const issue = issueAt(code, { ...where, row: now.draft.row, value }, ...details)
    now.issues.push(isError && drops ? { ...issue, level: 'warning' } : issue)
  }
}

/** Where an address is missing: in the column of addresses, or in the one that seems to be it. */
function missingEmailIn(columns: readonly ColumnMatch[], sheet: string, row: number): Where {
  const email =
    columns.find(({ target }) => target === 'email') ??
    columns.find(({ suggestion }) => suggestion === 'email')
  const inColumn = email === undefined ? {} : { column: email.column, header: email.header }
  return { sheet, row, ...inColumn, field: 'email' }
}

function shownText(cell: SheetCell, { dateSystem }: CellContext): string {
  return cell.kind === 'date' ? dateText(cell, dateSystem) : cell.text
}

function isBlank(text: string): boolean {
  const first = text.charCodeAt(0)
  return (first <= 32 || first >= 127) && tidy(text) === ''
}

/** Why a row is no user: a header that is repeated, an example, a total. */
function passedOver(
  row: SheetRow,
  slots: readonly Slot[],
  found: FoundCells,
  email: SheetCell | undefined,
): 'header' | 'example' | 'total' | undefined {
  return repeatsHeader(slots, found) ? 'header' : asideOf(row.cells, email)
}

/** Printed lists repeat their header on every page. */
function repeatsHeader(slots: readonly Slot[], found: FoundCells): boolean {
  let same = 0
  for (let at = 0; at < slots.length; at += 1) {
    const cell = found[at]
    if (cell === undefined) continue
    if (cell.text !== slots[at]!.where.header) return false
    same += 1
  }
  return same > 1
}
