import {
  englishRowIssues,
  fieldInWords,
  hasFormOfDate,
  list,
} from '../../words/english/row-issues.js'
import type { IssueMessages } from './issue-messages.js'

/** The sentences in English. @public */
export const englishIssues: IssueMessages = {
  ...englishRowIssues,
  email_missing: () => 'The row has no e-mail address.',
  email_doubled: (p) =>
    p.rows === undefined
      ? englishRowIssues.email_doubled(p)
      : `The same e-mail address is in rows ${list(p.rows)}. Keep it in one.`,
  number_doubled: (p) =>
    p.rows === undefined
      ? englishRowIssues.number_doubled(p)
      : `The same phone number is in rows ${list(p.rows)}. Keep it in one.`,
  email_invalid: (p) => `"${list(p.value)}" is not an e-mail address.`,
  number_invalid: (p) => `"${list(p.value)}" is not a phone number.`,
  number_several: (p) => `"${list(p.value)}" contains more than one phone number. Enter only one.`,
  number_ambiguous: (p) =>
    `"${list(p.value)}" can be read as ${list(p.readings)}. Write it with + and the country code.`,
  number_wrong_type: (p) =>
    `${list(p.number)} is a ${list(p.actual)} number, but the column is for ${list(p.expected)} numbers.`,
  number_precision_lost: (p) =>
    `Excel shortened the number to ${list(p.value)}. Format the column as text and write the number again.`,
  license_unknown: (p) => `There is no license "${list(p.value)}".`,
  date_invalid: (p) =>
    hasFormOfDate(p.value)
      ? `"${list(p.value)}" is not a date: there is no such day.`
      : `"${list(p.value)}" is not a date. Write YYYY-MM-DD or now.`,
  date_ambiguous: (p) => `"${list(p.value)}" can mean ${list(p.readings)}. Write YYYY-MM-DD.`,
  date_implausible: (p) => `"${list(p.value)}" is not a plausible date. Write YYYY-MM-DD.`,
  yes_no_invalid: (p) => `"${list(p.value)}" is neither yes nor no.`,
  value_not_listed: (p) => `"${list(p.value)}" is not among the values of this column.`,
  placeholder_value: (p) =>
    `"${list(p.value)}" is a placeholder. Leave the cell blank, or write CLEAR to empty the field.`,
  error_value: (p) => `The cell shows the error ${list(p.value)}.`,
  formula_uncached: () =>
    'The formula was saved without its result. Open the file in a spreadsheet program and save it again.',
  clear_not_allowed: () => 'This field cannot be emptied.',
  clear_misspelled: (p) =>
    `"${list(p.value)}" looks like CLEAR, which must be written in capitals.`,
  text_too_long: (p) =>
    `${p.attribute === undefined ? 'The text' : list(p.attribute)} is longer than ${list(p.max)} characters.`,
  text_damaged: (p) => `"${list(p.value)}" has characters that were lost in an earlier conversion.`,
  date_instead_of_text: (p) =>
    `The cell holds the date ${list(p.value)} where text is expected. Format the cell as text and enter the value again.`,
  merged_cell: () => 'The cell is merged with the one above. Enter a value in each row.',
  link_differs: (p) =>
    `The cell shows "${list(p.value)}" but its link goes to ${list(p.link)}. The text was used.`,
  extension_dropped: (p) => `The extension ${list(p.extension)} was left out.`,
  quote_unclosed: () => 'A quotation mark in this row has no match. Check the row.',
  spaces_removed: () => 'Spaces around the text were removed.',
  text_normalized: () => 'Invisible or unusual characters were removed or replaced.',
  email_extracted: (p) => `The address ${list(p.email)} was taken out of "${list(p.value)}".`,
  link_used: (p) =>
    `The address ${list(p.email)} was taken from the link behind "${list(p.value)}".`,
  number_rescued: (p) => `"${list(p.value)}" was read as ${list(p.number)}.`,
  date_rescued: (p) => `"${list(p.value)}" was read as ${list(p.date)}.`,
  time_dropped: (p) => `The time in "${list(p.value)}" was left out.`,
  merged_cell_filled: (p) =>
    `The value "${list(p.value)}" of the merged cell was used for this row too.`,
  column_email_missing: () =>
    'No column with e-mail addresses was found, so no rows can be imported.',
  column_doubled: (p) =>
    `The columns ${list(p.columns)} are all for the same field (${fieldInWords(p.field)}). None of them was used. Choose one.`,
  column_unknown: (p) =>
    p.header === ''
      ? 'A column without a header was left out.'
      : `The column "${list(p.header)}" is not known and was left out.`,
  column_full_name: (p) =>
    `The column "${list(p.header)}" holds full names, which cannot be split reliably. Put first name and surname in separate columns.`,
  column_read_only: (p) => `The column "${list(p.header)}" is read-only and was left out.`,
  column_guessed: (p) =>
    `The column "${list(p.header)}" was read as ${fieldInWords(p.field)}, judging by its values or its neighbors.`,
  sheet_skipped: (p) =>
    `The sheet "${list(p.sheet)}" also has users. Only one sheet is read at a time.`,
  sheet_hidden: () => 'The sheet that was read is hidden.',
  rows_hidden: (p) =>
    p.count === 1
      ? `Row ${list(p.first)} is hidden. It was read too.`
      : `${list(p.count)} hidden rows were read too, the first one being row ${list(p.first)}.`,
  columns_hidden: (p) => `Columns that are hidden were read too: ${list(p.columns)}.`,
  rows_without_user: (p) =>
    p.count === 1
      ? `Row ${list(p.first)} has values only in columns that are not read.`
      : `${list(p.count)} rows have values only in columns that are not read, the first one being row ${list(p.first)}.`,
  example_skipped: (p) => `Row ${list(p.row)} is an example and was skipped.`,
  total_skipped: (p) =>
    `Row ${list(p.row)} is a total or a remark below the list and was skipped: "${list(p.value)}".`,
  header_repeated: (p) => `The header is repeated in row ${list(p.row)}, which was skipped.`,
  format_differs: (p) =>
    `The file is named ${list(p.name)} but is ${list(p.format)}. It was read as what it is.`,
  encoding_assumed: (p) =>
    `The file does not say how its text is encoded. It was read as ${list(p.encoding)}.`,
  macros_ignored: () => 'The workbook has macros. They were not run.',
  notes_left_out: (p) =>
    `${list(p.count)} more ${p.count === 1 ? 'note was' : 'notes were'} left out. The errors and warnings are complete.`,
}
