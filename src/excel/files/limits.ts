/** The limits of reading, and the errors beyond them. */
import { counted } from '../../core/counted.js'
import { SeatlineError } from '../../core/errors.js'

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
}

/**
 * The limits that count unless others are given: 50 MB, 1 GB unpacked, 200,000 rows, 16,384
 * columns.
 *
 * @public
 */
export const defaultReadLimits: ReadLimits = {
  bytes: 50 * 1024 * 1024,
  unpackedBytes: 1024 * 1024 * 1024,
  rows: 200_000,
  columns: 16_384,
}

const WHAT: { readonly [limit in keyof ReadLimits]: string } = {
  bytes: 'byte',
  unpackedBytes: 'unpacked byte',
  rows: 'row',
  columns: 'column',
}

export function tooLarge(limit: keyof ReadLimits, max: number): SeatlineError<'file_too_large'> {
  return new SeatlineError(
    'file_too_large',
    `The file has more than ${counted(max, WHAT[limit])}. Split it, or raise limits.${limit}.`,
    {
      limit,
      max,
    },
  )
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
