/** Names of schema and tables. */
import { invalidInput, text, type ChecksOf } from '../core/check.js'

/** Where the tables of seatline stand, of the caller's choice. @public */
export interface TableNames {
  /** The schema of the tables; the first of the connection's search path when absent. */
  readonly schema?: string
  /** What the names of tables and indexes begin with; `seatline_` when absent. */
  readonly prefix?: string
}

/** Names, as far as their type goes. */
export const tableNames: ChecksOf<TableNames> = { schema: text, prefix: text }

/** The tables whose rows belong to an organization: all but the list of migrations. */
export const ORGANIZATION_TABLES = [
  'organizations',
  'users',
  'claims',
  'holdings',
  'changes',
  'bookings',
  'seats',
  'events',
  'outbox',
  'answers',
] as const

const TABLES = ['migrations', ...ORGANIZATION_TABLES] as const

/** The tables of seatline, by what they hold. */
export type TableName = (typeof TABLES)[number]

/** Every table, quoted and ready to stand in a statement; and the schema, if there is one. */
export interface Tables extends Readonly<Record<TableName, string>> {
  readonly schema: string | null
  /** An index of a table: its name stands without the schema. */
  readonly index: (name: string) => string
  /** An index that is there already: it is found by its schema. */
  readonly inSchema: (name: string) => string
}

/**
 * The longest name that PostgreSQL keeps whole, in bytes: of two longer ones that begin alike it
 * would make one.
 */
const LONGEST = 63
const LONGEST_SUFFIX = 'bookings_by_license'.length

/** Quotes the names of all tables. */
export function tablesOf({ schema, prefix = 'seatline_' }: TableNames): Tables {
  if (schema !== undefined) refuseAwkward(schema, 'schema', LONGEST)
  if (prefix !== '') refuseAwkward(prefix, 'prefix', LONGEST - LONGEST_SUFFIX)
  const qualified = (name: string) =>
    schema === undefined ? quote(prefix + name) : `${quote(schema)}.${quote(prefix + name)}`
  const tables = Object.fromEntries(TABLES.map((name) => [name, qualified(name)])) as Record<
    TableName,
    string
  > // one for each name
  return {
    ...tables,
    schema: schema ?? null,
    index: (name) => quote(prefix + name),
    inSchema: qualified,
  }
}

/** A name as an identifier of SQL, whatever is in it. */
export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

function refuseAwkward(name: string, path: string, longest: number): void {
  const bytes = [...name].reduce((sum, letter) => sum + bytesOf(letter.codePointAt(0) ?? 0), 0)
  if (name !== '' && bytes <= longest && !name.includes('\u0000')) return
  throw invalidInput(
    path,
    `must have 1 to ${longest} bytes`,
    `${path} must have 1 to ${longest} bytes, and no NUL.`,
  )
}

/** The bytes of a letter in UTF-8. */
function bytesOf(code: number): number {
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}
