/**
 * `seatline/excel`: reads users from the workbooks that people really have, writes the template,
 * and hands back what was uploaded.
 *
 * @packageDocumentation
 */
export { readUsers, type ReadUsersResult } from './reading/read-users.js'
export {
  previewUsers,
  type ColumnPreview,
  type FilePreview,
  type SheetPreview,
} from './reading/preview-users.js'
export type { ReadUsersOptions, ReadProgress } from './rows/read-options.js'
export type { ReadSummary, RefusedRow } from './rows/summary.js'
export type { ImportRow } from '../licensing/imports/import-row.js'
export type { Issue, IssueCode, IssueData } from '../licensing/imports/issue.js'
export { describeIssue } from './issues/issue.js'
export { issueLevels } from './issues/issue-codes.js'
export type { AttributeColumn, ColumnTarget, ImportField } from './columns/fields.js'
export type { ColumnMapping, ColumnMatch } from './columns/match-columns.js'
export type { DateOrder } from './cells/date.js'
export type { NamedLicense } from './cells/license.js'
export { defaultReadLimits, type ReadLimits } from './files/limits.js'
export type { FileInput } from './files/input.js'
export { defaultReader } from './files/formats/open-workbook.js'
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
export { annotateWorkbook, type AnnotateOptions } from './hand-back/annotate-workbook.js'
export { exportTable } from './exports/export-table.js'
export type { ExportColumn, ExportRows, ExportValue } from './exports/export-table.js'
export type { ExportFormat } from './exports/export-options.js'
export { exportChanges, exportConflicts, exportUsers } from './exports/export-lists.js'
export type {
  ConflictExportOptions,
  ExportOptions,
  UserExportOptions,
} from './exports/export-options.js'
