import { describe, expect, test } from 'vitest'
import {
  compareLicenses,
  conflictNote,
  defineCatalog,
  exchangeLicenses,
  wordingOf,
  type CatalogDefinition,
} from '../../../src/index.js'
import { exportConflicts } from '../../../src/excel/index.js'
import {
  catalogGraph,
  catalogMermaid,
  timelineSvg,
  timelineText,
} from '../../../src/render/index.js'
import { openWith } from '../../support/portal.js'

const tracksWith = (name: string) => [
  {
    id: 'voice',
    name: 'Voice',
    licenses: [
      { id: 'basic', name: 'Basic', features: [{ id: 'calls', name: 'Calls', value: 10 }] },
      {
        id: 'plus',
        name,
        features: [{ id: 'calls', value: 20 }],
        requirement: { kind: 'predicate', name: 'isTrained' } as const,
        details: [{ id: 'line', name: 'Line', type: 'landline' } as const],
      },
    ],
  },
]

/** A catalog of two editions, which asks a predicate and names its capability. */
const definition: CatalogDefinition = {
  capabilities: [{ id: '5g', name: '5G' }],
  editions: [
    { tracks: tracksWith('Plus') },
    {
      from: '2027-01-01',
      tracks: [...tracksWith('Plus (new)'), { id: 'data', name: 'Data', licenses: [] }],
    },
  ],
}
const catalog = defineCatalog(definition, { predicates: { isTrained: () => false } })

/** As a page gets it: data, without predicates. */
const shown = { definition: JSON.parse(JSON.stringify(definition)) as CatalogDefinition }

describe('a page that only shows needs the definition of a catalog, and no predicates', () => {
  test('names are those of the catalog', () => {
    for (const on of ['2026-12-31', '2027-01-01'] as const) {
      const [page, judge] = [wordingOf(shown, { on }), wordingOf(catalog, { on })]
      expect(page.license('plus')).toBe(on < '2027' ? 'Plus' : 'Plus (new)')
      for (const words of [page, judge])
        expect([
          words.license('plus'),
          words.license('gone'),
          words.track('data'),
          words.detail('plus', 'line'),
          words.feature('calls'),
          words.capability('5g'),
          words.attribute('role'),
        ]).toEqual([page.license('plus'), 'gone', 'Data', 'Line', 'Calls', '5G', 'role'])
    }
  })

  test('licenses are compared as with the catalog', () => {
    expect(compareLicenses(shown, ['basic', 'plus'])).toEqual(
      compareLicenses(catalog, ['basic', 'plus']),
    )
    expect(exchangeLicenses(shown, 'basic', 'plus', { on: '2026-12-31' })).toEqual(
      exchangeLicenses(catalog, 'basic', 'plus', { on: '2026-12-31' }),
    )
    expect(() => compareLicenses(shown, ['gone'])).toThrow('The catalog has no license gone.')
  })

  test('timelines, conflict notes and exports are what they are with the catalog', async () => {
    const { acme, id } = await openWith(catalog)
    const plan = await acme.plan({ users: [id], assign: ['plus'], on: '2027-01-02' })
    await acme.confirm(plan)
    const timeline = await acme.users.timeline(id)
    expect(timelineSvg(shown, timeline)).toBe(timelineSvg(catalog, timeline))
    expect(timelineText(shown, timeline)).toBe(timelineText(catalog, timeline))
    expect(timelineText(shown, timeline)).toContain('Plus')
    expect(conflictNote(shown, plan)).toEqual(conflictNote(catalog, plan))
    const [page, judge] = [shown, catalog].map((one) => exportConflicts(plan, { catalog: one }))
    expect(await page).toEqual(await judge)
  })

  test('so are pictures of the catalog', () => {
    expect(catalogGraph(shown)).toEqual(catalogGraph(catalog))
    expect(catalogMermaid(shown, { on: '2026-12-31' })).toBe(
      catalogMermaid(catalog, { on: '2026-12-31' }),
    )
  })

  test('what is no definition is refused', () => {
    expect(() => wordingOf({ definition: {} as CatalogDefinition })).toThrow(
      'catalog must be what defineCatalog gives, or { definition }',
    )
    expect(() => wordingOf(definition as never)).toThrow('catalog must be')
  })
})
