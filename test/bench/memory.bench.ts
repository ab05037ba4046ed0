import { memoryStore } from '../../src/storage/memory.js'
import type { SeatlineStore, UserWrite } from '../../src/storage/port.js'
import {
  aChange,
  aHolding,
  aNumber,
  anOrganization,
  aUser,
  date,
  asOrganizationId,
  replace,
  stored,
} from '../../src/store/contract/samples.js'
import type { UserRecord } from '../../src/timeline/record/record.js'

/**
 * The memory store with 1,000,000 users of a number, two holdings and one change: bytes a user, and
 * changes settled a second.
 */
const USERS = 1_000_000
const BATCH = 1_000
const acme = asOrganizationId('acme')
const TODAY = date('2027-02-28')

/**
 * A user as it comes out of a request: read from JSON, so that no text hangs on the pieces that it
 * was put together from.
 */
function userAt(index: number): UserRecord {
  const user = aUser(`u${index}`, {
    numbers: [aNumber(`+4670${String(index).padStart(7, '0')}`)],
    holdings: [aHolding('basic'), aHolding('mail')],
    changes: [
      aChange('c', `2027-02-${String((index % 28) + 1).padStart(2, '0')}`, {
        license: 'unlimited',
      }),
    ],
  })
  return JSON.parse(JSON.stringify(user)) as UserRecord // what went in
}

async function fill(store: SeatlineStore): Promise<void> {
  for (let start = 0; start < USERS; start += BATCH) {
    const writes = Array.from({ length: BATCH }, (_, index): UserWrite => ({
      kind: 'insert',
      user: stored(userAt(start + index)),
      events: [],
    }))
    await store.commit({ organization: acme, mode: 'each', seatLimits: {}, writes })
  }
}

async function settle(store: SeatlineStore): Promise<void> {
  const request = { organization: acme, today: TODAY, limit: BATCH }
  for (let more = true; more;) {
    const result = await store.processDue({
      ...request,
      decide: ({ users }) =>
        users.map((user) =>
          replace(user, { changes: [], holdings: [...user.holdings, aHolding('unlimited')] }),
        ),
    })
    more = result.more
  }
}

function heap(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

const store = memoryStore()
await store.saveOrganization(anOrganization(), null, [])
const before = heap()
const began = performance.now()
await fill(store)
const filled = performance.now()
console.log(`memory: ${Math.round((heap() - before) / USERS)} bytes per user (to reach: 1,200)`)
console.log(
  `insert: ${Math.round(USERS / ((filled - began) / 1_000)).toLocaleString('en')} users/s`,
)
const due = performance.now()
await settle(store)
console.log(
  `settle: ${Math.round(USERS / ((performance.now() - due) / 1_000)).toLocaleString('en')} changes/s (to reach: 50,000)`,
)
