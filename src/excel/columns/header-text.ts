import { tidy } from '../cells/text.js'
import { decorationWords, readOnlyWords } from './synonyms.js'

/** What a header says, taken apart. */
interface HeaderText {
  /** Keys under which to look it up, the surest first. */
  readonly keys: readonly string[]
  /** A programmatic name in brackets, such as `userPrincipalName`: it outranks the words around it. */
  readonly identifier: string | undefined
  readonly access: 'editable' | 'read_only'
}

const DECORATIONS = new Set(decorationWords)
const READ_ONLY = new Set(readOnlyWords)

const LETTERS: ReadonlyMap<string, string> = new Map([['æ', 'ae'], ['ø', 'o'], ['ß', 'ss'], ['ð', 'd'], ['þ', 'th'], ['œ', 'oe'], ['ł', 'l'], ['°', 'o']]) // prettier-ignore

/** The form in which headers are compared: lower case, accents off, letters and digits only. */
export function headerKey(text: string): string {
  const plain = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
  return plain.replace(/[æøßðþœł°]/g, (letter) => LETTERS.get(letter) ?? letter).replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Takes a header apart: decorations such as `*`, `(Required)` and `[READ ONLY]`, names in brackets, two languages. */
export function parseHeader(text: string): HeaderText {
  const clean = tidy(text.slice(0, 300))
  const bracketed = [...clean.matchAll(/[[({<]([^\])}>]*)[\])}>]/g)].map((match) => match[1] ?? '')
  const decorated = bracketed.map(headerKey)
  const bare = clean.replace(/[[({<][^\])}>]*[\])}>]/g, ' ').trim()
  const words = bare.split(' ')
  const trailing = words.length > 1 && isDecoration(headerKey(words.at(-1) ?? '')) ? words.slice(0, -1).join(' ') : bare
  const identifier = /\[([A-Za-z][A-Za-z0-9_.]*)\]/.exec(clean)?.[1]
  const isName = identifier !== undefined && !isDecoration(headerKey(identifier)) && !READ_ONLY.has(headerKey(identifier))
  const qualified = bracketed.filter((part) => !isDecoration(headerKey(part)))
  const keys = [
    ...(qualified.length > 0 ? [headerKey(`${trailing} ${qualified.join(' ')}`)] : []),
    headerKey(trailing),
    headerKey(bare),
    ...clean.split(/[/|\n]| - | – |[()[\]:]/).map(headerKey).filter((part) => !isDecoration(part)), // prettier-ignore
  ]
  return {
    keys: [...new Set(keys)].filter((key) => key !== ''),
    identifier: isName ? headerKey(identifier) : undefined,
    access: decorated.some((word) => READ_ONLY.has(word)) || READ_ONLY.has(headerKey(words.slice(-2).join(''))) ? 'read_only' : 'editable',
  }
}

function isDecoration(key: string): boolean {
  return DECORATIONS.has(key)
}
