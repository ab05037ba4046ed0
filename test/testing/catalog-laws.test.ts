import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  defineCatalog,
  isSeatlineError,
  memoryStore,
  type Catalog,
  type Predicate,
  type SeatlineStore,
} from '../../src/index.js'
import { assertCatalogLaws, catalogLaws, type CatalogLawOptions } from '../../src/testing/index.js'
import { guideCatalog, type GuideLicense } from '../support/portal.js'

async function brokenBy<L extends string>(
  catalog: Catalog<L>,
  options: CatalogLawOptions<L, string>,
) {
  const error: unknown = await assertCatalogLaws(catalog, { seed: 7, runs: 200, ...options }).then(
    () => 'it holds',
    (caught: unknown) => caught,
  )
  if (isSeatlineError(error, 'law_broken')) return error
  throw new Error(`no law was broken: ${String(error)}`)
}

/** A catalog in which one license rests on a predicate. */
function resting(predicate: Predicate) {
  return defineCatalog(
    {
      tracks: [
        {
          id: 'addons',
          name: 'Add-ons',
          holds: 'many',
          licenses: [
            { id: 'plain', name: 'Plain' },
            { id: 'picky', name: 'Picky', requirement: { kind: 'predicate', name: 'asked' } },
          ],
        },
      ],
    },
    { predicates: { asked: predicate } },
  )
}

const slow = { timeout: 300_000 }

