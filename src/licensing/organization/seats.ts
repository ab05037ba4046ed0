/** Counts seats held, booked and free. */
import type { CalendarDate } from '../../core/calendar-date.js'
import { seatLimitOn } from '../../core/organization.js'
import { seatsByDate, type SeatsOnDate } from '../../timeline/organization/seat-dates.js'
import { upcoming } from '../session/as-of.js'
import { refuseUnknownLicenses } from '../session/known-licenses.js'
import { authorize, type Session } from '../session/session.js'
import { judgeStale } from '../writing/judge-again.js'
import { loadAsOfSettled } from '../writing/settle-due.js'

/** Seats of a license on a date. @public */
export interface SeatReport {
  readonly license: string
  /** How many are held now. */
  readonly held: number
  /** How many are taken and freed up to that date by the users' own forecasts, seats left aside. */
  readonly toBeTaken: number
  readonly toBeFreed: number
  /** The limit on that date; `null` when the license is unlimited. */
  readonly limit: number | null
  /**
   * What will be free on that date if everybody finds a seat: below zero where more are booked than
   * there are. `null` when unlimited.
   */
  readonly free: number | null
  readonly on: CalendarDate
}

/** The seats of a license over a period. @public */
export interface SeatPeriod {
  readonly license: string
  /** The first date of the period, and every date on which seats or their limit move. */
  readonly dates: readonly {
    readonly date: CalendarDate
    /** How many are held at the end of the date, if everybody finds a seat. */
    readonly held: number
    /** How many are taken and freed on it. */
    readonly taken: number
    readonly freed: number
    readonly limit: number | null
    /** `null` when the license is unlimited. */
    readonly free: number | null
  }[]
  /** The first of the dates on which the fewest are free; `null` when the license is unlimited. */
  readonly lowest: SeatPeriod['dates'][number] | null
}

/** Seats of an organization. @public */
export interface Seats<L extends string = string> {
  /**
   * Seats held now, and booked to be taken and freed up to a date (rule S2).
   *
   * @param licenses - All limited ones when absent.
   * @param options - `on`: the date; today when absent.
   * @throws {@link SeatlineError} `date_in_past`; `license_unknown` for one that neither the
   * catalog nor a user has.
   */
  count(licenses?: readonly L[], options?: { readonly on?: string }): Promise<readonly SeatReport[]>
  /**
   * The seats of a period, date by date, with the lowest point (rule S2). Bookings are those of each
   * user's own forecast, seats left aside: where more are booked than there are, `free` is below
   * zero.
   *
   * @param licenses - All limited ones when absent.
   * @param options - `from`: the first date, today when absent; `until`: the first date that is left
   * out again, none when absent.
   * @throws {@link SeatlineError} `date_in_past`; `license_unknown` for one that neither the
   * catalog nor a user has.
   */
  over(
    licenses?: readonly L[],
    options?: { readonly from?: string; readonly until?: string },
  ): Promise<readonly SeatPeriod[]>
}

/** The seats of a session. */
export function seatsOf(session: Session): Seats {
  return {
    over: (licenses, options = {}) => seatsOver(session, licenses ?? null, options),
    count: async (licenses, options = {}) => {
      await authorize(session, 'seats.count', { licenses: licenses ?? [] })
      const { now } = await judgeStale(session, await loadAsOfSettled(session))
      const on = options.on === undefined ? now.today : upcoming(options.on, now.today)
      const asked = licenses ?? [
        ...new Set(now.organization.seatLimits.map((limit) => limit.license)),
      ]
      if (licenses) await refuseUnknownLicenses(session, licenses)
      const counts = await session.context.store.countSeats(session.organization, asked, on)
      return counts.map(({ license, held, toBeTaken, toBeFreed }) => {
        const limit = seatLimitOn(now.organization, license, on)
        const free = limit === null ? null : limit - held - toBeTaken + toBeFreed
        return { license, held, toBeTaken, toBeFreed, limit, free, on }
      })
    },
  }
}

async function seatsOver(
  session: Session,
  licenses: readonly string[] | null,
  options: { readonly from?: string; readonly until?: string },
): Promise<readonly SeatPeriod[]> {
  await authorize(session, 'seats.over', { licenses: licenses ?? [] })
  const { now } = await judgeStale(session, await loadAsOfSettled(session))
  const from = options.from === undefined ? now.today : upcoming(options.from, now.today)
  const until = options.until === undefined ? null : upcoming(options.until, now.today)
  if (licenses) await refuseUnknownLicenses(session, licenses)
  const { seatLimits } = now.organization
  const asked = licenses ?? [...new Set(seatLimits.map(({ license }) => license))]
  const { store } = session.context
  const counts = await store.countSeats(session.organization, asked, now.today)
  const booked = await store.listBookings(session.organization, asked)
  return counts.map(({ license, held: heldNow }) => {
    const moves = booked.filter((one) => one.license === license)
    const limits = seatLimits.filter((one) => one.license === license)
    const dates = seatsByDate({ license, limits, heldNow, moves }, from).filter(
      ({ date }) => until === null || date < until,
    )
    return { license, dates, lowest: lowestOf(dates) }
  })
}

function lowestOf(dates: readonly SeatsOnDate[]): SeatsOnDate | null {
  let lowest: SeatsOnDate | null = null
  for (const one of dates)
    if (one.free !== null && (lowest?.free == null || one.free < lowest.free)) lowest = one
  return lowest
}
