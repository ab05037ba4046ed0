/** A user's timeline, and the user's state on any date. */
import { parseCalendarDate, type CalendarDate } from '../../core/calendar-date.js'
import type { Holding } from '../../core/holding.js'
import type { UserId } from '../../core/ids.js'
import { atFacts } from '../../core/user-facts.js'
import type { Change } from '../../timeline/record/change.js'
import type { SeatlineEvent } from '../../timeline/record/event.js'
import { evolve, type DatedBody } from '../../timeline/record/evolve.js'
import type { UserRecord } from '../../timeline/record/record.js'
import {
  forecast,
  startWalk,
  advance,
  holdingsAt,
  type Step,
} from '../../timeline/settle/timeline-walk.js'
import { historyPages } from '../events/history.js'
import { upcoming } from '../session/as-of.js'
import { authorize, type Session } from '../session/session.js'
import { contextOf, loadContext, unknownUsers } from '../writing/load-user.js'
import { loadUsersAsOf } from '../writing/settle-due.js'

/**
 * The timeline of a user: today's holdings, what failed, and what will happen, date by date.
 * @public
 */
export interface Timeline {
  readonly today: CalendarDate
  readonly holdings: readonly Holding[]
  /** Changes that failed, and wait to be retried or dismissed. */
  readonly failed: readonly Change[]
  /** What is scheduled and what moves, in order of date; failures come with all their conflicts. */
  readonly steps: readonly Step[]
}

/**
 * What a user is on a date: in the past from history, in the future from the forecast (rule T4).
 * @public
 */
export interface StateOn {
  readonly date: CalendarDate
  readonly source: 'history' | 'today' | 'forecast'
  /** `null` before the user was created, and after deletion. */
  readonly user: UserRecord | null
}

export async function timelineOf(session: Session, user: UserId): Promise<Timeline> {
  await authorize(session, 'users.timeline', { users: [user] })
  const now = await loadContext(session, user)
  const { record, today } = now
  const steps = forecast(now)
  return {
    today,
    holdings: record.holdings,
    failed: record.changes.filter((change) => change.status === 'failed'),
    steps,
  }
}

/** Carries history out up to a date. Dates rise with numbers, so nothing after it is read. */
async function stateInThePast(
  session: Session,
  id: UserId,
  on: CalendarDate,
): Promise<UserRecord | null> {
  const { organization } = session
  let record: UserRecord | null = null
  let isKnown = false
  for await (const events of historyPages(session, id)) {
    isKnown = true
    const past = events.filter((event): event is SeatlineEvent & DatedBody => event.date <= on)
    record = evolve(record, { organization, id }, past)
    if (past.length < events.length) break
  }
  if (!isKnown) throw unknownUsers([id])
  return record
}

export async function stateOn(session: Session, user: UserId, date: string): Promise<StateOn> {
  await authorize(session, 'users.stateOn', { users: [user] })
  const on = parseCalendarDate(date)
  const { records, ...now } = await loadUsersAsOf(session, [user])
  const [record] = records
  if (on < now.today || !record)
    return { date: on, source: 'history', user: await stateInThePast(session, user, on) }
  if (on === now.today) return { date: on, source: 'today', user: record }
  const walk = startWalk(await contextOf(session, now, record))
  const steps = advance(walk, upcoming(on, now.today))
  const settled = new Set(
    steps.flatMap((step) =>
      step.outcomes.flatMap((outcome) => (outcome.status === 'failed' ? [] : [outcome.change.id])),
    ),
  )
  const changes = record.changes.filter((change) => !settled.has(change.id))
  return {
    date: on,
    source: 'forecast',
    user: { ...atFacts(record, on), settledThrough: on, holdings: holdingsAt(walk), changes },
  }
}
