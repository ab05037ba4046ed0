/** Tells an organization on which dates seats have become short, and on which they no longer are. */
import type { OrganizationRecord } from '../../core/organization.js'
import {
  joined,
  notAmong,
  seatsByDate,
  shortagesOf,
  type SeatShortage,
} from '../../timeline/organization/seat-dates.js'
import type { OrganizationEventBody } from '../../timeline/record/event.js'
import type { AsOf } from '../session/as-of.js'
import type { Session } from '../session/session.js'
import { whatIsTold } from './judge-again.js'
import { retried } from './retry.js'
import { readAsOf } from './settle-due.js'

/** Whether an organization may have to be told: there are limits, or it was told of some. */
export function mayBeShort({ seatLimits, seatsShort }: OrganizationRecord): boolean {
  return seatLimits.length > 0 || seatsShort !== undefined
}

/**
 * Compares the dates on which more seats are booked than there are with those that were told, and
 * tells what is new, once, whoever else looks at the same time.
 *
 * @param begun - The organization, in which nobody is to be judged again.
 */
export async function tellSeats(session: Session, begun: AsOf): Promise<void> {
  let now = begun
  await retried(async () => {
    const short = await shortIn(session, now)
    const told = whatIsTold(session, withShort(now, short), turned(now, short))
    if (told === null) return 'same'
    const { record, expected, events } = told
    if ((await session.context.store.saveOrganization(record, expected, events)) === 'written')
      return 'told'
    now = { ...begun, organization: (await readAsOf(session)).organization }
    return null
  })
}

/** The dates to come on which more seats are booked than there are, license by license. */
async function shortIn(
  { context: { store }, organization: id }: Session,
  { organization: { seatLimits }, today }: AsOf,
): Promise<readonly SeatShortage[]> {
  const licenses = [...new Set(seatLimits.map(({ license }) => license))]
  if (licenses.length === 0) return []
  const counts = await store.countSeats(id, licenses, today)
  const booked = await store.listBookings(id, licenses)
  return counts.flatMap(({ license, held: heldNow }) => {
    const limits = seatLimits.filter((one) => one.license === license)
    const moves = booked.filter((one) => one.license === license)
    return shortagesOf(license, seatsByDate({ license, limits, heldNow, moves }, today))
  })
}

/** What has turned since it was told. */
function turned(
  { organization: { seatsShort = [] }, today }: AsOf,
  now: readonly SeatShortage[],
): readonly OrganizationEventBody[] {
  const short = joined(notAmong(now, seatsShort))
  const told = seatsShort
    .filter(({ until }) => until === null || until > today)
    .map((one) => (one.from < today ? { ...one, from: today } : one))
  const enough = notAmong(told, now)
  return short.length + enough.length === 0 ? [] : [{ kind: 'seats_turned', short, enough }]
}

/** The organization with what is told of it. */
function withShort(now: AsOf, short: readonly SeatShortage[]): AsOf {
  const { seatsShort: _, ...organization } = now.organization
  const seatsShort = joined(short).map(({ license, from, until }) => ({ license, from, until }))
  return {
    ...now,
    organization: seatsShort.length === 0 ? organization : { ...organization, seatsShort },
  }
}
