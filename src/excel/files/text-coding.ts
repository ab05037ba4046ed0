/**
 * Bytes to text, also where `TextDecoder` is missing: Jest with jsdom has none, nor have some
 * engines of phones. The way back is `strToU8` of fflate.
 */

/** The encodings that workbooks and text files have, beside those of one byte a character. */
export type UnicodeEncoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/** Turns bytes into text, window by window if they stream. A byte order mark is left out. */
export interface Decoder {
  decode(bytes: Uint8Array, options?: { readonly stream?: boolean }): string
}

type OnFault = 'throw' | 'replace'

/** Makes a decoder that throws at bytes that are no text, or puts U+FFFD in their place. */
export function createDecoder(encoding: UnicodeEncoding, onFault: OnFault = 'replace'): Decoder {
  if (typeof TextDecoder === 'undefined') return createOwnDecoder(encoding, onFault)
  return new TextDecoder(encoding, { fatal: onFault === 'throw' })
}

/** The same without the engine's help. */
export function createOwnDecoder(encoding: UnicodeEncoding, onFault: OnFault): Decoder {
  const wide = encoding !== 'utf-8'
  let held = new Uint8Array(0)
  let begun = false
  return {
    decode(bytes, { stream = false } = {}) {
      const all = joined(held, bytes)
      const end = stream
        ? all.length - (wide ? heldWide(all, encoding) : heldNarrow(all))
        : all.length
      held = all.slice(end)
      const whole = all.subarray(0, end)
      const text = wide ? decodeWide(whole, encoding, onFault) : decodeNarrow(whole, onFault)
      const isFirst = !begun && text !== ''
      begun = stream && (begun || isFirst)
      return isFirst && text.startsWith('\uFEFF') ? text.slice(1) : text
    },
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second
  const all = new Uint8Array(first.length + second.length)
  all.set(first)
  all.set(second, first.length)
  return all
}

/** Bytes at the end of UTF-16 that wait for more: half a unit, or the first half of a pair. */
function heldWide(bytes: Uint8Array, encoding: UnicodeEncoding): number {
  const odd = bytes.length % 2
  const last = bytes[bytes.length - odd - (encoding === 'utf-16le' ? 1 : 2)]
  return last !== undefined && last >= 0xd8 && last <= 0xdb ? odd + 2 : odd
}

function decodeWide(bytes: Uint8Array, encoding: UnicodeEncoding, onFault: OnFault): string {
  const [high, low] = encoding === 'utf-16le' ? [1, 0] : [0, 1]
  const text = createText()
  for (let at = 0; at + 1 < bytes.length; at += 2)
    text.add((bytes[at + high]! << 8) | bytes[at + low]!)
  const cut = bytes.length % 2 === 1 ? '\uD800' : '' // half a unit is a fault, as half a pair is
  const units = text.toString()
  const halves = /[\uD800-\uDBFF]$/.test(units) ? units : units + cut
  return halves.replace(/\p{Surrogate}/gu, () => fault(onFault))
}

/** Bytes at the end of UTF-8 that may become a letter with more. */
function heldNarrow(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const start = bytes.length - back
    const { length, valid } = letterAt(bytes, start)
    if (bytes[start]! >= 0xc0) return valid === back && length > back ? back : 0
  }
  return 0
}

function decodeNarrow(bytes: Uint8Array, onFault: OnFault): string {
  const text = createText()
  for (let at = 0; at < bytes.length;) {
    const { length, valid } = letterAt(bytes, at)
    if (valid < length || length === 0) {
      text.add(fault(onFault).charCodeAt(0))
      at += Math.max(1, valid)
      continue
    }
    let code = length === 1 ? bytes[at]! : bytes[at]! & (0x7f >> length)
    for (let next = 1; next < length; next += 1) code = (code << 6) | (bytes[at + next]! & 0x3f)
    if (code > 0xffff) text.add(0xd7c0 + (code >> 10), 0xdc00 | (code & 0x3ff))
    else text.add(code)
    at += length
  }
  return text.toString()
}

/**
 * How many bytes the letter at a place should have, 0 if none begins there, and how many of them
 * are right.
 */
function letterAt(
  bytes: Uint8Array,
  at: number,
): { readonly length: number; readonly valid: number } {
  const first = bytes[at]!
  const length = lengthOf(first)
  let valid = length === 0 ? 0 : 1
  for (; valid > 0 && valid < length; valid += 1) {
    const [lowest, highest] = valid === 1 ? secondOf(first) : [0x80, 0xbf]
    const byte = bytes[at + valid]
    if (byte === undefined || byte < lowest || byte > highest) break
  }
  return { length, valid }
}

function lengthOf(first: number): number {
  if (first < 0x80) return 1
  if (first < 0xc2 || first > 0xf4) return 0
  if (first < 0xe0) return 2
  return first < 0xf0 ? 3 : 4
}

/** No longer form than needed, no surrogates, nothing above U+10FFFF. */
function secondOf(first: number): readonly [lowest: number, highest: number] {
  const lowest = new Map([[0xe0, 0xa0], [0xf0, 0x90]]).get(first) ?? 0x80 // prettier-ignore
  const highest = new Map([[0xed, 0x9f], [0xf4, 0x8f]]).get(first) ?? 0xbf // prettier-ignore
  return [lowest, highest]
}

function fault(onFault: OnFault): string {
  if (onFault === 'throw') throw new TypeError('The bytes are not text in this encoding.')
  return '\uFFFD'
}

/** Gathers code units without a string for each. */
function createText(): { add(...units: readonly number[]): void; toString(): string } {
  let text = ''
  let waiting: number[] = []
  const flush = () => {
    text += String.fromCharCode(...waiting)
    waiting = []
  }
  return {
    add(...units) {
      waiting.push(...units)
      if (waiting.length >= 8_192) flush()
    },
    toString() {
      flush()
      return text
    },
  }
}
