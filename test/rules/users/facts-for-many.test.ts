import { describe, expect, test } from 'vitest'
import { memoryStore } from '../../../src/index.js'
import { attribute, catalogOf } from '../../support/given.js'
import { openPortal, openWith } from '../../support/portal.js'

/** A portal with so many users, and what is asked of its store. */
async function givenMany(count: number) {
  const right = memoryStore()
  const commits: number[] = []
  const store: typeof right = {
    ...right,
    commit: (batch) => {
      commits.push(batch.writes.length)
      return right.commit(batch)
    },
  }
  const portal = await openPortal({ store })
  const rows = Array.from({ length: count }, (_, place) => ({
    row: place + 1,
    email: `user${place}@acme.example`,
    firstName: 'User',
    surname: String(place),
  }))
  await portal.acme.imports.confirm(await portal.acme.imports.plan(rows))
  const users: string[] = []
  for await (const page of portal.acme.users.pages()) users.push(...page.map(({ id }) => id))
  commits.length = 0
  return { ...portal, right, users, commits }
}

describe('F1 facts of many users in one call', () => {
  test('are written in batches, with progress', async () => {
    const { acme, users, commits } = await givenMany(1_100)
    const told: unknown[] = []
    const results = await acme.users.updateMany(
      users,
      { department: 'IT' },
      { from: '2026-12-01', onProgress: (progress) => told.push(progress) },
    )
    expect(results.map((result) => result.status === 'done' && result.user.id)).toEqual(users)
    expect(commits).toEqual([500, 500, 100])
    expect(told).toEqual([500, 1_000, 1_100].map((done) => ({ done, total: 1_100 })))
    expect((await acme.users.stateOn(users[1_099]!, '2026-12-01')).user?.department).toBe('IT')
  })

  test('an abort keeps what is written and says where it stopped; called again, it writes the rest', async () => {
    const { acme, users, commits } = await givenMany(600)
    const stop = new AbortController()
    const update = (signal?: AbortSignal) =>
      acme.users.updateMany(
        users,
        { department: 'IT' },
        { ...(signal && { signal }), onProgress: () => stop.abort() },
      )
    await expect(update(stop.signal)).rejects.toMatchObject({
      code: 'aborted',
      data: { done: 500 },
    })
    expect((await acme.users.get(users[499]!)).department).toBe('IT')
    const rest = await update()
    expect(rest.filter((result) => result.status === 'done' && result.written)).toHaveLength(100)
    expect(commits).toEqual([500, 100])
  })

  test('tell for each user what they do to scheduled changes, and which later dates stay', async () => {
    const { acme, user, assign } = await openPortal()
    const [anna, bo] = [await user('Anna', 'landline'), await user('Bo', 'landline')]
    await assign(anna, 'basic', '2026-12-01')
    await acme.users.update(bo, { department: 'HR' }, { from: '2027-02-01' })
    const results = await acme.users.updateMany(
      [anna, bo, anna],
      { department: 'IT' },
      { from: '2027-01-01', preview: true },
    )
    expect(results).toMatchObject([
      { status: 'done', written: false, user: { id: anna }, later: [] },
      { user: { id: bo }, later: [{ fact: 'department', from: '2027-02-01', value: 'HR' }] },
    ])
    expect((await acme.users.get(anna)).facts).toBeUndefined()
  })

  test('each finds the seats as those before leave them, as a preview too (S3, I4)', async () => {
    const { acme } = await openWith(catalogOf({ voice: { chief: attribute('role', 'chief') } }))
    await acme.settings.setSeatLimit('chief', 1)
    const users = ['bo', 'cy']
    for (const id of users) {
      await acme.users.create({ id, firstName: id, surname: 'Ek', email: `${id}@acme.example` })
      const request = { users: [id], assign: ['chief'], on: '2026-12-01' }
      await acme.confirm(await acme.plan(request))
    }
    const update = (preview: boolean) =>
      acme.users.updateMany(users.toReversed(), { attributes: { role: 'chief' } }, { preview })
    for (const results of [await update(true), await update(false)])
      expect(results).toMatchObject([
        { user: { id: 'cy' }, effects: { repairs: [{ license: 'chief' }], others: [] } },
        {
          user: { id: 'bo' },
          effects: {
            repairs: [{ license: 'chief' }],
            others: [{ user: 'cy', license: 'chief', before: 'applied', after: 'failed' }],
          },
        },
      ])
  })

  test('a user who is not there is refused before anything is written, and so is what is not a fact', async () => {
    const { acme, user } = await openPortal()
    const anna = await user('Anna')
    await expect(
      acme.users.updateMany([anna, 'nobody'], { department: 'IT' }),
    ).rejects.toMatchObject({ code: 'user_unknown', data: { users: ['nobody'] } })
    await expect(
      acme.users.updateMany([anna], { email: 'all@acme.example' } as never),
    ).rejects.toMatchObject({
      code: 'input_invalid',
      data: { issues: [{ path: 'patch.email' }] },
    })
    expect((await acme.users.get(anna)).department).toBeNull()
  })

  test('one whom another writer was ahead of is decided on again', async () => {
    const { acme, right, users } = await givenMany(3)
    let isFirst = true
    const store: typeof right = {
      ...right,
      commit: async (batch) => {
        if (isFirst) {
          isFirst = false
          await acme.users.update(users[1]!, { surname: 'Newer' })
        }
        return right.commit(batch)
      },
    }
    const other = await openPortal({ store, organization: 'there' })
    const results = await other.acme.users.updateMany(users, { department: 'IT' })
    expect(results).toMatchObject(users.map((id) => ({ user: { id, department: 'IT' } })))
    expect(await acme.users.get(users[1]!)).toMatchObject({ surname: 'Newer', department: 'IT' })
  })
})
