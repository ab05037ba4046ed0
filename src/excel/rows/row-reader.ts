import type { Issue, IssueCode, Reported, Where } from '../../licensing/imports/issue.js'
import { readRowVersion } from '../../licensing/imports/row-version.js'
import { serialDate } from '../cells/date.js'
import { tidy } from '../cells/text.js'
import { fieldOf } from '../columns/fields.js'
import type { ColumnMatch } from '../columns/match-columns.js'
import { columnOfReference } from '../files/cell-reference.js'
import type { SheetCell, SheetLayout, SheetRow } from '../files/reader.js'
import { issueLevels } from '../issues/issue-codes.js'
import { issueAt } from '../issues/issue.js'
import { asideOf } from './aside-rows.js'
import { createMergeFiller, type MergeFiller } from './merges.js'
import { createCellReader, type CellContext, type CellReader } from './read-row.js'
import type { RowDraft, RowOutcome } from './row-outcome.js'

/** Reads the rows below a header one by one. */
interface RowReader {
  /**
   * The outcome, or why there is none: nothing in it, nothing in a column that is read, the header
   * again, an example, a total.
   */
  read(row: SheetRow): RowOutcome | 'blank' | 'without_user' | 'header' | 'example' | 'total'
}

interface Slot {
  readonly column: string
  readonly index: number
  readonly header: string
  /** Where issues of its cells are, but for the row. */
  readonly where: Where
  readonly target: NonNullable<ColumnMatch['target']>
  readonly read: CellReader
}

/**
 * Makes a reader for the columns of one sheet. The layout is given when it matters, at the second
 * reading.
 */
export function createRowReader(
  columns: readonly ColumnMatch[],
  sheet: string,
  context: CellContext,
  layout?: SheetLayout,
): RowReader {
  const slots = columns.flatMap(({ target, column, header }): Slot[] =>
    target === null
      ? []
      : [
          {
            column,
            header,
            where: { sheet, column, header, ...fieldOf(target) },
            target,
            index: columnOfReference(column),
            read: createCellReader(target, context),
          },
        ],
  )
  const slotByColumn: (number | undefined)[] = []
  slots.forEach((slot, at) => (slotByColumn[slot.index] = at))
  const emailSlot = slots.findIndex(({ target }) => target === 'email')
  const versionSlot = slots.findIndex(({ target }) => target === 'version')
  const found: (SheetCell | undefined)[] = new Array<SheetCell | undefined>(slots.length)
  const merges = layout === undefined ? undefined : createMergeFiller(layout.merges)
  const level = context.options.onBadCell === 'drop_cell' ? 'warning' : undefined

  let issues: Issue[] = []
  let draft: RowDraft = { row: 0 }
  let slot: Slot = slots[0]!
  let current: SheetCell | undefined
  let bad = false

  function report<C extends IssueCode>(code: C, ...details: Reported<C>): void {
    const isError = issueLevels[code] === 'error'
    const drops = isError && level !== undefined && slot.target !== 'email'
    if (isError && !drops) bad = true
    const value = current === undefined ? '' : shownText(current, context)
    const issue = issueAt(code, { ...slot.where, row: draft.row, value }, ...details)
    issues.push(drops ? { ...issue, level } : issue)
  }

  function readCell(cell: SheetCell): void {
    current = cell
    if (cell.kind === 'error') return report('error_value')
    if (cell.kind === 'uncached') return report('formula_uncached')
    const link =
      slot.target === 'email' ? layout?.links.get(`${slot.column}${draft.row}`) : undefined
    slot.read(cell, draft, report, link)
  }

  function readMerged(merged: ReturnType<MergeFiller['fill']>): void {
    if (merged === undefined) return
    current = merged.cell
    report(merged.code)
    if (merged.code === 'merged_cell_filled') readCell(merged.cell)
  }

  function gather(row: SheetRow): 'values' | 'blank' | 'without_user' {
    found.fill(undefined)
    let filled = 0
    let others = 0
    for (const cell of row.cells) {
      const at = slotByColumn[cell.column]
      const blank = cell.kind === 'text' && isBlank(cell.text)
      if (blank) continue
      if (at === undefined) others += 1
      else if (found[at] === undefined) {
        found[at] = cell
        if (slots[at]!.target !== 'version') filled += 1
      }
    }
    return filled > 0 ? 'values' : others > 0 ? 'without_user' : 'blank'
  }

  /** A row with a version is a user's, whatever the user is called. */
  function passedOver(row: SheetRow): 'header' | 'example' | 'total' | undefined {
    if (repeatsHeader(slots, found)) return 'header'
    return asideOf(row.cells, found[emailSlot])
  }

  return {
    read(row) {
      const gathered = gather(row)
      merges?.remember(row)
      if (gathered !== 'values') return gathered
      const version = found[versionSlot]?.text ?? ''
      const passed = readRowVersion(version) === null ? passedOver(row) : undefined
      if (passed !== undefined) return passed
      draft = { row: row.row }
      issues = []
      bad = false
      for (let at = 0; at < slots.length; at += 1) {
        slot = slots[at]!
        const cell = found[at]
        if (cell !== undefined) readCell(cell)
        else readMerged(merges?.fill(row.row, slot.index, slot.target))
      }
      if (draft.email === undefined && !bad) reportMissingEmail()
      return { draft, issues, status: bad ? 'refused' : 'accepted' }
    },
  }

  function reportMissingEmail(): void {
    const email =
      columns.find(({ target }) => target === 'email') ??
      columns.find(({ suggestion }) => suggestion === 'email')
    const inColumn = email === undefined ? {} : { column: email.column, header: email.header }
    bad = true
    issues.push(issueAt('email_missing', { sheet, row: draft.row, ...inColumn, field: 'email' }))
  }
}

function shownText(cell: SheetCell, { dateSystem }: CellContext): string {
  return cell.kind === 'date'
    ? (serialDate(Math.floor(cell.value), dateSystem) ?? cell.text)
    : cell.text
}

function isBlank(text: string): boolean {
  const first = text.charCodeAt(0)
  return (first <= 32 || first >= 127) && tidy(text) === ''
}

/** Printed lists repeat their header on every page. */
function repeatsHeader(slots: readonly Slot[], found: readonly (SheetCell | undefined)[]): boolean {
  let same = 0
  for (let at = 0; at < slots.length; at += 1) {
    const cell = found[at]
    if (cell === undefined) continue
    if (cell.text !== slots[at]!.header) return false
    same += 1
  }
  return same > 1
}
