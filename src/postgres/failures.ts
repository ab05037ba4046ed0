/** Tells failures worth another attempt from the others, and tries again. */
import { isSeatlineError, SeatlineError } from '../core/errors.js'

/**
 * What a write statement says when another writer was ahead: it undoes itself by failing with this.
 */
export const AHEAD = 'seatline: another writer was ahead'

/** How often work is tried again before it is given up as contention. */
const ATTEMPTS = 40

/**
 * Does work, again and after a growing pause as long as another transaction was in its way: it was
 * rolled back then, so nothing was written.
 *
 * @param also - Further SQLSTATEs that mean it.
 */
export async function retrying<T>(
  work: () => Promise<T>,
  also: readonly string[] = [],
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (!isInTheWay(error) && !isSqlState(error, also)) throw failure(error)
      if (attempt >= ATTEMPTS) {
        const message = `Other transactions were in the way ${attempts(attempt)}. Nothing was written; try again.`
        throw new SeatlineError('contention', message, { attempts: attempt }, { cause: error })
      }
    }
    await pause(attempt)
  }
}

/**
 * Serialization failure, deadlock, a lock not had in time, or a compare-and-swap that came too
 * late.
 */
function isInTheWay(error: unknown): boolean {
  return (
    isSqlState(error, ['40001', '40P01', '55P03']) ||
    (error instanceof Error && error.message.includes(AHEAD))
  )
}

/** Whether an error carries one of some SQLSTATEs. */
export function isSqlState(error: unknown, states: readonly string[]): boolean {
  const state = sqlStateOf(error)
  return state !== null && states.includes(state)
}

/** An error of a client as a {@link SeatlineError} that says whether trying again can help. */
function failure(error: unknown): SeatlineError {
  if (isSeatlineError(error)) return error
  const text = error instanceof Error ? error.message : String(error)
  if (CLOSED.test(text))
    return new SeatlineError(
      'store_closed',
      `The database was closed: ${text}`,
      { store: 'postgres' },
      { cause: error },
    )
  const sqlState = sqlStateOf(error)
  const isMisuse = error instanceof TypeError || error instanceof RangeError || MISUSE.test(text)
  const retry = sqlState === null ? !isMisuse : RETRY.test(sqlState)
  const advice = retry
    ? 'Try again: what was written already is not written twice.'
    : 'Trying again will not help: see the cause, and whether the tables are migrated.'
  return new SeatlineError(
    'store_failed',
    `The database failed: ${text.replace(/[.\s]+$/, '')}. ${advice}`,
    { store: 'postgres', retry, sqlState },
    { cause: error },
  )
}

/**
 * Lost connections (08), lack of disk, memory or connections (53), an administrator at work (57P01
 * to 57P04), a server that takes no writes for now (25006), faults of the disk (58), a transaction
 * left idle too long (25P03), rollbacks (40), a timeout (57014).
 */
const RETRY = /^(?:08|53|58|40|57P0[1-4]|57014|25006|25P03|55P03)/
/** What clients say of being used wrongly: no second try mends that. */
const MISUSE = /Client has already been connected|cannot reuse a client/i
const CLOSED = /PGlite is (?:closed|closing)|Cannot use a pool after calling end|CONNECTION_ENDED/i

function sqlStateOf(error: unknown): string | null {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : null
}

function attempts(count: number): string {
  return `${count} times`
}

/**
 * Longer from attempt to attempt, and never the same for two: those in each other's way meet less
 * and less often.
 */
function pause(attempt: number): Promise<void> {
  return new Promise((resolve) =>
    setTimeout(resolve, Math.random() * Math.min(4 * 2 ** Math.min(attempt, 6), 150)),
  )
}
