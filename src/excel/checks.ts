/** What lists and templates are written from, and how (rule E1). */
import { anything, callback, looksLike, must, signal, type Check, type ChecksOf } from '../core/check.js'
import { catalogCheck } from '../catalog/catalog.js'
import { languageCheck } from '../requirements/checks.js'
import type { ExportOptions } from './exports/export-lists.js'
import type { ExportFormat } from './exports/export-table.js'
import { attributeColumns } from './read-options.js'

/** Something that comes in batches. What is in them is looked at when they come. */
export const batchesCheck: Check = must('batches, such as users.pages() gives', (value) => {
  return typeof value === 'object' && value !== null && (Symbol.asyncIterator in value || Symbol.iterator in value)
})

/** A user to write, as `users.pages()` gives it. */
export const userCheck: Check = looksLike('a user, as users.pages() gives', {
  email: 'string',
  attributes: 'object',
  numbers: 'list',
  holdings: 'list',
})
/** A change to write, as `schedule.list()` gives it. */
export const listedCheck: Check = looksLike('a change, as schedule.pages() gives', { user: 'string', change: 'object' })

/** The format of a list; its values are looked at where it is written. */
export const exportFormat: ChecksOf<ExportFormat> = { format: anything, separator: must("one of ',', ';' and a tab", isSeparator), signal }

/** How a list is written. */
export const exportOptions: ChecksOf<ExportOptions> = {
  ...exportFormat,
  language: anything,
  catalog: catalogCheck,
  attributes: attributeColumns,
  messages: languageCheck,
  nameOf: callback,
}

function isSeparator(value: unknown): boolean {
  return value === ',' || value === ';' || value === '\t'
}
