/** Scans a part of a ZIP container as XML. */
import type { Zip } from '../container/zip.js'
import { corrupt } from '../limits.js'
import { decodeBytes } from '../single-byte.js'
import type { Steps } from '../pace.js'
import { createDecoder, type Decoder, type UnicodeEncoding } from '../text-coding.js'
import { createXmlScanner, type XmlHandler } from './scanner.js'

/**
 * Scans a part of a ZIP container window by window, giving after each one how much of it has been
 * read.
 */
export function* scanPart(zip: Zip, name: string, handler: XmlHandler): Generator<number, void> {
  const scanner = createXmlScanner(handler)
  const size = zip.sizeOf(name)
  for (const { text, read } of windowsOf(zip, name)) {
    scanner.push(text)
    yield size === 0 ? 1 : Math.min(1, read / size)
  }
  scanner.end()
}

/** The text of a part of a ZIP container, window by window. */
export function* textOfPart(zip: Zip, name: string): Generator<string, void> {
  for (const { text } of windowsOf(zip, name)) yield text
}

/** The windows of a part as text, each with the bytes read up to its end. */
function* windowsOf(
  zip: Zip,
  name: string,
): Generator<{ readonly text: string; readonly read: number }, void> {
  let decoder: Decoder | undefined
  let read = 0
  for (const window of zip.unpack(name)) {
    decoder ??= decoderFor(window)
    read += window.length
    yield { text: decode(decoder, window, 'more'), read }
  }
  if (decoder !== undefined) yield { text: decode(decoder, new Uint8Array(0), 'last'), read }
}

/** Scans a part to its end, in steps. */
export function* scanWhole(zip: Zip, name: string, handler: Partial<XmlHandler>): Steps<void> {
  yield* scanPart(zip, name, { open: () => {}, close: () => {}, text: () => {}, ...handler })
}

function decode(decoder: Decoder, window: Uint8Array, which: 'more' | 'last'): string {
  try {
    return decoder.decode(window, { stream: which === 'more' })
  } catch (error) {
    throw corrupt('its text is not in the encoding it states', error)
  }
}

function decoderFor(start: Uint8Array): Decoder {
  const encoding = encodingOf(start)
  if (encoding === 'windows-1252') return { decode: (bytes) => decodeBytes(bytes, encoding) }
  return createDecoder(encoding, 'throw')
}

function encodingOf(start: Uint8Array): UnicodeEncoding | 'windows-1252' {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  if (start[0] === 0x3c && start[1] === 0) return 'utf-16le'
  if (start[0] === 0 && start[1] === 0x3c) return 'utf-16be'
  const declaration = String.fromCharCode(...start.subarray(0, 120))
  const stated = /^[^<]{0,3}<\?xml[^>]*encoding=["']([\w-]{1,20})["']/i
    .exec(declaration)?.[1]
    ?.toLowerCase()
  return stated === 'iso-8859-1' || stated === 'windows-1252' || stated === 'us-ascii'
    ? 'windows-1252'
    : 'utf-8'
}
