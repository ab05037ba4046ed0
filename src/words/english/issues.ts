/** Everything that is wrong with files and rows, in English. */
import type { IssueSentences } from '../language/issues.js'
import { englishRowIssues, fieldInWords } from './row-issues.js'

/** The sentences of issues in English. @public */
export const englishIssues: IssueSentences = {
  ...englishRowIssues,
  email_missing: () => 'The row has no e-mail address.',
  number_several: (p) => `"${p.value}" contains more than one phone number. Enter only one.`,
  number_ambiguous: (p) =>
    `"${p.value}" can be read as ${p.readings.join(', ')}. Write it with + and the country code.`,
  number_wrong_type: (p) =>
    `${p.number} is a ${p.actual} number, but the column is for ${p.expected} numbers.`,
  number_precision_lost: (p) =>
    `Excel shortened the number to ${p.value}. Format the column as text and write the number again.`,
  date_ambiguous: (p) => `Is "${p.value}" ${p.readings.join(' or ')}? Write YYYY-MM-DD.`,
  date_implausible: (p) => `"${p.value}" is not a plausible date. Write YYYY-MM-DD.`,
  yes_no_invalid: (p) => `"${p.value}" is neither yes nor no.`,
  value_not_number: (p) => `"${p.value}" is not a number.`,
  placeholder_value: (p) =>
    `"${p.value}" is a placeholder. Leave the cell blank, or write CLEAR to empty the field.`,
  error_value: (p) => `The cell shows the error ${p.value}.`,
  formula_uncached: () =>
    'The formula was saved without its result. Open the file in a spreadsheet program and save it again.',
  clear_not_allowed: () => 'This field cannot be emptied.',
  clear_misspelled: (p) => `"${p.value}" looks like CLEAR, which must be written in capitals.`,
  text_damaged: (p) => `"${p.value}" has characters that were lost in an earlier conversion.`,
  date_instead_of_text: (p) =>
    `The cell holds the date ${p.value} where text is expected. Format the cell as text and enter the value again.`,
  merged_cell: () => 'The cell is merged with the one above. Enter a value in each row.',
  link_differs: (p) =>
    `The cell shows "${p.value}" but its link goes to ${p.link}. The text was used.`,
  extension_dropped: (p) => `The extension ${p.extension} was left out.`,
  value_without_header: (p) =>
    `"${p.value}" stands to the right of the last header. A separator too many may have moved the values of this row.`,
  quote_unclosed: () => 'A quotation mark in this row has no match. Check the row.',
  spaces_removed: () => 'Spaces around the text were removed.',
  text_normalized: () => 'Invisible or unusual characters were removed or replaced.',
  email_extracted: (p) => `The address ${p.email} was taken out of "${p.value}".`,
  link_used: (p) => `The address ${p.email} was taken from the link behind "${p.value}".`,
  number_rescued: (p) => `"${p.value}" was read as ${p.number}.`,
  date_rescued: (p) => `"${p.value}" was read as ${p.date}.`,
  time_dropped: (p) => `The time in "${p.value}" was left out.`,
  merged_cell_filled: (p) => `The value "${p.value}" of the merged cell was used for this row too.`,
  row_merged: (p) => `The row is about the user of row ${p.into}. Its licenses were added there.`,
  column_email_missing: () =>
    'No column with e-mail addresses was found, so no rows can be imported.',
  column_doubled: (p) =>
    `The columns ${p.columns.join(', ')} are all for the same field (${fieldInWords(p)}). None of them was used. Choose one.`,
  column_unknown: (p) =>
    p.header === ''
      ? 'A column without a header was left out.'
      : `The column "${p.header}" is not known and was left out.`,
  column_full_name: (p) =>
    `The column "${p.header}" holds full names, which cannot be split reliably. Put first name and surname in separate columns.`,
  column_read_only: (p) => `The column "${p.header}" is read-only and was left out.`,
  column_guessed: (p) =>
    `The column "${p.header}" was read as ${fieldInWords(p)}, judging by its values or its neighbors.`,
  sheet_skipped: (p) => `The sheet "${p.sheet}" also has users. Only one sheet is read at a time.`,
  sheet_hidden: () => 'The sheet that was read is hidden.',
  rows_hidden: (p) =>
    p.count === 1
      ? `Row ${p.first} is hidden. It was read too.`
      : `${p.count} hidden rows were read too, the first one being row ${p.first}.`,
  columns_hidden: (p) => `Columns that are hidden were read too: ${p.columns.join(', ')}.`,
  rows_without_user: (p) =>
    p.count === 1
      ? `Row ${p.first} has values only in columns that are not read.`
      : `${p.count} rows have values only in columns that are not read, the first one being row ${p.first}.`,
  example_skipped: (p) => `Row ${p.row} is an example and was skipped.`,
  total_skipped: (p) =>
    `Row ${p.row} is a total or a remark below the list and was skipped: "${p.value}".`,
  header_repeated: (p) => `The header is repeated in row ${p.row}, which was skipped.`,
  format_differs: (p) =>
    `The file is named ${p.name} but is ${p.format}. It was read as what it is.`,
  encoding_assumed: (p) =>
    `The file does not say how its text is encoded. It was read as ${p.encoding}.`,
  macros_ignored: () => 'The workbook has macros. They were not run.',
  issues_left_out: (p) =>
    `${p.count} more ${p.count === 1 ? 'issue was' : 'issues were'} found. Too many to list: fix these first, then upload the file again.`,
}
