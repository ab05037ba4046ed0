import { performance } from 'node:perf_hooks'
import pg from 'pg'
import { addDays } from '../../src/core/calendar-date.js'
import { pgDriver, postgresStore } from '../../src/postgres/index.js'
import { startServer } from '../postgres/server.mjs'
import { createLicensing } from '../../src/index.js'
import { catalog, createDueUsers, DUE, organizationRecord } from '../support/due-users.js'
import { countTrips } from './round-trips.js'

// Many small organizations with a few due users each, on a server that syncs to disk, settled by
// one worker, and by four at once: npm run bench -- organizations
// SEATLINE_BENCH_ORGANIZATIONS sets how many there are (20,000), each row settling a third of them.
const ORGANIZATIONS = Number(process.env['SEATLINE_BENCH_ORGANIZATIONS'] ?? 20_000)
const USERS = 5

const server = await startServer({ durable: true })
const pool = new pg.Pool({ connectionString: server.url, max: 32 })
pool.on('error', () => undefined)
let trips = 0
const driver = countTrips(pgDriver(pool, { prepare: true }), () => (trips += 1))
const store = postgresStore(driver)
const licensing = (row: number) =>
  createLicensing({
    catalog,
    store,
    clock: () => new Date(`${addDays(DUE, row)}T09:00:00Z`),
  })

try {
  await store.migrate()
  const each = Math.floor(ORGANIZATIONS / 3)
  const rows = [
    { workers: 1, what: 'warm-up, 1 worker' },
    { workers: 1, what: '1 worker' },
    { workers: 4, what: '4 workers' },
  ]
  for (const [row] of rows.entries())
    for (let place = 0; place < each; place++) {
      const id = `o${String(place).padStart(6, '0')}r${row}`
      await createDueUsers(store, organizationRecord(id), USERS, { on: () => addDays(DUE, row) })
    }
  await pool.query('analyze')
  console.log('| each of the organizations | round trips | processor time, ms | wall time, ms |')
  console.log('|---|---|---|---|')
  for (const [row, { workers, what }] of rows.entries()) {
    trips = 0
    const began = performance.now()
    const cpu = process.cpuUsage()
    const results = await Promise.all(
      Array.from({ length: workers }, () => licensing(row).applyDue()),
    )
    const settled = results.reduce((sum, one) => sum + one.settled, 0)
    if (settled !== each * USERS) throw new Error(`${settled} users were settled`)
    const { user, system } = process.cpuUsage(cpu)
    const shown = [
      (trips / each).toFixed(2),
      ((user + system) / 1_000 / each).toFixed(2),
      ((performance.now() - began) / each).toFixed(2),
    ]
    console.log(`| ${what} | ${shown.join(' | ')} |`)
  }
  console.log('To reach: 2 round trips, and at most 1.2 times as many with 4 workers; 1.5 ms.')
} finally {
  await pool.end()
  server.remove()
}
