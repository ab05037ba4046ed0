/** Checks the rows of an import by themselves. */
import * as z from 'zod/mini'
import type { Catalog } from '../../catalog/catalog.js'
import type { Edition } from '../../catalog/edition.js'
import { findLicense, findTrack } from '../../catalog/lookup.js'
import { isCalendarDate, type CalendarDate } from '../../core/calendar-date.js'
import { must, nullable, optional, refuse, type Check } from '../../core/check.js'
import { emailKey, isEmail } from '../../core/email.js'
import { inForceOn } from '../../core/in-force.js'
import { listIn } from '../../core/list-in.js'
import { isE164 } from '../../core/phone-number.js'
import { attributesOf, read } from '../session/input.js'
import type { ImportRow, ImportMode } from './import-row.js'
import { reportTo, type ReportIssue, type RowIssue } from './report-issue.js'
import {
  doubledIn,
  changesIn,
  hasFormOfDate,
  longestText,
  numbersIn,
  subjectOf,
  type Doubled,
  type RowChange,
} from './row-rules.js'
import { readRowVersion } from './row-version.js'

const schemas = /* @__PURE__ */ (() => {
  const trimmed = z.string().check(z.trim())
  const maybe = z.optional(trimmed)
  const cell = z.optional(z.nullable(trimmed))
  const dated = z.strictObject({ license: trimmed, on: maybe })
  const cleared = z.strictObject({ track: trimmed, on: maybe })
  const row = z.strictObject({
    row: z.int(),
    email: z.string().check(z.trim(), z.normalize('NFC')),
    firstName: maybe,
    surname: maybe,
    department: cell,
    attributes: z.optional(z.unknown()),
    landline: cell,
    mobile: cell,
    license: z.optional(
      z.union([trimmed, z.array(z.union([trimmed, dated])).check(z.maxLength(100))]),
    ),
    removeLicense: z.optional(
      z.union([trimmed, z.array(z.union([trimmed, dated, cleared])).check(z.maxLength(100))]),
    ),
    assignmentDate: maybe,
    onboardingEmail: z.optional(z.boolean()),
    joined: z.optional(z.array(z.int())),
    version: maybe,
  })
  return {
    rows: z.array(row),
    mode: z.enum(['create', 'update', 'upsert']),
  }
})()

const attributeValue: Check = must(
  'a text, a number or true or false',
  (value) => typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value),
)
const attributeCells: Check = attributesOf(optional(nullable(attributeValue)))

/**
 * Reads the rows of an import. Blank is absent; what is of a wrong type is a misuse, what a person
 * typed wrong is an issue of its row.
 */
