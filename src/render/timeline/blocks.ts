/** Draws what stands in a lane: bars, marks, own dates and numbers. */
import type { CalendarDate } from '../../core/calendar-date.js'
import { element, textNode, type Markup } from '../element.js'
import { visible } from '../escape.js'
import type { TimelineSpeech } from './speech.js'
import { fitted, pixelsOf, wrapped } from '../text-width.js'
import type { Bar, Mark, NumberMark } from './lanes.js'
import { GAP, type Block } from './rows.js'
import type { Scale } from './scale.js'
import { diamond, ring, signOf } from './shapes.js'
import { asSentences } from './summary.js'

/** Where the picture is drawn, and where dates lie in it. */
export interface Frame {
  readonly left: number
  readonly right: number
  readonly x: (date: CalendarDate) => number
  readonly scale: Scale
}

/** A block with what is drawn, its y from 0, and its accessible name. */
export interface Drawing extends Block {
  readonly name: string
  readonly markup: readonly Markup[]
}

const LINE = 16
const size = (text: string) => pixelsOf(text, 12)
const bold = (text: string) => size(text) * 1.14

/** The changes with which a bar begins and ends. */
interface Ends {
  readonly begun: Mark | undefined
  readonly ended: Mark | undefined
}

/**
 * A holding: filled while it is held, outlined while it is only to come; with the signs of the
 * changes at its ends that it has room for.
 */
export function barBlock(
  bar: Bar,
  frame: Frame,
  speech: TimelineSpeech,
  { begun, ended }: Ends,
): { readonly drawing: Drawing; readonly signs: readonly Mark[] } {
  const { words } = speech
  const start = frame.x(bar.from)
  const width = (bar.until === null ? frame.right : frame.x(bar.until)) - start
  const hasSign = begun !== undefined && width >= 18
  const hasEnd = ended !== undefined && width >= 40
  const inset = hasSign ? 22 : 8
  const label = fitted(words.license(bar.license), width - inset - (hasEnd ? 24 : 6), size)
  const held = bar.status === 'held'
  const edge = held ? 'var(--on-held)' : 'var(--held)'
  const look = held
    ? { fill: 'var(--held)' }
    : { fill: 'var(--planned)', stroke: 'var(--planned-edge)', 'stroke-width': 1.2 }
  const drawing = {
    from: start,
    to: start + width - GAP, // bars of a one-license track follow each other without a gap
    height: 24,
    name: asSentences([
      nameOfBar(bar, speech),
      ...(begun?.reasons ?? []),
      ...(hasEnd ? [`${speech.language.labels.remove(null)} ${words.date(ended.date)}`] : []),
      ...bar.notes,
    ]),
    markup: [
      element('rect', {
        x: start,
        y: 0,
        width: Math.max(3, width - (bar.until === null ? 0 : 1.5)),
        height: 24,
        rx: 5,
        ...look,
      }),
      ...(hasSign ? [signOf({ status: 'applied', kind: 'assign' }, start + 11, 12, edge)] : []),
      ...(hasEnd
        ? [signOf({ status: 'applied', kind: 'remove' }, start + width - 13, 12, edge)]
        : []),
      ...(label === ''
        ? []
        : [
            element(
              'text',
              {
                x: start + inset,
                y: 16,
                class: held ? 'on-held' : 'on-planned',
                'font-weight': 500,
              },
              textNode(label),
            ),
          ]),
    ],
  }
  return { drawing, signs: [...(begun ? [begun] : []), ...(hasEnd ? [ended] : [])] }
}

function nameOfBar(
  { license, from, until, status }: Bar,
  { words, language: { labels } }: TimelineSpeech,
): string {
  const begins = status === 'held' ? labels.since(words.date(from)) : words.date(from)
  const span = until === null ? begins : `${begins} ${labels.until(words.date(until))}`
  return `${words.license(license)}, ${status === 'held' ? labels.held : labels.planned}, ${span}`
}

/**
 * A change that is no bar, with what becomes of it and why beside it; with `failures`, only
 * failures have text.
 */
export function markBlock(
  mark: Mark,
  frame: Frame,
  speech: TimelineSpeech,
  texts: 'all' | 'failures',
): Drawing {
  const { words, language } = speech
  const { labels } = language
  const { heading, tone } = headingOf(mark, speech)
  const isFailure = tone === 'fail'
  const x = Math.min(Math.max(frame.x(mark.date), frame.left + 8), frame.right - 8)
  const beside = besideOf(x, frame, [heading, ...mark.reasons])
  const isNarrow = beside.room < 220 && mark.reasons.length > 0 && isFailure
  const under = isNarrow ? { x: frame.left, 'text-anchor': null } : beside.anchor
  const room = isNarrow ? frame.right - frame.left : beside.room
  const heads = wrapped(visible(heading), beside.room, bold, 2).map((text) => ({
    text,
    tone: isFailure ? 'fail head ' : 'muted ',
    anchor: beside.anchor,
  }))
  const reasons = isFailure
    ? mark.reasons.flatMap((reason) => wrapped(visible(reason), room, size, 8))
    : []
  const lines =
    isFailure || texts === 'all'
      ? [...heads, ...reasons.map((text) => ({ text, tone: '', anchor: under }))]
      : []
  const wide = Math.max(0, ...lines.map(({ text }) => bold(text) + 6))
  const span =
    beside.side === 'right' ? { from: x - 8, to: x + 8 + wide } : { from: x - 8 - wide, to: x + 8 }
  const kind = (mark.kind === 'assign' ? labels.assign : labels.remove)(null)
  return {
    ...(isNarrow ? { from: frame.left, to: frame.right } : span),
    height: Math.max(1, lines.length) * LINE + 2,
    name: asSentences([`${words.date(mark.date)}, ${kind}: ${heading}`, ...mark.reasons]),
    markup: [
      signOf(mark, x, 9),
      ...lines.map(({ text, tone: own, anchor }, index) =>
        element('text', { ...anchor, y: 13 + index * LINE, class: `${own}halo` }, textNode(text)),
      ),
    ],
  }
}

