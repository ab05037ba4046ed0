import fc from 'fast-check'
import type pg from 'pg'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { pgDriver, postgresStore } from '../../src/postgres/index.js'
import type { SeatlineStore } from '../../src/index.js'
import {
  compareApplyDue,
  compareForecast,
  comparePlan,
  compareSeats,
} from '../support/model/agreement.js'
import { drawnOrganizations } from '../support/model/draws.js'
import { runsOf, timeoutOf } from '../support/law.js'
import { emptyTables } from '../support/postgres-tables.js'
import { openPool } from '../support/server.js'

let pool: pg.Pool
let store: SeatlineStore
beforeAll(async () => {
  pool = openPool()
  store = postgresStore(pgDriver(pool))
  await store.migrate()
})
afterAll(() => pool.end())

describe('an organization on a server does what a brute-force model of the rules does', () => {
  test.each([
    ['applyDue', compareApplyDue],
    ['the forecast of everybody', compareForecast],
    ['a plan', comparePlan],
    ['the seats of each date', compareSeats],
  ] as const)('%s', { timeout: timeoutOf(1 / 10) }, async (_, compare) => {
    await fc.assert(
      fc.asyncProperty(drawnOrganizations({ seats: 'limited', request: 'any' }), async (one) => {
        await emptyTables(pgDriver(pool))
        await compare(store, one)
      }),
      { numRuns: runsOf(1 / 10) },
    )
  })
})
