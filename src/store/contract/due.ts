/** Cases: finding and settling what is due. */
import { equal } from './assertions.js'
import type { StoreCase } from './case.js'
import {
  anOrganization,
  asOrganizationId,
  aUser,
  commit,
  date,
  given,
  load,
  replace,
  users,
  withSeats,
} from './samples.js'
import { acme, decide, due, settleAll, TODAY, work } from './settling.js'

/** Settling what is due, by any number of workers. */
export const dueCases: readonly StoreCase[] = [
  {
    id: 'due.settles',
    title: 'settles what is due through today, with its events, and nothing that is to come',
    test: async (store) => {
      await given(store, [
        aUser('a', due()),
        aUser('b', due('x', '2027-02-10')),
        aUser('c', due('x', '2027-02-11')),
        aUser('d'),
      ])
      const seen = await settleAll(store, { limit: 10 })
      equal([...seen].sort(), [`${TODAY} a`, `${TODAY} b`], 'users settled')
      equal((await load(store, 'a')).holdings.length, 1, 'holdings')
      equal(
        (await store.readEvents(acme, (await load(store, 'b')).id, { limit: 9 })).length,
        1,
        'events',
      )
      equal(await settleAll(store), [], 'users settled the second time')
      equal((await store.loadOrganization(acme))?.reached, TODAY, 'the date reached')
    },
  },
  {
    id: 'due.limit',
    title: 'settles no more than asked for in one call, and says whether more is due',
    test: async (store) => {
      await given(
        store,
        users(5, () => due()),
      )
      const request = { organization: acme, today: TODAY, limit: 3, decide }
      equal(await store.processDue(request), { settled: 3, stale: 0, more: true }, 'the first call')
      equal(
        await store.processDue(request),
        { settled: 2, stale: 0, more: false },
        'the second call',
      )
      equal(
        await store.processDue(request),
        { settled: 0, stale: 0, more: false },
        'the third call',
      )
    },
  },
  {
    id: 'due.users_only',
    title: 'settles the users asked for only, and says whether more of theirs is due',
    test: async (store) => {
      await given(
        store,
        users(4, () => due()),
      )
      const asked = users(2).map(({ id }) => id)
      const result = await store.processDue({
        organization: acme,
        today: TODAY,
        limit: 10,
        users: [...asked, ...asked],
        decide,
      })
      equal(result, { settled: 2, stale: 0, more: false }, 'what was done')
      equal((await load(store, 'u00002')).holdings, [], 'holdings of a user not asked for')
    },
  },
  {
    id: 'due.nobody_asked',
    title:
      'asked for no users, settles all that is due where a seat limit counts, and nobody where none does (rule T1)',
    test: async (store) => {
      const ended = {
        license: 'basic',
        limit: 1,
        from: date('2027-01-01'),
        until: date('2027-02-01'),
      }
      await given(store, [aUser('a', due('2')), aUser('b', due('1'))], withSeats('basic', 1))
      equal(
        await settleAll(store, { users: [] }),
        ['2027-02-01 b', '2027-02-01 a'],
        'users settled where a limit counts',
      )
      equal(await settleAll(store, { users: [] }), [], 'users settled when nothing is due')
      for (const [id, seatLimits] of Object.entries({ free: [], past: [ended] })) {
        const organization = asOrganizationId(id)
        await given(
          store,
          [aUser('a', { ...due(), organization })],
          anOrganization(id, { seatLimits }),
        )
        const request = { organization, today: TODAY, limit: 10, users: [], decide }
        equal(
          await store.processDue(request),
          { settled: 0, stale: 0, more: false },
          `what was done in ${id}`,
        )
        equal(
          (await store.loadOrganization(organization))?.reached,
          TODAY,
          `the date that ${id} reached`,
        )
      }
    },
  },
  {
    id: 'due.again',
    title: 'finds a user again by its new due date, and not by the old one',
    test: async (store) => {
      const anna = aUser('anna', due())
      await given(store, [anna])
      await commit(store, [replace(anna, due('x', '2027-05-01'))])
      equal(await settleAll(store), [], 'users due')
      equal(
        await settleAll(store, { today: date('2027-05-01') }),
        ['2027-05-01 anna'],
        'users due later',
      )
    },
  },
  {
    id: 'due.organizations',
    title: 'names the organizations with something due, by id and page',
    test: async (store) => {
      for (const [id, on] of Object.entries({
        c: '2027-02-01',
        a: '2027-02-10',
        b: '2027-02-11',
        d: '2027-01-05',
      })) {
        await given(
          store,
          [aUser('u', { ...due('x', on), organization: asOrganizationId(id) })],
          anOrganization(id),
        )
      }
      await given(store, [aUser('u')], anOrganization('idle'))
      const page = async (after?: string) =>
        (
          await store.dueOrganizations({
            onOrBefore: TODAY,
            limit: 2,
            ...(after === undefined ? {} : { after }),
          })
        ).map(({ id }) => id)
      equal(await page(), ['a', 'c'], 'the first page')
      equal(await page('c'), ['d'], 'the second page')
    },
  },
  {
    id: 'due.workers',
    title: 'settles each user once, however many workers there are',
    needs: 'concurrency',
    test: async (store) => {
      const records = users(60, () => due())
      await given(store, records)
      await Promise.all(Array.from({ length: 6 }, () => work(store, 7)))
      for (const { id } of records) {
        equal((await load(store, id)).revision, 2, `the revision of ${id}`)
        equal((await store.readEvents(acme, id, { limit: 9 })).length, 1, `events of ${id}`)
      }
    },
  },
  {
    id: 'due.workers_and_writers',
    title: 'loses no write of those who write to users while they are settled',
    needs: 'concurrency',
    test: async (store) => {
      const records = users(12, () => due())
      await given(store, records)
      const write = async (id: string) => {
        for (let done = 0; done < 3;) {
          const seen = await load(store, id)
          const [outcome] = await commit(store, [
            replace(seen, { department: `${seen.department ?? ''}x` }),
          ])
          if (outcome?.status === 'written') done += 1
        }
      }
      await Promise.all([...records.map(({ id }) => write(id)), work(store, 3), work(store, 3)])
      for (const { id } of records) {
        const { department, holdings, revision } = await load(store, id)
        equal(
          [department, holdings.length, revision],
          ['xxx', 1, 5],
          `department, holdings and revision of ${id}`,
        )
      }
    },
  },
]