function headingOf(
  { license, status, kind, reasons }: Mark,
  { words, language: { labels } }: TimelineSpeech,
): { readonly heading: string; readonly tone: 'fail' | 'muted' } {
  const name = words.license(license)
  switch (status) {
    case 'will_fail':
      return { heading: `${name} ${labels.willFail}`, tone: 'fail' }
    case 'failed':
      return { heading: `${name} ${labels.failed}`, tone: 'fail' }
    case 'unchanged':
      return { heading: `${name} ${labels.unchanged}`, tone: 'muted' }
    case 'superseded':
      return { heading: `${name} ${reasons[0] ?? labels.superseded}`, tone: 'muted' }
    case 'applied':
      return {
        heading: (kind === 'remove' ? labels.remove : labels.assign)(name),
        tone: 'muted',
      }
  }
}

/**
 * Where text stands beside a mark: on the right where there is room enough for it, or more than on
 * the left.
 */
function besideOf(x: number, { left, right }: Frame, texts: readonly string[]) {
  const room = { right: right - x - 14, left: x - left - 14 }
  const wanted = Math.min(280, Math.max(...texts.map(bold)))
  const side = room.right >= wanted || room.right >= room.left ? 'right' : 'left'
  return {
    side,
    room: Math.min(room[side], 420),
    anchor:
      side === 'right' ? { x: x + 14, 'text-anchor': null } : { x: x - 14, 'text-anchor': 'end' },
  } as const
}

/** The own date of a change that the override moves, with a line to the date on which it counts. */
export function ownDateBlock(
  { license, date, ownDate }: Mark,
  frame: Frame,
  { words, language: { labels } }: TimelineSpeech,
): Drawing {
  const own = frame.x(ownDate ?? date)
  const to = frame.x(date)
  const text = `${labels.ownDate} ${words.date(ownDate ?? date)}`
  const beside = besideOf(own, frame, [text])
  const across = (to - own) * (beside.side === 'right' ? 1 : -1) > 0
  const x = across ? to : own
  const anchor =
    beside.side === 'right'
      ? { x: x + 10, 'text-anchor': null }
      : { x: x - 10, 'text-anchor': 'end' }
  const room = beside.side === 'right' ? frame.right - x - 10 : x - frame.left - 10
  const short = words.date(ownDate ?? date)
  const shown = size(text) <= room ? text : fitted(short, room, size)
  const wide = size(shown) + 12
  return {
    from: Math.min(own - 5, to, beside.side === 'left' ? x - wide : own),
    to: Math.max(own + 5, to, beside.side === 'right' ? x + wide : own),
    height: 14,
    name: `${words.license(license)}: ${text}, ${labels.override} ${words.date(date)}`,
    markup: [
      element('line', {
        x1: own,
        x2: to,
        y1: 8,
        y2: 8,
        stroke: 'var(--one)',
        'stroke-dasharray': '2 3',
        'stroke-width': 1.5,
      }),
      element('path', { d: arrow(to, 8, Math.sign(to - own)), fill: 'var(--one)' }),
      ring(own, 8),
      ...(shown === ''
        ? []
        : [
            element(
              'text',
              { ...anchor, y: 12, 'font-size': 11, class: 'muted halo' },
              textNode(shown),
            ),
          ]),
    ],
  }
}

function arrow(x: number, y: number, direction: number): string {
  const back = Math.round(x - 7 * direction)
  return `M${Math.round(x)} ${y}L${back} ${y - 4}V${y + 4}z`
}

/** A date on which a number becomes active or takes the place of another. */
export function numberBlock(
  { date, text }: NumberMark,
  frame: Frame,
  { words }: TimelineSpeech,
): Drawing {
  const x = Math.min(Math.max(frame.x(date), frame.left + 8), frame.right - 8)
  const beside = besideOf(x, frame, [text])
  const lines = wrapped(text, beside.room, size, 3)
  const wide = Math.max(...lines.map(size))
  return {
    from: beside.side === 'right' ? x - 8 : x - 14 - wide,
    to: beside.side === 'right' ? x + 14 + wide : x + 8,
    height: lines.length * LINE + 2,
    name: `${words.date(date)}, ${text}`,
    markup: [
      diamond(x, 9),
      ...lines.map((line, index) =>
        element('text', { ...beside.anchor, y: 13 + index * LINE, class: 'halo' }, textNode(line)),
      ),
    ],
  }
}
