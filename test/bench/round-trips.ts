import type { PostgresDriver, PostgresQuery } from '../../src/postgres/index.js'

/**
 * Counts what goes to the server and back: statements, and the beginning and the end of
 * transactions.
 */
export function countTrips(driver: PostgresDriver, count: () => void): PostgresDriver {
  const counted =
    (query: PostgresQuery): PostgresQuery =>
    (text, parameters) => {
      count()
      return query(text, parameters)
    }
  return {
    query: counted((text, parameters) => driver.query(text, parameters)),
    transaction: (work) => {
      count()
      count()
      return driver.transaction((query) => work(counted(query)))
    },
  }
}
