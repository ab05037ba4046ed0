/** Tells by the first bytes what a file is. */
import { openCompound } from '../container/compound-file.js'
import { decodeBytes } from '../single-byte.js'
import { createDecoder } from '../text-coding.js'

/** What a file is by its first bytes. */
type DetectedFormat =
  | { readonly kind: 'zip' | 'xls' | 'encrypted' | 'text' | 'empty' }
  | { readonly kind: 'other'; readonly name: string }

const SIGNATURES: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ['a PDF document', [0x25, 0x50, 0x44, 0x46]],
  ['a picture', [0x89, 0x50, 0x4e, 0x47]],
  ['a picture', [0xff, 0xd8, 0xff]],
  ['a picture', [0x47, 0x49, 0x46, 0x38]],
  ['a compressed file', [0x1f, 0x8b]],
  ['a compressed file', [0x37, 0x7a, 0xbc, 0xaf]],
  ['a compressed file', [0x52, 0x61, 0x72, 0x21]],
  ['a text document (RTF)', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
]

/** Tells by the content what a file is; its name plays no part. */
export function detectFormat(bytes: Uint8Array): DetectedFormat {
  if (bytes.length === 0) return { kind: 'empty' }
  const startsWith = (signature: readonly number[]) =>
    signature.every((byte, index) => bytes[index] === byte)
  if (startsWith([0x50, 0x4b]) && bytes[2]! <= 8) return { kind: 'zip' }
  if (startsWith([0xd0, 0xcf, 0x11, 0xe0])) return detectCompound(bytes)
  if (bytes[0] === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(bytes[1]!) && bytes[3] === 0)
    return { kind: 'xls' }
  for (const [name, signature] of SIGNATURES)
    if (startsWith(signature)) return { kind: 'other', name }
  return detectText(bytes)
}

function detectCompound(bytes: Uint8Array): DetectedFormat {
  const { streams } = openCompound(bytes)
  if (streams.has('encryptedpackage')) return { kind: 'encrypted' }
  if (streams.has('workbook') || streams.has('book')) return { kind: 'xls' }
  return {
    kind: 'other',
    name: streams.has('worddocument') ? 'a Word document' : 'an old Office document',
  }
}

function detectText(bytes: Uint8Array): DetectedFormat {
  const start = bytes.subarray(0, 4_096)
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  const text = wide
    ? createDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(start)
    : decodeBytes(start, 'windows-1252')
  const bare = text.replace(/^(?:ï»¿|\uFEFF)/, '').trimStart()
  if (/^(?:<!doctype html|<html|<head|<body|<table|<meta|<script|<div)/i.test(bare))
    return { kind: 'other', name: 'a web page (HTML)' }
  if (/^<\?xml|^<[a-z][\w:]*[ >]/i.test(bare)) return { kind: 'other', name: nameXml(text) }
  if (/^MIME-Version:/i.test(bare)) return { kind: 'other', name: 'a web archive' }
  if (/^ID;P/.test(bare)) return { kind: 'other', name: 'a SYLK file' }
  if (/^TABLE\r?\n0,1\r?\n/.test(bare)) return { kind: 'other', name: 'a DIF file' }
  return isBinary(start) ? { kind: 'other', name: 'an unknown binary format' } : { kind: 'text' }
}

function nameXml(text: string): string {
  if (text.includes('urn:schemas-microsoft-com:office:spreadsheet'))
    return 'an XML spreadsheet of 2003'
  return /<office:document\b/.test(text) ? 'a flat OpenDocument file' : 'an XML document'
}

/**
 * Text has no control characters but tabs and line ends; UTF-16 without a mark has zeros in every
 * second byte.
 */
function isBinary(start: Uint8Array): boolean {
  let zeros = 0
  let controls = 0
  for (const byte of start) {
    if (byte === 0) zeros += 1
    else if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 26 && byte !== 27)
      controls += 1
  }
  const share = zeros / start.length
  const wide = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff)
  return controls > start.length * 0.02 || (zeros > 0 && share < 0.3 && !wide) || share > 0.6
}
