/** Cases: history. */
import { equal } from './assertions.js'
import type { StoreCase } from './case.js'
import { anEvent, aUser, commit, given, asOrganizationId, remove, replace } from './samples.js'

const acme = asOrganizationId('acme')
const anna = aUser('anna')
const events = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => anEvent('anna', from + index))

/** History: appended, in order, and kept. */
export const eventCases: readonly StoreCase[] = [
  {
    id: 'events.pages',
    title: 'gives the events of a user by number, and pages of them',
    test: async (store) => {
      await given(store, [anna])
      await commit(store, [
        replace(anna, {}, events(1, 3)),
        replace({ ...anna, revision: 2 }, {}, events(4, 12)),
      ])
      equal(await store.readEvents(acme, anna.id, { limit: 99 }), events(1, 12), 'all events')
      equal(
        await store.readEvents(acme, anna.id, { after: 2, limit: 9 }),
        events(3, 11),
        'the events after the second',
      )
      equal(
        await store.readEvents(acme, anna.id, { after: 12, limit: 9 }),
        [],
        'the events after the last',
      )
    },
  },
  {
    id: 'events.of_organization',
    title: "keeps an organization's own events apart from those of its users",
    test: async (store) => {
      await given(store, [anna])
      const record = await store.loadOrganization(acme)
      await store.saveOrganization({ ...record!, revision: 2 }, 1, [anEvent(null, 1)])
      await commit(store, [replace(anna, {}, events(1, 1))])
      equal(
        await store.readEvents(acme, null, { limit: 9 }),
        [anEvent(null, 1)],
        'events of the organization',
      )
      equal(await store.readEvents(acme, anna.id, { limit: 9 }), events(1, 1), 'events of the user')
    },
  },
  {
    id: 'events.kept',
    title: 'keeps the events of a deleted user, and rewrites them only when asked to (rule N4)',
    test: async (store) => {
      await given(store, [anna, aUser('bo')])
      await commit(store, [
        replace(anna, {}, events(1, 2)),
        remove({ ...anna, revision: 2 }, events(3, 3)),
      ])
      equal(
        await store.readEvents(acme, anna.id, { limit: 9 }),
        events(1, 3),
        'events after the deletion',
      )
      const erased = [1, 2, 3, 4].map((number) => anEvent('anna', number, 'acme', 'erased'))
      await store.rewriteEvents(acme, anna.id, erased)
      equal(await store.readEvents(acme, anna.id, { limit: 9 }), erased, 'events rewritten')
      const waiting: unknown[] = []
      for (let round = 0; round < 4; round++) {
        const claimed = await store.claimEvents({
          now: '2027-01-01T00:00:00.000Z',
          leaseUntil: '2027-01-01T01:00:00.000Z',
          limit: 9,
        })
        waiting.push(...claimed.map(({ event }) => event))
        await store.acknowledgeEvents(claimed.map(({ receipt }) => receipt))
      }
      equal(waiting, erased, 'what waited in the outbox')
    },
  },
  {
    id: 'events.rewritten_after_delivery',
    title: 'hands out what rewriting adds, and nothing that was delivered before',
    test: async (store) => {
      await given(store, [anna])
      await commit(store, [remove(anna, events(1, 2))])
      const claimAll = async () => {
        const told: unknown[] = []
        for (let round = 0; round < 4; round++) {
          const claimed = await store.claimEvents({
            now: '2027-01-01T00:00:00.000Z',
            leaseUntil: '2027-01-01T01:00:00.000Z',
            limit: 9,
          })
          told.push(...claimed.map(({ event }) => event.number))
          await store.acknowledgeEvents(claimed.map(({ receipt }) => receipt))
        }
        return told
      }
      equal(await claimAll(), [1, 2], 'what waited before')
      const erased = [1, 2, 3].map((number) => anEvent('anna', number, 'acme', 'erased'))
      await store.rewriteEvents(acme, anna.id, erased)
      equal(await claimAll(), [3], 'what waits after rewriting')
    },
  },
]
