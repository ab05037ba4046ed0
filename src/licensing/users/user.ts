/** A user as a portal shows it. */
import type { Conflict } from '../../requirements/conflict.js'
import { factsOn } from '../../requirements/situation.js'
import type { UserRecord } from '../../timeline/record/record.js'
import { outOfCompliance } from '../../timeline/request/compliance.js'
import type { Session } from '../session/session.js'
import type { loadAsOf } from '../writing/settle-due.js'

/** A user as a portal shows it: the record, and what is derived from it for today. @public */
export interface User extends UserRecord {
  /**
   * Licenses held whose requirement or details are no longer right, because a fact or the catalog
   * changed (rule C5).
   */
  readonly outOfCompliance: readonly {
    readonly license: string
    readonly conflicts: readonly Conflict[]
  }[]
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
