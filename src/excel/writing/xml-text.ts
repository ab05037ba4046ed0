/** Escapes text for the markup of a workbook. */

/** The longest text that a cell of a spreadsheet holds. */
const LONGEST_CELL = 32_767

const SPECIAL: ReadonlyMap<string, string> = new Map([['&', '&amp;'], ['<', '&lt;'], ['>', '&gt;'], ['"', '&quot;']]) // prettier-ignore
/* eslint-disable-next-line no-control-regex -- control characters are what is escaped */
const FORBIDDEN = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)/g
const LONE_SURROGATE = /\p{Surrogate}/gu

/** A text as it stands between tags and in attributes of any XML. */
export function escapeXmlText(text: string): string {
  return text
    .replace(LONE_SURROGATE, '\uFFFD')
    .replace(/[&<>"]/g, (letter) => SPECIAL.get(letter) ?? letter)
}

/**
 * A text as it stands in a cell: what XML forbids is written as `_x` and four digits, as
 * spreadsheet programs do.
 */
export function escapeCellText(text: string): string {
  const whole = text.length > LONGEST_CELL ? text.slice(0, LONGEST_CELL) : text
  return escapeXmlText(
    whole.replace(
      FORBIDDEN,
      (letter) => `_x${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    ),
  )
}
