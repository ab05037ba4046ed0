import { describe, expect, it } from 'vitest'
import {
  createLicensing,
  memoryStore,
  SeatlineError,
  type SeatlineStore,
} from '../../../src/index.js'
import {
  catalog,
  createDueUsers,
  DUE,
  licensingOn,
  organizationRecord,
} from '../../support/due-users.js'

async function withDue(counts: Readonly<Record<string, number>>): Promise<SeatlineStore> {
  const store = memoryStore()
  for (const [id, count] of Object.entries(counts))
    await createDueUsers(store, organizationRecord(id), count)
  return store
}

describe('applyDue, at scale', () => {
  it('settles in batches, tells of each, and leaves nothing', async () => {
    const licensing = licensingOn(await withDue({ a: 25, b: 5, idle: 0 }))
    const told: string[] = []
    const result = await licensing.applyDue({
      batch: 10,
      onProgress: ({ organization, done }) => told.push(`${organization} ${done}`),
    })
    expect(result).toEqual({ organizations: 2, settled: 30, remaining: 'none', unfinished: [] })
    const inOrder = (id: string) => told.filter((one) => one.startsWith(id)).length
    expect([inOrder('a'), inOrder('b'), told.length, told.at(-1)]).toEqual([3, 1, 4, 'a 30'])
  })

  it('settles several organizations at once, and each of very many in one run', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 1_203 }, (_, place) => [`o${String(place).padStart(4, '0')}`, 1]),
    )
    const store = await withDue(many)
    let under = 0
    let most = 0
    const licensing = licensingOn({
      ...store,
      processDue: async (request) => {
        most = Math.max(most, ++under)
        await Promise.resolve()
        under--
        return store.processDue(request)
      },
    })
    expect(await licensing.applyDue()).toEqual({
      organizations: 1_203,
      settled: 1_203,
      remaining: 'none',
      unfinished: [],
    })
    expect(most).toBe(8)
  })

  it('where other workers have been, it lists what is left and asks nobody twice', async () => {
    const store = await withDue(
      Object.fromEntries(Array.from({ length: 60 }, (_, place) => [`o${place + 10}`, 1])),
    )
    const asked = new Map<string, number>()
    let lists = 0
    let others: Promise<unknown> | null = null
    const counted: SeatlineStore = {
      ...store,
      dueOrganizations: (request) => {
        lists++
        return store.dueOrganizations(request)
      },
      processDue: async (request) => {
        const times = (asked.get(request.organization) ?? 0) + 1
        asked.set(request.organization, times)
        // another worker settles everything while this one is at its first organizations
        others ??= licensingOn(store).applyDue()
        await others
        return store.processDue(request)
      },
    }
    const { settled, remaining } = await licensingOn(counted).applyDue()
    expect([settled, remaining]).toEqual([0, 'none'])
    expect(Math.max(...asked.values())).toBe(1)
    expect(asked.size).toBeLessThan(20)
    expect(lists).toBe(2)
  })

  it('a store that fails ends the run, once those at work have come to an end', async () => {
    const store = await withDue({ a: 1, b: 1, c: 1 })
    const ended: string[] = []
    const licensing = licensingOn({
      ...store,
      processDue: async (request) => {
        if (request.organization === 'a')
          throw new SeatlineError('store_failed', 'gone', {
            store: 'test',
            retry: true,
            sqlState: null,
          })
        const result = await store.processDue(request)
        ended.push(request.organization)
        return result
      },
    })
    await expect(licensing.applyDue()).rejects.toMatchObject({ code: 'store_failed' })
    expect(ended.sort()).toEqual(['b', 'c'])
  })

  it('is aborted between two batches, keeps what is settled, and the next run goes on', async () => {
    const licensing = licensingOn(await withDue({ a: 25, b: 5 }))
    const controller = new AbortController()
    const first = await licensing.applyDue({
      batch: 10,
      signal: controller.signal,
      onProgress: () => controller.abort(),
    })
    expect(first).toEqual({
      organizations: 2,
      settled: 15,
      remaining: 'some',
      unfinished: [{ organization: 'a', reason: 'aborted' }],
    })
    expect((await licensing.applyDue()).settled).toBe(15)
  })

  it('settles no more than a limit, and says where it stopped', async () => {
    const licensing = licensingOn(await withDue({ a: 25, b: 5 }))
    expect(await licensing.applyDue({ batch: 10, maxUsers: 27 })).toEqual({
      organizations: 2,
      settled: 27,
      remaining: 'some',
      unfinished: [{ organization: 'b', reason: 'max_users' }],
    })
    expect((await licensing.applyDue({ maxUsers: 3 })).settled).toBe(3)
    expect(await licensing.applyDue()).toEqual({
      organizations: 0,
      settled: 0,
      remaining: 'none',
      unfinished: [],
    })
  })

  it('goes on with other organizations where one cannot be settled, and says which and why', async () => {
    const store = await withDue({ a: 3, b: 3 })
    const broken = new Error('a row that cannot be read')
    const licensing = licensingOn({
      ...store,
      processDue: (request) =>
        request.organization === 'a' ? Promise.reject(broken) : store.processDue(request),
    })
    const result = await licensing.applyDue()
    expect(result).toEqual({
      organizations: 1,
      settled: 3,
      remaining: 'some',
      unfinished: [{ organization: 'a', reason: 'failed', error: broken }],
    })
  })

  it('goes on where others are at work, comes back, and gives up where they never end', async () => {
    const store = await withDue({ a: 3, b: 3 })
    let turns = 0
    const busy = (for_: number): SeatlineStore => ({
      ...store,
      processDue: (request) =>
        request.organization === 'a' && ++turns <= for_
          ? Promise.resolve({ settled: 0, stale: 0, more: true })
          : store.processDue(request),
    })
    const order: string[] = []
    const done = await licensingOn(busy(2)).applyDue({
      onProgress: ({ organization }) => order.push(organization),
    })
    expect([done.settled, done.remaining, order]).toEqual([6, 'none', ['b', 'a']])
    await createDueUsers(store, organizationRecord('c'), 0)
    const again = await withDue({ a: 1 })
    const stuck = licensingOn({
      ...again,
      processDue: () => Promise.reject(new SeatlineError('contention', 'always', { attempts: 1 })),
    })
    expect(await stuck.applyDue()).toMatchObject({
      settled: 0,
      remaining: 'some',
      unfinished: [{ organization: 'a', reason: 'busy' }],
    })
  })

  it('is rejected when the store fails: nothing could be settled', async () => {
    const store = await withDue({ a: 1 })
    await store.close()
    await expect(licensingOn(store).applyDue()).rejects.toMatchObject({ code: 'store_closed' })
  })

  it.each([0, 1.5, 5_001, Number.NaN])('refuses a batch of %s', async (batch) => {
    await expect(licensingOn(memoryStore()).applyDue({ batch })).rejects.toMatchObject({
      code: 'input_invalid',
    })
  })

  it('is one for any number of workers', async () => {
    const store = await withDue({ a: 40, b: 40, c: 40 })
    const licensing = createLicensing({ catalog, store, clock: () => new Date(`${DUE}T09:00:00Z`) })
    const results = await Promise.all(
      Array.from({ length: 4 }, () => licensing.applyDue({ batch: 7 })),
    )
    expect(results.reduce((sum, { settled }) => sum + settled, 0)).toBe(120)
    expect(results.every(({ remaining: left }) => left === 'none')).toBe(true)
  })
})
