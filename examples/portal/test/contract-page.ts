import { storeContract } from 'seatline/store'
import { indexedDbStore } from '../store/indexed-db-store.js'

let databases = 0

/** Runs the contract against the browser's own database. */
async function runContract(): Promise<
  readonly { readonly id: string; readonly fault: string | null }[]
> {
  const cases = storeContract({
    open: () => {
      const name = `contract-${(databases += 1)}`
      let store = indexedDbStore(name)
      const reopen = async () => {
        await store.close()
        store = indexedDbStore(name)
        return store
      }
      return Promise.resolve({ store, reopen, close: () => store.close() })
    },
  })
  const results = []
  for (const one of cases) {
    const fault = await one.run().then(
      () => null,
      (error: unknown) => String(error),
    )
    results.push({ id: one.id, fault })
  }
  return results
}

Object.assign(window, { runContract })
