/** Finds the header of a sheet. */
import type { Sheet, SheetRow } from '../files/reader.js'
import { rowsOf } from '../files/rows-of.js'
import { datedColumn, isLicenseColumn } from './fields.js'
import type { HeaderLookup } from './header-lookup.js'
import type { HeaderColumn } from './match-columns.js'

/** A header that was found, in one row or in two. */
export interface FoundHeader {
  /** The last row of the header: the users are below it. */
  readonly row: number
  readonly columns: readonly HeaderColumn[]
  /** How many different fields it names. */
  readonly score: number
}

type MeaningOf = HeaderLookup['meaningOf']

const ROWS_SEARCHED = 60
const ROWS_SAMPLED = 200
const MOST_HEADERS = 1_000

/** Reads the first rows of a sheet, and no more. */
export async function readTop(sheet: Sheet, signal?: AbortSignal): Promise<readonly SheetRow[]> {
  const top: SheetRow[] = []
  for await (const batch of rowsOf(sheet, signal, () => 0)) {
    top.push(...batch.slice(0, ROWS_SAMPLED - top.length))
    if (top.length >= ROWS_SAMPLED) break
  }
  return top
}

/**
 * Finds the row among the first ones that names most fields. It needs two, or an e-mail column
 * alone.
 */
export function findHeader(
  top: readonly SheetRow[],
  meaningOf: MeaningOf,
): FoundHeader | undefined {
  let best: FoundHeader | undefined
  for (const [index, row] of top.slice(0, ROWS_SEARCHED).entries()) {
    const above = top[index - 1]
    const single = headerOf(row, textsOf(row), meaningOf)
    const double =
      above?.row === row.row - 1
        ? headerOf(row, joined(above, row, meaningOf), meaningOf)
        : undefined
    const found =
      double !== undefined &&
      double.score > single.score &&
      double.score > headerScore(above!, meaningOf)
        ? double
        : single
    if (found.score > (best?.score ?? 0) || (best !== undefined && isSecondWording(found, best)))
      best = found
  }
  if (best === undefined) return undefined
  return best.score >= 2 || isEmailAlone(best, top) ? best : undefined
}

/** Some templates name the columns twice: for programs, and for people in the row below. */
function isSecondWording(found: FoundHeader, before: FoundHeader): boolean {
  if (found.row !== before.row + 1 || found.score !== before.score) return false
  const targets = new Map(before.columns.map(({ index, meaning }) => [index, meaning.target]))
  return found.columns.every(
    ({ index, meaning }) => meaning.target === null || meaning.target === targets.get(index),
  )
}

function headerScore(row: SheetRow, meaningOf: MeaningOf): number {
  return headerOf(row, textsOf(row), meaningOf).score
}

/** A header in a row that the caller names. */
export function headerAt(row: SheetRow, meaningOf: MeaningOf): FoundHeader {
  return headerOf(row, textsOf(row), meaningOf)
}

function headerOf(
  row: SheetRow,
  texts: ReadonlyMap<number, string>,
  meaningOf: MeaningOf,
): FoundHeader {
  const columns = [...texts].map(([index, header]) => ({
    index,
    header,
    meaning: meaningOf(header),
  }))
  const targets = new Set(
    columns
      .map(({ meaning }) => meaning.target)
      // users of a sheet without headers may have licenses in their rows
      .filter(
        (target) =>
          target !== null && !isLicenseColumn(target) && datedColumn(target) === undefined,
      ),
  )
  return { row: row.row, columns, score: targets.size }
}

function textsOf(row: SheetRow): ReadonlyMap<number, string> {
  const cells = row.cells
    .slice(0, MOST_HEADERS)
    .filter(({ kind }) => kind === 'text' || kind === 'number')
  return new Map(
    cells
      .map(({ column, text }) => [column, text] as const)
      .filter(([, text]) => text.trim() !== ''),
  )
}

/**
 * The header of two rows: what stands below counts, with the group above it where alone it says
 * nothing.
 */
function joined(
  above: SheetRow,
  below: SheetRow,
  meaningOf: MeaningOf,
): ReadonlyMap<number, string> {
  const upper = textsOf(above)
  const lower = textsOf(below)
  const texts = new Map<number, string>()
  let group = ''
  for (const column of [...new Set([...upper.keys(), ...lower.keys()])].sort((a, b) => a - b)) {
    group = upper.get(column) ?? group
    const own = lower.get(column)
    if (own === undefined) texts.set(column, upper.get(column) ?? '')
    else
      texts.set(
        column,
        group !== '' && meaningOf(`${group} ${own}`).target !== null ? `${group} ${own}` : own,
      )
  }
  return texts
}

/** A list of addresses under one known header is users enough. */
function isEmailAlone(header: FoundHeader, top: readonly SheetRow[]): boolean {
  const email = header.columns.find(({ meaning }) => meaning.target === 'email')
  if (email === undefined) return false
  return top.some(
    (row) =>
      row.row > header.row &&
      row.cells.some((cell) => cell.column === email.index && cell.text.includes('@')),
  )
}
