/** A driver for a pool of `pg`. */
import { checkAll, invalidInput, looksLike } from '../core/check.js'
import type { PostgresDriver, PostgresQuery, PostgresRow } from './driver.js'

/** What seatline needs of a client that `pg` checked out of a pool. @public */
export interface PgClient {
  /** Runs a statement on this connection. */
  query(statement: string, parameters?: (string | null)[]): Promise<{ rows: PostgresRow[] }>
  /** Gives the connection back; a broken one is not used again. */
  release(broken?: boolean): void
  /** Listens to a connection that is lost between two statements. */
  on(event: 'error', listener: (error: Error) => void): unknown
  /** Listens no more. */
  off(event: 'error', listener: (error: Error) => void): unknown
}

/** What seatline needs of a `Pool` of `pg`. @public */
export interface PgPool {
  /** Runs a statement on any connection. */
  query(statement: string, parameters?: (string | null)[]): Promise<{ rows: PostgresRow[] }>
  /** Checks a connection out. */
  connect(): Promise<PgClient>
}

/**
 * Reaches a PostgreSQL server through a `Pool` of `pg`, which stays the caller's: who opens it ends
 * it.
 *
 * Give the pool a listener for `error`, as `pg` asks, so that a connection lost while idle does not
 * end the process.
 *
 * @example
 * ```ts no-run
 * const pool = { query: async () => ({ rows: [] }), connect: () => Promise.reject(new Error('no server here')) } // new Pool({ connectionString })
 * const store = postgresStore(pgDriver(pool))
 * ```
 * @public
 */
export function pgDriver(pool: PgPool): PostgresDriver {
  checkAll({
    pool: [
      pool,
      looksLike('a Pool of pg: new Pool({ connectionString })', {
        query: 'function',
        connect: 'function',
      }),
    ],
  })
  if (isClient(pool))
    throw invalidInput(
      'pool',
      'is a Client: give a Pool, which has a connection for each transaction',
    )
  return {
    query: async (statement, parameters) => (await pool.query(statement, [...parameters])).rows,
    transaction: async (work) => {
      const client = await pool.connect()
      client.on('error', ignore)
      const query: PostgresQuery = async (statement, parameters) =>
        (await client.query(statement, [...parameters])).rows
      let broken = true
      try {
        await client.query('begin')
        const result = await work(query)
        await client.query('commit')
        broken = false
        return result
      } catch (error) {
        broken = !(await rolledBack(client))
        throw error
      } finally {
        client.off('error', ignore)
        client.release(broken)
      }
    },
  }
}

/** A client has the functions of a pool too, but can be connected only once. */
function isClient(pool: object): boolean {
  return 'connectionParameters' in pool || 'escapeIdentifier' in pool
}

/**
 * The query under way is told of a lost connection; between two queries nobody is, and an event
 * without a listener would end the process.
 */
function ignore(): void {}

async function rolledBack(client: PgClient): Promise<boolean> {
  try {
    await client.query('rollback')
    return true
  } catch {
    return false
  }
}
