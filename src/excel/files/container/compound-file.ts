/** Reads compound files, the container of .xls. */
import { corrupt } from '../limits.js'
import { createDecoder } from '../text-coding.js'

const FREE = 0xfffffffa // this and above: end of chain, free, or the table's own sectors
const DIRECTORY_ENTRY = 128

/**
 * The names of the streams in a compound file, the container of .xls and of encrypted workbooks.
 */
export function listStreams(
  bytes: Uint8Array,
): ReadonlyMap<string, { readonly start: number; readonly size: number }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 1024) throw corrupt('it ends too early')
  const shift = view.getUint16(30, true)
  if (shift !== 9 && shift !== 12) throw corrupt('its header is wrong')
  const table = readTable(view, shift)
  const streams = new Map<string, { start: number; size: number }>()
  const decoder = createDecoder('utf-16le')
  for (const sector of chainOf(table, view.getUint32(48, true))) {
    const from = (sector + 1) << shift
    for (
      let at = from;
      at < from + (1 << shift) && at + DIRECTORY_ENTRY <= bytes.length;
      at += DIRECTORY_ENTRY
    ) {
      const nameLength = view.getUint16(at + 64, true)
      const kind = bytes[at + 66]
      if (kind !== 2 || nameLength < 2 || nameLength > 64) continue
      const name = decoder.decode(bytes.subarray(at, at + nameLength - 2))
      streams.set(name.toLowerCase(), {
        start: view.getUint32(at + 116, true),
        size: view.getUint32(at + 120, true),
      })
    }
  }
  return streams
}

/**
 * The bytes of a stream in a compound file. Small ones lie in a stream of their own that all of
 * them share.
 */
export function readStream(bytes: Uint8Array, name: string): Uint8Array | undefined {
  const stream = listStreams(bytes).get(name)
  if (stream === undefined) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const shift = view.getUint16(30, true)
  const table = readTable(view, shift)
  const whole = (start: number) => gather(bytes.subarray(1 << shift), shift, chainOf(table, start))
  if (stream.size >= view.getUint32(56, true)) return whole(stream.start).subarray(0, stream.size)
  const root = rootStart(view, shift)
  const smallTable = whole(view.getUint32(60, true))
  const small = new Uint32Array(smallTable.slice().buffer, 0, smallTable.length >> 2)
  return gather(
    root === undefined ? new Uint8Array(0) : whole(root),
    SMALL_SHIFT,
    chainOf(small, stream.start),
  ).subarray(0, stream.size)
}

const SMALL_SHIFT = 6

/** Where the stream of small streams begins: it is that of the first entry of the directory. */
function rootStart(view: DataView, shift: number): number | undefined {
  const entry = (view.getUint32(48, true) + 1) * (1 << shift)
  return entry + DIRECTORY_ENTRY <= view.byteLength ? view.getUint32(entry + 116, true) : undefined
}

function gather(sectors: Uint8Array, shift: number, chain: Iterable<number>): Uint8Array {
  const found: Uint8Array[] = []
  for (const sector of chain) {
    if (sector << shift >= sectors.length) throw corrupt('a chain of sectors leads nowhere')
    found.push(sectors.subarray(sector << shift, (sector + 1) << shift))
  }
  const whole = new Uint8Array(found.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of found) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function readTable(view: DataView, shift: number): Uint32Array {
  const perSector = (1 << shift) / 4
  const sectors = Math.ceil(view.byteLength / (1 << shift))
  const table = new Uint32Array(sectors + perSector).fill(0xffffffff)
  let at = 0
  for (const sector of tableSectors(view, shift, sectors)) {
    const from = (sector + 1) << shift
    for (let entry = 0; entry < perSector && at < table.length; entry += 1, at += 1) {
      const offset = from + entry * 4
      table[at] = offset + 4 <= view.byteLength ? view.getUint32(offset, true) : 0xffffffff
    }
  }
  return table
}

/** The sectors of the allocation table: 109 in the header, then a chain of lists. */
function* tableSectors(view: DataView, shift: number, sectors: number): Generator<number, void> {
  for (let index = 0; index < 109; index += 1) {
    const sector = view.getUint32(76 + index * 4, true)
    if (sector >= FREE) return
    yield sector
  }
  let next = view.getUint32(68, true)
  const perSector = (1 << shift) / 4
  for (let lists = 0; next < FREE; lists += 1) {
    const from = (next + 1) << shift
    if (lists > sectors || from + (1 << shift) > view.byteLength)
      throw corrupt('its allocation table is broken')
    for (let index = 0; index < perSector - 1; index += 1) {
      const sector = view.getUint32(from + index * 4, true)
      if (sector < FREE) yield sector
    }
    next = view.getUint32(from + (perSector - 1) * 4, true)
  }
}

function* chainOf(table: Uint32Array, start: number): Generator<number, void> {
  let steps = 0
  for (let sector = start; sector < FREE; sector = table[sector]!) {
    if (sector >= table.length || steps > table.length)
      throw corrupt('a chain of sectors does not end')
    steps += 1
    yield sector
  }
}
