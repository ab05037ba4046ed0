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
  const groups = new Map<string, number | number[]>()
  for (const row of rows) for (const { key } of namedIn(row)) add(groups, key, row.row)
  const doubled = new Map<number, readonly Doubled[]>()
  rows.forEach((row, index) => {
    const own = namedIn(row).flatMap(({ key, field, value }): readonly Doubled[] => {
      const group = groups.get(key)
      const isSaidOfMobile = field === 'landline' && row.mobile === value
      return typeof group !== 'object' || isSaidOfMobile ? [] : [{ field, value, rows: group }]
    })
    if (own.length > 0) doubled.set(index, own)
  })
  return doubled
}

function namedIn(row: Keyed) {
  const numbers = numbersIn(row).map(({ type, number }) => ({
    key: number,
    field: type,
    value: number,
  }))
  if (typeof row.email !== 'string') return numbers
  const email = { key: `e-mail ${emailKey(row.email)}`, field: 'email', value: row.email } as const
  return [email, ...numbers]
}

function add(groups: Map<string, number | number[]>, key: string, row: number): void {
  const group = groups.get(key)
  if (group === undefined) groups.set(key, row)
  else if (typeof group === 'number') groups.set(key, group === row ? [row] : [group, row])
  else if (group.at(-1) !== row && group.length < MOST_ROWS) group.push(row)
}
