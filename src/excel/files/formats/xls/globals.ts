/** Reads what an .xls workbook says about all of its sheets. */
import { corrupt, createCellBudget, encrypted, type ReadLimits } from '../../limits.js'
import { generalDisplay, type NumberDisplay } from '../../number-format.js'
import { displaysOf } from '../xlsx/number-formats.js'
import {
  beginningAt,
  hasAtLeast,
  placeOf,
  recordsOf,
  withContinued,
  type BiffRecord,
  type BiffStream,
  type BiffVersion,
} from './records.js'
import { createByteDecoder, createTextReader } from './texts.js'

/** A sheet, and where it begins. */
export interface SheetEntry {
  readonly name: string
  readonly visibility: 'visible' | 'hidden'
  readonly place: number
}

/** What is needed to understand the cells of a workbook. */
export interface XlsContext {
  readonly stream: BiffStream
  readonly version: BiffVersion
  readonly dateSystem: '1900' | '1904'
  readonly sheets: readonly SheetEntry[]
  readonly strings: readonly string[]
  readonly limits: ReadLimits
  /** A text of before Unicode. */
  readonly decode: (bytes: Uint8Array) => string
  /** How a style shows numbers; in the second version, how a format does. */
  readonly displayOf: (style: number) => NumberDisplay
}

const ENCRYPTED = 0x002f
const CODE_PAGE = 0x0042
const DATE_SYSTEM = 0x0022
const SHEET = 0x0085
const STRINGS = 0x00fc
const OLD_FORMAT = 0x001e
const FORMAT = 0x041e
const FORMAT_HEADER = 5
/** Where a style says how it shows numbers, and in how many bytes, by its type. */
const STYLES: ReadonlyMap<number, readonly [offset: number, bytes: 1 | 2]> = new Map([
  [0x0243, [1, 1]],
  [0x0443, [1, 1]],
  [0x00e0, [2, 2]],
])

const WORKSHEET = 0

interface Draft {
  codePage: number
  dateSystem: '1900' | '1904'
  strings: BiffRecord | undefined
  readonly sheets: BiffRecord[]
  readonly formats: BiffRecord[]
  readonly styles: number[]
}

/**
 * Reads the beginning of a workbook. A workbook of before sheets had names is one sheet.
 *
 * @param rest - Lets other work run now and then, and hears an abort.
 */
export async function readGlobals(
  stream: BiffStream,
  limits: ReadLimits,
  rest: () => Promise<void>,
): Promise<XlsContext> {
  const { version, isWorksheet } = beginningAt(stream, 0)
  const draft: Draft = {
    codePage: 1252,
    dateSystem: '1900',
    strings: undefined,
    sheets: [],
    formats: [],
    styles: [],
  }
  let count = 0
  for (const record of recordsOf(stream, 0)) {
    collect(stream, record, draft)
    if (++count % 10_000 === 0) await rest()
  }
  const decode = createByteDecoder(draft.codePage)
  const sheets = draft.sheets.flatMap((record) => sheetOf(stream, record, version, decode))
  const only: SheetEntry = { name: 'Sheet1', visibility: 'visible', place: 0 }
  return {
    stream,
    version,
    dateSystem: draft.dateSystem,
    sheets: isWorksheet ? [only] : sheets,
    strings:
      draft.strings === undefined ? [] : await readStrings(stream, draft.strings, limits, rest),
    limits,
    decode,
    displayOf: createDisplays(draft, formatsOf(stream, draft.formats, version, decode), version),
  }
}

function collect({ view }: BiffStream, record: BiffRecord, draft: Draft): void {
  const { type, start } = record
  if (type === ENCRYPTED) throw encrypted('xls')
  if (type === CODE_PAGE && hasAtLeast(record, 2)) draft.codePage = view.getUint16(start, true)
  else if (type === DATE_SYSTEM && hasAtLeast(record, 2))
    draft.dateSystem = view.getUint16(start, true) === 1 ? '1904' : '1900'
  else if (type === SHEET) draft.sheets.push(record)
  else if (type === STRINGS) draft.strings ??= record
  else if (type === FORMAT || type === OLD_FORMAT) draft.formats.push(record)
  else addStyle(view, record, draft.styles)
}

