import { createLicensing, memoryStore, type SeatlineStore } from '../../src/index.js'
import { anOrganization, asOrganizationId, stored } from '../../src/store/contract/samples.js'
import { guideCatalog as catalog } from '../support/portal.js'
import { printTable } from './compare.js'
import { userAt } from './samples.js'

/**
 * Mass plans for 1,000, 10,000 and 100,000 users, and where seats are short: npm run bench -- plan
 * SEATLINE_BENCH_PLANS names the sizes (none with an empty text), SEATLINE_BENCH_PLAN how many
 * users share seats (10,000), SEATLINE_BENCH_ROUNDS how often that is measured (4).
 */
const SIZES = (process.env['SEATLINE_BENCH_PLANS'] ?? '1000,10000,100000')
  .split(',')
  .filter((size) => size !== '')
  .map(Number)
const BATCH = 1_000
const acme = asOrganizationId('acme')
const clock = () => new Date('2027-01-01T12:00:00Z')

async function storeWith(users: number): Promise<SeatlineStore> {
  const store = memoryStore()
  await store.saveOrganization(anOrganization(), null, [])
  for (let start = 0; start < users; start += BATCH) {
    const writes = Array.from({ length: BATCH }, (_, index) => ({
      kind: 'insert' as const,
      user: stored(userAt(start + index)),
      events: [],
    }))
    await store.commit({ organization: acme, mode: 'each', seatLimits: {}, writes })
  }
  return store
}

async function planFor(count: number) {
  const licensing = createLicensing({ catalog, store: await storeWith(count), clock })
  const organization = licensing.organization('acme', { actor: 'bench' })
  const users = Array.from({ length: count }, (_, index) => `u${index}`)
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  let peak = 0
  const began = performance.now()
  const plan = await organization.plan(
    { users, assign: ['businessMobile'], on: 'now' },
    { onProgress: () => (peak = Math.max(peak, process.memoryUsage().heapUsed)) },
  )
  const time = ((performance.now() - began) * 1e6) / count
  globalThis.gc?.()
  const kept = process.memoryUsage().heapUsed - before
  const ready = plan.users.filter(({ status }) => status === 'ready').length
  if (ready !== count / 2) throw new Error(`${ready} of ${count} are ready`)
  return {
    name: `plan for ${count.toLocaleString('en')} users`,
    time,
    kept,
    beyond: peak - before - kept,
  }
}

const plans: Awaited<ReturnType<typeof planFor>>[] = []
if (SIZES.length > 0) await planFor(1_000) // warms up
for (const count of SIZES) plans.push(await planFor(count))
printTable(
  'Mass plans, half of the users in conflict, with remedies and earliest dates; for each user',
  plans.map(({ name, time }) => ({ name, time, ratio: time / (plans[0]?.time ?? NaN) })),
)
for (const { name, kept, beyond } of plans) {
  console.log(
    `${name}: it keeps ${megabytes(kept)}, and took ${megabytes(beyond)} more at its peak, garbage included`,
  )
}

/** Plans that differ in nothing but what users find, side by side: the best of rounds in turn. */
async function compareSeats(count: number, rounds: number): Promise<void> {
  const users = Array.from({ length: count }, (_, index) => `u${index}`)
  const acmeWith = async (seats: number | null) => {
    const licensing = createLicensing({ catalog, store: await storeWith(count), clock })
    const organization = licensing.organization('acme', { actor: 'bench' })
    if (seats !== null) await organization.settings.setSeatLimit('small', seats)
    return organization
  }
  const [plenty, enough, tight] = [null, count, count / 2].map((seats) => acmeWith(seats))
  const kinds = [
    { name: 'all are ready', on: await plenty!, assign: 'small', ready: count },
    { name: 'half lack a number', on: await plenty!, assign: 'businessMobile', ready: count / 2 },
    {
      name: 'seats are limited, and there is one for each',
      on: await enough!,
      assign: 'small',
      ready: count,
    },
    { name: 'half find no seat', on: await tight!, assign: 'small', ready: count / 2 },
  ] as const
  for (const help of ['none', 'find'] as const) {
    const best = new Map<string, number>()
    for (let round = 0; round < rounds; round++) {
      for (const { name, on, assign, ready } of kinds) {
        globalThis.gc?.()
        const began = process.cpuUsage()
        const plan = await on.plan({ users, assign: [assign], on: '2027-02-01' }, { help })
        const { user, system } = process.cpuUsage(began)
        best.set(name, Math.min(best.get(name) ?? Infinity, ((user + system) * 1_000) / count))
        const found = plan.users.filter(({ status }) => status === 'ready').length
        if (found !== ready) throw new Error(`${found} of ${count} are ready`)
      }
    }
    const [first = NaN] = best.values()
    printTable(
      `Mass plans for ${count.toLocaleString('en')} users on a date, ${help === 'none' ? 'without' : 'with'} remedies; processor time for each user`,
      [...best].map(([name, time]) => ({ name, time, ratio: time / first })),
    )
  }
}

await compareSeats(
  Number(process.env['SEATLINE_BENCH_PLAN'] ?? 10_000),
  Number(process.env['SEATLINE_BENCH_ROUNDS'] ?? 4),
)

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}
