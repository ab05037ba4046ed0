/** References of cells, such as `AB12`. */
import type { CellRange } from './reader.js'

/** The letters of a column counted from 0: `A`, `Z`, `AA`. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}

/** The column of a reference such as `AB12`, counted from 0; -1 when there is none. */
export function columnOfReference(reference: string): number {
  let column = 0
  let at = 0
  for (; at < reference.length && at < 8; at += 1) {
    const code = reference.charCodeAt(at) & ~32
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  return column - 1
}

/** Reads `A1` or `A1:C3`; undefined for anything else. */
export function parseRange(reference: string): CellRange | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i.exec(reference)
  if (match === null) return undefined
  const [, letters = '', row = '', lastLetters = letters, lastRow = row] = match
  return {
    firstRow: Number(row),
    lastRow: Number(lastRow),
    firstColumn: columnOfReference(letters),
    lastColumn: columnOfReference(lastLetters),
  }
}
