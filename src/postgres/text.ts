/** Text in a form that PostgreSQL can keep and take as a list. */

/**
 * A text as PostgreSQL can keep it: NUL and lone surrogates, which it refuses, are written in
 * another way. Different texts stay different, and prefixes and the order of characters stay as
 * they were.
 */
export function encodeText(text: string): string {
  return AWKWARD.test(text)
    ? text.replace(
        ALL_AWKWARD,
        (character) => `\u0001${ESCAPES.get(character) ?? `\u0003${hex(character)}`}`,
      )
    : text
}

/** The text that {@link encodeText} was given. */
export function decodeText(text: string): string {
  return text.includes('\u0001') ? text.replace(ALL_ESCAPED, unescaped) : text
}

function unescaped(_: string, plain: string | undefined, code: string | undefined): string {
  if (code !== undefined) return String.fromCharCode(parseInt(code, 16))
  return plain === '\u0001' ? '\u0000' : '\u0001'
}

/** A column of a batch as the text of a PostgreSQL array, which every client passes on as it is. */
export function arrayText(values: readonly (string | number | boolean | null)[]): string {
  const items = values.map((value) => {
    if (value === null) return 'NULL'
    return typeof value === 'string' ? quoted(value) : String(value)
  })
  return `{${items.join(',')}}`
}

const PATTERN =
  '[\\u0000\\u0001]|[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]'
const AWKWARD = new RegExp(PATTERN)
const ALL_AWKWARD = new RegExp(PATTERN, 'g')
const ESCAPED = '\\u0001(?:([\\u0001\\u0002])|\\u0003([0-9a-f]{4}))'
const ALL_ESCAPED = new RegExp(ESCAPED, 'g')
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\u0000', '\u0001'],
  ['\u0001', '\u0002'],
])

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(4, '0')
}

function quoted(text: string): string {
  return `"${/["\\]/.test(text) ? text.replace(/["\\]/g, '\\$&') : text}"`
}
