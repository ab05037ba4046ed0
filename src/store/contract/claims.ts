/** Cases: e-mails, numbers and ids belong to one user. */
import { equal } from './assertions.js'
import type { StoreCase } from './case.js'
import {
  aNumber,
  aUser,
  commit,
  given,
  insert,
  asOrganizationId,
  remove,
  replace,
  asUserId,
} from './samples.js'

const acme = asOrganizationId('acme')
const NUMBER = '+46701234567'
const anna = aUser('anna', { numbers: [aNumber(NUMBER)] })

/** E-mails and numbers belong to one user of an organization. */
export const claimCases: readonly StoreCase[] = [
  {
    id: 'claims.email',
    title: 'refuses an e-mail that another has, without regard to case and composition',
    test: async (store) => {
      await given(store, [aUser('anna', { email: 'Zo\u00eb@acme.example' }), aUser('bo')])
      const taken = { status: 'email_taken', holder: 'anna' }
      const outcomes = await commit(store, [
        insert(aUser('cleo', { email: 'zoe\u0308@ACME.example' })),
        replace(aUser('bo'), { email: 'ZO\u00cb@acme.example' }),
      ])
      equal(outcomes, [taken, taken], 'outcomes')
      const { emails } = await store.findUsers(acme, {
        emails: ['zo\u00eb@acme.example', 'cleo@acme.example'],
      })
      equal([...emails], [['zo\u00eb@acme.example', 'anna']], 'holders')
    },
  },
  {
    id: 'claims.number',
    title: 'refuses a number that another has',
    test: async (store) => {
      await given(store, [anna])
      const outcomes = await commit(store, [
        insert(aUser('bo', { numbers: [aNumber('+46700000000'), aNumber(NUMBER)] })),
      ])
      equal(outcomes, [{ status: 'number_taken', number: NUMBER, holder: 'anna' }], 'outcomes')
      const { numbers } = await store.findUsers(acme, { numbers: ['+46700000000', NUMBER] })
      equal([...numbers], [[NUMBER, 'anna']], 'holders')
    },
  },
  {
    id: 'claims.own_kept',
    title: 'lets a user keep its own e-mail and numbers, and write the e-mail otherwise',
    test: async (store) => {
      await given(store, [anna])
      const outcomes = await commit(store, [
        replace(anna, {
          email: 'ANNA@acme.example',
          numbers: [aNumber('+46700000001'), ...anna.numbers],
        }),
      ])
      equal(outcomes, [{ status: 'written' }], 'outcomes')
      const { numbers } = await store.findUsers(acme, { numbers: [NUMBER, '+46700000001'] })
      equal([...numbers.values()], ['anna', 'anna'], 'holders')
    },
  },
  {
    id: 'claims.released',
    title: 'releases what a user gives up, or had when it was deleted',
    test: async (store) => {
      await given(store, [anna, aUser('bo', { numbers: [aNumber('+46700000002')] })])
      await commit(store, [
        replace(anna, { email: 'new@acme.example', numbers: [] }),
        remove(aUser('bo')),
      ])
      const heir = {
        email: 'anna@acme.example',
        numbers: [aNumber(NUMBER), aNumber('+46700000002')],
      }
      equal(
        await commit(store, [
          insert(aUser('cleo', heir)),
          insert(aUser('dan', { email: 'bo@acme.example' })),
        ]),
        [{ status: 'written' }, { status: 'written' }],
        'outcomes',
      )
      const found = await store.findUsers(acme, {
        emails: ['anna@acme.example', 'bo@acme.example', 'new@acme.example'],
        numbers: [NUMBER],
      })
      const emails = {
        'anna@acme.example': 'cleo',
        'bo@acme.example': 'dan',
        'new@acme.example': 'anna',
      }
      equal(Object.fromEntries(found.emails), emails, 'holders of e-mails')
      equal(found.numbers.get(NUMBER), 'cleo', 'the holder of the number')
    },
  },
  {
    id: 'claims.refused_keeps_none',
    title: 'keeps no claim of a write that was refused',
    test: async (store) => {
      await given(store, [anna])
      await commit(store, [
        insert(
          aUser('bo', {
            email: 'new@acme.example',
            numbers: [aNumber('+46700000003'), aNumber(NUMBER)],
          }),
        ),
      ])
      const found = await store.findUsers(acme, {
        emails: ['new@acme.example'],
        numbers: ['+46700000003'],
      })
      equal([found.emails.size, found.numbers.size], [0, 0], 'claims')
      equal(await store.loadUsers(acme, [asUserId('bo')]), [null], 'the user')
    },
  },
]
