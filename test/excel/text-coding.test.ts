import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  createOwnDecoder,
  type Decoder,
  type UnicodeEncoding,
} from '../../src/excel/files/text-coding.js'

const encodings: readonly UnicodeEncoding[] = ['utf-8', 'utf-16le', 'utf-16be']

/** Bytes as files have them: text, text that was cut or damaged, and none at all. */
const bytesOf = (encoding: UnicodeEncoding) => {
  const texts = fc.string({ unit: 'binary', maxLength: 30 }).map((text) => {
    if (encoding === 'utf-8') return [...Buffer.from(text)]
    const bytes = Buffer.from(text, 'utf16le')
    return [...(encoding === 'utf-16le' ? bytes : bytes.swap16())]
  })
  const marks = fc.constantFrom([0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xfe, 0xff])
  const edges = fc.constantFrom(
    0x7f,
    0x80,
    0xbf,
    0xc1,
    0xc2,
    0xe0,
    0xa0,
    0xed,
    0x9f,
    0xf0,
    0x90,
    0xf4,
    0x8f,
    0xf5,
    0xd8,
    0xdc,
  )
  const damaged = fc.array(fc.oneof(edges, fc.nat(255)), { maxLength: 12 })
  return fc
    .array(fc.oneof({ weight: 3, arbitrary: texts }, marks, damaged), { maxLength: 4 })
    .map((parts) => Uint8Array.from(parts.flat()))
}

function decodeAll(decoder: Decoder, bytes: Uint8Array, size: number): string {
  try {
    let text = ''
    for (let at = 0; at < bytes.length; at += size)
      text += decoder.decode(bytes.subarray(at, at + size), { stream: true })
    return text + decoder.decode(new Uint8Array(0))
  } catch (error) {
    return error instanceof TypeError ? 'no text' : String(error)
  }
}

describe.each(encodings)('%s without TextDecoder', (encoding) => {
  test.each(['throw', 'replace'] as const)(
    'gives what TextDecoder gives, window by window (%s)',
    (onFault) => {
      fc.assert(
        fc.property(bytesOf(encoding), fc.integer({ min: 1, max: 7 }), (bytes, size) => {
          const native = new TextDecoder(encoding, { fatal: onFault === 'throw' })
          expect(decodeAll(createOwnDecoder(encoding, onFault), bytes, size)).toBe(
            decodeAll(native, bytes, size),
          )
        }),
        { numRuns: 2_000 },
      )
    },
  )
})
