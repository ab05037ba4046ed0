/** Reads ZIP containers within a budget. */
import { Inflate } from 'fflate'
import { corrupt, encrypted, tooLarge, type ReadLimits } from '../limits.js'
import { createDecoder } from '../text-coding.js'
import { updateCrc } from './crc.js'

/** One part of a ZIP container. */
export interface ZipPart {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly offset: number
}

/** A ZIP container whose parts are unpacked one window at a time, within a shared budget. */
export interface Zip {
  readonly parts: ReadonlyMap<string, ZipPart>
  has(name: string): boolean
  /**
   * The unpacked size that the directory states, which may be a lie; 0 for a part that is not
   * there.
   */
  sizeOf(name: string): number
  /**
   * Unpacks a part window by window; throws at the limit, at damage, and at the end if the checksum
   * is wrong.
   */
  unpack(name: string): Generator<Uint8Array, void>
  /** The bytes of a part as they lie in the container, to be copied into another one. */
  packed(part: ZipPart): Uint8Array
}

const END = 0x06054b50
const END64 = 0x06064b50
const LOCATOR64 = 0x07064b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const WINDOW = 16 * 1024
const MOST_PARTS = 20_000

/**
 * Reads the directory of a ZIP container. Names are compared without regard to case, as spreadsheet
 * programs do.
 */
export function openZip(bytes: Uint8Array, limits: ReadLimits): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts = readDirectory(bytes, view)
  const budget = createBudget(limits.unpackedBytes)
  const find = (name: string): ZipPart | undefined => parts.get(partKey(name))
  return {
    parts,
    has: (name) => find(name) !== undefined,
    sizeOf: (name) => find(name)?.size ?? 0,
    *unpack(name) {
      const part = find(name)
      if (part === undefined) throw corrupt(`the part ${name} is missing`)
      yield* unpackPart(bytes, view, part, budget)
    },
    packed: (part) => packedBytes(bytes, view, part),
  }
}

/** The form in which part names are compared. */
export function partKey(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()
}

function readDirectory(bytes: Uint8Array, view: DataView): Map<string, ZipPart> {
  const end = findEnd(view)
  let { count, start } = locate(view, end)
  if (count > MOST_PARTS) throw corrupt(`${count} parts`)
  const parts = new Map<string, ZipPart>()
  const decoder = createDecoder('utf-8')
  for (; count > 0; count -= 1) {
    if (start + 46 > bytes.length || view.getUint32(start, true) !== CENTRAL)
      throw corrupt('its directory of parts is incomplete')
    const nameLength = view.getUint16(start + 28, true)
    const extraLength = view.getUint16(start + 30, true)
    const name = decoder.decode(bytes.subarray(start + 46, start + 46 + nameLength))
    if (view.getUint16(start + 8, true) & 1) throw encrypted('zip')
    const part = {
      name,
      method: view.getUint16(start + 10, true),
      crc: view.getUint32(start + 16, true),
      packed: view.getUint32(start + 20, true),
      size: view.getUint32(start + 24, true),
      offset: view.getUint32(start + 42, true),
    }
    parts.set(partKey(name), withZip64(view, part, start + 46 + nameLength, extraLength))
    start += 46 + nameLength + extraLength + view.getUint16(start + 32, true)
  }
  return parts
}

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === END) return at
  }
  throw corrupt('it ends too early')
}

function locate(view: DataView, end: number): { count: number; start: number } {
  const count = view.getUint16(end + 10, true)
  const start = view.getUint32(end + 16, true)
  if (count !== 0xffff && start !== 0xffffffff)
    return { count, start: actualStart(view, end, start) }
  if (end < 20 || view.getUint32(end - 20, true) !== LOCATOR64) return { count, start }
  const end64 = Number(view.getBigUint64(end - 12, true))
  if (end64 + 56 > view.byteLength || view.getUint32(end64, true) !== END64)
    throw corrupt('its directory of parts is incomplete')
  return {
    count: Number(view.getBigUint64(end64 + 32, true)),
    start: Number(view.getBigUint64(end64 + 48, true)),
  }
}

