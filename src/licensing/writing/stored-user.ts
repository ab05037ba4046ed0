/** A user record with the keys that a store finds it by. */
import type { Catalog } from '../../catalog/catalog.js'
import type { StoredUser } from '../../storage/port.js'
import { bookingsOf } from '../../timeline/record/bookings.js'
import { nextDue, type UserRecord } from '../../timeline/record/record.js'
import type { AsOf } from '../session/as-of.js'
import { judgmentOf } from './compliance-judgment.js'

/** A record with what a store finds it by, judged on a date of its organization. */
export function storedUser(catalog: Catalog, record: UserRecord, now: AsOf): StoredUser {
  return {
    record,
    nextDue: nextDue(record),
    bookings: bookingsOf(catalog, record),
    judgment: judgmentOf(catalog, record, now),
  }
}
