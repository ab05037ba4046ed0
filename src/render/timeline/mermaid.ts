import type { Catalog } from '../../catalog/catalog.js'
import type { CalendarDate } from '../../core/calendar-date.js'
import { checkAll, optionsOf, text } from '../../core/check.js'
import type { Timeline } from '../../licensing/users/timeline.js'
import { catalogCheck } from '../../words/language/checks.js'
import { speaking, timelineCheck } from '../checks.js'
import { escapeMermaid } from '../escape.js'
import { speechOf, type WordingOptions } from '../labels.js'
import { lanesOf, type Bar, type Mark } from './lanes.js'
import { scaleOf } from './scale.js'
import { asSentences } from './summary.js'

/** How a timeline is written as a Mermaid Gantt chart. @public */
export interface TimelineMermaidOptions extends WordingOptions {
  readonly title?: string
}

/**
 * The timeline of a user as a Mermaid Gantt chart: tracks as sections, holdings as bars, changes
 * that do not simply go through as milestones with their reasons. What will fail, or failed, is
 * `crit`.
 *
 * @param timeline - From `organization.users.timeline(user)`.
 *
 * @example
 * ```ts
 * const catalog = defineCatalog({ tracks: [{ id: 'voice', name: 'Voice', licenses: [{ id: 'basic', name: 'Basic' }] }] })
 * const chart = timelineMermaid(catalog, { today: parseCalendarDate('2026-11-02'), holdings: [], failed: [], steps: [] })
 * chart.split('\n')[0] // => 'gantt'
 * ```
 * @public
 */
export function timelineMermaid(
  catalog: Catalog,
  timeline: Timeline,
  options: TimelineMermaidOptions = {},
): string {
  checkAll({
    catalog: [catalog, catalogCheck],
    timeline: [timeline, timelineCheck],
    options: [options, optionsOf<TimelineMermaidOptions>({ ...speaking, title: text })],
  })
  const speech = speechOf(options, catalog)
  const { words, labels } = speech
  const lanes = lanesOf(catalog, timeline, speech)
  const { from, until } = scaleOf(lanes, {})
  const task = (name: string, tags: string, start: CalendarDate, end: string) =>
    `  ${escapeMermaid(name)} :${tags}${start}, ${end}`
  const bar = ({ license, from: start, until: end, status }: Bar) =>
    task(
      words.license(license),
      status === 'held' ? 'active, ' : '',
      start < from ? from : start,
      end ?? until,
    )
  const mark = ({ license, date, kind, status, ownDate, reasons }: Mark) => {
    const ends = {
      will_fail: labels.willFail,
      failed: labels.failed,
      unchanged: labels.unchanged,
      superseded: labels.superseded,
    }
    const name = words.license(license)
    const what =
      status === 'applied'
        ? `${kind === 'assign' ? labels.assign : labels.remove} ${name}`
        : `${name} ${ends[status]}`
    const own = ownDate === null ? '' : ` (${labels.ownDate} ${words.date(ownDate)})`
    const isFailure = status === 'will_fail' || status === 'failed'
    return task(
      asSentences([`${what}${own}`, ...reasons]),
      isFailure ? 'crit, milestone, ' : 'milestone, ',
      date,
      '0d',
    )
  }
  const sections = lanes.lanes.flatMap(({ name, bars, marks }) => [
    `  section ${escapeMermaid(name)}`,
    ...bars.map(bar),
    ...marks
      .filter(
        ({ status, kind, ownDate }) =>
          status !== 'applied' || kind === 'remove' || ownDate !== null,
      )
      .map(mark),
  ])
  const numbers = lanes.numbers.map(({ date, text }) => task(text, 'milestone, ', date, '0d'))
  return `${[
    'gantt',
    `  title ${escapeMermaid(labels.timeline(options.title ?? null))}`,
    '  dateFormat YYYY-MM-DD',
    '  axisFormat %Y-%m-%d',
    '  todayMarker off',
    `  section ${escapeMermaid(labels.today)}`,
    task(words.date(lanes.today), 'milestone, ', lanes.today, '0d'),
    ...sections,
    ...(numbers.length === 0 ? [] : [`  section ${escapeMermaid(labels.numbers)}`, ...numbers]),
  ].join('\n')}\n`
}
