import type { PostgresDriver, PostgresRow } from './driver.js'

/** What seatline needs of a transaction of PGlite. @public */
export interface PgliteTransaction {
  query(statement: string, parameters?: (string | null)[]): Promise<{ rows: unknown[] }>
}

/** What seatline needs of a `PGlite`. @public */
export interface PgliteDatabase extends PgliteTransaction {
  transaction<T>(work: (transaction: PgliteTransaction) => Promise<T>): Promise<T>
}

/**
 * Reaches an embedded PostgreSQL: a `PGlite` in memory, in a folder, or in a browser. It stays the caller's: who opens it closes it.
 *
 * @example
 * ```ts no-run
 * const db = { query: async () => ({ rows: [] }), transaction: () => Promise.reject(new Error('no database here')) } // await PGlite.create('./data')
 * const store = postgresStore(pgliteDriver(db))
 * ```
 * @public
 */
export function pgliteDriver(db: PgliteDatabase): PostgresDriver {
  return {
    query: async (statement, parameters) => rowsOf(await db.query(statement, [...parameters])),
    transaction: (work) =>
      db.transaction((transaction) => work(async (statement, parameters) => rowsOf(await transaction.query(statement, [...parameters])))),
  }
}

function rowsOf({ rows }: { readonly rows: unknown[] }): readonly PostgresRow[] {
  return rows as PostgresRow[] // PGlite gives rows as objects unless asked otherwise
}