export function readRows(value: unknown): readonly ImportRow[] {
  return read(schemas.rows, value, 'rows').map((row, index) => {
    const { attributes = {}, ...cells } = row
    refuse(attributeCells(attributes, `rows.${index}.attributes`))
    const pairs = Object.entries(attributes as NonNullable<ImportRow['attributes']>) // just checked
    const named = withoutBlanks(
      pairs.map(([name, cell]) => [name, typeof cell === 'string' ? cell.trim() : cell] as const),
    )
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
  const doubled = doubledIn(rows)
  const versions = new Map<string, number>()
  const addresses = new Map<string, number>()
  for (const { version, email } of rows) {
    const user = version === undefined ? undefined : readRowVersion(version)?.user
    if (user) count(versions, user)
    else count(addresses, emailKey(email))
  }
  return {
    issues: new Map(
      rows.map((row, index) => [
        index,
        checkRow(row, { catalog, today, doubled: doubled.get(index) ?? [] }),
      ]),
    ),
    versions,
    addresses,
  }
}

interface Surroundings {
  readonly catalog: Catalog
  readonly today: CalendarDate
  readonly doubled: readonly Doubled[]
}

function checkRow(row: ImportRow, { catalog, today, doubled }: Surroundings): readonly RowIssue[] {
  const issues: RowIssue[] = []
  const report = reportTo(issues, row.row)
  if (!isEmail(row.email)) report('email_invalid', { field: 'email', value: row.email })
  for (const { field, value, rows } of doubled)
    if (field === 'email') report('email_doubled', { field, value }, { rows })
  checkLengths(row, report)
  for (const { type: field, number: value } of numbersIn(row)) {
    if (!isE164(value)) report('number_invalid', { field, value }, { form: 'E.164' })
    const rows = doubled.find((one) => one.field === field)?.rows
    if (rows !== undefined) report('number_doubled', { field, value }, { rows })
  }
  const changes = changesIn(row)
  checkDates([row.assignmentDate ?? 'now', ...changes.map(({ on }) => on)], report)
  checkLicenses(changes, { catalog, today, report })
  if (row.version !== undefined && readRowVersion(row.version) === null)
    report('version_invalid', { field: 'version', value: row.version })
  return issues
}

function checkLengths(row: ImportRow, report: ReportIssue): void {
  const check = (place: { field: keyof typeof longestText; attribute?: string }, value = '') => {
    const max = longestText[place.field]
    if (value.length > max) report('text_too_long', { ...place, value }, { max })
  }
  for (const field of ['firstName', 'surname', 'department'] as const)
    check({ field }, row[field] ?? '')
  for (const [attribute, text] of Object.entries(row.attributes ?? {}))
    check({ field: 'attributes', attribute }, typeof text === 'string' ? text : '')
}

function checkDates(dates: readonly string[], report: ReportIssue): void {
  for (const value of new Set(dates))
    if (value !== 'now' && !isCalendarDate(value))
      report(
        'date_invalid',
        { field: 'assignmentDate', value },
        { wellFormed: hasFormOfDate(value) },
      )
}

/** What licenses are checked against, and where to tell what is wrong. */
interface LicenseChecks {
  readonly catalog: Catalog
  readonly today: CalendarDate
  readonly report: ReportIssue
}

function checkLicenses(
  changes: readonly RowChange[],
  { catalog, today, report }: LicenseChecks,
): void {
  for (const change of changes) {
    const value = subjectOf(change)
    if (change.kind === 'assign' && findLicense(catalog, value) === undefined)
      report('license_unknown', { field: 'license', value })
    if (change.kind === 'clear' && findTrack(catalog, value) === undefined)
      report('license_unknown', { field: 'removeLicense', value })
  }
  if (changes.length < 2) return
  for (const [on, some] of byDate(changes, today)) {
    const edition = inForceOn(catalog.editions, isCalendarDate(on) ? on : today)
    checkTogether(some, edition, report)
  }
}

/** What is asked for by date; now is today. */
function byDate(
  changes: readonly RowChange[],
  today: CalendarDate,
): ReadonlyMap<string, readonly RowChange[]> {
  const dates = new Map<string, RowChange[]>()
  for (const change of changes) listIn(dates, change.on === 'now' ? today : change.on).push(change)
  return dates
}

/** What cannot be asked for on one date together. */
function checkTogether(
  changes: readonly RowChange[],
  { tracks }: Pick<Edition, 'tracks'>,
  report: ReportIssue,
): void {
  const of = (kind: RowChange['kind']) =>
    changes.flatMap((one) => (one.kind === kind ? [subjectOf(one)] : []))
  const [assign, remove] = [of('assign'), of('remove')]
  for (const license of assign)
    if (remove.includes(license))
      report('license_doubled', { field: 'removeLicense', value: license })
  if (assign.length < 2) return
  for (const { definition, holds, licenses: all } of tracks.values()) {
    const licenses = assign.filter((license) => all.includes(license))
    if (holds === 'one' && licenses.length > 1)
      report(
        'licenses_of_one_track',
        { field: 'license', value: licenses.join(', ') },
        { track: definition.id, licenses },
      )
  }
}

function count(counts: Map<string, number>, value: string): void {
  counts.set(value, (counts.get(value) ?? 0) + 1)
}
