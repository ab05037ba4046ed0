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

/** Something that a row asks for: a license to come or to go, or all of a track to go. */
export type RowChange =
  | { readonly kind: 'assign'; readonly license: string; readonly on: string }
  | { readonly kind: 'remove'; readonly license: string; readonly on: string }
  | { readonly kind: 'clear'; readonly track: string; readonly on: string }

/** What a row asks for, removals first, each once on a date. */
export function changesIn({
  license,
  removeLicense,
  assignmentDate: on = 'now',
}: LicenseCells): readonly RowChange[] {
  if (license === undefined && removeLicense === undefined) return []
  const asked = [
    ...listOf(removeLicense).map((one) => changeOf('remove', one, on)),
    ...listOf(license).map((one) => changeOf('assign', one, on)),
  ]
  if (asked.length < 2) return asked
  return [...new Map(asked.map((one) => [changeKey(one), one])).values()]
}

/** What a row may name: licenses, and tracks to empty. */
export type LicenseCells = {
  readonly [field in 'license' | 'removeLicense' | 'assignmentDate']?: ImportRow[field] | undefined
}

type Named = Exclude<NonNullable<ImportRow['removeLicense']>, string>[number]

function listOf<T>(licenses: string | readonly T[] | undefined): readonly (string | T)[] {
  return typeof licenses === 'string' ? [licenses] : (licenses ?? [])
}

function changeOf(kind: 'assign' | 'remove', named: Named, date: string): RowChange {
  if (typeof named === 'string') return { kind, license: named, on: date }
  const { on = date } = named
  if ('track' in named) return { kind: 'clear', track: named.track, on }
  return { kind, license: named.license, on }
}

/** Tells whether two rows ask for the same. */
function changeKey(change: RowChange): string {
  return JSON.stringify([change.kind, subjectOf(change), change.on])
}

/** The license or the track that a change is about, as a person reads it. */
export function subjectOf(change: RowChange): string {
  return change.kind === 'clear' ? change.track : change.license
}

/** The columns of licenses that say all of some changes, for a row of a date. */
export function cellsOf(
  changes: readonly RowChange[],
  date: string,
): Pick<ImportRow, 'license' | 'removeLicense'> {
  const license = changes.flatMap((one) => (one.kind === 'assign' ? [named(one, date)] : []))
  const removeLicense = changes.flatMap((one): readonly Named[] => {
    if (one.kind === 'assign') return []
    if (one.kind === 'remove') return [named(one, date)]
    const { track, on } = one
    return [on === date ? { track } : { track, on }]
  })
  return {
    ...(license.length > 0 && { license: inShort(license) }),
    ...(removeLicense.length > 0 && { removeLicense: inShort(removeLicense) }),
  }
}

function named({ license, on }: { readonly license: string; readonly on: string }, date: string) {
  return on === date ? license : { license, on }
}

/** One license is a text, several are a list. */
export function inShort<T>(list: readonly (string | T)[]): string | readonly (string | T)[] {
  const [first] = list
  return list.length === 1 && typeof first === 'string' ? first : list
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
