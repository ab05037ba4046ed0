import { assertType, expectTypeOf, test } from 'vitest'
import {
  compareLicenses,
  createLicensing,
  defineCatalog,
  editionOn,
  exchangeLicenses,
  memoryStore,
  type Catalog,
  type CatalogDefinition,
  type Organization,
  type Plan,
  type Requirement,
} from '../../src/index.js'
import { assertCatalogLaws } from '../../src/testing/index.js'

const definition = {
  tracks: [
    {
      id: 'voice',
      name: 'Voice',
      licenses: [
        { id: 'basic', name: 'Basic', requirement: { kind: 'number', type: 'landline' } },
        { id: 'mobile', name: 'Mobile', details: [{ id: 'line', type: 'mobile' }] },
      ],
    },
    {
      id: 'data',
      name: 'Data',
      licenses: [
        { id: 'unlimited', name: 'Unlimited', requirement: { kind: 'track', track: 'voice' } },
      ],
    },
  ],
} as const satisfies CatalogDefinition

type License = 'basic' | 'mobile' | 'unlimited'
type Track = 'voice' | 'data'

const catalog = defineCatalog(definition)
const acme = createLicensing({ catalog, store: memoryStore() }).organization('acme', {
  actor: 'eva',
})

test('a catalog written in code has literal ids', () => {
  expectTypeOf(catalog).toEqualTypeOf<Catalog<License, Track>>()
  type Ids = typeof catalog extends Catalog<infer L> ? L : never
  expectTypeOf<Ids>().toEqualTypeOf<License>()
  expectTypeOf(
    defineCatalog({
      tracks: [{ id: 'voice', name: 'Voice', licenses: [{ id: 'basic', name: 'Basic' }] }],
    }),
  ).toEqualTypeOf<Catalog<'basic', 'voice'>>()
})

test('a catalog of several editions has the ids of all of them (Q7)', () => {
  const basic = { id: 'basic', name: 'Basic' } as const
  const catalog = defineCatalog({
    editions: [
      { tracks: [{ id: 'voice', name: 'Voice', licenses: [basic] }] },
      {
        from: '2027-01-01',
        tracks: [
          { id: 'voice', name: 'Voice', licenses: [basic] },
          { id: 'data', name: 'Data', licenses: [{ id: 'mobile', name: 'Mobile' }] },
        ],
      },
    ],
  })
  expectTypeOf(catalog).toEqualTypeOf<Catalog<'basic' | 'mobile', Track>>()
  expectTypeOf(defineCatalog(editionOn(catalog, '2027-01-01'))).toEqualTypeOf<
    Catalog<'basic' | 'mobile', Track>
  >()
})

test('they survive the definition, which is plain data', () => {
  expectTypeOf(defineCatalog(catalog.definition)).toEqualTypeOf<Catalog<License, Track>>()
})

test('a catalog from JSON has texts, and takes any', async () => {
  const loaded = defineCatalog(JSON.parse('{}') as CatalogDefinition)
  expectTypeOf(loaded).toEqualTypeOf<Catalog>()
  const anywhere = createLicensing({ catalog: loaded, store: memoryStore() }).organization('acme', {
    actor: 'eva',
  })
  expectTypeOf(anywhere).toEqualTypeOf<Organization>()
  expectTypeOf(
    await anywhere.plan({ users: ['u1'], assign: ['whatever'], on: 'now' }),
  ).toEqualTypeOf<Plan>()
})

test('an organization of literal ids is passed where any organization is taken', () => {
  expectTypeOf(acme).toEqualTypeOf<Organization<License, Track>>()
  assertType<Organization>(acme)
})

test('a misspelled license cannot be planned', () => {
  void acme.plan({
    users: ['u1'],
    assign: ['basic'],
    remove: [{ license: 'mobile' }],
    on: '2026-12-01',
  })
  // @ts-expect-error -- no such license
  void acme.plan({ users: ['u1'], assign: ['basick'], on: 'now' })
  // @ts-expect-error -- a track is no license
  void acme.plan({ users: ['u1'], assign: [{ license: 'voice' }], on: 'now' })
  // @ts-expect-error -- no such license to remove
  void acme.plan({ users: ['u1'], remove: ['mobil'], on: 'now' })
})

test('the date is always given', () => {
  // @ts-expect-error -- `on` is missing
  void acme.plan({ users: ['u1'], assign: ['basic'] })
})

