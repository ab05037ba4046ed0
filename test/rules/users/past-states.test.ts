import { describe, expect, test } from 'vitest'
import { memoryStore, type SeatlineStore } from '../../../src/index.js'
import { openPortal } from '../../support/portal.js'

describe('T4 the state on a past date', () => {
  test('given a long history, what came later is not read', async () => {
    const memory = memoryStore()
    let pages = 0
    const store: SeatlineStore = {
      ...memory,
      readEvents: (...given) => {
        pages++
        return memory.readEvents(...given)
      },
    }
    const { acme, user, travelTo } = await openPortal({ store })
    const anna = await user('Anna')
    for (const [month, date] of ['2026-11-01', '2026-12-01', '2027-01-01'].entries()) {
      travelTo(date)
      for (let place = 0; place < 1_100; place++)
        await acme.users.update(anna, { department: `${month}, ${place}` })
    }
    const stateOn = async (date: string) => {
      pages = 0
      const { user: past } = await acme.users.stateOn(anna, date)
      return [past?.department, pages]
    }
    expect(await stateOn('2026-11-15')).toEqual(['0, 1099', 2])
    expect(await stateOn('2026-12-15')).toEqual(['1, 1099', 3])
    expect(await stateOn('2026-10-15')).toEqual([undefined, 1])
  })
})
