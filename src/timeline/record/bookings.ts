/** The seats that a user's scheduled changes may take. */
import type { CalendarDate } from '../../core/calendar-date.js'
import { deepFreeze } from '../../core/frozen.js'
import { effectiveDate } from './change.js'
import type { UserRecord } from './record.js'

/**
 * One unit of a license that a user takes or frees on a date by its own forecast, seats left aside
 * (rules S2 and S6).
 *
 * @public
 */
export interface Booking {
  readonly date: CalendarDate
  readonly license: string
  readonly step: 1 | -1
}

/**
 * One unit of a license that a user may take on a date, whatever else happens (rule S3).
 *
 * @public
 */
export interface SeatWanted {
  readonly date: CalendarDate
  readonly license: string
}

const NONE: readonly SeatWanted[] = deepFreeze([])

/**
 * The seats that a user's scheduled changes take at most: one for each assign, whatever the catalog,
 * the facts and the other changes are. So nobody is missed who may not find a seat.
 */
export function seatsWanted({
  changes,
  holdings,
  override,
}: Pick<UserRecord, 'changes' | 'holdings' | 'override'>): readonly SeatWanted[] {
  const scheduled = changes.filter(({ status }) => status === 'scheduled')
  const [first] = scheduled
  if (first === undefined) return NONE
  // nothing but its details can change: it has its seat
  const stays =
    holdings.some(({ license }) => license === first.license) &&
    scheduled.every(({ kind, license }) => kind === 'assign' && license === first.license)
  if (stays) return NONE
  return scheduled.flatMap((change) =>
    change.kind === 'assign'
      ? [{ date: effectiveDate(change, override), license: change.license }]
      : [],
  )
}