test('numbers are chosen for a detail, by license; whom they are for is data', () => {
  void acme.plan({
    users: ['u1'],
    assign: [{ license: 'mobile', details: { line: '+46701234567' } }],
    on: 'now',
  })
  void acme.plan({
    users: ['u1'],
    assign: ['mobile'],
    on: 'now',
    detailsByUser: { u1: { mobile: { line: '+46701234567' } } },
  })
  const chosen: { readonly [license: string]: { readonly [detail: string]: string } } = {}
  void acme.plan({ users: ['u1'], assign: ['mobile'], on: 'now', detailsByUser: { u1: chosen } })
  void acme.plan({
    users: ['u1'],
    assign: ['mobile'],
    on: 'now',
    // @ts-expect-error -- no such license
    detailsByUser: { u1: { mobil: { line: '+46701234567' } } },
  })
  // @ts-expect-error -- a removal has no details
  void acme.plan({ users: ['u1'], remove: [{ license: 'mobile', details: {} }], on: 'now' })
})

test('a plan is confirmed as it is', async () => {
  const plan = await acme.plan({ users: ['u1'], assign: ['basic'], on: 'now' })
  expectTypeOf<Organization['confirm']>().parameter(0).toEqualTypeOf<Plan>()
  void acme.confirm(plan, { mode: 'all' })
  // @ts-expect-error -- the request alone is no plan
  void acme.confirm(plan.request)
  // @ts-expect-error -- one word of two
  void acme.confirm(plan, { mode: 'both' })
})

test('lists, reports and counts are asked for by ids of the catalog', () => {
  void acme.schedule.list({ track: 'voice', licenses: ['basic'] })
  void acme.users.list({ license: 'basic' })
  void acme.seats.count(['basic', 'mobile'])
  void acme.reports.forecast({ licenses: ['unlimited'], track: 'data' })
  // @ts-expect-error -- no such track
  void acme.schedule.list({ track: 'fax' })
  // @ts-expect-error -- no such track
  void acme.schedule.pages({ track: 'basic' })
  // @ts-expect-error -- no such license
  void acme.schedule.list({ licenses: ['basick'] })
  // @ts-expect-error -- no such license
  void acme.schedule.pages({ licenses: ['basick'] })
  // @ts-expect-error -- no such license
  void acme.users.list({ license: 'basick' })
  // @ts-expect-error -- no such license
  void acme.users.pages({ license: 'basick' })
  // @ts-expect-error -- no such license
  void acme.seats.count(['basick'])
  // @ts-expect-error -- no such license
  void acme.seats.over(['basick'])
  // @ts-expect-error -- no such license
  void acme.reports.forecast({ licenses: ['basick'] })
  // @ts-expect-error -- no such track
  void acme.reports.forecast({ track: 'basic' })
})

test('a license that is gone from the catalog is asked for in an organization of any ids', () => {
  const any: Organization = acme
  void any.schedule.list({ licenses: ['a license of last year'] })
  void any.users.list({ license: 'a license of last year' })
  void any.seats.count(['a license of last year'])
})

test('seats are limited for a license of the catalog; a limit of one that is gone can be cleared', () => {
  void acme.settings.setSeatLimit('basic', 20, { from: '2027-01-01', preview: true })
  void acme.settings.clearSeatLimit('a license of last year')
  // @ts-expect-error -- no such license
  void acme.settings.setSeatLimit('basick', 20)
})

test('licenses are compared within a catalog', () => {
  compareLicenses(catalog, ['basic', 'mobile'])
  exchangeLicenses(catalog, 'basic', 'mobile')
  // @ts-expect-error -- no such license
  compareLicenses(catalog, ['basic', 'mobil'])
  // @ts-expect-error -- no such license
  exchangeLicenses(catalog, 'basic', 'mobil')
})

test('rules of the laws speak of the catalog', () => {
  void assertCatalogLaws(catalog, {
    rules: {
      'nobody has both': ({ holds, holdsAnyOf }) => !(holds('basic') && holdsAnyOf('data')),
    },
  })
  // @ts-expect-error -- no such license
  void assertCatalogLaws(catalog, { rules: { never: ({ holds }) => !holds('basick') } })
})

test('a misspelled id in a requirement does not compile', () => {
  const withRule = (requirement: Requirement<'basic' | 'plus', 'voice'>) =>
    defineCatalog({
      tracks: [
        {
          id: 'voice',
          name: 'Voice',
          licenses: [
            { id: 'basic', name: 'Basic' },
            { id: 'plus', name: 'Plus', requirement },
          ],
        },
      ],
    })
  expectTypeOf(withRule).returns.toEqualTypeOf<Catalog<'basic' | 'plus', 'voice'>>()
  withRule({
    kind: 'any',
    of: [
      { kind: 'license', license: 'basic' },
      { kind: 'track', track: 'voice' },
    ],
  })
  // @ts-expect-error -- no such license
  withRule({ kind: 'license', license: 'basick' })
  // @ts-expect-error -- no such license
  withRule({ kind: 'anyLicense', licenses: ['basic', 'basick'] })
  // @ts-expect-error -- no such license
  withRule({ kind: 'excludes', licenses: ['basick'] })
  // @ts-expect-error -- no such license
  withRule({ kind: 'atMost', count: 1, licenses: ['plus', 'basick'] })
  // @ts-expect-error -- a license is no track
  withRule({ kind: 'track', track: 'basic' })
  // @ts-expect-error -- no such license, however deep it stands
  withRule({ kind: 'not', of: { kind: 'all', of: [{ kind: 'license', license: 'basick' }] } })
  defineCatalog({
    tracks: [
      {
        id: 'voice',
        name: 'Voice',
        licenses: [
          { id: 'basic', name: 'Basic' },
          // @ts-expect-error -- no such license: a requirement adds none to the catalog
          { id: 'plus', name: 'Plus', requirement: { kind: 'license', license: 'basick' } },
        ],
      },
    ],
  })
})

