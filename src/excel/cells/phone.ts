/** Reads the phone numbers in cells. */
import { createNumberReader, type NumberReading } from '../../numbering/read-number.js'
import type { SheetCell } from '../files/reader.js'
import type { ReportCell } from './report.js'

/** Reads phone numbers into E.164 and checks that they are of the column's type. */
export interface PhoneReader {
  read(cell: SheetCell, expected: 'landline' | 'mobile', report: ReportCell): string | undefined
  /** The type of number that a cell holds, for telling what a column is for. */
  typeOf(cell: SheetCell): 'landline' | 'mobile' | undefined
}

const MOST_DIGITS = 15

/** Makes a reader for a default country. */
export function createPhoneReader(country: string): PhoneReader {
  const numbers = createNumberReader(country)

  function read(cell: SheetCell, report: ReportCell): NumberReading | undefined {
    if (cell.kind === 'text' || (cell.kind === 'number' && showsPrefix(cell)))
      return numbers.text(cell.text, report)
    const digits = cell.kind === 'number' ? String(cell.value) : ''
    if (/^\d+$/.test(digits) && digits.length < MOST_DIGITS) return numbers.digits(digits, report)
    if (/^\d+$/.test(digits)) report('number_precision_lost')
    else report('number_invalid', {})
    return undefined
  }

  return {
    read(cell, expected, report) {
      const reading = read(cell, report)
      if (reading === undefined) return undefined
      const { number, type } = reading
      if (type === expected || type === 'either' || (type === 'other' && expected === 'landline'))
        return number
      report('number_wrong_type', { number, actual: type === 'other' ? 'service' : type, expected })
      return undefined
    },
    typeOf(cell) {
      const type = read(cell, () => {})?.type
      return type === 'landline' || type === 'mobile' ? type : undefined
    },
  }
}

/** Whether a format shows the zero or the plus of a number, so that nothing is left to guess. */
function showsPrefix({ text, value }: SheetCell): boolean {
  const digits = text.replace(/[^\d+]/g, '')
  return /^(?:0\d|\+[1-9])/.test(digits) && digits.endsWith(String(value)) && value < 1e14
}
