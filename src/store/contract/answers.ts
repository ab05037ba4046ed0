/** Contract cases: answers to requests that may be asked again. */
import type { Answer, AnswerSet, Batch } from '../../storage/port.js'
import { equal } from './assertions.js'
import type { StoreCase } from './case.js'
import {
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
const anna = aUser('anna')
const bo = aUser('bo')
const cleo = aUser('cleo')

/** Answers of a request, one for each write in order unless they say otherwise. */
export function answersOf(
  answers: readonly Partial<Answer>[],
  fields: Partial<AnswerSet> = {},
): AnswerSet {
  const all = answers.map((answer, place): Answer => ({
    subject: `s${place}`,
    reply: '"yes"',
    write: place,
    ...answer,
  }))
  return { key: 'plan/1', hash: 'h', date: date('2027-01-01'), answers: all, ...fields }
}

/** A batch of `acme` that is repeatable. */
export function repeatable(
  writes: Batch['writes'],
  answers: AnswerSet,
  mode: Batch['mode'] = 'each',
): Batch {
  return { organization: acme, mode, seatLimits: {}, writes, answers }
}

export const answerCases: readonly StoreCase[] = [
  {
    id: 'answers.first_wins',
    title: 'writes nothing for a subject that has an answer, and keeps the first one',
    test: async (store) => {
      await given(store, [])
      const first = await store.commit(
        repeatable(
          [insert(bo, [anEvent('bo', 1)])],
          answersOf([{ subject: 'bo', reply: '{"ä𝒳":[null]}' }]),
        ),
      )
      equal(first, { outcomes: [{ status: 'written' }], refused: null }, 'the first answer')
      const answers = answersOf([
        { subject: 'bo', reply: '"late"' },
        { subject: 'cleo', reply: '"late"' },
      ])
      const second = await store.commit(
        repeatable([replace(bo, { firstName: 'Lost' }), insert(cleo)], answers),
      )
      equal(
        second,
        { outcomes: [{ status: 'skipped' }, { status: 'skipped' }], refused: 'answered' },
        'the second answer',
      )
      equal(await load(store, 'bo'), bo, 'the user')
      equal(await store.loadUsers(acme, [cleo.id]), [null], 'a user of the second batch')
      equal((await store.readEvents(acme, bo.id, { limit: 9 })).length, 1, 'events')
      const kept = await store.loadAnswers(acme, 'plan/1', ['bo', 'cleo', 'bo'])
      equal(kept, { hash: 'h', replies: new Map([['bo', '{"ä𝒳":[null]}']]) }, 'answers')
    },
  },
  {
    id: 'answers.added',
    title: 'adds answers about other subjects under the same key, also for batches without writes',
    test: async (store) => {
      await given(store, [])
      await store.commit(repeatable([], answersOf([{ subject: 'a', write: null }])))
      const second = await store.commit(
        repeatable([insert(bo)], answersOf([{ subject: 'b' }, { subject: 'c', write: null }])),
      )
      equal(second, { outcomes: [{ status: 'written' }], refused: null }, 'the second answer')
      const kept = await store.loadAnswers(acme, 'plan/1', ['a', 'b', 'c', 'd'])
      equal([...(kept?.replies.keys() ?? [])].sort(), ['a', 'b', 'c'], 'subjects with an answer')
    },
  },
  {
    id: 'answers.of_written',
    title: 'keeps no answer of a write that was refused',
    test: async (store) => {
      await given(store, [anna])
      const answers = answersOf([{ subject: 'anna' }, { subject: 'bo' }])
      await store.commit(repeatable([replace({ ...anna, revision: 7 }, {}), insert(bo)], answers))
      const kept = await store.loadAnswers(acme, 'plan/1', ['anna', 'bo'])
      equal([...(kept?.replies.keys() ?? [])], ['bo'], 'subjects with an answer')
      const again = await store.commit(
        repeatable([replace(anna, { firstName: 'Anne' })], answersOf([{ subject: 'anna' }])),
      )
      equal(again.outcomes, [{ status: 'written' }], 'the write, mended')
      equal((await load(store, 'anna')).firstName, 'Anne', 'the first name')
    },
  },
  {
    id: 'answers.all_refused',
    title: 'keeps no answer of an `all` batch that was refused, and does not bind its key',
    test: async (store) => {
      await given(store, [anna])
      await store.commit(
        repeatable([insert(bo), insert(anna)], answersOf([{}, {}, { write: null }]), 'all'),
      )
      equal(await store.loadAnswers(acme, 'plan/1', ['s0', 's1', 's2']), null, 'answers')
      const again = await store.commit(
        repeatable([insert(bo)], answersOf([{}], { hash: 'mended' }), 'all'),
      )
      equal(again, { outcomes: [{ status: 'written' }], refused: null }, 'the batch, mended')
    },
  },
  {
    id: 'answers.other_request',
    title: 'refuses another request under a key, whatever it is about',
    test: async (store) => {
      await given(store, [])
      await store.commit(repeatable([insert(anna)], answersOf([{ subject: 'anna' }])))
      const second = await store.commit(
        repeatable([insert(bo)], answersOf([{ subject: 'bo' }], { hash: 'other' })),
      )
      equal(
        second,
        { outcomes: [{ status: 'skipped' }], refused: 'other_request' },
        'the second answer',
      )
      equal(await store.loadUsers(acme, [bo.id]), [null], 'the user of the other request')
      const kept = await store.loadAnswers(acme, 'plan/1', ['bo'])
      equal(kept, { hash: 'h', replies: new Map() }, 'what is kept')
    },
  },
  {
    id: 'answers.unknown',
    title: 'knows no key that was never used, and tells keys apart by case',
    test: async (store) => {
      await given(store, [])
      equal(await store.loadAnswers(acme, 'plan/a', []), null, 'a key that was never used')
      await store.commit(repeatable([], answersOf([{ write: null }], { key: 'plan/A' })))
      equal(await store.loadAnswers(acme, 'plan/a', []), null, 'a key in another case')
      equal(
        await store.loadAnswers(acme, 'plan/A', []),
        { hash: 'h', replies: new Map() },
        'the key',
      )
    },
  },
  {
    id: 'answers.own',
    title: 'keeps the answers of organizations apart',
    test: async (store) => {
      await given(store, [])
      await given(store, [], anOrganization('other'))
      await store.commit(repeatable([insert(anna)], answersOf([{}])))
      equal(
        await store.loadAnswers(other, 'plan/1', ['s0']),
        null,
        'answers of the other organization',
      )
      const theirs = {
        ...repeatable([insert({ ...anna, organization: other })], answersOf([{}])),
        organization: other,
      }
      equal(
        await store.commit(theirs),
        { outcomes: [{ status: 'written' }], refused: null },
        'the commit in the other organization',
      )
      equal(
        await store.forgetAnswers(other, date('2028-01-01')),
        1,
        'requests forgotten in the other organization',
      )
      equal((await store.loadAnswers(acme, 'plan/1', ['s0']))?.replies.size, 1, 'answers of ours')
    },
  },
  {
    id: 'answers.forgotten',
    title: 'forgets requests that were first answered before a date, whole, and no others',
    test: async (store) => {
      await given(store, [])
      const answer = (key: string, subject: string, on: string) =>
        store.commit(repeatable([], answersOf([{ subject, write: null }], { key, date: date(on) })))
      await answer('old', 'a', '2027-01-01')
      await answer('old', 'b', '2027-03-01')
      await answer('new', 'a', '2027-02-01')
      equal(
        await store.forgetAnswers(acme, date('2027-01-01')),
        0,
        'requests forgotten on the first day',
      )
      equal(await store.forgetAnswers(acme, date('2027-02-01')), 1, 'requests forgotten')
      equal(await store.loadAnswers(acme, 'old', ['a', 'b']), null, 'the old request')
      equal(
        (await store.loadAnswers(acme, 'new', ['a']))?.replies.size,
        1,
        'answers of the new request',
      )
      equal(
        (await answer('old', 'a', '2027-03-01')).refused,
        null,
        'the old request, answered anew',
      )
      equal(await store.forgetAnswers(acme, date('2027-02-01')), 0, 'requests forgotten again')
    },
  },
  {
    id: 'answers.of_deleted_users',
    title: 'lets a user with an answer be deleted, and keeps the answer',
    test: async (store) => {
      await given(store, [])
      await store.commit(repeatable([insert(anna)], answersOf([{ subject: 'anna' }])))
      await commit(store, [{ kind: 'delete', id: anna.id, expected: 1, events: [] }])
      await store.rewriteEvents(acme, asUserId('anna'), [anEvent('anna', 1)])
      equal(
        (await store.loadAnswers(acme, 'plan/1', ['anna']))?.replies.get('anna'),
        '"yes"',
        'the answer',
      )
    },
  },
]
