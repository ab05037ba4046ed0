/** Tidies texts that people have typed or pasted. */

/** Already tidy: printable ASCII and precomposed Latin letters, single spaces, none at the ends. */
const TIDY = /^[!-~\u00A1-\u00AC\u00AE-\u024F]+(?: [!-~\u00A1-\u00AC\u00AE-\u024F]+)*$/
const SPACES = /[\s\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+/gu
/* eslint-disable no-control-regex -- control characters are what is looked for */
const INVISIBLE =
  /[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB]/gu
/* eslint-enable no-control-regex */
const VARIANTS = /\p{Variation_Selector}/gu
const JOINERS = /[\u200C\u200D]/gu
const USES_JOINERS = /[\u0600-\u0DFF]|\p{Extended_Pictographic}/u

const LONE_SURROGATE = /\p{Surrogate}/gu

/**
 * Trims a text, joins runs of spaces, takes out what cannot be seen, and composes its letters
 * (NFC).
 */
export function tidy(text: string): string {
  if (TIDY.test(text)) return text
  const whole = text.replace(LONE_SURROGATE, '\uFFFD')
  const visible = USES_JOINERS.test(whole) ? whole : whole.replace(JOINERS, '')
  return visible
    .replace(INVISIBLE, '')
    .replace(VARIANTS, '')
    .replace(SPACES, ' ')
    .trim()
    .normalize('NFC')
}