describe('the law kit', () => {
  test('a sound catalog and its rules pass', slow, async () => {
    await assertCatalogLaws(guideCatalog, {
      rules: {
        'nobody has Unlimited 5G without Voice': ({ holds, holdsAnyOf }) =>
          !holds('unlimited5g') || holdsAnyOf('voice'),
        'nobody records and has Privacy': ({ holds }) => !(holds('recording') && holds('privacy')),
        'a landline comes before Voice': ({ holdsAnyOf, hasNumber }) =>
          !holdsAnyOf('voice') || hasNumber('landline'),
        'Unlimited 5G is for those whose organization has it': ({ holds, hasCapability }) =>
          !holds('unlimited5g') || hasCapability('5g'),
      },
    })
  })

  test('a rule that the catalog does not keep: the shortest story shows it', slow, async () => {
    const { data, message } = await brokenBy<GuideLicense>(guideCatalog, {
      rules: {
        'Loyalty is for Voice': ({ holds, holdsAnyOf }) => !holds('loyalty') || holdsAnyOf('voice'),
      },
    })
    expect(data).toEqual({
      law: 'rule',
      seen: 'Loyalty is for Voice',
      story: ['2027-01-04: give Sam Loyalty now: applied.'],
      seed: 7,
    })
    expect(message).toBe(
      [
        'In this catalog, a rule of your own does not hold: Loyalty is for Voice',
        '',
        '  2027-01-04: give Sam Loyalty now: applied.',
        '',
        'To see it again: { seed: 7 }.',
      ].join('\n'),
    )
  })

  test('a rule that only a later date breaks: the days pass in the story', slow, async () => {
    const { data } = await brokenBy<GuideLicense>(guideCatalog, {
      rules: {
        'Small only on the first day': ({ user }) =>
          user.holdings.every(({ since }) => since === '2027-01-04'),
      },
    })
    expect(data.story.at(-1)).toMatch(
      /^(A day passes|\d days pass): it is 2027-01-\d\d\.$|: applied\.$/,
    )
    expect(data.story.join(' ')).toContain('pass')
  })

  test('a rule about facts is held while they move only if that is asked for', slow, async () => {
    const rules: NonNullable<CatalogLawOptions<GuideLicense>['rules']> = {
      'Voice has a landline': ({ holdsAnyOf, hasNumber }) =>
        !holdsAnyOf('voice') || hasNumber('landline'),
    }
    await assertCatalogLaws(guideCatalog, { rules, seed: 7 })
    const { data } = await brokenBy<GuideLicense>(guideCatalog, { rules, facts: 'moving' })
    expect(data.story.at(-1)).toMatch(/loses the landline number/)
  })

  test.each<[string, Predicate, string]>([
    [
      'that throws',
      ({ holdings }) => {
        if (holdings.length > 1) throw new Error('too many')
        return true
      },
      'too many',
    ],
    [
      'that gives no boolean',
      () => 'yes' as unknown as boolean,
      'it gave string instead of a boolean',
    ],
  ])('a predicate %s is found', slow, async (_, predicate, reason) => {
    const { data } = await brokenBy(resting(predicate), {})
    expect(data).toMatchObject({
      law: 'predicates',
      seen: `The predicate asked of picky gave no answer: ${reason}.`,
    })
  })

  test('a predicate that changes its mind is found', slow, async () => {
    let asked = 0
    const { data } = await brokenBy(
      resting(() => ++asked % 3 !== 0),
      {},
    )
    expect(data).toMatchObject({
      law: 'predicates',
      seen: expect.stringMatching(
        /^The predicate asked of picky said (true|false), and when asked the same again, (true|false)\./,
      ) as string,
    })
  })

  test('a requirement that was meant to be all and is any: a rule finds it', slow, async () => {
    const careless = defineCatalog({
      tracks: [
        {
          id: 'voice',
          name: 'Voice',
          licenses: [
            {
              id: 'mobile',
              name: 'Business Mobile',
              requirement: {
                kind: 'any',
                of: [
                  { kind: 'number', type: 'landline' },
                  { kind: 'number', type: 'mobile' },
                ],
              },
            },
          ],
        },
      ],
    })
    const { data } = await brokenBy<'mobile'>(careless, {
      rules: {
        'Business Mobile has both numbers': ({ holds, hasNumber }) =>
          !holds('mobile') || (hasNumber('landline') && hasNumber('mobile')),
      },
    })
    expect(data).toMatchObject({
      law: 'rule',
      story: [
        expect.stringMatching(/^Sam has the (landline|mobile) number \S+\.$/),
        '2027-01-04: give Sam Business Mobile now: applied.',
      ],
    })
  })

  test('an exclusion that one side declares is enough for both (rule C8)', slow, async () => {
    await assertCatalogLaws(guideCatalog, {
      seed: 7,
      runs: 40,
      rules: { 'nobody has both': ({ holds }) => !(holds('recording') && holds('privacy')) },
    })
  })

  test('licenses that are sold for some days only are tried in those days', slow, async () => {
    const seasonal = defineCatalog({
      tracks: [
        {
          id: 'data',
          name: 'Mobile data',
          holds: 'many',
          licenses: [
            { id: 'plain', name: 'Plain' },
            {
              id: 'summer',
              name: 'Summer',
              availability: { from: '2029-06-01', until: '2029-09-01' },
            },
          ],
        },
      ],
    })
    const { data } = await brokenBy<'plain' | 'summer'>(seasonal, {
      rules: { 'nobody has Summer': ({ holds }) => !holds('summer') },
    })
    expect(data.story.at(-1)).toMatch(/^2029-0\d-\d\d: give Sam Summer now: applied\.$/)
  })

  test('attributes that only a predicate knows are tried when they are named', slow, async () => {
    const catalog = resting(({ attributes }) => {
      if (attributes['role'] === 'guest') throw new Error('guests')
      return true
    })
    await assertCatalogLaws(catalog, { runs: 20 })
    const { data } = await brokenBy(catalog, { attributes: { role: ['guest', 'chief'] } })
    expect(data).toMatchObject({ law: 'predicates' })
    expect(data.story.join(' ')).toContain('has role "guest".')
  })

  test('a store that keeps no history is found too', slow, async () => {
    const forgetful = (): SeatlineStore => {
      const store = memoryStore()
      return {
        ...store,
        readEvents: async (...question) => (await store.readEvents(...question)).slice(0, 1),
      }
    }
    const { data } = await brokenBy(guideCatalog, { store: forgetful })
    expect(data).toMatchObject({ law: 'replay' })
  })

  test('a store that fails is told with what it said', slow, async () => {
    const failing = (): SeatlineStore => ({
      ...memoryStore(),
      listUsers: () => Promise.reject(new Error('no')),
      commit: () => Promise.reject(new Error('the disk is full')),
    })
    const { data } = await brokenBy(guideCatalog, { store: failing })
    expect(data).toMatchObject({ law: 'answers', seen: 'the disk is full' })
  })
})

