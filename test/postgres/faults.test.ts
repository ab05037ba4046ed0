import type pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { isSeatlineError } from '../../src/index.js'
import { pgDriver, postgresStore } from '../../src/postgres/index.js'
import { migrations } from '../../src/postgres/migrations.js'
import { createDueUsers, licensingOn, organizationRecord } from '../support/due-users.js'
import { emptyTables } from '../support/postgres-tables.js'
import { openPool } from '../support/server.js'
import { startServer, type Server } from './server.mjs'

let server: Server
beforeAll(async () => {
  server = await startServer({ durable: true })
})
afterAll(() => server.remove())

let pool: pg.Pool
beforeEach(async () => {
  pool = openPool({ connectionString: server.url, max: 8 })
  await postgresStore(pgDriver(pool)).migrate()
  await emptyTables(pgDriver(pool))
})
afterEach(() => pool.end())

const COUNT = 600

/**
 * Runs until nothing is left, again whenever the error says that it may help; gives how often it
 * had to.
 */
async function untilDone(): Promise<number> {
  const licensing = licensingOn(postgresStore(pgDriver(pool)))
  for (let failures = 0; ;) {
    try {
      await licensing.applyDue({ batch: 20 })
      return failures
    } catch (error) {
      if (!isSeatlineError(error, 'store_failed') || !error.data.retry) throw error
      failures += 1
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

async function expectSettledOnce(): Promise<void> {
  const { rows } = await pool.query<{ users: string; events: string }>(
    `select (select count(*) from seatline_users where revision = 4 and next_due is null) as users, (select count(*) from seatline_events where number = 4) as events`,
  )
  expect(rows).toEqual([{ users: String(COUNT), events: String(COUNT) }])
}

describe('a fault of a server', () => {
  it('it stops without warning in the middle of a batch, and starts again: typed errors, then everything once', async () => {
    const store = postgresStore(pgDriver(pool))
    await createDueUsers(store, organizationRecord('acme'), COUNT)
    const work = untilDone()
    await new Promise((resolve) => setTimeout(resolve, 150))
    server.crash()
    server.start()
    expect(await work).toBeGreaterThan(0)
    await expectSettledOnce()
  })

  it('connections are ended by an administrator, again and again', async () => {
    const store = postgresStore(pgDriver(pool))
    await createDueUsers(store, organizationRecord('acme'), COUNT)
    const administrator = openPool({ connectionString: server.url, max: 1 })
    let working = true
    const work = Promise.all([untilDone(), untilDone()]).finally(() => (working = false))
    while (working) {
      await administrator.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`,
      )
      await new Promise((resolve) => setTimeout(resolve, 60))
    }
    await administrator.end()
    const [first, second] = await work
    expect(first + second).toBeGreaterThan(0)
    await expectSettledOnce()
  })

  it('many start at once on an empty database, and each finds the tables made', async () => {
    const names = { schema: 'start' }
    const stores = Array.from({ length: 12 }, () => postgresStore(pgDriver(pool), names))
    await Promise.all(stores.map((store) => store.migrate()))
    const { rows } = await pool.query<{ version: number }>(
      'select version from start.seatline_migrations order by version',
    )
    expect(rows).toEqual(migrations.map(({ version }) => ({ version })))
    expect(await stores[0]!.loadOrganization('acme' as never)).toBeNull()
  })

  it('transactions that cannot be serialized are tried again: the strictest level as the default of the database', async () => {
    await pool.query(`alter database postgres set default_transaction_isolation = 'serializable'`)
    const strict = openPool({ connectionString: server.url, max: 8 })
    try {
      const store = postgresStore(pgDriver(strict))
      const seats = [{ license: 'basic', limit: 50, from: '2027-01-01' as never, until: null }]
      await createDueUsers(store, organizationRecord('acme', seats), 120)
      const licensing = licensingOn(store)
      const results = await Promise.all(
        Array.from({ length: 4 }, () => licensing.applyDue({ batch: 10 })),
      )
      expect(results.reduce((sum, { settled }) => sum + settled, 0)).toBe(120)
      expect(
        (await store.countSeats('acme' as never, ['basic'], '2027-03-01' as never))[0]?.held,
      ).toBe(50)
    } finally {
      await pool.query(`alter database postgres reset default_transaction_isolation`)
      await strict.end()
    }
  })
})
