/** Batches of large requests: progress, abort, and a turn for others between them. */

/**
 * Options of planning and confirming: large requests report progress and can be aborted (rule P5).
 * @public
 */
export interface ProgressOptions {
  /** Called after each batch. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void
  readonly signal?: AbortSignal
}

/** How many users are judged or written at a time. */
export const PLAN_BATCH = 500

/** Lets the event loop turn, so that a page stays alive and an abort is heard. */
export async function yieldToOthers(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0))
}
