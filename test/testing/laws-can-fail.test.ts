import type { License } from '../../src/catalog/edition.js'
import { describe, expect, test } from 'vitest'
import {
  defineCatalog,
  isSeatlineError,
  memoryStore,
  type Catalog,
  type SeatlineStore,
} from '../../src/index.js'
import { catalogLaws } from '../../src/testing/index.js'
import type { Test } from '../../src/requirements/node.js'

const catalog = defineCatalog({
  tracks: [
    {
      id: 'voice',
      name: 'Voice',
      licenses: [
        { id: 'basic', name: 'Basic', requirement: { kind: 'number', type: 'landline' } },
        { id: 'plus', name: 'Plus', requirement: { kind: 'number', type: 'mobile' } },
      ],
    },
    {
      id: 'data',
      name: 'Mobile data',
      licenses: [
        { id: 'small', name: 'Small' },
        { id: 'large', name: 'Large', requirement: { kind: 'track', track: 'voice' } },
      ],
    },
    {
      id: 'addons',
      name: 'Add-ons',
      holds: 'many',
      licenses: [
        { id: 'recording', name: 'Recording', requirement: { kind: 'track', track: 'voice' } },
        {
          id: 'privacy',
          name: 'Privacy',
          requirement: { kind: 'excludes', licenses: ['recording'] },
        },
      ],
    },
    {
      id: 'extras',
      name: 'Extras',
      holds: 'many',
      licenses: [
        {
          id: 'loyalty',
          name: 'Loyalty',
          requirement: { kind: 'attribute', attribute: 'role', in: ['chief'] },
        },
        { id: 'bonus', name: 'Bonus' },
      ],
    },
  ],
})

/**
 * The catalog as a wrong engine would judge it: one requirement is not what the definition says.
 */
function judgedBy(id: string, wrong: Test): Catalog {
  const [edition] = catalog.editions
  const licenses = new Map(
    [...edition!.licenses].map(([key, license]) => [
      key,
      key === id ? misjudged(license, wrong) : license,
    ]),
  )
  const dependents = [...edition!.dependents].map(
    ([key, all]) => [key, all.map((one) => licenses.get(one.id) ?? one)] as const,
  )
  return {
    ...catalog,
    editions: [{ ...edition!, licenses, dependents: new Map(dependents) }],
  }
}

function misjudged(license: License, wrong: Test): License {
  return { ...license, requirement: license.requirement && { ...license.requirement, test: wrong } }
}

/** The laws about one user that find something wrong. */
async function brokenLaws(wrong: Catalog, ids: readonly string[]): Promise<readonly string[]> {
  const broken: string[] = []
  for (const { id, run } of catalogLaws(wrong, { seed: 3, runs: 1_000 })) {
    if (!ids.includes(id)) continue
    const error: unknown = await run().then(
      () => null,
      (caught: unknown) => caught,
    )
    if (isSeatlineError(error, 'law_broken')) broken.push(error.data.law)
  }
  return broken
}

let asked = 0

describe('the laws fail where an engine judges', () => {
  test.each<[string, Catalog, string]>([
    [
      'less strictly than the catalog says',
      judgedBy('large', () => true),
      'book sound priority json order.elimination',
    ],
    [
      'more strictly',
      judgedBy('recording', () => false),
      'book sound maximal priority json order.elimination',
    ],
    [
      'by something that is not the matter',
      judgedBy('loyalty', ({ held }) => held.size % 2 === 0),
      'book sound maximal priority parts json order.elimination',
    ],
    [
      'another way each time',
      judgedBy('large', () => (asked += 1) % 3 !== 0),
      'trace forecast split override.identity',
    ],
  ])('%s', { timeout: 60_000 }, async (_, wrong, laws) => {
    const ids = laws.split(' ')
    expect(await brokenLaws(wrong, ids)).toEqual(ids)
  })

  test(
    'where a store does not say what is due: who asks first has the seat of who was due before',
    { timeout: 60_000 },
    async () => {
      const seats = defineCatalog({
        tracks: [{ id: 'data', name: 'Mobile data', licenses: [{ id: 'small', name: 'Small' }] }],
      })
      const deaf = (): SeatlineStore => {
        const store = memoryStore()
        const nothing = { settled: 0, stale: 0, more: false }
        return {
          ...store,
          processDue: (request) =>
            request.users?.length === 0 ? Promise.resolve(nothing) : store.processDue(request),
        }
      }
      const split = catalogLaws(seats, { seed: 3, runs: 600, store: deaf }).find(
        ({ id }) => id === 'organization.split',
      )
      await expect(split?.run()).rejects.toMatchObject({
        code: 'law_broken',
        data: { law: 'split' },
      })
    },
  )

  test('and tell the smallest case, with what came of it', async () => {
    const sound = catalogLaws(
      judgedBy('large', () => true),
      { seed: 1, runs: 1_000 },
    ).find(({ id }) => id === 'sound')
    await expect(sound?.run()).rejects.toMatchObject({
      message: [
        'In this catalog, the law sound does not hold: what goes through has its requirement met, and breaks no license that was sound.',
        '  It is 2027-01-04.\n  On 2027-01-05, all at once: assign Large.',
        'Large came, and its requirement is not met.',
        'To see it again: { seed: 1 }.',
      ].join('\n\n'),
      data: {
        law: 'sound',
        story: ['It is 2027-01-04.', 'On 2027-01-05, all at once: assign Large.'],
      },
    })
  })
})
