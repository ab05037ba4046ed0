/** Cases: judgments, which are kept beside the records. */
import type { JudgmentBatch, JudgmentQuestion, UserJudgment } from '../../storage/judgments.js'
import type { UserRecord } from '../../timeline/record/record.js'
import type { Judgment } from '../../timeline/request/judgment.js'
import { equal } from './assertions.js'
import type { StoreCase } from './case.js'
import {
  aChange,
  aHolding,
  anEvent,
  anOrganization,
  aUser,
  asOrganizationId,
  asUserId,
  commit,
  date,
  given,
  load,
  remove,
  replace,
  stored,
} from './samples.js'

const acme = asOrganizationId('acme')
const holdings = [aHolding('basic')]
const basic = (on: string, step: 1 | -1) => ({ date: date(on), license: 'basic', step })

function aJudgment(basis: string, fields: Partial<Judgment> = {}): Judgment {
  return { basis, until: null, out: false, failing: [], bookings: [], ...fields }
}

const insert = (record: UserRecord, judgment: Judgment | null) =>
  ({ kind: 'insert', user: { ...stored(record), judgment }, events: [] }) as const

/** A judgment that takes the place of the one of `old`. */
function judged(user: string, fields: Partial<UserJudgment> = {}): UserJudgment {
  const [before, judgment] = [aJudgment('old'), aJudgment('new')]
  return { user: asUserId(user), revision: 1, before, judgment, ...fields }
}

/** That acme is told of what has turned. */
const told = (expected: number): JudgmentBatch['told'] => ({
  record: anOrganization('acme', { revision: expected + 1 }),
  expected,
  events: [anEvent(null, expected + 1)],
})

const asked = (basis: string, today = '2027-01-01', organization = acme): JudgmentQuestion => ({
  organization,
  basis,
  today: date(today),
})

const CLAIM = {
  now: '2027-01-01T09:00:00.000Z',
  leaseUntil: '2027-01-01T09:01:00.000Z',
  limit: 9,
}

/**
 * What users were found to be when they were last judged: counted and listed by it, and judged
 * again.
 */
