/** What a language writes into workbooks. */
import type { ImportField } from '../../excel/columns/fields.js'

/** The fields of the template, beside the version, which nobody writes. @public */
export type TemplateField = Exclude<ImportField, 'version'>

/** What a column of the template says. @public */
export interface ColumnWords {
  readonly header: string
  /** Shown when a cell of the column is chosen, and in the instructions. At most 255 letters. */
  readonly hint: string
  readonly example: string
}

/**
 * Everything that seatline writes into workbooks, in one language. A portal may give its own.
 * @public
 */
export interface SheetWords {
  readonly sheets: { readonly instructions: string; readonly data: string; readonly lists: string }
  readonly title: string
  readonly introduction: string
  /** Said when the template is filled with the current users. */
  readonly filled: string
  /** General rules, one sentence or two each. */
  readonly rules: readonly string[]
  /** Heads of the table of columns. */
  readonly table: {
    readonly column: string
    readonly need: string
    readonly hint: string
    readonly example: string
  }
  readonly required: string
  /** For a new user only. */
  readonly requiredForNew: string
  readonly optional: string
  readonly readOnly: string
  readonly licenses: string
  readonly yes: string
  readonly no: string
  readonly fields: { readonly [field in TemplateField]: ColumnWords }
  /** The hint of a portal's own column. */
  readonly attribute: string
  /** The hint of a column for a track that holds one license. */
  readonly licenseOfTrack: string
  /** The hint of a column to tick for a license. */
  readonly licenseTicked: string
  readonly currentLicenses: ColumnWords
  readonly otherNumbers: ColumnWords
  readonly errors: { readonly notListed: string; readonly readOnly: string }
  /**
   * The column of issues in the workbook that is handed back; reading knows it by the mark that is
   * added.
   */
  readonly issues: string
  /** How many rows a person has to look at, beside the header of that column. */
  readonly toLookAt: (count: number, rows: number) => string
  /** What became of a row, in the workbook that is handed back. */
  readonly results: {
    readonly [
      status in 'created' | 'updated' | 'unchanged' | 'partial' | 'refused' | 'plan_stale'
    ]: string
  }
  /** What exports call what is not a field. */
  readonly exports: {
    readonly users: string
    readonly changes: string
    readonly conflicts: string
    readonly user: string
    readonly change: string
    readonly assign: string
    readonly remove: string
    readonly date: string
    readonly ownDate: string
    readonly reason: string
  }
}
