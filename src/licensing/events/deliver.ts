/** Hands events to a handler: claims, calls, acknowledges. */
import type { SeatlineEvent } from '../../timeline/record/event.js'
import type { Context } from '../session/session.js'

/** Options of `deliverEvents`. @public */
export interface DeliverOptions {
  /** How long a claimed event is kept from other workers, in seconds; 60 by default. */
  readonly leaseSeconds?: number
  /** How many events are claimed at a time; 100 by default. */
  readonly batch?: number
  readonly signal?: AbortSignal
}

/** What `deliverEvents` did. @public */
export interface DeliverResult {
  readonly delivered: number
  /**
   * Events whose handler threw: they come again after their lease, before later ones of the same
   * user.
   */
  readonly failed: readonly { readonly event: SeatlineEvent; readonly error: unknown }[]
}

/** Claims events, calls the handler, acknowledges: at least once each, in order for each user. */
export async function deliverEvents(
  { store, clock }: Context,
  handler: (event: SeatlineEvent) => void | Promise<void>,
  { leaseSeconds = 60, batch = 100, signal }: DeliverOptions = {},
): Promise<DeliverResult> {
  let delivered = 0
  const failed: { event: SeatlineEvent; error: unknown }[] = []
  for (;;) {
    const now = clock()
    const claimed = await store.claimEvents({
      now: now.toISOString(),
      leaseUntil: new Date(now.getTime() + leaseSeconds * 1_000).toISOString(),
      limit: batch,
    })
    if (claimed.length === 0) return { delivered, failed }
    const done: string[] = []
    const stuck = new Set<string>()
    for (const { receipt, event } of claimed) {
      const stream = `${event.organization} ${event.user ?? ''}`
      if (stuck.has(stream)) continue
      try {
        await handler(event)
        done.push(receipt)
      } catch (error) {
        failed.push({ event, error })
        stuck.add(stream)
      }
    }
    await store.acknowledgeEvents(done)
    delivered += done.length
    if (signal?.aborted) return { delivered, failed }
  }
}
