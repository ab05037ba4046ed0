/** Reads the tag of a cell where it stands, so that nothing is cut out of the text. */

/** What the tag of a cell says. */
export interface CellTag {
  /** Counted from 0; -1 where it is not said. */
  column: number
  type: string
  style: number
}

const SPACE = 32
const QUOTE = 34
const EQUALS = 61
const [A, Z] = [65, 90]
const [ZERO, NINE] = [48, 57]
const REFERENCE = 114 // r
const STYLE = 115 // s
const TYPE = 116 // t
/** The types of one letter. */
const TYPES: ReadonlyMap<number, string> = new Map([...'sbne'].map((type) => [type.charCodeAt(0), type])) // prettier-ignore

/**
 * Reads ` r="B7" s="1" t="s"` as nearly every program writes it: each attribute of one letter, with
 * one space before it and double quotes around its value. False where it is written otherwise.
 */
export function readCellTag(text: string, from: number, to: number, tag: CellTag): boolean {
  tag.column = -1
  tag.type = 'n'
  tag.style = 0
  for (let at = from; at < to;) {
    if (
      text.charCodeAt(at) !== SPACE ||
      text.charCodeAt(at + 2) !== EQUALS ||
      text.charCodeAt(at + 3) !== QUOTE
    )
      return false
    const end = readValue(text, text.charCodeAt(at + 1), at + 4, tag)
    if (end < 0 || text.charCodeAt(end) !== QUOTE) return false
    at = end + 1
  }
  return true
}

/** The end of the value of an attribute; -1 for one that is not known here. */
function readValue(text: string, attribute: number, from: number, tag: CellTag): number {
  let at = from
  let code = text.charCodeAt(at)
  if (attribute === REFERENCE) {
    let column = 0
    for (; code >= A && code <= Z && at - from < 4; code = text.charCodeAt(++at))
      column = column * 26 + code - A + 1
    while (code >= ZERO && code <= NINE) code = text.charCodeAt(++at)
    tag.column = column - 1
    return at
  }
  if (attribute === STYLE) {
    let style = 0
    for (; code >= ZERO && code <= NINE && at - from < 9; code = text.charCodeAt(++at))
      style = style * 10 + code - ZERO
    tag.style = style
    return at === from ? -1 : at
  }
  const type = attribute === TYPE ? TYPES.get(code) : undefined
  if (type === undefined) return -1
  tag.type = type
  return at + 1
}
