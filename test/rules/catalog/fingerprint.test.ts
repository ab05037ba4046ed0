import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defineCatalog } from '../../../src/catalog/catalog.js'
import { fingerprintOf } from '../../../src/core/fingerprint.js'
import { capability, catalogOf, has } from '../../support/given.js'

describe('Q5 the fingerprint of a catalog', () => {
  test('is another one as soon as anything that is judged is another', () => {
    const catalogs = [
      catalogOf({ voice: { basic: null, premium: has('basic') } }),
      catalogOf({ voice: { premium: has('basic'), basic: null } }),
      catalogOf({ voice: { basic: null, premium: has('premium') } }),
      catalogOf({ 'voice*': { basic: null, premium: has('basic') } }),
      catalogOf({ voice: { basic: null, premium: capability('basic') } }),
    ]
    expect(new Set(catalogs.map(({ fingerprint }) => fingerprint)).size).toBe(catalogs.length)
  })

  test('is the same where only names, descriptions and features are others', () => {
    const named = (name: string, more: object = {}) =>
      defineCatalog({
        tracks: [
          {
            id: 'voice',
            name: `${name}s`,
            licenses: [
              {
                id: 'basic',
                name,
                details: [{ id: 'line', name, type: 'landline' }],
                features: [{ id: 'calls', name, value: name.length }],
                ...more,
              },
            ],
          },
        ],
      }).fingerprint
    expect(named('Basic voice')).toBe(named('Basic'))
    expect(named('Basic', { description: 'A desk phone.' })).toBe(named('Basic'))
    expect(named('Basic', { availability: { from: '2027-01-01' } })).not.toBe(named('Basic'))
    expect(named('Basic', { details: [{ id: 'line', type: 'mobile' }] })).not.toBe(named('Basic'))
  })

  test('does not depend on the order of names, at any depth, nor on a way through JSON', () => {
    const license = {
      id: 'basic',
      name: 'Basic',
      availability: { from: '2027-01-01', until: '2028-01-01' },
    }
    const turned = {
      availability: { until: '2028-01-01', from: '2027-01-01' },
      name: 'Basic',
      id: 'basic',
    }
    const [one, other] = [license, turned].map((licenses) =>
      defineCatalog({ tracks: [{ id: 'voice', name: 'Voice', licenses: [licenses] }] }),
    )
    expect(one?.fingerprint).toBe(other?.fingerprint)
    expect(
      one &&
        defineCatalog(JSON.parse(JSON.stringify(one.definition)) as typeof one.definition)
          .fingerprint,
    ).toBe(one?.fingerprint)
  })

  test('of any JSON: names may change places, values may not', () => {
    const record = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), {
      minKeys: 2,
      maxKeys: 5,
      noNullPrototype: true,
    })
    fc.assert(
      fc.property(record, (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse())
        expect(fingerprintOf(reversed)).toBe(fingerprintOf(value))
        expect(fingerprintOf([value, null])).not.toBe(fingerprintOf([null, value]))
      }),
      { numRuns: 50 },
    )
  })

  test('stays what it was between versions, so that a new version alone judges nobody again', () => {
    const texts = [
      {},
      { tracks: [] },
      { b: [1, true, null], a: { d: 'é', c: '' } },
      'seatline'.repeat(40),
    ].map(fingerprintOf)
    expect(texts).toEqual(['24xpth6jso7', 'iwjgtqaxm1', '2b31camsupy', '435dijm5q2'])
  })
})
