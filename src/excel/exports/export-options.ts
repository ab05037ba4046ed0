/** How a list is written. */
import type { Catalog } from '../../catalog/catalog.js'
import type { Language, LanguageWith } from '../../words/language/language.js'
import type { AttributeColumn } from '../columns/fields.js'

/** What file an export becomes. @public */
export interface ExportFormat {
  /** `xlsx` by default. */
  readonly format?: 'xlsx' | 'csv'
  /** Between the fields of a .csv: `;` is what Excel expects in most of Europe. `,` by default. */
  readonly separator?: ',' | ';' | '\t'
  readonly signal?: AbortSignal
}

/** How a list of seatline's own is exported. @public */
export interface ExportOptions extends ExportFormat {
  /** English by default; others are in `seatline/languages`. */
  readonly language?: Pick<Language, 'sheet'>
  /** For the names of licenses. Without it they are called by their ids. */
  readonly catalog?: Pick<Catalog, 'definition'>
  /** Attributes to show, each in a column. */
  readonly attributes?: readonly AttributeColumn[]
  /** Calls users by something better than their ids. */
  readonly nameOf?: (user: string) => string
}

/** How users are exported. @public */
export interface UserExportOptions extends ExportOptions {
  /**
   * `one` column of all licenses (the default), for people to look at; or `by_track`, a column for
   * each track of the `catalog`, as `readUsers` reads them again.
   */
  readonly licenseColumns?: 'one' | 'by_track'
}

/** How the conflicts of a plan are exported. @public */
export interface ConflictExportOptions extends ExportOptions {
  readonly language?: LanguageWith<'conflicts' | 'sheet'>
}
