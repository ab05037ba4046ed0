/** Makes text harmless in pictures and markup. */

/**
 * A text on one line that does nothing but appear: line breaks become spaces, what reorders the
 * text around it is left out, and other control characters show as a replacement character. Names
 * come from outside, in every picture.
 */
export function visible(text: string): string {
  return text
    .replace(/\p{Bidi_Control}/gu, '')
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
    .replace(/\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}/gu, '\uFFFD')
}

const ENTITIES: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A text inside SVG or HTML, in an element or in a quoted attribute. */
export function escapeXml(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}

/**
 * A text inside a Mermaid diagram: what is no letter, number or space is written by its code. So is
 * a digit at the beginning, which would make a list.
 */
export function escapeMermaid(text: string): string {
  const safe = visible(text).replace(/[^\p{L}\p{M}\p{N} .,-]|--|\.\./gu, (characters) =>
    Array.from(characters, (character) => `#${character.codePointAt(0)};`).join(''),
  )
  return safe.replace(/^\d/, (digit) => `#${digit.charCodeAt(0)};`)
}
