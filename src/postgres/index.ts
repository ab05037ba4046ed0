/**
 * `seatline/postgres`: a store in PostgreSQL, embedded or served.
 *
 * @packageDocumentation
 */
export { postgresStore, type PostgresStoreOptions } from './store.js'
export type { PostgresDriver, PostgresQuery, PostgresRow } from './driver.js'
export {
  pgDriver,
  type PgClient,
  type PgDriverOptions,
  type PgPool,
  type PgStatement,
} from './pg-driver.js'
export { pgliteDriver, type PgliteDatabase, type PgliteTransaction } from './pglite-driver.js'
export {
  postgresJsDriver,
  type PostgresJsSql,
  type PostgresJsTransaction,
} from './postgres-js-driver.js'
export { migrationSql } from './migrate.js'
export { rowLevelSecuritySql } from './row-level-security.js'
export type { TableNames } from './names.js'
