/** The order in which requests were received. */

/**
 * When a request came: an instant, and its turn among the requests of that instant. Compares as
 * text.
 */
export type ReceivedAt = string

/**
 * Counts requests of one instant in the order in which they come, so that a clock that stands still
 * does not shuffle them.
 *
 * Machines count each on their own: requests that reach two of them in the same millisecond are put
 * in order by the ids of the requests, which is one order for all.
 */
export function receiptTimes(clock: () => Date): () => ReceivedAt {
  let last = ''
  let count = 0
  return () => {
    const instant = clock().toISOString()
    count = instant === last ? count + 1 : 0
    last = instant
    return `${instant} ${String(count).padStart(6, '0')}`
  }
}

/**
 * The place of a change in the total order of an organization: instant of the request and its turn
 * in it, request, place in it. Compares as text, in memory and in SQL alike.
 *
 * @param place - The user's place in the request, then the change's.
 */
export function createdKey(receivedAt: ReceivedAt, request: string, place: number): string {
  return `${receivedAt} ${request} ${String(place).padStart(9, '0')}`
}
