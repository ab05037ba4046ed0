import { describe, expect, it } from 'vitest'
import { storeContract } from '../../src/store/index.js'
import { brokenStores } from './broken-stores.js'

describe('the contract finds out a store that', () => {
  for (const { fault, caughtBy, open } of brokenStores) {
    it(`${fault} (${caughtBy})`, async () => {
      // given a store that is wrong on purpose
      const cases = storeContract({
        open: () => {
          const store = open()
          return Promise.resolve({ store, close: () => store.close() })
        },
        absent: ['durability'],
      })
      const named = cases.find(({ id }) => id === caughtBy)
      // when the named case is run, then it fails, and says why
      expect(named).toBeDefined()
      await expect(named?.run()).rejects.toThrow(/.{10}/)
    })
  }
})
