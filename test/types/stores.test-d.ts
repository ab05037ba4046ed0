import type { PGlite } from '@electric-sql/pglite'
import type { Pool } from 'pg'
import type { Sql } from 'postgres'
import { assertType, expectTypeOf, test } from 'vitest'
import {
  createLicensing,
  defineCatalog,
  memoryStore,
  type OrganizationId,
  type SeatlineStore,
  type UserId,
  type UserRecord,
} from '../../src/index.js'
import {
  storeContract,
  type Batch,
  type CommitResult,
  type ContractCase,
} from '../../src/store/index.js'
import {
  pgDriver,
  pgliteDriver,
  postgresJsDriver,
  postgresStore,
  type PostgresDriver,
} from '../../src/postgres/index.js'

test('clients of PostgreSQL are taken as they are, without their types', () => {
  expectTypeOf(pgDriver({} as Pool)).toEqualTypeOf<PostgresDriver>()
  expectTypeOf(pgliteDriver({} as PGlite)).toEqualTypeOf<PostgresDriver>()
  expectTypeOf(postgresJsDriver({} as Sql)).toEqualTypeOf<PostgresDriver>()
  // @ts-expect-error -- a client without transactions is no driver
  pgDriver({ query: async () => Promise.resolve({ rows: [] }) })
})

test('any client of two functions makes a store', () => {
  const driver: PostgresDriver = {
    query: async () => Promise.resolve([]),
    transaction: async (work) => work(driver.query),
  }
  expectTypeOf(
    postgresStore(driver, { schema: 'licensing', prefix: 'seatline_' }),
  ).toEqualTypeOf<SeatlineStore>()
  // @ts-expect-error -- parameters are texts or null
  void driver.query('select $1', [1])
})

test('every store is the same to licensing', () => {
  const catalog = defineCatalog({ tracks: [] })
  for (const store of [memoryStore(), postgresStore({} as PostgresDriver)])
    createLicensing({ catalog, store })
  // @ts-expect-error -- half a store
  createLicensing({ catalog, store: { close: async () => Promise.resolve() } })
})

test('every call of the port names the organization, but those across all', () => {
  type Names = {
    [K in keyof SeatlineStore]: Parameters<SeatlineStore[K]> extends [OrganizationId, ...unknown[]]
      ? K
      : never
  }
  expectTypeOf<Names[keyof Names]>().toEqualTypeOf<
    | 'countSeats'
    | 'countUsers'
    | 'deleteOrganization'
    | 'findUsers'
    | 'forgetAnswers'
    | 'listBookings'
    | 'listChanges'
    | 'listUsers'
    | 'loadAnswers'
    | 'loadOrganization'
    | 'loadUsers'
    | 'readEvents'
    | 'rewriteEvents'
  >()
  expectTypeOf<Batch['organization']>().toEqualTypeOf<OrganizationId>()
})

test('users come back in the order asked for, null where there is none', () => {
  expectTypeOf<SeatlineStore['loadUsers']>().toEqualTypeOf<
    (
      organization: OrganizationId,
      users: readonly UserId[],
    ) => Promise<readonly (UserRecord | null)[]>
  >()
  expectTypeOf<SeatlineStore['commit']>().returns.resolves.toEqualTypeOf<CommitResult>()
})

test('the contract is data, for any test runner', () => {
  const cases = storeContract({
    open: async () =>
      Promise.resolve({ store: memoryStore(), close: async () => Promise.resolve() }),
  })
  expectTypeOf(cases).toEqualTypeOf<readonly ContractCase[]>()
  assertType<(() => Promise<void>) | undefined>(cases[0]?.run)
  // @ts-expect-error -- nothing else can be declared absent
  storeContract({ open: async () => Promise.reject(new Error()), absent: ['order'] })
})