/** A catalog in which nobody can hold Archive. */
const clashing = defineCatalog({
  tracks: [
    {
      id: 'addons',
      name: 'Add-ons',
      holds: 'many',
      licenses: [
        {
          id: 'recording',
          name: 'Call recording',
          requirement: { kind: 'excludes', licenses: ['archive'] },
        },
        { id: 'archive', name: 'Archive', requirement: { kind: 'license', license: 'recording' } },
      ],
    },
  ],
})

describe('licenses that nobody can hold', () => {
  test('are found first, with the proof', async () => {
    const error = await brokenBy(clashing, {})
    expect(error.message).toBe(
      [
        'In this catalog, the law holdable does not hold: every license can be held by someone.',
        'Nobody can hold Archive: what it needs clashes. Archive: Has Call recording. Call recording: Does not have Archive.',
        'To see it again: { seed: 7 }.',
      ].join('\n\n'),
    )
    expect(error.data).toMatchObject({ law: 'holdable', story: [] })
  })

  test('may be meant so', slow, async () => {
    await assertCatalogLaws(clashing, { neverHoldable: ['archive'], runs: 20 })
  })

  test('are told when they can be held after all', async () => {
    const { data } = await brokenBy<'recording' | 'archive'>(clashing, {
      neverHoldable: ['archive', 'recording'],
    })
    expect(data.seen).toBe('Call recording is named in neverHoldable, and can be held.')
  })

  test('are told when the catalog does not have them', async () => {
    const unknown = ['archive', 'fax'] as unknown as ['archive'] // as from JavaScript
    const { data } = await brokenBy<'recording' | 'archive'>(clashing, { neverHoldable: unknown })
    expect(data.seen).toBe('fax is named in neverHoldable, and is no license of the catalog.')
  })
})

describe('the laws as data', () => {
  test('have ids of their own, which the page about laws explains', () => {
    const ids = catalogLaws(guideCatalog).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const page = readFileSync('docs/concepts/laws.md', 'utf8')
    expect(ids.filter((id) => !page.includes(`\`${id}\``))).toEqual([])
  })

  test('can be tried one by one, as properties with parameters of your own', async () => {
    const laws = catalogLaws(guideCatalog, { runs: 5 })
    for (const { property, id } of laws)
      if (!id.startsWith('remedies')) await fc.assert(property, { numRuns: 3, seed: 1 })
  })

  test('a property that fails shows its story by itself', async () => {
    const law = catalogLaws(resting(() => 'yes' as unknown as boolean)).find(
      ({ id }) => id === 'predicates',
    )
    const { counterexample, errorInstance } = await fc.check(
      law?.property as fc.IAsyncProperty<unknown>,
      { seed: 1 },
    )
    expect(fc.stringify(counterexample)).toContain(
      '\n  It is 2027-01-04.\n  It is asked for 2027-01-04.',
    )
    expect(errorInstance).toMatchObject({
      law: 'predicates',
      message: expect.stringContaining('gave no answer') as string,
    })
  })

  test('of a catalog without licenses are none', async () => {
    expect(catalogLaws(defineCatalog({ tracks: [] }))).toEqual([])
    await assertCatalogLaws(
      defineCatalog({ tracks: [{ id: 'voice', name: 'Voice', licenses: [] }] }),
    )
  })
})
