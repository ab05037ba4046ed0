import pg from 'pg'
import { memoryStore, type SeatlineStore } from '../../src/index.js'
import { pgDriver, postgresStore } from '../../src/postgres/index.js'
import { startServer } from '../postgres/server.mjs'
import { createDueUsers, DUE, licensingOn, organizationRecord } from '../support/due-users.js'
import { bestOf, printTable } from './compare.js'
import { countTrips } from './round-trips.js'

/**
 * Limited seats by the users of one date, twice as many as seats: npm run bench -- seats
 * SEATLINE_BENCH_SEATS names the sizes (5000,40000), SEATLINE_BENCH_ROUNDS how often each is
 * measured (3). The sizes take turns, and the best round of each counts. Without a PostgreSQL
 * server, in memory only.
 */
const SIZES = (process.env['SEATLINE_BENCH_SEATS'] ?? '5000,40000').split(',').map(Number)
const ROUNDS = Number(process.env['SEATLINE_BENCH_ROUNDS'] ?? 3)
const WARM = 5_000

let organizations = 0

/** Of half of the users of a date no seat depends. */
const half = { license: (index: number) => (index % 2 === 0 ? 'free' : 'basic') } as const

/** Nanoseconds for each user of an organization of so many, all of whom want a seat on one date. */
async function settle(
  store: SeatlineStore,
  size: number,
  afterwards = () => Promise.resolve(),
): Promise<number> {
  const limit = { license: 'basic', limit: size / 2, from: '2027-01-01' as typeof DUE, until: null }
  const organization = organizationRecord(`tight${organizations++}`, [limit])
  await createDueUsers(store, organization, size)
  await afterwards()
  const time = await bestOf(1, size, () => licensingOn(store).applyDue())
  const [seats] = await store.countSeats(organization.id, ['basic'], DUE)
  if (seats?.held !== size / 2) throw new Error(`${seats?.held} of ${size / 2} seats were given`)
  return time
}

async function compareSizes(
  title: string,
  store: SeatlineStore,
  afterwards?: () => Promise<void>,
): Promise<void> {
  const best = new Map(SIZES.map((size) => [size, Infinity]))
  for (let round = 0; round < 2; round++) await settle(store, WARM, afterwards)
  for (let round = 0; round < ROUNDS; round++)
    for (const size of SIZES)
      best.set(size, Math.min(best.get(size) ?? Infinity, await settle(store, size, afterwards)))
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

/** Workers at once, in an organization where a seat depends on half of the users. */
async function compareWorkers(size: number, pool: pg.Pool): Promise<void> {
  const rows = new Map([1, 4].map((workers) => [workers, { time: Infinity, trips: 0 }]))
  for (let round = 0; round < ROUNDS; round++) {
    for (const workers of rows.keys()) {
      let trips = 0
      const driver = countTrips(pgDriver(pool), () => (trips += 1))
      const stores = Array.from({ length: workers }, () => postgresStore(driver))
      const limit = {
        license: 'basic',
        limit: size / 4,
        from: '2027-01-01' as typeof DUE,
        until: null,
      }
      const organization = organizationRecord(`half${organizations++}`, [limit])
      await createDueUsers(stores[0]!, organization, size, half)
      await pool.query('analyze')
      trips = 0
      const time = await bestOf(1, size, () =>
        Promise.all(stores.map((store) => licensingOn(store).applyDue())),
      )
      const [seats] = await stores[0]!.countSeats(organization.id, ['basic'], DUE)
      if (seats?.held !== size / 4) throw new Error(`${seats?.held} seats were given`)
      if (time < rows.get(workers)!.time) rows.set(workers, { time, trips: trips / size })
    }
  }
  const one = rows.get(1)!
  printTable(
    `Limited seats for half of ${size.toLocaleString('en')} users, by workers, for each user`,
    [...rows].map(([workers, { time, trips }]) => ({
      name: `${workers} at once, ${trips.toFixed(4)} round trips each`,
      time,
      ratio: time / one.time,
    })),
  )
}

await compareSizes('Limited seats in memory, for each user', memoryStore())
const server = await startServer({ durable: true }).catch((error: unknown) => {
  console.log(`\nNo PostgreSQL server: ${String(error)}`)
  return null
})
if (server !== null) {
  const pool = new pg.Pool({ connectionString: server.url, max: 8 })
  pool.on('error', () => undefined)
  try {
    const store = postgresStore(pgDriver(pool))
    await store.migrate()
    await compareSizes('Limited seats on PostgreSQL, for each user', store, async () => {
      await pool.query('analyze')
    })
    await compareWorkers(SIZES[0] ?? WARM, pool)
  } finally {
    await pool.end()
    server.remove()
  }
}
