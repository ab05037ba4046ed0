import { describe, expect, test } from 'vitest'
import {
  compareCatalogs,
  describeComparison,
  type LicenseComparison,
} from '../../../src/analysis/index.js'
import { defineCatalog, type Catalog } from '../../../src/catalog/catalog.js'
import type { CatalogDefinition, LicenseDefinition } from '../../../src/catalog/definition.js'
import { swedish } from '../../../src/languages/index.js'
import type { Requirement } from '../../../src/requirements/requirement.js'
import {
  all,
  any,
  atMost,
  catalogOf,
  country,
  excludes,
  has,
  number,
  predicate,
  track,
} from '../../support/given.js'

const withRule = (requirement: Requirement | null) =>
  catalogOf({ voice: { basic: requirement }, extra: { roaming: null } }, { trained: () => true })
const compare = (before: Requirement | null, after: Requirement | null): LicenseComparison => {
  const [basic] = compareCatalogs(withRule(before), withRule(after)).licenses
  return basic ?? expect.fail('both have it')
}
const catalog = (definition: CatalogDefinition): Catalog => defineCatalog(definition)
const oneLicense = (license: Partial<LicenseDefinition>, name = 'Voice') =>
  catalog({
    tracks: [{ id: 'voice', name, licenses: [{ id: 'basic', name: 'Basic', ...license }] }],
  })

describe('Q8 the rule of a license in two catalogs', () => {
  test('is the same if it allows the same users, however it is written', () => {
    const mobile = number('mobile')
    expect(compare(all(mobile, has('roaming')), all(has('roaming'), mobile, mobile))).toMatchObject(
      {
        rule: 'same',
        refused: null,
        allowed: null,
      },
    )
    expect(compare(excludes('roaming'), atMost(1, 'basic', 'roaming')).rule).toBe('same')
  })

  test('is stricter if somebody in order no longer may have it: the smallest such user', () => {
    expect(compare(number('landline'), all(number('landline'), country('SE')))).toMatchObject({
      rule: 'stricter',
      refused: {
        user: { holds: ['basic'], numbers: ['landline'], country: null, on: null, assumed: [] },
        inOrder: true,
      },
      allowed: null,
    })
  })

  test('is looser if somebody may have it who could not', () => {
    expect(compare(has('roaming'), any(has('roaming'), country('SE')))).toMatchObject({
      rule: 'looser',
      refused: null,
      allowed: { user: { holds: ['basic'], country: 'SE' }, inOrder: true },
    })
  })

  test('is another one if it takes from some and gives to others', () => {
    expect(compare(country('SE'), country('NO'))).toMatchObject({
      rule: 'different',
      refused: { user: { country: 'SE' } },
      allowed: { user: { country: 'NO' } },
    })
  })

  test('rests on what predicates answer, which are never called', () => {
    expect(compare(null, predicate('trained'))).toMatchObject({
      rule: 'stricter',
      refused: { user: { holds: ['basic'], assumed: [] }, inOrder: true },
    })
    expect(compare(predicate('trained'), null)).toMatchObject({ rule: 'looser' })
  })

  test('is marked where it differs only for users whose licenses are out of order', () => {
    const rules = (basic: Requirement) =>
      catalogOf({ 'all*': { basic, roaming: has('data'), data: excludes('basic') } })
    const [basic] = compareCatalogs(rules(all()), rules(excludes('roaming'))).licenses
    expect(basic).toMatchObject({
      rule: 'same',
      refused: { user: { holds: ['basic', 'roaming'] }, inOrder: false },
      allowed: null,
    })
  })

  test('counts the numbers that it asks for', () => {
    const { licenses } = compareCatalogs(
      oneLicense({}),
      oneLicense({ details: [{ id: 'sim', type: 'mobile' }] }),
    )
    expect(licenses).toMatchObject([
      {
        rule: 'stricter',
        details: { added: ['sim'], removed: [] },
        refused: { user: { numbers: [] } },
      },
    ])
  })

  test('sees a license that is gone in the track that it was in, and a moved one in its new track', () => {
    const fromTrack = (licenses: readonly string[], others: readonly string[]) =>
      catalogOf({
        voice: Object.fromEntries(licenses.map((id) => [id, null])),
        'more*': { ...Object.fromEntries(others.map((id) => [id, null])), data: track('voice') },
      })
    const before = fromTrack(['basic', 'fax'], [])
    const dataIn = (after: Catalog) =>
      compareCatalogs(before, after).licenses.find(({ license }) => license === 'data')
    expect(dataIn(fromTrack(['basic'], []))?.rule).toBe('same')
    expect(dataIn(fromTrack(['basic'], ['fax']))).toMatchObject({
      rule: 'stricter',
      refused: { user: { holds: ['fax', 'data'] } },
    })
  })

  test('is undecided beyond the bound, and told so', () => {
    const { complete, licenses } = compareCatalogs(
      withRule(null),
      withRule(all(number('mobile'), number('landline'))),
      { steps: 1 },
    )
    expect([complete, licenses[0]?.rule]).toEqual([false, 'undecided'])
  })
})

