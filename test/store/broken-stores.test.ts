import { describe, expect, it } from 'vitest'
import { memoryStore } from '../../src/storage/memory.js'
import type { SeatlineStore } from '../../src/storage/port.js'
import { isContractFailure, storeContract } from '../../src/store/index.js'
import { brokenStores } from './broken-stores.js'

/** One case of the contract, to be run against a store. */
function caseOf(id: string, open: () => SeatlineStore) {
  const cases = storeContract({
    open: () => {
      const store = open()
      return Promise.resolve({ store, close: () => store.close() })
    },
    absent: ['durability'],
  })
  const named = cases.find((one) => one.id === id)
  if (named === undefined) throw new Error(`no case ${id}`)
  return named
}

/** What a case is rejected with. */
async function failureOf(id: string, open: () => SeatlineStore): Promise<unknown> {
  return caseOf(id, open)
    .run()
    .then(
      () => null,
      (error: unknown) => error,
    )
}

describe('the contract finds out a store that', () => {
  for (const { fault, caughtBy, open } of brokenStores) {
    it(`${fault} (${caughtBy})`, async () => {
      // given a case that the store it is made from passes
      await caseOf(caughtBy, memoryStore).run()
      // when the case is run against the store that is wrong on purpose
      const failure = await failureOf(caughtBy, open)
      // then an expectation of that case fails, and says which
      expect(failure).toSatisfy(isContractFailure)
      expect(failure).toMatchObject({ case: caughtBy })
    })
  }
})

describe('a failure of the contract', () => {
  it('names the case, what was expected and what was there', async () => {
    const failure = await failureOf('due.limit', () => {
      const store = memoryStore()
      return { ...store, processDue: (request) => store.processDue({ ...request, limit: 2 }) }
    })
    expect(failure).toMatchObject({
      name: 'ContractFailure',
      case: 'due.limit',
      expected: { settled: 3, stale: 0, more: true },
      actual: { settled: 2, stale: 0, more: true },
    })
    expect(String(failure)).toContain(
      'due.limit: the first call: expected {"more": true, "settled"',
    )
  })

  it('is not what a store throws itself: that comes as it is', async () => {
    const broken = new Error('disk full')
    const failure = await failureOf('due.limit', () => ({
      ...memoryStore(),
      processDue: () => Promise.reject(broken),
    }))
    expect(failure).toBe(broken)
    expect(isContractFailure(failure)).toBe(false)
  })

  it('is known by its brand, from another copy of the package too', () => {
    const other = Object.defineProperty(new Error('x'), Symbol.for('seatline.contract_failure'), {
      value: true,
    })
    expect(isContractFailure(other)).toBe(true)
    expect([null, undefined, 'x', new Error('x')].some(isContractFailure)).toBe(false)
  })
})
