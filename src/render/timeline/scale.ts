/** Places dates along a timeline, and chooses those to name. */
import type { CalendarDate } from '../../core/calendar-date.js'
import { dateOf, dayOf } from '../day.js'
import type { Lanes } from './lanes.js'

/** The dates of a picture, and where they lie. */
export interface Scale {
  readonly from: CalendarDate
  readonly until: CalendarDate
  /** From 0 at `from` to 1 at `until`; dates outside lie on the border. */
  readonly at: (date: CalendarDate) => number
}

/**
 * A scale that shows everything to come, and a little before today.
 *
 * What failed lately is in it. A holding may begin before it.
 */
export function scaleOf(
  { today, lanes, numbers, override }: Lanes,
  given: { readonly from?: string; readonly until?: string },
): Scale {
  const dates = [
    today,
    ...numbers.map(({ date }) => date),
    ...lanes.flatMap(({ marks }) => marks.flatMap(({ date, ownDate }) => [date, ownDate ?? date])),
  ]
  if (override !== null) dates.push(override)
  const days = dates.map(dayOf)
  const now = dayOf(today)
  const last = Math.max(...days, now + 20)
  const span = last - now
  const earliest = Math.max(Math.min(...days), now - Math.max(span, 30))
  const start =
    given.from === undefined
      ? Math.min(earliest - 2, now - Math.max(7, Math.round(span * 0.12)))
      : dayOf(given.from)
  const end =
    given.until === undefined
      ? last + Math.max(10, Math.round(span * 0.14))
      : Math.max(dayOf(given.until), start + 1)
  const at = (date: CalendarDate) => Math.min(1, Math.max(0, (dayOf(date) - start) / (end - start)))
  return { from: dateOf(start), until: dateOf(end), at }
}

/** A date that the axis names. */
export interface Tick {
  readonly date: CalendarDate
  readonly text: string
}

const DAYS = [1, 2, 7, 14]
const MONTHS = [1, 2, 3, 6, 12, 24, 60, 120, 600]

/**
 * At most so many round dates between the ends of a scale: Mondays, firsts of months, or of years.
 */
export function ticksOf({ from, until }: Scale, most: number): readonly Tick[] {
  const start = dayOf(from)
  const span = dayOf(until) - start
  for (const step of DAYS) if (span / step <= most) return dayTicks(start, dayOf(until), step)
  const months = MONTHS.find((step) => span / 30.44 / step <= most) ?? 1200
  return monthTicks(from, until, months)
}

function dayTicks(start: number, end: number, step: number): readonly Tick[] {
  const monday = 4 // 1970-01-05
  const first = Math.ceil((start - monday) / step) * step + monday
  return Array.from({ length: Math.max(0, Math.ceil((end - first) / step)) }, (_, index) => {
    const date = dateOf(first + index * step)
    return { date, text: date }
  })
}

function monthTicks(from: CalendarDate, until: CalendarDate, step: number): readonly Tick[] {
  const ticks: Tick[] = []
  const months = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1
  for (let month = Math.ceil(months / step) * step; ; month += step) {
    const year = String(Math.floor(month / 12)).padStart(4, '0')
    const date = `${year}-${String((month % 12) + 1).padStart(2, '0')}-01` as CalendarDate // the first of a month exists
    if (date >= until || month > 120_000) return ticks
    if (date > from) ticks.push({ date, text: step % 12 === 0 ? year : date.slice(0, 7) })
  }
}
