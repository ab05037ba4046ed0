/** Measures, cuts and wraps text. */

const WIDE =
  /[\uFFFD\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Extended_Pictographic}/u
const INVISIBLE = /\p{M}|[\u200B-\u200D]/u
const NARROW = /[ .,:;'!|()[\]iljtfrI1-]/

/** How many columns of a terminal a text takes. */
export function textColumns(text: string): number {
  let columns = 0
  for (const character of text) columns += columnsOf(character)
  return columns
}

function columnsOf(character: string): number {
  if (INVISIBLE.test(character)) return 0
  return WIDE.test(character) ? 2 : 1
}

/**
 * About how many pixels a text takes in a usual sans-serif font; a little too many rather than too
 * few.
 */
export function pixelsOf(text: string, size: number): number {
  let ems = 0
  for (const character of text) ems += emsOf(character)
  return ems * size
}

function emsOf(character: string): number {
  if (INVISIBLE.test(character)) return 0
  if (WIDE.test(character)) return 1.05
  if (NARROW.test(character)) return 0.38
  if (/[MW@%\p{Lu}]/u.test(character)) return 0.74
  return /[\u0020-\u024F]/.test(character) ? 0.59 : 0.66
}

/** A text cut with an ellipsis where it is too wide; empty where not even that fits. */
export function fitted(text: string, available: number, widthOf: (text: string) => number): string {
  if (widthOf(text) <= available) return text
  const characters = Array.from(text.slice(0, 500))
  while (characters.length > 0 && widthOf(`${characters.join('')}…`) > available) characters.pop()
  return characters.length === 0 ? '' : `${characters.join('').trimEnd()}…`
}

/**
 * Lines no wider than what is available; a word that is too long is broken. At most `most` lines.
 */
export function wrapped(
  text: string,
  available: number,
  widthOf: (text: string) => number,
  most: number,
): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').flatMap((whole) => pieces(whole, available, widthOf))) {
    if (line !== '' && widthOf(`${line} ${word}`) > available) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
    if (lines.length === most) break
  }
  if (line !== '') lines.push(line)
  if (lines.length <= most) return lines
  return [...lines.slice(0, most - 1), fitted(`${lines[most - 1]}…`, available, widthOf)]
}

/** Fills a text up to a number of columns. */
export function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - textColumns(text)))
}

function pieces(
  word: string,
  available: number,
  widthOf: (text: string) => number,
): readonly string[] {
  if (widthOf(word) <= available) return [word]
  const parts: string[] = []
  let part = ''
  for (const character of word.slice(0, 500)) {
    if (part !== '' && widthOf(part + character) > available) {
      parts.push(part)
      part = ''
    }
    part += character
  }
  return part === '' ? parts : [...parts, part]
}
