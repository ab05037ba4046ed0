import * as z from 'zod/mini'
import { isCalendarDate, type CalendarDate } from '../core/calendar-date.js'
import type { Catalog } from '../catalog/catalog.js'
import type { UserId } from '../core/ids.js'
import { isE164, type NumberType } from '../core/phone-number.js'
import { emailKey } from '../core/user.js'
import { isEmail, read } from './input.js'
import { readRowVersion } from './row-version.js'

/**
 * One user to create or update, as `seatline/excel` reads it from a sheet, or as a portal makes it from anywhere.
 * What is absent or blank stays as it is; `null` empties it (rule X3).
 *
 * @public
 */
export interface ImportRow {
  /** Where the row stands in its source, from 1: issues name it. */
  readonly row: number
  /** Tells which user it is, without regard to case, unless `version` does. */
  readonly email: string
  readonly firstName?: string
  readonly surname?: string
  readonly department?: string | null
  readonly attributes?: { readonly [name: string]: string | null }
  /** E.164. A number that the user does not have is added; others of the type stay. `null` removes all of the type. */
  readonly landline?: string | null
  readonly mobile?: string | null
  /** The id of a license to assign. */
  readonly license?: string
  /** The id of a license to remove. */
  readonly removeLicense?: string
  /** `'now'` (default) or `YYYY-MM-DD`, for both. */
  readonly assignmentDate?: string
  readonly onboardingEmail?: boolean
  /**
   * From a filled template: which user the row is about, and the revision at the download. A row whose user has changed
   * since is refused; with it, another `email` is a new address of that user. A revision alone is taken too.
   */
  readonly version?: string
}

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
  /** The user has the number as one of the other type. */
  | 'number_of_other_type'
  | 'license_unknown'
  /** One license is to be assigned and removed. */
  | 'license_doubled'
  | 'date_invalid'
  | 'date_in_past'
  | 'stale_row'
  /** Somebody has edited the version column. */
  | 'version_invalid'
  | 'user_exists'
  | 'user_not_found'

/** One thing that is wrong with a row. @public */
export interface RowIssue {
  readonly row: number
  readonly field: keyof ImportRow
  readonly code: RowIssueCode
  readonly message: string
  /** Who has it, for `number_taken` and `email_taken`. */
  readonly holder?: UserId
}

/** Whether users may be created, updated, or both. @public */
export type ImportMode = 'create' | 'update' | 'upsert'

const schemas = /* @__PURE__ */ (() => {
  const trimmed = z.string().check(z.trim())
  const text = z.optional(trimmed)
  const cell = z.optional(z.nullable(trimmed))
  const row = z.strictObject({
    row: z.int(),
    email: trimmed,
    firstName: text,
    surname: text,
    department: cell,
    attributes: z.optional(z.unknown()),
    landline: cell,
    mobile: cell,
    license: text,
    removeLicense: text,
    assignmentDate: text,
    onboardingEmail: z.optional(z.boolean()),
    version: text,
  })
  return {
    rows: z.array(row),
    attributes: z.array(z.tuple([z.string().check(z.minLength(1), z.maxLength(100)), z.nullable(trimmed)])).check(z.maxLength(200)),
    mode: z.enum(['create', 'update', 'upsert']),
  }
})()

/** Reads the rows of an import. Blank is absent; what is of a wrong type is a misuse, what a person typed wrong is an issue of its row. */
export function readRows(value: unknown): readonly ImportRow[] {
  return read(schemas.rows, value, 'rows').map((row) => {
    const { attributes, ...cells } = row
    const pairs =
      typeof attributes === 'object' && attributes !== null ? Object.entries(attributes).filter(([, cell]) => cell !== undefined) : []
    const named = withoutBlanks(read(schemas.attributes, pairs, `row ${row.row}: attributes`))
    return {
      ...withoutBlanks(Object.entries(cells)),
      ...(Object.keys(named).length > 0 ? { attributes: named } : {}),
    } as unknown as ImportRow // its shape was read
  })
}

/** A name that comes from outside never reaches a prototype (rule E2). */
function withoutBlanks(cells: readonly (readonly [string, unknown])[]): { readonly [name: string]: unknown } {
  return Object.fromEntries(
    cells.filter(([name, value]) => value !== undefined && (value !== '' || name === 'email') && name !== '__proto__'),
  )
}

