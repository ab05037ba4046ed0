/** Batches of large requests: progress, abort, and a turn for others between them. */

/**
 * Options of what may take long: it reports progress, and can be aborted (rule P5).
 *
 * @typeParam Progress - How many are `done`, and of how many in `total`, `null` where nobody knows.
 * @public
 */
export interface ProgressOptions<Progress = { readonly done: number; readonly total: number }> {
  /** Called after each batch. */
  readonly onProgress?: (progress: Progress) => void
  /** Ends it after the batch under way; what is done stays. */
  readonly signal?: AbortSignal
}

/** How many users are judged or written at a time. */
export const PLAN_BATCH = 500

/** Lets the event loop turn between batches, so that a page stays alive and an abort is heard. */
export function yieldToOthers(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0))
}
