import { describe, expect, test } from 'vitest'
import { compareLicenses, conflictNote, defineCatalog } from '../../src/index.js'
import { comparisonHtml, comparisonText, conflictNoteHtml } from '../../src/render/index.js'
import { elementsOf, parseMarkup, textOf } from '../support/markup.js'
import { guideCatalog, openPortal } from '../support/portal.js'

const catalog = defineCatalog({
  tracks: [
    {
      id: 'data',
      name: 'Data',
      licenses: [
        {
          id: 'small',
          name: 'Small',
          description: 'For e-mail.',
          features: [
            { id: 'volume', name: 'Volume', value: 10, unit: 'GB' },
            { id: 'eu', name: 'EU' },
          ],
        },
        {
          id: 'large',
          name: 'Large',
          features: [
            { id: 'volume', name: 'Volume', value: 100, unit: 'GB' },
            { id: 'eu', name: 'EU' },
            { id: '5g', name: '5G' },
          ],
        },
      ],
    },
  ],
})
const comparison = compareLicenses(catalog, ['small', 'large'])

describe('the comparison', () => {
  test('as HTML has heads for rows and columns, and marks what differs in words', () => {
    const elements = elementsOf(parseMarkup(comparisonHtml(comparison)))
    expect(elements.filter(({ attributes }) => attributes['scope'] === 'col').map(textOf)).toEqual([
      'Feature',
      'Small For e-mail.',
      'Large',
    ])
    expect(
      elements
        .filter(({ name, attributes }) => name === 'tr' && attributes['class'] === 'differs')
        .map(textOf),
    ).toEqual(['Volume ≠ 10 GB 100 GB', '5G ≠ – ✓'])
    expect(
      elements
        .filter(({ attributes }) => attributes['role'] === 'img')
        .map(({ attributes }) => attributes['aria-label']),
    ).toEqual(['differs', 'Yes', 'Yes', 'differs', 'No', 'Yes'])
  })

  test('as text', () => {
    expect(comparisonText(comparison)).toBe(
      '  Feature  Small  Large\n─────────  ─────  ──────\n≠ Volume   10 GB  100 GB\n  EU       ✓      ✓\n≠ 5G       –      ✓\n',
    )
  })

  test('as text keeps to the columns of the terminal', () => {
    const lines = comparisonText(comparison, { columns: 24 }).split('\n')
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(24)
  })
})

describe('the conflict note', () => {
  test('groups users by cause, and names the first of them', async () => {
    const { acme, user } = await openPortal()
    const users = [
      await user('Anna', 'landline'),
      await user('Bo'),
      await user('<b>Cia</b>'.replaceAll(/[<>/]/g, '')),
      await user('Dag'),
    ]
    const note = conflictNote(
      guideCatalog,
      await acme.plan({ users, assign: ['basic'], on: 'now' }),
    )
    const nameOf = (id: string) => `<${id}>`
    const html = parseMarkup(conflictNoteHtml(note, { nameOf, names: 2 }))
    expect(textOf(html).replace(/\s+/g, ' ').trim()).toBe(
      `3 of 4 users have conflicts. 3 of 4 users: Basic needs an active landline number, but the user has none. <${users[1]}> <${users[2]}> and 1 more`,
    )
  })

  test('says so when there are none', () =>
    expect(
      textOf(
        parseMarkup(
          conflictNoteHtml({ total: 2, withConflicts: 0, text: 'No conflicts.', groups: [] }),
        ),
      ),
    ).toContain('No conflicts.'))
})
