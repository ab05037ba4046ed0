/** A user as a portal shows it. */
import { factsOn } from '../../requirements/situation.js'
import type { UserRecord } from '../../timeline/record/record.js'
import { outOfCompliance, type OutOfCompliance } from '../../timeline/request/compliance.js'
import type { Session } from '../session/session.js'
import type { loadAsOf } from '../writing/settle-due.js'

/** A user as a portal shows it: the record, and what is derived from it for today. @public */
export interface User extends UserRecord {
  /** Holdings whose requirement or details are no longer right (rule C5). */
  readonly outOfCompliance: readonly OutOfCompliance[]
}

/** A user as a portal shows it. */
export function userOf(
  session: Session,
  record: UserRecord,
  now: Awaited<ReturnType<typeof loadAsOf>>,
): User {
  const out =
    record.holdings.length === 0
      ? []
      : outOfCompliance(
          session.context.catalog,
          record.holdings,
          factsOn(record, now.organization, now.today),
        )
  return { ...record, outOfCompliance: out }
}
