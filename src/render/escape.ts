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

/** A text inside a cell of a Markdown table; nothing in it becomes a link, either. */
export function escapeMarkdown(text: string): string {
  return visible(text)
    .replace(/[\\`*_{}[\]()#|~$!@^=]/g, '\\$&')
    .replace(/[&<>]/g, (character) => ENTITIES[character] ?? '')
    .replace(/www\./gi, (www) => `${www.slice(0, 3)}\\.`)
    .replace(/:\/\//g, '\\://')
}

/** What the grammar of Gantt charts reads as something else at the beginning of a line. */
const GANTT_WORDS =
  /^(?:\d|section|title|dateFormat|axisFormat|tickInterval|todayMarker|excludes|includes|weekday|weekend|inclusive|topAxis|accTitle|accDescr|click|call|href|gantt|vert|done|active|crit|milestone)/i

/**
 * A text inside a Mermaid diagram: what is no letter, number or space is written by its code, and
 * no keyword begins it.
 */
export function escapeMermaid(text: string): string {
  const safe = visible(text).replace(/[^\p{L}\p{M}\p{N} .,-]|--|\.\./gu, (characters) =>
    Array.from(characters, (character) => `#${character.codePointAt(0)};`).join(''),
  )
  return GANTT_WORDS.test(safe) ? `#${safe.charCodeAt(0)};${safe.slice(1)}` : safe
}

/** A text inside a quoted string of DOT, where `\` and `&` have meanings too. */
export function escapeDot(text: string): string {
  return visible(text).replace(/&/g, '&amp;').replace(/[\\"]/g, '\\$&')
}
