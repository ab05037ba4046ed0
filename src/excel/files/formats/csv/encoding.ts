/** Finds out how a text file is encoded, and decodes it. */
import { SeatlineError } from '../../../../core/errors.js'
import { decodeBytes, singleByteEncodings, type SingleByteEncoding } from '../../single-byte.js'
import type { Steps } from '../../pace.js'
import { createDecoder, type Decoder, type UnicodeEncoding } from '../../text-coding.js'

/** A text decoded from bytes, and how sure that is. */
interface DecodedText {
  readonly text: string
  readonly encoding: string
  /** `stated` by a byte order mark, `proven` by being valid, `assumed` otherwise. */
  readonly certainty: 'stated' | 'proven' | 'assumed'
}

/**
 * Decodes the bytes of a text file: byte order mark, then the encoding that somebody chose, then
 * UTF-16 by its zeros, then UTF-8 if valid, else the likeliest of the old encodings.
 */
export function* decodeText(bytes: Uint8Array, chosen?: string): Steps<DecodedText> {
  const marked = encodingByMark(bytes)
  if (marked !== undefined) return yield* decoded(bytes, marked, 'stated')
  if (chosen !== undefined) return yield* decodedAs(bytes, chosen)
  const wide = guessUtf16(bytes)
  if (wide !== undefined) return yield* decoded(bytes, wide, 'proven')
  try {
    const text = yield* inWindows(bytes, createDecoder('utf-8', 'throw'))
    return { text, encoding: 'utf-8', certainty: 'proven' }
  } catch {
    const encoding = guessSingleByte(bytes)
    return { text: yield* inWindows(bytes, singleByte(encoding)), encoding, certainty: 'assumed' }
  }
}

function encodingByMark(bytes: Uint8Array): UnicodeEncoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined
}

function* decoded(
  bytes: Uint8Array,
  encoding: UnicodeEncoding,
  certainty: DecodedText['certainty'],
): Steps<DecodedText> {
  return { text: yield* inWindows(bytes, createDecoder(encoding)), encoding, certainty }
}

const WINDOW = 1024 * 1024

/** Decodes a long file window by window. */
function* inWindows(bytes: Uint8Array, decoder: Decoder): Steps<string> {
  const texts: string[] = []
  for (let at = 0; at < bytes.length; at += WINDOW) {
    const stream = at + WINDOW < bytes.length
    texts.push(decoder.decode(bytes.subarray(at, at + WINDOW), { stream }))
    yield
  }
  return texts.join('')
}

function singleByte(encoding: SingleByteEncoding): Decoder {
  return { decode: (bytes) => decodeBytes(bytes, encoding) }
}

/** Names by which people know the encodings that engines do not, or not as spreadsheets do. */
const OWN_NAMES: ReadonlyMap<string, SingleByteEncoding> = new Map([['windows-1252', 'windows-1252'], ['cp1252', 'windows-1252'], ['iso-8859-1', 'windows-1252'], ['latin1', 'windows-1252'], ['macintosh', 'macintosh'], ['ibm-850', 'ibm-850'], ['ibm850', 'ibm-850'], ['cp850', 'ibm-850']]) // prettier-ignore

function* decodedAs(bytes: Uint8Array, name: string): Steps<DecodedText> {
  const own = OWN_NAMES.get(name.toLowerCase())
  const { decoder, encoding } =
    own === undefined ? decoderOf(name) : { decoder: singleByte(own), encoding: own }
  return { text: yield* inWindows(bytes, decoder), encoding, certainty: 'stated' }
}

function decoderOf(name: string): { readonly decoder: Decoder; readonly encoding: string } {
  try {
    const decoder = new TextDecoder(name)
    return { decoder, encoding: decoder.encoding }
  } catch (error) {
    throw new SeatlineError(
      'input_invalid',
      `There is no encoding "${name.slice(0, 40)}" here. Use a name such as windows-1250 or utf-8.`,
      { issues: [{ path: 'encoding', message: 'not an encoding that this machine knows' }] },
      { cause: error },
    )
  }
}

/** Western text in UTF-16 has a zero in every second byte, nearly. */
function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const length = Math.min(bytes.length, 2_000) & ~1
  if (length < 8) return undefined
  let even = 0
  let odd = 0
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even += 1
    if (bytes[at + 1] === 0) odd += 1
  }
  if (odd > length * 0.35 && even < length * 0.05) return 'utf-16le'
  return even > length * 0.35 && odd < length * 0.05 ? 'utf-16be' : undefined
}

const LIKELY = /[åäöÅÄÖéèêëÉÈæøÆØüÜßáàâíóôçñïîû’‘“”–…€°§]/g
const UNLIKELY =
  /[\u0080-\u009F\uFFFD¤¦¨¬¯±¶·¸¹²³º¼½¾ªŒœŠšžŸƒˆ˜‚„†‡‰‹›•™¢£¥©®µ×÷ÐðÞþÝýÃãÕõ─-╿▀-▟≠∞≤≥∂∑∏π∫Ω◊√≈∆ﬁﬂıˇ˘˙˚˝˛]/g

/**
 * Excel also writes the encodings of old Macs and of DOS. The one that gives most letters of our
 * languages is taken; Windows when in doubt.
 */
function guessSingleByte(bytes: Uint8Array): SingleByteEncoding {
  const sample = highBytes(bytes, 5_000)
  let best: SingleByteEncoding = 'windows-1252'
  let bestScore = -Infinity
  for (const encoding of singleByteEncodings) {
    const text = decodeBytes(sample, encoding)
    const score = (text.match(LIKELY)?.length ?? 0) - (text.match(UNLIKELY)?.length ?? 0)
    if (score > bestScore) [best, bestScore] = [encoding, score]
  }
  return best
}

/** The first bytes of a text that are not ASCII, which all encodings have alike. */
function highBytes(bytes: Uint8Array, most: number): Uint8Array {
  const high: number[] = []
  for (let at = 0; at < bytes.length && high.length < most; at += 1)
    if (bytes[at]! >= 0x80) high.push(bytes[at]!)
  return Uint8Array.from(high)
}
