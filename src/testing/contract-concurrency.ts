import type { WriteOutcome } from '../storage/port.js'
import { equal, holds } from './assertions.js'
import { aHolding, anEvent, aNumber, aUser, commit, given, insert, load, organizationId, replace, users, withSeats } from './samples.js'
import type { StoreCase } from './store-contract.js'

const acme = organizationId('acme')
const WRITERS = 16

/** What became of one write each of many who write at once, counted. */
async function atOnce(write: (index: number) => Promise<readonly WriteOutcome[]>): Promise<Record<string, number>> {
  const outcomes = (await Promise.all(Array.from({ length: WRITERS }, (_, index) => write(index)))).flat()
  const counts: Record<string, number> = {}
  for (const { status } of outcomes) counts[status] = (counts[status] ?? 0) + 1
  return counts
}

/** Lets everything else that is under way go on, timers included. */
const otherTurns = () => new Promise<void>((resolve) => setTimeout(resolve, 0))

/** Many at once. */
export const concurrencyCases: readonly StoreCase[] = [
  {
    id: 'concurrency.one_user',
    title: 'loses no write of 16 who write to one user at once',
    needs: 'concurrency',
    test: async (store) => {
      await given(store, [aUser('anna', { department: '0' })])
      const writer = async () => {
        for (let done = 0; done < 5;) {
          const seen = await load(store, 'anna')
          await otherTurns()
          const department = String(Number(seen.department) + 1)
          const [outcome] = await commit(store, [replace(seen, { department }, [anEvent('anna', Number(department))])])
          if (outcome?.status === 'written') done += 1
          else equal(outcome, { status: 'stale' }, 'the outcome of a write that came too late')
        }
      }
      await Promise.all(Array.from({ length: WRITERS }, writer))
      equal((await load(store, 'anna')).department, String(WRITERS * 5), 'writes counted')
      const events = await store.readEvents(acme, aUser('anna').id, { limit: 999 })
      equal(
        events.map(({ number }) => number),
        Array.from({ length: WRITERS * 5 }, (_, index) => index + 1),
        'events',
      )
    },
  },
  {
    id: 'concurrency.one_email',
    title: 'gives an e-mail to one of 16',
    needs: 'concurrency',
    test: async (store) => {
      await given(store, [])
      const counts = await atOnce((index) => commit(store, [insert(aUser(`u${index}`, { email: 'one@acme.example' }))]))
      equal(counts, { written: 1, email_taken: WRITERS - 1 }, 'outcomes')
      equal((await store.listUsers(acme, { limit: 99 })).length, 1, 'users')
    },
  },
  {
    id: 'concurrency.one_number',
    title: 'gives a number to one of 16',
    needs: 'concurrency',
    test: async (store) => {
      const records = users(WRITERS)
      await given(store, records)
      const counts = await atOnce((index) => commit(store, [replace(records[index]!, { numbers: [aNumber('+46701234567')] })]))
      equal(counts, { written: 1, number_taken: WRITERS - 1 }, 'outcomes')
    },
  },
  {
    id: 'concurrency.one_id',
    title: 'gives an id to one of 16',
    needs: 'concurrency',
    test: async (store) => {
      await given(store, [])
      const counts = await atOnce((index) => commit(store, [insert(aUser('one', { email: `e${index}@acme.example` }))]))
      equal(counts, { written: 1, id_taken: WRITERS - 1 }, 'outcomes')
    },
  },
  {
    id: 'concurrency.last_seats',
    title: 'gives the last 3 seats to 3 of 16',
    needs: 'concurrency',
    test: async (store) => {
      const records = users(WRITERS)
      await given(store, records, withSeats('basic', 3))
      const holdings = [aHolding('basic')]
      const counts = await atOnce((index) => commit(store, [replace(records[index]!, { holdings })], { seatLimits: { basic: 3 } }))
      equal(counts, { written: 3, no_seat: WRITERS - 3 }, 'outcomes')
      equal((await store.listUsers(acme, { license: 'basic', limit: 99 })).length, 3, 'holders')
    },
  },
  {
    id: 'concurrency.one_key',
    title: 'commits a batch once that 16 send under one key',
    needs: 'concurrency',
    test: async (store) => {
      await given(store, [aUser('anna')])
      const writes = [replace(aUser('anna'), { firstName: 'Anne' }, [anEvent('anna', 1)])]
      const batch = { organization: acme, mode: 'each', seatLimits: {}, key: 'k', reply: 'r', writes } as const
      const results = await Promise.all(Array.from({ length: WRITERS }, () => store.commit(batch)))
      equal(results.filter(({ replayed }) => replayed === null).length, 1, 'answers that are no replay')
      for (const { outcomes } of results) equal(outcomes, [{ status: 'written' }], 'the outcomes of each')
      equal((await store.readEvents(acme, aUser('anna').id, { limit: 9 })).length, 1, 'events')
    },
  },
  {
    id: 'concurrency.all_seen_whole',
    title: 'shows an `all` batch whole or not at all, and nothing of one that is refused',
    needs: 'concurrency',
    test: async (store) => {
      const records = users(4)
      const ids = records.map(({ id }) => id)
      await given(store, records)
      let writing = true
      const read = async () => {
        while (writing) {
          const departments = new Set((await store.loadUsers(acme, ids)).map((record) => record?.department))
          holds(departments.size === 1, `a reader saw a batch half written: ${[...departments].join(', ')}`)
          holds(!departments.has('refused'), 'a reader saw a batch that was refused')
          await otherTurns()
        }
      }
      const write = async () => {
        try {
          for (let round = 1; round <= 20; round++) {
            const seen = records.map((record) => ({ ...record, revision: round }))
            await commit(store, [...seen.map((record) => replace(record, { department: 'refused' })), insert(records[0]!)], { mode: 'all' })
            await commit(
              store,
              seen.map((record) => replace(record, { department: String(round) })),
              { mode: 'all' },
            )
          }
        } finally {
          writing = false
        }
      }
      await Promise.all([read(), read(), write()])
      equal((await load(store, ids[0]!)).department, '20', 'the last batch')
    },
  },
]
