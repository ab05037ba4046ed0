import pg from 'pg'
import { memoryStore, type SeatlineStore } from '../../src/index.js'
import { pgDriver, postgresStore } from '../../src/postgres/index.js'
import { startServer } from '../postgres/server.mjs'
import { createDueUsers, DUE, licensingOn, organizationRecord } from '../support/due-users.js'
import { bestOf, printTable } from './compare.js'

/**
 * Limited seats by the users of one date, twice as many as seats: npm run bench -- seats
 * SEATLINE_BENCH_SEATS names the sizes (5000,20000; up to 40000 is promised), SEATLINE_BENCH_ROUNDS
 * how often each is measured (3). The sizes take turns, and the best round of each counts.
 */
const SIZES = (process.env['SEATLINE_BENCH_SEATS'] ?? '5000,20000').split(',').map(Number)
const ROUNDS = Number(process.env['SEATLINE_BENCH_ROUNDS'] ?? 3)
const WARM = 5_000

const server = await startServer({ durable: true })
const pool = new pg.Pool({ connectionString: server.url, max: 4 })
pool.on('error', () => undefined)
let organizations = 0

/** Nanoseconds for each user of an organization of so many, all of whom want a seat on one date. */
async function settle(store: SeatlineStore, size: number): Promise<number> {
  const limit = { license: 'basic', limit: size / 2, from: '2027-01-01' as typeof DUE, until: null }
  const organization = organizationRecord(`tight${organizations++}`, [limit])
  await createDueUsers(store, organization, size)
  await pool.query('analyze')
  const time = await bestOf(1, size, () => licensingOn(store).applyDue())
  const [seats] = await store.countSeats(organization.id, ['basic'], DUE)
  if (seats?.held !== size / 2) throw new Error(`${seats?.held} of ${size / 2} seats were given`)
  return time
}

async function compareSizes(title: string, store: SeatlineStore): Promise<void> {
  const best = new Map(SIZES.map((size) => [size, Infinity]))
  for (let round = 0; round < 2; round++) await settle(store, WARM)
  for (let round = 0; round < ROUNDS; round++)
    for (const size of SIZES)
      best.set(size, Math.min(best.get(size) ?? Infinity, await settle(store, size)))
  const [first = NaN] = best.values()
  printTable(
    title,
    [...best].map(([size, time]) => ({
      name: `${size.toLocaleString('en')} users of one date`,
      time,
      ratio: time / first,
    })),
  )
}

try {
  const store = postgresStore(pgDriver(pool))
  await store.migrate()
  await compareSizes('Limited seats on PostgreSQL, for each user', store)
  await compareSizes('Limited seats in memory, for each user', memoryStore())
} finally {
  await pool.end()
  server.remove()
}
