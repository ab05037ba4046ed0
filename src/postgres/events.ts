/** Reads history, and delivers events from the outbox. */
import type { UserId } from '../core/ids.js'
import { randomId } from '../core/random-id.js'
import type { ClaimedEvent } from '../storage/port.js'
import type { SeatlineEvent } from '../timeline/record/event.js'
import type { Connection } from './connection.js'
import { retrying } from './failures.js'
import { writeStatement } from './statement.js'
import { arrayText, decodeText, encodeText } from './text.js'
import { eventParts } from './write-parts.js'

export function readEvents(
  { query, tables }: Connection,
  organization: string,
  user: UserId | null,
  { after = 0, limit }: { readonly after?: number; readonly limit: number },
): Promise<readonly SeatlineEvent[]> {
  return retrying(async () => {
    const rows = await query(
      `select e.body::text as body
        from ${tables.events} e
        where e.organization = $1
          and e.stream = $2
          and e.number > $3::bigint
        order by e.number
        limit $4::bigint`,
      [organization, encodeText(user ?? ''), String(after), String(limit)],
    )
    return rows.map(({ body }) => parseEvent(body))
  })
}

/** Replaces a user's events; what was delivered of them stays delivered. */
export function rewriteEvents(
  connection: Connection,
  organization: string,
  user: UserId,
  events: readonly SeatlineEvent[],
): Promise<void> {
  const { tables } = connection
  const statement = writeStatement(organization, eventParts(tables, events))
  const stream = encodeText(user)
  return retrying(() =>
    connection.transaction(async (query) => {
      const [there] = await query(
        `select o.organization
          from ${tables.organizations} o
          where o.organization = $1
          for key share`,
        [organization],
      )
      if (there === undefined) return
      await query(`delete from ${tables.events} where organization = $1 and stream = $2`, [
        organization,
        stream,
      ])
      if (statement !== null) await query(statement.text, statement.parameters)
      const last = Math.max(0, ...events.map(({ number }) => number))
      await query(
        `update ${tables.outbox}
          set last = $3::bigint, ready_at = case when $3::bigint > delivered then ready_at end
          where organization = $1
            and stream = $2`,
        [organization, stream, String(last)],
      )
    }),
  )
}

/** Leases the first waiting event of each stream that is free, the longest waiting first. */
export function claimEvents(
  { query, tables }: Connection,
  {
    now,
    leaseUntil,
    limit,
  }: { readonly now: string; readonly leaseUntil: string; readonly limit: number },
): Promise<readonly ClaimedEvent[]> {
  const token = randomId()
  return retrying(async () => {
    const rows = await query(
      `with ready as materialized (
          select o.organization, o.stream, o.delivered
          from ${tables.outbox} o
          where o.ready_at <= $1
          order by o.ready_at, o.waiting_since
          limit $3::int
          for update skip locked),
        next as materialized (
          select r.organization, r.stream, e.number, e.body
          from ready r
          cross join lateral (
            select e.number, e.body::text as body
            from ${tables.events} e
            where e.organization = r.organization
              and e.stream = r.stream
              and e.number > r.delivered
            order by e.number
            limit 1) e),
        leased as (
          update ${tables.outbox} o
          set ready_at = $2, claimed = n.number, receipt = $4
          from next n
          where o.organization = n.organization
            and o.stream = n.stream
          returning 1)
        select n.organization, n.stream, n.body
        from next n`,
      [now, leaseUntil, String(limit), token],
    )
    return rows.map(({ organization, stream, body }) => ({
      receipt: JSON.stringify([organization, decodeText(String(stream)), token]),
      event: parseEvent(body),
    }))
  })
}

/**
 * Moves the marks on. A receipt names its stream, so that it is found there; one whose event was
 * leased anew no longer fits.
 */
export function acknowledgeEvents(
  { query, tables }: Connection,
  receipts: readonly string[],
): Promise<void> {
  const known = receipts.flatMap(parseReceipt).sort((a, b) => (a.join(' ') < b.join(' ') ? -1 : 1))
  if (known.length === 0) return Promise.resolve()
  const column = (index: 0 | 1 | 2) => arrayText(known.map((receipt) => encodeText(receipt[index])))
  return retrying(async () => {
    await query(
      `update ${tables.outbox} o
        set delivered = o.claimed, claimed = null, receipt = null,
          ready_at = case when o.last > o.claimed then '' end
        from unnest($1::text[], $2::text[], $3::text[]) as p(organization, stream, receipt)
        where o.organization = p.organization
          and o.stream = p.stream
          and o.receipt = p.receipt`,
      [column(0), column(1), column(2)],
    )
  })
}

function parseReceipt(receipt: string): readonly (readonly [string, string, string])[] {
  try {
    const parts: unknown = JSON.parse(receipt)
    if (
      !Array.isArray(parts) ||
      parts.length !== 3 ||
      !parts.every((part): part is string => typeof part === 'string')
    )
      return []
    return [[parts[0]!, parts[1]!, parts[2]!]]
  } catch {
    return [] // no receipt of this store
  }
}

function parseEvent(body: unknown): SeatlineEvent {
  return JSON.parse(String(body)) as SeatlineEvent // only events are written
}
