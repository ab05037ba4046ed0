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

/** Notes all statements, and those of each transaction. */
function noting(
  driver: PostgresDriver,
  texts: string[],
  transactions: string[][] = [],
): PostgresDriver {
  const noted =
    (query: PostgresQuery, own: string[] = []): PostgresQuery =>
    (text, parameters) => {
      texts.push(text)
      own.push(text)
      return query(text, parameters)
    }
  return {
    query: noted((text, parameters) => driver.query(text, parameters)),
    transaction: (work) => {
      const own: string[] = []
      transactions.push(own)
      return driver.transaction((query) => work(noted(query, own)))
    },
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

const isFree = (id: string) => Number(id.slice(1)) % 2 === 0
const half = { license: (index: number) => (index % 2 === 0 ? 'free' : 'basic') } as const

it('users on whom no seat depends are settled without the lock of the seats', async () => {
  // given half of the users of a date with a license of which there are enough
  const transactions: string[][] = []
  const store = postgresStore(noting(pgliteDriver(db), [], transactions))
  await createDueUsers(store, tight, COUNT, half)
  transactions.length = 0

  // when they are settled in batches
  await licensingOn(store).applyDue({ batch: 3 })

  // then those came first, without a lock, and the seats went to those who asked first
  const isLocking = (texts: readonly string[]) =>
    texts.some((text) => text.includes('do update set held = s.held'))
  const free = Math.ceil(COUNT / 2 / 3)
  expect(transactions.map(isLocking)).toEqual(transactions.map((_, index) => index >= free))
  expect(transactions).toHaveLength(2 * free)
  const takers = first.filter((id) => !isFree(id))
  expect(await holders(store)).toEqual(takers.slice(0, SEATS).sort())
  const others = await store.listUsers(tight.id, { license: 'free', limit: COUNT })
  expect(others).toHaveLength(COUNT / 2)
})

it('a user who asks for a limited seat by now is left to the line', async () => {
  // given a machine that has found the users of a date, and settled some of them
  const [own, other] = [1, 2].map(() => postgresStore(pgliteDriver(db)))
  await createDueUsers(own!, tight, COUNT, half)
  await licensingOn(own!).applyDue({ batch: 3, maxUsers: 3 })

  // when another one turns the change of one of the rest into one for a limited license
  const records = await other!.loadUsers(tight.id, first.filter(isFree) as UserId[]) // their ids
  const record = records.find((one) => one?.holdings.length === 0)!
  const changes = record.changes.map((change) => ({ ...change, license: 'basic' }))
  const user = {
    record: { ...record, changes, revision: record.revision + 1 },
    nextDue: DUE,
    wanted: [],
    judgment: null,
  }
  const { revision: expected } = record
  const write = { kind: 'replace', user, expected, events: [] } as const
  await other!.commit({ organization: tight.id, mode: 'all', seatLimits: {}, writes: [write] })
  await licensingOn(own!).applyDue({ batch: 3 })

  // then everybody is settled, and no seat is given beyond the limit
  expect(await holders(own!)).toHaveLength(SEATS)
  const due = await own!.dueOrganizations({ onOrBefore: DUE, limit: 1 })
  expect(due).toEqual([])
})
