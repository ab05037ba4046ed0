/** Cases: organizations, and nothing crossing between them. */
import { answersOf, repeatable } from './answers.js'
import { equal, rejects } from './assertions.js'
import type { StoreCase } from './case.js'
import {
  aChange,
  aHolding,
  aNumber,
  anEvent,
  anOrganization,
  aUser,
  commit,
  date,
  given,
  insert,
  load,
  asOrganizationId,
  replace,
  asUserId,
} from './samples.js'

const acme = asOrganizationId('acme')
const other = asOrganizationId('other')

/** Organizations: written by revision, and nothing crosses from one to another. */
export const organizationCases: readonly StoreCase[] = [
  {
    id: 'organization.as_written',
    title: 'gives an organization back as it was written, and null for one that is not there',
    test: async (store) => {
      const record = anOrganization('acme', {
        timeZone: 'Pacific/Apia',
        capabilities: [{ capability: 'roaming', from: date('2027-02-01'), until: null }],
        seatLimits: [
          { license: 'basic', limit: 0, from: date('1900-01-01'), until: date('9999-12-31') },
        ],
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
      equal(
        await store.saveOrganization({ ...record, country: 'NO' }, null, []),
        'stale',
        'a new one with the same id',
      )
      equal(
        await store.saveOrganization({ ...record, country: 'NO', revision: 2 }, 1, []),
        'written',
        'the next revision',
      )
      equal(
        await store.saveOrganization({ ...record, country: 'DK', revision: 2 }, 1, [
          anEvent(null, 2),
        ]),
        'stale',
        'a revision that has gone',
      )
      equal((await store.loadOrganization(acme))?.country, 'NO', 'what was written')
      equal(
        (await store.readEvents(acme, null, { limit: 9 })).length,
        1,
        'events of writes that were refused are not kept: events',
      )
    },
  },
  {
    id: 'organization.reached_never_back',
    title: 'never moves the date that an organization has reached back',
    test: async (store) => {
      await given(store, [])
      const seen = await store.loadOrganization(acme)
      await store.processDue({
        organization: acme,
        today: date('2027-03-01'),
        limit: 10,
        decide: () => [],
      })
      equal((await store.loadOrganization(acme))?.reached, '2027-03-01', 'the date reached')
      await store.processDue({
        organization: acme,
        today: date('2027-02-01'),
        limit: 10,
        decide: () => [],
      })
      equal(
        (await store.loadOrganization(acme))?.reached,
        '2027-03-01',
        'the date reached, after a slow clock',
      )
      equal(
        await store.saveOrganization({ ...anOrganization(), ...seen, revision: 2 }, 1, []),
        'written',
        'a write by one who saw the earlier date',
      )
      equal(
        (await store.loadOrganization(acme))?.reached,
        '2027-03-01',
        'the date reached, after that write',
      )
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
      equal(
        await load(store, 'anna', 'other'),
        theirs,
        'the user of the other organization, after a write to ours',
      )
      equal(
        await store.readEvents(other, ours.id, { limit: 9 }),
        [],
        'events of the other organization',
      )
      await commit(store, [{ kind: 'delete', id: ours.id, expected: 2, events: [] }])
      equal(
        await load(store, 'anna', 'other'),
        theirs,
        'the user of the other organization, after ours was deleted',
      )
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
      const record = aUser('anna', {
        organization: other,
        numbers: [aNumber('+46701234567')],
        changes: [aChange('c1', '2027-02-01')],
      })
      await given(store, [])
      await given(store, [record], anOrganization('other'))
      equal(
        await store.loadUsers(acme, [asUserId('anna')]),
        [null],
        'a user of another organization',
      )
      equal(await store.listUsers(acme, { limit: 9 }), [], 'users')
      equal(await store.listChanges(acme, { limit: 9 }), [], 'changes')
      const found = await store.findUsers(acme, {
        emails: ['anna@acme.example'],
        numbers: ['+46701234567'],
      })
      equal(found, { emails: new Map(), numbers: new Map() }, 'holders')
      equal(
        await store.countSeats(acme, ['basic'], date('2027-12-31')),
        [{ license: 'basic', held: 0, toBeTaken: 0, toBeFreed: 0, wanted: 0 }],
        'seats',
      )
      const due = await store.processDue({
        organization: acme,
        today: date('2027-12-31'),
        limit: 9,
        decide: () => [],
      })
      equal(due, { settled: 0, stale: 0, more: false }, 'due')
    },
  },
  {
    id: 'organization.deleted',
    title: 'deletes an organization with everything of it, and nothing of another',
    test: async (store) => {
      const numbers = [aNumber('+46701234567')]
      const ours = aUser('anna', {
        numbers,
        holdings: [aHolding('basic')],
        changes: [aChange('c1', '2027-02-01')],
      })
      const theirs = { ...ours, organization: other }
      await given(store, [aUser('bo')])
      await given(store, [theirs], anOrganization('other'))
      await commit(store, [{ kind: 'delete', id: asUserId('bo'), expected: 1, events: [] }])
      await store.commit(repeatable([insert(ours, [anEvent('anna', 1)])], answersOf([{}])))
      equal(
        await store.deleteOrganization(acme, 2, anEvent(null, 2)),
        'stale',
        'deleting a revision that is not there',
      )
      equal(
        await store.deleteOrganization(asOrganizationId('nobody'), 1, anEvent(null, 2, 'nobody')),
        'stale',
        'deleting what is not there',
      )
      equal(await load(store, 'anna'), ours, 'the user, before')
      equal(await store.deleteOrganization(acme, 1, anEvent(null, 2)), 'deleted', 'deleting it')
      equal(await store.loadOrganization(acme), null, 'the organization')
      equal(await store.loadUsers(acme, [ours.id]), [null], 'the user')
      equal(await store.listUsers(acme, { limit: 9 }), [], 'users')
      equal(await store.listChanges(acme, { limit: 9 }), [], 'changes')
      equal(
        (await store.findUsers(acme, { emails: [ours.email], numbers: ['+46701234567'] })).emails
          .size,
        0,
        'holders',
      )
      const seats = await store.countSeats(acme, ['basic'], date('2027-12-31'))
      equal(seats, [{ license: 'basic', held: 0, toBeTaken: 0, toBeFreed: 0, wanted: 0 }], 'seats')
      equal(await store.readEvents(acme, ours.id, { limit: 9 }), [], 'history')
      equal(await store.loadAnswers(acme, 'plan/1', ['s0']), null, 'answers')
      equal(
        await store.dueOrganizations({ onOrBefore: date('2027-12-31'), limit: 9 }),
        [await store.loadOrganization(other)],
        'due',
      )
      equal(await load(store, 'anna', 'other'), theirs, 'the user of the other organization')
    },
  },
  {
    id: 'organization.deleted_told',
    title: 'delivers the event that tells of a deletion, and no other of what was deleted',
    test: async (store) => {
      const claim = (hour: string) =>
        store.claimEvents({
          now: `2027-01-01T${hour}:00:00.000Z`,
          leaseUntil: `2027-01-01T${hour}:30:00.000Z`,
          limit: 9,
        })
      await given(store, [])
      await commit(store, [
        insert(aUser('anna'), [anEvent('anna', 1)]),
        insert(aUser('bo'), [anEvent('bo', 1)]),
      ])
      const before = await claim('01')
      equal(await store.deleteOrganization(acme, 1, anEvent(null, 2)), 'deleted', 'deleting it')
      await store.acknowledgeEvents(before.map(({ receipt }) => receipt))
      const after = await claim('02')
      equal(
        after.map(({ event }) => event),
        [anEvent(null, 2)],
        'events that wait',
      )
      await store.acknowledgeEvents(after.map(({ receipt }) => receipt))
      equal(await claim('03'), [], 'events, once it was acknowledged')
    },
  },
  {
    id: 'organization.created_again',
    title:
      'takes an organization under the id of one that was deleted, with users under the same ids',
    test: async (store) => {
      await given(store, [aUser('anna')])
      await commit(store, [
        { kind: 'delete', id: asUserId('anna'), expected: 1, events: [anEvent('anna', 1)] },
      ])
      await store.deleteOrganization(acme, 1, anEvent(null, 2))
      const again = anOrganization('acme', { revision: 3, country: 'NO' })
      equal(await store.saveOrganization(again, null, [anEvent(null, 3)]), 'written', 'creating it')
      equal(await store.loadOrganization(acme), again, 'the organization')
      const created = await commit(store, [insert(aUser('anna'), [anEvent('anna', 1)])])
      equal(created, [{ status: 'written' }], 'creating a user')
      equal(
        (await store.readEvents(acme, asUserId('anna'), { limit: 9 })).length,
        1,
        'events of the user',
      )
      const claimed = await store.claimEvents({
        now: '2027-01-01T00:00:00.000Z',
        leaseUntil: '2027-01-01T01:00:00.000Z',
        limit: 9,
      })
      const numbers = claimed.map(({ event }) => `${event.user ?? 'itself'} ${event.number}`)
      equal(numbers.sort(), ['anna 1', 'itself 2'], 'events that wait first')
    },
  },
  {
    id: 'organization.list',
    title: 'lists all organizations by id, page by page',
    test: async (store) => {
      for (const id of ['b', 'a', 'B', 'c'])
        await store.saveOrganization(anOrganization(id), null, [])
      const ids = async (page: Parameters<typeof store.listOrganizations>[0]) =>
        (await store.listOrganizations(page)).map(({ id }) => id)
      equal(await ids({ limit: 9 }), ['B', 'a', 'b', 'c'], 'all of them')
      equal(await ids({ limit: 2 }), ['B', 'a'], 'the first page')
      equal(await ids({ limit: 2, after: 'a' }), ['b', 'c'], 'the second page')
      equal(await ids({ limit: 2, after: 'c' }), [], 'the page after the last')
    },
  },
  {
    id: 'organization.commit_unknown',
    title: 'refuses a batch for an organization that is not there',
    test: async (store) => {
      await rejects(commit(store, [insert(aUser('anna'))]), 'organization_unknown', 'writing')
      await given(store, [])
      equal(await store.listUsers(acme, { limit: 9 }), [], 'users, once it is there')
    },
  },
  {
    id: 'organization.due_unknown',
    title: 'refuses to settle an organization that is not there',
    test: async (store) => {
      const settled = store.processDue({
        organization: asOrganizationId('nobody'),
        today: date('2027-02-01'),
        limit: 9,
        decide: () => [],
      })
      await rejects(settled, 'organization_unknown', 'settling it')
    },
  },
]
