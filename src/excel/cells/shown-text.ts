/** Reads what cells show as texts. */
import type { SheetCell } from '../files/reader.js'
import type { ReportCell } from './report.js'
import { readText } from './text.js'

/** A text, which a date is not. */
export function textOf(cell: SheetCell, max: number, report: ReportCell): string | undefined {
  if (cell.kind !== 'date') return shownText(cell, max, report)
  report('date_instead_of_text')
  return undefined
}

/** A text, or the number that the sheet shows, if all its digits are there. */
export function shownText(cell: SheetCell, max: number, report: ReportCell): string | undefined {
  if (!isShortened(cell)) return readText(cell.text, max, report)
  report('number_precision_lost')
  return undefined
}

/** 15 digits and more, which spreadsheets round, or `8,94601E+18`. */
export function isShortened({ kind, text, value }: SheetCell): boolean {
  if (kind === 'number') return Math.abs(value) >= 1e14
  return /^(?:[-+]?\d(?:[.,]\d+)?e[+-]\d{2,3}|[1-9]\d{14}0{3,})$/i.test(text.trim())
}
