/** Old encodings of one byte a character. */

/**
 * The upper half of the encodings of one byte a character, as Windows, Macs and DOS had them.
 *
 * Kept here because some engines decode Windows-1252 as Latin-1 and lose its quotation marks, and
 * none knows that of DOS.
 */
const UPPER_HALVES = {
  'windows-1252':
    '€�‚ƒ„…†‡ˆ‰Š‹Œ�Ž��‘’“”•–—˜™š›œ�žŸ\u00A0¡¢£¤¥¦§¨©ª«¬\u00AD®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ',
  macintosh:
    'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00A0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uF8FFÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ',
  'ibm-850':
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00AD±‗¾¶§÷¸°¨·¹³²■\u00A0',
} as const

/** An encoding of one byte a character. */
export type SingleByteEncoding = keyof typeof UPPER_HALVES

/** All of them, the commonest first. */
export const singleByteEncodings: readonly SingleByteEncoding[] = [
  'windows-1252',
  'macintosh',
  'ibm-850',
]

const CHUNK = 8_192

/** Decodes bytes of such an encoding; bytes without a meaning become U+FFFD. */
export function decodeBytes(bytes: Uint8Array, encoding: SingleByteEncoding): string {
  const upper = Array.from(UPPER_HALVES[encoding], (letter) => letter.charCodeAt(0))
  const codes = new Uint16Array(CHUNK)
  let text = ''
  for (let from = 0; from < bytes.length; from += CHUNK) {
    const length = Math.min(CHUNK, bytes.length - from)
    for (let at = 0; at < length; at += 1) {
      const byte = bytes[from + at]!
      codes[at] = byte < 0x80 ? byte : upper[byte - 0x80]!
    }
    text += String.fromCharCode(...codes.subarray(0, length))
  }
  return text
}
