/** Counts the seats left for the next user of a request. */
import type { UserRecord } from '../../timeline/record/record.js'
import type { Verdict } from '../../timeline/request/verdict.js'

/**
 * Counts the seats that an answer takes and frees, so that the next user of a request sees what is
 * left (rule P4).
 */
export function takeSeats(
  seats: Map<string, number>,
  record: Pick<UserRecord, 'holdings'>,
  { status, changes, takesAway }: Verdict,
): void {
  if (status !== 'ready') return
  const held = new Set(record.holdings.map((holding) => holding.license))
  for (const change of changes)
    if (change.kind === 'assign' && change.status === 'ready' && !held.has(change.license))
      count(seats, change.license, 1)
  for (const license of takesAway.licenses) count(seats, license, -1)
}

function count(seats: Map<string, number>, license: string, step: 1 | -1): void {
  const held = seats.get(license)
  if (held !== undefined) seats.set(license, held + step)
}
