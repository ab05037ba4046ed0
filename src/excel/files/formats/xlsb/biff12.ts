/** Reads the records that .xlsb consists of. */
import type { Zip } from '../../container/zip.js'
import { corrupt } from '../../limits.js'
import { createDecoder } from '../../text-coding.js'

/** One record of a part of an .xlsb workbook. */
export interface Biff12Record {
  readonly type: number
  /** Little-endian numbers of the body by their offset; 0 beyond its end. */
  u8(offset: number): number
  u16(offset: number): number
  u32(offset: number): number
  f64(offset: number): number
  /** A text with its length in front of it; empty when there is none. */
  text(offset: number): string
}

const LONGEST_RECORD = 4 * 1024 * 1024
const NO_TEXT = 0xffffffff

/** Gives the records of a part, window by window, with how much of it has been read. */
export function* readRecords(
  zip: Zip,
  part: string,
): Generator<{ readonly records: readonly Biff12Record[]; readonly share: number }, void> {
  const size = zip.sizeOf(part)
  let rest = new Uint8Array(0)
  let scanned = 0
  for (const window of zip.unpack(part)) {
    const bytes = new Uint8Array(rest.length + window.length)
    bytes.set(rest)
    bytes.set(window, rest.length)
    const { records, end } = cut(bytes)
    rest = bytes.subarray(end)
    if (rest.length > LONGEST_RECORD) throw corrupt('a record has no end')
    scanned += window.length
    yield { records, share: size === 0 ? 1 : Math.min(1, scanned / size) }
  }
  if (rest.length > 0) throw corrupt('it ends in the middle')
}

/** A record is its type in up to two bytes, its length in up to four, and its body. */
function cut(bytes: Uint8Array): {
  readonly records: readonly Biff12Record[]
  readonly end: number
} {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const records: Biff12Record[] = []
  let at = 0
  for (;;) {
    const type = readVariable(bytes, at, 2)
    const length = type === undefined ? undefined : readVariable(bytes, type.next, 4)
    if (type === undefined || length === undefined || length.next + length.value > bytes.length)
      return { records, end: at }
    records.push(createRecord(type.value, view, length.next, length.next + length.value))
    at = length.next + length.value
  }
}

/**
 * Seven bits a byte, the lowest first; the highest bit says that another follows. Undefined when
 * the rest is still to come.
 */
function readVariable(
  bytes: Uint8Array,
  from: number,
  most: number,
): { readonly value: number; readonly next: number } | undefined {
  let value = 0
  for (let index = 0; index < most; index += 1) {
    const byte = bytes[from + index]
    if (byte === undefined) return undefined
    value += (byte & 127) * 128 ** index
    if (byte < 128) return { value, next: from + index + 1 }
  }
  return { value, next: from + most }
}

function createRecord(type: number, view: DataView, start: number, end: number): Biff12Record {
  const has = (offset: number, length: number) => start + offset + length <= end
  const u32 = (offset: number) => (has(offset, 4) ? view.getUint32(start + offset, true) : 0)
  return {
    type,
    u32,
    u8: (offset) => (has(offset, 1) ? view.getUint8(start + offset) : 0),
    u16: (offset) => (has(offset, 2) ? view.getUint16(start + offset, true) : 0),
    f64: (offset) => (has(offset, 8) ? view.getFloat64(start + offset, true) : 0),
    text(offset) {
      const length = u32(offset)
      if (length === NO_TEXT || length === 0) return ''
      if (!has(offset + 4, length * 2)) throw corrupt('a text is longer than its record')
      const from = view.byteOffset + start + offset + 4
      return createDecoder('utf-16le').decode(new Uint8Array(view.buffer, from, length * 2))
    },
  }
}
