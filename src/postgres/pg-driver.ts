/** A driver for a pool of `pg`. */
import { checkAll, flag, invalidInput, looksLike, optionsOf } from '../core/check.js'
import { fingerprintOf } from '../core/fingerprint.js'
import type { PostgresDriver, PostgresQuery, PostgresRow } from './driver.js'

/** A statement as `pg` takes it: with a name it is prepared once on each connection. @public */
export interface PgStatement {
  readonly name?: string
  readonly text: string
  readonly values: (string | null)[]
}

/** What seatline needs of a client that `pg` checked out of a pool. @public */
export interface PgClient {
  /** Runs a statement on this connection. */
  query(statement: PgStatement): Promise<{ rows: PostgresRow[] }>
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
  query(statement: PgStatement): Promise<{ rows: PostgresRow[] }>
  /** Checks a connection out. */
  connect(): Promise<PgClient>
}

/** Options of {@link pgDriver}. @public */
export interface PgDriverOptions {
  /**
   * Prepares each statement once on each connection, which saves the server reading and planning it
   * again. `false` by default: a pooler between must know prepared statements, as PgBouncer does
   * since 1.21 with `max_prepared_statements`.
   */
  readonly prepare?: boolean
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
export function pgDriver(pool: PgPool, options: PgDriverOptions = {}): PostgresDriver {
  checkAll({
    pool: [
      pool,
      looksLike('a Pool of pg: new Pool({ connectionString })', {
        query: 'function',
        connect: 'function',
      }),
    ],
    options: [options, optionsOf<PgDriverOptions>({ prepare: flag })],
  })
  if (isClient(pool))
    throw invalidInput(
      'pool',
      'is a Client: give a Pool, which has a connection for each transaction',
    )
  const statementOf = options.prepare === true ? preparing() : unnamed
  return {
    query: async (text, parameters) => (await pool.query(statementOf(text, parameters))).rows,
    transaction: async (work) => {
      const client = await pool.connect()
      client.on('error', ignore)
      const query: PostgresQuery = async (text, parameters) =>
        (await client.query(statementOf(text, parameters))).rows
      let broken = true
      try {
        await client.query(unnamed('begin'))
        const result = await work(query)
        await client.query(unnamed('commit'))
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

function unnamed(text: string, parameters: readonly (string | null)[] = []): PgStatement {
  return { text, values: [...parameters] }
}

/** Another text has another name: there are some dozens, as a write names the tables it needs. */
function preparing(): typeof unnamed {
  const names = new Map<string, string>()
  return (text, parameters) => {
    let name = names.get(text)
    if (name === undefined) names.set(text, (name = `seatline ${fingerprintOf(text)}`))
    return { name, ...unnamed(text, parameters) }
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
    await client.query(unnamed('rollback'))
    return true
  } catch {
    return false
  }
}
