import { describe, expect, test } from 'vitest'
import { parseCalendarDate, type Wording } from '../../src/index.js'
import type { Language } from '../../src/languages/index.js'
import { allThatIsSaid, saidFrom } from '../support/all-that-is-said.js'
import { languages } from '../support/languages.js'
import { depthOfIsolates, oddNames } from '../support/odd-names.js'

const days = ['2026-11-28', '2026-12-21', '2027-03-14', '2027-04-01'].map((day) =>
  parseCalendarDate(day),
)

const calling = (name: string): Wording => ({
  license: () => name,
  track: () => name,
  detail: () => name,
  capability: () => name,
  attribute: () => name,
  feature: () => name,
  predicate: () => name,
  user: () => name,
})

/**
 * Of each language: articles that would have to agree with a name, and nouns that would have to
 * agree with "1".
 */
const grammar: {
  readonly [locale: string]: { readonly articles: string; readonly plurals: string }
} = {
  en: { articles: 'a|an', plurals: 'seats|users|changes|others|are|have' },
  sv: { articles: 'en|ett|den|det', plurals: 'platser|ändringar|upptagna' },
  nl: { articles: 'een|de|het', plurals: 'plaatsen|wijzigingen|zijn' },
  de: { articles: 'eine?[nmrs]?|der|die|das|dem|den', plurals: 'Plätze|Änderungen|sind' },
  fr: {
    articles: 'une?|les?|la|du|des|au|aux',
    plurals: 'places|utilisateurs|changements|autres|sont|ont',
  },
}

function expectStyle(sentence: string, name: string, { locale }: Language): void {
  const { articles, plurals } = grammar[locale] ?? { articles: '', plurals: '' }
  const bare = sentence.replaceAll(name, 'NAME')
  expect(bare).not.toMatch(
    /(?<!\.)\.\.(?!\.)|\.{4}|NAME\.\.| {2}|,,|[“”„"‘’«»]\u00a0?["“„”«]|\(\)|\s[.,)]|undefined|null/,
  )
  expect(sentence).not.toMatch(/20\d\d[ \u00a0]\d/) // a year and a count beside it read as one number
  expect(sentence).not.toMatch(new RegExp(`(?<![\\p{L}\\d.,])1 (${plurals})\\b`, 'u'))
  expect(bare).not.toMatch(new RegExp(`(?<!\\p{L})(${articles}) \u2068?NAME(?! license)`, 'iu'))
  expect(depthOfIsolates(sentence)).toBe(0)
}

describe.each(Object.entries(languages))('%s', (_, language) => {
  test.each(Object.entries(oddNames))('reads well with %s in every name', (__, name) => {
    const said = Object.values(allThatIsSaid(language, calling(name))).flat()
    for (const sentence of [
      ...said,
      ...days.flatMap((today) => saidFrom(today, language, calling(name))),
    ])
      expectStyle(sentence, name, language)
  })

  test('has nothing invisible where all names run from left to right', () => {
    for (const name of [
      oddNames['a vowel'],
      oddNames['an accent'],
      oddNames.quotes,
      '日本語',
      'Ελλάς',
      '😀',
    ]) {
      for (const sentence of Object.values(allThatIsSaid(language, calling(name))).flat())
        expect(sentence).not.toMatch(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\u061c]/)
    }
  })

  test('isolates each name that runs from right to left', () => {
    for (const sentence of Object.values(
      allThatIsSaid(language, calling(oddNames.Hebrew)),
    ).flat()) {
      const parts = sentence.split(oddNames.Hebrew)
      parts.slice(0, -1).forEach((part) => expect(part.endsWith('\u2068')).toBe(true))
      parts.slice(1).forEach((part) => expect(part.startsWith('\u2069')).toBe(true))
    }
  })
})