test('ids that were made at run time, and rules of any ids, are texts', () => {
  const made: string = String(1)
  expectTypeOf(
    defineCatalog({ tracks: [{ id: made, name: 'A', licenses: [{ id: made, name: 'B' }] }] }),
  ).toEqualTypeOf<Catalog>()
  const rule: Requirement = { kind: 'license', license: made }
  expectTypeOf(
    defineCatalog<string, string>({
      tracks: [{ id: 'a', name: 'A', licenses: [{ id: 'b', name: 'B', requirement: rule }] }],
    }),
  ).toEqualTypeOf<Catalog>()
})

test('what a catalog does not know is refused where it is written', () => {
  defineCatalog({
    tracks: [
      {
        id: 'a',
        name: 'A',
        // @ts-expect-error -- no such kind of requirement
        licenses: [{ id: 'b', name: 'B', requirement: { kind: 'licence', license: 'b' } }],
      },
    ],
  })
  defineCatalog({
    tracks: [
      {
        id: 'a',
        name: 'A',
        // @ts-expect-error -- no such type of number
        licenses: [{ id: 'b', name: 'B', details: [{ id: 'fax', type: 'fax' }] }],
      },
    ],
  })
})

const declared = defineCatalog({
  capabilities: [{ id: '5g', name: '5G' }, { id: 'fiber' }],
  attributes: [
    { id: 'role', values: ['chief', 'staff'] },
    { id: 'level', remedies: false },
  ],
  tracks: [
    {
      id: 'voice',
      name: 'Voice',
      licenses: [
        { id: 'basic', name: 'Basic', requirement: { kind: 'capability', capability: '5g' } },
        { id: 'plus', name: 'Plus', requirement: { kind: 'attribute', attribute: 'role' } },
      ],
    },
  ],
})

test('declared capabilities and attributes are literal types', () => {
  expectTypeOf(declared).toEqualTypeOf<
    Catalog<'basic' | 'plus', 'voice', '5g' | 'fiber', 'role' | 'level'>
  >()
  expectTypeOf(defineCatalog(declared.definition)).toEqualTypeOf<typeof declared>()
  const ours = createLicensing({ catalog: declared, store: memoryStore() }).organization('acme', {
    actor: 'eva',
  })
  assertType<Organization>(ours)
  const bo = { firstName: 'Bo', surname: 'Ek', email: 'bo@acme.example' }
  void ours.settings.enable('5g')
  void ours.settings.disable('a capability of last year')
  void ours.users.create({ ...bo, attributes: { role: 'chief' } })
  void ours.users.update('bo', { attributes: { level: null } })
  // @ts-expect-error -- no such capability
  void ours.settings.enable('6g')
  // @ts-expect-error -- no such attribute
  void ours.users.create({ ...bo, attributes: { rôle: 'chief' } })
  // @ts-expect-error -- no such attribute
  void ours.users.update('bo', { attributes: { levels: 1 } })
})

test('a requirement names declared capabilities and attributes only', () => {
  const voice = { id: 'voice', name: 'Voice' } as const
  const basic = { id: 'basic', name: 'Basic' } as const
  defineCatalog({
    capabilities: [{ id: '5g' }],
    tracks: [
      {
        ...voice,
        // @ts-expect-error -- no such capability
        licenses: [{ ...basic, requirement: { kind: 'capability', capability: '6g' } }],
      },
    ],
  })
  defineCatalog({
    attributes: [{ id: 'role' }],
    tracks: [
      {
        ...voice,
        // @ts-expect-error -- no such attribute
        licenses: [{ ...basic, requirement: { kind: 'attribute', attribute: 'rôle' } }],
      },
    ],
  })
})

test('where nothing is declared, any capability and attribute will do', () => {
  void acme.settings.enable('whatever')
  void acme.users.update('u1', { attributes: { whatever: 1 } })
})
