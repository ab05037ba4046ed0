/** Draws the legend of a timeline. */
import { element, textNode, type Markup } from '../element.js'
import type { TimelineSpeech } from './speech.js'
import { pixelsOf } from '../text-width.js'
import type { Frame } from './blocks.js'
import type { Lanes } from './lanes.js'
import { diamond, ring, signOf } from './shapes.js'

/** What the signs mean: only those that are there. */
export function legendOf(
  { lanes, numbers, numbersName, override }: Lanes,
  { language: { labels } }: TimelineSpeech,
  { left, right }: Frame,
  y: number,
): { readonly markup: readonly Markup[]; readonly height: number } {
  const bars = lanes.flatMap((lane) => lane.bars)
  const marks = lanes.flatMap((lane) => lane.marks)
  const has = (status: string, kind?: string) =>
    marks.some((mark) => mark.status === status && (kind === undefined || mark.kind === kind))
  const entries: {
    readonly text: string
    readonly draw: (x: number, y: number) => Markup
    readonly shown: boolean
  }[] = [
    {
      text: labels.held,
      draw: swatch('var(--held)', 'var(--held)'),
      shown: bars.some((bar) => bar.status === 'held'),
    },
    {
      text: labels.planned,
      draw: swatch('var(--planned)', 'var(--planned-edge)'),
      shown: bars.some((bar) => bar.status === 'planned'),
    },
    {
      text: labels.assign(null),
      draw: (x, at) => signOf({ status: 'applied', kind: 'assign' }, x, at),
      shown: has('applied', 'assign'),
    },
    {
      text: labels.remove(null),
      draw: (x, at) => signOf({ status: 'applied', kind: 'remove' }, x, at),
      shown: has('applied', 'remove'),
    },
    {
      text: labels.willFail,
      draw: (x, at) => signOf({ status: 'will_fail', kind: 'assign' }, x, at),
      shown: has('will_fail'),
    },
    {
      text: labels.failed,
      draw: (x, at) => signOf({ status: 'failed', kind: 'assign' }, x, at),
      shown: has('failed'),
    },
    {
      text: labels.superseded,
      draw: (x, at) => signOf({ status: 'superseded', kind: 'assign' }, x, at),
      shown: has('superseded'),
    },
    {
      text: labels.unchanged,
      draw: (x, at) => signOf({ status: 'unchanged', kind: 'assign' }, x, at),
      shown: has('unchanged'),
    },
    { text: labels.ownDate, draw: ring, shown: override !== null },
    { text: numbersName, draw: diamond, shown: numbers.length > 0 },
  ]
  const shown = entries.filter((entry) => entry.shown)
  if (shown.length === 0) return { markup: [], height: 0 }
  const markup: Markup[] = [
    element('line', { x1: left, x2: right, y1: y, y2: y, stroke: 'var(--edge)' }),
  ]
  let x = left
  let row = y + 18
  for (const { text, draw } of shown) {
    const label = text.slice(0, 1).toUpperCase() + text.slice(1)
    const width = 22 + pixelsOf(label, 11) + 14
    if (x > left && x + width > right) {
      x = left
      row += 20
    }
    markup.push(
      draw(x + 8, row),
      element('text', { x: x + 20, y: row + 4, 'font-size': 11, class: 'muted' }, textNode(label)),
    )
    x += width
  }
  return { markup: [element('g', { 'aria-hidden': 'true' }, ...markup)], height: row - y }
}

function swatch(fill: string, stroke: string): (x: number, y: number) => Markup {
  return (x, y) =>
    element('rect', {
      x: x - 8,
      y: y - 5,
      width: 16,
      height: 10,
      rx: 3,
      fill,
      stroke,
      'stroke-width': 1.2,
    })
}
