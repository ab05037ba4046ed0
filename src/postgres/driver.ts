/** What a driver does for the store: run statements, alone or in a transaction. */

/** A row of an answer: every column of seatline's statements is a text or `null`. @public */
export type PostgresRow = Readonly<Record<string, unknown>>

/** Runs one statement with parameters `$1`, `$2`, ... and gives its rows. @public */
export type PostgresQuery = (
  statement: string,
  parameters: readonly (string | null)[],
) => Promise<readonly PostgresRow[]>

/**
 * How the store reaches PostgreSQL: two functions, so that any client fits.
 *
 * Parameters are texts or `null`, arrays included, and every column that is asked for is a text:
 * the client has nothing to convert. Errors must carry the SQLSTATE of the server as `code`, as
 * those of pg, PGlite and postgres.js do.
 *
 * @public
 */
export interface PostgresDriver {
  /** Runs one statement, on any connection. */
  readonly query: PostgresQuery
  /**
   * Runs work in one transaction of one connection: commits when its promise is fulfilled, rolls
   * back and rejects with the same reason otherwise.
   */
  transaction<T>(work: (query: PostgresQuery) => Promise<T>): Promise<T>
}
