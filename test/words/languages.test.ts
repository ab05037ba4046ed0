import { describe, expect, test } from 'vitest'
import {
  describeAction,
  describeCondition,
  describeConflict,
  describeEffects,
  describeExchange,
  describeExplanation,
  describeRemedy,
  describeStatus,
  isSeatlineError,
  labelAction,
  labelConflict,
  type Action,
  type Cause,
  type ChangeId,
  type Condition,
  type Conflict,
  type Effects,
  type FailingChange,
  type OtherEffect,
  type UserId,
  type Wording,
} from '../../src/index.js'
import { localeFormats } from '../../src/words/language/locale.js'
import { explainChanges } from '../../src/words/describe/explain-changes.js'
import { extendLanguage, type Language } from '../../src/languages/index.js'
import { languages } from '../support/languages.js'
import {
  actionSamples,
  allConflicts,
  causeSamples,
  conditionSamples,
  dates,
  type Sample,
} from '../support/samples-of-words.js'

const named = (word: string) => (id: string) =>
  /^[a-z]\d+$/.test(id) ? `${word} ${id.slice(1)}` : id
const words: Wording = {
  license: named('Näme'),
  track: named('Träck'),
  detail: (_, id) => named('Détail')(id),
  capability: named('Cäpability'),
  attribute: named('Ättribute'),
  feature: named('Fëature'),
  predicate: named('Prëdicate'),
  user: named('Üser'),
}

const nothing: Effects = {
  supersedes: [],
  restores: [],
  breaks: [],
  repairs: [],
  idles: [],
  activates: [],
  moves: [],
  ends: [],
  noncompliant: [],
  compliant: [],
  others: [],
}
type Outcome = OtherEffect['before']

