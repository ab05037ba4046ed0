import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import PgBoss from 'pg-boss'
import { createLicensing, memoryStore, type SeatlineStore } from '../../src/index.js'
import { addDays } from '../../src/core/calendar-date.js'
import { decideDue } from '../../src/licensing/writing/settle-due.js'
import { pgDriver, pgliteDriver, postgresStore } from '../../src/postgres/index.js'
import { startServer } from '../postgres/server.mjs'
import {
  catalog,
  createDueUsers,
  createNewUsers,
  DUE,
  licensingOn,
  organizationRecord,
} from '../support/due-users.js'
import {
  createByUnnest,
  prepareByHand,
  settleByHand,
  settleBySql,
  settleRowByRow,
} from './by-hand.js'
import { countTrips } from './round-trips.js'

/**
 * Storage, side by side on one server that syncs to disk: npm run bench -- storage
 * SEATLINE_BENCH_DUE sets how many users are settled in each row (10,000), SEATLINE_BENCH_USERS how
 * many there are (10 times that), SEATLINE_BENCH_FIND among how many the due ones are searched
 * (1,000,000).
 */
const COUNT = Number(process.env['SEATLINE_BENCH_DUE'] ?? 10_000)
const USERS = Number(process.env['SEATLINE_BENCH_USERS'] ?? 10 * COUNT)
const FIND = Number(process.env['SEATLINE_BENCH_FIND'] ?? 1_000_000)
const BATCH = 500
const FEW = Math.min(COUNT, 1_000)

let trips = 0
const countTrip = () => (trips += 1)
const results: { what: string; rate: number; trips: string }[] = []
async function measure(what: string, count: number, work: () => Promise<unknown>): Promise<number> {
  trips = 0
  const began = performance.now()
  await work()
  const rate = count / ((performance.now() - began) / 1_000)
  results.push({ what, rate, trips: trips === 0 ? '' : (trips / count).toFixed(4) })
  console.log(
    `${what.padEnd(64)} ${Math.round(rate).toLocaleString('en').padStart(9)}/s${trips === 0 ? '' : `   ${(trips / count).toFixed(4)} round trips each`}`,
  )
  return rate
}
const side = (what: string, value: number, goal: string) =>
  console.log(`${what.padEnd(64)} ${value.toFixed(2).padStart(9)}    (to reach: ${goal})`)

const server = await startServer({ durable: true })
const pool = new pg.Pool({ connectionString: server.url, max: 12 })
pool.on('error', () => undefined)

try {
  console.log(
    `${COUNT.toLocaleString('en')} users settled in each row, among ${USERS.toLocaleString('en')} with one change each\n`,
  )
  // a day for each row: what was settled in one row is not due in the next
  const day = (row: number) => addDays(DUE, row)
  const store = postgresStore(countTrips(pgDriver(pool), countTrip))
  await store.migrate()

  const raw = await measure('creation: raw unnest, one table', USERS, () =>
    createByUnnest(pool, USERS, 1_000),
  )
  const created = await measure('creation: seatline, 1,000 a batch', COUNT, () =>
    createNewUsers(store, organizationRecord('new'), COUNT),
  )
  await measure('creation: seatline, with a number and a scheduled change', USERS, () =>
    createSlices(store, USERS),
  )
  await prepareByHand(pool, USERS, COUNT)
  await pool.query('analyze')
  const workers = (count: number, work: () => Promise<unknown>) =>
    Promise.all(Array.from({ length: count }, work))

  const limit = await measure('settle: pure SQL, one transaction', COUNT, () =>
    settleBySql(pool, day(0)),
  )
  const hand = await measure('settle: by hand in batches, 1 worker', COUNT, () =>
    settleByHand(pool, day(1), BATCH),
  )
  const hand2 = await measure('settle: by hand in batches, 2 workers', COUNT, () =>
    workers(2, () => settleByHand(pool, day(2), BATCH)),
  )
  const rows = await measure('settle: by hand, a row at a time', FEW, () =>
    settleRowByRow(pool, day(3), FEW),
  )
  const settle = (row: number) => licensing(store, day(row)).applyDue({ batch: BATCH })
  const one = await measure('settle: seatline, 1 worker', COUNT, () => settle(0))
  const two = await measure('settle: seatline, 2 workers', COUNT, () => workers(2, () => settle(1)))
  const four = await measure('settle: seatline, 4 workers', COUNT, () =>
    workers(4, () => settle(2)),
  )
  const jobs = await measure('settle: seatline, a pg-boss job for each change', FEW, () =>
    jobPerChange(store, day(3)),
  )

  const tight = organizationRecord('tight', [
    { license: 'basic', limit: COUNT / 2, from: '2027-01-01' as typeof DUE, until: null },
  ])
  await createDueUsers(store, tight, COUNT)
  await pool.query('analyze')
  const seats = await measure('settle: seatline, limited seats (one worker at a time)', COUNT, () =>
    licensingOn(store).applyDue({ batch: BATCH }),
  )

  const db = await PGlite.create()
  const embedded = postgresStore(countTrips(pgliteDriver(db), countTrip))
  await embedded.migrate()
  await createDueUsers(embedded, organizationRecord('acme'), FEW * 3)
  const pglite = await measure('settle: seatline on PGlite, 1 worker', FEW * 3, () =>
    licensingOn(embedded).applyDue({ batch: BATCH }),
  )
  await db.close()
  const memory = memoryStore()
  await createDueUsers(memory, organizationRecord('acme'), COUNT)
  await measure('settle: seatline in memory', COUNT, () =>
    licensingOn(memory).applyDue({ batch: BATCH }),
  )

  const small = await findDue(FIND / 10)
  const large = await findDue(FIND)
  console.log(
    `finding 500 due among ${(FIND / 10).toLocaleString('en')}: ${small.toFixed(2)} ms, among ${FIND.toLocaleString('en')}: ${large.toFixed(2)} ms\n`,
  )

  side('seatline / by hand, 1 worker', one / hand, '0.7')
  side(
    'seatline, best of 1, 2, 4 workers / by hand, 2 workers',
    Math.max(one, two, four) / Math.max(hand, hand2),
    '0.7',
  )
  side('seatline / pure SQL', Math.max(one, two, four) / limit, 'shown only')
  side('seatline / a row at a time', Math.max(one, two, four) / rows, '8')
  side('seatline / a job for each change', Math.max(one, two, four) / jobs, 'shown only')
  side('limited seats / unlimited, 1 worker', seats / one, 'shown only')
  side('creation: seatline / raw unnest', created / raw, '0.25')
  side('PGlite / PostgreSQL, 1 worker', pglite / one, '0.2')
  side('finding due: among ten times as many / among fewer', large / small, 'at most 2')
} finally {
  await pool.end()
  server.remove()
}

