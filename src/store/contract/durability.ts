/** Cases: what a store keeps after it is closed. */
import { answersOf, repeatable } from './answers.js'
import { equal, holds, rejects } from './assertions.js'
import type { StoreCase } from './case.js'
import {
  aHolding,
  anEvent,
  anOrganization,
  aNumber,
  aUser,
  commit,
  date,
  given,
  insert,
  load,
  asOrganizationId,
  remove,
  replace,
  statuses,
} from './samples.js'

const acme = asOrganizationId('acme')

/** Opening and closing. */
export const durabilityCases: readonly StoreCase[] = [
  {
    id: 'store.migrate_again',
    title: 'may be migrated again, by many at once, and loses nothing by it',
    test: async (store) => {
      await given(store, [aUser('anna')])
      await Promise.all([store.migrate(), store.migrate(), store.migrate()])
      equal(await load(store, 'anna'), aUser('anna'), 'the user')
    },
  },
  {
    id: 'store.closed',
    title: 'refuses every call once it is closed',
    test: async (store) => {
      await given(store, [])
      await store.close()
      await rejects(store.loadOrganization(acme), 'store_closed', 'reading')
      await rejects(commit(store, [insert(aUser('anna'))]), 'store_closed', 'writing')
    },
  },
  {
    id: 'durability.reopened',
    title:
      'has everything when it is opened again: records, claims, keys, ids once used, events and the outbox',
    needs: 'durability',
    test: async (store, { reopen }) => {
      holds(
        reopen !== undefined,
        'the adapter gives no `reopen`; name `durability` as absent if the store lacks it',
      )
      const anna = aUser('anna', {
        numbers: [aNumber('+46701234567')],
        holdings: [aHolding('basic')],
      })
      await given(store, [anna, aUser('bo')])
      await commit(store, [remove(aUser('bo'))])
      const write = replace(anna, { firstName: '𝒳' }, [anEvent('anna', 1), anEvent('anna', 2)])
      await store.commit(repeatable([write], answersOf([{ subject: 'anna' }])))
      await store.saveOrganization(anOrganization('gone'), null, [])
      await store.deleteOrganization(asOrganizationId('gone'), 1, anEvent(null, 2, 'gone'))
      await store.processDue({
        organization: acme,
        today: date('2027-02-01'),
        limit: 1,
        decide: () => [],
      })
      const claimed = await store.claimEvents({
        now: '2027-01-01T00:00:00.000Z',
        leaseUntil: '2027-01-01T01:00:00.000Z',
        limit: 9,
      })
      await store.acknowledgeEvents(claimed.map(({ receipt }) => receipt))
      const again = await reopen()
      try {
        equal(await load(again, 'anna'), { ...anna, firstName: '𝒳', revision: 2 }, 'the user')
        equal((await again.loadOrganization(acme))?.reached, '2027-02-01', 'the date reached')
        equal(
          await again.loadAnswers(acme, 'plan/1', ['anna']),
          { hash: 'h', replies: new Map([['anna', '"yes"']]) },
          'the answer kept',
        )
        equal(
          await again.loadOrganization(asOrganizationId('gone')),
          null,
          'an organization that was deleted',
        )
        equal(statuses(await commit(again, [insert(aUser('bo'))])), ['id_taken'], 'an id once used')
        const rival = insert(aUser('cleo', { numbers: anna.numbers }))
        equal(statuses(await commit(again, [rival])), ['number_taken'], 'a number')
        equal(
          (await again.countSeats(acme, ['basic'], date('2027-12-31')))[0]?.held,
          1,
          'seats held',
        )
        equal((await again.readEvents(acme, anna.id, { limit: 9 })).length, 2, 'events')
        const left = await again.claimEvents({
          now: '2027-01-01T02:00:00.000Z',
          leaseUntil: '2027-01-01T03:00:00.000Z',
          limit: 9,
        })
        equal(
          left.map(({ event }) => [event.organization, event.number]),
          [['acme', 2]],
          'events in the outbox',
        )
      } finally {
        await again.close()
      }
    },
  },
]
