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
