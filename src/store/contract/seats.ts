/** Cases: seats are counted, and never given beyond a limit. */
import type { SeatlineStore } from '../../storage/port.js'
import { equal } from './assertions.js'
import type { StoreCase } from './case.js'
import {
  aChange,
  aHolding,
  aUser,
  commit,
  date,
  given,
  insert,
  asOrganizationId,
  remove,
  replace,
  statuses,
  stored,
  users,
} from './samples.js'

const acme = asOrganizationId('acme')
const holdings = [aHolding('basic')]
const seatLimits = { basic: 1 }

const held = async (store: SeatlineStore) =>
  (await store.countSeats(acme, ['basic'], date('2027-12-31')))[0]?.held

/** Seats: no more users hold a license than its limit. */
export const seatCases: readonly StoreCase[] = [
  {
    id: 'seats.limit',
    title: 'refuses a seat beyond the limit, also within one batch, and none of another license',
    test: async (store) => {
      await given(store, [aUser('anna')])
      const outcomes = await commit(
        store,
        [
          replace(aUser('anna'), { holdings }),
          insert(aUser('bo', { holdings })),
          insert(aUser('cleo', { holdings: [aHolding('mail')] })),
        ],
        { seatLimits },
      )
      equal(
        outcomes,
        [{ status: 'written' }, { status: 'no_seat', license: 'basic' }, { status: 'written' }],
        'outcomes',
      )
      equal(await held(store), 1, 'seats held')
    },
  },
  {
    id: 'seats.kept',
    title: 'lets a user keep a seat when the limit is below what is held, and gives no new one',
    test: async (store) => {
      await given(store, [aUser('anna', { holdings }), aUser('bo', { holdings })])
      const kept = [{ ...holdings[0]!, since: date('2026-01-01') }]
      const outcomes = await commit(
        store,
        [
          replace(aUser('anna', { holdings }), { holdings: kept }),
          insert(aUser('cleo', { holdings })),
        ],
        {
          seatLimits: { basic: 0 },
        },
      )
      equal(statuses(outcomes), ['written', 'no_seat'], 'outcomes')
    },
  },
  {
    id: 'seats.released',
    title: 'gives a seat that was given up, or whose user was deleted, to the next',
    test: async (store) => {
      const anna = aUser('anna', { holdings })
      await given(store, [anna])
      const first = await commit(
        store,
        [replace(anna, { holdings: [] }), insert(aUser('bo', { holdings }))],
        { seatLimits },
      )
      equal(statuses(first), ['written', 'written'], 'outcomes after one was given up')
      const then = await commit(store, [remove(aUser('bo')), insert(aUser('cleo', { holdings }))], {
        seatLimits,
      })
      equal(statuses(then), ['written', 'written'], 'outcomes after a deletion')
      equal(await held(store), 1, 'seats held')
    },
  },
  {
    id: 'seats.refused_all',
    title: 'takes no seat for a batch that was refused',
    test: async (store) => {
      await given(store, [aUser('anna')])
      await commit(store, [insert(aUser('bo', { holdings })), insert(aUser('anna'))], {
        mode: 'all',
        seatLimits,
      })
      equal(await held(store), 0, 'seats held')
      equal(
        statuses(await commit(store, [insert(aUser('bo', { holdings }))], { seatLimits })),
        ['written'],
        'outcomes',
      )
    },
  },
  {
    id: 'seats.booked',
    title: 'counts seats held, and booked up to and including a date, in the order asked for',
    test: async (store) => {
      const leaving = aUser('anna', {
        holdings,
        changes: [aChange('c1', '2027-02-02', { kind: 'remove' })],
      })
      const coming = users(3, (index) => ({ changes: [aChange('c1', `2027-02-0${index + 1}`)] }))
      await given(store, [leaving, ...coming])
      const count = { license: 'basic', held: 1, toBeTaken: 2, toBeFreed: 1, wanted: 2 }
      const none = { license: 'mail', held: 0, toBeTaken: 0, toBeFreed: 0, wanted: 0 }
      equal(
        await store.countSeats(acme, ['mail', 'basic'], date('2027-02-02')),
        [none, count],
        'seats on the 2nd',
      )
      await commit(store, [replace(leaving, { changes: [], holdings: [] }), remove(coming[0]!)])
      equal(
        await store.countSeats(acme, ['basic'], date('2027-02-02')),
        [{ ...count, held: 0, toBeTaken: 1, toBeFreed: 0, wanted: 1 }],
        'seats, later',
      )
    },
  },
  {
    id: 'seats.wanted',
    title: 'counts the seats that are wanted beside those that are booked',
    test: async (store) => {
      await given(store, [])
      const changes = [aChange('c1', '2027-02-01'), aChange('c2', '2027-03-01')]
      const user = { ...stored(aUser('anna', { changes })), judgment: null }
      await commit(store, [{ kind: 'insert', user, events: [] }])
      const none = { license: 'basic', held: 0, toBeTaken: 0, toBeFreed: 0 }
      for (const [on, wanted] of [
        ['2027-01-31', 0],
        ['2027-02-01', 1],
        ['2027-12-31', 2],
      ] as const)
        equal(
          await store.countSeats(acme, ['basic'], date(on)),
          [{ ...none, wanted }],
          `seats on ${on}`,
        )
      equal(await store.listBookings(acme, ['basic']), [], 'what is booked')
      await commit(store, [replace(aUser('anna', { changes }), { changes: [] })])
      equal(
        await store.countSeats(acme, ['basic'], date('2027-12-31')),
        [{ ...none, wanted: 0 }],
        'seats, once nothing is to come',
      )
    },
  },
  {
    id: 'seats.by_date',
    title: 'adds up what is booked by license and date, in that order',
    test: async (store) => {
      const coming = users(3, (index) => ({
        changes: [
          aChange('c1', index === 2 ? '2027-02-01' : '2027-02-02'),
          aChange('c2', '2027-02-02', { license: 'archive' }),
          aChange('c3', '2027-02-03', { license: 'mail' }),
        ],
      }))
      const leaving = aUser('v', {
        holdings,
        changes: [aChange('c1', '2027-02-02', { kind: 'remove' })],
      })
      await given(store, [...coming, leaving])
      const on = (license: string, day: string, taken: number, freed = 0) => ({
        license,
        date: day,
        taken,
        freed,
      })
      equal(
        await store.listBookings(acme, ['basic', 'archive', 'none']),
        [
          on('archive', '2027-02-02', 3),
          on('basic', '2027-02-01', 1),
          on('basic', '2027-02-02', 2, 1),
        ],
        'what is booked',
      )
      equal(await store.listBookings(acme, []), [], 'what is booked of no license')
      equal(
        await store.listBookings(asOrganizationId('other'), ['basic']),
        [],
        'what is booked in another organization',
      )
    },
  },
]
