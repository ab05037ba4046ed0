import type { PostgresDriver } from '../../src/postgres/index.js'
import { tablesOf, type TableNames } from '../../src/postgres/names.js'

/** Empties every table of seatline, but not the count of its migrations. */
export async function emptyTables(driver: PostgresDriver, names: TableNames = {}): Promise<void> {
  const {
    organizations,
    users,
    claims,
    holdings,
    changes,
    bookings,
    seats,
    events,
    outbox,
    answers,
  } = tablesOf(names)
  await driver.query(
    `truncate ${[organizations, users, claims, holdings, changes, bookings, seats, events, outbox, answers].join(', ')}`,
    [],
  )
}
