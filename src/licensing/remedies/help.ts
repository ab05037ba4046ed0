/** Finds what would help a change of the schedule. */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { UserId } from '../../core/ids.js'
import { effectiveDate, type Change } from '../../timeline/record/change.js'
import { earliestDate } from '../../timeline/remedies/earliest-date.js'
import { findRemedies, type Remedies } from '../../timeline/remedies/find-remedies.js'
import type { UserContext } from '../../timeline/settle/user-context.js'
import { authorize, type Session } from '../session/session.js'
import { portingDays } from '../users/porting.js'
import { find } from '../writing/change-edits.js'
import { loadContext } from '../writing/load-user.js'
import { triedAgain } from './decide.js'

/** What would help a change of the schedule that does not go through. @public */
export interface Help {
  /**
   * The date for which it is: the effective date of a scheduled change, today for one that failed.
   */
  readonly on: CalendarDate
  readonly remedies: Remedies
  /**
   * The first date, today or later, on which it would go through as things stand, and change
   * something; `null` if there is none.
   */
  readonly earliestDate: CalendarDate | null
}

/** Looks for what would help a change, beside everything else that is held and scheduled. */
export async function helpFor(session: Session, user: UserId, id: string): Promise<Help> {
  await authorize(session, 'schedule.help', { users: [user] })
  const now = await loadContext(session, user)
  const { record } = now
  const change = find(now, id)
  const on = change.status === 'failed' ? now.today : effectiveDate(change, record.override)
  const again: Change =
    change.status === 'failed'
      ? { ...change, ...triedAgain(record, on, '~0') } // '~' sorts after every instant
      : change
  const userContext: UserContext = {
    ...now,
    record: { ...record, changes: record.changes.filter((other) => other !== change) },
  }
  const earliest = earliestDate(userContext, [again], now.today)
  return {
    on,
    remedies: findRemedies({ userContext, changes: [again], on }, earliest, {
      porting: portingDays(session.context.porting, now),
    }),
    earliestDate: earliest,
  }
}
