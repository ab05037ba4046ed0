/** Adds up the seats of a license date by date, and finds the dates on which there are too few. */
import type { CalendarDate } from '../../core/calendar-date.js'
import { turnsOf, type Interval } from '../../core/interval.js'
import { seatLimitOn, type SeatLimitInterval } from '../../core/organization.js'

/** The seats of a license: its limits, how many are held now, and what is booked, in order of date. */
export interface LicenseSeats {
  readonly license: string
  readonly limits: readonly SeatLimitInterval[]
  readonly heldNow: number
  readonly moves: readonly SeatMove[]
}

interface SeatMove {
  readonly date: CalendarDate
  readonly taken: number
  readonly freed: number
}

/** Seats at the end of a date, if everybody finds one; `null` where there is no limit. */
export interface SeatsOnDate extends SeatMove {
  readonly held: number
  readonly limit: number | null
  readonly free: number | null
}

/** Dates on which so many seats of a license are lacking. */
export interface SeatShortage extends Interval {
  readonly license: string
  readonly lacking: number
}

type SeatSpan = Omit<SeatShortage, 'lacking'>

/** Seats on a first date, and on each later one on which they or their limit move. */
export function seatsByDate(
  { license, limits, heldNow, moves }: LicenseSeats,
  first: CalendarDate,
): readonly SeatsOnDate[] {
  const all = new Set([first, ...moves.map(({ date }) => date), ...turnsOf(limits)])
  const dates = [...all].filter((date) => date >= first).sort()
  let held = heldNow
  let next = 0
  return dates.map((date) => {
    let on: SeatMove | undefined
    for (; next < moves.length && moves[next]!.date <= date; next++) {
      on = moves[next]!
      held += on.taken - on.freed
    }
    const { taken, freed } = on?.date === date ? on : NO_MOVE
    const limit = seatLimitOn({ seatLimits: limits }, license, date)
    return { date, held, taken, freed, limit, free: limit === null ? null : limit - held }
  })
}

const NO_MOVE = { taken: 0, freed: 0 }

/** Dates on which more seats are booked than there are, from the first of {@link seatsByDate} on. */
export function shortagesOf(
  license: string,
  dates: readonly SeatsOnDate[],
): readonly SeatShortage[] {
  return dates.flatMap(({ date: from, free }, index) =>
    free !== null && free < 0
      ? [{ license, from, until: dates[index + 1]?.date ?? null, lacking: -free }]
      : [],
  )
}

/** What of some dates is not among others, such as those that were told before. */
export function notAmong<T extends SeatSpan>(
  spans: readonly T[],
  others: readonly SeatSpan[],
): readonly T[] {
  return spans.flatMap((span) =>
    others
      .filter(({ license }) => license === span.license)
      .reduce<readonly T[]>((left, other) => left.flatMap((one) => outside(one, other)), [span]),
  )
}

/** What of an interval lies before another, and what after it. */
function outside<T extends Interval>(one: T, other: Interval): readonly T[] {
  const before = { ...one, until: earlier(one.until, other.from) }
  const after =
    other.until === null ? [] : [{ ...one, from: one.from > other.until ? one.from : other.until }]
  return [before, ...after].filter(({ from, until }) => until === null || from < until)
}

function earlier(a: CalendarDate | null, b: CalendarDate): CalendarDate {
  return a === null || b < a ? b : a
}

/** Shortages of which one follows the other as one, with the most that are lacking in it. */
export function joined(shortages: readonly SeatShortage[]): readonly SeatShortage[] {
  const all: SeatShortage[] = []
  for (const one of shortages) {
    const last = all.at(-1)
    if (last?.license !== one.license || last.until !== one.from) all.push(one)
    else {
      const lacking = Math.max(last.lacking, one.lacking)
      all[all.length - 1] = { ...last, until: one.until, lacking }
    }
  }
  return all
}
