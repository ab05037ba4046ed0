/** A driver for embedded PGlite. */
import { checkAll, looksLike } from '../core/check.js'
import type { PostgresDriver, PostgresRow } from './driver.js'

/** What seatline needs of a transaction of PGlite. @public */
export interface PgliteTransaction {
  /** Runs a statement. */
  query(statement: string, parameters?: (string | null)[]): Promise<{ rows: unknown[] }>
}

/** What seatline needs of a `PGlite`. @public */
export interface PgliteDatabase extends PgliteTransaction {
  readonly closed?: boolean
  /** Runs work in a transaction: commits, or rolls back what throws. */
  transaction<T>(work: (transaction: PgliteTransaction) => Promise<T>): Promise<T>
}

/**
 * Reaches an embedded PostgreSQL: a `PGlite` in memory, in a folder, or in a browser. It stays the
 * caller's: who opens it closes it.
 *
 * @example
 * ```ts no-run
 * const db = { query: async () => ({ rows: [] }), transaction: () => Promise.reject(new Error('no database here')) } // await PGlite.create('./data')
 * const store = postgresStore(pgliteDriver(db))
 * ```
 * @public
 */
export function pgliteDriver(db: PgliteDatabase): PostgresDriver {
  checkAll({
    db: [
      db,
      looksLike('a PGlite, such as PGlite.create gives', {
        query: 'function',
        transaction: 'function',
      }),
    ],
  })
  const running = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      // in use it fails in other words, when its memory goes
      if (db.closed) throw new Error('PGlite is closed', { cause: error })
      throw error
    }
  }
  return {
    query: (statement, parameters) =>
      running(async () => rowsOf(await db.query(statement, [...parameters]))),
    transaction: (work) =>
      running(() =>
        db.transaction((transaction) =>
          work(async (statement, parameters) =>
            rowsOf(await transaction.query(statement, [...parameters])),
          ),
        ),
      ),
  }
}

function rowsOf({ rows }: { readonly rows: unknown[] }): readonly PostgresRow[] {
  return rows as PostgresRow[] // PGlite gives rows as objects unless asked otherwise
}
