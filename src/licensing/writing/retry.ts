/** Retries a write that another writer was ahead of. */
import { SeatlineError } from '../../core/errors.js'

/**
 * Tries until an attempt has a result, with growing pauses between; then the error `contention`.
 *
 * @param attempt - Gives `null` when another writer was ahead. It must load everything again.
 */
export async function retried<R>(attempt: () => Promise<R | null>): Promise<R> {
  for (let tried = 1; tried <= ATTEMPTS; tried++) {
    const result = await attempt()
    if (result !== null) return result
    await pause(tried)
  }
  const message = `Other writers were ahead ${ATTEMPTS} times. Nothing was written; try again.`
  throw new SeatlineError('contention', message, { attempts: ATTEMPTS })
}

/** How often a write is tried again when others are ahead of it. */
export const ATTEMPTS = 60

/** Waits longer from attempt to attempt, so that writers of one record take turns. */
export async function pause(attempt: number): Promise<void> {
  if (attempt <= 2) return Promise.resolve()
  return new Promise((resolve) => setTimeout(resolve, Math.min(2 * attempt, 50)))
}
