/** Draws a timeline as SVG. */
import type { Catalog } from '../../catalog/catalog.js'
import { isCalendarDate } from '../../core/calendar-date.js'
import { checkAll, must, optionsOf, text, type ChecksOf } from '../../core/check.js'
import type { Timeline } from '../../licensing/users/timeline.js'
import { definedCatalog } from '../../words/language/checks.js'
import { sizeCheck, speaking, themeCheck, timelineCheck } from '../checks.js'
import { element, styleElement, textNode, type Markup } from '../element.js'
import type { PictureOptions } from '../speech.js'
import { timelineSpeech, type TimelineSpeech } from './speech.js'
import { fitted, pixelsOf } from '../text-width.js'
import { themeRules, type Theme } from '../theme.js'
import {
  barBlock,
  markBlock,
  numberBlock,
  ownDateBlock,
  type Drawing,
  type Frame,
} from './blocks.js'
import { lanesOf, type Lane, type Lanes, type Mark } from './lanes.js'
import { legendOf } from './legend.js'
import { stack } from './rows.js'
import { scaleOf, ticksOf } from './scale.js'
import { summaryOf } from './summary.js'

/** How a timeline is drawn. @public */
export interface TimelineSvgOptions extends PictureOptions<'conflicts'> {
  /** Whose timeline it is; the picture's heading and accessible name say so. */
  readonly title?: string
  /** In pixels, from 240; 760 by default. The height follows. */
  readonly width?: number
  /** `auto` by default: as the reader's system says. */
  readonly theme?: Theme
  /** The first date shown, `YYYY-MM-DD`; a little before today by default. */
  readonly from?: string
  /** The last date shown, `YYYY-MM-DD`; a little after the last change by default. */
  readonly until?: string
}

const PAD = 16
const date = /* @__PURE__ */ must('a date YYYY-MM-DD', isCalendarDate)
const LOOKS: ChecksOf<TimelineSvgOptions> = {
  ...speaking('conflicts'),
  title: text,
  width: sizeCheck,
  theme: themeCheck,
  from: date,
  until: date,
}
const RULES =
  '.seatline-timeline{font:12px system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}.seatline-timeline text{fill:var(--text)}.seatline-timeline .halo{paint-order:stroke;stroke:var(--card);stroke-width:3px;stroke-linejoin:round}.seatline-timeline .muted{fill:var(--muted)}.seatline-timeline .head{font-weight:600}.seatline-timeline .fail{fill:var(--fail)}.seatline-timeline .on-held{fill:var(--on-held)}.seatline-timeline .on-planned{fill:var(--on-planned)}.seatline-timeline .now{fill:var(--now);font-weight:600}.seatline-timeline .one{fill:var(--one);font-weight:600}'

/**
 * Draws the timeline of a user: a lane for each track, holdings as bars, changes as marks on their
 * dates, what will fail with its reasons beside it.
 *
 * Light and dark, and readable without color: kinds differ in shape and outline too. It has no
 * script, nothing from elsewhere, and every text is escaped. Put it into a page as it is, or write
 * it into a file.
 *
 * @param catalog - The catalog, for the order and the names of tracks.
 * @param timeline - From `organization.users.timeline(user)`.
 * @returns An `<svg>` element.
 *
 * @example
 * ```ts
 * const catalog = defineCatalog({ tracks: [{ id: 'voice', name: 'Voice', licenses: [{ id: 'basic', name: 'Basic' }] }] })
 * const svg = timelineSvg(catalog, { today: parseCalendarDate('2026-11-02'), holdings: [], failed: [], steps: [] }, { title: 'Anna Berg' })
 * svg.includes('<title>Timeline of Anna Berg</title>') // => true
 * ```
 * @public
 */
