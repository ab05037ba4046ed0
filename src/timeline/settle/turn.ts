/** When it is a user's turn on a date, among those who are settled on it. */
import type { CalendarDate } from '../../core/calendar-date.js'
import { ascending } from '../../core/order.js'
import { seatLimitOn, type OrganizationRecord } from '../../core/organization.js'
import type { Change } from '../record/change.js'

/**
 * A user's turn on a date (rule S1): those whose changes take no limited seat come first, then the
 * others by their last-created change that takes one.
 */
export interface Turn {
  readonly date: CalendarDate
  /** The creation of that change; empty for those who take no limited seat. */
  readonly created: string
  readonly user: string
}

/** The turn of a user on a date on which some changes are due. */
export function turnOn(
  organization: OrganizationRecord,
  user: string,
  date: CalendarDate,
  due: readonly Change[],
): Turn {
  let created = ''
  for (const change of due)
    if (
      change.kind === 'assign' &&
      change.created > created &&
      seatLimitOn(organization, change.license, date) !== null
    )
      created = change.created
  return { date, created, user }
}

/** Orders turns: negative when the first comes first. */
export function byTurn(a: Turn, b: Turn): number {
  return ascending(a.date, b.date) || ascending(a.created, b.created) || ascending(a.user, b.user)
}

/** The seats of others, as a user who walks on finds them (rule S3). */
export interface SeatsOfOthers {
  /**
   * How many more seats of a license others hold at a turn than today; negative for fewer.
   *
   * @param own - What the user took and freed on the way there.
   */
  more(license: string, turn: Turn, own: number): number
  /** Is told that the user took or freed seats at a turn: others find what is left. */
  moved(license: string, taken: number, turn: Turn): void
  /** Whether an earlier turn can still be asked about: not once others had to be walked on. */
  canGoBack(): boolean
}

/** The others of an organization, where seats are short. */
export interface Others {
  /** Opens their seats on the dates to come, once for each walk of the user. */
  open(freed: readonly SeatsFreed[]): SeatsOfOthers
  /** The dates on which something of others is due. */
  readonly dates: readonly CalendarDate[]
  /** How many others ask for a seat of a license on the date of a turn, before it, in vain. */
  waiting(license: string, turn: Turn): number
}

/** Seats of a license that others give up. */
export interface SeatsFreed {
  readonly license: string
  readonly count: number
  readonly from: CalendarDate
}
