/** Cases: judgments of compliance. */
import type { UserFilter } from '../../storage/port.js'
import type { UserRecord } from '../../timeline/record/record.js'
import { equal } from './assertions.js'
import type { StoreCase } from './case.js'
import {
  aHolding,
  aUser,
  commit,
  given,
  load,
  asOrganizationId,
  replace,
  stored,
  asUserId,
} from './samples.js'

const acme = asOrganizationId('acme')
const judged = (record: UserRecord, basis: string, out: boolean) => ({
  ...stored(record),
  judgment: { basis, out },
})
const insert = (record: UserRecord, basis: string, out: boolean) =>
  ({ kind: 'insert', user: judged(record, basis, out), events: [] }) as const

/**
 * What users were found to be when they were last judged: counted and listed by it, and judged
 * again.
 */
export const judgmentCases: readonly StoreCase[] = [
  {
    id: 'judgments.written',
    title: 'lists and counts users by their last judgment, written with the record',
    test: async (store) => {
      await given(store, [aUser('nothing')])
      const holdings = [aHolding('basic')]
      await commit(store, [
        insert(aUser('a', { holdings }), 'old', false),
        insert(aUser('b', { holdings }), 'new', true),
        insert(aUser('c', { holdings }), 'old', true),
      ])
      const expected: readonly (readonly [UserFilter, readonly string[]])[] = [
        [{ outOfCompliance: true }, ['b', 'c']],
        [{ judgedOtherThan: 'new' }, ['a', 'c']],
        [{ judgedOtherThan: 'middle' }, ['a', 'b', 'c']],
        [{ outOfCompliance: true, judgedOtherThan: 'new' }, ['c']],
      ]
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
      equal(
        await store.countUsers(acme, { outOfCompliance: true }),
        1,
        'users out of compliance, after one of them holds nothing',
      )
    },
  },
  {
    id: 'judgments.saved',
    title:
      'writes judgments alone, without a new revision, and none of a record that is another by now',
    test: async (store) => {
      const holdings = [aHolding('basic')]
      await given(store, [aUser('a', { holdings }), aUser('b', { holdings }), aUser('c')])
      const judgment = { basis: 'new', out: true }
      const written = await store.saveJudgments(acme, [
        { user: asUserId('a'), revision: 1, judgment },
        { user: asUserId('b'), revision: 7, judgment },
        { user: asUserId('c'), revision: 1, judgment: null },
        { user: asUserId('nobody'), revision: 1, judgment },
      ])
      equal(written, 2, 'judgments written')
      const page = await store.listUsers(acme, { outOfCompliance: true, limit: 9 })
      equal(page, [aUser('a', { holdings })], 'users out of compliance')
      equal((await load(store, 'a')).revision, 1, 'the revision')
      await store.saveJudgments(acme, [
        { user: asUserId('a'), revision: 1, judgment: { basis: 'newer', out: false } },
      ])
      equal(
        await store.countUsers(acme, { outOfCompliance: true }),
        0,
        'users out of compliance, judged again',
      )
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
