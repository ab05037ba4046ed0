/** Suggests by its values what a column could be for. */
import { isEmail } from '../../core/email.js'
import type { PhoneReader } from '../cells/phone.js'
import { columnOfReference } from '../files/cell-reference.js'
import type { SheetCell, SheetRow } from '../files/reader.js'
import type { ColumnTarget } from './fields.js'
import type { ColumnMatch } from './match-columns.js'

const ROWS_JUDGED = 50
const MOST_COLUMNS = 200
const SHARE = 0.9
const CONFIDENCE = 0.4

/** The type of most of the first numbers in a column, if nine in ten are of it. */
export function judgePhones(
  rows: readonly SheetRow[],
  column: number,
  phones: PhoneReader,
): 'landline' | 'mobile' | undefined {
  const types = cellsOf(rows, column)
    .map((cell) => phones.typeOf(cell))
    .filter((type) => type !== undefined)
  const mobiles = types.filter((type) => type === 'mobile').length
  if (types.length === 0) return undefined
  if (mobiles >= types.length * SHARE) return 'mobile'
  return mobiles <= types.length * (1 - SHARE) ? 'landline' : undefined
}

/**
 * Suggests what unknown columns could be for by their values: to be offered to a person, never used
 * (rule X2).
 */
export function suggestByValues(
  columns: readonly ColumnMatch[],
  below: readonly SheetRow[],
  phones: PhoneReader,
): readonly ColumnMatch[] {
  const taken = new Set(columns.flatMap(({ target, suggestion }) => [target, suggestion]))
  return columns.map((match, at) => {
    if (match.reason !== 'unknown' || match.suggestion !== null || at >= MOST_COLUMNS) return match
    const suggestion = likelyTarget(below, columnOfReference(match.column), phones)
    return suggestion === undefined || taken.has(suggestion)
      ? match
      : { ...match, suggestion, confidence: CONFIDENCE }
  })
}

function likelyTarget(
  rows: readonly SheetRow[],
  column: number,
  phones: PhoneReader,
): ColumnTarget | undefined {
  const cells = cellsOf(rows, column)
  const share = (fits: (cell: SheetCell) => boolean) =>
    cells.filter(fits).length >= cells.length * SHARE
  if (cells.length === 0) return undefined
  if (share(({ text }) => isEmail(text.trim()))) return 'email'
  return share((cell) => cell.text.length >= 7 && phones.typeOf(cell) !== undefined)
    ? judgePhones(rows, column, phones)
    : undefined
}

/** The first cells of a column that have a value. */
export function cellsOf(rows: readonly SheetRow[], column: number): readonly SheetCell[] {
  return rows
    .slice(0, ROWS_JUDGED)
    .flatMap((row) => row.cells.filter((cell) => cell.column === column && cell.text.trim() !== ''))
}
