import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { storeContract } from 'seatline/store'
import { describe, it } from 'vitest'
import { indexedDbStore } from '../store/indexed-db-store.js'

Object.assign(globalThis, { IDBKeyRange }) // as a browser has it

const cases = storeContract({
  open: () => {
    const factory = new IDBFactory()
    const open = () => indexedDbStore('contract', factory)
    let store = open()
    const reopen = async () => {
      await store.close()
      store = open()
      return store
    }
    return Promise.resolve({ store, reopen, close: () => store.close() })
  },
})

describe('the store on IndexedDB keeps the contract', () => {
  for (const one of cases)
    it.skipIf(one.absent !== null)(`${one.id}: ${one.title}`, () => one.run())
})
