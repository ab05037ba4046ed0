import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { describeOwnership } from '../../../test/support/own-answers.js'
import { indexedDbStore } from '../store/indexed-db-store.js'

Object.assign(globalThis, { IDBKeyRange }) // as a browser has it

describeOwnership('the store on IndexedDB', () =>
  Promise.resolve(indexedDbStore('own', new IDBFactory())),
)
