/** Cases: the department and attributes of users have dates, which are kept and come due. */
import type { DatedFact } from '../../core/user-facts.js'
import { atFacts } from '../../core/user-facts.js'
import type { DueQuestion, SeatlineStore } from '../../storage/port.js'
import type { Judgment } from '../../timeline/request/judgment.js'
import { equal } from './assertions.js'
import type { StoreCase } from './case.js'
import { aHolding, anEvent, aUser, commit, date, given, load, replace, stored } from './samples.js'
import { acme, TODAY } from './settling.js'

const FROM = date('2027-02-01')
const UNTIL = date('2027-03-01')

const aFact = (
  value: DatedFact['value'],
  fact: DatedFact['fact'] = 'attributes.role',
): DatedFact => ({ fact, value, from: FROM, until: UNTIL })

/** Settles as plainly as can be: the facts of the date are those of the profile. */
function decide({ users, through }: DueQuestion) {
  return users.map((record) =>
    replace(atFacts(record, through), { settledThrough: through }, [
      anEvent(record.id, record.revision),
    ]),
  )
}

/** Settles what is due up to a date, and gives the attributes that Anna has then. */
async function attributesOn(store: SeatlineStore, today = TODAY) {
  const request = { organization: acme, today, limit: 9, decide }
  const { settled } = await store.processDue(request)
  return [settled, (await load(store, 'anna')).attributes]
}

/** Dated facts are part of the record, and a record is due on their dates. */
export const factCases: readonly StoreCase[] = [
  {
    id: 'facts.as_written',
    title: 'gives dated facts back as they were written, and none where there are none',
    test: async (store) => {
      const facts: readonly DatedFact[] = [
        aFact('chief'),
        { ...aFact(null), from: UNTIL, until: null },
        { ...aFact(0), from: date('1900-01-01'), until: null },
        aFact(false, 'attributes.remote'),
        aFact('', 'attributes.__proto__'),
        aFact(1e21, 'attributes.a.b 𝒳'),
        aFact(null, 'department'),
      ]
      const anna = aUser('anna', { facts })
      await given(store, [anna, aUser('bo')])
      equal(await load(store, 'anna'), anna, 'the record of one who has dated facts')
      equal('facts' in (await load(store, 'bo')), false, 'whether one who has none has any')
      const [first = aFact(null)] = facts
      await commit(store, [replace(anna, { facts: [first] })])
      equal((await load(store, 'anna')).facts, [first], 'dated facts of which one is left')
      const { facts: _, ...plain } = { ...anna, revision: 2 }
      await commit(store, [replace(plain, {})])
      equal('facts' in (await load(store, 'anna')), false, 'whether any are there after all went')
    },
  },
  {
    id: 'facts.due',
    title: 'settles a user whose facts move, on the first date and on the end, without a change',
    test: async (store) => {
      const anna = aUser('anna', { attributes: { role: 'agent' }, facts: [aFact('chief')] })
      await given(store, [anna, aUser('bo')])
      equal(await attributesOn(store, date('2027-01-31')), [0, { role: 'agent' }], 'the day before')
      equal(await attributesOn(store), [1, { role: 'chief' }], 'the first date')
      equal(await attributesOn(store, date('2027-02-28')), [0, { role: 'chief' }], 'the last day')
      equal(await attributesOn(store, UNTIL), [1, { role: 'agent' }], 'the end')
      equal(await attributesOn(store, date('2028-01-01')), [0, { role: 'agent' }], 'a year later')
    },
  },
  {
    id: 'facts.not_yet',
    title: 'lists users by the department of the profile, not by one that is to come',
    test: async (store) => {
      const facts = [aFact('IT', 'department')]
      await given(store, [aUser('anna', { department: 'Sales', facts })])
      const listed = async (department: string) =>
        (await store.listUsers(acme, { department, limit: 9 })).map(({ id }) => id)
      equal(await listed('Sales'), ['anna'], 'users of the department')
      equal(await listed('IT'), [], 'users of the department that is to come')
      await store.processDue({ organization: acme, today: TODAY, limit: 9, decide })
      equal(await listed('IT'), ['anna'], 'users of the department once it has come')
      equal(await listed('Sales'), [], 'users of the department before')
    },
  },
  {
    id: 'facts.judged',
    title: 'finds the judgment of a user stale from the date on which facts turn it',
    test: async (store) => {
      await given(store, [])
      const judgment: Judgment = {
        basis: 'now',
        until: FROM,
        out: false,
        failing: [],
        bookings: [],
      }
      const anna = aUser('anna', { holdings: [aHolding('basic')], facts: [aFact('chief')] })
      const user = { ...stored(anna), judgment }
      await commit(store, [{ kind: 'insert', user, events: [] }])
      const asked = (today: string) => ({ organization: acme, basis: 'now', today: date(today) })
      equal(await store.listStale(asked('2027-01-31'), 9), [], 'stale judgments on the day before')
      equal(await store.listStale(asked(FROM), 9), [user], 'the stale one on the date, whole')
    },
  },
]
