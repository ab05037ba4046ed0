import { openCompound } from '../../../src/excel/files/container/compound-file.js'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** Numbers that follow from a seed, so that every failure can be had again. */
export interface Chance {
  /** An integer from 0 up to, and without, the limit. */
  below(limit: number): number
  pick<T>(choices: readonly T[]): T
}

export function createChance(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return { below, pick: (choices) => choices[below(choices.length)]! }
}

/** Changes bytes anywhere: some overwritten, cut off, doubled or put in between. */
export function mutateBytes(original: Uint8Array, chance: Chance): Uint8Array {
  let bytes: Uint8Array = original.slice()
  for (let times = 1 + chance.below(6); times > 0 && bytes.length > 0; times -= 1) {
    const at = chance.below(bytes.length)
    const length = 1 + chance.below(Math.min(64, bytes.length - at))
    switch (chance.below(5)) {
      case 0:
        bytes = bytes.slice(0, at)
        break
      case 1:
        bytes = joined(bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at))
        break
      case 2:
        bytes = joined(bytes.subarray(0, at), bytes.subarray(at + length))
        break
      default:
        for (let index = at; index < at + length; index += 1)
          bytes[index] = chance.pick([0, 0xff, 0x7f, chance.below(256)])
    }
  }
  return bytes
}

/**
 * Changes what is inside the container and packs it soundly again, so that the change is not caught
 * at the door.
 */
export function mutateStructure(original: Uint8Array, chance: Chance): Uint8Array {
  if (original[0] === 0x50) return mutateZip(original, chance)
  if (original[0] === 0xd0) return mutateCompound(original, chance)
  return strToU8(mutateText(strFromU8(original), chance, TEXT_PIECES))
}

function mutateZip(original: Uint8Array, chance: Chance): Uint8Array {
  const parts = new Map<string, Uint8Array>(Object.entries(unzipSync(original)))
  for (let times = 1 + chance.below(4); times > 0 && parts.size > 0; times -= 1) {
    const name = chance.pick([...parts.keys()])
    const part = parts.get(name)!
    const kind = chance.below(12)
    if (kind === 0) parts.delete(name)
    else if (kind === 1)
      parts.set(chance.pick(['xl/__proto__', '../evil.xml', `${name}x`, name.toUpperCase()]), part)
    else if (name.endsWith('.bin')) parts.set(name, mutateBytes(part, chance))
    else parts.set(name, strToU8(mutateText(strFromU8(part), chance, XML_PIECES)))
  }
  return zipSync(Object.fromEntries(parts), { level: 0 })
}

/**
 * Changes an .xls: mostly its records, handed on without their container, which notices most changes
 * itself; else the bytes of the container.
 */
function mutateCompound(original: Uint8Array, chance: Chance): Uint8Array {
  const compound = openCompound(original)
  const stream = compound.read('workbook') ?? compound.read('book')
  if (stream !== undefined && chance.below(5) > 0) return mutateRecords(stream, chance)
  const bytes = original.slice()
  for (let times = 1 + chance.below(30); times > 0; times -= 1)
    bytes[chance.below(bytes.length)] = chance.pick([0, 1, 0xff, 0x7f, chance.below(256)])
  return bytes
}

/** A record is its type and its length in two bytes each, then its body. */
function recordsOf(stream: Uint8Array): Uint8Array[] {
  const records: Uint8Array[] = []
  for (let at = 0; at + 4 <= stream.length;) {
    const end = at + 4 + stream[at + 2]! + stream[at + 3]! * 256
    records.push(stream.slice(at, end))
    at = end
  }
  return records
}

const TYPES = [0x000a, 0x0809, 0x0009, 0x0006, 0x003c, 0x0085, 0x00bd, 0x00d6, 0x00e5, 0x00fc, 0x00fd, 0x01b8, 0x0204, 0x0207, 0x041e, 0x00e0, 0x002f, 0x0042] // prettier-ignore

/** Sheets are found by their place: it is kept right, so that what is in them is read. */
function mutateRecords(stream: Uint8Array, chance: Chance): Uint8Array {
  const records = recordsOf(stream)
  const sheets = records.filter((record) => typeOf(record) === SHEET && record.length >= 8)
  const places = placesOf(records)
  const beginnings = sheets.map((sheet) =>
    records.find((record) => places.get(record) === u32(sheet, 4)),
  )
  for (let times = 1 + chance.below(6); times > 0 && records.length > 0; times -= 1)
    mutateRecord(records, chance)
  const after = placesOf(records)
  sheets.forEach((sheet, at) => {
    const place = after.get(beginnings[at] ?? sheet) ?? 0
    if (chance.below(20) > 0) new DataView(sheet.buffer, sheet.byteOffset).setUint32(4, place, true)
  })
  return joined(...records)
}

