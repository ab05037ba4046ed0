import { describe, expect, test } from 'vitest'
import { defineCatalog } from '../../../src/catalog/catalog.js'
import { compareLicenses, exchangeLicenses } from '../../../src/catalog/compare.js'

const catalog = defineCatalog({
  tracks: [
    {
      id: 'data',
      name: 'Mobile data',
      licenses: [
        {
          id: 'small',
          name: 'Small',
          description: 'For those who call more than they surf.',
          features: [
            { id: 'data', name: 'Data', value: 10, unit: 'GB' },
            { id: 'roaming', value: false },
            { id: 'support', value: 'e-mail' },
            { id: 'sim' },
          ],
        },
        {
          id: 'large',
          name: 'Large',
          features: [
            { id: 'roaming', name: 'Roaming' },
            { id: 'data', value: 100 },
            { id: 'sim' },
            { id: 'hotspot', name: 'Hotspot' },
            { id: 'fax', value: false },
          ],
        },
        { id: 'plain', name: 'Plain' },
      ],
    },
  ],
})

describe('licenses side by side', () => {
  test('the columns are the licenses asked for, in their order', () => {
    expect(compareLicenses(catalog, ['large', 'small']).licenses).toEqual([
      { id: 'large', name: 'Large', track: 'data', description: null },
      {
        id: 'small',
        name: 'Small',
        track: 'data',
        description: 'For those who call more than they surf.',
      },
    ])
  })

  test('the rows are all their features, as the catalog first names them; what a license does not have is null', () => {
    expect(compareLicenses(catalog, ['small', 'large']).rows).toEqual([
      { feature: 'data', name: 'Data', unit: 'GB', values: [10, 100], differs: true },
      { feature: 'roaming', name: 'roaming', unit: null, values: [false, true], differs: true },
      { feature: 'support', name: 'support', unit: null, values: ['e-mail', null], differs: true },
      { feature: 'sim', name: 'sim', unit: null, values: [true, true], differs: false },
      { feature: 'hotspot', name: 'Hotspot', unit: null, values: [null, true], differs: true },
      { feature: 'fax', name: 'fax', unit: null, values: [null, false], differs: true },
    ])
  })

  test('of three, one that is different makes a difference', () => {
    expect(
      compareLicenses(catalog, ['small', 'large', 'plain']).rows.map(({ feature, differs }) => [
        feature,
        differs,
      ]),
    ).toContainEqual(['sim', true])
    expect(compareLicenses(catalog, ['plain']).rows).toEqual([])
  })

  test('a license that the catalog does not have is refused', () => {
    expect(() => compareLicenses(catalog, ['small', 'gold' as 'small'])).toThrow(
      expect.objectContaining({
        code: 'license_unknown',
        message: 'The catalog has no license gold. Use an id of catalog.definition.',
        data: { licenses: ['gold'] },
      }) as Error,
    )
  })
})

describe('one license in place of another', () => {
  test('gains what was not there or was false, loses the other way round, and changes values', () => {
    expect(exchangeLicenses(catalog, 'small', 'large')).toEqual({
      gained: ['roaming', 'hotspot'],
      lost: ['support'],
      changed: [{ feature: 'data', from: 10, to: 100 }],
    })
    expect(exchangeLicenses(catalog, 'large', 'small')).toEqual({
      gained: ['support'],
      lost: ['roaming', 'hotspot'],
      changed: [{ feature: 'data', from: 100, to: 10 }],
    })
    expect(exchangeLicenses(catalog, 'small', 'small')).toEqual({
      gained: [],
      lost: [],
      changed: [],
    })
  })
})

describe('E1 what is wrong with the arguments is said by name', () => {
  const right = ['small', 'large'] as const
  test.each<[string, () => unknown, readonly string[]]>([
    [
      'a definition instead of a catalog',
      () => compareLicenses({} as never, [...right]),
      ['catalog'],
    ],
    [
      'a license that is not in a list',
      () => compareLicenses(catalog, 'small' as never),
      ['licenses'],
    ],
    [
      'an exchange with nothing, in nothing',
      () => exchangeLicenses({} as never, null as never, null as never),
      ['catalog', 'from', 'to'],
    ],
    [
      'an option of a catalog that nobody knows',
      () => defineCatalog({ tracks: [] }, { predicate: {} } as never),
      ['options.predicate'],
    ],
  ])('%s', (_, call, paths) => {
    expect(call).toThrow(
      expect.objectContaining({
        code: 'input_invalid',
        data: { issues: paths.map((path) => expect.objectContaining({ path }) as unknown) },
      }),
    )
  })
})
