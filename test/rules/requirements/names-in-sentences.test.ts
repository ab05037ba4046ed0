import { describe, expect, test } from 'vitest'
import { defineCatalog } from '../../../src/catalog/catalog.js'
import { wordingOf } from '../../../src/words/language/wording.js'

describe('Q2 names in sentences', () => {
  const words = wordingOf(
    defineCatalog({
      tracks: [
        {
          id: 'voice',
          name: 'Voice',
          licenses: [
            {
              id: 'basic',
              name: 'Basic',
              details: [
                { id: 'line', type: 'landline' },
                { id: 'sim', name: 'SIM', type: 'mobile' },
              ],
            },
          ],
        },
      ],
    }),
  )

  test('are those of the catalog', () => {
    expect([words.license('basic'), words.track('voice'), words.detail('basic', 'sim')]).toEqual([
      'Basic',
      'Voice',
      'SIM',
    ])
  })

  test('are the ids of what it has no name for, or does not have', () => {
    expect([
      words.license('old'),
      words.track('gone'),
      words.detail('basic', 'line'),
      words.detail('basic', 'fax'),
      words.detail('old', 'sim'),
    ]).toEqual(['old', 'gone', 'line', 'fax', 'sim'])
    expect([words.capability('5g'), words.attribute('role'), words.predicate('trained')]).toEqual([
      '5g',
      'role',
      'trained',
    ])
  })
})
