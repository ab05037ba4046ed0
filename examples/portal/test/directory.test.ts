import type { User } from 'seatline'
import { describe, expect, test } from 'vitest'
import { createDirectory } from '../app/directory.js'

const user = (id: string, surname = 'Berg') => ({ id, firstName: 'Anna', surname }) as User // what the directory looks at

describe('the directory', () => {
  test('keeps a user who is added, or changed, while everybody is still being loaded', async () => {
    let answer: (users: readonly User[]) => void = () => undefined
    const now = new Map([
      ['u1', user('u1', 'Ek')],
      ['u2', user('u2')],
    ])
    const directory = createDirectory({
      users: {
        list: () => new Promise((resolve) => (answer = resolve)),
        get: (id: string) => Promise.resolve(now.get(id)!),
      } as unknown as Parameters<typeof createDirectory>[0]['users'], // only these two are called
    })
    const loading = directory.load()
    await directory.reload(['u1', 'u2'])
    answer([user('u1')]) // as it was when loading began
    await loading
    expect(directory.all().map(({ id, surname }) => [id, surname])).toEqual([
      ['u2', 'Berg'],
      ['u1', 'Ek'],
    ])
  })
})