export function timelineSvg(
  catalog: Pick<Catalog, 'definition'>,
  timeline: Timeline,
  options: TimelineSvgOptions = {},
): string {
  checkAll({
    catalog: [catalog, definedCatalog],
    timeline: [timeline, timelineCheck],
    options: [options, optionsOf<TimelineSvgOptions>(LOOKS)],
  })
  const speech = timelineSpeech(options, catalog, timeline.today)
  const lanes = lanesOf(catalog, timeline, speech)
  const width = Math.max(240, Math.round(options.width ?? 760))
  const scale = scaleOf(lanes, options)
  const frame: Frame = {
    left: PAD,
    right: width - PAD,
    x: (date) => PAD + scale.at(date) * (width - 2 * PAD),
    scale,
  }
  const parts: Markup[] = []
  let y = PAD
  if (options.title !== undefined) {
    parts.push(
      element(
        'text',
        { x: PAD, y: y + 13, 'font-size': 15, class: 'head' },
        textNode(options.title),
      ),
    )
    y += 30
  }
  const top = y
  const lines = axisOf(frame, lanes, speech, top)
  y = top + lines.height
  for (const lane of lanes.lanes) {
    const drawn = drawLane(lane, frame, speech, y)
    parts.push(drawn.markup)
    y += drawn.height
  }
  if (lanes.numbers.length > 0) {
    const name = lanes.numbersName
    const drawings = lanes.numbers.map((mark) => numberBlock(mark, frame, speech))
    const drawn = drawGroup({ name, drawings, note: null }, frame, y)
    parts.push(drawn.markup)
    y += drawn.height
  }
  const legend = legendOf(lanes, speech, frame, y + 4)
  const height = Math.round(y + legend.height + PAD)
  const theme = options.theme ?? 'auto'
  const name = speech.language.labels.timeline(options.title ?? null)
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      class: `seatline-timeline seatline-${theme}`,
      role: 'graphics-document document',
      'aria-label': name,
    },
    element('title', {}, textNode(name)),
    element('desc', {}, textNode(summaryOf(lanes, speech).join(' '))),
    styleElement(themeRules(theme) + RULES),
    element('rect', {
      x: 0.5,
      y: 0.5,
      width: width - 1,
      height: height - 1,
      rx: 10,
      fill: 'var(--card)',
      stroke: 'var(--edge)',
    }),
    ...lines.markup(y),
    ...parts,
    ...legend.markup,
  )
}

/** Dates at the top, and the lines that run down from them: round dates, today, the override. */
function axisOf(
  frame: Frame,
  lanes: Lanes,
  { words, language: { labels } }: TimelineSpeech,
  top: number,
) {
  const flags = [
    {
      date: lanes.today,
      text: `${labels.today} ${words.date(lanes.today)}`,
      tone: 'now',
      dash: null,
    },
    ...(lanes.override === null
      ? []
      : [
          {
            date: lanes.override,
            text: `${labels.override} ${words.date(lanes.override)}`,
            tone: 'one',
            dash: '6 3',
          },
        ]),
  ]
  const blocks = flags.map((flag) => {
    const size = pixelsOf(flag.text, 12) + 8
    const from = Math.min(Math.max(frame.left, frame.x(flag.date) - size / 2), frame.right - size)
    return { ...flag, from, to: from + size, height: 12 }
  })
  const { placed, height } = stack(blocks, top)
  const axis = top + height + 11
  const width = frame.right + PAD
  const ticks = ticksOf(frame.scale, Math.max(3, Math.floor(width / 84))).filter(
    ({ date }) => frame.x(date) + 60 < frame.right,
  )
  const line = (
    x: number,
    [y1, y2]: readonly [number, number],
    look: { readonly stroke: string; readonly 'stroke-width': number },
    dash: string | null = null,
  ) => element('line', { x1: x, x2: x, y1, y2, ...look, 'stroke-dasharray': dash })
  const crossesDate = (x: number) =>
    ticks.some(
      ({ date, text }) => x > frame.x(date) + 2 && x < frame.x(date) + 6 + pixelsOf(text, 11),
    )
  /** The line of a flag, with a gap for a round date that it would run through. */
  const flagLine = ({ date, tone, dash }: (typeof flags)[number], from: number, bottom: number) => {
    const x = frame.x(date)
    const look = { stroke: `var(--${tone})`, 'stroke-width': 1.5 }
    if (!crossesDate(x)) return [line(x, [from, bottom], look, dash)]
    return [line(x, [from, axis - 11], look, dash), line(x, [axis + 4, bottom], look, dash)]
  }
  return {
    height: height + 20,
    markup: (bottom: number): readonly Markup[] => [
      ...ticks.map(({ date }) =>
        line(frame.x(date), [axis - 9, bottom], { stroke: 'var(--grid)', 'stroke-width': 1 }),
      ),
      ...placed.flatMap(({ block, y }) => flagLine(block, y + 15, bottom)),
      ...ticks.map(({ date, text }) =>
        element(
          'text',
          { x: frame.x(date) + 4, y: axis, 'font-size': 11, class: 'muted halo' },
          textNode(text),
        ),
      ),
      ...placed.map(({ block, y }) =>
        element(
          'text',
          { x: block.from + 4, y: y + 10, class: `${block.tone} halo` },
          textNode(block.text),
        ),
      ),
    ],
  }
}