export const judgmentCases: readonly StoreCase[] = [
  {
    id: 'judgments.written',
    title: 'lists and counts users by their judgment, written with the record',
    test: async (store) => {
      await given(store, [aUser('nothing')])
      const failing = [aChange('c1', '2027-02-01').id]
      await commit(store, [
        insert(aUser('a', { holdings }), aJudgment('old')),
        insert(aUser('b', { holdings }), aJudgment('new', { out: true })),
        insert(aUser('c', { holdings }), aJudgment('old', { out: true, failing })),
        insert(aUser('d'), aJudgment('old', { failing })),
      ])
      const expected = [
        [{ outOfCompliance: true }, ['b', 'c']],
        [{ willFail: true }, ['c', 'd']],
        [{ outOfCompliance: true, willFail: true }, ['c']],
      ] as const
      for (const [filter, ids] of expected) {
        const page = await store.listUsers(acme, { ...filter, limit: 9 })
        equal(
          page.map(({ id }) => id),
          ids,
          `users by ${JSON.stringify(filter)}`,
        )
        equal(
          await store.countUsers(acme, filter),
          ids.length,
          `how many users by ${JSON.stringify(filter)}`,
        )
      }
      await commit(store, [replace(aUser('c', { holdings }), { holdings: [] })])
      for (const filter of [{ outOfCompliance: true }, { willFail: true }] as const)
        equal(
          await store.countUsers(acme, filter),
          1,
          `users by ${JSON.stringify(filter)}, after one of them has nothing to be judged`,
        )
    },
  },
  {
    id: 'judgments.stale',
    title: 'finds judgments of another basis, and those that may turn on the date or before',
    test: async (store) => {
      await given(store, [aUser('nothing')])
      const turning = { until: date('2027-01-03') }
      const leaver = aUser('c', { holdings })
      await commit(store, [
        insert(aUser('d', { holdings }), aJudgment('new', turning)),
        insert(aUser('a', { holdings }), aJudgment('old', turning)),
        insert(aUser('b', { holdings }), aJudgment('new')),
        insert(leaver, aJudgment('other')),
      ])
      const expected = [
        [asked('new'), ['a', 'c']],
        [asked('new', '2027-01-02'), ['a', 'c']],
        [asked('new', '2027-01-03'), ['a', 'c', 'd']],
        [asked('old', '2027-01-04'), ['a', 'b', 'c', 'd']],
      ] as const
      for (const [question, ids] of expected) {
        const found = await store.listStale(question, 9)
        const what = `of basis ${question.basis} on ${question.today}`
        equal(
          found.map(({ record }) => record.id),
          ids,
          `users with a stale judgment, by id, ${what}`,
        )
        equal(await store.countStale([question]), [ids.length], `how many users, ${what}`)
      }
      const [first, ...more] = await store.listStale(asked('new', '2027-01-03'), 1)
      const user = { ...stored(aUser('a', { holdings })), judgment: aJudgment('old', turning) }
      equal(first, user, 'the first of them, with all that is stored')
      equal(more, [], 'further ones, beyond the limit')
      await commit(store, [remove(leaver)])
      equal(await store.countStale([asked('new')]), [1], 'how many users, without one deleted')
    },
  },
  {
    id: 'judgments.stale_of_each',
    title: 'counts stale judgments of each organization by its own question',
    test: async (store) => {
      const other = asOrganizationId('other')
      await given(store, [])
      await given(store, [], anOrganization('other'))
      const [own, others] = [
        aUser('a', { holdings }),
        aUser('a', { holdings, organization: other }),
      ]
      await commit(store, [insert(own, aJudgment('old'))])
      await commit(
        store,
        [
          insert(others, aJudgment('new')),
          insert({ ...others, id: asUserId('b'), email: 'b@acme.example' }, aJudgment('old')),
        ],
        { organization: 'other' },
      )
      equal(
        await store.countStale([
          asked('old', '2027-01-01', other),
          asked('new'),
          asked('old'),
          asked('none', '2027-01-01', other),
          asked('none', '2027-01-01', asOrganizationId('nowhere')),
        ]),
        [1, 1, 0, 2, 0],
        'users with a stale judgment, for each question',
      )
      equal(await store.countStale([]), [], 'counts for no question')
      const [found, ...more] = await store.listStale(asked('old', '2027-01-01', other), 9)
      equal(found?.record, others, 'the user of the other organization')
      equal(more, [], 'further ones')
    },
  },
  {
    id: 'judgments.saved',
    title: 'writes judgments alone, without a new revision, and tells what has turned',
    test: async (store) => {
      const leaver = aUser('a', {
        holdings,
        changes: [aChange('c1', '2027-02-01', { kind: 'remove' })],
      })
      await given(store, [aUser('c')])
      await commit(store, [
        insert(leaver, aJudgment('old', { bookings: [basic('2027-02-01', -1)] })),
        insert(aUser('b'), aJudgment('old', { out: true })),
      ])
      const failing = [aChange('c1', '2027-02-01').id]
      const judgments = [
        judged('a', {
          before: aJudgment('old', { bookings: [basic('2027-02-01', -1)] }),
          judgment: aJudgment('new', { out: true, failing, bookings: [basic('2027-02-02', 1)] }),
        }),
        judged('b', { before: aJudgment('old', { out: true }), judgment: null }),
        judged('c', { before: null, judgment: null }),
      ]
      const batch = { organization: acme, judgments, told: told(1) }
      equal(await store.saveJudgments(batch), 'written', 'saving judgments')
      equal(
        await store.listUsers(acme, { outOfCompliance: true, willFail: true, limit: 9 }),
        [leaver],
        'users out of compliance of whom something fails',
      )
      equal((await load(store, 'a')).revision, 1, 'the revision of a user')
      equal(
        await store.listBookings(acme, ['basic']),
        [{ license: 'basic', date: '2027-02-02', taken: 1, freed: 0 }],
        'what is booked',
      )
      equal((await store.loadOrganization(acme))?.revision, 2, 'the revision of the organization')
      equal(
        await store.readEvents(acme, null, { limit: 9 }),
        [anEvent(null, 2)],
        'the events of the organization',
      )
      equal(
        (await store.claimEvents(CLAIM)).map(({ event }) => event),
        [anEvent(null, 2)],
        'the events that wait for delivery',
      )
      equal(await store.countStale([asked('new')]), [0], 'how many judgments are stale')
    },
  },
  ...(
    [
      ['user', 'of a user who is another by now', { revision: 7 }, 1],
      ['judgment', 'over a judgment that is another by now', { before: aJudgment('other') }, 1],
      [
        'bookings',
        'over a judgment that says something else by now',
        { before: aJudgment('old', { bookings: [basic('2027-02-01', 1)] }) },
        1,
      ],
      ['organization', 'told to an organization that is another by now', {}, 7],
      ['nobody', 'of a user who is not there', { user: asUserId('nobody') }, 1],
    ] as const
  ).map(([id, what, fields, expected]): StoreCase => ({
    id: `judgments.compared.${id}`,
    title: `writes no judgment ${what}, and nothing that was to be written with it`,
    test: async (store) => {
      await given(store, [])
      await commit(store, [
        insert(aUser('a', { holdings }), aJudgment('old')),
        insert(aUser('b', { holdings }), aJudgment('old')),
      ])
      const judgments = [judged('a'), judged('b', fields)]
      equal(
        await store.saveJudgments({ organization: acme, judgments, told: told(expected) }),
        'stale',
        'saving judgments',
      )
      equal(await store.countStale([asked('new')]), [2], 'judgments that are as before')
      equal(await store.readEvents(acme, null, { limit: 9 }), [], 'events')
      equal((await store.loadOrganization(acme))?.revision, 1, 'the revision of the organization')
    },
  })),
  {
    id: 'judgments.own',
    title: 'writes judgments to the users of their organization',
    test: async (store) => {
      const other = asOrganizationId('other')
      await given(store, [])
      await given(store, [], anOrganization('other'))
      const others = aUser('a', { holdings, organization: other })
      await commit(store, [insert(aUser('a', { holdings }), aJudgment('old'))])
      await commit(store, [insert(others, aJudgment('old'))], { organization: 'other' })
      const judgments = [
        judged('a', {
          judgment: aJudgment('new', { out: true, bookings: [basic('2027-02-01', 1)] }),
        }),
      ]
      await store.saveJudgments({ organization: acme, judgments, told: null })
      equal(
        [
          await store.countUsers(acme, { outOfCompliance: true }),
          await store.countUsers(other, { outOfCompliance: true }),
        ],
        [1, 0],
        'users out of compliance, in the organization and in another one',
      )
      equal(await store.listBookings(other, ['basic']), [], 'what is booked in another one')
      const nowhere = asOrganizationId('nowhere')
      equal(
        await store.saveJudgments({ organization: nowhere, judgments, told: null }),
        'stale',
        'saving judgments of an organization that is not there',
      )
    },
  },
  {
    id: 'judgments.once',
    title: 'tells what has turned once, of many who find it out at once',
    needs: 'concurrency',
    test: async (store) => {
      await given(store, [])
      await commit(store, [insert(aUser('a', { holdings }), aJudgment('old'))])
      const judgments = [judged('a', { judgment: aJudgment('new', { out: true }) })]
      const outcomes = await Promise.all(
        Array.from({ length: 8 }, () =>
          store.saveJudgments({ organization: acme, judgments, told: told(1) }),
        ),
      )
      equal(outcomes.filter((outcome) => outcome === 'written').length, 1, 'who wrote it')
      equal((await store.readEvents(acme, null, { limit: 9 })).length, 1, 'events')
    },
  },
  {
    id: 'pages.count',
    title: 'counts every user that a filter names, of its own organization',
    test: async (store) => {
      const records = Array.from({ length: 30 }, (_, index) =>
        aUser(`u${index}`, index < 20 ? { holdings: [aHolding('basic')] } : {}),
      )
      await given(store, records)
      equal(await store.countUsers(acme, {}), 30, 'users')
      equal(await store.countUsers(acme, { license: 'basic' }), 20, 'users with the license')
      equal(
        await store.countUsers(asOrganizationId('other'), {}),
        0,
        'users of another organization',
      )
    },
  },
]
