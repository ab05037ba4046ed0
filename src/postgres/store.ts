/** The store in PostgreSQL: each call of the port, through a driver. */
import { checkAll, flag, invalidInput, optionsOf } from '../core/check.js'
import { SeatlineError } from '../core/errors.js'
import type { SeatlineStore } from '../storage/port.js'
import { forgetAnswers, loadAnswers } from './answers.js'
import { commitBatch } from './commit.js'
import { ACROSS, guarded, type Connection } from './connection.js'
import type { PostgresDriver } from './driver.js'
import { acknowledgeEvents, claimEvents, readEvents, rewriteEvents } from './events.js'
import { countStale, listStale, saveJudgments } from './judgments.js'
import {
  countSeats,
  countUsers,
  findUsers,
  listBookings,
  listChanges,
  listUsers,
  loadUsers,
} from './lists.js'
import { migrate } from './migrate.js'
import { tableNames, tablesOf, type TableNames } from './names.js'
import {
  deleteOrganization,
  dueOrganizations,
  listOrganizations,
  loadOrganization,
  saveOrganization,
} from './organizations.js'
import { processDue } from './process-due.js'
import { forgetUsers, type UsersAtHand } from './users-of-date.js'

/** Options of {@link postgresStore}. @public */
export interface PostgresStoreOptions extends TableNames {
  /**
   * Names the organization in every transaction, for a database in which the SQL of
   * `rowLevelSecuritySql` was run. It costs a transaction for every call; `false` by default.
   */
  readonly rowLevelSecurity?: boolean
}

/**
 * Makes a store in PostgreSQL: embedded (PGlite, in memory or in a folder) or served, through a
 * driver.
 *
 * Call `migrate()` once at start, on as many machines as you like, or run the SQL of `migrationSql`
 * by hand. Any number of processes may use the same tables. Closing the store leaves the client
 * open: who opened it closes it.
 *
 * @param driver - `pgliteDriver(db)`, `pgDriver(pool)`, `postgresJsDriver(sql)`, or two functions
 * of your own.
 * @throws `input_invalid` for a name that no identifier can be made of. Every method rejects with
 * `store_failed` when the database fails, whose `data.retry` says whether trying again can help,
 * and with `contention` when others were always in the way.
 *
 * @example
 * ```ts no-run
 * const db = { query: async () => ({ rows: [] }), transaction: () => Promise.reject(new Error('no database here')) } // await PGlite.create('./data')
 * const store = postgresStore(pgliteDriver(db), { schema: 'licenses' })
 * await store.migrate()
 * ```
 * @public
 */
export function postgresStore(
  driver: PostgresDriver,
  options: PostgresStoreOptions = {},
): SeatlineStore {
  checkDriver(driver)
  checkAll({
    options: [options, optionsOf<PostgresStoreOptions>({ ...tableNames, rowLevelSecurity: flag })],
  })
  const tables = tablesOf(options)
  const atHand: UsersAtHand = new Map()
  let closed = false
  const on = (scope: string): Connection => {
    if (closed)
      throw new SeatlineError('store_closed', 'The store is closed. Open a new one.', {
        store: 'postgres',
      })
    const own = options.rowLevelSecurity ? guarded(driver, scope) : driver
    return {
      query: (statement, parameters) => own.query(statement, parameters),
      transaction: (work) => own.transaction(work),
      tables,
    }
  }
  return {
    migrate: async () => migrate(driver, on(ACROSS).tables),
    close: () => {
      closed = true
      return Promise.resolve()
    },

    loadOrganization: async (organization) => loadOrganization(on(organization), organization),
    saveOrganization: async (record, expected, events) =>
      saveOrganization(on(record.id), record, expected, events),
    deleteOrganization: async (organization, expected, event) =>
      deleteOrganization(on(organization), organization, expected, event),
    listOrganizations: async (page) => listOrganizations(on(ACROSS), page),

    loadUsers: async (organization, users) => loadUsers(on(organization), organization, users),
    findUsers: async (organization, by) => findUsers(on(organization), organization, by),
    listUsers: async (organization, page) => listUsers(on(organization), organization, page),
    countUsers: async (organization, filter) => countUsers(on(organization), organization, filter),
    listChanges: async (organization, page) => listChanges(on(organization), organization, page),
    countSeats: async (organization, licenses, through) =>
      countSeats(on(organization), organization, licenses, through),
    listBookings: async (organization, licenses) =>
      listBookings(on(organization), organization, licenses),

    commit: async (batch) => {
      const result = await commitBatch(on(batch.organization), batch)
      forgetUsers(atHand, batch)
      return result
    },
    loadAnswers: async (organization, key, subjects) =>
      loadAnswers(on(organization), organization, key, subjects),
    forgetAnswers: async (organization, before) =>
      forgetAnswers(on(organization), organization, before),
    processDue: async (request) => processDue(on(request.organization), request, atHand),
    countStale: async (questions) => countStale(on(ACROSS), questions),
    listStale: async (question, limit) => listStale(on(question.organization), question, limit),
    saveJudgments: async (batch) => saveJudgments(on(batch.organization), batch),
    dueOrganizations: async (request) => dueOrganizations(on(ACROSS), request),

    readEvents: async (organization, user, page) =>
      readEvents(on(organization), organization, user, page),
    rewriteEvents: async (organization, user, events) =>
      rewriteEvents(on(organization), organization, user, events),
    claimEvents: async (request) => claimEvents(on(ACROSS), request),
    acknowledgeEvents: async (receipts) => acknowledgeEvents(on(ACROSS), receipts),
  }
}

/** A client is easily passed where its driver is meant. */
function checkDriver(driver: unknown): void {
  const { query, transaction } =
    // any property may be asked for
    typeof driver === 'object' && driver !== null ? (driver as Record<string, unknown>) : {}
  // PGlite has both functions too, of other parameters
  if (
    typeof query === 'function' &&
    typeof transaction === 'function' &&
    !('waitReady' in (driver as object))
  )
    return
  throw invalidInput(
    'driver',
    'is not a driver',
    'This is not a driver. Wrap the client: pgliteDriver(pglite), pgDriver(pool), postgresJsDriver(sql).',
  )
}
