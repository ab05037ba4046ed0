/** Reports what concerns the file, its sheet and its columns. */
import type { Issue } from '../../licensing/imports/issue.js'
import { fieldOf } from '../columns/fields.js'
import type { ColumnMatch } from '../columns/match-columns.js'
import { columnOfReference } from '../files/cell-reference.js'
import type { ReaderRemark, Sheet, SheetLayout, WorkbookFormat } from '../files/reader.js'
import { issueAt } from '../issues/issue.js'

/** What is said about columns: unknown, doubled, read-only, guessed, missing. */
export function columnNotices(
  columns: readonly ColumnMatch[],
  sheet: string,
  headerRow: number | null,
): readonly Issue[] {
  const notices: Issue[] = []
  const inRow = headerRow === null ? { sheet } : { sheet, row: headerRow }
  const last = columns.findLast(({ header }) => header !== '')?.column ?? 'A'
  // values to the right of all headers are told row by row
  const isInside = (column: string) => columnOfReference(column) < columnOfReference(last)
  for (const { column, header, reason, target, suggestion } of columns) {
    const likely = target ?? suggestion
    const where = { ...inRow, column, header, ...(likely === null ? {} : fieldOf(likely)) }
    const rivals = columns
      .filter((other) => other.reason === 'doubled' && other.suggestion === suggestion)
      .map((other) => other.column)
    if (reason === 'doubled') notices.push(issueAt('column_doubled', where, { columns: rivals }))
    if (reason === 'unknown' && (header !== '' || suggestion !== null || isInside(column)))
      notices.push(issueAt('column_unknown', where, { suggestion: suggestion ?? undefined }))
    if (reason === 'full_name') notices.push(issueAt('column_full_name', where))
    if (reason === 'read_only') notices.push(issueAt('column_read_only', where))
    if (reason === 'neighbors' || reason === 'values')
      notices.push(issueAt('column_guessed', where))
  }
  if (!columns.some(({ target }) => target === 'email')) {
    const likely = columns.find(({ suggestion }) => suggestion === 'email')
    notices.push(issueAt('column_email_missing', inRow, { suggestion: likely?.column }))
  }
  return notices
}

/** Counts what is told once per sheet, with the first row of its kind. */
export interface RowCounts {
  hidden: number
  firstHidden: number
  withoutUser: number
  firstWithoutUser: number
  /** Rows that were passed over. */
  readonly asides: {
    readonly kind: 'header' | 'example' | 'total'
    readonly row: number
    readonly text: string
  }[]
}

const ASIDE_CODES = {
  header: 'header_repeated',
  example: 'example_skipped',
  total: 'total_skipped',
} as const

/** What is said about the sheet and its rows. */
export function sheetNotices(
  sheet: Sheet,
  layout: SheetLayout,
  columns: readonly ColumnMatch[],
  counts: RowCounts,
): readonly Issue[] {
  const place = { sheet: sheet.name }
  const notices: Issue[] = []
  if (sheet.visibility === 'hidden') notices.push(issueAt('sheet_hidden', place))
  if (counts.hidden > 0)
    notices.push(issueAt('rows_hidden', place, { count: counts.hidden, first: counts.firstHidden }))
  const hidden = columns
    .filter(
      ({ target, column }) => target !== null && target !== 'version' && isHidden(layout, column),
    )
    .map(({ column }) => column)
  if (hidden.length > 0) notices.push(issueAt('columns_hidden', place, { columns: hidden }))
  if (counts.withoutUser > 0)
    notices.push(
      issueAt('rows_without_user', place, {
        count: counts.withoutUser,
        first: counts.firstWithoutUser,
      }),
    )
  for (const { kind, row, text } of counts.asides)
    notices.push(issueAt(ASIDE_CODES[kind], { ...place, row, value: text }))
  return notices
}

function isHidden(layout: SheetLayout, letters: string): boolean {
  const column = columnOfReference(letters)
  return layout.hiddenColumns.some(
    ({ firstColumn, lastColumn }) => column >= firstColumn && column <= lastColumn,
  )
}

/** What is said about the file: how it was decoded, and whether its name tells the truth. */
export function fileNotices(
  format: WorkbookFormat,
  remarks: readonly ReaderRemark[],
  fileName: string | undefined,
  sheet: string,
): readonly Issue[] {
  const notices = remarks.slice(0, 100).map(({ code, detail, row }) => {
    const where = row === null ? { sheet } : { sheet, row }
    if (code === 'encoding_assumed') return issueAt(code, where, { encoding: detail })
    return issueAt(code, where)
  })
  const ending = /\.([a-z0-9]{1,5})$/i.exec(fileName ?? '')?.[1]?.toLowerCase()
  const fits =
    ending === undefined || ending === format || (ENDINGS.get(format) ?? []).includes(ending)
  return fits
    ? notices
    : [issueAt('format_differs', { sheet }, { name: `.${ending}`, format }), ...notices]
}

const ENDINGS: ReadonlyMap<WorkbookFormat, readonly string[]> = new Map([
  ['xlsx', ['xlsm', 'xltx']],
  ['xlsm', ['xlsx', 'xltm']],
  ['csv', ['txt', 'tsv']],
  ['tsv', ['csv', 'txt', 'tab']],
  ['xls', ['xlt']],
  ['ods', ['ots']],
])
