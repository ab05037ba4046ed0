/** Joins rows that are about one user, and differ in nothing but the licenses that they bring. */
import { emailKey } from '../../core/email.js'
import { listIn } from '../../core/list-in.js'
import type { ImportRow } from './import-row.js'
import { cellsOf, changesIn, subjectOf } from './row-rules.js'

/** A row as far as it is known. */
type SomeRow = { readonly [key in keyof ImportRow]?: ImportRow[key] | undefined } & {
  readonly row: number
}

/**
 * Joins rows of one user (rule X3): the first one takes the licenses of the others, each with its
 * date, and tells which rows it stands for. Rows that contradict one another stay as they are.
 */
export function joinRows(rows: readonly ImportRow[]): readonly ImportRow[] {
  const groups = rowsByUser(rows)
  if (groups.size === rows.length) return rows
  const joined = new Map<ImportRow, ImportRow | null>()
  for (const group of groups.values()) {
    const whole = joinedRow(group)
    if (whole === null) continue
    for (const row of group) joined.set(row, null)
    joined.set(group[0]!, { ...group[0]!, ...whole }) // no group is empty
  }
  return rows.flatMap((row) => {
    const whole = joined.get(row)
    return whole === undefined ? [row] : (whole ?? [])
  })
}

/** Rows by the address of their user, those without one left out. */
export function rowsByUser<R extends { readonly email?: string | undefined }>(
  rows: readonly R[],
): ReadonlyMap<string, readonly R[]> {
  const groups = new Map<string, R[]>()
  for (const row of rows) if (row.email !== undefined) listIn(groups, emailKey(row.email)).push(row)
  return groups
}

/**
 * Several rows as one, if they say the same of the user and each brings licenses of its own; `null`
 * if not.
 */
export function joinedRow(group: readonly SomeRow[]): Partial<ImportRow> | null {
  if (group.length < 2) return null
  const dates = new Set(group.map(({ assignmentDate = 'now' }) => assignmentDate))
  const date = dates.size === 1 ? [...dates][0]! : 'now'
  const whole: { [key: string]: unknown } = {}
  const seen = new Set<string>()
  for (const row of group) {
    const own = changesIn(row).map((one) => `${one.kind} ${subjectOf(one)}`)
    if (row.version !== undefined || own.length === 0) return null
    if (own.some((one) => seen.has(one)) || !takes(whole, row)) return null
    for (const one of own) seen.add(one)
  }
  return {
    ...(whole as Partial<ImportRow>), // the fields of rows
    ...cellsOf(group.flatMap(changesIn), date),
    ...(dates.size === 1 ? {} : { assignmentDate: 'now' }),
    joined: group.flatMap(({ row, joined = [] }) => [row, ...joined]).slice(1),
  }
}

const OWN_OF_ROWS = new Set([
  'row',
  'email',
  'license',
  'removeLicense',
  'assignmentDate',
  'joined',
])

/** Adds what a row says of its user; `false` if it contradicts the rows before it. */
function takes(whole: { [key: string]: unknown }, row: SomeRow): boolean {
  for (const [name, value] of Object.entries(row)) {
    if (value === undefined || OWN_OF_ROWS.has(name)) continue
    const before = whole[name]
    if (before !== undefined && JSON.stringify(before) !== JSON.stringify(value)) return false
    whole[name] = value
  }
  return true
}
