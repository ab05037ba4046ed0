/** Checks the rows of an import by themselves. */
import * as z from 'zod/mini'
import type { Catalog } from '../../catalog/catalog.js'
import { isCalendarDate, type CalendarDate } from '../../core/calendar-date.js'
import { nullable, optional, refuse, text, type Check } from '../../core/check.js'
import { emailKey, isEmail } from '../../core/email.js'
import { isE164, type NumberType } from '../../core/phone-number.js'
import { profileLimits } from '../../core/user.js'
import { attributesOf, read } from '../session/input.js'
import type { ImportRow, ImportMode } from './import-row.js'
import { reportTo, type ReportIssue } from './report-issue.js'
import type { RowIssue } from './row-issue.js'
import { readRowVersion } from './row-version.js'

const schemas = /* @__PURE__ */ (() => {
  const trimmed = z.string().check(z.trim())
  const maybe = z.optional(trimmed)
  const cell = z.optional(z.nullable(trimmed))
  const row = z.strictObject({
    row: z.int(),
    email: z.string().check(z.trim(), z.normalize('NFC')),
    firstName: maybe,
    surname: maybe,
    department: cell,
    attributes: z.optional(z.unknown()),
    landline: cell,
    mobile: cell,
    license: maybe,
    removeLicense: maybe,
    assignmentDate: maybe,
    onboardingEmail: z.optional(z.boolean()),
    version: maybe,
  })
  return {
    rows: z.array(row),
    mode: z.enum(['create', 'update', 'upsert']),
  }
})()

const attributeCells: Check = attributesOf(optional(nullable(text)))

/**
 * Reads the rows of an import. Blank is absent; what is of a wrong type is a misuse, what a person
 * typed wrong is an issue of its row.
 */
export function readRows(value: unknown): readonly ImportRow[] {
  return read(schemas.rows, value, 'rows').map((row, index) => {
    const { attributes = {}, ...cells } = row
    refuse(attributeCells(attributes, `rows.${index}.attributes`))
    const pairs = Object.entries(attributes as NonNullable<ImportRow['attributes']>) // just checked
    const named = withoutBlanks(pairs.map(([name, cell]) => [name, cell?.trim() ?? cell] as const))
    return {
      ...withoutBlanks(Object.entries(cells)),
      ...(Object.keys(named).length > 0 ? { attributes: named } : {}),
    } as unknown as ImportRow // its shape was read
  })
}

/** A name that comes from outside never reaches a prototype (rule E2). */
function withoutBlanks(cells: readonly (readonly [string, unknown])[]): {
  readonly [name: string]: unknown
} {
  return Object.fromEntries(
    cells.filter(
      ([name, value]) =>
        value !== undefined && (value !== '' || name === 'email') && name !== '__proto__',
    ),
  )
}

/** Reads the mode of an import. */
export function readMode(value: unknown): ImportMode {
  return read(schemas.mode, value ?? 'upsert', 'mode')
}

/** The numbers that a row names, by type. */
export function numbersIn(
  row: ImportRow,
): readonly { readonly type: NumberType; readonly number: string }[] {
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

/**
 * Checks rows by themselves: all that is wrong, for every row. Two rows with one e-mail or number
 * are both wrong (rule X3).
 */
export function checkRows(
  rows: readonly ImportRow[],
  catalog: Catalog,
  today: CalendarDate,
): CheckedRows {
  const emails = countBy(rows.map((row) => emailKey(row.email)))
  const numbers = countBy(
    rows.flatMap((row) => [...new Set(numbersIn(row).map(({ number }) => number))]),
  )
  const versions = countBy(rows.flatMap((row) => readRowVersion(row.version ?? '')?.user ?? []))
  const addresses = countBy(
    rows.flatMap((row) => (readRowVersion(row.version ?? '')?.user ? [] : emailKey(row.email))),
  )
  return {
    issues: new Map(
      rows.map((row, index) => [index, checkRow(row, { catalog, today, emails, numbers })]),
    ),
    versions,
    addresses,
  }
}

interface Surroundings {
  readonly catalog: Catalog
  readonly today: CalendarDate
  readonly emails: ReadonlyMap<string, number>
  readonly numbers: ReadonlyMap<string, number>
}

function checkRow(
  row: ImportRow,
  { catalog, today, emails, numbers }: Surroundings,
): readonly RowIssue[] {
  const issues: RowIssue[] = []
  const report = reportTo(issues, row.row)
  if (!isEmail(row.email)) report('email', 'email_invalid', { value: row.email })
  if ((emails.get(emailKey(row.email)) ?? 0) > 1)
    report('email', 'email_doubled', { value: row.email })
  checkLengths(row, report)
  for (const { type, number: value } of numbersIn(row)) {
    if (!isE164(value)) report(type, 'number_invalid', { value })
    if ((numbers.get(value) ?? 0) > 1 || (row.landline === row.mobile && type === 'mobile'))
      report(type, 'number_doubled', { value })
  }
  const { license, removeLicense, version, assignmentDate: on = 'now' } = row
  if (license !== undefined && !catalog.licenses.has(license))
    report('license', 'license_unknown', { value: license })
  if (license !== undefined && license === removeLicense)
    report('removeLicense', 'license_doubled', { value: license })
  if (version !== undefined && readRowVersion(version) === null)
    report('version', 'version_invalid', {})
  if (on !== 'now' && !isCalendarDate(on)) report('assignmentDate', 'date_invalid', { value: on })
  else if (on !== 'now' && on < today)
    report('assignmentDate', 'date_in_past', { value: on, today })
  return issues
}

function checkLengths(row: ImportRow, report: ReportIssue): void {
  const { name, department, attribute: max } = profileLimits
  const limits = { firstName: name, surname: name, department } as const
  for (const field of ['firstName', 'surname', 'department'] as const) {
    const limit = limits[field]
    if ((row[field]?.length ?? 0) > limit) report(field, 'text_too_long', { max: limit })
  }
  for (const [attribute, text] of Object.entries(row.attributes ?? {})) {
    if ((text?.length ?? 0) > max) report('attributes', 'text_too_long', { attribute, max })
  }
}

function countBy(values: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}
