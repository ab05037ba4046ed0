/** Cases: batches of writes, keys and answers. */
import { equal, holds } from './assertions.js'
import type { StoreCase } from './case.js'
import {
  anEvent,
  aNumber,
  aUser,
  commit,
  given,
  insert,
  load,
  asOrganizationId,
  remove,
  replace,
  statuses,
  asUserId,
} from './samples.js'

const acme = asOrganizationId('acme')
const anna = aUser('anna')
const bo = aUser('bo')

/** Batches: each on its own or all, by revision, in order. */
export const commitCases: readonly StoreCase[] = [
  {
    id: 'commit.each',
    title: 'writes each on its own: one that is refused holds no other back',
    test: async (store) => {
      await given(store, [anna])
      const outcomes = await commit(store, [
        insert(aUser('cleo')),
        insert(anna),
        replace(anna, { firstName: 'Anne' }),
      ])
      equal(statuses(outcomes), ['written', 'id_taken', 'written'], 'outcomes')
      equal((await load(store, 'anna')).firstName, 'Anne', 'the first name')
    },
  },
  {
    id: 'commit.all',
    title: 'writes all or nothing: no record, claim or event of a refused batch stays',
    test: async (store) => {
      await given(store, [anna, bo])
      const writes = [
        insert(aUser('cleo', { numbers: [aNumber('+46701234567')] }), [anEvent('cleo', 1)]),
        replace(anna, { firstName: 'Anne' }, [anEvent('anna', 1)]),
        replace({ ...bo, revision: 5 }, {}),
      ]
      const outcomes = await commit(store, writes, { mode: 'all' })
      equal(outcomes[2]?.status, 'stale', 'the outcome of the write that is refused')
      holds(
        !statuses(outcomes).includes('written'),
        'no write of a refused batch may be called written',
      )
      equal(
        await store.loadUsers(acme, [asUserId('cleo'), asUserId('anna')]),
        [null, anna],
        'users',
      )
      equal(
        (await store.findUsers(acme, { numbers: ['+46701234567'], emails: ['cleo@acme.example'] }))
          .numbers.size,
        0,
        'claims',
      )
      equal(await store.readEvents(acme, asUserId('anna'), { limit: 9 }), [], 'events')
      const repaired = await commit(store, [writes[0]!, writes[1]!, replace(bo, {})], {
        mode: 'all',
      })
      equal(statuses(repaired), ['written', 'written', 'written'], 'outcomes of the batch, mended')
    },
  },
  {
    id: 'commit.in_order',
    title: 'judges writes in order, each after those before it',
    test: async (store) => {
      const numbers = [aNumber('+46701234567')]
      const holder = { ...anna, numbers }
      await given(store, [holder, bo])
      const late = await commit(store, [replace(bo, { numbers }), replace(holder, { numbers: [] })])
      equal(statuses(late), ['number_taken', 'written'], 'taking a number before it is free')
      const again = { ...holder, numbers: [], revision: 2 }
      await commit(store, [replace(again, { numbers })])
      const timely = await commit(store, [
        replace({ ...again, revision: 3, numbers }, { numbers: [] }),
        replace(bo, { numbers }),
      ])
      equal(statuses(timely), ['written', 'written'], 'taking a number after it is free')
    },
  },
  {
    id: 'commit.same_user_twice',
    title: 'takes several writes to one user in one batch',
    test: async (store) => {
      await given(store, [anna])
      const second = { ...anna, firstName: 'Second', revision: 2 }
      const outcomes = await commit(store, [
        replace(anna, { firstName: 'Second' }, [anEvent('anna', 1)]),
        replace(anna, { firstName: 'Lost' }),
        replace(second, { firstName: 'Third' }, [anEvent('anna', 2)]),
      ])
      equal(statuses(outcomes), ['written', 'stale', 'written'], 'outcomes')
      equal((await load(store, 'anna')).firstName, 'Third', 'the first name')
      equal((await store.readEvents(acme, anna.id, { limit: 9 })).length, 2, 'events')
    },
  },
  {
    id: 'commit.revision_as_given',
    title: 'keeps the revision that the record has: it may move by more than one',
    test: async (store) => {
      await given(store, [anna])
      const record = { ...anna, revision: 9 }
      await commit(store, [
        { ...replace(anna, {}), user: { record, nextDue: null, wanted: [], judgment: null } },
      ])
      equal((await load(store, 'anna')).revision, 9, 'the revision')
      equal(
        statuses(await commit(store, [replace({ ...anna, revision: 2 }, {}), replace(record, {})])),
        ['stale', 'written'],
        'outcomes',
      )
    },
  },
  {
    id: 'commit.stale_replace',
    title: 'refuses to replace a record whose revision is another, or that is not there',
    test: async (store) => {
      await given(store, [anna])
      await commit(store, [replace(anna, { firstName: 'First' })])
      const outcomes = await commit(store, [
        replace(anna, { firstName: 'Second' }, [anEvent('anna', 1)]),
        replace(bo, {}),
      ])
      equal(statuses(outcomes), ['stale', 'stale'], 'outcomes')
      equal((await load(store, 'anna')).firstName, 'First', 'the first name')
      equal(await store.readEvents(acme, anna.id, { limit: 9 }), [], 'events')
    },
  },
  {
    id: 'commit.stale_delete',
    title: 'refuses to delete a record whose revision is another, or that is not there',
    test: async (store) => {
      await given(store, [anna])
      await commit(store, [replace(anna, {})])
      equal(
        statuses(await commit(store, [remove(anna), remove(bo)])),
        ['stale', 'stale'],
        'outcomes',
      )
      equal((await load(store, 'anna')).revision, 2, 'the revision')
    },
  },
  {
    id: 'commit.id_never_again',
    title: 'never gives the id of a deleted user again',
    test: async (store) => {
      await given(store, [anna])
      const outcomes = await commit(store, [remove(anna), insert(anna)])
      equal(statuses(outcomes), ['written', 'id_taken'], 'outcomes in the batch of the deletion')
      equal(statuses(await commit(store, [insert(anna)])), ['id_taken'], 'outcomes later')
      equal(
        statuses(await commit(store, [replace(anna, {})])),
        ['stale'],
        'outcomes of a replacement',
      )
      equal(await store.loadUsers(acme, [anna.id]), [null], 'the user')
    },
  },
]
