import {
  describeAction,
  describeCondition,
  describeConflict,
  describeEffects,
  describeExchange,
  describeExplanation,
  describeRemedy,
  describeStatus,
  labelAction,
  labelConflict,
  localeFormats,
  type Action,
  type CalendarDate,
  type Cause,
  type ChangeId,
  type Condition,
  type Conflict,
  type Effects,
  type FailingChange,
  type StatusName,
  type Wording,
} from '../../src/index.js'
import type { Language } from '../../src/languages/index.js'
import { explainChanges } from '../../src/words/describe/explain-changes.js'
import {
  actionSamples,
  allConflicts,
  causeSamples,
  conditionSamples,
  dates,
  type Sample,
} from './samples-of-words.js'

/** Everything that a language says, with one set of names and, where one is given, from one day. */
export function allThatIsSaid(
  language: Language,
  words: Wording,
): { readonly [title: string]: readonly string[] } {
  return {
    conflicts: conflicts(language, words),
    causes: causes(language, words),
    conditions: all<Condition>(conditionSamples).map((condition) =>
      describeCondition(condition, { words, language }),
    ),
    actions: all<Action>(actionSamples).map(
      (action) =>
        `${describeAction(action, { words, language })} [${labelAction(action, { words, language })}]`,
    ),
    remedies: [
      describeRemedy({ actions: all<Action>(actionSamples).slice(0, 3) }, { words, language }),
    ],
    effects: effects(language, words),
    exchanges: exchanges(language, words),
    chains: chains(language, words),
    notes: notes(language),
    lists: lists(language, words),
    statuses: Object.keys(language.status).map((status) =>
      describeStatus(status as StatusName, { language }),
    ),
  }
}

/** What is said with dates on each side of today, and on it. */
export function saidFrom(
  today: CalendarDate,
  language: Language,
  words: Wording,
): readonly string[] {
  const said = allThatIsSaid(language, { ...words, today })
  const { conflicts = [], causes = [], actions = [], effects = [], chains = [] } = said
  return [...conflicts, ...causes, ...actions, ...effects, ...chains]
}

const all = <T>(samples: { readonly [kind: string]: readonly Sample<T>[] }): readonly T[] =>
  Object.values(samples).flatMap((many) => many.map(({ of }) => of))

/** Every conflict as a sentence, and in a few words. */
function conflicts(language: Language, words: Wording): readonly string[] {
  return allConflicts.map(
    ({ of }) =>
      `${describeConflict(of, { words, language })} [${labelConflict(of, { words, language })}]`,
  )
}

/** What is behind a conflict, told after it. */
function causes(language: Language, words: Wording): readonly string[] {
  return all<Cause>(causeSamples).map((of) =>
    describeConflict(
      {
        code: 'license_missing',
        license: 'l1',
        path: '',
        anyOf: ['l2'],
        track: null,
        causes: [of],
      },
      { words, language },
    ),
  )
}

const noMobile: Conflict = {
  code: 'number_missing',
  license: 'l3',
  path: '',
  type: 'mobile',
  detail: null,
}
const noCapability: Conflict = {
  code: 'capability_missing',
  license: 'l3',
  path: '',
  capability: 'c1',
}

function effects(language: Language, words: Wording): readonly string[] {
  return (['assign', 'remove'] as const).flatMap((kind) => {
    const change = {
      change: 'c9' as ChangeId,
      kind,
      license: 'l3',
      on: dates[0],
      conflicts: [noMobile, noCapability],
    } as const
    const held = { license: 'l3', conflicts: change.conflicts }
    const effect = { ...change, before: 'applied', after: 'failed' } as const
    const [from, to] = dates
    const one: Effects = {
      supersedes: [effect],
      restores: [{ ...effect, after: 'applied' }],
      breaks: [effect],
      repairs: [effect],
      idles: [effect],
      activates: [effect],
      moves: [effect],
      ends: [
        { license: 'l3', before: null, after: from },
        { license: 'l3', before: from, after: null },
        { license: 'l3', before: from, after: to },
      ],
      noncompliant: [held],
      compliant: ['l3'],
    }
    return describeEffects(one, { words, language })
  })
}

/** What a request takes away and doubles: of one, and of many. */
function exchanges(language: Language, words: Wording): readonly string[] {
  return [['l1'], ['l1', 'l2', 'l3']].flatMap((some) => {
    const features = some.map((_, place) => `f${place + 1}`)
    const less = [
      { feature: 'f1', from: 1000, to: 10, unit: 'GB' },
      { feature: 'f1', from: 2, to: 1, unit: null },
    ]
    const hasTwice = [{ feature: 'f1', licenses: some }]
    return describeExchange(
      { takesAway: { licenses: some, features, less }, hasTwice },
      { words, language },
    )
  })
}

/**
 * A change that fails because another one does, told for each state and date of both, scheduled and
 * asked for.
 */
function chains(language: Language, words: Wording): readonly string[] {
  const asked = [
    ...dates.map((on) => ({ on, part: {} })),
    { on: dates[0], part: { inRequest: true } as const },
  ]
  return (['failed', 'will_fail'] as const).flatMap((status) =>
    (['assign', 'remove'] as const).flatMap((kind) =>
      asked.map(({ on, part }) => {
        const fixed = {
          change: 'c2' as ChangeId,
          kind,
          license: 'l3',
          on: dates[0],
          status,
          ...part,
        } as const
        const root: FailingChange = { ...fixed, conflicts: [noMobile, noCapability] }
        const cause = {
          kind: 'failed_change',
          change: root.change,
          intent: kind,
          license: 'l3',
          on: dates[0],
        } as const
        const missing: Conflict = {
          code: 'license_missing',
          license: 'l1',
          path: '',
          anyOf: ['l3'],
          track: null,
          causes: [cause],
        }
        const seat: Conflict = { code: 'no_seat', license: 'l1', limit: 2, held: 2 }
        const unknown: Conflict = { code: 'detail_unknown', license: 'l1', detail: 'd1' }
        const top = {
          ...fixed,
          change: 'c3' as ChangeId,
          license: 'l1',
          on,
          conflicts: [missing, seat, unknown],
        }
        return describeExplanation(explainChanges([top], [root]), { words, language }).join(' ')
      }),
    ),
  )
}

function notes(language: Language): readonly string[] {
  const say = localeFormats(language.locale)
  const counts = [
    [0, 20],
    [1, 1],
    [1, 20],
    [2, 20],
    [1200, 15000],
  ] as const
  return counts.flatMap(([users, total]) => [
    language.conflicts.note.withConflicts(users, total, say),
    ...(users > 0 ? [language.conflicts.note.group(users, total, 'Basic is full.', say)] : []),
  ])
}

function lists(language: Language, words: Wording): readonly string[] {
  const many = (count: number) =>
    Array.from({ length: count }, (_, place) => `License ${place + 1}`)
  return [1, 2, 8, 9, 2000].flatMap((count) => {
    const missing: Conflict = {
      code: 'license_missing',
      license: 'l1',
      path: '',
      anyOf: many(count),
      track: null,
      causes: [],
    }
    const parts = many(count).map((other): readonly Conflict[] => [{ ...missing, anyOf: [other] }])
    return [
      describeConflict(missing, { words, language }),
      ...(count > 1
        ? [
            describeConflict(
              { code: 'alternatives_not_met', license: 'l1', path: '', needed: 1, anyOf: parts },
              { words, language },
            ),
          ]
        : []),
    ]
  })
}
