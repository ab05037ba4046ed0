/** What is asked of one user of a request, and how the changes that it becomes are known. */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { ChangeId } from '../../core/ids.js'
import { createdKey, type Change } from '../../timeline/record/change.js'
import type { UserRecord } from '../../timeline/record/record.js'
import { changesOf } from '../../timeline/request/request.js'
import type { RequestedChange } from '../../timeline/request/verdict.js'
import type { UserContext } from '../../timeline/settle/user-context.js'
import type { AsOf } from '../session/as-of.js'
import type { ReceivedAt } from '../session/request-order.js'
import type { Session } from '../session/session.js'
import type { Asking } from '../writing/seats-ahead.js'

/** What is asked of one user, on which date, and where it comes from. */
export interface Asked {
  readonly requested: readonly RequestedChange[]
  readonly on: CalendarDate
  readonly origin: Origin
}

/** Which plan changes come from: the place of their user in it, and when it was received. */
export interface Origin {
  readonly plan: string
  readonly place: number
  readonly receivedAt: ReceivedAt
  /** How many changes the plan asks of the user on other dates before; none without it. */
  readonly before?: number
}

/** Ids of changes come from the plan, so that planning and confirming agree. */
export function identifyIn({ plan, place, receivedAt, before = 0 }: Origin) {
  return (index: number) => ({
    id: `${plan}.${place}.${before + index}` as ChangeId,
    created: createdKey(receivedAt, plan, place * 1_000 + before + index),
  })
}

/** The changes that are asked for; `null` for those of which the same is scheduled already. */
export function changesAsked(
  userContext: UserContext,
  { requested, on, origin }: Asked,
): readonly (Change | null)[] {
  return changesOf(userContext, requested, on, identifyIn(origin))
}

/** A user with what is asked for it, date by date, for a future that others share. */
export function askingOf(
  { context: { catalog } }: Session,
  now: AsOf,
  record: UserRecord,
  asked: readonly Asked[],
): Asking {
  if (asked.length === 0) return { record }
  const userContext = { ...now, catalog, record, seatsHeld: new Map() }
  return {
    record,
    asked: asked.map((one) => ({
      on: one.on,
      isAllOrNone: one.on === now.today,
      changes: changesAsked(userContext, one).filter((change) => change !== null),
    })),
  }
}
