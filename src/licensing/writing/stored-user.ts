/** A user record with what a store keeps beside it. */
import type { StoredUser } from '../../storage/port.js'
import { seatsWanted } from '../../timeline/record/bookings.js'
import { nextDue, type UserRecord } from '../../timeline/record/record.js'
import { judge, type JudgedBy } from '../../timeline/request/judgment.js'

/** A record with what a store finds it by, judged. */
export function storedUser(record: UserRecord, by: JudgedBy): StoredUser {
  return {
    record,
    nextDue: nextDue(record),
    wanted: seatsWanted(record),
    judgment: judge(by, record),
  }
}
