import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createLicensing, memoryStore, type SeatlineStore } from '../../src/index.js'
import { pgDriver, postgresStore } from '../../src/postgres/index.js'
import {
  catalog,
  createDueUsers,
  DUE,
  licensingOn,
  organizationRecord,
} from '../support/due-users.js'
import { emptyTables } from '../support/postgres-tables.js'
import { openPool } from '../support/server.js'

const COUNT = 600
const SEATS = 60
const WORKERS = 4
const EVE = '2027-02-28' as typeof DUE // a date
const tight = organizationRecord('tight', [
  { license: 'basic', limit: SEATS, from: '2027-01-01' as typeof DUE, until: null }, // a date
])
const half = { license: (index: number) => (index % 2 === 0 ? 'free' : 'basic') } as const

let pool: pg.Pool
beforeAll(async () => {
  pool = openPool()
  await postgresStore(pgDriver(pool)).migrate()
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

/** Everybody of the organization, with what each holds and what failed. */
async function outcome(store: SeatlineStore) {
  const users = await store.listUsers(tight.id, { limit: COUNT })
  return users.map(({ id, holdings, changes }) => [
    id,
    holdings.map(({ license }) => license),
    changes.map(({ status, failure }) => [status, failure?.conflicts]),
  ])
}

describe('S1 many workers settle a date on which seats are limited', () => {
  it.each([1, 7, 25])(
    '%d users at a time: what one alone comes to',
    async (batch) => {
      // given users who take a limited license and others, on a server and in memory
      const stores = Array.from({ length: WORKERS }, () =>
        postgresStore(pgDriver(pool, { prepare: true })),
      )
      await createDueUsers(stores[0]!, tight, COUNT / 2, half)
      const alone = memoryStore()
      await createDueUsers(alone, tight, COUNT / 2, half)
      await licensingOn(alone).applyDue()
      const before = await deadlocks()

      // when workers on many machines settle them at once
      const results = await Promise.all(
        stores.map((store) => licensingOn(store).applyDue({ batch })),
      )

      // then each user is settled once, as one worker would have done it
      expect(results.reduce((sum, { settled }) => sum + settled, 0)).toBe(COUNT / 2)
      expect(results.filter(({ settled }) => settled > 0).length).toBeGreaterThan(1)
      expect(await outcome(stores[0]!)).toEqual(await outcome(alone))
      expect((await deadlocks()) - before).toBe(0)
    },
    120_000,
  )

  it('gives no seat beyond the limit while holders give theirs back', async () => {
    // given holders of all seats, and many who ask for one on the next day
    const stores = Array.from({ length: WORKERS }, () =>
      postgresStore(pgDriver(pool, { prepare: true })),
    )
    const [store] = stores as [SeatlineStore, ...SeatlineStore[]]
    const on = (index: number) => (index < COUNT / 2 ? EVE : DUE)
    await createDueUsers(store, tight, COUNT, { ...half, on })
    const clock = () => new Date(`${EVE}T09:00:00Z`)
    await createLicensing({ catalog, store, clock }).applyDue()
    const holders = await store.listUsers(tight.id, { license: 'basic', limit: COUNT })
    expect(holders).toHaveLength(SEATS)
    const before = await deadlocks()

    // when holders give theirs back while many workers settle that day
    const acme = licensingOn(store).organization(tight.id, { actor: 'eva' })
    const giveBack = async (user: string) =>
      acme.confirm(await acme.plan({ users: [user], remove: ['basic'], on: 'now' }))
    await Promise.all([
      ...holders.slice(0, 20).map(({ id }) => giveBack(id)),
      ...stores.map((one) => licensingOn(one).applyDue({ batch: 7 })),
    ])

    // then all of the day is settled, and nobody has a seat too many
    expect(await store.dueOrganizations({ onOrBefore: DUE, limit: 1 })).toEqual([])
    const [seats] = await store.countSeats(tight.id, ['basic'], DUE)
    expect(seats?.held).toBeGreaterThanOrEqual(SEATS - 20)
    expect(seats?.held).toBeLessThanOrEqual(SEATS)
    expect((await deadlocks()) - before).toBe(0)
  }, 120_000)
})
