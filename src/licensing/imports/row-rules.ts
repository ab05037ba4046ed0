/** What a row must be by itself, whether it is read from a file or planned as an import (rule X3). */
import { emailKey } from '../../core/email.js'
import type { NumberType } from '../../core/phone-number.js'
import { profileLimits } from '../../core/user.js'
import type { ImportRow } from './import-row.js'

/** How long the texts of a row may be, in characters. */
export const longestText = {
  firstName: profileLimits.name,
  surname: profileLimits.name,
  department: profileLimits.department,
  attributes: profileLimits.attribute,
} as const

/** Whether a text is written as a date is to be. */
export function hasFormOfDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text)
}

/** The numbers that a row names, by type. */
export function numbersIn(row: {
  readonly [type in NumberType]?: string | null | undefined
}): readonly { readonly type: NumberType; readonly number: string }[] {
  return (['landline', 'mobile'] as const).flatMap((type) => {
    const number = row[type]
    return typeof number === 'string' ? [{ type, number }] : []
  })
}

/** The licenses that a row assigns and removes, each once. */
export function licensesIn({ license, removeLicense }: LicenseCells): {
  readonly assign: readonly string[]
  readonly remove: readonly string[]
} {
  return { assign: listOf(license), remove: listOf(removeLicense) }
}

interface LicenseCells {
  readonly license?: ImportRow['license'] | undefined
  readonly removeLicense?: ImportRow['removeLicense'] | undefined
}

function listOf(licenses: LicenseCells['license']): readonly string[] {
  if (licenses === undefined) return []
  return typeof licenses === 'string' ? [licenses] : [...new Set(licenses)]
}

/** Something that stands in several places of the rows. */
export interface Doubled {
  readonly field: 'email' | NumberType
  readonly value: string
  /** The rows that have it, 50 at most; one row, where it is in both its columns. */
  readonly rows: readonly number[]
}

type Keyed = Pick<ImportRow, 'row'> & {
  readonly [field in 'email' | NumberType]?: string | null | undefined
}

const MOST_ROWS = 50

/**
 * The e-mail addresses and numbers that stand in several places, by the place of each row that has
 * one: all rows of a group are wrong.
 */
export function doubledIn(rows: readonly Keyed[]): ReadonlyMap<number, readonly Doubled[]> {
  const emails: Groups = new Map()
  const numbers: Groups = new Map()
  let isDoubled = false
  for (const { row, email, landline, mobile } of rows) {
    if (typeof email === 'string') isDoubled = add(emails, emailKey(email), row) || isDoubled
    if (typeof landline === 'string') isDoubled = add(numbers, landline, row) || isDoubled
    if (typeof mobile === 'string') isDoubled = add(numbers, mobile, row) || isDoubled
  }
  const doubled = new Map<number, readonly Doubled[]>()
  if (!isDoubled) return doubled
  rows.forEach((row, index) => {
    const own = [
      ...found(emails, 'email', row.email, emailKey(row.email ?? '')),
      ...(row.landline === row.mobile ? [] : found(numbers, 'landline', row.landline)),
      ...found(numbers, 'mobile', row.mobile),
    ]
    if (own.length > 0) doubled.set(index, own)
  })
  return doubled
}

/** The row that has a value, or rows once there are several places. */
type Groups = Map<string, number | number[]>

/** Adds a row to the group of a value, and tells whether the value stood somewhere before. */
function add(groups: Groups, key: string, row: number): boolean {
  const group = groups.get(key)
  if (group === undefined) groups.set(key, row)
  else if (typeof group === 'number') groups.set(key, group === row ? [row] : [group, row])
  else if (group.at(-1) !== row && group.length < MOST_ROWS) group.push(row)
  return group !== undefined
}

function found(
  groups: Groups,
  field: Doubled['field'],
  value: string | null | undefined,
  key = value ?? '',
): readonly Doubled[] {
  const rows = groups.get(key)
  return typeof value === 'string' && typeof rows === 'object' ? [{ field, value, rows }] : []
}
