/** A driver for postgres.js. */
import { invalidInput } from '../core/check.js'
import type { PostgresDriver, PostgresRow } from './driver.js'

/** What seatline needs of a transaction of postgres.js. @public */
export interface PostgresJsTransaction {
  /** Runs a statement that is written out. */
  unsafe(statement: string, parameters?: (string | null)[]): PromiseLike<readonly object[]>
}

/** What seatline needs of the `sql` function of postgres.js. @public */
export interface PostgresJsSql extends PostgresJsTransaction {
  /** Runs work in a transaction: commits, or rolls back what throws. */
  begin(work: (sql: PostgresJsTransaction) => Promise<unknown>): Promise<unknown>
}

/**
 * Reaches a PostgreSQL server through the `sql` function of postgres.js, which stays the caller's:
 * who opens it ends it.
 *
 * @example
 * ```ts no-run
 * const sql = { unsafe: () => Promise.resolve([]), begin: () => Promise.reject(new Error('no server here')) } // postgres(url)
 * const store = postgresStore(postgresJsDriver(sql))
 * ```
 * @public
 */
export function postgresJsDriver(sql: PostgresJsSql): PostgresDriver {
  // it may be anything
  const given = sql as unknown as { unsafe?: unknown; begin?: unknown } | null | undefined
  if (typeof given?.unsafe !== 'function' || typeof given.begin !== 'function')
    throw invalidInput('sql', 'must be what postgres(url) gives')
  return {
    query: async (statement, parameters) =>
      // rows are plain objects
      [...(await sql.unsafe(statement, [...parameters]))] as PostgresRow[],
    transaction: async <T>(work: (query: PostgresDriver['query']) => Promise<T>) =>
      (await sql.begin((transaction) =>
        work(
          async (statement, parameters) =>
            [...(await transaction.unsafe(statement, [...parameters]))] as PostgresRow[],
        ),
      )) as T, // what the work gave
  }
}
