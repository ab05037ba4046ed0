/** Finds out how a text file is encoded, and decodes it. */
import { SeatlineError } from '../../../../core/errors.js'
import { decodeBytes, singleByteEncodings, type SingleByteEncoding } from '../../single-byte.js'
import { createDecoder } from '../../text-coding.js'

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
export function decodeText(bytes: Uint8Array, chosen?: string): DecodedText {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return decoded(bytes, 'utf-8', 'stated')
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes, 'utf-16le', 'stated')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded(bytes, 'utf-16be', 'stated')
  if (chosen !== undefined) return decodedAs(bytes, chosen)
  const wide = guessUtf16(bytes)
  if (wide !== undefined) return decoded(bytes, wide, 'proven')
  try {
    const text = createDecoder('utf-8', 'throw').decode(bytes)
    return { text, encoding: 'utf-8', certainty: 'proven' }
  } catch {
    const encoding = guessSingleByte(bytes)
    return { text: decodeBytes(bytes, encoding), encoding, certainty: 'assumed' }
  }
}

function decoded(
  bytes: Uint8Array,
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be',
  certainty: DecodedText['certainty'],
): DecodedText {
  return { text: createDecoder(encoding).decode(bytes), encoding, certainty }
}

/** Names by which people know the encodings that engines do not, or not as spreadsheets do. */
const OWN_NAMES: ReadonlyMap<string, SingleByteEncoding> = new Map([['windows-1252', 'windows-1252'], ['cp1252', 'windows-1252'], ['iso-8859-1', 'windows-1252'], ['latin1', 'windows-1252'], ['macintosh', 'macintosh'], ['ibm-850', 'ibm-850'], ['ibm850', 'ibm-850'], ['cp850', 'ibm-850']]) // prettier-ignore

function decodedAs(bytes: Uint8Array, name: string): DecodedText {
  const own = OWN_NAMES.get(name.toLowerCase())
  if (own !== undefined)
    return { text: decodeBytes(bytes, own), encoding: own, certainty: 'stated' }
  try {
    const decoder = new TextDecoder(name)
    return { text: decoder.decode(bytes), encoding: decoder.encoding, certainty: 'stated' }
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
  const sample = bytes.filter((byte) => byte >= 0x80).subarray(0, 5_000)
  let best: SingleByteEncoding = 'windows-1252'
  let bestScore = -Infinity
  for (const encoding of singleByteEncodings) {
    const text = decodeBytes(sample, encoding)
    const score = (text.match(LIKELY)?.length ?? 0) - (text.match(UNLIKELY)?.length ?? 0)
    if (score > bestScore) [best, bestScore] = [encoding, score]
  }
  return best
}
