/** Opens a file, and finds out what its columns are for. */
import { createPhoneReader, type PhoneReader } from '../cells/phone.js'
import type { FoundHeader } from '../columns/find-header.js'
import { createHeaderLookup, type HeaderLookup } from '../columns/header-lookup.js'
import { matchColumns, type ColumnJudge, type ColumnMatch } from '../columns/match-columns.js'
import { cellsOf, judgePhones, suggestByValues } from '../columns/suggest-columns.js'
import { columnLetters } from '../files/cell-reference.js'
import { defaultReader } from '../files/formats/open-workbook.js'
import { collectBytes, throwIfAborted, type FileInput } from '../files/input.js'
import { asFileError, defaultReadLimits, type ReadLimits } from '../files/limits.js'
import type { SheetCell, SheetRow, Workbook } from '../files/reader.js'
import { checkOptions, type ReadUsersOptions } from '../rows/read-options.js'
import { createCellReader, type CellReader } from '../rows/read-row.js'

/** A file that is open, with what is needed to understand its headers and numbers. */
interface OpenFile {
  readonly workbook: Workbook
  readonly lookup: HeaderLookup
  readonly phones: PhoneReader
  readonly limits: ReadLimits
}

/**
 * Checks the options, collects the bytes within their limits and opens them with the reader of the
 * options.
 */
export async function openFile(input: FileInput, options: ReadUsersOptions): Promise<OpenFile> {
  checkOptions(options)
  const phones = createPhoneReader(options.defaultCountry)
  throwIfAborted(options.signal, 0)
  const limits = { ...defaultReadLimits, ...definedOnly(options.limits) }
  const bytes = await collectBytes(input, limits.bytes, options.signal)
  const reader = options.reader ?? defaultReader
  const workbook = await reader
    .open(bytes, limits, options.signal, options.encoding)
    .catch((error: unknown) => {
      throw asFileError(error)
    })
  return { workbook, lookup: createHeaderLookup(options), phones, limits }
}

const MOST_NEAR = 200

/**
 * What the columns of a sheet are for, by its header and first rows. Without a header, what its
 * values suggest.
 */
export function matchedColumns(
  top: readonly SheetRow[],
  header: FoundHeader | undefined,
  { workbook, lookup, phones }: OpenFile,
  options: ReadUsersOptions,
): readonly ColumnMatch[] {
  const below = top.filter(({ row }) => row > (header?.row ?? 0))
  const columns = (header?.columns ?? []).map((column, at) => {
    const near =
      column.meaning.target === null && at < MOST_NEAR ? lookup.nearestTo(column.header) : undefined
    return near === undefined ? column : { ...column, near }
  })
  const context = { options, phones, dateSystem: workbook.dateSystem }
  const judge: ColumnJudge = {
    phonesIn: (column) => judgePhones(below, column, phones),
    fits: (column, target) => fits(cellsOf(below, column), createCellReader(target, context)),
  }
  const matches = matchColumns(columns, judge, options.mapping)
  return suggestByValues([...matches, ...withoutHeader(matches, below)], below, phones)
}

/** Whether at most half of the cells have an issue when they are read so. */
function fits(cells: readonly SheetCell[], read: CellReader): boolean {
  let misfits = 0
  for (const cell of cells) {
    let reported = 0
    read(cell, { row: 0 }, () => (reported = 1), undefined)
    misfits += reported
  }
  return misfits * 2 <= cells.length
}

/** Columns that have values but no header. */
function withoutHeader(
  matches: readonly ColumnMatch[],
  below: readonly SheetRow[],
): readonly ColumnMatch[] {
  const known = new Set(matches.map(({ column }) => column))
  const filled = new Set(
    below.flatMap(({ cells }) =>
      cells.filter(({ text }) => text.trim() !== '').map(({ column }) => column),
    ),
  )
  const letters = [...filled]
    .sort((a, b) => a - b)
    .slice(0, MOST_NEAR)
    .map(columnLetters)
  return letters
    .filter((column) => !known.has(column))
    .map((column): ColumnMatch => ({
      column,
      header: '',
      target: null,
      confidence: 0,
      reason: 'unknown',
      suggestion: null,
    }))
}

function definedOnly<T extends object>(values: T | undefined): Partial<T> {
  return Object.fromEntries(
    Object.entries(values ?? {}).filter(([, value]) => value !== undefined),
  ) as Partial<T> // the same keys
}
