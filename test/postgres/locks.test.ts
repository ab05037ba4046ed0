import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { decideNothing, HOLDERS, organizationWithHolders, TODAY } from '../support/seat-holders.js'
import { pgDriver, postgresStore } from '../../src/postgres/index.js'
import { remove, replace } from '../../src/store/contract/samples.js'
import type { SeatlineStore } from '../../src/index.js'
import type { UserWrite } from '../../src/store/index.js'
import { emptyTables } from '../support/postgres-tables.js'
import { openPool } from '../support/server.js'

let pool: pg.Pool
let store: SeatlineStore
beforeAll(async () => {
  pool = openPool()
  store = postgresStore(pgDriver(pool))
  await store.migrate()
})
beforeEach(() => emptyTables(pgDriver(pool)))
afterAll(() => pool.end())

/** How many deadlocks the server has had to end in this database. */
async function deadlocks(): Promise<number> {
  await pool.query('select pg_stat_force_next_flush()')
  const { rows } = await pool.query<{ deadlocks: string }>(
    'select deadlocks from pg_stat_database where datname = current_database()',
  )
  return Number(rows[0]?.deadlocks)
}

const LIMITS = { basic: 10 }
const commit = (writes: readonly UserWrite[]) =>
  store.commit({ organization: HOLDERS[0]!.organization, mode: 'each', writes, seatLimits: LIMITS })

describe('T1 locks are taken in one order, so that nobody waits for who waits for him', () => {
  it.each<[string, (round: number) => Promise<unknown>]>([
    [
      'one by one',
      (round) =>
        Promise.all(
          HOLDERS.slice(round * 10, round * 10 + 10).map((user) => commit([remove(user)])),
        ),
    ],
    [
      'many at once',
      (round) =>
        commit(
          [...HOLDERS.slice(round * 10, round * 10 + 10)].reverse().map((user) => remove(user)),
        ),
    ],
    [
      'by an edit',
      (round) =>
        commit(
          HOLDERS.slice(round * 10, round * 10 + 10).map((user) => replace(user, { holdings: [] })),
        ),
    ],
  ])(
    'holders give limited seats back, %s, while what is due is settled',
    async (_, giveBack) => {
      await organizationWithHolders(store, LIMITS)
      const before = await deadlocks()
      for (let round = 0; round < 6; round++) {
        const settling = Array.from({ length: 3 }, () =>
          store.processDue({
            organization: HOLDERS[0]!.organization,
            today: TODAY,
            limit: 500,
            decide: decideNothing,
          }),
        )
        await Promise.all([giveBack(round), ...settling])
      }
      expect((await deadlocks()) - before).toBe(0)
    },
    60_000,
  )
})
