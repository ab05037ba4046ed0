import { corrupt } from './limits.js'
import { createXmlScanner, type XmlHandler } from './xml-scanner.js'
import type { Zip } from './zip.js'

type Decoder = InstanceType<typeof TextDecoder>

/** Scans a part of a ZIP container window by window, giving way after each one. */
export function* scanPart(zip: Zip, name: string, handler: XmlHandler): Generator<void, void> {
  const scanner = createXmlScanner(handler)
  for (const text of textOfPart(zip, name)) {
    scanner.push(text)
    yield
  }
  scanner.end()
}

/** The text of a part of a ZIP container, window by window. */
export function* textOfPart(zip: Zip, name: string): Generator<string, void> {
  let decoder: Decoder | undefined
  for (const window of zip.unpack(name)) {
    decoder ??= new TextDecoder(encodingOf(window), { fatal: true })
    yield decode(decoder, window, 'more')
  }
  if (decoder !== undefined) yield decode(decoder, new Uint8Array(0), 'last')
}

/** Scans a small part to its end. */
export function scanWhole(zip: Zip, name: string, handler: Partial<XmlHandler>): void {
  const full: XmlHandler = { open: () => {}, close: () => {}, text: () => {}, ...handler }
  for (const window of scanPart(zip, name, full)) void window
}

function decode(decoder: Decoder, window: Uint8Array, which: 'more' | 'last'): string {
  try {
    return decoder.decode(window, { stream: which === 'more' })
  } catch (error) {
    throw corrupt('its text is not in the encoding it states', error)
  }
}

function encodingOf(start: Uint8Array): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  if (start[0] === 0x3c && start[1] === 0) return 'utf-16le'
  if (start[0] === 0 && start[1] === 0x3c) return 'utf-16be'
  const declaration = String.fromCharCode(...start.subarray(0, 120))
  const stated = /^[^<]{0,3}<\?xml[^>]*encoding=["']([\w-]{1,20})["']/i.exec(declaration)?.[1]?.toLowerCase()
  return stated === 'iso-8859-1' || stated === 'windows-1252' || stated === 'us-ascii' ? 'windows-1252' : 'utf-8'
}
