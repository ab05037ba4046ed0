import { describe, expect, test } from 'vitest'
import { defineCatalog, isSeatlineError } from '../../src/index.js'
import { openPortal } from '../support/portal.js'

describe('W1 who', () => {
  test('every command keeps its actor in history', async () => {
    const { acme, user } = await openPortal()
    const anna = await user('Anna')
    expect((await acme.users.history(anna)).map(({ actor, kind }) => [actor, kind])).toEqual([['eva@acme.example', 'user_created']])
  })

  test('what settles by itself is done by the system', async () => {
    const { acme, user, assign, travelTo } = await openPortal()
    const anna = await user('Anna', 'landline')
    await assign(anna, 'basic', '2026-12-01')
    travelTo('2026-12-03')
    await acme.users.get(anna)
    expect((await acme.users.history(anna)).at(-1)).toMatchObject({ actor: 'system', kind: 'change_applied', date: '2026-12-01' })
  })

  test('history is read like everything else: what has come by then is settled first (T1)', async () => {
    const { acme, user, assign, travelTo } = await openPortal()
    const anna = await user('Anna', 'landline')
    await assign(anna, 'basic', '2026-12-01')
    travelTo('2026-12-03')
    expect((await acme.users.history(anna)).at(-1)).toMatchObject({ actor: 'system', kind: 'change_applied', date: '2026-12-01' })
  })

  test('what authorize refuses ends in not_authorized, and nothing is read before', async () => {
    const asked: string[] = []
    const { acme } = await openPortal({
      authorize: ({ action }) => {
        asked.push(action)
        return !action.startsWith('users.')
      },
    })
    await expect(acme.users.get('nobody')).rejects.toMatchObject({ code: 'not_authorized', data: { action: 'users.get' } })
    expect(asked.at(-1)).toBe('users.get')
  })

  test('an authorize that throws allows nothing', async () => {
    const { acme } = await openPortal({
      authorize: ({ action }) => {
        if (action === 'users.list') throw new Error('down')
        return true
      },
    })
    await expect(acme.users.list()).rejects.toMatchObject({ code: 'not_authorized' })
  })
})

describe('E1 bad input gets a typed error, and the record is unchanged', () => {
  test.each([
    ['an unknown user', 'user_unknown', { users: ['nobody'], assign: ['basic' as const], on: 'now' }],
    ['an unknown license', 'license_unknown', { users: ['USER'], assign: ['gold' as 'basic'], on: 'now' }],
    ['__proto__ as a license', 'license_unknown', { users: ['USER'], assign: ['__proto__' as 'basic'], on: 'now' }],
    ['__proto__ as a user', 'input_invalid', { users: ['__proto__'], assign: ['basic' as const], on: 'now' }],
    ['a past date', 'date_in_past', { users: ['USER'], assign: ['basic' as const], on: '2026-10-31' }],
    ['an impossible date', 'date_invalid', { users: ['USER'], assign: ['basic' as const], on: '2027-02-30' }],
    [
      'a number that is none',
      'number_invalid',
      { users: ['USER'], assign: [{ license: 'businessMobile' as const, details: { mobile: '0701234567' } }], on: 'now' },
    ],
    ['nothing to do', 'input_invalid', { users: ['USER'], on: 'now' }],
    ['no date', 'input_invalid', { users: ['USER'], assign: ['basic' as const] } as never],
    ['a license that is not in a list', 'input_invalid', { users: ['USER'], assign: 'basic' as never, on: 'now' }],
    ['nobody', 'input_invalid', { users: [], assign: ['basic' as const], on: 'now' }],
    [
      'two licenses of a one-license track',
      'input_invalid',
      { users: ['USER'], assign: ['basic' as const, 'businessMobile' as const], on: 'now' },
    ],
  ])('%s: %s', async (_, code, request) => {
    const { acme, user } = await openPortal()
    const anna = await user('Anna')
    const before = await acme.users.get(anna)
    const error: unknown = await acme
      .plan({ ...request, users: request.users.map((id) => (id === 'USER' ? anna : id)) })
      .catch((caught: unknown) => caught)
    expect(isSeatlineError(error)).toBe(true)
    expect(error).toMatchObject({ code })
    expect(await acme.users.get(anna)).toEqual(before)
  })

  test('a number of somebody else is a conflict, not a change', async () => {
    const { acme, user } = await openPortal()
    const anna = await user('Anna', 'landline', 'mobile')
    const plan = await acme.plan({ users: [anna], assign: [{ license: 'businessMobile', details: { mobile: '+46709999999' } }], on: 'now' })
    expect(plan.users[0]?.conflicts).toMatchObject([{ code: 'number_not_owned', number: '+46709999999' }])
  })

  test('an e-mail belongs to one user, in any case', async () => {
    const { acme, user } = await openPortal()
    const anna = await user('Anna')
    await expect(acme.users.create({ firstName: 'A', surname: 'B', email: 'ANNA@acme.example' })).rejects.toMatchObject({
      code: 'email_taken',
      data: { holder: anna },
    })
  })

  test('a catalog that refers to what is not there: every fault at once, each with its path', () => {
    const define = () =>
      defineCatalog({
        tracks: [
          {
            id: 'voice',
            name: 'Voice',
            licenses: [
              {
                id: 'a',
                name: 'A',
                requirement: {
                  kind: 'all',
                  of: [
                    { kind: 'license', license: 'gone' },
                    { kind: 'track', track: 'gone' },
                  ],
                },
              },
              { id: 'a', name: 'A', requirement: { kind: 'excludes', licenses: ['a'] } },
            ],
          },
        ],
      })
    expect(define).toThrowError(
      expect.objectContaining({
        code: 'catalog_invalid',
        data: {
          faults: [
            expect.objectContaining({ path: '/tracks/0/licenses/1/id', code: 'id_doubled' }),
            expect.objectContaining({ path: '/tracks/0/licenses/0/requirement/of/0/license', code: 'license_not_defined' }),
            expect.objectContaining({ path: '/tracks/0/licenses/0/requirement/of/1/track', code: 'track_not_defined' }),
            expect.objectContaining({ path: '/tracks/0/licenses/1/requirement/licenses/0', code: 'excludes_itself' }),
          ],
        },
      }) as Error,
    )
  })

  test('attributes named __proto__ reach no prototype', async () => {
    const { acme } = await openPortal()
    const attributes = JSON.parse('{"__proto__": "x", "constructor": "y", "room": "12"}') as Record<string, string>
    const anna = await acme.users.create({ firstName: 'A', surname: 'B', email: 'a@acme.example', attributes })
    expect(Object.keys(anna.attributes).sort()).toEqual(['constructor', 'room'])
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
  })
})