/** Reads the mode of an import. */
export function readMode(value: unknown): ImportMode {
  return read(schemas.mode, value ?? 'upsert', 'mode')
}

/** The numbers that a row names, by type. */
export function numbersIn(row: ImportRow): readonly { readonly type: NumberType; readonly number: string }[] {
  return (['landline', 'mobile'] as const).flatMap((type) => {
    const number = row[type]
    return typeof number === 'string' ? [{ type, number }] : []
  })
}

/** What is known of the rows of an import without looking at users. */
export interface CheckedRows {
  /** What is wrong with rows by themselves, by their place. */
  readonly issues: ReadonlyMap<number, readonly RowIssue[]>
  /** In how many rows a user is named by the version column. */
  readonly versions: ReadonlyMap<string, number>
  /** In how many rows a user is named by an e-mail. */
  readonly addresses: ReadonlyMap<string, number>
}

/** Checks rows by themselves: all that is wrong, for every row. Two rows with one e-mail or number are both wrong (rule X3). */
export function checkRows(rows: readonly ImportRow[], catalog: Catalog, today: CalendarDate): CheckedRows {
  const emails = countBy(rows.map((row) => emailKey(row.email)))
  const numbers = countBy(rows.flatMap((row) => [...new Set(numbersIn(row).map(({ number }) => number))]))
  const versions = countBy(rows.flatMap((row) => readRowVersion(row.version ?? '')?.user ?? []))
  const addresses = countBy(rows.flatMap((row) => (readRowVersion(row.version ?? '')?.user ? [] : emailKey(row.email))))
  return { issues: new Map(rows.map((row, index) => [index, checkRow(row, { catalog, today, emails, numbers })])), versions, addresses }
}

interface Surroundings {
  readonly catalog: Catalog
  readonly today: CalendarDate
  readonly emails: ReadonlyMap<string, number>
  readonly numbers: ReadonlyMap<string, number>
}

function checkRow(row: ImportRow, { catalog, today, emails, numbers }: Surroundings): readonly RowIssue[] {
  const issues: RowIssue[] = []
  const report = (field: keyof ImportRow, code: RowIssueCode, message: string) => issues.push({ row: row.row, field, code, message })
  if (!isEmail(row.email)) report('email', 'email_invalid', `${row.email} is not an e-mail address.`)
  if ((emails.get(emailKey(row.email)) ?? 0) > 1) report('email', 'email_doubled', `${row.email} stands in more than one row.`)
  for (const [field, text, most] of [
    ['firstName', row.firstName, 200],
    ['surname', row.surname, 200],
    ['department', row.department, 200],
  ] as const) {
    if ((text?.length ?? 0) > most) report(field, 'text_too_long', `The ${field} has more than ${most} characters.`)
  }
  for (const [name, text] of Object.entries(row.attributes ?? {})) {
    if ((text?.length ?? 0) > 2_000) report('attributes', 'text_too_long', `${name} has more than 2000 characters.`)
  }
  for (const { type, number } of numbersIn(row)) {
    if (!isE164(number)) report(type, 'number_invalid', `${number} is not a phone number in E.164 form.`)
    if ((numbers.get(number) ?? 0) > 1 || (row.landline === row.mobile && type === 'mobile'))
      report(type, 'number_doubled', `${number} stands in more than one place.`)
  }
  if (row.license !== undefined && !catalog.licenses.has(row.license))
    report('license', 'license_unknown', `The catalog has no license ${row.license}.`)
  if (row.license !== undefined && row.license === row.removeLicense)
    report('removeLicense', 'license_doubled', `${row.license} is to be assigned and removed in one row.`)
  if (row.version !== undefined && readRowVersion(row.version) === null)
    report('version', 'version_invalid', 'The version column was edited. Download the template again.')
  const on = row.assignmentDate ?? 'now'
  if (on !== 'now' && !isCalendarDate(on)) report('assignmentDate', 'date_invalid', `${on} is not a date.`)
  else if (on !== 'now' && on < today) report('assignmentDate', 'date_in_past', `${on} has passed: today is ${today}.`)
  return issues
}

function countBy(values: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}
