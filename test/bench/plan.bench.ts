import { createLicensing, memoryStore, type SeatlineStore } from '../../src/index.js'
import { anOrganization, asOrganizationId, stored } from '../../src/store/contract/samples.js'
import { guideCatalog as catalog } from '../support/portal.js'
import { printTable } from './compare.js'
import { userAt } from './samples.js'

// Mass plans for 1,000, 10,000 and 100,000 users.
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
await planFor(1_000) // warms up
for (const count of [1_000, 10_000, 100_000]) plans.push(await planFor(count))
printTable(
  'Mass plans, half of the users in conflict, with remedies and earliest dates; for each user',
  plans.map(({ name, time }) => ({ name, time, ratio: time / (plans[0]?.time ?? NaN) })),
)
for (const { name, kept, beyond } of plans) {
  console.log(
    `${name}: it keeps ${megabytes(kept)}, and took ${megabytes(beyond)} more at its peak, garbage included`,
  )
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}