/** Some writers put bytes in front of the container and do not count them. */
function actualStart(view: DataView, end: number, stated: number): number {
  const derived = end - view.getUint32(end + 12, true)
  const isDirectory = (at: number) =>
    at >= 0 && at + 4 <= view.byteLength && view.getUint32(at, true) === CENTRAL
  return !isDirectory(stated) && isDirectory(derived) ? derived : stated
}

function withZip64(view: DataView, part: ZipPart, extra: number, length: number): ZipPart {
  if (part.packed !== 0xffffffff && part.size !== 0xffffffff && part.offset !== 0xffffffff)
    return part
  const stop = Math.min(extra + length, view.byteLength)
  for (let at = extra; at + 4 <= stop; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue
    let field = at + 4
    const take = (value: number): number => {
      if (value !== 0xffffffff || field + 8 > stop) return value
      field += 8
      return Number(view.getBigUint64(field - 8, true))
    }
    const size = take(part.size)
    const packed = take(part.packed)
    return { ...part, size, packed, offset: take(part.offset) }
  }
  return part
}

interface Budget {
  spend(part: ZipPart, unpacked: number, more: number): void
}

/** How often the limit may be unpacked when parts are read again. */
const MOST_READINGS = 4

/** Counts what was unpacked over all parts. A part read twice counts once, but not without end. */
function createBudget(limit: number): Budget {
  const spent = new Map<ZipPart, number>()
  let total = 0
  let work = 0
  return {
    spend(part, unpacked, more) {
      work += more
      if (work > limit * MOST_READINGS) throw tooLarge('unpackedBytes', limit)
      const before = spent.get(part) ?? 0
      if (unpacked <= before) return
      spent.set(part, unpacked)
      total += unpacked - before
      if (total > limit) throw tooLarge('unpackedBytes', limit)
    },
  }
}

function* unpackPart(
  bytes: Uint8Array,
  view: DataView,
  part: ZipPart,
  budget: Budget,
): Generator<Uint8Array, void> {
  const data = packedBytes(bytes, view, part)
  let crc = 0
  let length = 0
  for (const window of part.method === 0 ? windowsOf(data) : inflate(data)) {
    length += window.length
    budget.spend(part, length, window.length)
    crc = updateCrc(crc, window)
    yield window
  }
  if (crc !== part.crc) throw corrupt(`the checksum of ${part.name} is wrong`)
}

function packedBytes(bytes: Uint8Array, view: DataView, part: ZipPart): Uint8Array {
  const { offset, packed, method } = part
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL)
    throw corrupt(`the part ${part.name} is not where it should be`)
  if (method !== 0 && method !== 8)
    throw corrupt(`the part ${part.name} is packed in an unknown way`)
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  if (start + packed > bytes.length) throw corrupt(`the part ${part.name} is incomplete`)
  return bytes.subarray(start, start + packed)
}

/** What is unpacked at once may be a thousand times as long: it is handed on in pieces. */
function* windowsOf(data: Uint8Array): Generator<Uint8Array, void> {
  for (let at = 0; at < data.length; at += WINDOW * 4) yield data.subarray(at, at + WINDOW * 4)
}

function* inflate(data: Uint8Array): Generator<Uint8Array, void> {
  const ready: Uint8Array[] = []
  const inflater = new Inflate((chunk) => {
    if (chunk.length > 0) ready.push(chunk)
  })
  for (let at = 0; at < data.length || at === 0; at += WINDOW) {
    try {
      inflater.push(data.subarray(at, at + WINDOW), at + WINDOW >= data.length)
    } catch (error) {
      throw corrupt('its compressed data is broken', error)
    }
    for (const chunk of ready.splice(0)) yield* windowsOf(chunk)
  }
}
