/** Seats held, as a write needs them. */
import type { AsOf } from '../session/as-of.js'
import type { Session } from '../session/session.js'

/** Users who hold each license that is limited at some time. */
export async function seatsHeld(
  session: Session,
  { organization, today }: AsOf,
): Promise<ReadonlyMap<string, number>> {
  const licenses = [...new Set(organization.seatLimits.map((limit) => limit.license))]
  if (licenses.length === 0) return new Map()
  const counts = await session.context.store.countSeats(session.organization, licenses, today)
  return new Map(counts.map(({ license, held }) => [license, held]))
}
