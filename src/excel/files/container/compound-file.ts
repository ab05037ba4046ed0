/** Reads compound files, the container of .xls. */
import { corrupt } from '../limits.js'
import { createDecoder } from '../text-coding.js'

const FREE = 0xfffffffa // this and above: end of chain, free, or the table's own sectors
const DIRECTORY_ENTRY = 128
const SMALL_SHIFT = 6
const MOST_ENTRIES = 50_000

/** A compound file: a container of streams, which may hold further containers. */
export interface CompoundFile {
  /** The names of its own streams, in lower case; those of what is embedded in it are left out. */
  readonly streams: ReadonlySet<string>
  /**
   * The bytes of a stream. Small ones lie in a stream of their own that all of them share.
   */
  read(name: string): Uint8Array | undefined
}

/** An entry of the directory: a stream, a container, or the root. */
interface Entry {
  readonly name: string
  readonly kind: number
  /** The entries before and after it in the same container, and the first one within it. */
  readonly links: { readonly left: number; readonly right: number; readonly child: number }
  readonly start: number
  readonly size: number
}

const STORAGE = 1
const STREAM = 2

/** Opens a compound file, the container of .xls and of encrypted workbooks. */
export function openCompound(bytes: Uint8Array): CompoundFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 1024) throw corrupt('it ends too early')
  const shift = view.getUint16(30, true)
  if (shift !== 9 && shift !== 12) throw corrupt('its header is wrong')
  const table = readTable(view, shift)
  const whole = (start: number) => gather(bytes.subarray(1 << shift), shift, chainOf(table, start))
  const entries = readDirectory(whole(view.getUint32(48, true)))
  const streams = new Map(ownStreams(entries).map((entry) => [entry.name.toLowerCase(), entry]))
  return {
    streams: new Set(streams.keys()),
    read(name) {
      const stream = streams.get(name)
      if (stream === undefined) return undefined
      if (stream.size >= view.getUint32(56, true))
        return whole(stream.start).subarray(0, stream.size)
      const smallTable = whole(view.getUint32(60, true))
      const small = new Uint32Array(smallTable.slice().buffer, 0, smallTable.length >> 2)
      const shared = entries[0]?.start ?? FREE
      return gather(whole(shared), SMALL_SHIFT, chainOf(small, stream.start)).subarray(
        0,
        stream.size,
      )
    },
  }
}

function readDirectory(directory: Uint8Array): readonly Entry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength)
  const decoder = createDecoder('utf-16le')
  const entries: Entry[] = []
  if (directory.length > MOST_ENTRIES * DIRECTORY_ENTRY) throw corrupt('it has too many streams')
  for (let at = 0; at + DIRECTORY_ENTRY <= directory.length; at += DIRECTORY_ENTRY) {
    const length = view.getUint16(at + 64, true)
    const isNamed = length >= 2 && length <= 64
    entries.push({
      name: isNamed ? decoder.decode(directory.subarray(at, at + length - 2)) : '',
      kind: isNamed ? view.getUint8(at + 66) : 0,
      links: {
        left: view.getUint32(at + 68, true),
        right: view.getUint32(at + 72, true),
        child: view.getUint32(at + 76, true),
      },
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    })
  }
  return entries
}

/**
 * The streams that lie in the root itself. Where nothing is embedded all of them do, whatever its
 * links say.
 */
function ownStreams(entries: readonly Entry[]): readonly Entry[] {
  if (!entries.some(({ kind }) => kind === STORAGE))
    return entries.filter(({ kind }) => kind === STREAM)
  const seen = new Set<Entry>()
  const waiting = [entries[0]?.links.child ?? FREE]
  while (waiting.length > 0) {
    const entry = entries[waiting.pop()!]
    if (entry === undefined || seen.has(entry)) continue
    seen.add(entry)
    waiting.push(entry.links.left, entry.links.right)
  }
  return [...seen].filter(({ kind }) => kind === STREAM)
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
    const from = (sector + 1) * (1 << shift)
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
    const from = (next + 1) * (1 << shift)
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
