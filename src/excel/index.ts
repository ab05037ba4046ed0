/**
 * `seatline/excel`: reads users from the workbooks that people really have, writes the template, and hands back what was uploaded.
 *
 * @packageDocumentation
 */
export { readUsers, type ReadUsersResult } from './read-users.js'
export { previewUsers, type ColumnPreview, type FilePreview, type SheetPreview } from './preview-users.js'
export type { ReadUsersOptions, ReadProgress } from './read-options.js'
export type { ReadSummary, RefusedRow } from './rows/summary.js'
export type { ImportRow } from '../licensing/import-row.js'
export { describeIssue, type DescribedIssue, type ImportIssue, type IssueLevel } from './issue.js'
export type { IssueParameters } from '../licensing/row-issue.js'
export { issueLevels, type IssueCode } from './issue-codes.js'
export { englishIssues } from './messages/english.js'
export type { IssueMessages } from './messages/issue-messages.js'
export type { AttributeColumn, ColumnTarget, ImportField } from './columns/fields.js'
export type { ColumnMapping, ColumnMatch } from './columns/match-columns.js'
export type { DateOrder } from './cells/date.js'
export type { NamedLicense } from './cells/license.js'
export { defaultReadLimits, type ReadLimits } from './files/limits.js'
export type { FileInput } from './files/input.js'
export { defaultReader } from './files/open-workbook.js'
export type {
  CellRange,
  ReaderRemark,
  Sheet,
  SheetCell,
  SheetLayout,
  SheetRow,
  Workbook,
  WorkbookFormat,
  WorkbookReader,
} from './files/reader.js'
export { writeTemplate } from './template/write-template.js'
export type { TemplateOptions, UserBatches, WrittenUser } from './template/template-options.js'
export { sheetWords, type SheetLanguage } from './words/languages.js'
export type { ColumnWords, SheetWords, TemplateField } from './words/sheet-words.js'
export { annotateWorkbook, type AnnotateOptions } from './hand-back/annotate-workbook.js'
export { exportTable } from './exports/export-table.js'
export type { ExportColumn, ExportFormat, ExportRows, ExportValue } from './exports/export-table.js'
export { exportChanges, exportConflicts, exportUsers, type ExportOptions } from './exports/export-lists.js'
