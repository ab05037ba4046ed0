import { createLicensing, memoryStore, type CalendarDate } from '../../src/index.js'
import { forecast } from '../../src/timeline/settle/timeline-walk.js'
import { aChange, anOrganization } from '../../src/store/contract/samples.js'
import { guideCatalog as catalog } from '../support/portal.js'
import { catalog as dueCatalog, createDueUsers, organizationRecord } from '../support/due-users.js'
import { printTable } from './compare.js'
import { userAt } from './samples.js'

/**
 * The forecast of 1,000,000 users with one change each on average, and that of an organization with
 * limited seats and without: npm run bench -- forecast
 * SEATLINE_BENCH_USERS sets the users of the first (0 leaves it out), SEATLINE_BENCH_FORECAST those
 * of the second (10,000), SEATLINE_BENCH_ROUNDS how often that is measured (5).
 */
const USERS = Number(process.env['SEATLINE_BENCH_USERS'] ?? 1_000_000)
const BATCH = 1_000

/**
 * @param step - With 2 every user has both numbers; with 1 every other one lacks what Basic needs.
 */
function forecastAll(step: 1 | 2): number {
  let inForecast = 0
  let outcomes = 0
  const organization = anOrganization()
  for (let start = 0; start < USERS; start += BATCH) {
    const userContexts = Array.from({ length: BATCH }, (_, index) => {
      const changes = Array.from({ length: (start + index) % 3 }, (_, place) =>
        aChange(`c${place}`, `2027-0${place + 2}-01`),
      )
      return {
        catalog,
        organization,
        record: { ...userAt((start + index) * step), changes },
        seatsHeld: new Map<string, number>(),
      }
    })
    const began = performance.now()
    for (const userContext of userContexts)
      for (const { outcomes: settled } of forecast(userContext)) outcomes += settled.length
    inForecast += performance.now() - began
  }
  if (Math.abs(outcomes - USERS) > 1) throw new Error(`${outcomes} outcomes`)
  return (inForecast * 1e6) / USERS
}

const FIRST = '2027-01-01' as CalendarDate // it is one

/** The forecast of everybody in an organization with so many seats; `null` is no limit. */
async function organizationWith(users: number, seats: number | null) {
  const limit = {
    license: 'basic',
    limit: seats ?? 0,
    from: FIRST,
    until: null,
  }
  const store = memoryStore()
  await createDueUsers(store, organizationRecord('acme', seats === null ? [] : [limit]), users)
  const clock = () => new Date('2027-02-01T12:00:00Z')
  return createLicensing({ catalog: dueCatalog, store, clock }).organization('acme', { actor: 'x' })
}

async function compareOrganizations(users: number, rounds: number): Promise<void> {
  const kinds = await Promise.all(
    [
      { name: 'no limit', seats: null, failing: 0 },
      { name: 'a seat for each', seats: users, failing: 0 },
      { name: 'half find no seat', seats: users / 2, failing: users / 2 },
    ].map(async (kind) => ({ ...kind, acme: await organizationWith(users, kind.seats) })),
  )
  const best = new Map<string, number>()
  for (let round = 0; round < rounds; round++) {
    for (const { name, acme, failing } of kinds) {
      globalThis.gc?.()
      const began = process.cpuUsage()
      let failed = 0
      for await (const { users: page } of acme.reports.forecast({}))
        for (const { changes } of page)
          failed += changes.filter(({ status }) => status === 'failed').length
      const { user, system } = process.cpuUsage(began)
      best.set(name, Math.min(best.get(name) ?? Infinity, ((user + system) * 1_000) / users))
      if (failed !== failing) throw new Error(`${failed} of ${users} fail`)
    }
  }
  const [first = NaN] = best.values()
  printTable(
    `Forecast of an organization with ${users.toLocaleString('en')} changes to come; processor time for each`,
    [...best].map(([name, time]) => ({ name, time, ratio: time / first })),
  )
}

if (USERS > 0) {
  const through = forecastAll(2)
  const half = forecastAll(1)
  printTable('Forecast of 1,000,000 users with 0 to 2 changes, for each user', [
    { name: 'all go through', time: through, ratio: 1 },
    { name: 'half of them fail, and are explained', time: half, ratio: half / through },
  ])
}
await compareOrganizations(
  Number(process.env['SEATLINE_BENCH_FORECAST'] ?? 10_000),
  Number(process.env['SEATLINE_BENCH_ROUNDS'] ?? 5),
)
