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

  test('a reason stands beside the actor in every event of the call, and erasing empties it', async () => {
    const { licensing, travelTo } = await openPortal()
    const acme = licensing.organization('acme', {
      actor: 'eva@acme.example',
      reason: 'Ticket 4711',
    })
    const { id } = await acme.users.create({
      firstName: 'Anna',
      surname: 'Berg',
      email: 'anna@acme.example',
    })
    await acme.numbers.add(id, { number: '+4681000001', type: 'landline' })
    const { plan } = await acme.planFor(id, { assign: ['basic'], on: '2026-12-01' })
    await acme.confirmFor(plan)
    travelTo('2026-12-01')
    const reasons = async () =>
      (await acme.users.history(id)).map(({ kind, actor, reason }) => [kind, actor, reason])
    expect(await reasons()).toEqual([
      ['user_created', 'eva@acme.example', 'Ticket 4711'],
      ['number_changed', 'eva@acme.example', 'Ticket 4711'],
      ['change_scheduled', 'eva@acme.example', 'Ticket 4711'],
      ['change_applied', 'system', undefined],
    ])
    const later = licensing.organization('acme', { actor: 'bo@acme.example' })
    await later.users.delete(id)
    await later.users.erase(id)
    expect((await reasons()).map(([, , reason]) => reason)).toEqual([
      ...[null, null, null],
      ...[undefined, undefined, undefined],
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
