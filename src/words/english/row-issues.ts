/** Why a row of an import is refused, in English. */
import type { RowIssueCode, Where } from '../../licensing/imports/issue.js'
import type { IssueSentences } from '../language/issues.js'

/** What a column is for, in words: "first name", or the name of an attribute. */
export function fieldInWords({ field = 'attributes', attribute }: Where): string {
  return attribute ?? field.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`)
}

/** The sentences of what refuses a row. Reading a file finds some of it before. */
export const englishRowIssues: Pick<IssueSentences, RowIssueCode> = {
  name_missing: (p) => `A new user needs a ${p.field === 'surname' ? 'surname' : 'first name'}.`,
  text_too_long: (p) =>
    `${p.attribute ?? `The ${fieldInWords(p)}`} is longer than ${p.max} characters.`,
  email_invalid: (p) => `"${p.value}" is not an e-mail address.`,
  email_doubled: (p) =>
    p.rows === undefined
      ? `${p.value} is in more than one row.`
      : `The same e-mail address is in rows ${p.rows.join(', ')}. Keep it in one.`,
  email_taken: (p) =>
    p.holder === null
      ? `${p.value} belongs to another user. Use another address.`
      : `${p.value} belongs to the user ${p.holder}. Change it there first.`,
  number_invalid: (p) =>
    `"${p.value}" is not a phone number${p.form === undefined ? '' : ` in ${p.form} form`}.`,
  number_doubled: (p) =>
    p.rows.length === 1
      ? `${p.value} is in more than one place.`
      : `The same phone number is in rows ${p.rows.join(', ')}. Keep it in one.`,
  number_taken: (p) =>
    p.holder === null
      ? `${p.value} belongs to another user. Use another number.`
      : `${p.value} belongs to the user ${p.holder}. Remove it there first.`,
  number_of_other_type: (p) => `The user already has ${p.value}, but not as a ${p.type} number.`,
  attribute_unknown: (p) => `There is no attribute "${p.attribute}".`,
  value_not_listed: (p) => `"${p.value}" is not among the values of this column.`,
  license_unknown: (p) => `There is no license "${p.value}".`,
  license_doubled: (p) => `${p.value} cannot be both assigned and removed in one row.`,
  licenses_of_one_track: (p) =>
    `${p.licenses.join(', ')} belong to one track (${p.track}), of which a user can hold only one license. Keep one of them.`,
  date_invalid: (p) =>
    p.wellFormed
      ? `"${p.value}" is not a date: there is no such day.`
      : `"${p.value}" is not a date. Write YYYY-MM-DD or now.`,
  date_in_past: (p) => `${p.value} has passed: today is ${p.today}.`,
  stale_row: () =>
    'The user has changed since the file was downloaded. Download the template again.',
  version_invalid: () => 'The version column was edited. Download the template again.',
  user_exists: (p) => `${p.value} is already a user.`,
  user_not_found: (p) => `There is no user ${p.value} to update.`,
  id_taken: (p) =>
    `The id ${p.user} of the new user belongs to another user. Plan the import again.`,
}
