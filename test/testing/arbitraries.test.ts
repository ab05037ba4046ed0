import { licenseIdsOf } from '../../src/catalog/lookup.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createLicensing, defineCatalog, memoryStore, type Organization } from '../../src/index.js'
import {
  catalogDefinitions,
  recordsOf,
  requestsOf,
  schedulesOf,
  subjectsOf,
  usersOf,
} from '../../src/testing/index.js'
import { guideCatalog, type GuideLicense } from '../support/portal.js'

const runs = { numRuns: 100 }

/** An organization on the first day of samples, with users. */
async function acmeWith(...ids: readonly string[]): Promise<Organization<GuideLicense>> {
  const licensing = createLicensing({
    catalog: guideCatalog,
    store: memoryStore(),
    clock: () => new Date('2027-01-04T12:00:00Z'),
  })
  await licensing.organizations.create(
    { id: 'acme', timeZone: 'Etc/UTC', country: 'SE' },
    { actor: 'setup' },
  )
  const acme = licensing.organization('acme', { actor: 'eva' })
  for (const id of ids)
    await acme.users.create({ id, firstName: id, surname: 'Berg', email: `${id}@acme.example` })
  return acme
}

describe('users', () => {
  test('can be created with their numbers, any number of them side by side', async () => {
    const several = fc.uniqueArray(usersOf(guideCatalog), {
      selector: ({ user }) => user.id,
      maxLength: 6,
    })
    await fc.assert(
      fc.asyncProperty(several, async (users) => {
        const acme = await acmeWith()
        for (const { user, numbers } of users) {
          await acme.users.create(user)
          for (const number of numbers) await acme.numbers.add(user.id, number)
        }
        expect(await acme.users.list()).toHaveLength(users.length)
      }),
      runs,
    )
  })

  test('shrink to the plainest one', () => {
    const { counterexample } = fc.check(
      fc.property(usersOf(guideCatalog), ({ numbers }) =>
        numbers.every(({ type }) => type !== 'mobile'),
      ),
      { seed: 1 },
    )
    expect(counterexample).toEqual([
      {
        user: {
          id: 'u0',
          firstName: 'Sam',
          surname: 'Berg',
          email: 'u0@acme.example',
          department: null,
          attributes: {},
        },
        numbers: [{ number: '+46701000000', type: 'mobile' }],
      },
    ])
  })
})

describe('requests', () => {
  test('are never a misuse, whoever they are for', async () => {
    const users = ['anna', 'bo', 'cleo']
    await fc.assert(
      fc.asyncProperty(requestsOf(guideCatalog, { users }), async (request) => {
        const acme = await acmeWith(...users)
        await acme.confirm(await acme.plan(request))
      }),
      runs,
    )
  })

  test('meet every license and every day, and shrink to one license now', () => {
    const drawn = fc.sample(requestsOf(guideCatalog), { numRuns: 300, seed: 1 })
    const assigned = drawn.flatMap(({ assign = [] }) =>
      assign.map((one) => (typeof one === 'string' ? one : one.license)),
    )
    expect(new Set(assigned)).toEqual(new Set(licenseIdsOf(guideCatalog)))
    expect(new Set(drawn.map(({ on }) => on)).size).toBe(7)
    const { counterexample } = fc.check(
      fc.property(requestsOf(guideCatalog), () => false),
      { seed: 1 },
    )
    expect(counterexample).toEqual([{ users: ['sam'], assign: ['basic'], on: 'now' }])
  })
})

describe('schedules', () => {
  test('can be confirmed and overridden, one after the other', async () => {
    await fc.assert(
      fc.asyncProperty(
        schedulesOf(guideCatalog, { user: 'anna' }),
        async ({ requests, override }) => {
          const acme = await acmeWith('anna')
          for (const request of requests) await acme.confirm(await acme.plan(request))
          if (override !== null)
            expect(await acme.schedule.override('anna', override)).toMatchObject({ status: 'done' })
        },
      ),
      runs,
    )
  })

  test('begin where they are told to', () => {
    const dates = fc
      .sample(schedulesOf(guideCatalog, { today: '2028-02-27' }), { numRuns: 100, seed: 1 })
      .flatMap(({ requests }) => requests.map(({ on }) => on))
    expect([...new Set(dates)].sort()).toEqual([
      '2028-02-28',
      '2028-02-29',
      '2028-03-01',
      '2028-03-02',
      '2028-03-03',
      '2028-03-04',
    ])
  })
})

describe('records', () => {
  test('are told with JSON and come back the same', () => {
    fc.assert(
      fc.property(
        recordsOf(guideCatalog),
        (record) => void expect(JSON.parse(JSON.stringify(record))).toEqual(record),
      ),
    )
  })

  test('have all that a record can have', () => {
    const drawn = fc.sample(recordsOf(guideCatalog, { attributes: { role: ['chief'] } }), {
      numRuns: 300,
      seed: 1,
    })
    expect(drawn.some(({ override }) => override !== null)).toBe(true)
    expect(drawn.some(({ swaps }) => swaps.length > 0)).toBe(true)
    expect(drawn.some(({ holdings }) => holdings.length > 1)).toBe(true)
    expect(drawn.some(({ attributes }) => attributes['role'] === 'chief')).toBe(true)
    expect(new Set(drawn.flatMap(({ changes }) => changes.map(({ status }) => status)))).toEqual(
      new Set(['scheduled', 'failed']),
    )
  })
})

describe('subjects of predicates', () => {
  test('have the facts of the date that is judged', () => {
    const catalog = defineCatalog({
      tracks: [
        {
          id: 'a',
          name: 'A',
          licenses: [{ id: 'x', name: 'X', requirement: { kind: 'capability', capability: '5g' } }],
        },
      ],
    })
    const drawn = fc.sample(subjectsOf(catalog), { numRuns: 200, seed: 1 })
    expect(new Set(drawn.map(({ capabilities }) => capabilities.join()))).toEqual(
      new Set(['', '5g']),
    )
    expect(new Set(drawn.map(({ date }) => date)).size).toBe(7)
  })
})

describe('catalogs', () => {
  test('are free of faults, with predicates too', () => {
    const isIt = (): boolean => true
    fc.assert(fc.property(catalogDefinitions(), (definition) => void defineCatalog(definition)))
    fc.assert(
      fc.property(
        catalogDefinitions({ predicates: ['isIt'] }),
        (definition) => void defineCatalog(definition, { predicates: { isIt } }),
      ),
    )
  })

  test('have everything that a catalog can have', () => {
    const drawn = fc.sample(catalogDefinitions({ predicates: ['isIt'] }), { numRuns: 300, seed: 1 })
    const text = JSON.stringify(drawn)
    const kinds =
      'license anyLicense track number capability attribute excludes all any atLeast not predicate'
    for (const kind of kinds.split(' ')) expect(text).toContain(`"kind":"${kind}"`)
    const licenses = drawn
      .flatMap((definition) => definition.editions ?? [definition])
      .flatMap(({ tracks }) => tracks.flatMap((track) => track.licenses))
    for (const part of ['features', 'details', 'availability'] as const)
      expect(licenses.some((one) => one[part] !== undefined)).toBe(true)
  })
})
