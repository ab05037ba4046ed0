/** Cases: the order in which what is due takes limited seats. */
import type { Change } from '../../timeline/record/change.js'
import type { UserRecord } from '../../timeline/record/record.js'
import { equal } from './assertions.js'
import type { StoreCase } from './case.js'
import {
  aChange,
  aHolding,
  anOrganization,
  asOrganizationId,
  aUser,
  commit,
  date,
  given,
  insert,
  remove,
  replace,
  users,
  withSeats,
} from './samples.js'
import { acme, decide, due, settleAll, TODAY, work } from './settling.js'

/** Who takes the seats of a date, batch by batch and worker by worker. */
export const dueSeatCases: readonly StoreCase[] = [
  {
    id: 'due.seat_order',
    title:
      'settles who assigns no limited license first, then the others in order of creation (rule S1)',
    test: async (store) => {
      const freeing = aUser('z', {
        holdings: [aHolding('basic')],
        ...due('9', '2027-02-01', { kind: 'remove' }),
      })
      const records = [
        aUser('a', due('3')),
        aUser('b', due('1')),
        aUser('c', due('2')),
        aUser('d', due('1')),
        freeing,
      ]
      await given(
        store,
        [...records, aUser('y', due('0', '2027-02-01', { license: 'mail' }))],
        withSeats('basic', 2),
      )
      const seen = await settleAll(store)
      equal(
        seen,
        ['y', 'z', 'b', 'd', 'c', 'a'].map((id) => `2027-02-01 ${id}`),
        'the order of settling',
      )
      const holders = (await store.listUsers(acme, { license: 'basic', limit: 9 })).map(
        ({ id }) => id,
      )
      equal(holders, ['b', 'd'], 'users who got a seat')
    },
  },
  {
    id: 'due.seat_asked_again',
    title:
      'orders a user by the last-created of its changes that assign a limited license on the date, superseded or not (rule S1)',
    test: async (store) => {
      const on = date('2027-02-01')
      const asking = (
        ...asked: readonly (readonly [created: string, fields?: Partial<Change>])[]
      ) => ({
        changes: asked.map(([created, fields = {}], index) =>
          aChange(`c${index}`, on, { created, dated: index, ...fields }),
        ),
      })
      const records = [
        aUser('a', asking(['1'], ['8', { license: 'wide' }])),
        aUser('b', asking(['3'])),
        aUser('c', asking(['2'], ['9', { ownDate: date('2027-02-05') }])),
        aUser('d', asking(['4'], ['7'])),
        aUser('e', asking(['6'], ['9', { license: 'mail' }], ['9', { kind: 'remove' }])),
      ]
      const seats = { limit: 1, from: date('2027-01-01'), until: null }
      const seatLimits = ['basic', 'wide'].map((license) => ({ license, ...seats }))
      await given(store, records, anOrganization('acme', { seatLimits }))
      equal(
        await settleAll(store),
        [...['c', 'b', 'e', 'd', 'a'].map((id) => `${on} ${id}`), '2027-02-05 c'],
        'the order of settling',
      )
    },
  },
  {
    id: 'due.seat_batches',
    title:
      'keeps the order of seats from batch to batch, and sees who was written in between (rule S1)',
    test: async (store) => {
      const takers = users(9, (index) => due(String(index)))
      await given(
        store,
        [
          ...takers.toReversed(),
          aUser('y', due('0', '2027-02-01', { license: 'mail' })),
          aUser('z', {
            holdings: [aHolding('basic')],
            ...due('0', '2027-02-01', { kind: 'remove' }),
          }),
        ],
        withSeats('basic', 5),
      )
      const batch = async (limit: number) => {
        const seen: string[] = []
        await store.processDue({
          organization: acme,
          today: TODAY,
          limit,
          decide: (question) => {
            seen.push(...question.users.map(({ id }) => id))
            return decide(question)
          },
        })
        return seen
      }
      equal(await batch(3), ['y', 'z', 'u00000'], 'the first batch')
      equal(await batch(2), ['u00001', 'u00002'], 'the second batch')
      await commit(store, [
        insert(
          aUser('freeing', {
            holdings: [aHolding('basic')],
            ...due('9', '2027-02-01', { kind: 'remove' }),
          }),
        ),
        insert(aUser('old', due('2'))),
        replace(takers[3]!, due('99')),
        remove(takers[5]!),
      ])
      equal(await batch(3), ['freeing', 'old', 'u00004'], 'the batch after a write')
      equal(await batch(99), ['u00006', 'u00007', 'u00008', 'u00003'], 'the last batch')
      equal(
        (await store.listUsers(acme, { license: 'basic', limit: 99 })).map(({ id }) => id),
        ['old', 'u00000', 'u00001', 'u00002', 'u00004'],
        'users who got a seat',
      )
    },
  },
  {
    id: 'due.seat_dates',
    title:
      'settles date by date where seats are limited, whoever was asked for, and all at once where no limit counts',
    test: async (store) => {
      const records = [
        aUser('a', due('1', '2027-02-03')),
        aUser('b', due('2', '2027-02-01')),
        aUser('c', due('3', '2027-02-03')),
      ]
      await given(store, records, withSeats('basic', 1))
      const seen = await settleAll(store, { limit: 1, users: [records[0]!.id] })
      equal(seen, ['2027-02-01 b', '2027-02-03 a', '2027-02-03 c'], 'the order of settling')
      const past = [
        { license: 'basic', limit: 1, from: date('2027-01-01'), until: date('2027-02-01') },
      ]
      await given(store, [], anOrganization('past', { seatLimits: past }))
      const user: UserRecord = aUser('a', { ...due(), organization: asOrganizationId('past') })
      await commit(
        store,
        [
          {
            kind: 'insert',
            user: { record: user, nextDue: date('2027-02-01'), wanted: [], judgment: null },
            events: [],
          },
        ],
        {
          organization: 'past',
        },
      )
      equal(
        await settleAll(store, { organization: asOrganizationId('past') }),
        [`${TODAY} a`],
        'dates where a limit has ended',
      )
    },
  },
  {
    id: 'due.seat_workers',
    title: 'gives the last seats to the first created, however many workers there are',
    needs: 'concurrency',
    test: async (store) => {
      const records = users(24, (index) => due(String(99 - index)))
      await given(store, records, withSeats('basic', 5))
      await Promise.all(Array.from({ length: 5 }, () => work(store, 4)))
      const holders = (await store.listUsers(acme, { license: 'basic', limit: 99 })).map(
        ({ id }) => id,
      )
      equal(
        holders,
        records.slice(-5).map(({ id }) => id),
        'users who got a seat',
      )
    },
  },
]
