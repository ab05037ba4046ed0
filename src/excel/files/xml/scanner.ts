/** Scans XML in pieces, without building a tree. */
import { corrupt } from '../limits.js'

/** What a scanner calls as it meets markup. Names come without their namespace prefix. */
export interface XmlHandler {
  /**
   * `attributes` is the raw text between the name and the end of the tag: see
   * {@link eachAttribute}.
   */
  open(name: string, attributes: string): void
  /**
   * Takes a tag where it stands in the text, its attributes from one place to another, and says
   * whether it did. A large sheet has millions of tags that look the same.
   */
  readonly openAt?: (name: string, text: string, from: number, to: number) => boolean
  close(name: string): void
  /** Text between tags, in one or several pieces, entities resolved. */
  text(text: string): void
}

/** A scanner fed with the text of one document, in pieces cut anywhere. */
interface XmlScanner {
  push(text: string): void
  /** Says that the document is complete; throws if it is not. */
  end(): void
}

const DEEPEST = 200
const LONGEST_TAG = 1024 * 1024
/** A longer text is handed on in pieces. */
const LONGEST_PIECE = 64 * 1024
const LONGEST_ENTITY = 40

/**
 * Scans XML in pieces, without building a tree.
 *
 * Knows tags, attributes, the five entities and character references, comments, CDATA and
 * processing instructions. Declares no entities: a document type with declarations is refused, so
 * nothing can expand.
 */
export function createXmlScanner(handler: XmlHandler): XmlScanner {
  const open: string[] = []
  const local: string[] = []
  let rest = ''
  let rootSeen = false

  function enter(name: string): void {
    if (open.length === 0 && rootSeen) throw corrupt('text after the end of a part')
    rootSeen = true
    if (open.length >= DEEPEST) throw corrupt('tags nested too deeply')
    open.push(name)
    local.push(localName(name))
  }

  function leave(): void {
    open.pop()
    handler.close(local.pop() ?? '')
  }

  /** The name of a closing tag is the one that is open; spaces may stand behind it. */
  function close(text: string, from: number, to: number): void {
    const name = open.at(-1) ?? ''
    let end = from + name.length
    while (end < to && isSpace(text.charCodeAt(end))) end += 1
    if (name === '' || end !== to || !text.startsWith(name, from))
      throw corrupt(`the tag ${text.slice(from, Math.min(to, from + 40))} is not closed properly`)
    leave()
  }

  function tag(text: string, from: number, to: number): void {
    const first = text.charCodeAt(from)
    if (first === SLASH) return close(text, from + 1, to)
    const selfClosing = text.charCodeAt(to - 1) === SLASH
    const stop = selfClosing ? to - 1 : to
    let nameEnd = from
    while (nameEnd < stop && !isSpace(text.charCodeAt(nameEnd))) nameEnd += 1
    if (nameEnd === from) throw corrupt('a tag has no name')
    const name = text.slice(from, nameEnd)
    enter(name)
    if (handler.openAt?.(name, text, nameEnd, stop) !== true)
      handler.open(localName(name), nameEnd < stop ? text.slice(nameEnd, stop) : '')
    if (selfClosing) leave()
  }

  function push(piece: string): void {
    const text = rest === '' ? piece : rest + piece
    let at = 0
    for (;;) {
      const tagStart = text.indexOf('<', at)
      if (tagStart < 0) break
      if (tagStart > at && open.length > 0) handler.text(resolveEntities(text.slice(at, tagStart)))
      const next = text.charCodeAt(tagStart + 1)
      const tagEnd =
        next === BANG || next === QUESTION
          ? skipSpecial(text, tagStart, open.length > 0 ? handler : null)
          : findTagEnd(text, tagStart + 1)
      if (tagEnd < 0) {
        at = tagStart
        break
      }
      if (next !== BANG && next !== QUESTION) tag(text, tagStart + 1, tagEnd)
      at = tagEnd + 1
    }
    if (open.length > 0 && text.length - at > LONGEST_PIECE && text.indexOf('<', at) < 0) {
      const amp = text.lastIndexOf('&')
      const end = amp > text.length - LONGEST_ENTITY ? amp : text.length
      if (end > at) handler.text(resolveEntities(text.slice(at, end)))
      at = end
    }
    rest = at === 0 ? text : text.slice(at)
    if (rest.length > LONGEST_TAG) throw corrupt('a tag or text has no end')
  }

  return {
    push,
    end() {
      if (!rootSeen || open.length > 0 || rest.trim() !== '') throw corrupt('it ends in the middle')
    },
  }
}

