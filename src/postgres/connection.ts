/** A driver as one call uses it, for one organization or across all. */
import type { PostgresDriver, PostgresQuery } from './driver.js'
import type { Tables } from './names.js'
import { ORGANIZATION_SETTING } from './row-level-security.js'

/** A driver as one call uses it, and the tables. */
export interface Connection extends PostgresDriver {
  readonly tables: Tables
}

/**
 * The scope of the calls across organizations: what is due, and the outbox. No organization has
 * this id.
 */
export const ACROSS = '*'

/**
 * Lets every statement run in a transaction that named its organization (or {@link ACROSS}), for a
 * database that looks at it.
 */
export function guarded(driver: PostgresDriver, scope: string): PostgresDriver {
  const transaction: PostgresDriver['transaction'] = (work) =>
    driver.transaction(async (query: PostgresQuery) => {
      await query(`select set_config('${ORGANIZATION_SETTING}', $1, true) as organization`, [scope])
      return work(query)
    })
  return {
    transaction,
    query: (statement, parameters) => transaction((query) => query(statement, parameters)),
  }
}
