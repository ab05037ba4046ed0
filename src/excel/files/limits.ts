/** The limits of reading, and the errors beyond them. */
import { counted } from '../../core/counted.js'
import { isSeatlineError, SeatlineError } from '../../core/errors.js'

/** What a file may cost before reading stops with `file_too_large` (rule X6). @public */
export interface ReadLimits {
  /** Bytes of the file as it was uploaded. */
  readonly bytes: number
  /** Bytes after unpacking, over all parts that are read. */
  readonly unpackedBytes: number
  /** Rows that have a cell. */
  readonly rows: number
  /** Number of the rightmost column that may have a cell. */
  readonly columns: number
  /**
   * Cells that have a value, over all rows of a sheet; repeated ones count as often. Texts that cells
   * share may be as many.
   */
  readonly cells: number
  /** Characters in one cell. */
  readonly cellCharacters: number
  /**
   * Issues of each level that are kept: the rest are counted. Ends nothing, and a refused row always
   * keeps its first error.
   */
  readonly issues: number
}

/**
 * The limits that count unless others are given: 50 MB, 1 GB unpacked, 200,000 rows, 16,384
 * columns, 10 million cells, and 32,767 characters in a cell, as Excel has it. 50,000 issues of each
 * level are kept.
 *
 * @public
 */
export const defaultReadLimits: ReadLimits = {
  bytes: 50 * 1024 * 1024,
  unpackedBytes: 1024 * 1024 * 1024,
  rows: 200_000,
  columns: 16_384,
  cells: 10_000_000,
  cellCharacters: 32_767,
  issues: 50_000,
}

/** The limits beyond which reading stops. */
type HardLimit = Exclude<keyof ReadLimits, 'issues'>

const WHAT: { readonly [limit in HardLimit]: string } = {
  bytes: 'byte',
  unpackedBytes: 'unpacked byte',
  rows: 'row',
  columns: 'column',
  cells: 'cell',
  cellCharacters: 'character in a cell',
}

export function tooLarge(limit: HardLimit, max: number): SeatlineError<'file_too_large'> {
  return new SeatlineError(
    'file_too_large',
    `The file has more than ${counted(max, WHAT[limit])}. Split it, or raise limits.${limit}.`,
    {
      limit,
      max,
    },
  )
}

/** Counts the cells of a sheet, and stops at those that are too many or too long. */
export interface CellBudget {
  spend(cells: number): void
  /** Looks at a text while it is collected. */
  check(text: string): void
}

/** Makes the budget of one reading of a sheet. */
export function createCellBudget({
  cells: most,
  cellCharacters,
}: Pick<ReadLimits, 'cells' | 'cellCharacters'>): CellBudget {
  let spent = 0
  return {
    spend(cells) {
      spent += cells
      if (spent > most) throw tooLarge('cells', most)
    },
    check(text) {
      if (text.length > cellCharacters) throw tooLarge('cellCharacters', cellCharacters)
    },
  }
}

/** What a reader throws, whatever it is, as an error that says what to do. */
export function asFileError(error: unknown): SeatlineError {
  return isSeatlineError(error) ? error : corrupt('it cannot be understood', error)
}

export function corrupt(reason: string, cause?: unknown): SeatlineError<'file_corrupt'> {
  const message = `The file is damaged (${reason}). Open it in a spreadsheet program and save it again as .xlsx.`
  return new SeatlineError(
    'file_corrupt',
    message,
    { reason },
    cause === undefined ? undefined : { cause },
  )
}

export function unsupported(format: string): SeatlineError<'format_unsupported'> {
  return new SeatlineError(
    'format_unsupported',
    `This is ${format}, which cannot be read. Save it as .xlsx or .csv and try again.`,
    {
      format,
    },
  )
}

export function encrypted(format: string): SeatlineError<'file_encrypted'> {
  return new SeatlineError(
    'file_encrypted',
    'The file is password-protected. Remove the password in the spreadsheet program and try again.',
    { format },
  )
}
