/** The seats that the rows of an import find on the dates to come, what the rows before take included. */
import { askingOf } from '../plan/asked.js'
import { enoughSeats, seatsIn, type RequestSeats } from '../plan/request-seats.js'
import type { AsOf } from '../session/as-of.js'
import type { Session } from '../session/session.js'
import {
  futureOf,
  mayAffect,
  mayLack,
  seatsAhead,
  type Asking,
  type SeatsAhead,
} from '../writing/seats-ahead.js'
import type { ImportRow } from './import-row.js'
import type { PreparedRow } from './judge-row.js'
import { changesIn } from './row-rules.js'

/**
 * Looks at the seats that rows find, batch by batch: each row sees those that the rows before it
 * leave, and others are looked at only once somebody may not find one (rules S3 and P4).
 *
 * @param rows - All rows of the import: what they ask for in all says whether seats are short.
 */
export function seatsOfRows(session: Session, rows: readonly ImportRow[]) {
  const before: Asking[] = []
  let ahead: SeatsAhead | null = null
  return async (now: AsOf, prepared: readonly PreparedRow[]): Promise<RequestSeats> => {
    ahead ??= await seatsAhead(session, now, seatsAsked(rows))
    if (ahead.short.size === 0) return enoughSeats(ahead.seatsHeld)
    const asking = prepared.map(({ record, asked }) => askingOf(session, now, record, asked))
    before.push(...asking)
    if (!mayLack(session, ahead, asking) && !mayAffect(ahead, asking))
      return enoughSeats(ahead.seatsHeld)
    const future = await futureOf(session, now, ahead, before)
    return seatsIn(
      future,
      asking.map(({ record }) => record.id),
    )
  }
}

function seatsAsked(rows: readonly ImportRow[]): (license: string) => number {
  const asked = new Map<string, number>()
  for (const row of rows)
    for (const change of changesIn(row))
      if (change.kind === 'assign') asked.set(change.license, (asked.get(change.license) ?? 0) + 1)
  return (license) => asked.get(license) ?? 1
}
