/** Retries a write that another writer was ahead of. */
import { SeatlineError } from '../../core/errors.js'

/** How often a write is tried again when others are ahead of it. */
export const ATTEMPTS = 60

/** Waits longer from attempt to attempt, so that writers of one record take turns. */
export async function pause(attempt: number): Promise<void> {
  if (attempt <= 2) return Promise.resolve()
  return new Promise((resolve) => setTimeout(resolve, Math.min(2 * attempt, 50)))
}

/** The error of a command that others were always ahead of. */
export function contention(attempts: number): SeatlineError {
  return new SeatlineError(
    'contention',
    `Other writers were ahead ${attempts} times. Nothing was written; try again.`,
    { attempts },
  )
}
