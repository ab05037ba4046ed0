/** Writes a timeline for a terminal. */
import type { Catalog } from '../../catalog/catalog.js'
import type { CalendarDate } from '../../core/calendar-date.js'
import { checkAll, optionsOf, text } from '../../core/check.js'
import { ascending } from '../../core/order.js'
import type { Timeline } from '../../licensing/users/timeline.js'
import { definedCatalog } from '../../words/language/checks.js'
import { sizeCheck, speaking, timelineCheck } from '../checks.js'
import { visible } from '../escape.js'
import type { PictureOptions } from '../speech.js'
import { timelineSpeech, type TimelineSpeech } from './speech.js'
import { textColumns, fitted, padded, wrapped } from '../text-width.js'
import { lanesOf, type Bar, type Lane, type Mark } from './lanes.js'
import { scaleOf, ticksOf } from './scale.js'
import { sentenceOf } from './summary.js'

/** How a timeline is written for a terminal. @public */
export interface TimelineTextOptions extends PictureOptions<'conflicts'> {
  readonly title?: string
  /** In columns, from 40; 80 by default. */
  readonly columns?: number
}

const SIGNS: { readonly [S in Mark['status']]: string } = {
  applied: '+',
  will_fail: '×',
  failed: '×',
  superseded: '»',
  unchanged: '=',
}

/**
 * The timeline of a user for a terminal: a line for each holding, then what happens, date by date,
 * with reasons.
 *
 * Plain characters, no color codes; a control character in a name shows as a replacement character.
 *
 * @param timeline - From `organization.users.timeline(user)`.
 *
 * @example
 * ```ts
 * const catalog = defineCatalog({ tracks: [{ id: 'voice', name: 'Voice', licenses: [{ id: 'basic', name: 'Basic' }] }] })
 * const text = timelineText(catalog, { today: parseCalendarDate('2026-11-02'), holdings: [], failed: [], steps: [] }, { title: 'Anna' })
 * text.split('\n')[0] // => 'Timeline of Anna'
 * ```
 * @public
 */
export function timelineText(
  catalog: Pick<Catalog, 'definition'>,
  timeline: Timeline,
  options: TimelineTextOptions = {},
): string {
  checkAll({
    catalog: [catalog, definedCatalog],
    timeline: [timeline, timelineCheck],
    options: [
      options,
      optionsOf<TimelineTextOptions>({ ...speaking('conflicts'), title: text, columns: sizeCheck }),
    ],
  })
  const speech = timelineSpeech(options, catalog, timeline.today)
  const { words, language } = speech
  const { labels } = language
  const lanes = lanesOf(catalog, timeline, speech)
  const columns = Math.max(40, Math.floor(options.columns ?? 80))
  const scale = scaleOf(lanes, {})
  const names = lanes.lanes.flatMap(({ name, bars }) => [
    name,
    ...bars.map((bar) => `  ${words.license(bar.license)}`),
  ])
  const gutter =
    Math.min(
      Math.max(...names.map((name) => textColumns(visible(name))), 8),
      Math.floor(columns / 3),
    ) + 1
  const room = columns - gutter
  const place = (date: CalendarDate) => Math.round(scale.at(date) * (room - 1))
  const row = (name: string, line: string) =>
    (padded(fitted(visible(name), gutter - 1, textColumns), gutter) + line).trimEnd()
  const axis = labelsAt(
    ticksOf(scale, Math.max(1, Math.floor(room / 12))).map(({ date, text }) => ({
      at: place(date),
      text,
    })),
    room,
  )
  const now = place(lanes.today)
  const lines = [
    visible(labels.timeline(options.title ?? null)),
    row('', axis),
    row('', labelsAt([{ at: now, text: `│ ${labels.today} ${words.date(lanes.today)}` }], room)),
    ...lanes.lanes.flatMap((lane) => laneRows(lane, { row, place, room, now, speech })),
  ]
  return `${[...lines, '', ...listOf(lanes, speech, columns)].join('\n')}\n`
}

interface Terminal {
  readonly row: (name: string, line: string) => string
  readonly place: (date: CalendarDate) => number
  readonly room: number
  readonly now: number
  readonly speech: TimelineSpeech
}

function laneRows(
  { name, bars, marks }: Lane,
  { row, place, room, now, speech }: Terminal,
): readonly string[] {
  const signs: string[] = Array.from({ length: room }, (_, at) => (at === now ? '│' : ' '))
  for (const mark of marks)
    signs[place(mark.date)] =
      mark.status === 'applied' && mark.kind === 'remove' ? '-' : SIGNS[mark.status]
  const note = bars.length === 0 && marks.length === 0 ? ` ${speech.language.labels.noLicense}` : ''
  const head =
    note === '' ? signs.join('') : padded(signs.slice(0, now + 1).join(''), now + 1) + note
  const licenses = [...new Set(bars.map(({ license }) => license))]
  const line = (license: string) =>
    barLine(
      bars.filter((bar) => bar.license === license),
      place,
      room,
      now,
    )
  return [
    row(name, head),
    ...licenses.map((license) => row(`  ${speech.words.license(license)}`, line(license))),
  ]
}

function barLine(
  bars: readonly Bar[],
  place: (date: CalendarDate) => number,
  room: number,
  now: number,
): string {
  const line: string[] = Array.from({ length: room }, (_, at) => (at === now ? '│' : ' '))
  for (const { from, until, status } of bars) {
    const start = place(from)
    line.fill(
      status === 'held' ? '█' : '░',
      start,
      until === null ? room : Math.max(start + 1, place(until)),
    )
  }
  return line.join('')
}

/** Texts on one line where there is room for them. */
function labelsAt(
  labels: readonly { readonly at: number; readonly text: string }[],
  room: number,
): string {
  let line = ''
  for (const { at, text } of labels) {
    const start = Math.min(at, Math.max(0, room - textColumns(text)))
    if (start >= textColumns(line) + (line === '' ? 0 : 1)) line = padded(line, start) + text
  }
  return line
}

function listOf(
  { lanes, numbers }: ReturnType<typeof lanesOf>,
  speech: TimelineSpeech,
  columns: number,
): readonly string[] {
  const { words, language } = speech
  const { labels } = language
  const events = [
    ...lanes.flatMap(({ marks }) =>
      marks.map((mark) => ({
        date: mark.date,
        sign: mark.kind === 'remove' && mark.status === 'applied' ? '-' : SIGNS[mark.status],
        text: sentenceOf(mark, speech),
      })),
    ),
    ...numbers.map(({ date, text }) => ({ date, sign: '◆', text: `${text}.` })),
  ].sort((a, b) => ascending(a.date, b.date))
  if (events.length === 0) return [labels.nothingScheduled]
  return events.flatMap(({ date, sign, text }) => {
    const head = `${words.date(date)} ${sign} `
    const indent = ' '.repeat(textColumns(head))
    return wrapped(visible(text), columns - indent.length, textColumns, 20).map(
      (line, index) => (index === 0 ? head : indent) + line,
    )
  })
}
