/** Splits XML into tokens, which joined give the same text again. */
import { corrupt } from '../files/limits.js'

/** A piece of XML as it is written: tags one by one, and everything between them. */
export interface XmlToken {
  readonly kind: 'open' | 'empty' | 'close' | 'other'
  /** Without its prefix; empty for `other`. */
  readonly name: string
  /** With its prefix. */
  readonly qualified: string
  readonly raw: string
}

const LONGEST_TAG = 1024 * 1024

/**
 * Cuts XML into tokens, which joined again are the text: so that what is not touched comes out as
 * it went in.
 */
export function* xmlTokens(windows: Iterable<string>): Generator<XmlToken, void> {
  let rest = ''
  for (const window of windows) {
    const text = rest + window
    let at = 0
    for (;;) {
      const end = tokenEnd(text, at)
      if (end < 0) break
      yield tokenOf(text.slice(at, end))
      at = end
    }
    rest = text.slice(at)
    if (rest.length > LONGEST_TAG) throw corrupt('a tag or text has no end')
  }
  if (rest.trim() !== '') throw corrupt('it ends in the middle')
}

/** Where the token that begins at a place ends; -1 when its end is not there yet. */
function tokenEnd(text: string, at: number): number {
  if (at >= text.length) return -1
  if (text.charCodeAt(at) !== LESS) return text.indexOf('<', at)
  if (text.startsWith('<!--', at)) return after(text, '-->', at + 4)
  if (text.startsWith('<![CDATA[', at)) return after(text, ']]>', at + 9)
  if (text.startsWith('<?', at)) return after(text, '?>', at + 2)
  if (text.charCodeAt(at + 1) === BANG && text.length - at < 9) return -1
  for (let place = at + 1; place < text.length; place += 1) {
    const code = text.charCodeAt(place)
    if (code === GREATER) return place + 1
    if (code !== QUOTE && code !== APOSTROPHE) continue
    place = text.indexOf(code === QUOTE ? '"' : "'", place + 1)
    if (place < 0) return -1
  }
  return -1
}

const LESS = 60
const GREATER = 62
const BANG = 33
const QUOTE = 34
const APOSTROPHE = 39

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from)
  return found < 0 ? -1 : found + mark.length
}

function tokenOf(raw: string): XmlToken {
  const second = raw.charCodeAt(1)
  if (raw.charCodeAt(0) !== LESS || second === BANG || second === 63)
    return { kind: 'other', name: '', qualified: '', raw }
  const closing = second === 47
  let end = closing ? 2 : 1
  while (end < raw.length && !NAME_ENDS.has(raw.charCodeAt(end))) end += 1
  const qualified = raw.slice(closing ? 2 : 1, end)
  const name = qualified.slice(qualified.indexOf(':') + 1)
  if (closing) return { kind: 'close', name, qualified, raw }
  return { kind: raw.charCodeAt(raw.length - 2) === 47 ? 'empty' : 'open', name, qualified, raw }
}

const NAME_ENDS: ReadonlySet<number> = new Set([9, 10, 13, 32, 47, 62])

const patterns = new Map<string, RegExp>()

function patternOf(name: string): RegExp {
  const pattern =
    patterns.get(name) ?? new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
  patterns.set(name, pattern)
  return pattern
}

/** The value of an attribute of a tag as it is written, or undefined. */
export function attributeIn(raw: string, name: string): string | undefined {
  const match = patternOf(name).exec(raw)
  return match?.[1] ?? match?.[2]
}

/** A tag without one of its attributes. */
export function withoutAttribute(raw: string, name: string): string {
  return raw.replace(new RegExp(`\\s${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`), '')
}
