import { describe, expect, it } from 'vitest'
import { memoryStore } from '../../src/storage/memory.js'
import { storeContract } from '../../src/store/index.js'

const cases = storeContract({
  open: () => {
    const store = memoryStore()
    return Promise.resolve({ store, close: () => store.close() })
  },
  absent: ['durability'],
})

describe('the memory store keeps the contract', () => {
  for (const each of cases) {
    const { id, title, absent } = each
    it.skipIf(absent !== null)(
      `${id}: ${title}${absent === null ? '' : ` (lacks ${absent})`}`,
      () => each.run(),
    )
  }

  it('has cases with ids of their own', () => {
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length)
  })
})
