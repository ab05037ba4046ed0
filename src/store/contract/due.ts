/** Cases: finding and settling what is due. */
import type { DueQuestion, DueRequest, SeatlineStore } from '../../storage/port.js'
import type { Change } from '../../timeline/record/change.js'
import type { UserRecord } from '../../timeline/record/record.js'
import { equal, holds, neverEnds } from './assertions.js'
import type { StoreCase } from './case.js'
import {
  aChange,
  aHolding,
  anEvent,
  anOrganization,
  aUser,
  commit,
  date,
  given,
  load,
  asOrganizationId,
  replace,
  users,
  withSeats,
} from './samples.js'

const acme = asOrganizationId('acme')
const TODAY = date('2027-02-10')
const due = (created = 'x', on = '2027-02-01', fields: Partial<Change> = {}) => ({
  changes: [aChange('c', on, { created, ...fields })],
})

/**
 * Settles as plainly as can be: what is due is gone, and an assigned license is held while there
 * are seats.
 */
function decide({ users, seatsHeld, organization, through }: DueQuestion) {
  const taken = { ...seatsHeld }
  const limitOf = (license: string) =>
    organization.seatLimits.find((limit) => limit.license === license)?.limit ?? Infinity
  return users.map((record) => {
    const holdings = [...record.holdings]
    for (const { kind, license, ownDate } of record.changes) {
      if (ownDate > through) continue
      const at = holdings.findIndex((holding) => holding.license === license)
      const held = taken[license] ?? 0
      if (kind === 'remove' && at >= 0) holdings.splice(at, 1)
      else if (kind === 'assign' && at < 0 && held < limitOf(license))
        holdings.push(aHolding(license))
      else continue
      taken[license] = held + (kind === 'assign' ? 1 : -1)
    }
    const changes = record.changes.filter(({ ownDate }) => ownDate > through)
    const event = anEvent(record.id, record.revision)
    return replace(record, { holdings, changes, settledThrough: through }, [event])
  })
}

/**
 * Settles until nothing is left, and gives the users in the order in which they came, with the
 * dates settled through.
 */
async function settleAll(store: SeatlineStore, request: Partial<DueRequest> = {}) {
  const seen: string[] = []
  for (let round = 0; round < 200; round++) {
    const result = await store.processDue({
      organization: acme,
      today: TODAY,
      limit: 2,
      ...request,
      decide: (question) => {
        seen.push(...question.users.map(({ id }) => `${question.through} ${id}`))
        return decide(question)
      },
    })
    if (!result.more) return seen
    holds(result.settled > 0, 'processDue says that more is due, and settles nothing')
  }
  return neverEnds('processDue')
}

/** One worker of several: settles until nothing is left. */
async function work(store: SeatlineStore, limit: number): Promise<void> {
  for (let round = 0; round < 200; round++) {
    if (!(await store.processDue({ organization: acme, today: TODAY, limit, decide })).more) return
  }
  neverEnds('a worker')
}

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
            user: { record: user, nextDue: date('2027-02-01'), bookings: [], judgment: null },
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
