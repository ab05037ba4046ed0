/** Reads the texts of .xls. */
import { corrupt } from '../../limits.js'
import { decodeBytes } from '../../single-byte.js'
import { createDecoder } from '../../text-coding.js'
import type { BiffRecord, BiffStream } from './records.js'

/** Reads what goes on from one record to those that continue it. */
export interface TextReader {
  u16(): number
  u32(): number
  /** A text of so many characters in Unicode, without its fonts and readings. */
  text(length: number): string
  /** Whether everything has been read. */
  isAtEnd(): boolean
}

const WIDE = 1
const HAS_READINGS = 4
const HAS_FONTS = 8
const BYTES_A_FONT = 4

/** Makes a reader of the texts in records that continue each other, from an offset in the first. */
export function createTextReader(
  { bytes, view }: BiffStream,
  records: readonly BiffRecord[],
  offset: number,
): TextReader {
  let index = 0
  let at = records[0]!.start + offset
  let end = records[0]!.end
  /** Fonts and readings behind the last text, which are passed over once something else is read. */
  let behind = 0

  function goOn(): void {
    index += 1
    const next = records[index]
    if (next === undefined) throw corrupt('its texts end too early')
    at = next.start
    end = next.end
  }

  function take(count: number): number {
    passOver()
    while (at >= end) goOn()
    if (at + count > end) throw corrupt('its texts end too early')
    at += count
    return at - count
  }

  function passOver(): void {
    while (behind > 0) {
      while (at >= end) goOn()
      const step = Math.min(behind, end - at)
      at += step
      behind -= step
    }
  }

  /** Where a text goes on in the next record, that says anew how wide its characters are. */
  function characters(length: number, wideAtFirst: boolean): string {
    let wide = wideAtFirst
    let text = ''
    for (let left = length; left > 0;) {
      if (at >= end) wide = (bytes[take(1)]! & WIDE) !== 0
      const count = Math.min(left, wide ? (end - at) >> 1 : end - at)
      if (count === 0) throw corrupt('a text is longer than its record')
      const from = take(wide ? count * 2 : count)
      text += wide ? wideText(bytes.subarray(from, at)) : narrowText(bytes.subarray(from, at))
      left -= count
    }
    return text
  }

  const u16 = () => view.getUint16(take(2), true)
  const u32 = () => view.getUint32(take(4), true)
  return {
    u16,
    u32,
    text(length) {
      const flags = bytes[take(1)]!
      const fonts = flags & HAS_FONTS ? u16() : 0
      const readings = flags & HAS_READINGS ? u32() : 0
      const text = characters(length, (flags & WIDE) !== 0)
      behind = fonts * BYTES_A_FONT + readings
      return text
    },
    isAtEnd: () => at >= end && index >= records.length - 1,
  }
}

function wideText(bytes: Uint8Array): string {
  return createDecoder('utf-16le').decode(bytes)
}

const CHUNK = 4_096

/** The lower half of Unicode, a byte each. */
function narrowText(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += CHUNK)
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK))
  return text
}

/** The encodings that Excel has had, by their numbers. Those of DOS are read as the one of the West. */
const CODE_PAGES: ReadonlyMap<number, string> = new Map([[437, 'ibm-850'], [850, 'ibm-850'], [10000, 'macintosh'], [32768, 'macintosh'], [866, 'ibm866'], [874, 'windows-874'], [932, 'shift_jis'], [936, 'gbk'], [949, 'euc-kr'], [950, 'big5'], [10001, 'shift_jis'], [10007, 'x-mac-cyrillic'], ...[1250, 1251, 1253, 1254, 1255, 1256, 1257, 1258].map((page): [number, string] => [page, `windows-${page}`])]) // prettier-ignore

/** Makes the decoder of texts from before Unicode. */
export function createByteDecoder(codePage: number): (bytes: Uint8Array) => string {
  const name = CODE_PAGES.get(codePage) ?? 'windows-1252'
  if (name === 'windows-1252' || name === 'macintosh' || name === 'ibm-850')
    return (bytes) => decodeBytes(bytes, name)
  const decoder = new TextDecoder(name)
  return (bytes) => decoder.decode(bytes)
}
