import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { test } from 'vitest'
import { expectNothingLeft } from '../../../test/support/erased.js'
import { answered } from '../store/database.js'
import { indexedDbStore } from '../store/indexed-db-store.js'

Object.assign(globalThis, { IDBKeyRange }) // as a browser has it

test('N4 erasing leaves no name, address, number or attribute anywhere in IndexedDB', async () => {
  const factory = new IDBFactory()
  const everything = async () => {
    const database = await answered(factory.open('erased'))
    const tables = [...database.objectStoreNames]
    const rows = await Promise.all(
      tables.map((table) => answered(database.transaction(table).objectStore(table).getAll())),
    )
    database.close()
    return JSON.stringify(rows)
  }
  await expectNothingLeft(() => Promise.resolve(indexedDbStore('erased', factory)), everything)
})
