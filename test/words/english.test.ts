import { expect, test } from 'vitest'
import { parseCalendarDate, type Wording } from '../../src/index.js'
import type { Language } from '../../src/languages/index.js'
import { allThatIsSaid, saidFrom } from '../support/all-that-is-said.js'
import { languages } from '../support/languages.js'
import { dates } from '../support/samples-of-words.js'

/** The names of a small catalog, so that sentences read as a person would see them. */
const names: { readonly [id: string]: string } = {
  l1: 'Unlimited 5G',
  l2: 'Basic',
  l3: 'Business Mobile',
  l4: 'Recording',
  t1: 'Office suite',
  d1: 'Number',
  c1: '5G',
  a1: 'Role',
  p1: 'Trained',
  f1: 'Roaming',
  f2: 'Voicemail',
  f3: 'Fax',
  u1: 'Anna Berg',
  u2: 'Bo Ek',
  u3: 'Cleo Lind',
}
const named = (id: string) => names[id] ?? id
const words: Wording = {
  license: named,
  track: named,
  detail: (_, id) => named(id),
  capability: named,
  attribute: named,
  feature: named,
  predicate: named,
  user: named,
}

const days = {
  before: parseCalendarDate('2026-11-28'),
  on: dates[0],
  after: parseCalendarDate('2027-04-01'),
}

/**
 * All sentences without a day, and what reads differently from days before, on and after the dates
 * in them.
 */
function textOf(language: Language): string {
  const said = allThatIsSaid(language, words)
  const always = new Set(Object.values(said).flat())
  const byDay = Object.entries(days).map(([day, today]) => {
    const others = saidFrom(today, language, words).filter((sentence) => !always.has(sentence))
    return [`${day} the date`, others] as const
  })
  const parts = [...Object.entries(said), ...byDay]
  return parts.map(([title, lines]) => `[${title}]\n${lines.join('\n')}\n`).join('\n')
}

test.each(Object.entries(languages))(
  'what is said in %s, word by word: test/words/*.txt',
  async (name, language) => {
    await expect(textOf(language)).toMatchFileSnapshot(`${name}.txt`)
  },
)
