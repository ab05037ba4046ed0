import { describe, expect, test } from 'vitest'
import { openPortal } from '../../support/portal.js'

describe('W1 who', () => {
  test('every command keeps its actor in history', async () => {
    const { acme, user } = await openPortal()
    const anna = await user('Anna')
    expect((await acme.users.history(anna)).map(({ actor, kind }) => [actor, kind])).toEqual([
      ['eva@acme.example', 'user_created'],
    ])
  })

  test('what settles by itself is done by the system', async () => {
    const { acme, user, assign, travelTo } = await openPortal()
    const anna = await user('Anna', 'landline')
    await assign(anna, 'basic', '2026-12-01')
    travelTo('2026-12-03')
    await acme.users.get(anna)
    expect((await acme.users.history(anna)).at(-1)).toMatchObject({
      actor: 'system',
      kind: 'change_applied',
      date: '2026-12-01',
    })
  })

  test('history is read like everything else: what has come by then is settled first (T1)', async () => {
    const { acme, user, assign, travelTo } = await openPortal()
    const anna = await user('Anna', 'landline')
    await assign(anna, 'basic', '2026-12-01')
    travelTo('2026-12-03')
    expect((await acme.users.history(anna)).at(-1)).toMatchObject({
      actor: 'system',
      kind: 'change_applied',
      date: '2026-12-01',
    })
  })

  test('what authorize refuses ends in not_authorized, and nothing is read before', async () => {
    const asked: string[] = []
    const { acme } = await openPortal({
      authorize: ({ action }) => {
        asked.push(action)
        return !action.startsWith('users.')
      },
    })
    await expect(acme.users.get('nobody')).rejects.toMatchObject({
      code: 'not_authorized',
      data: { action: 'users.get' },
    })
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
