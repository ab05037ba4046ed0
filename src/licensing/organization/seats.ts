/** Counts seats held, booked and free. */
import type { CalendarDate } from '../../core/calendar-date.js'
import { seatLimitOn } from '../../core/organization.js'
import { upcoming } from '../session/as-of.js'
import { refuseUnknownLicenses } from '../session/known-licenses.js'
import { authorize, type Session } from '../session/session.js'
import { loadAsOfSettled } from '../writing/settle-due.js'

/** Seats of a license on a date. @public */
export interface SeatReport {
  readonly license: string
  /** How many are held now. */
  readonly held: number
  /** How many scheduled changes take and free up to that date. */
  readonly toBeTaken: number
  readonly toBeFreed: number
  /** The limit on that date; `null` when the license is unlimited. */
  readonly limit: number | null
  /**
   * What would be free on that date if every scheduled change went through; `null` when unlimited.
   */
  readonly free: number | null
  readonly on: CalendarDate
}

/** Seats of an organization. @public */
export interface Seats {
  /**
   * Seats held now, and booked to be taken and freed up to a date (rule S2).
   *
   * @param licenses - All limited ones when absent.
   * @param options - `on`: the date; today when absent.
   * @throws {@link SeatlineError} `date_in_past`; `license_unknown` for one that neither the
   * catalog nor a user has.
   */
  count(
    licenses?: readonly string[],
    options?: { readonly on?: string },
  ): Promise<readonly SeatReport[]>
}

/** The seats of a session. */
export function seatsOf(session: Session): Seats {
  return {
    count: async (licenses, options = {}) => {
      await authorize(session, 'seats.count', { licenses: licenses ?? [] })
      const now = await loadAsOfSettled(session)
      const on = options.on === undefined ? now.today : upcoming(options.on, now.today)
      const asked = licenses ?? [
        ...new Set(now.organization.seatLimits.map((limit) => limit.license)),
      ]
      if (licenses) await refuseUnknownLicenses(session, licenses)
      const counts = await session.context.store.countSeats(session.organization, asked, on)
      return counts.map((count) => {
        const limit = seatLimitOn(now.organization, count.license, on)
        return {
          ...count,
          limit,
          free: limit === null ? null : limit - count.held - count.toBeTaken + count.toBeFreed,
          on,
        }
      })
    },
  }
}
