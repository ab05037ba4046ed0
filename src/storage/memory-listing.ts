/** Lists of a store in memory. */
import type { UserId } from '../core/ids.js'
import type { UserRecord } from '../timeline/record/record.js'
import { datesFrom, usersOn } from './date-index.js'
import { changesOn, startOfPage, userFilter } from './listing.js'
import type { Partition } from './partition.js'
import type { ChangePageRequest, ListedChange, StoredUserFilter, UserPageRequest } from './port.js'
import { keysFrom } from './sorted-keys.js'

/** A page of the users of a partition, by id. A filter is tried on each user in turn. */
export function listUsers(partition: Partition, page: UserPageRequest): readonly UserRecord[] {
  const matches = userFilter(page)
  const found: UserRecord[] = []
  for (const id of keysFrom(partition.ids, page.after)) {
    if (found.length >= page.limit) break
    const user = partition.users.get(id as UserId)! // every key is the id of a user
    if (id !== page.after && matches(user)) found.push(user.record)
  }
  return found
}

/** How many users of a partition a filter names. */
export function countUsers(partition: Partition, filter: StoredUserFilter): number {
  const matches = userFilter(filter)
  let count = 0
  for (const user of partition.users.values()) if (matches(user)) count += 1
  return count
}

/** A page of the changes of a partition, by date, user and change. */
export function listChanges(
  partition: Partition,
  page: ChangePageRequest,
): readonly ListedChange[] {
  const { limit, until } = page
  const found: ListedChange[] = []
  const start = startOfPage(page)
  for (const date of datesFrom(partition.listed, start.date ?? '')) {
    if (until !== undefined && date >= until) break
    const first = date === start.date ? (start.user ?? '') : ''
    for (const id of usersOn(partition.listed, date, first)) {
      // every key is the id of a user
      found.push(...changesOn(partition.users.get(id)!.record, date, page))
      if (found.length >= limit) return found.slice(0, limit)
    }
  }
  return found
}

/** Those of some keys that have a holder. */
export function pick<V extends string>(
  values: ReadonlyMap<string, V>,
  keys: readonly string[],
): ReadonlyMap<string, V> {
  const found = new Map<string, V>()
  for (const key of keys) {
    const value = values.get(key)
    if (value !== undefined) found.set(key, value)
  }
  return found
}
