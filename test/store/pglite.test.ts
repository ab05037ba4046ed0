import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { pgliteDriver, postgresStore } from '../../src/postgres/index.js'
import { storeContract } from '../../src/testing/index.js'
import { emptyTables } from '../support/postgres-tables.js'

// One database for all cases: it takes seconds to start. It has one connection, so what is at once here is at once between statements only;
// test/postgres has the same cases on a server.
let db: PGlite
beforeAll(async () => {
  db = await PGlite.create()
  await postgresStore(pgliteDriver(db)).migrate()
}, 60_000)
afterAll(() => db.close())

const cases = storeContract({
  open: async () => {
    const driver = pgliteDriver(db)
    await emptyTables(driver)
    const store = postgresStore(driver)
    return { store, close: () => store.close(), reopen: async () => store.close().then(() => postgresStore(driver)) }
  },
})

describe('PostgreSQL, embedded as PGlite, keeps the contract', () => {
  for (const { id, title, run } of cases) it(`${id}: ${title}`, () => run(), 60_000)
})
