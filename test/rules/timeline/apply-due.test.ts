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
    expect(told).toEqual(['a 10', 'a 20', 'a 25', 'b 30'])
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
      organizations: 1,
      settled: 10,
      remaining: 'some',
      unfinished: [{ organization: 'a', reason: 'aborted' }],
    })
    expect((await licensing.applyDue()).settled).toBe(20)
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
