/** The issues of files and rows: what a person who fills in a file has to look at. */
import type { NumberType } from '../../core/phone-number.js'
import type { ImportRow } from './import-row.js'

/** What is given beside each issue code; `unknown` where its place says it all. @public */
export interface IssueData {
  // a row, as `imports.plan` looks at it; reading a file finds some of it before
  name_missing: unknown
  /** Longer than `max` characters. */
  text_too_long: { readonly max: number }
  email_invalid: unknown
  /** In which rows, 50 at most; absent where rows name one user by e-mail and by version. */
  email_doubled: { readonly rows?: readonly number[] }
  /** `holder` is `null` where the actor may not see that user. */
  email_taken: { readonly holder: string | null }
  /** The only form that an import takes; reading a file takes many, and gives none here. */
  number_invalid: { readonly form?: 'E.164' }
  /** In which rows, 50 at most; one row has it in both its columns. */
  number_doubled: { readonly rows: readonly number[] }
  /** `holder` is `null` where the actor may not see that user. */
  number_taken: { readonly holder: string | null }
  /** The user has the number, but not as one of the `type`. */
  number_of_other_type: { readonly type: NumberType }
  /** The catalog declares attributes, and this is none of them. */
  attribute_unknown: { readonly attribute: string }
  license_unknown: unknown
  /** One license is to be assigned and removed. */
  license_doubled: unknown
  /** Several licenses of a track that holds one. */
  licenses_of_one_track: { readonly track: string; readonly licenses: readonly string[] }
  /** Whether it is written as a date is to be: then there is no such day. */
  date_invalid: { readonly wellFormed: boolean }
  /** The organization's date. */
  date_in_past: { readonly today: string }
  stale_row: unknown
  /** Somebody has edited the version column. */
  version_invalid: unknown
  user_exists: unknown
  user_not_found: unknown
  /** The id that the import makes for the new user is or was another's. */
  id_taken: { readonly user: string }
  /** Not among the values of its column, or of its attribute in the catalog. */
  value_not_listed: unknown

  // a cell that cannot be accepted
  email_missing: unknown
  number_several: unknown
  number_ambiguous: { readonly readings: readonly string[] }
  number_wrong_type: {
    readonly number: string
    readonly actual: NumberType | 'service'
    readonly expected: NumberType
  }
  number_precision_lost: unknown
  date_ambiguous: { readonly readings: readonly string[] }
  date_implausible: unknown
  yes_no_invalid: unknown
  value_not_number: unknown
  placeholder_value: unknown
  error_value: unknown
  formula_uncached: unknown
  clear_not_allowed: unknown
  clear_misspelled: unknown
  text_damaged: unknown
  date_instead_of_text: unknown
  merged_cell: unknown

  // look again
  link_differs: { readonly link: string }
  extension_dropped: { readonly extension: string }
  quote_unclosed: unknown
  value_without_header: unknown

  // what was changed on the way in
  spaces_removed: unknown
  text_normalized: unknown
  email_extracted: { readonly email: string }
  link_used: { readonly email: string }
  number_rescued: { readonly number: string }
  date_rescued: { readonly date: string }
  time_dropped: unknown
  merged_cell_filled: unknown
  /** The licenses of the row were added to another row of the same user. */
  row_merged: { readonly into: number }

  // the file, the sheet, the columns
  column_email_missing: unknown
  column_doubled: { readonly columns: readonly string[] }
  column_unknown: unknown
  column_full_name: unknown
  column_read_only: unknown
  column_guessed: unknown
  sheet_skipped: unknown
  sheet_hidden: unknown
  rows_hidden: { readonly count: number; readonly first: number }
  columns_hidden: { readonly columns: readonly string[] }
  rows_without_user: { readonly count: number; readonly first: number }
  header_repeated: unknown
  example_skipped: unknown
  total_skipped: unknown
  format_differs: { readonly name: string; readonly format: string }
  encoding_assumed: { readonly encoding: string }
  macros_ignored: unknown
  issues_left_out: { readonly count: number }
}

/** Every code that an issue can have: a closed list. @public */
export type IssueCode = keyof IssueData

/** Why a row is refused. @public */
export type RowIssueCode =
  | 'name_missing'
  | 'text_too_long'
  | 'email_invalid'
  | 'email_doubled'
  | 'email_taken'
  | 'number_invalid'
  | 'number_doubled'
  | 'number_taken'
  | 'number_of_other_type'
  | 'attribute_unknown'
  | 'value_not_listed'
  | 'license_unknown'
  | 'license_doubled'
  | 'licenses_of_one_track'
  | 'date_invalid'
  | 'date_in_past'
  | 'stale_row'
  | 'version_invalid'
  | 'user_exists'
  | 'user_not_found'
  | 'id_taken'

/**
 * Something to tell the person who filled in the file: a code, where it is, and what is given
 * beside the code.
 *
 * @public
 */
export type Issue<C extends keyof IssueData = keyof IssueData> = {
  readonly [K in C]: {
    readonly code: K
    /**
     * `error` refuses the row (or drops the cell, as chosen), `warning` asks for a look, `note`
     * says what was changed.
     */
    readonly level: 'error' | 'warning' | 'note'
    /** Where it is, and what stands there. */
    readonly where: {
      /** The sheet, by name; empty for .csv and .tsv. Absent where rows come from elsewhere. */
      readonly sheet?: string
      /** From 1; absent when it concerns the file or the whole sheet. */
      readonly row?: number
      /** The column's letters. */
      readonly column?: string
      readonly header?: string
      /** What the column is for. */
      readonly field?: keyof ImportRow
      /** Which of the `attributes`. */
      readonly attribute?: string
      /** The value as the person sees it. */
      readonly value?: string
    }
    /** A sentence in English; `describeIssue` of `seatline/excel` puts it into other languages. */
    readonly message: string
    /** What the cell could say instead. */
    readonly suggestion?: string
  } & (unknown extends IssueData[K] ? unknown : IssueData[K])
}[C]

/** Where an issue is, and what stands there. */
export type Where = Issue['where']

/** What is reported with a code: what is given beside it, and what the cell could say instead. */
export type Reported<C extends IssueCode> = unknown extends IssueData[C]
  ? readonly [details?: { readonly suggestion?: string | undefined }]
  : readonly [details: IssueData[C] & { readonly suggestion?: string | undefined }]
