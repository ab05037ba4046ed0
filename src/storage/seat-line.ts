/** The line for limited seats: found once for a date, and walked batch by batch. */
import type { CalendarDate } from '../core/calendar-date.js'
import type { DueRequest } from './port.js'
import type { DueStep } from './settle-due.js'

/**
 * The users due on a date in the order in which they are settled (rule S1). Everybody who is due
 * has to be looked at to find it: done anew for each batch, it would be quadratic.
 */
export interface SeatLine<User> {
  readonly date: CalendarDate
  readonly limited: ReadonlySet<string>
  readonly users: readonly User[]
  /** How many at its front are settled. */
  readonly passed: number
}

/** Whether a line is that of a step, and somebody is left in it. */
export function isLineOf(line: SeatLine<unknown>, { through, limited }: DueStep): boolean {
  const { date, users, passed } = line
  if (date !== through || passed >= users.length) return false
  return line.limited.size === limited?.size && [...limited].every((one) => line.limited.has(one))
}

/** The users of the next batch. */
export function nextInLine<User>(
  { users, passed }: SeatLine<User>,
  { limit }: Pick<DueRequest, 'limit'>,
): readonly User[] {
  return users.slice(passed, passed + limit)
}

/** The line after a batch; `null` when somebody of it was not settled, and is due still. */
export function passedBy<User>(
  line: SeatLine<User>,
  request: Pick<DueRequest, 'limit'>,
  settled: number,
): SeatLine<User> | null {
  if (settled < nextInLine(line, request).length) return null
  return { ...line, passed: line.passed + settled }
}
