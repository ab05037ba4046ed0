import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { memoryStore, type SeatlineStore, type UserId } from '../../src/index.js'
import {
  pgliteDriver,
  postgresStore,
  type PostgresDriver,
  type PostgresQuery,
} from '../../src/postgres/index.js'
import { createDueUsers, DUE, licensingOn, organizationRecord } from '../support/due-users.js'
import { emptyTables } from '../support/postgres-tables.js'

const COUNT = 40
const SEATS = 7
const seatLimits = [
  { license: 'basic', limit: SEATS, from: '2027-01-01' as typeof DUE, until: null }, // a date
]
const tight = organizationRecord('tight', seatLimits)

let db: PGlite
beforeAll(async () => {
  db = await PGlite.create()
  await postgresStore(pgliteDriver(db)).migrate()
}, 60_000)
afterAll(() => db.close())
beforeEach(() => emptyTables(pgliteDriver(db)))

/** The users who asked first, of those whom `createDueUsers` makes. */
const first = Array.from({ length: COUNT }, (_, index) => index)
  .sort((a, b) => ((a * 7_919) % 1_000_003) - ((b * 7_919) % 1_000_003))
  .map((index) => `u${String(index).padStart(7, '0')}`)

async function holders(store: SeatlineStore): Promise<readonly string[]> {
  const users = await store.listUsers(tight.id, { license: 'basic', limit: COUNT })
  return users.map(({ id }) => id)
}

async function settleInTurns(stores: readonly SeatlineStore[]): Promise<void> {
  for (let turn = 0; turn < COUNT; turn++) {
    const store = stores[turn % stores.length]!
    if ((await licensingOn(store).applyDue({ batch: 3, maxUsers: 3 })).remaining === 'none') return
  }
  throw new Error('it never ends')
}

/** Notes the statements of transactions. */
function noting(driver: PostgresDriver, texts: string[]): PostgresDriver {
  const noted =
    (query: PostgresQuery): PostgresQuery =>
    (text, parameters) => {
      texts.push(text)
      return query(text, parameters)
    }
  return {
    query: (text, parameters) => driver.query(text, parameters),
    transaction: (work) => driver.transaction((query) => work(noted(query))),
  }
}

it('the line of a date is found once by each machine, and machines pass each other by', async () => {
  // given two machines on one database
  const texts: string[] = []
  const stores = [1, 2].map(() => postgresStore(noting(pgliteDriver(db), texts)))
  await createDueUsers(stores[0]!, tight, COUNT)

  // when they take turns with three users each
  await settleInTurns(stores)

  // then the seats went to those who asked first, and the line was found twice
  expect(await holders(stores[0]!)).toEqual(first.slice(0, SEATS).sort())
  expect(texts.filter((text) => text.includes('max(c.created)'))).toHaveLength(2)
})

it('a machine sees what another one wrote to users in its line', async () => {
  // given a machine in the middle of the date
  const [own, other] = [1, 2].map(() => postgresStore(pgliteDriver(db)))
  await createDueUsers(own!, tight, COUNT)
  await licensingOn(own!).applyDue({ batch: 3, maxUsers: 3 })

  // when another one puts the user who comes next at the end of the line
  const next = first[3] as UserId // an id of createDueUsers
  const [record] = await other!.loadUsers(tight.id, [next])
  const changes = record!.changes.map((change) => ({ ...change, created: '2027-02-28 late' }))
  const later = { ...record!, changes, revision: record!.revision + 1 }
  await other!.commit({
    organization: tight.id,
    mode: 'all',
    seatLimits: {},
    writes: [
      {
        kind: 'replace',
        user: { record: later, nextDue: DUE, wanted: [], judgment: null },
        expected: record!.revision,
        events: [],
      },
    ],
  })
  await licensingOn(own!).applyDue({ batch: 3 })

  // then the user has no seat, and those who came after have one more
  expect(await holders(own!)).toEqual([...first.slice(0, 3), ...first.slice(4, SEATS + 1)].sort())
})

it('a batch that fails is passed over by nobody', async () => {
  // given a machine that fails to write its second batch
  const store = postgresStore(pgliteDriver(db))
  await createDueUsers(store, tight, COUNT)
  await licensingOn(store).applyDue({ batch: 3, maxUsers: 3 })
  await expect(
    store.processDue({
      organization: tight.id,
      today: DUE,
      limit: 3,
      decide: () => {
        throw new Error('no')
      },
    }),
  ).rejects.toThrow('no')

  // when it goes on
  await licensingOn(store).applyDue({ batch: 3 })

  // then the seats went to those who asked first
  expect(await holders(store)).toEqual(first.slice(0, SEATS).sort())
})

it('in memory, the seats go to those who asked first, batch by batch', async () => {
  const store = memoryStore()
  await createDueUsers(store, tight, COUNT)
  await settleInTurns([store])
  expect(await holders(store)).toEqual(first.slice(0, SEATS).sort())
})
