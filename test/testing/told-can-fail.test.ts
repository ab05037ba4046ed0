import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { catalogLaws } from '../../src/testing/index.js'
import type { Effects } from '../../src/timeline/request/effects.js'
import { defineCatalog, memoryStore, parseCalendarDate } from '../../src/index.js'
import { TOLD, type ToldDrive } from '../../src/testing/laws/told-organization.js'
import type { Write } from '../../src/testing/simulation/write.js'

const forgotten = vi.hoisted<{ list: keyof Effects | null }>(() => ({ list: null }))

vi.mock(import('../../src/timeline/request/compare-futures.js'), async (original) => {
  const futures = await original()
  const without = (all: Effects): Effects =>
    forgotten.list === null ? all : { ...all, [forgotten.list]: [] }
  return {
    ...futures,
    effectsBetween: (...given) => without(futures.effectsBetween(...given)),
    compareFutures: (...given) => without(futures.compareFutures(...given)),
  }
})

/** The lists of which random organizations soon show something. */
const LISTS: readonly (keyof Effects)[] = [
  'supersedes',
  'restores',
  'breaks',
  'repairs',
  'idles',
  'activates',
  'moves',
  'ends',
]

/** Small, so that much happens to few licenses. */
const catalog = defineCatalog({
  tracks: [
    {
      id: 'voice',
      name: 'Voice',
      licenses: [
        { id: 'basic', name: 'Basic' },
        { id: 'pro', name: 'Pro' },
      ],
    },
    {
      id: 'addons',
      name: 'Add-ons',
      holds: 'many',
      licenses: [
        {
          id: 'recording',
          name: 'Call recording',
          requirement: { kind: 'license', license: 'basic' },
        },
        { id: 'roaming', name: 'Roaming', requirement: { kind: 'capability', capability: '5g' } },
      ],
    },
  ],
})

const write: Omit<Write, 'command'> = {
  kind: 'write',
  user: 0,
  place: 0,
  other: 0,
  in: 0,
  days: null,
  license: 'roaming',
  requested: 'assign',
  dependents: 'keep',
  limit: 0,
  capability: '5g',
  country: 'SE',
  attribute: '',
  value: null,
}

/** Roaming is out of compliance, and in compliance again. */
const back: ToldDrive = {
  beginning: {
    today: parseCalendarDate('2027-01-04'),
    capabilities: ['5g'],
    users: [{ numbers: [], attributes: {} }],
  },
  steps: [
    { ...write, command: 'confirm' },
    { ...write, command: 'settings.disable' },
    { ...write, command: 'settings.enable' },
  ],
}

/** The law over random organizations; the first case that breaks it will do. */
async function told(numRuns: number): Promise<unknown> {
  const law = catalogLaws(catalog).find(({ id }) => id === 'organization.told')
  const property = law?.property as fc.IAsyncProperty<unknown>
  const { errorInstance } = await fc.check(property, { numRuns, seed: 3, endOnFailure: true })
  return errorInstance
}

describe('the law Told falls where commands', () => {
  test.each(LISTS)('say nothing of %s', { timeout: 120_000 }, async (list) => {
    forgotten.list = list
    expect(await told(2_000)).toMatchObject({ law: 'told' })
  })

  test.each(['noncompliant', 'compliant'] as const)('say nothing of %s', async (list) => {
    forgotten.list = list
    await expect(TOLD.demand({ catalog, store: memoryStore() }, back)).rejects.toMatchObject({
      law: 'told',
    })
    forgotten.list = null
    expect(await TOLD.demand({ catalog, store: memoryStore() }, back)).toBe(2)
  })

  test('and holds where they say everything', { timeout: 60_000 }, async () => {
    forgotten.list = null
    expect(await told(50)).toBeNull()
  })
})
