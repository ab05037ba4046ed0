/** Cases: claiming and acknowledging events. */
import type { SeatlineStore } from '../../storage/port.js'
import { equal } from './assertions.js'
import type { StoreCase } from './case.js'
import {
  anEvent,
  anOrganization,
  aUser,
  commit,
  given,
  insert,
  asOrganizationId,
  replace,
  users,
} from './samples.js'

const at = (minute: number) => `2027-01-01T00:${String(minute).padStart(2, '0')}:00.000Z`
const claim = (store: SeatlineStore, now: number, limit = 100) =>
  store.claimEvents({ now: at(now), leaseUntil: at(now + 10), limit })
const named = (claimed: Awaited<ReturnType<typeof claim>>) =>
  claimed.map(({ event }) => `${event.user} ${event.number}`).sort()
const receipts = (claimed: Awaited<ReturnType<typeof claim>>) =>
  claimed.map(({ receipt }) => receipt)

async function withEvents(store: SeatlineStore): Promise<void> {
  await given(store, [])
  const writes = ['anna', 'bo'].map((id) => insert(aUser(id), [anEvent(id, 1), anEvent(id, 2)]))
  await commit(store, writes)
}

/** The outbox: at least once, and in order for each user. */
export const outboxCases: readonly StoreCase[] = [
  {
    id: 'outbox.order',
    title:
      'gives out the events of a user one after the other, each after the one before was acknowledged',
    test: async (store) => {
      await withEvents(store)
      const first = await claim(store, 0)
      equal(named(first), ['anna 1', 'bo 1'], 'events claimed first')
      equal(named(await claim(store, 1)), [], 'events claimed while those are out')
      await store.acknowledgeEvents(receipts(first.filter(({ event }) => event.user === 'bo')))
      const next = await claim(store, 2)
      equal(named(next), ['bo 2'], 'events claimed after one was acknowledged')
      await store.acknowledgeEvents(receipts([...first, ...next]))
      const last = await claim(store, 3)
      equal(named(last), ['anna 2'], 'events claimed last')
      await store.acknowledgeEvents(receipts(last))
      equal(named(await claim(store, 50)), [], 'events left')
    },
  },
  {
    id: 'outbox.redelivery',
    title:
      'gives an event out again when its lease has ended, before the later ones, and takes a late receipt for none',
    test: async (store) => {
      await withEvents(store)
      const first = await claim(store, 0)
      equal(named(await claim(store, 9)), [], 'events claimed before the lease has ended')
      const again = await claim(store, 10)
      equal(named(again), ['anna 1', 'bo 1'], 'events claimed after it')
      await store.acknowledgeEvents(receipts(first))
      equal(named(await claim(store, 11)), [], 'events claimed after receipts that came too late')
      await store.acknowledgeEvents([...receipts(again), 'unknown'])
      equal(
        named(await claim(store, 12)),
        ['anna 2', 'bo 2'],
        'events claimed after the right receipts',
      )
    },
  },
  {
    id: 'outbox.limit',
    title: 'gives out no more than asked for, of all organizations and of organizations themselves',
    test: async (store) => {
      await withEvents(store)
      const record = anOrganization('other')
      await store.saveOrganization(record, null, [anEvent(null, 1, 'other')])
      const two = await claim(store, 0, 2)
      equal(two.length, 2, 'events claimed by two')
      const rest = await claim(store, 0)
      equal(named([...two, ...rest]), ['anna 1', 'bo 1', 'null 1'], 'events claimed in all')
    },
  },
  {
    id: 'outbox.written_only',
    title: 'gives out no event of a write that was refused, and each event as it was written',
    test: async (store) => {
      await given(store, [aUser('anna')])
      const outcomes = await commit(store, [
        insert(aUser('anna'), [anEvent('anna', 7)]),
        replace(aUser('anna'), {}, [anEvent('anna', 1)]),
      ])
      equal(outcomes.length, 2, 'outcomes')
      equal(
        (await claim(store, 0)).map(({ event }) => event),
        [anEvent('anna', 1)],
        'events',
      )
    },
  },
  {
    id: 'outbox.many_claimers',
    title: 'gives each event to one of many who claim at once',
    needs: 'concurrency',
    test: async (store) => {
      await given(store, [])
      await commit(
        store,
        users(40).map((record) => insert(record, [anEvent(record.id, 1)])),
      )
      const claimed = (
        await Promise.all(Array.from({ length: 10 }, () => claim(store, 0, 8)))
      ).flat()
      const more = await claim(store, 1)
      equal(
        named([...claimed, ...more]),
        users(40).map(({ id }) => `${id} 1`),
        'events given out',
      )
      await Promise.all(
        [...claimed, ...more].map(({ receipt }) => store.acknowledgeEvents([receipt])),
      )
      equal(named(await claim(store, 50)), [], 'events left')
      equal(
        (await store.readEvents(asOrganizationId('acme'), users(1)[0]!.id, { limit: 9 })).length,
        1,
        'history of the first',
      )
    },
  },
]
