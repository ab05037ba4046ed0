/** Checks the options of lists (rule E1). */
import { anything, must, oneOf, signal, callback, type ChecksOf } from '../../core/check.js'
import { definedCatalog } from '../../words/language/checks.js'
import { sheetCheck } from '../../words/language/say-options.js'
import { attributeColumns } from '../rows/read-options.js'
import type { ExportFormat, ExportOptions, UserExportOptions } from './export-options.js'

/** The format of a list; its values are looked at where it is written. */
export const exportFormat: ChecksOf<ExportFormat> = {
  format: anything,
  separator: must("one of ',', ';' and a tab", isSeparator),
  signal,
}

/** How a list is written. */
export const exportOptions: ChecksOf<ExportOptions> = {
  ...exportFormat,
  language: sheetCheck,
  catalog: definedCatalog,
  attributes: attributeColumns,
  nameOf: callback,
}

/** How users are written. */
export const userExportOptions: ChecksOf<UserExportOptions> = {
  ...exportOptions,
  licenseColumns: oneOf('one', 'by_track'),
}

function isSeparator(value: unknown): boolean {
  return value === ',' || value === ';' || value === '\t'
}
