/** Options of a template. */
import type { Catalog } from '../../catalog/catalog.js'
import { callback, listOf, oneOf, signal, text, type ChecksOf } from '../../core/check.js'
import type { Holding } from '../../core/holding.js'
import type { PhoneNumber } from '../../core/phone-number.js'
import type { Profile } from '../../core/user.js'
import type { NamedLicense } from '../cells/license.js'
import type { AttributeColumn } from '../columns/fields.js'
import { attributeColumns, namedLicenses } from '../rows/read-options.js'
import { dateOfEdition, definedCatalog } from '../../words/language/checks.js'
import { sheetCheck } from '../../words/language/say-options.js'
import type { Language } from '../../words/language/language.js'
import type { TemplateField } from '../../words/language/sheet.js'
import { batchesCheck } from '../writing/checks.js'

/** What of a user a workbook shows: every `User` and `UserRecord` has it. @public */
export interface WrittenUser extends Profile {
  readonly id: string
  readonly revision: number
  readonly numbers: readonly PhoneNumber[]
  readonly holdings: readonly Pick<Holding, 'license'>[]
}

/** Users in batches, such as the pages of `users.pages()`. @public */
export type UserBatches = AsyncIterable<readonly WrittenUser[]> | Iterable<readonly WrittenUser[]>

/** What a template offers. @public */
export interface TemplateOptions {
  /** English by default; others are in `seatline/languages`. */
  readonly language?: Pick<Language, 'sheet'>
  /** The licenses to choose from, by name. Without them, the license columns take any text. */
  readonly licenses?: readonly NamedLicense[]
  /** The catalog whose licenses to choose from, instead of `licenses`. */
  readonly catalog?: Pick<Catalog, 'definition'>
  /** The date of the edition of the catalog that is offered, such as today; the newest by default. */
  readonly on?: string
  /**
   * `one` column of licenses to assign and one to remove (the default); or `by_track`, a column for
   * each track of the `catalog` that holds one license, and one to tick for each license of the
   * others. Filled, these say what users have.
   */
  readonly licenseColumns?: 'one' | 'by_track'
  /** The departments to choose from. Without them, any. */
  readonly departments?: readonly string[]
  /**
   * The portal's own columns, with the first of their headers or their name; as given to
   * `readUsers`.
   */
  readonly attributes?: readonly AttributeColumn[]
  /** Fields that the portal does not let a file set. */
  readonly leaveOut?: readonly Exclude<TemplateField, 'email'>[]
  /** The current users, to fill the template with. Without them it is empty. */
  readonly users?: UserBatches
  /** Called after each batch of users. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: null }) => void
  readonly signal?: AbortSignal
}

/** How a template is written; words and fields are looked at where they are used. */
export const templateOptions: ChecksOf<TemplateOptions> = {
  language: sheetCheck,
  licenses: namedLicenses,
  catalog: definedCatalog,
  on: dateOfEdition,
  licenseColumns: oneOf('one', 'by_track'),
  departments: listOf(text),
  attributes: attributeColumns,
  leaveOut: listOf(text),
  users: batchesCheck,
  onProgress: callback,
  signal,
}