function drawLane({ name, bars, marks }: Lane, frame: Frame, speech: TimelineSpeech, y: number) {
  const isCrowded = marks.length > CROWDED
  const drawn = new Set<Mark>()
  const own = bars.map((bar) => {
    const begun = marks.find(
      (mark) =>
        mark.status === 'applied' &&
        mark.kind === 'assign' &&
        mark.license === bar.license &&
        mark.date === bar.from,
    )
    const ended = marks.find(
      (mark) =>
        mark.status === 'applied' &&
        mark.kind === 'remove' &&
        mark.license === bar.license &&
        mark.date === bar.until,
    )
    const { drawing, signs } = barBlock(bar, frame, speech, { begun, ended })
    for (const mark of signs) drawn.add(mark)
    return drawing
  })
  const owned = marks
    .filter((mark) => mark.ownDate !== null)
    .map((mark) => ownDateBlock(mark, frame, speech))
  const rest = marks
    .filter((mark) => !drawn.has(mark))
    .map((mark) => markBlock(mark, frame, speech, isCrowded ? 'failures' : 'all'))
  const note = bars.length === 0 ? speech.language.labels.noLicense : null
  return drawGroup({ name, drawings: [...own, ...owned, ...rest], note }, frame, y)
}

/**
 * With more changes than this in a lane, only failures have their text beside them; the others have
 * it as their title.
 */
const CROWDED = 12

/** Drawings under one name, with a note beside it. */
interface Group {
  readonly name: string
  readonly drawings: readonly Drawing[]
  readonly note: string | null
}

function drawGroup({ name, drawings, note }: Group, frame: Frame, y: number) {
  const { placed, height } = stack(drawings, y + 26)
  const heading = fitted(name, frame.right - frame.left - (note === null ? 0 : 90), (text) =>
    pixelsOf(text, 14),
  )
  const text = (content: string, x: number, tone: string) =>
    element('text', { x, y: y + 18, class: `${tone} halo` }, textNode(content))
  const markup = element(
    'g',
    { role: 'graphics-object group', 'aria-label': note === null ? name : `${name}: ${note}` },
    element('line', {
      x1: frame.left,
      x2: frame.right,
      y1: y + 2,
      y2: y + 2,
      stroke: 'var(--edge)',
    }),
    text(heading, frame.left, 'head'),
    ...(note === null ? [] : [text(note, frame.left + pixelsOf(heading, 14) + 6, 'muted')]),
    ...placed.map(({ block, y: at }) => {
      const attributes = {
        role: 'graphics-symbol img',
        'aria-label': block.name,
        transform: `translate(0 ${at})`,
      }
      return element('g', attributes, element('title', {}, textNode(block.name)), ...block.markup)
    }),
  )
  return { markup, height: 26 + (drawings.length === 0 ? 4 : height + 2) }
}
