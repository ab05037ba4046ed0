/** Cases: lists, filters and pages. */
import type {
  ChangePageRequest,
  ListedChange,
  SeatlineStore,
  UserFilter,
} from '../../storage/port.js'
import type { UserRecord } from '../../timeline/record/record.js'
import { equal, holds, neverEnds } from './assertions.js'
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
  users,
} from './samples.js'

const acme = asOrganizationId('acme')

async function allUsers(
  store: SeatlineStore,
  limit: number,
  filter: UserFilter = {},
  between = () => Promise.resolve(),
) {
  const found: UserRecord[] = []
  for (let round = 0; round < 200; round++) {
    const after = found.at(-1)?.id
    const page = await store.listUsers(acme, {
      ...filter,
      limit,
      ...(after === undefined ? {} : { after }),
    })
    found.push(...page)
    if (page.length < limit) return found.map(({ id }) => id as string)
    await between()
  }
  return neverEnds('reading pages')
}

async function allChanges(
  store: SeatlineStore,
  page: ChangePageRequest,
  between = () => Promise.resolve(),
) {
  const found: ListedChange[] = []
  for (let round = 0; round < 200; round++) {
    const last = found.at(-1)
    const after = last && {
      effectiveDate: last.effectiveDate,
      user: last.user,
      change: last.change.id,
    }
    const next = await store.listChanges(acme, {
      ...page,
      ...(after === undefined ? {} : { after }),
    })
    found.push(...next)
    if (next.length < page.limit)
      return found.map(({ user, effectiveDate, change }) => `${effectiveDate} ${user} ${change.id}`)
    await between()
  }
  return neverEnds('reading pages')
}

/** Pages: ordered by key, complete, and stable while others write. */
export const pageCases: readonly StoreCase[] = [
  {
    id: 'pages.users',
    title: 'lists users by id, as characters are numbered, whatever the size of the page',
    test: async (store) => {
      const ids = ['B', 'a', 'b-2', 'b.1', 'b', 'u10', 'u9', 'A', 'b_1', '0', 'b:1', 'b@1', 'b+1']
      await given(
        store,
        ids.map((id, index) => aUser(id, { email: `e${index}@acme.example` })),
      )
      for (const limit of [1, 4, ids.length, 100])
        equal(await allUsers(store, limit), [...ids].sort(), `ids, ${limit} a page`)
    },
  },
  {
    id: 'pages.user_filters',
    title: 'lists the users that a filter names',
    test: async (store) => {
      const failure = { on: date('2027-01-01'), conflicts: [] }
      await given(store, [
        aUser('a', { firstName: 'Örjan', department: 'Sales', holdings: [aHolding('basic')] }),
        aUser('b', {
          surname: 'öberg',
          department: 'sales',
          changes: [aChange('c', '2027-02-01')],
        }),
        aUser('c', {
          email: 'Öst@acme.example',
          changes: [aChange('c', '2027-01-01', { status: 'failed', failure })],
        }),
        aUser('d', { firstName: 'Björn 100%', holdings: [aHolding('mail')] }),
      ])
      const expected: readonly (readonly [UserFilter, readonly string[]])[] = [
        [{ search: 'ÖR' }, ['a']],
        [{ search: 'ö' }, ['a', 'b', 'c']],
        [{ search: '%' }, []],
        [{ search: 'björn 100%' }, ['d']],
        [{ department: 'Sales' }, ['a']],
        [{ license: 'basic' }, ['a']],
        [{ changes: 'scheduled' }, ['b']],
        [{ changes: 'failed' }, ['c']],
        [{ search: 'ö', license: 'basic', changes: 'failed' }, []],
      ]
      for (const [filter, ids] of expected)
        equal(await allUsers(store, 1, filter), ids, `users by ${JSON.stringify(filter)}`)
    },
  },
  {
    id: 'pages.users_under_writes',
    title: 'shows every user that stays exactly once, while others come and go between pages',
    test: async (store) => {
      const records = users(20)
      await given(store, records)
      let round = 0
      const ids = await allUsers(store, 4, {}, async () => {
        const [gone, changed] = [records[round * 4 + 1], records[round * 4 + 2]]
        holds(gone !== undefined && changed !== undefined, 'there are more pages than users fill')
        await commit(store, [
          insert(aUser(`a${round}`)),
          insert(aUser(`b${round}`)),
          remove(gone),
          replace(changed, { surname: 'Changed' }),
        ])
        round += 1
      })
      equal(
        ids,
        records.map(({ id }) => id),
        'users of all pages',
      )
    },
  },
  {
    id: 'pages.changes',
    title: 'lists changes by effective date, user and change, whatever the size of the page',
    test: async (store) => {
      const override = { date: date('2027-02-02'), dated: 5 }
      const failure = { on: date('2027-01-15'), conflicts: [] }
      await given(store, [
        aUser('u2', {
          changes: [
            aChange('c10', '2027-02-01'),
            aChange('c9', '2027-02-01'),
            aChange('C', '2027-02-01'),
          ],
        }),
        aUser('u1', {
          override,
          changes: [aChange('a', '2027-03-01'), aChange('b', '2027-02-01', { dated: 6 })],
        }),
        aUser('U', {
          email: 'x@acme.example',
          changes: [aChange('a', '2027-01-10', { status: 'failed', failure })],
        }),
      ])
      const all = [
        '2027-01-15 U a',
        '2027-02-01 u1 b',
        '2027-02-01 u2 C',
        '2027-02-01 u2 c10',
        '2027-02-01 u2 c9',
        '2027-02-02 u1 a',
      ]
      for (const limit of [1, 2, 5, 6, 100])
        equal(await allChanges(store, { limit }), all, `changes, ${limit} a page`)
    },
  },
  {
    id: 'pages.change_filters',
    title: 'lists changes by status, license and dates, `until` not included',
    test: async (store) => {
      const failure = { on: date('2027-02-02'), conflicts: [] }
      const changes = [
        aChange('a', '2027-02-01'),
        aChange('b', '2027-01-20', { status: 'failed', failure, license: 'mail' }),
        aChange('c', '2027-02-03', { license: 'mail' }),
      ]
      await given(store, [aUser('u', { changes })])
      const [a, b, c] = ['2027-02-01 u a', '2027-02-02 u b', '2027-02-03 u c']
      equal(await allChanges(store, { limit: 1, status: 'failed' }), [b], 'failed ones')
      equal(await allChanges(store, { limit: 1, licenses: ['mail'] }), [b, c], 'by license')
      equal(await allChanges(store, { limit: 1, licenses: [] }), [], 'of no license')
      equal(await allChanges(store, { limit: 1, from: date('2027-02-02') }), [b, c], 'from a date')
      equal(await allChanges(store, { limit: 1, until: date('2027-02-02') }), [a], 'until a date')
    },
  },
  {
    id: 'pages.changes_under_writes',
    title: 'shows every change that stays exactly once, while others come and go between pages',
    test: async (store) => {
      const records = users(12, () => ({ changes: [aChange('c', '2027-02-01')] }))
      await given(store, records)
      let round = 0
      const listed = await allChanges(store, { limit: 3 }, async () => {
        const gone = records[round * 3]
        holds(gone !== undefined, 'there are more pages than changes fill')
        await commit(store, [
          insert(aUser(`a${round}`, { changes: [aChange('c', '2027-02-01')] })),
          remove(gone),
        ])
        round += 1
      })
      equal(
        listed,
        records.map(({ id }) => `2027-02-01 ${id} c`),
        'changes of all pages',
      )
    },
  },
]
