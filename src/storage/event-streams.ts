/** Event streams and the outbox of a store in memory. */
import { deepFreeze } from '../core/frozen.js'
import type { SeatlineEvent } from '../timeline/record/event.js'
import type { ClaimedEvent } from './port.js'
import { firstIndex } from './sorted-keys.js'

/**
 * The events of one user, or of an organization itself: its history, and how much of it was
 * delivered.
 */
export interface EventStream {
  events: SeatlineEvent[]
  delivered: number
  lease: { readonly receipt: string; readonly until: string } | null
}

/** What waits for delivery: the outbox is no second copy of history, but a mark in it. */
export interface Outbox {
  readonly waiting: Set<EventStream>
  readonly leased: Map<string, EventStream>
  receipts: number
}

export function createOutbox(): Outbox {
  return { waiting: new Set(), leased: new Map(), receipts: 0 }
}

/** Adds events to a stream and to what waits. */
export function emit(outbox: Outbox, stream: EventStream, events: readonly SeatlineEvent[]): void {
  for (const event of events) stream.events.push(deepFreeze(event))
  if (stream.delivered < stream.events.length) outbox.waiting.add(stream)
  else outbox.waiting.delete(stream)
}

/** The events of a stream with numbers above one, in order. */
export function eventsAfter(
  stream: EventStream,
  after: number,
  limit: number,
): readonly SeatlineEvent[] {
  const { events } = stream
  const start = firstIndex(events.length, (index) => events[index]!.number > after)
  return events.slice(start, start + limit)
}

/** Claims the first waiting event of each stream that is not leased, oldest stream first. */
export function claim(
  outbox: Outbox,
  now: string,
  until: string,
  limit: number,
): readonly ClaimedEvent[] {
  const claimed: ClaimedEvent[] = []
  for (const stream of outbox.waiting) {
    if (claimed.length >= limit) break
    if (stream.lease !== null && stream.lease.until > now) continue
    if (stream.lease !== null) outbox.leased.delete(stream.lease.receipt)
    const receipt = String((outbox.receipts += 1))
    stream.lease = { receipt, until }
    outbox.leased.set(receipt, stream)
    claimed.push({ receipt, event: stream.events[stream.delivered]! })
  }
  return claimed
}

/**
 * Takes a claimed event from what waits. A receipt that was given out again in the meantime counts
 * no longer.
 */
export function acknowledge(outbox: Outbox, receipt: string): void {
  const stream = outbox.leased.get(receipt)
  if (stream === undefined) return
  outbox.leased.delete(receipt)
  outbox.waiting.delete(stream)
  stream.lease = null
  stream.delivered += 1
  if (stream.delivered < stream.events.length) outbox.waiting.add(stream)
}

/**
 * Throws a stream away: what waits in it is not given out, and what was claimed is not acknowledged
 * any more.
 */
export function dropStream(outbox: Outbox, stream: EventStream): void {
  outbox.waiting.delete(stream)
  if (stream.lease !== null) outbox.leased.delete(stream.lease.receipt)
}
