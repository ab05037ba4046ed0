import { createLicensing, memoryStore, type SeatlineStore } from '../../src/index.js'
import { forecast } from '../../src/timeline/course.js'
import { aChange, aNumber, anOrganization, aUser, organizationId, stored } from '../../src/testing/samples.js'
import { guideCatalog as catalog } from '../support/portal.js'
import { printTable } from './compare.js'

// Mass plans for 1,000, 10,000 and 100,000 users, and the forecast of 1,000,000 users with one change each on average.
const BATCH = 1_000
const FORECAST_USERS = 1_000_000
const acme = organizationId('acme')
const clock = () => new Date('2027-01-01T12:00:00Z')

/** Every other user has the mobile number only, so that Business Mobile, which needs both, is in conflict for half of them. */
const userAt = (index: number) => {
  const mobile = aNumber(`+4670${String(index).padStart(7, '0')}`)
  const landline = { ...aNumber(`+468${String(index).padStart(7, '0')}`), type: 'landline' } as const
  return aUser(`u${index}`, { numbers: index % 2 === 0 ? [mobile, landline] : [mobile] })
}

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
  return { name: `plan for ${count.toLocaleString('en')} users`, time, kept, beyond: peak - before - kept }
}

const plans: Awaited<ReturnType<typeof planFor>>[] = []
await planFor(1_000) // warms up
for (const count of [1_000, 10_000, 100_000]) plans.push(await planFor(count))
printTable(
  'Mass plans, half of the users in conflict, with remedies and earliest dates; for each user',
  plans.map(({ name, time }) => ({ name, time, ratio: time / (plans[0]?.time ?? NaN) })),
)
for (const { name, kept, beyond } of plans) {
  console.log(`${name}: it keeps ${megabytes(kept)}, and took ${megabytes(beyond)} more at its peak, garbage included`)
}

/** @param step - With 2 every user has both numbers; with 1 every other one lacks what Basic needs. */
function forecastAll(step: 1 | 2): number {
  let inForecast = 0
  let outcomes = 0
  const organization = anOrganization()
  for (let start = 0; start < FORECAST_USERS; start += BATCH) {
    const outlooks = Array.from({ length: BATCH }, (_, index) => {
      const changes = Array.from({ length: (start + index) % 3 }, (_, place) => aChange(`c${place}`, `2027-0${place + 2}-01`))
      return { catalog, organization, record: { ...userAt((start + index) * step), changes }, seatsHeld: {} }
    })
    const began = performance.now()
    for (const outlook of outlooks) for (const { outcomes: settled } of forecast(outlook)) outcomes += settled.length
    inForecast += performance.now() - began
  }
  if (Math.abs(outcomes - FORECAST_USERS) > 1) throw new Error(`${outcomes} outcomes`)
  return (inForecast * 1e6) / FORECAST_USERS
}

const through = forecastAll(2)
const half = forecastAll(1)
printTable('Forecast of 1,000,000 users with 0 to 2 changes, for each user', [
  { name: 'all go through', time: through, ratio: 1 },
  { name: 'half of them fail, and are explained', time: half, ratio: half / through },
])

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}