describe('Q8 what else has changed', () => {
  const before = catalog({
    tracks: [
      {
        id: 'voice',
        name: 'Voice',
        licenses: [
          {
            id: 'basic',
            name: 'Basic',
            features: [
              { id: 'calls', name: 'Calls', value: 100 },
              { id: 'fax', name: 'Fax' },
            ],
            details: [{ id: 'line', name: 'Line', type: 'landline' }],
            availability: { from: '2027-01-01' },
          },
          { id: 'old', name: 'Old voice' },
        ],
      },
      { id: 'more', name: 'More', licenses: [{ id: 'data', name: 'Data' }] },
    ],
  })
  const after = catalog({
    tracks: [
      {
        id: 'voice',
        name: 'Telephony',
        licenses: [
          {
            id: 'basic',
            name: 'Basic Voice',
            features: [
              { id: 'calls', name: 'Calls', value: 2_000 },
              { id: 'sms', name: 'Messages' },
            ],
          },
          { id: 'data', name: 'Data' },
          { id: 'new', name: 'New' },
        ],
      },
      { id: 'more', name: 'More', holds: 'many', licenses: [] },
    ],
  })

  test('is what is new or gone, in another track, and has other features, numbers or dates', () => {
    expect(compareCatalogs(before, after)).toMatchObject({
      complete: true,
      added: ['new'],
      removed: ['old'],
      tracks: [{ track: 'more', holds: 'many' }],
      licenses: [
        {
          license: 'basic',
          rule: 'looser',
          track: null,
          features: {
            gained: ['sms'],
            lost: ['fax'],
            changed: [{ feature: 'calls', from: 100, to: 2_000 }],
          },
          details: { added: [], removed: ['line'] },
          availability: {
            before: { from: '2027-01-01', until: null },
            after: { from: null, until: null },
          },
        },
        { license: 'data', rule: 'same', track: { before: 'more', after: 'voice' } },
      ],
    })
  })

  test('is told license by license, by the names of the catalog after, and before for what is gone', () => {
    expect(describeComparison({ before, after }, compareCatalogs(before, after))).toEqual([
      'Basic Voice is looser: some who could not have it now can. For example, a user who holds Basic Voice. Basic Voice now includes Messages. Basic Voice no longer includes Fax. In Basic Voice, Calls changes from 100 to 2,000. Basic Voice no longer asks for a number as Line. Basic Voice can be assigned on any date.',
      'Data moves from More to Telephony.',
      'New is new.',
      'Old voice is no longer in the catalog.',
      'A user can hold several licenses of More.',
    ])
    expect(
      describeComparison({ before, after }, compareCatalogs(before, after), {
        language: swedish,
      })[1],
    ).toBe('Data flyttas från kategorin More till Telephony.')
  })

  test('is nothing where only names are others', () => {
    const renamed = compareCatalogs(oneLicense({}), oneLicense({ name: 'Basic 2' }, 'Calls'))
    expect(describeComparison({ before, after }, renamed)).not.toContain('Basic is')
    expect(renamed.licenses).toMatchObject([{ rule: 'same', track: null, availability: null }])
  })
})
