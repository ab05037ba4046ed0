import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { isSeatlineError } from '../../src/index.js'
import {
  pgliteDriver,
  postgresStore,
  type PostgresDriver,
  type PostgresQuery,
} from '../../src/postgres/index.js'
import { answersOf, repeatable } from '../../src/store/contract/answers.js'
import {
  anEvent,
  aUser,
  given,
  insert,
  asOrganizationId,
} from '../../src/store/contract/samples.js'
import { openPortal } from '../support/portal.js'
import { emptyTables } from '../support/postgres-tables.js'

let db: PGlite
beforeAll(async () => {
  db = await PGlite.create()
  await postgresStore(pgliteDriver(db)).migrate()
}, 60_000)
afterAll(() => db.close())
beforeEach(() => emptyTables(pgliteDriver(db)))

/**
 * An error as a client gives it: with the SQLSTATE of the server, or with the code of the socket.
 */
const failed = (code: string) => Object.assign(new Error(`failed with ${code}`), { code })

/**
 * A driver that fails at writes: before the server has seen them, or after it has committed them,
 * as often as it is told.
 */
function failing(code: string, at: 'before' | 'after', times = 1) {
  let left = 0
  const wrapped =
    (query: PostgresQuery): PostgresQuery =>
    async (text, parameters) => {
      const fails = left > 0 && /\b(?:inserted|updated) as \(/.test(text)
      if (fails) left -= 1
      if (fails && at === 'before') throw failed(code)
      const rows = await query(text, parameters)
      if (fails) throw failed(code)
      return rows
    }
  const right = pgliteDriver(db)
  const driver: PostgresDriver = {
    query: wrapped((text, parameters) => right.query(text, parameters)),
    transaction: (work) => right.transaction((query) => work(wrapped(query))),
  }
  return { store: postgresStore(driver), fail: () => (left = times) }
}

const acme = asOrganizationId('acme')
const batch = repeatable(
  [insert(aUser('anna'), [anEvent('anna', 1)])],
  answersOf([{ subject: 'anna' }]),
)

const errorOf = async (promise: Promise<unknown>) => {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!isSeatlineError(error)) throw new Error('no typed error', { cause: error })
  return { code: error.code, data: error.data }
}

it.each([
  ['PGlite itself', () => db],
  ['a pool', () => ({ query: () => undefined, connect: () => undefined })],
  ['a function, as postgres.js has', () => () => undefined],
  ['nothing', () => undefined],
])('%s is no driver, and the right one is named', (_, client) => {
  const open = () => postgresStore(client() as unknown as PostgresDriver) // as from JavaScript
  expect(open).toThrow(
    expect.objectContaining({
      code: 'input_invalid',
      message: expect.stringContaining('pgliteDriver(pglite)') as string,
    }),
  )
})

describe('a fault of the database', () => {
  it.each(['08006', '57P01', 'ECONNRESET'])(
    'connection lost before the commit (%s): try again, and it is written',
    async (code) => {
      const { store, fail } = failing(code, 'before')
      await given(store, [])
      fail()
      const sqlState = code.length === 5 ? code : null
      expect(await errorOf(store.commit(batch))).toEqual({
        code: 'store_failed',
        data: { store: 'postgres', retry: true, sqlState },
      })
      expect(await store.loadUsers(acme, [aUser('anna').id])).toEqual([null])
      expect(await store.commit(batch)).toEqual({
        outcomes: [{ status: 'written' }],
        refused: null,
      })
    },
  )

  it('connection lost after the commit: try again, and the first answer is given, nothing written twice', async () => {
    const { store, fail } = failing('ECONNRESET', 'after')
    await given(store, [])
    fail()
    expect(await errorOf(store.commit(batch))).toMatchObject({
      code: 'store_failed',
      data: { retry: true },
    })
    expect(await store.commit(batch)).toEqual({
      outcomes: [{ status: 'skipped' }],
      refused: 'answered',
    })
    expect((await store.loadAnswers(acme, batch.answers!.key, ['anna']))?.replies.size).toBe(1)
    expect(await store.readEvents(acme, aUser('anna').id, { limit: 9 })).toHaveLength(1)
  })

  it.each(['40001', '40P01', '55P03'])(
    'others were in the way (%s): tried again without a word',
    async (code) => {
      const { store, fail } = failing(code, 'before', 3)
      await given(store, [])
      fail()
      expect(await store.commit(batch)).toEqual({
        outcomes: [{ status: 'written' }],
        refused: null,
      })
    },
  )

  it('others are always in the way: contention, and nothing is written', async () => {
    const { store, fail } = failing('40001', 'before', 1_000)
    await given(store, [])
    fail()
    expect(await errorOf(store.commit(batch))).toEqual({
      code: 'contention',
      data: { attempts: 40 },
    })
    expect(await store.loadUsers(acme, [aUser('anna').id])).toEqual([null])
  }, 60_000)

  it('the disk is full: nothing is half-written, and trying again helps once there is room', async () => {
    const { store, fail } = failing('53100', 'before')
    await given(store, [])
    fail()
    expect(await errorOf(store.commit(batch))).toMatchObject({
      code: 'store_failed',
      data: { retry: true, sqlState: '53100' },
    })
    expect((await store.findUsers(acme, { emails: ['anna@acme.example'] })).emails.size).toBe(0)
    expect((await store.commit(batch)).refused).toBe(null)
  })

  it('a statement fails: trying again does not help, and the message says where to look', async () => {
    const store = postgresStore(pgliteDriver(db), { prefix: 'not_migrated_' })
    expect(await errorOf(store.loadOrganization(acme))).toMatchObject({
      code: 'store_failed',
      data: { retry: false, sqlState: '42P01' },
    })
    await expect(store.loadOrganization(acme)).rejects.toThrow(/migrated/)
  })

  it('a plan that is confirmed, whose answer is lost, and that is confirmed again, gives the first result', async () => {
    const { store, fail } = failing('ECONNRESET', 'after')
    const { acme: organization, user } = await openPortal({ store })
    const anna = await user('Anna', 'landline')
    const plan = await organization.plan({ users: [anna], assign: ['basic'], on: 'now' })
    fail()
    expect((await errorOf(organization.confirm(plan))).code).toBe('store_failed')
    const again = await organization.confirm(plan)
    expect(again.users.map(({ status }) => status)).toEqual(['applied'])
    expect(
      (await organization.users.history(anna)).filter(({ kind }) => kind === 'change_applied'),
    ).toHaveLength(1)
  })

  it('PGlite is closed in use: the error says so', async () => {
    const own = await PGlite.create()
    const store = postgresStore(pgliteDriver(own))
    await store.migrate()
    await given(store, [])
    const under = Array.from({ length: 5 }, (_, index) =>
      store.commit(repeatable([insert(aUser(`u${index}`))], answersOf([{}], { key: `k${index}` }))),
    )
    const settled = Promise.allSettled(under)
    await own.close()
    for (const result of await settled) {
      if (result.status === 'rejected')
        expect(result.reason).toMatchObject({ code: 'store_closed' })
    }
    expect((await errorOf(store.loadOrganization(acme))).code).toBe('store_closed')
  }, 60_000)
})
