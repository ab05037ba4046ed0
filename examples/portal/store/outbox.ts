import type { SeatlineEvent, UserId } from 'seatline'
import type { ClaimedEvent } from 'seatline/store'
import { answered, beginningWith, lookUp, type Tables } from './database.js'
import { NOBODY, type EventRow, type StreamRow } from './rows.js'

/**
 * Adds events to the history of a user, or of the organization itself, and to what waits for
 * delivery.
 */
export async function appendEvents(
  tables: Tables,
  organization: string,
  owner: UserId | null,
  events: readonly SeatlineEvent[],
): Promise<void> {
  const last = events.at(-1)
  if (last === undefined) return
  const user = owner ?? NOBODY
  for (const event of events)
    tables('events').put({ organization, user, number: event.number, event } satisfies EventRow)
  const stream = (await answered(tables('streams').get([organization, user]))) as
    StreamRow | undefined
  if (stream?.waiting !== undefined)
    tables('streams').put({ ...stream, last: last.number } satisfies StreamRow)
  else {
    const next = stream?.next ?? events[0]?.number ?? 1
    const waits = next <= last.number ? { waiting: await nextTurn(tables) } : {}
    tables('streams').put({
      organization,
      user,
      next,
      last: last.number,
      ...waits,
    } satisfies StreamRow)
  }
}

export async function readEvents(
  tables: Tables,
  organization: string,
  user: UserId | null,
  { after = 0, limit }: { readonly after?: number; readonly limit: number },
): Promise<readonly SeatlineEvent[]> {
  const from = user ?? NOBODY
  const range = IDBKeyRange.bound([organization, from, after], [organization, from, Infinity], true)
  const rows = (await answered(
    tables('events').getAll(range, Math.min(limit, 0xffff_ffff)),
  )) as EventRow[]
  return rows.map(({ event }) => event)
}

/** Replaces the events of a user, also those that wait. */
export async function rewriteEvents(
  tables: Tables,
  organization: string,
  user: UserId,
  events: readonly SeatlineEvent[],
): Promise<void> {
  if ((await answered(tables('organizations').getKey(organization))) === undefined) return
  tables('events').delete(beginningWith(organization, user))
  await appendEvents(tables, organization, user, events)
}

const PIECE = 500

/**
 * Claims the first waiting event of each stream that is not leased, in the order in which the
 * streams began to wait.
 */
export async function claimEvents(
  tables: Tables,
  {
    now,
    leaseUntil,
    limit,
  }: { readonly now: string; readonly leaseUntil: string; readonly limit: number },
): Promise<readonly ClaimedEvent[]> {
  const free: StreamRow[] = []
  for (let after = 0; free.length < limit;) {
    const range = IDBKeyRange.lowerBound(after, true)
    const rows = (await answered(
      tables('streams').index('waiting').getAll(range, PIECE),
    )) as StreamRow[]
    free.push(...rows.filter(({ leaseUntil: until }) => until === undefined || until <= now))
    after = rows.at(-1)?.waiting ?? 0
    if (rows.length < PIECE) break
  }
  return Promise.all(
    free.slice(0, limit).map(async (stream) => {
      const receipt = crypto.randomUUID()
      tables('streams').put({ ...stream, leaseUntil, receipt } satisfies StreamRow)
      const row = (await answered(
        tables('events').get([stream.organization, stream.user, stream.next]),
      )) as EventRow
      return { receipt, event: row.event }
    }),
  )
}

/** Ends deliveries. A receipt that was given out again in the meantime is found no more. */
export async function acknowledgeEvents(
  tables: Tables,
  receipts: readonly string[],
): Promise<void> {
  const streams = await lookUp(
    receipts,
    (receipt) =>
      tables('streams').index('receipt').get(receipt) as IDBRequest<StreamRow | undefined>,
  )
  for (const stream of streams.values()) {
    if (stream === undefined) continue
    const { organization, user, last } = stream
    const next = stream.next + 1
    const waits = next <= last ? { waiting: await nextTurn(tables) } : {}
    tables('streams').put({ organization, user, next, last, ...waits } satisfies StreamRow)
  }
}

/** The last place given in a transaction: nobody else gives any as long as it runs. */
const lastTurns = new WeakMap<Tables, number>()

/** A place behind all streams that wait. */
async function nextTurn(tables: Tables): Promise<number> {
  let last = lastTurns.get(tables)
  if (last === undefined) {
    const cursor = await answered(tables('streams').index('waiting').openKeyCursor(null, 'prev'))
    last = typeof cursor?.key === 'number' ? cursor.key : 0
  }
  lastTurns.set(tables, last + 1)
  return last + 1
}