/** The fixed law: a text mentions what it is about, and nothing that a person cannot read. */
function expectReadable(text: string, mentions: readonly string[], language: Language): void {
  for (const mention of mentions) {
    const written = (dates as readonly string[]).includes(mention)
      ? localeFormats(language.locale).date(mention)
      : mention
    expect(text).toContain(written)
  }
  expect(text).not.toMatch(
    /undefined|\[object|NaN|\bnull\b|function|=>|\d{4}-\d\d-\d\d|\b[ltdcapfu]\d\b| {2}|,,|\.\.|\s[.,]/,
  )
  expect(text.trim()).toBe(text)
  expect(text.length).toBeGreaterThan(1)
}

const all = <T>(samples: { readonly [kind: string]: readonly Sample<T>[] }): readonly Sample<T>[] =>
  Object.values(samples).flat()

describe.each(Object.entries(languages))('%s', (_, language) => {
  test.each(allConflicts.map((sample) => [sample.of.code, sample] as const))(
    'says why: %s',
    (code, { of, mentions }) => {
      const sentence = describeConflict(of, { words, language })
      expectReadable(sentence, mentions, language)
      expect(sentence).toMatch(/\.$/)
      const label = labelConflict(of, { words, language })
      expectReadable(label, [], language)
      expect(label).not.toMatch(/\.$/)
      expect(code).toBe(of.code)
    },
  )

  test.each(all<Cause>(causeSamples).map((sample) => [JSON.stringify(sample.of), sample] as const))(
    'says what is behind it: %s',
    (_text, { of, mentions }) => {
      const conflict: Conflict = {
        code: 'license_missing',
        license: 'l1',
        path: '',
        anyOf: ['l3'],
        track: null,
        causes: [of, of],
      }
      const sentence = describeConflict(conflict, { words, language })
      expectReadable(sentence, mentions, language)
      expect(sentence.split('Näme 2')).toHaveLength(2) // once
    },
  )

  test.each(
    all<Condition>(conditionSamples).map((sample) => [JSON.stringify(sample.of), sample] as const),
  )('asks for %s', (_text, { of, mentions }) => {
    const line = describeCondition(of, { words, language })
    expectReadable(line, mentions, language)
    expect(line).not.toMatch(/\.$/)
  })

  test('a condition and its opposite read differently', () => {
    for (const { of } of all<Condition>(conditionSamples)) {
      if ('wanted' in of)
        expect(describeCondition(of, { words, language })).not.toBe(
          describeCondition({ ...of, wanted: !of.wanted }, { words, language }),
        )
    }
  })

  test.each(
    all<Action>(actionSamples).map((sample) => [JSON.stringify(sample.of), sample] as const),
  )('tells to %s', (_text, { of, mentions }) => {
    const sentence = describeAction(of, { words, language })
    expectReadable(sentence, mentions, language)
    expect(sentence).toMatch(/^\p{Lu}.*[.]$/u)
    const button = labelAction(of, { words, language })
    expectReadable(button, [], language)
    expect(button.length).toBeLessThanOrEqual(40)
    expect(button).not.toMatch(/\.$/)
  })

  test('a remedy of several actions is one sentence', () => {
    const actions = [...actionSamples.add_number, ...actionSamples.assign].map(({ of }) => of)
    const sentence = describeRemedy({ actions }, { words, language })
    expectReadable(sentence, ['Näme 1', dates[0]], language)
    expect(sentence).toMatch(/^\p{Lu}[^.]*(\. Dezember 2026[^.]*)*\.$/u)
  })

  test('every status has its own word', () => {
    const texts = Object.keys(language.status).map((status) =>
      describeStatus(status as keyof Language['status'], { language }),
    )
    expect(new Set(texts).size).toBe(texts.length)
    for (const text of texts) expectReadable(text, [], language)
  })

  test.each(['assign', 'remove'] as const)('tells what an edit does to others (%s)', (kind) => {
    const conflicts = allConflicts
      .filter(({ of }) => of.code === 'number_missing')
      .map(({ of }) => of)
    const change = {
      change: 'c9' as ChangeId,
      kind,
      license: 'l1',
      on: dates[0],
      conflicts,
      before: 'applied',
      after: 'applied',
    } as const
    const [from, to] = [dates[0], dates[1]]
    const told = describeEffects(
      {
        supersedes: [change],
        restores: [change],
        breaks: [change],
        repairs: [change],
        idles: [change],
        activates: [change],
        moves: [change],
        ends: [
          { license: 'l1', before: from, after: to },
          { license: 'l1', before: from, after: null },
          { license: 'l1', before: null, after: from },
        ],
        noncompliant: [{ license: 'l1', from, until: null, conflicts }],
        compliant: [{ license: 'l1', from, until: to }],
        others: [],
      },
      { words, language },
    )
    expect(new Set(told).size).toBe(11)
    told.forEach((text, place) =>
      expectReadable(text, place < 9 ? ['Näme 1', dates[0]] : ['Näme 1'], language),
    )
  })

  test.each(['assign', 'remove'] as const)('tells what it does to other users (%s)', (kind) => {
    const effect = (user: string, before: Outcome, after: Outcome, conflicts: Conflict[] = []) =>
      ({
        ...{ change: 'c9' as ChangeId, kind, license: 'l1', on: dates[0] },
        ...{ user: user as UserId, before, after, conflicts },
      }) as const
    const noSeat: Conflict = { code: 'no_seat', license: 'l1', limit: 2, held: 2 }
    const twenty = Array.from({ length: 20 }, (__, place) => `u${10 + place}`)
    const told = describeEffects(
      {
        ...nothing,
        others: [
          effect('u1', 'applied', 'failed', [noSeat]),
          effect('u2', 'failed', 'applied', [noSeat]),
          effect('u3', 'applied', 'failed', [noSeat]),
          effect('u4', 'applied', 'unchanged'),
          effect('u5', 'unchanged', 'applied'),
          effect('u6', 'applied', 'failed', [{ code: 'license_unknown', license: 'l1' }]),
          ...twenty.map((user) => effect(user, 'failed', 'unchanged')),
        ],
      },
      { words, language },
    )
    const named = [['Üser 1', 'Üser 3', labelConflict(noSeat, { language })], ['Üser 2']]
    const besides = [['Üser 4', 'Üser 10', '14'], ['Üser 5'], ['Üser 6']]
    const mentions = [...named, ...besides]
    expect(new Set(told).size).toBe(mentions.length)
    told.forEach((text, place) => {
      expectReadable(text, ['Näme 1', dates[0], ...(mentions[place] ?? [])], language)
      expect(text).toMatch(/[.]$/)
    })
  })

  test('tells what a request takes away and doubles', () => {
    const licenses = ['l1', 'l2']
    const less = [{ feature: 'f3', from: 10, to: 1, unit: 'GB' }]
    const told = describeExchange(
      {
        takesAway: { licenses, features: ['f1', 'f2'], less },
        hasTwice: [{ feature: 'f1', licenses }],
      },
      { words, language },
    )
    expect(told).toHaveLength(4)
    const mentions = [
      ['Näme 1', 'Näme 2'],
      ['Fëature 1', 'Fëature 2'],
      ['Fëature 3', '10 GB', '1 GB'],
      ['Fëature 1', 'Näme 1', 'Näme 2'],
    ]
    told.forEach((text, place) => expectReadable(text, mentions[place] ?? [], language))
  })

  test.each([
    ['failed', 'assign', '2026-12-21'],
    ['will_fail', 'remove', '2026-12-21'],
    ['will_fail', 'assign', '2027-03-14'],
  ] as const)('tells a chain: %s %s on %s', (status, kind, on) => {
    const root: FailingChange = {
      change: 'c2' as ChangeId,
      kind,
      license: 'l2',
      on: dates[0],
      status,
      conflicts: [
        { code: 'number_missing', license: 'l2', path: '', type: 'mobile', detail: null },
      ],
    }
    const cause = {
      kind: 'failed_change',
      change: root.change,
      intent: kind,
      license: 'l2',
      on: dates[0],
    } as const
    const top: FailingChange = {
      change: 'c3' as ChangeId,
      kind: 'assign',
      license: 'l1',
      on: on === dates[0] ? dates[0] : dates[1],
      status: 'will_fail',
      conflicts: [
        {
          code: 'license_missing',
          license: 'l1',
          path: '',
          anyOf: ['l2'],
          track: null,
          causes: [cause],
        },
        { code: 'capability_missing', license: 'l1', path: '', capability: 'c1' },
      ],
    }
    const [chain = '', also = ''] = describeExplanation(explainChanges([top], [root]), {
      words,
      language,
    })
    expectReadable(
      chain,
      ['Näme 1', 'Näme 2', on, ...(on === dates[0] ? [] : [dates[0]])],
      language,
    )
    expect(
      chain.endsWith(`${labelConflict(root.conflicts[0] as Conflict, { words, language })}.`),
    ).toBe(true)
    expectReadable(also, ['Cäpability 1'], language)
  })

  test.each([
    [0, 20],
    [1, 1],
    [1, 20],
    [3, 20],
    [1_200, 15_000],
  ])('a note about %i of %i users', (users, total) => {
    const formats = localeFormats(language.locale)
    const numbers = users === 0 || total === 1 ? [] : [formats.number(users), formats.number(total)]
    expectReadable(language.conflicts.note.withConflicts(users, total, formats), numbers, language)
    if (users > 0)
      expectReadable(
        language.conflicts.note.group(users, total, 'Näme 1 kommt.', formats),
        [...numbers, 'Näme 1'],
        language,
      )
  })

  test('a long list tells how many there are besides', () => {
    const anyOf = Array.from({ length: 30 }, (__, place) => `l${place}`)
    const sentence = describeConflict(
      { code: 'license_missing', license: 'x', path: '', anyOf, track: null, causes: [] },
      { words, language },
    )
    expect(sentence).toContain('23')
    expect(sentence).not.toContain('Näme 12')
  })

  test('hostile names just appear', () => {
    const hostile = [
      '<b>$&</b>',
      '${x}',
      "'; drop language",
      '%s {0}',
      '\u202eabc',
      '1 januari',
      'constructor',
    ]
    for (const name of hostile) {
      const calling = {
        ...words,
        license: () => name,
        capability: () => name,
        attribute: () => name,
      }
      expect(
        describeConflict(
          { code: 'capability_missing', license: 'l1', path: '', capability: 'c1' },
          { words: calling, language },
        ),
      ).toContain(name)
      expect(
        describeAction(
          { kind: 'assign', license: 'l1', on: dates[0] },
          { words: calling, language },
        ),
      ).toContain(name)
      expect(
        labelAction({ kind: 'assign', license: 'l1', on: dates[0] }, { words: calling, language }),
      ).toContain(name)
    }
  })
})

test('a user is called by its id where no name is known, and by nothing that is no function', () => {
  const { user: _, ...nameless } = words
  const of = { kind: 'assign', license: 'l1', on: dates[0], change: 'c9' as ChangeId } as const
  const effect = { ...of, before: 'failed', after: 'applied', conflicts: [] } as const
  const effects: Effects = { ...nothing, others: [{ ...effect, user: 'anna' as UserId }] }
  expect(describeEffects(effects, { words: nameless })).toEqual([
    'Näme 1 can now be assigned to anna on December 21, 2026.',
  ])
  const wrong = { ...words, user: 'Anna' } as unknown as Wording
  try {
    describeEffects(effects, { words: wrong })
    expect.unreachable()
  } catch (error) {
    if (!isSeatlineError(error, 'input_invalid')) throw error
    expect(error.data.issues).toEqual([
      { path: 'options.words.user', message: 'must be a function' },
    ])
  }
})

describe('a locale writes', () => {
  const { date, number, list } = localeFormats('en-GB')

  test('dates, wherever it is now, and gives back what is none', () => {
    expect(['2026-12-01', '2026-12-01T00:00:00Z', 'x2026-12-01', 'soon'].map(date)).toEqual([
      '1 December 2026',
      '2026-12-01T00:00:00Z',
      'x2026-12-01',
      'soon',
    ])
  })

  test('numbers, and lists of both kinds', () => {
    expect([number(1234.5), localeFormats('de').number(1234.5)]).toEqual(['1,234.5', '1.234,5'])
    expect([list(['a', 'b', 'c'], 'and'), list(['a', 'b', 'c'], 'or')]).toEqual([
      'a, b and c',
      'a, b or c',
    ])
  })
})

describe('a language is extended', () => {
  test('sentence by sentence, and the given one stays as it is', () => {
    const ours = extendLanguage(languages.swedish, {
      conflicts: { sentences: { no_seat: () => 'Fullt.' } },
      status: { ready: 'Klart' },
    })
    expect(
      describeConflict(
        { code: 'no_seat', license: 'l1', limit: 3, held: 3 },
        { words, language: ours },
      ),
    ).toBe('Fullt.')
    expect(
      describeConflict({ code: 'license_unknown', license: 'old' }, { words, language: ours }),
    ).toBe('old finns inte längre i katalogen.')
    expect([ours.status.ready, ours.status.failed, languages.swedish.status.ready]).toEqual([
      'Klart',
      'Misslyckad',
      'Klar att genomföra',
    ])
  })

  test('with another locale, dates follow', () => {
    const british = extendLanguage(languages.english, { locale: 'en-GB' })
    expect(
      describeAction({ kind: 'choose_date', on: dates[0] }, { words, language: british }),
    ).toBe('Choose 21 December 2026 as the date.')
  })

  test('a locale that is none is refused', () => {
    try {
      localeFormats('no locale')
      expect.unreachable()
    } catch (error) {
      expect(isSeatlineError(error, 'input_invalid')).toBe(true)
    }
  })

  test('the first of a month in French, and only that', () => {
    const on = (date: string) =>
      describeAction(
        { kind: 'choose_date', on: date as (typeof dates)[0] },
        { words, language: languages.french },
      )
    expect([on('2026-12-01'), on('2026-12-11')]).toEqual([
      'Choisissez le 1er décembre 2026 comme date.',
      'Choisissez le 11 décembre 2026 comme date.',
    ])
  })
})
