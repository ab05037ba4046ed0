/** Shows numbers as a number format of a spreadsheet does. */
import { showDateTime, type DateParts, type DateSystem } from './date-display.js'

/** How the cells of a style show their numbers. */
export interface NumberDisplay {
  /** Whether the number is a date, or a time of day. */
  readonly kind: 'number' | 'date'
  /** What the sheet shows, in one way wherever it was made: `1,234.50`, `2027-03-15`, `08:30`. */
  show(value: number): string
  /** What the sheet shows of a text, where the format adds to it: `"E"@`. */
  readonly showText?: (text: string) => string
}

/** Numbers without a format: all digits that a double has for certain. */
export const generalDisplay: NumberDisplay = { kind: 'number', show: plainNumber }

/** The digits of a number, without the noise behind the fifteenth. */
export function plainNumber(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(15)))
}

const LONGEST_FORMAT = 255

/** Creates the display of numbers for the code of a format. */
export function displayOfFormat(code: string, system: DateSystem): NumberDisplay {
  if (code.length > LONGEST_FORMAT) return generalDisplay
  const sections = sectionsOf(code)
  const [first] = sections
  if (first === undefined) return generalDisplay
  const forText = textSectionOf(code)
  const ofText =
    forText === undefined ? {} : { showText: (text: string) => showText(forText, text) }
  const dated = sections.find((section) => section.dated !== undefined)?.dated
  if (dated !== undefined) {
    const show = (value: number) => showDateTime(value, dated, system) ?? String(value)
    return {
      kind: 'date',
      show: dated.time === 'none' ? byDay(show) : show,
      ...ofText,
    }
  }
  if (isGeneral(first) && sections.length === 1) return generalDisplay
  return { kind: 'number', show: (value) => showIn(sections, value), ...ofText }
}

const MOST_DAYS = 10_000

/** A sheet has few days, and many cells with them. */
function byDay(show: (value: number) => string): (value: number) => string {
  const known = new Map<number, string>()
  return (value) => {
    if (!Number.isInteger(value)) return show(value)
    const shown = known.get(value) ?? show(value)
    if (known.size < MOST_DAYS) known.set(value, shown)
    return shown
  }
}

/** The last section with a place for a text, if it adds more than space to it. */
function textSectionOf(code: string): Section | undefined {
  if (!code.includes('@')) return undefined
  const section = allSectionsOf(code).findLast(({ isForText }) => isForText)
  const adds = section?.whole.some((piece) => piece.kind === 'literal' && piece.text.trim() !== '')
  return adds === true ? section : undefined
}

function showText({ whole }: Section, text: string): string {
  return whole
    .map((piece) => (piece.kind === 'literal' ? piece.text : text))
    .join('')
    .trim()
}

type Piece =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'digit'; readonly pad: boolean }
  | { readonly kind: 'general' }

/** One of the up to four parts of a format. */
interface Section {
  readonly condition: ((value: number) => boolean) | undefined
  readonly dated: DateParts | undefined
  /** What stands before the decimal point, and behind it. */
  readonly whole: readonly Piece[]
  readonly decimals: readonly Piece[]
  readonly grouped: boolean
  /** By what it multiplies: percent, or thousands left out. */
  readonly scale: number
  /** Exponents and fractions are shown as plain digits. */
  readonly plain: boolean
  /** Whether it has a place for a text. */
  readonly isForText: boolean
}

function isGeneral({ whole, decimals }: Section): boolean {
  return decimals.length === 0 && whole.every(({ kind }) => kind === 'general')
}

/** Quoted, escaped and bracketed stretches, and single characters. */
const TOKENS = /"([^"]*)"?|\\(.)|_.|\*.|\[([^\]]*)\]|general|standard|am\/pm|a\/p|e[+-]|[\s\S]/giu

/** The sections for numbers. */
function sectionsOf(code: string): readonly Section[] {
  return allSectionsOf(code).slice(0, 3)
}

function allSectionsOf(code: string): readonly Section[] {
  const sections: string[][] = [[]]
  for (const [token] of code.matchAll(TOKENS)) {
    if (token === ';') sections.push([])
    else sections.at(-1)!.push(token)
  }
  return sections.slice(0, 4).map(sectionOf)
}

interface Draft {
  whole: Piece[]
  decimals: Piece[]
  place: 'whole' | 'decimals'
  grouped: boolean
  scale: number
  plain: boolean
  isForText: boolean
  /** Commas since the last digit: thousands to leave out, if no digit follows. */
  commas: number
}

