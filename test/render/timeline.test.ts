import { describe, expect, test } from 'vitest'
import { wordingOf } from '../../src/index.js'
import { extendLanguage, swedish } from '../../src/languages/index.js'
import { timelineSvg, timelineText } from '../../src/render/index.js'
import { elementsOf, parseMarkup, textOf } from '../support/markup.js'
import { languages } from '../support/languages.js'
import { catalog, timelineOf } from '../support/pictured.js'

const NOTHING = { today: '2026-11-01', holdings: [], failed: [], steps: [] } as unknown as Awaited<
  ReturnType<typeof timelineOf>
> // a date that exists
const draw = (timeline: typeof NOTHING, options = {}) =>
  elementsOf(parseMarkup(timelineSvg(catalog, timeline, options)))
const namesOf = (elements: ReturnType<typeof draw>) =>
  elements
    .filter(({ attributes }) => attributes['role'] === 'graphics-symbol img')
    .map(({ attributes }) => attributes['aria-label'] ?? '')

describe('the timeline as SVG', () => {
  test('has a lane for each track, also where there is nothing', () => {
    const elements = draw(NOTHING, { title: 'Anna Berg' })
    const lanes = elements
      .filter(({ attributes }) => attributes['role'] === 'graphics-object group')
      .map(({ attributes }) => attributes['aria-label'])
    expect(lanes).toEqual(['Voice: No license', 'Mobile data: No license', 'Add-ons: No license'])
    expect(namesOf(elements)).toEqual([])
  })

  test('names itself, and tells everything in words', async () => {
    const timeline = await timelineOf([{ assign: 'basic', on: '2026-12-01' }])
    const [svg] = draw(timeline, { title: 'Anna Berg' })
    expect(svg?.attributes).toMatchObject({
      role: 'graphics-document document',
      'aria-label': 'Timeline of Anna Berg',
    })
    const [, title, desc] = draw(timeline, { title: 'Anna Berg' })
    expect(title && textOf(title)).toBe('Timeline of Anna Berg')
    expect(desc && textOf(desc)).toBe(
      'Today 2026-11-01. Voice: No license. Mobile data: No license. Add-ons: No license. 2026-12-01: Assign Basic.',
    )
  })

  test('draws a holding from its date, and what replaces it after it', async () => {
    const names = namesOf(
      draw(
        await timelineOf(
          [
            { assign: 'basic', on: 'now' },
            { assign: 'businessMobile', on: '2026-12-14' },
          ],
          { porting: '2026-12-14' },
        ),
      ),
    )
    expect(names).toEqual([
      'Basic, Held, since 2026-11-01 until 2026-12-14. until 2026-12-14.',
      expect.stringMatching(/^Business Mobile, Will be held, 2026-12-14. replaces Basic\./),
      '2026-12-14, +46701000001 active',
    ])
  })

  test('says why a change will fail, as a title and beside it', async () => {
    const elements = draw(await timelineOf([{ assign: 'unlimited5g', on: '2026-12-01' }]))
    const reason = 'Unlimited 5G needs one of the Voice licenses (Basic or Business Mobile).'
    expect(namesOf(elements)).toEqual([`2026-12-01, Assign: Unlimited 5G will fail. ${reason}`])
    expect(
      elements
        .filter(({ name }) => name === 'text')
        .map(textOf)
        .join(' '),
    ).toContain(reason)
  })

  test('tells what failed from what will fail by its outline, not by color alone', async () => {
    const timeline = await timelineOf(
      [
        { assign: 'unlimited5g', on: '2026-12-01' },
        { assign: 'recording', on: '2026-12-20' },
      ],
      { travelTo: '2026-12-02' },
    )
    const boxes = draw(timeline).filter(
      ({ name, attributes }) => name === 'rect' && attributes['width'] === '14',
    )
    expect(
      boxes.map(({ attributes }) => [attributes['fill'], attributes['stroke-dasharray']]),
    ).toEqual(
      expect.arrayContaining([
        ['var(--fail)', undefined],
        ['var(--card)', '3 2'],
      ]),
    )
  })

  test('tells own dates from the override', async () => {
    const timeline = await timelineOf(
      [
        { assign: 'basic', on: '2026-12-01' },
        { assign: 'small', on: '2026-12-20' },
      ],
      { override: '2026-12-20' },
    )
    const elements = draw(timeline)
    expect(namesOf(elements)).toContain('Basic: own date 2026-12-01, One date for all 2026-12-20')
    expect(namesOf(elements).join()).not.toContain('Small: own date')
    expect(elements.filter(({ name }) => name === 'text').map(textOf)).toContain(
      'One date for all 2026-12-20',
    )
  })

  test('keeps its colors to itself, light, dark or as the system says', () => {
    const style = (theme: 'auto' | 'light' | 'dark') =>
      timelineSvg(catalog, NOTHING, { theme }).match(/<style>(.*?)<\/style>/)?.[1] ?? ''
    expect(style('auto')).toContain('@media (prefers-color-scheme:dark){.seatline-auto{')
    expect(style('light')).not.toContain('@media')
    for (const theme of ['auto', 'light', 'dark'] as const)
      for (const selector of style(theme)
        .replace(/@media[^{]*/g, '')
        .match(/[^{}]+(?=\{)/g) ?? [])
        expect(selector.trim()).toMatch(/^\.seatline-/)
  })

  test.each([240, 340, 760, 1600])('stays within %i pixels with sixty changes', async (width) => {
    const licenses = ['basic', 'small', 'recording', 'privacy', 'loyalty'] as const
    const requests = Array.from({ length: 60 }, (_, index) => {
      const license = licenses[index % 5] ?? 'basic'
      const on = new Date(Date.parse('2026-11-05T00:00:00Z') + index * 9 * 86_400_000)
        .toISOString()
        .slice(0, 10)
      return index % 7 === 6 ? { remove: license, on } : { assign: license, on }
    })
    const elements = draw(await timelineOf(requests), { width })
    expect(elements[0]?.attributes['width']).toBe(String(width))
    for (const { name, attributes } of elements) {
      if (name !== 'rect') continue
      const [x, wide] = [Number(attributes['x']), Number(attributes['width'])]
      expect(x + wide, JSON.stringify(attributes)).toBeLessThanOrEqual(width)
    }
    expect(namesOf(elements).length).toBeGreaterThan(40)
  })
})

describe('the timeline as text', () => {
  test('is a chart and a list, in plain characters', async () => {
    const text = timelineText(
      catalog,
      await timelineOf([
        { assign: 'basic', on: 'now' },
        { assign: 'unlimited5g', on: '2026-12-01' },
        { assign: 'privacy', on: '2026-12-24' },
        { remove: 'basic', on: '2027-01-15' },
      ]),
      { title: 'Anna Berg', columns: 72 },
    )
    expect(text.split('\n').every((line) => line.length <= 72)).toBe(true)
    expect(text).toMatch(/^ {2}Basic {3,}█+$/m)
    expect(text).toMatch(/^ {2}Unlimited 5G .*░+$/m)
    expect(text).toContain('2026-12-01 + Assign Unlimited 5G.')
    expect(text).toContain('2027-01-15 × Removing Basic will fail. Unlimited 5G still needs Basic.')
  })

  test('says so when nothing is scheduled', () =>
    expect(timelineText(catalog, NOTHING)).toMatch(/Nothing is scheduled\.\n$/))
})

test('speaks in the words that it is given', async () => {
  const timeline = await timelineOf([{ assign: 'unlimited5g', on: '2026-12-01' }])
  const words = { ...wordingOf(catalog), license: (id: string) => `<${id}>` }
  const date = (stored: string) => stored.replaceAll('-', '/')
  const text = timelineText(catalog, timeline, {
    words,
    date,
    language: extendLanguage(swedish, { labels: { willFail: 'går inte' } }),
  })
  expect(text).toContain('I dag 2026/11/01')
  expect(text).toContain(
    '2026/12/01 × Tilldelningen av <unlimited5g> går inte. <unlimited5g> kräver',
  )
})

test.each(Object.entries(languages).filter(([name]) => name !== 'english'))(
  'speaks %s throughout',
  async (_, language) => {
    const timeline = await timelineOf([{ assign: 'unlimited5g', on: '2026-12-01' }])
    const picture = `${timelineSvg(catalog, timeline, { language })}${timelineText(catalog, timeline, { language })}`
    const english = Object.values(languages.english.labels).filter(
      (label) => typeof label === 'string',
    )
    expect(picture).toContain(language.labels.noLicense)
    for (const label of english)
      if (label.length > 5) expect(picture).not.toMatch(new RegExp(`\\b${label}\\b`, 'i'))
  },
)
