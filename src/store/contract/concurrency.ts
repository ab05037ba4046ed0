/** Cases: several writers at once. */
import { isSeatlineError } from '../../core/errors.js'
import { answersOf, repeatable } from './answers.js'
import { equal, holds } from './assertions.js'
import type { StoreCase } from './case.js'
import {
  aHolding,
  anEvent,
  aNumber,
  aUser,
  commit,
  date,
  given,
  insert,
  load,
  asOrganizationId,
  replace,
  users,
  withSeats,
} from './samples.js'

const acme = asOrganizationId('acme')
const WRITERS = 16

/** What became of one write each of many who write at once, counted. */
async function atOnce(
  write: (index: number) => Promise<readonly { readonly status: string }[]>,
): Promise<Record<string, number>> {
  const outcomes = (
    await Promise.all(Array.from({ length: WRITERS }, (_, index) => write(index)))
  ).flat()
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
          const [outcome] = await commit(store, [
            replace(seen, { department }, [anEvent('anna', Number(department))]),
          ])
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
      const counts = await atOnce((index) =>
        commit(store, [insert(aUser(`u${index}`, { email: 'one@acme.example' }))]),
      )
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
      const counts = await atOnce((index) =>
        commit(store, [replace(records[index]!, { numbers: [aNumber('+46701234567')] })]),
      )
      equal(counts, { written: 1, number_taken: WRITERS - 1 }, 'outcomes')
    },
  },
  {
    id: 'concurrency.one_id',
    title: 'gives an id to one of 16',
    needs: 'concurrency',
    test: async (store) => {
      await given(store, [])
      const counts = await atOnce((index) =>
        commit(store, [insert(aUser('one', { email: `e${index}@acme.example` }))]),
      )
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
      const counts = await atOnce((index) =>
        commit(store, [replace(records[index]!, { holdings })], { seatLimits: { basic: 3 } }),
      )
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
      const batch = repeatable(writes, answersOf([{}]))
      const results = await Promise.all(Array.from({ length: WRITERS }, () => store.commit(batch)))
      const first = results.filter(({ refused }) => refused === null)
      equal(
        first,
        [{ outcomes: [{ status: 'written' }], refused: null }],
        'answers that are the first',
      )
      equal(
        new Set(results.map(({ refused }) => refused)),
        new Set([null, 'answered']),
        'the other answers',
      )
      equal((await store.readEvents(acme, aUser('anna').id, { limit: 9 })).length, 1, 'events')
    },
  },
  {
    id: 'concurrency.two_requests',
    title: 'binds a key to one request, though two come at once about different users',
    needs: 'concurrency',
    test: async (store) => {
      await given(store, [])
      const results = await atOnce(async (index) => {
        const answers = answersOf([{ subject: `u${index}` }], { hash: `h${index}` })
        const { outcomes, refused } = await store.commit(
          repeatable([insert(aUser(`u${index}`))], answers),
        )
        return refused === null ? outcomes : [{ status: refused }]
      })
      equal(results, { written: 1, other_request: WRITERS - 1 }, 'outcomes')
      equal((await store.listUsers(acme, { limit: 99 })).length, 1, 'users')
    },
  },
  {
    id: 'concurrency.deleted_organization',
    title: 'leaves nothing of an organization that is deleted while users are created in it',
    needs: 'concurrency',
    test: async (store) => {
      await given(store, [])
      const creating = Array.from({ length: WRITERS }, (_, index) =>
        commit(store, [
          insert(aUser(`u${index}`, { holdings: [aHolding('basic')] }), [anEvent(`u${index}`, 1)]),
        ]).catch((error: unknown) => {
          if (!isSeatlineError(error, 'organization_unknown')) throw error
        }),
      )
      const [deleted] = await Promise.all([
        store.deleteOrganization(acme, 1, anEvent(null, 2)),
        ...creating,
      ])
      equal(deleted, 'deleted', 'deleting it')
      equal(await store.listUsers(acme, { limit: 99 }), [], 'users')
      equal((await store.countSeats(acme, ['basic'], date('2027-12-31')))[0]?.held, 0, 'seats')
      const left = await store.claimEvents({
        now: '2027-01-01T00:00:00.000Z',
        leaseUntil: '2027-01-01T01:00:00.000Z',
        limit: 99,
      })
      equal(
        left.map(({ event }) => event.user),
        [null],
        'users of events that wait',
      )
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
          const departments = new Set(
            (await store.loadUsers(acme, ids)).map((record) => record?.department),
          )
          holds(
            departments.size === 1,
            `a reader saw a batch half written: ${[...departments].join(', ')}`,
          )
          holds(!departments.has('refused'), 'a reader saw a batch that was refused')
          await otherTurns()
        }
      }
      const write = async () => {
        try {
          for (let round = 1; round <= 20; round++) {
            const seen = records.map((record) => ({ ...record, revision: round }))
            await commit(
              store,
              [
                ...seen.map((record) => replace(record, { department: 'refused' })),
                insert(records[0]!),
              ],
              { mode: 'all' },
            )
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
