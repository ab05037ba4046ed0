/** Users by date. */
import type { CalendarDate } from '../core/calendar-date.js'
import type { UserId } from '../core/ids.js'
import { insertKey, keysFrom, removeKey, type SortedKeys } from './sorted-keys.js'

/** Users in buckets by date, dates and users in order. */
export interface DateIndex {
  readonly dates: SortedKeys
  readonly users: Map<string, SortedKeys>
}

export function createDateIndex(): DateIndex {
  return { dates: [], users: new Map() }
}

/** Moves a user from the dates on which it was to those on which it is. */
export function reindex(
  index: DateIndex,
  user: UserId,
  before: ReadonlySet<CalendarDate>,
  after: ReadonlySet<CalendarDate>,
): void {
  for (const date of before) if (!after.has(date)) remove(index, date, user)
  for (const date of after) if (!before.has(date)) add(index, date, user)
}

/** The earliest date of the index, or `null` when it is empty. */
export function firstDate(index: DateIndex): CalendarDate | null {
  return (index.dates[0]?.[0] as CalendarDate | undefined) ?? null // only calendar dates are added
}

/** The dates from one on, in order. */
export function datesFrom(index: DateIndex, from?: string): Iterable<CalendarDate> {
  return keysFrom(index.dates, from) as Iterable<CalendarDate> // only calendar dates are added
}

/** The users of a date from one on, in order of their ids. */
export function usersOn(index: DateIndex, date: CalendarDate, from?: string): Iterable<UserId> {
  // only ids of users are added
  return keysFrom(index.users.get(date) ?? [], from) as Iterable<UserId>
}

function add(index: DateIndex, date: CalendarDate, user: UserId): void {
  const users = index.users.get(date)
  if (users !== undefined) {
    insertKey(users, user)
    return
  }
  insertKey(index.dates, date)
  index.users.set(date, [[user]])
}

function remove(index: DateIndex, date: CalendarDate, user: UserId): void {
  const users = index.users.get(date)
  if (users === undefined) return
  removeKey(users, user)
  if (users.length > 0) return
  index.users.delete(date)
  removeKey(index.dates, date)
}