/** Users in slices, each due a day after the one before. */
async function createSlices(on: SeatlineStore, count: number): Promise<void> {
  await createDueUsers(on, organizationRecord('acme'), count, {
    on: (index) => day(Math.floor(index / COUNT)),
  })
  function day(row: number) {
    return addDays(DUE, row)
  }
}

function licensing(on: SeatlineStore, today: string) {
  return createLicensing({ catalog, store: on, clock: () => new Date(`${today}T09:00:00Z`) })
}

/**
 * What a job for each change costs, however good the queue is: fetched, settled and completed one
 * by one.
 */
async function jobPerChange(on: SeatlineStore, today: string): Promise<void> {
  const boss = new PgBoss({ connectionString: server.url, schedule: false, supervise: false })
  boss.on('error', () => undefined)
  await boss.start()
  await boss.createQueue('settle')
  const first = COUNT * 3
  await boss.insert(
    Array.from({ length: FEW }, (_, index) => ({
      name: 'settle',
      data: { user: `u${String(first + index).padStart(7, '0')}` },
    })),
  )
  const context = {
    catalog,
    store: on,
    clock: () => new Date(`${today}T09:00:00Z`),
    newId: () => '',
    receivedAt: () => '',
    authorize: null,
    porting: null,
    keepAnswersDays: 30,
  }
  for (;;) {
    const [job] = await boss.fetch<{ user: string }>('settle')
    if (job === undefined) break
    const { organization, users } = {
      organization: 'acme' as never,
      users: [job.data.user as never],
    } // ids of the right shape
    await on.processDue({
      organization,
      today: today as typeof DUE,
      limit: 1,
      users,
      decide: decideDue(context),
    })
    await boss.complete('settle', job.id)
  }
  await boss.stop({ graceful: false })
}

/** How long it takes to find the first 500 due of so many, the best of several tries. */
async function findDue(count: number): Promise<number> {
  const name = `find_${count}`
  const found = postgresStore(pgDriver(pool), { prefix: `${name}_` })
  await found.migrate()
  await pool.query(
    `insert into ${name}_users (organization, id, revision, state, next_due) select 'acme', 'u' || n, 1, '{"record":{"id":"x"}}', date '2027-01-01' + (n % 3650) from generate_series(1, ${count}) n`,
  )
  await found.saveOrganization(organizationRecord('acme'), null, [])
  await pool.query('analyze')
  const today = addDays(DUE, 3_650) // everything: as many as there are, so that only the first 500 may be touched
  await found.processDue({ organization: 'acme' as never, today, limit: 0, decide: () => [] }) // an id of the right shape
  let best = Infinity
  for (let round = 0; round < 9; round++) {
    const began = performance.now()
    await found.processDue({ organization: 'acme' as never, today, limit: BATCH, decide: () => [] }) // an id of the right shape
    best = Math.min(best, performance.now() - began)
  }
  await pool.query(`drop table ${name}_users`)
  return best
}
