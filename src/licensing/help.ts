import type { CalendarDate } from '../core/calendar-date.js'
import { SeatlineError } from '../core/errors.js'
import type { UserId } from '../core/ids.js'
import { effectiveDate, type Change } from '../timeline/change.js'
import type { Outlook } from '../timeline/course.js'
import { earliestDate } from '../timeline/earliest.js'
import { findRemedies, type Remedies } from '../timeline/remedy.js'
import { unknownUsers } from './command.js'
import { authorize, seatsHeld, type Session } from './context.js'
import { presentWith } from './due.js'
import { portingDays } from './porting.js'

/** What would help a change of the schedule that does not go through. @public */
export interface Help {
  /** The date for which it is: the effective date of a scheduled change, today for one that failed. */
  readonly on: CalendarDate
  readonly remedies: Remedies
  /** The first date, today or later, on which it would go through as things stand; `null` if there is none. */
  readonly earliestDate: CalendarDate | null
}

/** Looks for what would help a change, beside everything else that is held and scheduled. */
export async function helpFor(session: Session, user: UserId, id: string): Promise<Help> {
  await authorize(session, 'schedule.help', [user])
  const { records, ...now } = await presentWith(session, [user])
  const [record] = records
  if (!record) throw unknownUsers([user])
  const change = record.changes.find((candidate) => candidate.id === id)
  if (!change)
    throw new SeatlineError('change_unknown', `The user ${user} has no change ${id} that is scheduled or failed.`, { user, change: id })
  const on = change.status === 'failed' ? now.today : effectiveDate(change, record.override)
  const again: Change = { ...change, status: 'scheduled', failure: null, ownDate: on, dated: record.sequence + 1 }
  const others = { ...record, changes: record.changes.filter((other) => other !== change) }
  const outlook: Outlook = { ...now, catalog: session.context.catalog, record: others, seatsHeld: await seatsHeld(session, now) }
  const earliest = earliestDate(outlook, [again], now.today)
  return {
    on,
    remedies: findRemedies(outlook, [again], on, earliest, { porting: portingDays(session.context.porting, now.today) }),
    earliestDate: earliest,
  }
}
