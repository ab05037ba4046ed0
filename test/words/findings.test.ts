import { expect, test } from 'vitest'
import { analyzeCatalog, describeFinding } from '../../src/analysis/index.js'
import { defineCatalog, type CatalogDefinition, type Wording } from '../../src/index.js'
import { depthOfIsolates, oddNames } from '../support/odd-names.js'

/** A catalog with a finding of most kinds. */
const definition: CatalogDefinition = {
  tracks: [
    {
      id: 'addons',
      name: 'Add-ons',
      holds: 'many',
      licenses: [
        {
          id: 'a',
          name: 'a',
          requirement: {
            kind: 'all',
            of: [
              { kind: 'license', license: 'b' },
              { kind: 'number', type: 'mobile' },
            ],
          },
        },
        { id: 'b', name: 'b', requirement: { kind: 'license', license: 'a' } },
        {
          id: 'never',
          name: 'never',
          requirement: {
            kind: 'all',
            of: [
              { kind: 'capability', capability: 'x' },
              { kind: 'not', of: { kind: 'capability', capability: 'x' } },
            ],
          },
        },
        { id: 'c', name: 'c', requirement: { kind: 'excludes', licenses: ['d'] } },
        { id: 'd', name: 'd', requirement: { kind: 'excludes', licenses: ['c'] } },
      ],
    },
  ],
}

test.each(Object.entries(oddNames))(
  'findings of an analysis read well with %s in every name',
  (_, name) => {
    const catalog = defineCatalog(definition)
    const called = () => name
    const words: Wording = {
      license: called,
      track: called,
      detail: called,
      capability: called,
      attribute: called,
      predicate: called,
      feature: called,
    }
    const { findings } = analyzeCatalog(catalog)
    expect(new Set(findings.map(({ kind }) => kind)).size).toBeGreaterThan(2)
    for (const finding of findings) {
      const sentence = describeFinding(catalog, finding, { words })
      expect(sentence.replaceAll(name, 'NAME')).not.toMatch(
        /(?<!\.)\.\.(?!\.)|NAME\.\.|\.{4}| {2}|undefined/,
      )
      expect(depthOfIsolates(sentence)).toBe(0)
    }
  },
)