const SHEET = 0x0085
const typeOf = (record: Uint8Array) => record[0]! + record[1]! * 256
const u32 = (bytes: Uint8Array, at: number) =>
  new DataView(bytes.buffer, bytes.byteOffset).getUint32(at, true)

function placesOf(records: readonly Uint8Array[]): Map<Uint8Array, number> {
  let at = 0
  const places = new Map<Uint8Array, number>()
  for (const record of records) {
    places.set(record, at)
    at += record.length
  }
  return places
}

function mutateRecord(records: Uint8Array[], chance: Chance): void {
  const at = chance.below(records.length)
  const record = records[at]!
  switch (chance.below(8)) {
    case 0:
      records.splice(at, 1)
      break
    case 1:
      records.splice(chance.below(records.length), 0, record.slice())
      break
    case 2:
      records.splice(at, 1, ...Array.from({ length: chance.below(2_000) }, () => record))
      break
    case 3:
      record.set(twoBytes(chance.pick(TYPES)))
      break
    case 4:
      records[at] = cutTo(record, chance.below(record.length + 8))
      break
    default:
      for (let change = chance.below(4); change >= 0 && record.length > 4; change -= 1)
        record[4 + chance.below(record.length - 4)] = chance.pick([0, 1, 0xff, chance.below(256)])
  }
}

/** A record made shorter or longer, which says so. */
function cutTo(record: Uint8Array, length: number): Uint8Array {
  const body = new Uint8Array(length)
  body.set(record.subarray(4, 4 + length))
  return joined(record.subarray(0, 2), twoBytes(length), body)
}

function twoBytes(value: number): Uint8Array {
  return Uint8Array.of(value & 255, value >> 8)
}

const NUMBERS = [
  '-1',
  '0',
  '1e308',
  '99999999999',
  'NaN',
  '',
  '4294967295',
  '1048577',
  '0.1',
  '1462',
  '2958466',
]
const XML_PIECES = [
  ...[
    '<',
    '>',
    '"',
    '&',
    '&lt',
    '&#0;',
    '&#x110000;',
    '&boom;',
    ']]>',
    '<!--',
    '<![CDATA[',
    '<?x',
    '<c r="',
    '</row>',
    '<row r="1048576">',
  ],
  ...[
    '<c r="XFD1" t="s"><v>999999</v></c>',
    '<c t="str"><f>1</f></c>',
    '<mergeCell ref="A1:XFD1048576"/>',
    '<hyperlink ref="C2" r:id="__proto__"/>',
  ],
  ...[
    '<!DOCTYPE a [<!ENTITY b "c">]>',
    '__proto__',
    'constructor',
    '\uFFFE',
    '\u0000',
    'table:number-rows-repeated="99999999"',
    `${'<a>'.repeat(300)}`,
  ],
]
const TEXT_PIECES = ['"', '""', ';', ',', '\t', '\r', '\n', '\0', 'sep=,\n', '__proto__', '\uFEFF', '="x"', 'ÿ', '+46', '@', '1e99', ' '.repeat(500), '("'.repeat(200)] // prettier-ignore

/** Changes a text at places that mean something: numbers, tags and values. */
function mutateText(original: string, chance: Chance, pieces: readonly string[]): string {
  let text = original
  for (let times = 1 + chance.below(5); times > 0 && text.length > 0; times -= 1) {
    const at = chance.below(text.length)
    switch (chance.below(5)) {
      case 0:
        text = text.slice(0, at) + chance.pick(pieces) + text.slice(at)
        break
      case 1:
        text = text.slice(0, at) + text.slice(at).replace(/-?\d+(?:\.\d+)?/, chance.pick(NUMBERS))
        break
      case 2:
        text = text.slice(0, at) + text.slice(at).replace(/<[^>]*>/, '')
        break
      case 3:
        text = text.slice(0, at) + text.slice(at).replace(/<[^>]*>/, (tag) => tag + tag)
        break
      default:
        text =
          text.slice(0, at) +
          text
            .slice(at)
            .replace(
              /"[^"]*"/,
              () => `"${chance.pick([...NUMBERS, '__proto__', 'x'.repeat(300)])}"`,
            )
    }
  }
  return text
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
