/** Contract cases: what is written and read belongs to the caller. */
import type { E164 } from '../../core/phone-number.js'
import type { JudgmentQuestion } from '../../storage/judgments.js'
import type { DueQuestion, SeatlineStore, UserWrite } from '../../storage/port.js'
import type { Judgment } from '../../timeline/request/judgment.js'
import { answersOf, repeatable } from './answers.js'
import { equal } from './assertions.js'
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
  insert,
  asOrganizationId,
  replace,
  stored,
  asUserId,
} from './samples.js'
import { vandalize } from './vandal.js'

const acme = asOrganizationId('acme')
const anna = asUserId('anna')
const NUMBER = '+46701234567' as E164 // of the right shape
const TODAY = date('2027-02-01')

/**
 * What is written and what is read belongs to the caller (rule E3): what is kept changes by a
 * write, and by nothing else.
 */
export const ownCases: readonly StoreCase[] = [
  {
    id: 'own.given',
    title:
      'keeps nothing that the caller can change: what was given may be changed as soon as it is answered',
    test: async (store) => {
      await write(store, vandalize)
      const [record] = await store.loadUsers(acme, [anna])
      equal(record, settled(), 'the record')
      equal(
        await store.loadOrganization(acme),
        { ...organization(), revision: 2 },
        'the organization',
      )
      equal(
        await store.readEvents(acme, anna, { limit: 9 }),
        [...events(), settledEvent()],
        'events of the user',
      )
      equal(
        await store.readEvents(acme, null, { limit: 9 }),
        [anEvent(null, 1), anEvent(null, 2)],
        'events of the organization',
      )
      equal(await store.countSeats(acme, ['basic', 'mail'], date('2028-01-01')), seats, 'seats')
      const [user] = await store.listStale(EVERYBODY, 9)
      equal(user?.judgment, judgment(), 'the judgment')
      equal(
        (await store.loadAnswers(acme, 'plan/1', ['anna']))?.replies,
        new Map([['anna', '"yes"']]),
        'the answer',
      )
    },
  },
  {
    id: 'own.got',
    title: 'gives nothing that it keeps: what was got may be changed',
    test: async (store) => {
      const questions: DueQuestion[] = []
      await write(store, () => undefined, questions)
      vandalize(await commit(store, [insert(aUser('bo'))]))
      equal(
        await commit(store, [insert(aUser('cleo'))]),
        [{ status: 'written' }],
        'the outcome of a commit after another outcome was changed',
      )
      const before = JSON.stringify(await ask(store), withMaps)
      vandalize(questions)
      equal(
        JSON.stringify(await ask(store), withMaps),
        before,
        'answers after what `decide` was asked was changed',
      )
      vandalize(await ask(store))
      equal(
        JSON.stringify(await ask(store), withMaps),
        before,
        'answers after the same ones were changed',
      )
    },
  },
]

/** Each call writes what nobody else has; `after` gets what it was given, when it is answered. */
async function write(
  store: SeatlineStore,
  after: (given: unknown) => void,
  questions: DueQuestion[] = [],
): Promise<void> {
  const saved = [organization(), null, [anEvent(null, 1)]] as const
  await store.saveOrganization(...saved)
  after(saved)
  const batch = repeatable([insert(record(), events())], answersOf([{ subject: 'anna' }]))
  await store.commit(batch)
  after(batch)
  const writes: UserWrite[] = []
  await store.processDue({
    organization: acme,
    today: TODAY,
    limit: 9,
    decide: (question) => {
      questions.push(question)
      const decided = question.users.map((user) => replace(user, due(), [settledEvent()]))
      writes.push(...decided)
      return decided
    },
  })
  after(writes)
  const judgments = {
    organization: acme,
    judgments: [
      { user: anna, revision: 2, before: stored(settled()).judgment, judgment: judgment() },
    ],
    told: {
      record: { ...organization(), revision: 2 },
      expected: 1,
      events: [anEvent(null, 2)],
    },
  }
  await store.saveJudgments(judgments)
  after(judgments)
}

/** Everybody has been judged by something else. */
const EVERYBODY: JudgmentQuestion = { organization: acme, basis: 'none', today: TODAY }

/** Everything that a store can be asked without changing it, by call. */
async function ask(store: SeatlineStore): Promise<{ readonly [call: string]: unknown }> {
  return {
    loadOrganization: await store.loadOrganization(acme),
    listOrganizations: await store.listOrganizations({ limit: 9 }),
    dueOrganizations: await store.dueOrganizations({ onOrBefore: date('2028-01-01'), limit: 9 }),
    loadUsers: await store.loadUsers(acme, [anna]),
    findUsers: await store.findUsers(acme, { emails: ['anna@acme.example'], numbers: [NUMBER] }),
    listUsers: await store.listUsers(acme, { limit: 9 }),
    listChanges: await store.listChanges(acme, { limit: 9 }),
    countSeats: await store.countSeats(acme, ['basic', 'mail'], date('2028-01-01')),
    listBookings: await store.listBookings(acme, ['basic', 'mail']),
    countStale: await store.countStale([EVERYBODY]),
    listStale: await store.listStale(EVERYBODY, 9),
    loadAnswers: await store.loadAnswers(acme, 'plan/1', ['anna']),
    'readEvents of a user': await store.readEvents(acme, anna, { limit: 9 }),
    'readEvents of the organization': await store.readEvents(acme, null, { limit: 9 }),
    claimEvents: (
      await store.claimEvents({
        now: '2030-01-01T00:00:00.000Z',
        leaseUntil: '2000-01-01T00:00:00.000Z',
        limit: 9,
      })
    )
      .map(({ event }) => event)
      // streams that wait since the same instant come in any order
      .sort((a, b) => ((a.user ?? '') < (b.user ?? '') ? -1 : 1)),
  }
}

const organization = () =>
  anOrganization('acme', {
    reached: TODAY,
    capabilities: [{ capability: '5g', from: TODAY, until: null }],
    seatLimits: [{ license: 'basic', limit: 5, from: TODAY, until: null }],
  })

const record = () =>
  aUser('anna', {
    attributes: { floor: 3 },
    numbers: [aNumber(NUMBER)],
    holdings: [{ ...aHolding('mail'), details: { mobile: NUMBER } }],
    changes: [
      aChange('c1', '2027-02-01', { license: 'basic', dated: 7 }),
      aChange('c2', '2027-05-01', { license: 'mail', kind: 'remove' }),
    ],
    override: { date: date('2027-04-15'), dated: 6 },
  })

const events = () => [anEvent('anna', 1)]
const settledEvent = () => anEvent('anna', 2)
const judgment = (): Judgment => ({
  basis: 'new',
  until: TODAY,
  out: true,
  failing: [record().changes[1]!.id],
  bookings: [{ date: date('2027-05-01'), license: 'mail', step: -1 }],
})
const due = () => ({
  holdings: [...record().holdings, aHolding('basic')],
  changes: record().changes.slice(1),
})
const settled = () => ({ ...record(), ...due(), revision: 2 })
const seats = [
  { license: 'basic', held: 1, toBeTaken: 0, toBeFreed: 0, wanted: 0 },
  { license: 'mail', held: 1, toBeTaken: 0, toBeFreed: 1, wanted: 0 },
]

function withMaps(_: string, value: unknown): unknown {
  return value instanceof Map ? { map: [...value] } : value
}
