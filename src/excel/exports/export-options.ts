/** How a list is written. */
import type { Catalog } from '../../catalog/catalog.js'
import type { RequirementMessages } from '../../words/language/requirement-messages.js'
import type { AttributeColumn } from '../columns/fields.js'
import type { SheetLanguage } from '../words/languages.js'
import type { SheetWords } from '../words/sheet-words.js'

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
  /** The language of headers; English by default. */
  readonly language?: SheetLanguage | SheetWords
  /** For the names of licenses. Without it they are called by their ids. */
  readonly catalog?: Catalog
  /** Attributes to show, each in a column. */
  readonly attributes?: readonly AttributeColumn[]
  /** The sentences of conflicts, such as `swedish` of `seatline/languages`; English by default. */
  readonly messages?: RequirementMessages
  /** Calls users by something better than their ids. */
  readonly nameOf?: (user: string) => string
}