function addStyle(view: DataView, record: BiffRecord, styles: number[]): void {
  const place = STYLES.get(record.type)
  if (place === undefined) return
  const [offset, bytes] = place
  if (!hasAtLeast(record, offset + bytes)) throw corrupt('a style is too short')
  const at = record.start + offset
  styles.push(bytes === 1 ? view.getUint8(at) : view.getUint16(at, true))
}

/** Sheets of charts, macros and modules are none. */
function sheetOf(
  stream: BiffStream,
  record: BiffRecord,
  version: BiffVersion,
  decode: XlsContext['decode'],
): readonly SheetEntry[] {
  const { bytes, view } = stream
  const { start, end } = record
  if (!hasAtLeast(record, 6)) throw corrupt('a sheet is not described')
  if (bytes[start + 5] !== WORKSHEET) return []
  const length = end > start + 6 ? bytes[start + 6]! : 0
  const name = length === 0 ? '' : sheetName(stream, record, length, { version, decode })
  const visibility = (bytes[start + 4]! & 3) === 0 ? 'visible' : 'hidden'
  return [{ name, visibility, place: view.getUint32(start, true) }]
}

function sheetName(
  stream: BiffStream,
  record: BiffRecord,
  length: number,
  { version, decode }: Pick<XlsContext, 'version' | 'decode'>,
): string {
  if (version === 8) return createTextReader(stream, [record], 7).text(length)
  const from = record.start + 7
  return decode(stream.bytes.subarray(from, Math.min(record.end, from + length)))
}

/** The codes of formats by their numbers; before the fifth version they are counted. */
function formatsOf(
  stream: BiffStream,
  records: readonly BiffRecord[],
  version: BiffVersion,
  decode: XlsContext['decode'],
): ReadonlyMap<number, string> {
  const { bytes, view } = stream
  const codes = new Map<number, string>()
  for (const [index, record] of records.entries()) {
    const { type, start, end } = record
    const header = type === OLD_FORMAT ? 0 : 2
    if (!hasAtLeast(record, header + 3)) continue
    const id = version < 5 ? index : view.getUint16(start, true)
    if (version === 8) {
      const texts = createTextReader(stream, [record], header)
      const most = (end - start - FORMAT_HEADER) >> (bytes[start + 4]! & 1)
      codes.set(id, texts.text(Math.min(texts.u16(), most))) // some files state more than there is
    } else {
      const from = start + header + 1
      codes.set(id, decode(bytes.subarray(from, Math.min(end, from + bytes[from - 1]!))))
    }
  }
  return codes
}

function createDisplays(
  { styles, dateSystem }: Draft,
  codes: ReadonlyMap<number, string>,
  version: BiffVersion,
): XlsContext['displayOf'] {
  const ids = version === 2 ? Array.from({ length: 64 }, (_, id) => id) : styles
  const displays = displaysOf(ids, codes, dateSystem)
  return (style) => displays[style] ?? generalDisplay
}

async function readStrings(
  stream: BiffStream,
  record: BiffRecord,
  limits: ReadLimits,
  rest: () => Promise<void>,
): Promise<readonly string[]> {
  if (!hasAtLeast(record, 8)) throw corrupt('its texts end too early')
  const count = stream.view.getUint32(placeOf(record) + 8, true)
  const texts = createTextReader(stream, withContinued(stream, record), 8)
  const budget = createCellBudget(limits)
  const strings: string[] = []
  while (strings.length < count && !texts.isAtEnd()) {
    const text = texts.text(texts.u16())
    budget.check(text)
    strings.push(text)
    if (strings.length % 10_000 === 0) await rest()
  }
  return strings
}
