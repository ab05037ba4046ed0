/** Why a row of an import is refused, in English. */
import { isolated } from '../../core/isolate.js'
import type { RowIssueCode } from '../../licensing/imports/row-issue.js'

/** What sentences about rows and cells are made of. @public */
export type IssueParameters = {
  readonly [name: string]: string | number | readonly (string | number)[]
}

type Parameter = IssueParameters[string] | undefined

/** A parameter as text, which cannot turn the sentence around it. */
export function list(value: Parameter): string {
  return Array.isArray(value)
    ? value.map((one) => isolated(String(one))).join(', ')
    : isolated(String(value))
}

/** A parameter at the end of a sentence, with one full stop, also where the text brings its own. */
export function ended(value: Parameter): string {
  return `${list(value).replace(/\.$/, '')}.`
}

/**
 * Whether a text is written as a date is to be, though it is none: then its form is not what is
 * wrong.
 */
export function hasFormOfDate(value: Parameter): boolean {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)
}

/** The name of a field as words: "first name" of `firstName`. */
export function fieldInWords(field: Parameter): string {
  return String(field).replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`)
}

/** Why a row is refused, in English. Made from the parameters of its issue, and the field. */
export const englishRowIssues: {
  readonly [code in RowIssueCode]: (parameters: IssueParameters) => string
} = {
  name_missing: (p) => `A new user needs a ${p.field === 'surname' ? 'surname' : 'first name'}.`,
  text_too_long: (p) => {
    const what = p.attribute === undefined ? `The ${fieldInWords(p.field)}` : list(p.attribute)
    return `${what} is longer than ${list(p.max)} characters.`
  },
  email_invalid: (p) => `${list(p.value)} is not an e-mail address.`,
  email_doubled: (p) => `${list(p.value)} is in more than one row.`,
  email_taken: (p) =>
    p.holder === undefined
      ? `${list(p.value)} belongs to another user. Use another address.`
      : `${list(p.value)} belongs to the user ${ended(p.holder)} Change it there first.`,
  number_invalid: (p) => `${list(p.value)} is not a phone number in E.164 form.`,
  number_doubled: (p) => `${list(p.value)} is in more than one place.`,
  number_taken: (p) =>
    p.holder === undefined
      ? `${list(p.value)} belongs to another user. Use another number.`
      : `${list(p.value)} belongs to the user ${ended(p.holder)} Remove it there first.`,
  number_of_other_type: (p) =>
    `The user already has ${list(p.value)}, but not as a ${list(p.type)} number.`,
  license_unknown: (p) => `The catalog has no license ${ended(p.value)}`,
  license_doubled: (p) => `${list(p.value)} cannot be both assigned and removed in one row.`,
  date_invalid: (p) =>
    `${list(p.value)} is not a date${hasFormOfDate(p.value) ? ': there is no such day' : ''}.`,
  date_in_past: (p) => `${list(p.value)} has passed: today is ${list(p.today)}.`,
  stale_row: () =>
    'The user has changed since the file was downloaded. Download the template again.',
  version_invalid: () => 'The version column was edited. Download the template again.',
  user_exists: (p) => `${list(p.value)} is already a user.`,
  user_not_found: (p) => `There is no user ${list(p.value)} to update.`,
  id_taken: (p) =>
    `The id ${list(p.value)} of the new user belongs to another user. Plan the import again.`,
}
