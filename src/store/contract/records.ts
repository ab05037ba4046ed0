/** Cases: records come back as they were written. */
import type { E164 } from '../../core/phone-number.js'
import type { Attributes } from '../../core/user.js'
import { answersOf, repeatable } from './answers.js'
import { equal } from './assertions.js'
import type { StoreCase } from './case.js'
import {
  aChange,
  aHolding,
  anEvent,
  aNumber,
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
const NUMBER = '+46701234567' as E164 // of the right shape

/** Records come back as they were written. */
export const recordCases: readonly StoreCase[] = [
  {
    id: 'record.as_written',
    title: 'gives a record with everything in it back as it was written',
    test: async (store) => {
      const failure = {
        on: date('2027-01-01'),
        conflicts: [{ code: 'license_unknown', license: 'gone' }],
      } as const
      const record = aUser('anna', {
        department: 'Sales',
        attributes: { grade: 3, share: 0.1, large: 1e21, small: 5e-324, remote: false, note: '' },
        sequence: 7,
        numbers: [
          aNumber(NUMBER),
          {
            number: '+46812345678' as E164,
            type: 'landline',
            status: 'porting',
            on: date('2027-05-01'),
          }, // of the right shape
          // of the right shape
          { number: '+46812345679' as E164, type: 'landline', status: 'foreign' },
        ],
        // of the right shape
        swaps: [{ from: NUMBER, to: '+46812345678' as E164, on: date('2027-06-01') }],
        holdings: [{ ...aHolding('basic'), details: { mobile: NUMBER } }, aHolding('mail')],
        changes: [
          aChange('c2', '2027-04-01'),
          aChange('c1', '2027-03-01', { status: 'failed', failure }),
        ],
        override: { date: date('2027-04-15'), dated: 6 },
      })
      await given(store, [record])
      equal(await load(store, 'anna'), record, 'the record')
    },
  },
  {
    id: 'record.null_or_absent',
    title: 'tells null, the empty text and what is absent apart',
    test: async (store) => {
      const empty = aUser('empty', { department: '' })
      const none = aUser('none', { department: null })
      await given(store, [empty, none])
      equal(await load(store, 'empty'), empty, 'a department that is an empty text')
      equal(await load(store, 'none'), none, 'a department that is null')
      await commit(store, [replace(empty, { department: null, attributes: { a: '' } })])
      equal((await load(store, 'empty')).department, null, 'a department set to null')
      await commit(store, [replace({ ...empty, revision: 2 }, { department: 'x', attributes: {} })])
      equal((await load(store, 'empty')).attributes, {}, 'attributes of which the last one went')
    },
  },
  {
    id: 'record.dates',
    title: 'keeps calendar dates as they were, whatever the time zone of the machine',
    test: async (store) => {
      const dates = [
        '1900-01-01',
        '1999-12-31',
        '2027-03-28',
        '2028-02-29',
        '2027-10-31',
        '9999-12-31',
      ]
      const changes = dates.map((on, index) => aChange(`c${index}`, on))
      await given(store, [aUser('anna', { settledThrough: date('1900-01-01'), changes })])
      equal(
        (await load(store, 'anna')).changes.map(({ ownDate }) => ownDate),
        dates,
        'dates of the record',
      )
      const listed = await store.listChanges(acme, { limit: 9 })
      equal(
        listed.map(({ effectiveDate }) => effectiveDate),
        [...dates].sort(),
        'dates of the list',
      )
    },
  },
  {
    id: 'record.text',
    title:
      'keeps texts of any script, 4-byte characters, quotes and names that mean something elsewhere',
    test: async (store) => {
      const attributes = JSON.parse(
        '{"__proto__": "x", "constructor": "y", "ключ": "значение 𝒳"}',
      ) as Attributes // as it is written
      const record = aUser('anna', {
        firstName: '𠮷野 👩‍👩‍👧',
        surname: `O'Brien "\\" %_ {a,b} \t$1`,
        email: 'zoë+𝒳@exämple.example',
        department: 'e\u0301 \u00e9 NULL',
        attributes,
      })
      await given(store, [record])
      equal(await load(store, 'anna'), record, 'the record')
      const page = await store.listUsers(acme, { search: '𠮷野', limit: 9 })
      equal(page.length, 1, 'users found by a name in 4-byte characters')
    },
  },
  {
    id: 'record.nul',
    title:
      'keeps NUL characters and half characters, in records, keys and replies, and takes none of them for nothing',
    test: async (store) => {
      const [nul, half] = ['Anna\u0000B', 'Anna\ud83dB']
      const fields = (text: string, id: string) => ({
        firstName: text,
        department: text,
        attributes: { [text]: text },
        email: `${text}@${id}`,
      })
      const records = [nul, half, 'AnnaB', 'Anna\u0001B'].map((text, index) =>
        aUser(`u${index}`, fields(text, 'acme.example')),
      )
      await given(store, records)
      for (const record of records) equal(await load(store, record.id), record, 'the record')
      const found = await store.findUsers(acme, {
        emails: records.map(({ email }) => email.toLowerCase()),
      })
      equal(
        [...found.emails.values()].sort(),
        ['u0', 'u1', 'u2', 'u3'],
        'holders of e-mails that differ in them',
      )
      for (const text of [nul, half]) {
        const page = await store.listUsers(acme, { search: text, department: text, limit: 9 })
        equal(
          page.map(({ firstName }) => firstName),
          [text],
          'users found by it',
        )
        await store.commit(
          repeatable(
            [],
            answersOf([{ subject: text, reply: text, write: null }], { key: text, hash: text }),
          ),
        )
        equal(
          await store.loadAnswers(acme, text, [text]),
          { hash: text, replies: new Map([[text, text]]) },
          'the answer',
        )
      }
      equal(await store.loadAnswers(acme, 'AnnaB', []), null, 'a new key')
    },
  },
  {
    id: 'record.sizes',
    title: 'keeps numbers beyond 32 bits, and replies of a megabyte',
    test: async (store) => {
      await given(store, [])
      const record = aUser('anna', { revision: 2 ** 40, sequence: 2 ** 41 })
      const [key, reply] = ['k'.repeat(200), 'ä'.repeat(500_000)]
      await store.commit(
        repeatable([insert(record, [anEvent('anna', 2 ** 40)])], answersOf([{ reply }], { key })),
      )
      equal(await load(store, 'anna'), record, 'the record')
      equal((await store.loadAnswers(acme, key, ['s0']))?.replies.get('s0'), reply, 'the reply')
      equal(
        (await store.readEvents(acme, record.id, { after: 2 ** 39, limit: 9 })).length,
        1,
        'events by number',
      )
      equal(
        (await commit(store, [replace(record, {}, [anEvent('anna', 2 ** 40 + 1)])]))[0]?.status,
        'written',
        'the outcome',
      )
    },
  },
  {
    id: 'record.long_texts',
    title: 'cuts nothing off long texts',
    test: async (store) => {
      const id = 'x'.repeat(128)
      const record = aUser(id, {
        firstName: 'é𝒳'.repeat(20_000),
        email: `${'a'.repeat(1_000)}@acme.example`,
      })
      await given(store, [record])
      equal(await load(store, id), record, 'the record')
      const { emails } = await store.findUsers(acme, { emails: [record.email] })
      equal(emails.get(record.email), id, 'the holder of a long e-mail')
    },
  },
  {
    id: 'record.many_changes',
    title: 'keeps 10,000 changes of one user, and lists every one',
    test: async (store) => {
      const changes = Array.from({ length: 10_000 }, (_, index) =>
        aChange(`c${index}`, index % 2 === 0 ? '2027-02-01' : '2027-03-01'),
      )
      const record = aUser('anna', { changes })
      await given(store, [record])
      equal((await load(store, 'anna')).changes.length, 10_000, 'changes of the record')
      const listed = await store.listChanges(acme, { limit: 20_000 })
      equal(new Set(listed.map(({ change }) => change.id)).size, 10_000, 'changes listed')
      await commit(store, [replace(record, { changes: [] })])
      equal(await store.listChanges(acme, { limit: 1 }), [], 'changes listed after all went')
    },
  },
  {
    id: 'record.many_users',
    title: 'takes 2,000 users in one batch and gives them back in the order asked for',
    test: async (store) => {
      const ids = Array.from({ length: 2_000 }, (_, index) => `u${index}`)
      await given(
        store,
        ids.map((id) => aUser(id)),
      )
      const asked = [...ids, 'nobody', 'u7'].reverse()
      const loaded = await store.loadUsers(acme, asked.map(asUserId))
      equal(
        loaded.map((record) => record?.id ?? null),
        asked.map((id) => (id === 'nobody' ? null : id)),
        'users loaded',
      )
    },
  },
  {
    id: 'record.own_copy',
    title: 'gives the record of an earlier read no new content when it is replaced',
    test: async (store) => {
      await given(store, [aUser('anna')])
      const before = await load(store, 'anna')
      await commit(store, [
        replace(before, { firstName: 'Anne' }, [anEvent('anna', 1)]),
        insert(aUser('bo')),
      ])
      equal(before.firstName, 'Anna', 'the first name read before')
      equal((await load(store, 'anna')).firstName, 'Anne', 'the first name read after')
    },
  },
]
