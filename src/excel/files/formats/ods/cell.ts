/** Reads the cells of .ods. */
import { dateSerial } from '../../date-display.js'
import { plainNumber } from '../../number-format.js'
import type { SheetCell } from '../../reader.js'

/** A cell as its markup says it. */
interface RawCell {
  readonly type: string
  readonly value: string
  readonly formula: boolean
  /** What the cell showed when it was saved, in the words of that computer. */
  readonly text: string
}

/** Reads a cell; undefined for an empty one. */
export function readCell(cell: RawCell, column: number): SheetCell | undefined {
  const { type, value, text } = cell
  if (/^(?:#(?:N\/A|REF!|NAME\?|VALUE!|DIV\/0!|NUM!|NULL!)|Err:\d+)$/.test(text) && cell.formula)
    return { column, kind: 'error', text, value: 0 }
  switch (type) {
    case '':
      return cell.formula
        ? { column, kind: 'uncached', text: '', value: 0 }
        : textCell(column, text)
    case 'float':
    case 'percentage':
    case 'currency':
      return Number.isFinite(Number(value))
        ? { column, kind: 'number', text: shownNumber(Number(value), text), value: Number(value) }
        : textCell(column, text)
    case 'boolean':
      return {
        column,
        kind: 'boolean',
        text: value === 'true' ? 'TRUE' : 'FALSE',
        value: value === 'true' ? 1 : 0,
      }
    case 'date':
      return dateCell(column, value, text) ?? textCell(column, value)
    case 'time':
      return timeCell(column, value, text) ?? textCell(column, text === '' ? value : text)
    default:
      return textCell(column, text === '' ? value : text)
  }
}

function textCell(column: number, text: string): SheetCell | undefined {
  return text === '' ? undefined : { column, kind: 'text', text, value: 0 }
}

const DAY_SECONDS = 86_400

function dateCell(column: number, written: string, shown: string): SheetCell | undefined {
  const match = /^(\d{4}-\d\d-\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?$/.exec(written)
  const [, date = '', hours = '00', minutes = '00', seconds = '00'] = match ?? []
  const day = dateSerial(date)
  if (day === undefined) return undefined
  const clock =
    shown.split(':').length > 2 ? `${hours}:${minutes}:${seconds}` : `${hours}:${minutes}`
  const time = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
  const text = shown.includes(':') ? `${date} ${clock}` : date
  return { column, kind: 'date', text, value: day + time / DAY_SECONDS }
}

/** A time of day, or a stretch of time: `PT08H30M00S`. */
function timeCell(column: number, written: string, shown: string): SheetCell | undefined {
  const match = /^PT(\d{1,6})H(\d{1,2})M(\d{1,2})(?:[.,]\d+)?S$/.exec(written)
  if (match === null) return undefined
  const [, hours = '', minutes = '', seconds = ''] = match
  const two = (part: string) => part.replace(/^0+(?=\d)/, '').padStart(2, '0')
  const isLong = shown.split(':').length > 2
  return {
    column,
    kind: 'date',
    text: [hours, minutes, ...(isLong ? [seconds] : [])].map(two).join(':'),
    value: (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / DAY_SECONDS,
  }
}

const PLAIN = /^([-+\u2212]?)([\d.,\u0027\u2019\s\u00A0\u202F]*\d)[\s\u00A0\u202F]*(%?)$/

/**
 * What the cell showed, with the separators of English: `1\u00A0234,50` becomes `1,234.50`. What was
 * shortened for want of space is shown in full.
 */
function shownNumber(value: number, shown: string): string {
  const text = shown.trim()
  if (text === '' || /^#+$/.test(text) || /\de[+-]?\d/i.test(text)) return plainNumber(value)
  const match = PLAIN.exec(text)
  if (match === null) return text
  const [, sign = '', digits = '', percent = ''] = match
  const size = Math.abs(percent === '' ? value : value * 100)
  const english = inEnglish(digits, size)
  return english === undefined ? text : `${sign === '' ? '' : '-'}${english}${percent}`
}

/** Digits with the separators of English, if they show the number in any country's way. */
function inEnglish(digits: string, size: number): string | undefined {
  const at = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','))
  const whole = at < 0 ? digits : digits.slice(0, at)
  const decimals = at < 0 ? '' : digits.slice(at + 1)
  const bare = (text: string) => text.replace(/\D/g, '')
  if (at >= 0 && isNear(Number(`${bare(whole)}.${decimals}`), size, decimals.length))
    return `${grouped(whole)}.${decimals}`
  return isNear(Number(bare(digits)), size, 0) ? grouped(digits) : undefined
}

function isNear(number: number, size: number, places: number): boolean {
  return Math.abs(number - size) <= 0.5000001 * 10 ** -places
}

/** With commas, where the digits were in groups. */
function grouped(digits: string): string {
  const bare = digits.replace(/\D/g, '')
  return bare === digits ? bare : bare.replace(/\B(?=(?:\d{3})+$)/g, ',')
}
