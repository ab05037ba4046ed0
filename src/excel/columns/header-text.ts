/** Takes a header apart, and brings it into a form to compare. */
import { tidy } from '../../core/tidy-text.js'
import { decorationWords, otherPersonWords, privateWords, readOnlyWords } from './synonyms.js'

/** What a header says, taken apart. */
interface HeaderText {
  /** Keys of the whole header under which to look it up, the surest first. */
  readonly keys: readonly string[]
  /** Keys of its parts: two languages, or a word with one that explains it. */
  readonly parts: readonly string[]
  /**
   * A programmatic name in brackets, such as `userPrincipalName`: it outranks the words around it.
   */
  readonly identifier: string | undefined
  readonly access: 'editable' | 'read_only'
  /** Whom it is about: a manager's address is not the user's, a private one is second choice. */
  readonly about: 'user' | 'private' | 'other'
}

const DECORATIONS = new Set(decorationWords)
const READ_ONLY = new Set(readOnlyWords)
const OTHER_PERSON = new Set(otherPersonWords)
const PRIVATE = new Set(privateWords)

const LETTERS: ReadonlyMap<string, string> = new Map([['æ', 'ae'], ['ø', 'o'], ['ß', 'ss'], ['ð', 'd'], ['þ', 'th'], ['œ', 'oe'], ['ł', 'l'], ['°', 'o']]) // prettier-ignore

/** The form in which headers are compared: lower case, accents off, letters and digits only. */
export function headerKey(text: string): string {
  return plainLetters(text).replace(/[^\p{L}\p{N}]+/gu, '')
}

function plainLetters(text: string): string {
  const plain = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
  return plain.replace(/[æøßðþœł°]/g, (letter) => LETTERS.get(letter) ?? letter)
}

/**
 * Takes a header apart: decorations such as `*`, `(Required)` and `[READ ONLY]`, names in brackets,
 * two languages.
 */
export function parseHeader(text: string): HeaderText {
  const lines = text
    .slice(0, 300)
    .split(/[\r\n]+/)
    .map(tidy)
  const clean = tidy(lines.join(' '))
  const bracketed = [...clean.matchAll(/[[({<]([^\])}>]*)[\])}>]/g)].map((match) => match[1] ?? '')
  const decorated = bracketed.map(headerKey)
  const bare = clean.replace(/[[({<][^\])}>]*[\])}>]/g, ' ').trim()
  const words = bare.split(' ')
  const trailing =
    words.length > 1 && isDecoration(headerKey(words.at(-1) ?? ''))
      ? words.slice(0, -1).join(' ')
      : bare
  const identifier = /\[([A-Za-z][A-Za-z0-9_.]*)\]/.exec(clean)?.[1]
  const isName =
    identifier !== undefined &&
    !isDecoration(headerKey(identifier)) &&
    !READ_ONLY.has(headerKey(identifier))
  const qualified = bracketed.filter((part) => !isDecoration(headerKey(part)))
  const keys = [
    ...(qualified.length > 0 ? [`${trailing} ${qualified.join(' ')}`] : []),
    trailing,
    bare,
  ].map(headerKey)
  const parts = [
    ...lines,
    ...bare.split(/[/|]| - | – |[:;]/),
    ...qualified.filter((part) => part !== identifier),
  ].map(headerKey)
  return {
    keys: distinct(keys),
    parts: distinct(parts).filter((part) => !isDecoration(part)),
    identifier: isName ? headerKey(identifier) : undefined,
    access:
      decorated.some((word) => READ_ONLY.has(word)) ||
      READ_ONLY.has(headerKey(words.slice(-2).join('')))
        ? 'read_only'
        : 'editable',
    about: aboutWhom(clean),
  }
}

function aboutWhom(text: string): HeaderText['about'] {
  const words = plainLetters(text).split(/[^\p{L}]+/u)
  if (words.some((word) => OTHER_PERSON.has(word))) return 'other'
  return words.some((word) => PRIVATE.has(word)) ? 'private' : 'user'
}

function distinct(keys: readonly string[]): readonly string[] {
  return [...new Set(keys)].filter((key) => key !== '')
}

/** Whether a word only says how a column is to be filled in. */
export function isDecoration(key: string): boolean {
  return DECORATIONS.has(key)
}
