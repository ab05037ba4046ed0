/** Reads the cells of .xls. */
import { errorText, rkNumber } from '../../binary-values.js'
import { corrupt } from '../../limits.js'
import type { NumberDisplay } from '../../number-format.js'
import type { SheetCell } from '../../reader.js'
import type { XlsContext } from './globals.js'
import { recordAt, withContinued, type BiffRecord } from './records.js'
import { createTextReader } from './texts.js'

const FORMULAS: ReadonlySet<number> = new Set([0x0006, 0x0206, 0x0406])
const INTEGER = 0x0002
const SEVERAL_NUMBERS = 0x00bd
const RESULT: ReadonlySet<number> = new Set([0x0007, 0x0207])
/** What may stand between a formula and its text: what several cells share of it. */
const SHARED: ReadonlySet<number> = new Set([0x0021, 0x0221, 0x0036, 0x0236, 0x04bc])

/** Reads the cells of a record: one, or several numbers side by side. */
export function readCells(record: BiffRecord, context: XlsContext): readonly SheetCell[] {
  if (record.type === SEVERAL_NUMBERS) return severalNumbers(record, context)
  const cell = readCell(record, context)
  return cell === undefined ? [] : [cell]
}

function severalNumbers({ start, end }: BiffRecord, context: XlsContext): readonly SheetCell[] {
  const { view } = context.stream
  const first = view.getUint16(start + 2, true)
  const cells: SheetCell[] = []
  for (let at = start + 4; at + 8 <= end; at += 6) {
    const display = context.displayOf(view.getUint16(at, true))
    const cell = numberCell(first + cells.length, rkNumber(view.getUint32(at + 2, true)), display)
    cells.push(cell)
  }
  return cells
}

/** Where the value of a cell stands, and how the cell shows it. */
interface Place {
  readonly column: number
  readonly at: number
  readonly display: NumberDisplay
}

function placeOf({ type, start }: BiffRecord, { stream, version, displayOf }: XlsContext): Place {
  const { view } = stream
  const column = view.getUint16(start + 2, true)
  const isOld = type < FORMULA || (type === FORMULA && version === 2)
  if (isOld) return { column, at: start + 7, display: displayOf(view.getUint8(start + 5) & 63) }
  return { column, at: start + 6, display: displayOf(view.getUint16(start + 4, true)) }
}

const FORMULA = 0x0006

function readCell(record: BiffRecord, context: XlsContext): SheetCell | undefined {
  const { view } = context.stream
  const place = placeOf(record, context)
  const { column, at, display } = place
  const has = (bytes: number) => {
    if (at + bytes > record.end) throw corrupt('a cell is too short')
  }
  if (FORMULAS.has(record.type)) return formulaCell(record, place, context)
  switch (record.type) {
    case INTEGER:
      has(2)
      return numberCell(column, view.getUint16(at, true), display)
    case 0x0003:
    case 0x0203:
      has(8)
      return doubleCell(place, view.getFloat64(at, true))
    case 0x027e:
      has(4)
      return numberCell(column, rkNumber(view.getUint32(at, true)), display)
    case 0x0005:
    case 0x0205:
      has(2)
      return truthOrError(column, view.getUint8(at), view.getUint8(at + 1) !== 0)
    case 0x00fd:
      has(4)
      return textCell(place, sharedString(view.getUint32(at, true), context.strings))
    default:
      return textCell(place, labelText(record, at, context))
  }
}

function sharedString(index: number, strings: readonly string[]): string {
  const text = strings[index]
  if (text === undefined) throw corrupt('a cell refers to a text that is not there')
  return text
}

/** A text in its cell: in Unicode, or in the encoding of the workbook with its length before it. */
function labelText(record: BiffRecord, at: number, context: XlsContext): string {
  const { stream, version } = context
  if (version === 8) {
    const texts = createTextReader(stream, withContinued(stream, record), at - record.start)
    return texts.text(texts.u16())
  }
  return byteText(record, at, record.type === 0x0004 ? 1 : 2, context)
}

function byteText(
  { end }: BiffRecord,
  at: number,
  lengthBytes: 1 | 2,
  { stream: { bytes, view }, decode }: XlsContext,
): string {
  if (at + lengthBytes > end) throw corrupt('a text is longer than its record')
  const length = lengthBytes === 1 ? view.getUint8(at) : view.getUint16(at, true)
  const from = at + lengthBytes
  if (from + length > end) throw corrupt('a text is longer than its record')
  return decode(bytes.subarray(from, from + length))
}

/** What a formula came to: a number, or something else behind a mark. */
function formulaCell(record: BiffRecord, place: Place, context: XlsContext): SheetCell | undefined {
  const { view } = context.stream
  const { column, at } = place
  if (at + 8 > record.end) throw corrupt('a cell is too short')
  if (view.getUint16(at + 6, true) !== 0xffff) return doubleCell(place, view.getFloat64(at, true))
  switch (view.getUint8(at)) {
    case 0: {
      const text = resultText(record, context)
      return text === undefined
        ? { column, kind: 'uncached', text: '', value: 0 }
        : textCell(place, text)
    }
    case 1:
    case 2:
      return truthOrError(column, view.getUint8(at + 2), view.getUint8(at) === 2)
    default:
      return undefined
  }
}

/** The text of a formula stands in a record of its own; undefined if it was not stored. */
function resultText(formula: BiffRecord, context: XlsContext): string | undefined {
  const { stream, version } = context
  let record = recordAt(stream, formula.end)
  while (SHARED.has(record.type)) record = recordAt(stream, record.end)
  if (!RESULT.has(record.type)) return undefined
  if (version < 8) return byteText(record, record.start, record.type === 0x0007 ? 1 : 2, context)
  const texts = createTextReader(stream, withContinued(stream, record), 0)
  const length = texts.u16()
  return length === 0 ? '' : texts.text(length)
}

function doubleCell({ column, display }: Place, value: number): SheetCell | undefined {
  return Number.isFinite(value) ? numberCell(column, value, display) : undefined
}

function numberCell(column: number, value: number, display: NumberDisplay): SheetCell {
  return { column, kind: display.kind, text: display.show(value), value }
}

function textCell({ column, display }: Place, text: string): SheetCell | undefined {
  if (text === '') return undefined
  return { column, kind: 'text', text: display.showText?.(text) ?? text, value: 0 }
}

function truthOrError(column: number, value: number, isError: boolean): SheetCell {
  if (isError) return { column, kind: 'error', text: errorText(value), value: 0 }
  const isTrue = value !== 0
  return { column, kind: 'boolean', text: isTrue ? 'TRUE' : 'FALSE', value: isTrue ? 1 : 0 }
}