const SLASH = 47
const BANG = 33
const QUESTION = 63
const GREATER = 62
const QUOTE = 34
const APOSTROPHE = 39

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/**
 * The position of the `>` that ends a tag, quoted attribute values skipped; -1 when it is not there
 * yet.
 */
function findTagEnd(text: string, from: number): number {
  let at = from
  for (;;) {
    const code = text.charCodeAt(at)
    if (code === GREATER) return at
    if (code === QUOTE || code === APOSTROPHE) {
      at = text.indexOf(code === QUOTE ? '"' : "'", at + 1)
      if (at < 0) return -1
    } else if (at >= text.length) return -1
    at += 1
  }
}

/**
 * Passes over a comment, an instruction or CDATA; gives the position of its last character, or -1.
 */
function skipSpecial(text: string, at: number, handler: XmlHandler | null): number {
  const after = (mark: string, from: number): number => {
    const found = text.indexOf(mark, from)
    return found < 0 ? -1 : found + mark.length - 1
  }
  if (text.startsWith('<?', at)) return after('?>', at + 2)
  if (text.startsWith('<!--', at)) return after('-->', at + 4)
  if (text.startsWith('<![CDATA[', at)) {
    const end = after(']]>', at + 9)
    if (end >= 0) handler?.text(text.slice(at + 9, end - 2))
    return end
  }
  if (text.length - at < 9) return -1
  const end = after('>', at)
  if (end >= 0 && !/^<!doctype[^[<]*>$/i.test(text.slice(at, end + 1)))
    throw corrupt('it declares entities of its own')
  return end
}

const NAMED: ReadonlyMap<string, string> = new Map([['lt', '<'], ['gt', '>'], ['amp', '&'], ['quot', '"'], ['apos', "'"]]) // prettier-ignore

/** Resolves the five entities and character references; an unknown one is damage. */
function resolveEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(#x[0-9a-f]{1,6}|#\d{1,7}|[A-Za-z]\w{0,30})?;?/gi,
    (entity, name: string | undefined) => {
      if (name === undefined || !entity.endsWith(';')) throw corrupt('a stray & in a part')
      if (!name.startsWith('#')) return NAMED.get(name) ?? unknownEntity(name)
      const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
      return code <= 0x10ffff ? String.fromCodePoint(code) : unknownEntity(name)
    },
  )
}

function unknownEntity(name: string): never {
  throw corrupt(`the entity ${name.slice(0, 40)} is unknown`)
}

/** Visits the attributes of a tag, names without their prefix; `xmlns` declarations too. */
export function eachAttribute(
  attributes: string,
  visit: (name: string, value: string) => void,
): void {
  let at = 0
  for (;;) {
    const equals = attributes.indexOf('=', at)
    if (equals < 0) return
    let quoteAt = equals + 1
    while (isSpace(attributes.charCodeAt(quoteAt))) quoteAt += 1
    const quote = attributes.charCodeAt(quoteAt) === QUOTE ? '"' : "'"
    const end = attributes.indexOf(quote, quoteAt + 1)
    if (end < 0 || attributes[quoteAt] !== quote) throw corrupt('an attribute has no value')
    while (isSpace(attributes.charCodeAt(at))) at += 1
    const name = attributes.slice(at, equals)
    visit(localName(name.trimEnd()), resolveEntities(attributes.slice(quoteAt + 1, end)))
    at = end + 1
  }
}

/** The value of one attribute by its name without prefix, or undefined. */
export function xmlAttribute(attributes: string, wanted: string): string | undefined {
  let found: string | undefined
  eachAttribute(attributes, (name, value) => {
    if (name === wanted) found = value
  })
  return found
}