function sectionOf(tokens: readonly string[]): Section {
  const draft: Draft = {
    whole: [],
    decimals: [],
    place: 'whole',
    grouped: false,
    scale: 1,
    plain: false,
    isForText: false,
    commas: 0,
  }
  let condition: Section['condition']
  for (const token of tokens) {
    condition ??= conditionOf(token)
    addToken(draft, token)
  }
  return {
    ...draft,
    whole: padded(draft.whole),
    decimals: padded(draft.decimals.toReversed()).toReversed(),
    condition,
    dated: partsOf(tokens),
    scale: draft.scale / 1000 ** draft.commas,
  }
}

function addToken(draft: Draft, token: string): void {
  const add = (piece: Piece) => draft[draft.place].push(piece)
  if (/^[0#?]$/.test(token)) {
    if (draft.commas > 0) draft.grouped = true
    draft.commas = 0
    add({ kind: 'digit', pad: token === '0' })
  } else if (token === ',') {
    if (draft[draft.place].some(({ kind }) => kind === 'digit')) draft.commas += 1
  } else if (token === '.' && draft.place === 'whole') draft.place = 'decimals'
  else if (/^e[+-]$/i.test(token) || token === '/') draft.plain = true
  else if (/^(?:general|standard|@)$/i.test(token)) {
    draft.isForText ||= token === '@'
    add({ kind: 'general' })
  } else {
    if (token === '%') draft.scale *= 100
    const text = literalOf(token)
    if (text !== '') add({ kind: 'literal', text })
  }
}

/** Places between a zero and the decimal point show a zero as well: `0##` shows 007. */
function padded(pieces: readonly Piece[]): readonly Piece[] {
  const first = pieces.findIndex((piece) => piece.kind === 'digit' && piece.pad)
  if (first < 0) return pieces
  return pieces.map((piece, at) =>
    at > first && piece.kind === 'digit' ? { ...piece, pad: true } : piece,
  )
}

function literalOf(token: string): string {
  if (token.startsWith('"')) return token.replace(/^"|"$/g, '')
  if (token.length > 1 && token.startsWith('\\')) return token.slice(1)
  if (token.startsWith('_')) return ' '
  if (token.startsWith('*')) return ''
  if (!token.startsWith('[')) return token
  return /^\[\$([^\]-]*)/.exec(token)?.[1] ?? ''
}

function conditionOf(token: string): Section['condition'] {
  const match = /^\[([<>=]{1,2})\s*(-?\d+(?:\.\d+)?)\]$/.exec(token)
  if (match === null) return undefined
  const limit = Number(match[2])
  switch (match[1]) {
    case '<':
      return (value) => value < limit
    case '<=':
      return (value) => value <= limit
    case '>':
      return (value) => value > limit
    case '>=':
      return (value) => value >= limit
    case '=':
      return (value) => value === limit
    case '<>':
      return (value) => value !== limit
    default:
      return undefined
  }
}

/** What of a date a section shows; undefined if it shows a number. */
function partsOf(tokens: readonly string[]): DateParts | undefined {
  const letters = tokens
    .filter((token) => /^(?:[ymdhsbge]|am\/pm|a\/p|\[[hms]+\])$/i.test(token))
    .map((token) => token.toLowerCase())
  if (!letters.some((letter) => /[ymdhs]/.test(letter))) return undefined
  const bare = tokens.filter((token) => token.length === 1).join('')
  if (/[0#?]/.test(bare.replace(/\.0+/g, ''))) return undefined
  const has = (pattern: RegExp) => letters.some((letter) => pattern.test(letter))
  const seconds = has(/s/)
  const clock = seconds || has(/h/) || has(/\[m/)
  const date = has(/^[yd]$/) || (!clock && has(/^m$/)) || monthsIn(letters)
  const shown = seconds ? 'seconds' : 'minutes'
  return { date, time: clock ? shown : 'none', elapsed: has(/\[/) }
}

/** Three letters or more are the name of a month. */
function monthsIn(letters: readonly string[]): boolean {
  return /mmm/.test(letters.join(''))
}

/**
 * Shows a number in the section that is for it. A section for what is below zero says so itself:
 * there the number goes without its sign. What a format hides is shown all the same.
 */
function showIn(sections: readonly Section[], value: number): string {
  const section = sectionFor(sections, value)
  if (section === undefined || isHidden(section)) return plainNumber(value)
  return show(section, value < 0 && isForNegative(section, sections) ? -value : value)
}

function sectionFor(sections: readonly Section[], value: number): Section | undefined {
  if (sections.some(({ condition }) => condition !== undefined))
    return (
      sections.find(({ condition }) => condition?.(value) === true) ??
      sections.findLast(({ condition }) => condition === undefined) ??
      sections[0]
    )
  const [positive, negative, zero] = sections
  if (value < 0 && negative !== undefined) return negative
  return value === 0 && zero !== undefined ? zero : positive
}

/** Numbers have no place in it: it is empty, or for texts only. */
function isHidden({ whole, decimals, isForText }: Section): boolean {
  return isForText || whole.length + decimals.length === 0
}

function isForNegative({ condition }: Section, sections: readonly Section[]): boolean {
  if (condition !== undefined) return !condition(0) && !condition(1) && !condition(1e15)
  const [first, second] = sections
  const isSecond = second !== undefined && second.condition === undefined
  return isSecond && sections.length > 1 && first?.condition?.(-1) !== true
}

function show(section: Section, value: number): string {
  const pieces = [...section.whole, ...section.decimals]
  if (section.plain) return plainNumber(value)
  const sign = value < 0 ? '-' : ''
  if (pieces.some(({ kind }) => kind === 'general'))
    return sign + literals(pieces, plainNumber(Math.abs(value)))
  if (!pieces.some(({ kind }) => kind === 'digit')) return literals(pieces, '')
  const places = section.decimals.filter(({ kind }) => kind === 'digit').length
  const fixed = fixedDigits(Math.abs(value * section.scale), places)
  if (fixed === undefined) return plainNumber(value)
  const [whole = '0', decimals = ''] = fixed.split('.')
  const isZero = /^[0.]*$/.test(fixed)
  const shown = wholePart(section, whole === '0' ? '' : whole) + decimalPart(section, decimals)
  return `${isZero ? '' : sign}${shown}`.trim()
}

const DIGITS = 15

/** So many decimals, of which those behind the fifteenth digit are zeros. */
function fixedDigits(size: number, places: number): string | undefined {
  const rounded = Number(size.toPrecision(DIGITS))
  if (rounded >= 1e15) return String(rounded).includes('e') ? undefined : String(rounded)
  const certain = Math.max(0, DIGITS - String(Math.trunc(rounded)).length)
  const fixed = rounded.toFixed(Math.min(places, certain))
  return places > certain && certain > 0
    ? fixed.padEnd(fixed.length + places - certain, '0')
    : fixed
}

function literals(pieces: readonly Piece[], general: string): string {
  return pieces
    .map((piece) => (piece.kind === 'literal' ? piece.text : general))
    .join('')
    .trim()
}

/** Digits fill the places from the right; those that are too many stand at the first place. */
function wholePart({ whole, grouped }: Section, digits: string): string {
  const places = whole.filter(({ kind }) => kind === 'digit').length
  if (places === 0)
    return whole.map((piece) => (piece.kind === 'literal' ? piece.text : '')).join('') + digits
  let shown = ''
  let rest = digits
  let seen = 0
  let written = 0
  const put = (digit: string) => {
    if (grouped && written > 0 && written % 3 === 0) shown = `,${shown}`
    shown = digit + shown
    written += 1
  }
  for (const piece of [...whole].reverse()) {
    if (piece.kind === 'literal') shown = piece.text + shown
    if (piece.kind !== 'digit') continue
    seen += 1
    const isFirst = seen === places
    const taken = isFirst ? [...rest].reverse() : [...rest.slice(-1)]
    rest = isFirst ? '' : rest.slice(0, -1)
    if (taken.length === 0 && piece.pad) put('0')
    for (const digit of taken) put(digit)
  }
  return shown
}

function decimalPart({ decimals }: Section, digits: string): string {
  let at = 0
  let shown = ''
  let written = 0
  for (const piece of decimals) {
    if (piece.kind === 'literal') shown += piece.text
    if (piece.kind !== 'digit') continue
    const isNeeded = piece.pad || /[1-9]/.test(digits.slice(at))
    if (isNeeded) {
      shown += digits[at] ?? '0'
      written += 1
    }
    at += 1
  }
  return written > 0 ? `.${shown}` : shown
}
