/** An open workbook, as every format gives it. */
import type { ReadLimits } from './limits.js'

/** The file formats that are told apart by their content. @public */
export type WorkbookFormat = 'xlsx' | 'xlsm' | 'xlsb' | 'xls' | 'ods' | 'csv' | 'tsv'

/**
 * One cell that is not empty.
 *
 * `kind` is `date` for a number that the sheet shows as a date; `uncached` for a formula that was
 * saved without its value; `text` holds what a person sees, as far as the file says so: a number as
 * its format shows it, a date as `2027-03-15`, `08:30` or both.
 *
 * @public
 */
export interface SheetCell {
  /** Counted from 0. */
  readonly column: number
  readonly kind: 'text' | 'number' | 'date' | 'boolean' | 'error' | 'uncached'
  readonly text: string
  /** The number or serial date; 1 or 0 for a boolean; 0 otherwise. */
  readonly value: number
}

/** One row that has at least one cell. @public */
export interface SheetRow {
  /** As the spreadsheet counts, from 1. */
  readonly row: number
  readonly visibility: 'visible' | 'hidden'
  readonly cells: readonly SheetCell[]
}

/** A rectangle of cells; rows from 1, columns from 0, both ends included. @public */
export interface CellRange {
  readonly firstRow: number
  readonly lastRow: number
  readonly firstColumn: number
  readonly lastColumn: number
}

/** What a sheet says about its cells beside their values. @public */
export interface SheetLayout {
  readonly hiddenColumns: readonly CellRange[]
  readonly merges: readonly CellRange[]
  /** Link targets by cell, such as `C3`. */
  readonly links: ReadonlyMap<string, string>
}

/** A sheet of an opened workbook. @public */
export interface Sheet {
  readonly name: string
  readonly visibility: 'visible' | 'hidden'
  /**
   * The rows in batches, from the top. May be called again, and may be left early. A batch may be
   * empty: it gives time to abort.
   */
  rows(): AsyncIterable<readonly SheetRow[]>
  /** The layout. Complete only once `rows()` has been read to its end. */
  layout(): SheetLayout
  /** How much of the sheet has been read, from 0 to 1, if the reader can tell. */
  share?(): number
}

/** Something that the reader had to assume about the file. @public */
export interface ReaderRemark {
  readonly code: 'encoding_assumed' | 'quote_unclosed' | 'macros_ignored'
  readonly detail: string
  readonly row: number | null
}

/** A workbook that is open for reading. @public */
export interface Workbook {
  readonly format: WorkbookFormat
  readonly dateSystem: '1900' | '1904'
  readonly sheets: readonly Sheet[]
  /** How a text file is encoded; absent for the others. */
  readonly encoding?: string
  /** Complete only once the rows have been read. */
  remarks(): readonly ReaderRemark[]
}

/**
 * Opens the bytes of a file: the port behind which a portal can put its own reader.
 *
 * It must throw `SeatlineError` only, and stop at the limits while it reads, not after.
 *
 * @public
 */
export interface WorkbookReader {
  /**
   * Opens the bytes of a file, within the limits; `signal` says when the caller has lost interest,
   * `encoding` how a text file is encoded, if somebody knows.
   */
  open(
    bytes: Uint8Array,
    limits: ReadLimits,
    signal?: AbortSignal,
    encoding?: string,
  ): Promise<Workbook>
}
