import { SeatlineError } from 'seatline'
import { upgraded, type UserRow } from './rows.js'

interface TableDefinition {
  readonly key: string | string[]
  /** Indexes have the name of what they are by. */
  readonly indexes: readonly string[]
  /** Indexes by a list: a row is found by each of its items. */
  readonly lists: readonly string[]
}

/**
 * The tables of the database, and what their rows are found by. A key begins with the organization
 * wherever there is one.
 */
const TABLES = {
  organizations: { key: 'id', indexes: [], lists: [] },
  users: {
    key: ['organization', 'id'],
    indexes: ['email', 'due'],
    lists: ['numbers', 'held', 'booked', 'listed'],
  },
  deleted: { key: ['organization', 'id'], indexes: [], lists: [] },
  events: { key: ['organization', 'user', 'number'], indexes: [], lists: [] },
  streams: { key: ['organization', 'user'], indexes: ['waiting', 'receipt'], lists: [] },
  answers: { key: ['organization', 'key', 'subject'], indexes: ['bound'], lists: [] },
} satisfies { readonly [table: string]: TableDefinition }

export type Table = keyof typeof TABLES
const VERSION = 3

/** A database that is opened when it is first needed, and refuses everything once it is closed. */
export interface Database {
  /**
   * Does some work in one transaction: all of it is written, or, where the work throws, nothing.
   * The work may wait for requests of the transaction, and for nothing else, or the browser ends
   * it.
   */
  run<T>(
    mode: 'readonly' | 'readwrite',
    tables: readonly Table[],
    work: (tables: Tables) => Promise<T>,
  ): Promise<T>
  close(): Promise<void>
}

/** The tables of a transaction. */
export type Tables = (table: Table) => IDBObjectStore

export function openDatabase(name: string, factory: IDBFactory): Database {
  let opening: Promise<IDBDatabase> | null = null
  let closed = false
  const opened = () => {
    if (closed)
      throw new SeatlineError('store_closed', 'The store is closed. Open a new one.', {
        store: name,
      })
    return (opening ??= open(name, factory))
  }
  return {
    run: async (mode, tables, work) => {
      const transaction = (await opened()).transaction(tables, mode, { durability: 'strict' })
      const ended = endOf(transaction)
      try {
        const result = await work((table) => transaction.objectStore(table)) // a function of its own for each transaction
        await ended
        return result
      } catch (error) {
        ended.catch(() => undefined) // the first error is the one that counts
        if (mode === 'readwrite') abort(transaction)
        throw error
      }
    },
    close: async () => {
      closed = true
      ;(await opening)?.close()
    },
  }
}

async function open(name: string, factory: IDBFactory): Promise<IDBDatabase> {
  const request = factory.open(name, VERSION)
  request.onupgradeneeded = ({ oldVersion }) => {
    const tables: readonly (readonly [string, TableDefinition])[] = Object.entries(TABLES)
    const { objectStoreNames: there } = request.result
    if (oldVersion === 1) request.result.deleteObjectStore('answers') // it kept them in another form
    if (oldVersion > 0 && request.transaction)
      upgradeUsers(request.transaction.objectStore('users'))
    for (const [table, { key, indexes, lists }] of tables) {
      if (there.contains(table)) continue
      const store = request.result.createObjectStore(table, { keyPath: key })
      for (const index of indexes) store.createIndex(index, index)
      for (const index of lists) store.createIndex(index, index, { multiEntry: true })
    }
  }
  const database = await answered(request)
  database.onversionchange = () => database.close() // another tab wants to delete or upgrade it
  return database
}

/** Writes users of older versions anew: those had no judgments of the form of today. */
function upgradeUsers(users: IDBObjectStore): void {
  const request = users.openCursor()
  request.onsuccess = () => {
    const cursor = request.result
    if (cursor === null) return
    cursor.update(upgraded(cursor.value as UserRow))
    cursor.continue()
  }
}

/** The answer to a request. */
export function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('The request failed.'))
  })
}

/** What a table has for each of some names, asked for at once. */
export async function lookUp<N extends string, T>(
  names: readonly N[],
  ask: (name: N) => IDBRequest<T>,
): Promise<ReadonlyMap<N, T>> {
  return new Map(
    await Promise.all(
      [...new Set(names)].map(async (name) => [name, await answered(ask(name))] as const),
    ),
  )
}

/** Goes through rows in the order of their keys until the visitor has seen enough. */
export function visit<T>(
  source: IDBObjectStore | IDBIndex,
  range: IDBKeyRange | null,
  visitor: (row: T, key: IDBValidKey) => 'on' | 'enough',
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = source.openCursor(range)
    request.onerror = () => reject(request.error ?? new Error('The request failed.'))
    request.onsuccess = () => {
      const cursor = request.result
      try {
        if (cursor === null || visitor(cursor.value as T, cursor.key) === 'enough') resolve()
        else cursor.continue()
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)))
      }
    }
  })
}

/**
 * All keys that begin with some parts: a shorter array comes before, and an array within after
 * every text.
 */
export function beginningWith(...parts: readonly string[]): IDBKeyRange {
  return IDBKeyRange.bound([...parts], [...parts, []])
}

function endOf(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () =>
      reject(transaction.error ?? new Error('The transaction was taken back.'))
  })
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort()
  } catch {
    // it has ended by itself
  }
}
