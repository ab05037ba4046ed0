/** The record of a user: everything stored about one user, as one immutable value. */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { Holding } from '../../core/holding.js'
import type { OrganizationId, UserId } from '../../core/ids.js'
import { activeFrom, type NumberSwap, type PhoneNumber } from '../../core/phone-number.js'
import { turnsOfFacts, type DatedFact } from '../../core/user-facts.js'
import type { Profile } from '../../core/user.js'
import { effectiveDate, type Change, type Override } from './change.js'

/**
 * Everything stored of a user: one aggregate, immutable, replaced on write (rule I1).
 * Effective dates, superseding, verdicts and causes are derived from it, never stored.
 *
 * @public
 */
export interface UserRecord extends Profile {
  readonly organization: OrganizationId
  readonly id: UserId
  /**
   * The number of the user's last event: every write has one, and names the revision that it saw.
   */
  readonly revision: number
  /** The last `dated` number given. */
  readonly sequence: number
  /** The last date settled: it is not settled again. */
  readonly settledThrough: CalendarDate
  readonly numbers: readonly PhoneNumber[]
  readonly swaps: readonly NumberSwap[]
  readonly holdings: readonly Holding[]
  /** Scheduled changes, and failed ones that are not dismissed. */
  readonly changes: readonly Change[]
  readonly override: Override | null
  /**
   * What of department and attributes has dates (rule F1): what is to come, what ends, and from
   * 1900-01-01 on what lies under it. Absent when nothing has; `department` and `attributes` say
   * what counts on the date that is settled.
   */
  readonly facts?: readonly DatedFact[]
}

/**
 * The dates on which a user's own facts move: numbers, swaps, department and attributes (rule F2).
 */
export function movesOfFacts(record: UserRecord): readonly CalendarDate[] {
  const moves: CalendarDate[] = []
  for (const number of record.numbers) {
    const date = activeFrom(number)
    if (date !== null) moves.push(date)
  }
  for (const { on } of record.swaps) moves.push(on)
  if (record.facts !== undefined) moves.push(...turnsOfFacts(record))
  return moves
}

/**
 * The next date on which something of a record is due: a scheduled change, or a fact of the user
 * that moves.
 *
 * @returns A date after `settledThrough`, or `null` when nothing is to come.
 */
export function nextDue(record: UserRecord): CalendarDate | null {
  let due: CalendarDate | null = null
  const consider = (date: CalendarDate | null) => {
    if (date !== null && date > record.settledThrough && (due === null || date < due)) due = date
  }
  for (const change of record.changes)
    if (change.status === 'scheduled') consider(effectiveDate(change, record.override))
  for (const date of movesOfFacts(record)) consider(date)
  return due
}
