import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  compareLicenses,
  conflictNote,
  defineCatalog,
  type Plan,
  type Timeline,
} from '../../src/index.js'
import {
  catalogGraph,
  catalogMermaid,
  catalogSvg,
  comparisonHtml,
  comparisonText,
  conflictNoteHtml,
  timelineSvg,
  timelineText,
} from '../../src/render/index.js'
import { elementsOf, parseMarkup } from '../support/markup.js'

const HOSTILE = [
  '\n',
  '\r\n',
  '"',
  "'",
  '`',
  '-->',
  ']]>',
  '<script>alert(1)</script>',
  '</svg>',
  '&lt;',
  '\\',
  '\\n',
  '|',
  '#',
  ';',
  ':',
  '%%',
  '{{',
  '\u202E',
  '\u2066',
  '\u0000',
  '\u001B[31m',
  '\u2028',
  '\uFFFE',
  '\uD800',
  '👩‍💻',
  'section ',
  'click ',
  'javascript:',
  '[x](http://y)',
  'www.x.y',
  '漢字',
  'حساب',
]
const name = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 4 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => `${parts.join('')}x`)

/** A catalog, a timeline and a plan in which every name comes from outside. */
const world = fc
  .record({ license: name, other: name, track: name, feature: name, person: name })
  .map((names) => {
    const catalog = defineCatalog({
      tracks: [
        {
          id: 't',
          name: names.track,
          holds: 'many',
          licenses: [
            {
              id: 'a',
              name: names.license,
              description: names.other,
              features: [{ id: 'f', name: names.feature, value: names.other, unit: names.track }],
              requirement: {
                kind: 'all',
                of: [
                  { kind: 'license', license: 'b' },
                  { kind: 'capability', capability: names.feature },
                  { kind: 'attribute', attribute: names.person, in: [names.other] },
                ],
              },
            },
            { id: 'b', name: names.other, requirement: { kind: 'excludes', licenses: ['a'] } },
          ],
        },
      ],
    })
    const conflict = {
      code: 'attribute_missing',
      license: 'a',
      path: '',
      attribute: names.person,
      anyOf: [names.other],
    } as const
    const change = {
      id: 'c',
      kind: 'assign',
      license: 'a',
      details: {},
      dependents: 'keep',
      ownDate: '2026-12-01',
      dated: 1,
      created: 'x',
      status: 'scheduled',
      failure: null,
    }
    const timeline = {
      today: '2026-11-02',
      holdings: [
        { license: 'b', track: 't', details: { [names.other]: names.person }, since: '2026-01-01' },
      ],
      failed: [
        { ...change, status: 'failed', failure: { on: '2026-10-30', conflicts: [conflict] } },
      ],
      steps: [
        {
          date: '2026-12-05',
          activated: [],
          swapped: [],
          moved: [],
          dropped: [],
          outcomes: [{ status: 'failed', change, conflicts: [conflict] }],
        },
      ],
    } as unknown as Timeline // what a store could give back; only its texts matter here
    const plan = { users: [{ user: names.person, conflicts: [conflict] }] } as unknown as Plan // as far as a note looks
    return { names, catalog, timeline, plan }
  })

const graphLayout = {
  width: 300,
  height: 200,
  node: () => ({ x: 10, y: 10 }),
  edge: () => [
    { x: 0, y: 0 },
    { x: 5, y: 5 },
  ],
}
const run = (check: (given: Parameters<Parameters<typeof world.map>[0]>[0]) => void) =>
  fc.assert(fc.property(world, check), { numRuns: 150 })
const KNOWN = new Set([
  'svg',
  'title',
  'desc',
  'style',
  'rect',
  'g',
  'text',
  'path',
  'line',
  'circle',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'small',
  'span',
  'section',
  'p',
  'ul',
  'li',
  'strong',
])

describe('names from outside do nothing but appear', () => {
  test('SVG and HTML are well-formed, of the elements that are drawn, without anything that acts', () =>
    run(({ names, catalog, timeline, plan }) => {
      const comparison = compareLicenses(catalog, ['a', 'b'])
      for (const markup of [
        timelineSvg(catalog, timeline, { title: names.person, width: 300 }),
        catalogSvg(
          catalogGraph(catalog, { findings: [{ licenses: ['a'], message: names.person }] }),
          graphLayout,
          { title: names.person },
        ),
        comparisonHtml(comparison),
        conflictNoteHtml(conflictNote(catalog, plan)),
      ])
        for (const element of elementsOf(parseMarkup(markup))) {
          expect(KNOWN).toContain(element.name)
          expect(
            Object.keys(element.attributes).filter((attribute) => /^on|href|src/.test(attribute)),
          ).toEqual([])
        }
    }))

  test('no form holds control characters, or what reorders text', () =>
    run(({ names, catalog, timeline }) => {
      const comparison = compareLicenses(catalog, ['a', 'b'])
      const texts = [
        timelineSvg(catalog, timeline, { title: names.person }),
        timelineText(catalog, timeline, { title: names.person }),
        catalogMermaid(catalog),
        comparisonText(comparison),
      ]
      for (const text of texts)
        expect(text.replaceAll('\n', '')).not.toMatch(
          /\p{Cc}|\p{Cs}|\p{Bidi_Control}|[\u2028\u2029]/u,
        )
    }))

  test('a diagram of Mermaid keeps its lines, and has nothing but what is written by code', () =>
    run(({ catalog }) => {
      const x = () => 'x'
      const words = {
        license: x,
        track: x,
        detail: x,
        capability: x,
        attribute: x,
        feature: x,
        predicate: x,
      }
      const lines = catalogMermaid(catalog).split('\n')
      expect(lines).toHaveLength(catalogMermaid(catalog, { words }).split('\n').length)
      for (const line of lines)
        for (const [, label = ''] of line.matchAll(/"([^"]*)"/g))
          expect(label.replace(/<br>|#\d+;/g, '')).toMatch(/^(?:[\p{L}\p{M}\p{N} .,-])*$/u)
    }))
})
