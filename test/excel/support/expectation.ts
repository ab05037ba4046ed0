import { readdirSync, readFileSync } from 'node:fs'
import type { Issue, IssueCode, ReadUsersResult } from '../../../src/excel/index.js'

const FOLDER = new URL('../../fixtures/workbooks/', import.meta.url)

export interface ExpectedUser {
  readonly row: number
  readonly ok: boolean | null
  readonly [field: string]: unknown
}

export interface ExpectedIssue {
  readonly row: number
  readonly col: string
  readonly kind: string
  readonly severity: string
  readonly altSeverity?: string
  readonly aliases?: readonly string[]
  readonly optional?: boolean
  readonly stage?: string
  readonly rows?: readonly number[]
  readonly suggestion?: string
}

export interface Expectation {
  readonly file: string
  readonly options: { readonly defaultCountry: string; readonly licenses: readonly string[] }
  readonly fatal: string | null
  readonly altFatal?: string
  readonly sheet: string | null
  readonly headerRow: number | null
  readonly mapping: { readonly [column: string]: string }
  readonly users: readonly ExpectedUser[]
  readonly issues: readonly ExpectedIssue[]
  readonly optionalPaths?: readonly string[]
}

/** Every workbook that has an expectation beside it. */
export function expectations(): readonly Expectation[] {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.expected.json'))
  return files.map((name) => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as Expectation)
}

export function workbook(name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(new URL(name, FOLDER)))
}

/** What the rough kinds of the expectations are called here. */
const CODES: { readonly [kind: string]: readonly IssueCode[] } = {
  invalid_phone: [
    'number_invalid',
    'number_several',
    'number_precision_lost',
    'number_ambiguous',
    'number_wrong_type',
  ],
  placeholder_value: ['placeholder_value'],
  extension_dropped: ['extension_dropped'],
  duplicate_phone: ['number_doubled'],
  duplicate_email: ['email_doubled'],
  invalid_email: ['email_invalid'],
  missing_required: ['email_missing'],
  unknown_license: ['license_unknown'],
  duplicate_column: ['column_doubled'],
  hyperlink_used: ['link_used'],
  duplicate_employee_id: [],
  formula_uncached: ['formula_uncached'],
  error_value: ['error_value'],
  yes_no_invalid: ['yes_no_invalid'],
  invalid_date: ['date_invalid', 'date_ambiguous', 'date_implausible'],
  ambiguous_date: ['date_ambiguous'],
  time_dropped: ['time_dropped'],
  clear_not_allowed: ['clear_not_allowed'],
  clear_misspelled: ['clear_misspelled'],
  wrong_phone_type: ['number_wrong_type'],
  quote_unclosed: ['quote_unclosed'],
  merged_cell: ['merged_cell'],
  text_damaged: ['text_damaged'],
  date_instead_of_text: ['date_instead_of_text'],
  value_without_header: ['value_without_header'],
}

const SEVERITY: { readonly [severity: string]: Issue['level'] } = {
  error: 'error',
  warning: 'warning',
  info: 'note',
}

/** Everything in which a result differs from what was expected; empty when it is right. */
export function differences(expected: Expectation, result: ReadUsersResult): readonly string[] {
  const optional = new Set(expected.optionalPaths ?? [])
  const found: string[] = []
  const compare = (path: string, actual: unknown, wanted: unknown) => {
    if (!optional.has(path) && actual !== wanted)
      found.push(`${path}: ${JSON.stringify(actual)} instead of ${JSON.stringify(wanted)}`)
  }
  if (expected.sheet !== null) compare('sheet', result.sheet, expected.sheet)
  compare('headerRow', result.headerRow, expected.headerRow)
  const mapping = new Map(
    result.columns.map(({ column, target }) => [column, target?.replace('attribute:', '')]),
  )
  for (const column of new Set([...mapping.keys(), ...Object.keys(expected.mapping)])) {
    compare(`mapping.${column}`, mapping.get(column), expected.mapping[column])
  }
  compareUsers(expected, result, compare)
  found.push(...issueDifferences(expected, [...result.issues, ...result.notices]))
  return found
}

type Compare = (path: string, actual: unknown, wanted: unknown) => void

function compareUsers(expected: Expectation, result: ReadUsersResult, compare: Compare): void {
  const accepted = new Map(result.rows.map((row) => [row.row, row]))
  const refused = new Map(result.refused.map((row) => [row.row, row.values]))
  const atPlan = new Set(
    expected.issues.filter(({ stage }) => stage === 'plan').map(({ row }) => row),
  )
  for (const { row, ok, ...fields } of expected.users) {
    const values = accepted.get(row) ?? refused.get(row) ?? {}
    if (ok !== null && !(ok === false && atPlan.has(row)))
      compare(`users[row=${row}].ok`, accepted.has(row), ok)
    for (const [field, wanted] of Object.entries(fields)) {
      const actual =
        field === 'employeeId'
          ? values.attributes?.['employeeId']
          : values[field as keyof typeof values]
      compare(`users[row=${row}].${field}`, actual, wanted)
    }
  }
  const rows = [...accepted.keys(), ...refused.keys()].sort((a, b) => a - b)
  compare('rows', rows.join(), expected.users.map(({ row }) => row).join())
}

function issueDifferences(expected: Expectation, issues: readonly Issue[]): readonly string[] {
  const found: string[] = []
  const place = ({ where: { row, column } }: Issue) => `${column ?? ''}${row ?? ''}`
  const codesOf = ({ kind, aliases = [] }: ExpectedIssue) =>
    [kind, ...aliases].flatMap((name) => CODES[name] ?? [])
  for (const wanted of expected.issues) {
    if (wanted.optional === true || wanted.stage === 'plan') continue
    const match = issues.find(
      (issue) =>
        place(issue) === `${wanted.col}${wanted.row}` && codesOf(wanted).includes(issue.code),
    )
    if (match === undefined) found.push(`${wanted.kind} missing at ${wanted.col}${wanted.row}`)
    else {
      const levels = [wanted.severity, wanted.altSeverity ?? wanted.severity].map(
        (severity) => SEVERITY[severity],
      )
      if (!levels.includes(match.level))
        found.push(`${wanted.kind} at ${place(match)} is ${match.level}`)
      if (wanted.suggestion !== undefined && match.suggestion !== wanted.suggestion)
        found.push(`${place(match)} suggests ${match.suggestion}`)
      if (wanted.rows !== undefined) found.push(...sameRows(wanted, match))
    }
  }
  for (const issue of issues) {
    if (issue.level === 'note' || issue.where.row === undefined) continue
    const known = expected.issues.some(
      (wanted) =>
        place(issue) === `${wanted.col}${wanted.row}` && codesOf(wanted).includes(issue.code),
    )
    if (!known && !issue.code.startsWith('column_'))
      found.push(`false alarm ${issue.code} at ${place(issue)}`)
  }
  return found
}

function sameRows(wanted: ExpectedIssue, match: Issue): readonly string[] {
  const rows = 'rows' in match ? match.rows : undefined
  return JSON.stringify(rows) === JSON.stringify(wanted.rows)
    ? []
    : [`rows of ${wanted.kind}: ${JSON.stringify(rows)}`]
}
