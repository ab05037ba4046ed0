/** Walks through the records of an .xls workbook. */
import { corrupt } from '../../limits.js'

/** The records of a workbook, one after another. */
export interface BiffStream {
  readonly bytes: Uint8Array
  readonly view: DataView
}

/** A record: its type in two bytes, its length in two, and its body. */
export interface BiffRecord {
  readonly type: number
  /** Where the body begins, and the byte after it. */
  readonly start: number
  readonly end: number
}

const HEADER = 4
const EOF = 0x000a
const CONTINUE = 0x003c
/** What begins a part of the stream, by its version; since the fifth, the version is stated. */
const BEGINNINGS: ReadonlyMap<number, BiffVersion> = new Map([[0x0009, 2], [0x0209, 3], [0x0409, 4], [0x0809, 5]]) // prettier-ignore
const WORKSHEET = 0x0010
const UNICODE = 0x0600

/** The version of the format: 2 to 4 have one sheet, 5 has texts in the encoding of a country. */
export type BiffVersion = 2 | 3 | 4 | 5 | 8

/** What the first record of a part of the stream says. */
interface Beginning {
  readonly version: BiffVersion
  readonly isWorksheet: boolean
}

/** Makes a stream of the bytes of a workbook. */
export function streamOf(bytes: Uint8Array): BiffStream {
  return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength) }
}

/** The record whose header is at a place. */
export function recordAt({ view }: BiffStream, place: number): BiffRecord {
  if (place + HEADER > view.byteLength) throw corrupt('it ends in the middle')
  const start = place + HEADER
  const end = start + view.getUint16(place + 2, true)
  if (end > view.byteLength) throw corrupt('it ends in the middle')
  return { type: view.getUint16(place, true), start, end }
}

/** Where the header of a record is. */
export function placeOf({ start }: BiffRecord): number {
  return start - HEADER
}

/** Whether a record is long enough for what it is. */
export function hasAtLeast({ start, end }: BiffRecord, bytes: number): boolean {
  return end - start >= bytes
}

/** What begins at a place: the workbook itself, or one of its sheets. */
export function beginningAt(stream: BiffStream, place: number): Beginning {
  const record = recordAt(stream, place)
  const version = BEGINNINGS.get(record.type)
  if (version === undefined || !hasAtLeast(record, 4))
    throw corrupt('a sheet is not where it should be')
  const { start } = record
  const stated = stream.view.getUint16(start, true)
  return {
    version: version === 5 && stated === UNICODE ? 8 : version,
    isWorksheet: stream.view.getUint16(start + 2, true) === WORKSHEET,
  }
}

/**
 * The records of the part that begins at a place, up to its end. What begins within it, such as a
 * chart in a sheet, is left out.
 */
export function* recordsOf(stream: BiffStream, place: number): Generator<BiffRecord, void> {
  beginningAt(stream, place)
  let depth = 0
  for (let at = place; ;) {
    const record = recordAt(stream, at)
    at = record.end
    if (BEGINNINGS.has(record.type)) depth += 1
    else if (record.type === EOF) depth -= 1
    else if (depth === 1) yield record
    if (depth === 0) return
  }
}

/** A record with those that continue it. */
export function withContinued(stream: BiffStream, record: BiffRecord): readonly BiffRecord[] {
  const all = [record]
  for (let { end } = record; end < stream.view.byteLength; end = all.at(-1)!.end) {
    const next = recordAt(stream, end)
    if (next.type !== CONTINUE) break
    all.push(next)
  }
  return all
}
