/** Every issue code with the level that it usually has: a closed list. @public */
export const issueLevels = {
  // the row
  email_missing: 'error',
  email_doubled: 'error',
  number_doubled: 'error',
  // the cell cannot be accepted
  email_invalid: 'error',
  number_invalid: 'error',
  number_several: 'error',
  number_ambiguous: 'error',
  number_wrong_type: 'error',
  number_precision_lost: 'error',
  license_unknown: 'error',
  date_invalid: 'error',
  date_ambiguous: 'error',
  date_implausible: 'error',
  yes_no_invalid: 'error',
  value_not_listed: 'error',
  placeholder_value: 'error',
  error_value: 'error',
  formula_uncached: 'error',
  clear_not_allowed: 'error',
  clear_misspelled: 'error',
  text_too_long: 'error',
  text_damaged: 'error',
  date_instead_of_text: 'error',
  merged_cell: 'error',
  // look again
  link_differs: 'warning',
  extension_dropped: 'warning',
  quote_unclosed: 'warning',
  // what was changed on the way in
  spaces_removed: 'note',
  text_normalized: 'note',
  email_extracted: 'note',
  link_used: 'note',
  number_rescued: 'note',
  date_rescued: 'note',
  time_dropped: 'note',
  merged_cell_filled: 'note',
  // the file, the sheet, the columns
  column_email_missing: 'error',
  column_doubled: 'warning',
  column_unknown: 'note',
  column_full_name: 'warning',
  column_read_only: 'note',
  column_guessed: 'note',
  sheet_skipped: 'warning',
  sheet_hidden: 'warning',
  rows_hidden: 'warning',
  columns_hidden: 'warning',
  rows_without_user: 'note',
  header_repeated: 'note',
  example_skipped: 'note',
  total_skipped: 'note',
  format_differs: 'warning',
  encoding_assumed: 'note',
  macros_ignored: 'note',
  notes_left_out: 'note',
} as const satisfies { readonly [code: string]: IssueLevel }

/** Every code that an issue can have. @public */
export type IssueCode = keyof typeof issueLevels

/**
 * `error` refuses the row (or drops the cell, as chosen), `warning` asks for a look, `note` says
 * what was changed.
 *
 * @public
 */
export type IssueLevel = 'error' | 'warning' | 'note'
