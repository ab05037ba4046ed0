import { equal, rejects } from './assertions.js'
import {
  aChange,
  aNumber,
  anEvent,
  anOrganization,
  aUser,
  commit,
  date,
  given,
  insert,
  load,
  organizationId,
  replace,
  userId,
} from './samples.js'
import type { StoreCase } from './store-contract.js'

const acme = organizationId('acme')
const other = organizationId('other')

/** Organizations: written by revision, and nothing crosses from one to another. */
export const organizationCases: readonly StoreCase[] = [
  {
    id: 'organization.as_written',
    title: 'gives an organization back as it was written, and null for one that is not there',
    test: async (store) => {
      const record = anOrganization('acme', {
        timeZone: 'Pacific/Apia',
        capabilities: [{ capability: 'roaming', from: date('2027-02-01'), until: null }],
        seatLimits: [{ license: 'basic', limit: 0, from: date('1900-01-01'), until: date('9999-12-31') }],
      })
      equal(await store.loadOrganization(acme), null, 'an organization that is not there')
      await store.saveOrganization(record, null, [])
      equal(await store.loadOrganization(acme), record, 'the organization')
    },
  },
  {
    id: 'organization.stale',
    title: 'refuses an organization that is there already, or whose revision is another',
    test: async (store) => {
      const record = anOrganization()
      equal(await store.saveOrganization(record, 1, []), 'stale', 'replacing one that is not there')
      equal(await store.saveOrganization(record, null, [anEvent(null, 1)]), 'written', 'a new one')
      equal(await store.saveOrganization({ ...record, country: 'NO' }, null, []), 'stale', 'a new one with the same id')
      equal(await store.saveOrganization({ ...record, country: 'NO', revision: 2 }, 1, []), 'written', 'the next revision')
      equal(
        await store.saveOrganization({ ...record, country: 'DK', revision: 2 }, 1, [anEvent(null, 2)]),
        'stale',
        'a revision that has gone',
      )
      equal((await store.loadOrganization(acme))?.country, 'NO', 'what was written')
      equal((await store.readEvents(acme, null, { limit: 9 })).length, 1, 'events of writes that were refused are not kept: events')
    },
  },
  {
    id: 'organization.reached_never_back',
    title: 'never moves the date that an organization has reached back',
    test: async (store) => {
      await given(store, [])
      const seen = await store.loadOrganization(acme)
      await store.processDue({ organization: acme, today: date('2027-03-01'), limit: 10, decide: () => [] })
      equal((await store.loadOrganization(acme))?.reached, '2027-03-01', 'the date reached')
      await store.processDue({ organization: acme, today: date('2027-02-01'), limit: 10, decide: () => [] })
      equal((await store.loadOrganization(acme))?.reached, '2027-03-01', 'the date reached, after a slow clock')
      equal(
        await store.saveOrganization({ ...anOrganization(), ...seen, revision: 2 }, 1, []),
        'written',
        'a write by one who saw the earlier date',
      )
      equal((await store.loadOrganization(acme))?.reached, '2027-03-01', 'the date reached, after that write')
    },
  },
  {
    id: 'organization.same_ids',
    title: 'keeps organizations apart that use the same ids, e-mails, numbers and keys',
    test: async (store) => {
      const numbers = [aNumber('+46701234567')]
      const ours = aUser('anna', { numbers, changes: [aChange('c1', '2027-02-01')] })
      const theirs = { ...ours, organization: other, firstName: 'Other' }
      await given(store, [ours])
      await given(store, [theirs], anOrganization('other'))
      equal(await load(store, 'anna', 'other'), theirs, 'the user of the other organization')
      await commit(store, [replace(ours, { firstName: 'Changed' }, [anEvent('anna', 1)])])
      equal(await load(store, 'anna', 'other'), theirs, 'the user of the other organization, after a write to ours')
      equal(await store.readEvents(other, ours.id, { limit: 9 }), [], 'events of the other organization')
      await commit(store, [{ kind: 'delete', id: ours.id, expected: 2, events: [] }])
      equal(await load(store, 'anna', 'other'), theirs, 'the user of the other organization, after ours was deleted')
      equal(
        (await store.findUsers(other, { numbers: ['+46701234567'] })).numbers.size,
        1,
        'holders of the number in the other organization',
      )
    },
  },
  {
    id: 'organization.lists_own_only',
    title: 'lists, counts, finds and settles nothing of another organization',
    test: async (store) => {
      const record = aUser('anna', { organization: other, numbers: [aNumber('+46701234567')], changes: [aChange('c1', '2027-02-01')] })
      await given(store, [])
      await given(store, [record], anOrganization('other'))
      equal(await store.loadUsers(acme, [userId('anna')]), [null], 'a user of another organization')
      equal(await store.listUsers(acme, { limit: 9 }), [], 'users')
      equal(await store.listChanges(acme, { limit: 9 }), [], 'changes')
      const found = await store.findUsers(acme, { emails: ['anna@acme.example'], numbers: ['+46701234567'] })
      equal(found, { emails: new Map(), numbers: new Map() }, 'holders')
      equal(
        await store.countSeats(acme, ['basic'], date('2027-12-31')),
        [{ license: 'basic', held: 0, toBeTaken: 0, toBeFreed: 0 }],
        'seats',
      )
      const due = await store.processDue({ organization: acme, today: date('2027-12-31'), limit: 9, decide: () => [] })
      equal(due, { settled: 0, stale: 0, more: false }, 'due')
    },
  },
  {
    id: 'organization.same_key',
    title: 'takes the same idempotency key in two organizations for two keys',
    test: async (store) => {
      await given(store, [])
      await given(store, [], anOrganization('other'))
      const batch = { mode: 'each', seatLimits: {}, key: 'k', reply: '"acme"' } as const
      await store.commit({ ...batch, organization: acme, writes: [insert(aUser('anna'))] })
      const result = await store.commit({ ...batch, organization: other, writes: [insert(aUser('bo', { organization: other }))] })
      equal(result, { outcomes: [{ status: 'written' }], replayed: null }, 'the commit in the other organization')
    },
  },
  {
    id: 'organization.due_unknown',
    title: 'refuses to settle an organization that is not there',
    test: async (store) => {
      const settled = store.processDue({ organization: organizationId('nobody'), today: date('2027-02-01'), limit: 9, decide: () => [] })
      await rejects(settled, 'organization_unknown', 'settling it')
    },
  },
]
