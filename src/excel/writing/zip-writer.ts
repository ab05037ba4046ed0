/** Writes ZIP containers. */
import { Deflate, strToU8 } from 'fflate'
import { updateCrc } from '../files/container/crc.js'

/** A part of a ZIP container, packed and ready to be joined. */
export interface PackedPart {
  readonly name: string
  /** 8 for deflated, 0 for stored. */
  readonly method: number
  readonly crc: number
  readonly size: number
  readonly chunks: readonly Uint8Array[]
}

/** Packs one part as its text comes, so that only what is packed stays in memory. */
export interface PartPacker {
  write(text: string): void
  finish(): PackedPart
}

const BUFFER = 64 * 1024

/** Makes a packer for one part. */
export function createPartPacker(name: string): PartPacker {
  const chunks: Uint8Array[] = []
  const deflate = new Deflate({ level: 6 }, (chunk) => {
    if (chunk.length > 0) chunks.push(chunk)
  })
  let waiting = ''
  let crc = 0
  let size = 0
  const flush = (last: 'more' | 'last') => {
    const bytes = strToU8(waiting)
    waiting = ''
    crc = updateCrc(crc, bytes)
    size += bytes.length
    deflate.push(bytes, last === 'last')
  }
  return {
    write(text) {
      waiting += text
      if (waiting.length >= BUFFER) flush('more')
    },
    finish() {
      flush('last')
      return { name, method: 8, crc, size, chunks }
    },
  }
}

/** Packs a part whose text is at hand. */
export function packPart(name: string, text: string): PackedPart {
  const packer = createPartPacker(name)
  packer.write(text)
  return packer.finish()
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const UTF8_NAMES = 0x0800
/**
 * 1 January 1980, the first day that ZIP knows: the same content gives the same bytes at any time.
 */
const DOS_DATE = 0x0021

/** Joins parts into a ZIP container, in the order given. */
export function joinParts(parts: readonly PackedPart[]): Uint8Array {
  const entries = parts.map((part) => {
    const packed = part.chunks.reduce((sum, chunk) => sum + chunk.length, 0)
    return { ...part, encoded: strToU8(part.name), packed }
  })
  const total = entries.reduce(
    (sum, { encoded, packed }) => sum + 30 + 46 + 2 * encoded.length + packed,
    22,
  )
  const bytes = new Uint8Array(total)
  const view = new DataView(bytes.buffer)
  let at = 0
  const offsets: number[] = []
  for (const entry of entries) {
    offsets.push(at)
    view.setUint32(at, LOCAL, true)
    writeHeader(view, at + 4, entry)
    bytes.set(entry.encoded, at + 30)
    at += 30 + entry.encoded.length
    for (const chunk of entry.chunks) {
      bytes.set(chunk, at)
      at += chunk.length
    }
  }
  const directory = at
  entries.forEach((entry, index) => {
    view.setUint32(at, CENTRAL, true)
    view.setUint16(at + 4, 20, true)
    writeHeader(view, at + 6, entry)
    view.setUint32(at + 42, offsets[index] ?? 0, true)
    bytes.set(entry.encoded, at + 46)
    at += 46 + entry.encoded.length
  })
  view.setUint32(at, END, true)
  view.setUint16(at + 8, entries.length, true)
  view.setUint16(at + 10, entries.length, true)
  view.setUint32(at + 12, at - directory, true)
  view.setUint32(at + 16, directory, true)
  return bytes
}

interface Entry extends PackedPart {
  readonly encoded: Uint8Array
  readonly packed: number
}

/** The 26 bytes that a local header and a directory entry share. */
function writeHeader(
  view: DataView,
  at: number,
  { method, crc, packed, size, encoded }: Entry,
): void {
  view.setUint16(at, 20, true)
  view.setUint16(at + 2, UTF8_NAMES, true)
  view.setUint16(at + 4, method, true)
  view.setUint16(at + 8, DOS_DATE, true)
  view.setUint32(at + 10, crc, true)
  view.setUint32(at + 14, packed, true)
  view.setUint32(at + 18, size, true)
  view.setUint16(at + 22, encoded.length, true)
}
