import { isolated } from '../../src/core/isolate.js'
import {
  describeComparison,
  describeFinding,
  type CatalogComparison,
  type ExampleUser,
  type Finding,
} from '../../src/analysis/index.js'
import {
  defineCatalog,
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
  type Action,
  type CalendarDate,
  type Cause,
  type ChangeId,
  type Condition,
  type Conflict,
  type Effects,
  type FailingChange,
  type StatusName,
  type UserId,
  type Wording,
} from '../../src/index.js'
import { localeFormats } from '../../src/words/language/locale.js'
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
    labels: labels(language, words),
    findings: findings(language, words),
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
const noSeat: Conflict = { code: 'no_seat', license: 'l3', limit: 2, held: 2 }
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
      noncompliant: [
        { ...held, from, until: null },
        { ...held, from, until: to },
      ],
      compliant: [{ license: 'l3', from, until: null }],
      others: [
        ...['u1', 'u2'].map((user) => ({ ...effect, user: user as UserId, conflicts: [noSeat] })),
        { ...effect, user: 'u3' as UserId },
        { ...effect, user: 'u1' as UserId, before: 'failed', after: 'applied' },
        { ...effect, user: 'u1' as UserId, after: 'unchanged' },
        { ...effect, user: 'u1' as UserId, before: 'unchanged', after: 'applied' },
      ],
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

/** The short words of pictures and tables, alone and where they meet. */
function labels({ labels: said }: Language, words: Wording): readonly string[] {
  const [license, other] = [isolated(words.license('l1')), isolated(words.license('l2'))] // as pictures do
  return [
    said.timeline(null),
    said.timeline(other),
    said.catalog,
    said.today,
    said.override,
    said.ownDate,
    said.numbers,
    said.noLicense,
    said.otherTrack,
    said.held,
    said.planned,
    said.assign(null),
    said.remove(null),
    `${said.assigning(license)} ${said.willFail}`,
    `${said.removing(license)} ${said.failed}`,
    `${said.assigning(license)} ${said.unchanged}`,
    `${said.assign(license)}, ${said.superseded}`,
    `${said.assign(license)}, ${said.supersededBy(other)}`,
    `${said.assign(license)}, ${said.replaces(other)}`,
    `${license}, ${said.goes}`,
    `${license} ${said.since('2026-11-02')} ${said.until('2027-03-01')}`,
    `+46701000001 ${said.active}`,
    said.swapped('+46701000001', '+46701000002'),
    said.userFacts,
    said.becomes(said.department, 'IT'),
    said.isNone('a1'),
    said.nothingScheduled,
    said.feature,
    said.included,
    said.notIncluded,
    said.differs,
    `${license} ${said.needs} ${other}`,
    `${license} ${said.excludes} ${other}`,
    said.oneOf,
    said.atLeast(2),
    said.more(1),
    said.more(3),
  ]
}

const analyzed = defineCatalog({
  tracks: [
    {
      id: 't1',
      name: 'Office suite',
      licenses: [
        {
          id: 'l1',
          name: 'Unlimited 5G',
          availability: { from: '2026-12-21', until: '2027-03-14' },
          details: [{ id: 'd1', name: 'Number', type: 'landline' }],
          requirement: {
            kind: 'all',
            of: [
              { kind: 'license', license: 'l2' },
              { kind: 'capability', capability: 'c1' },
            ],
          },
        },
        { id: 'l2', name: 'Basic' },
        { id: 'l3', name: 'Business Mobile', availability: { from: '2026-12-21' } },
      ],
    },
  ],
})

/** What an analysis finds, with every statement of a proof and every fact of an example. */
function findings(language: Language, words: Wording): readonly string[] {
  const condition = { kind: 'condition', license: 'l1', path: '/of/0', met: true } as const
  const proof = [
    condition,
    { ...condition, path: '/of/1', met: false },
    { kind: 'detail', license: 'l1', detail: 'd1' },
    { kind: 'one_license', track: 't1' },
    { kind: 'never_holdable', license: 'l2' },
    { kind: 'availability', license: 'l1' },
    { kind: 'availability', license: 'l3' },
  ] as const
  const example = {
    on: dates[0],
    holds: ['l1', 'l2'],
    numbers: ['landline', 'mobile'],
    capabilities: ['c1'],
    country: 'SE',
    attributes: { a1: 'chief' },
    assumed: [
      { predicate: 'p1', parameters: {}, answer: true },
      { predicate: 'p1', parameters: {}, answer: false },
    ],
  } as const
  const nobody = { kind: 'never_holdable', license: 'l1', proof: [] } as const
  const idle = {
    kind: 'condition_never_matters',
    license: 'l1',
    path: '/of/0',
    proof: [condition],
  } as const
  const found: readonly Finding[] = [
    { ...nobody, reason: 'contradictory', proof },
    { ...nobody, reason: 'clash' },
    { ...nobody, reason: 'availability' },
    { kind: 'only_together', licenses: ['l1', 'l2'], example, proof: [condition] },
    { kind: 'only_together', licenses: ['l1'], example, proof: [condition] },
    { ...idle, as: 'met' },
    { ...idle, as: 'not_met' },
    { kind: 'exclusion_doubled', license: 'l1', licenses: ['l2', 'l3'] },
    { kind: 'exclusion_doubled', license: 'l1', licenses: ['l2'], edition: dates[0] },
    { kind: 'license_included', license: 'l1', by: ['l2'], example, proof: [condition] },
    { kind: 'license_surpassed', license: 'l1', by: 'l2', example },
    ...(['holdable', 'together', 'redundant', 'conditions'] as const).map((question) => ({
      kind: 'undecided' as const,
      license: 'l1',
      question,
      steps: 50_000,
    })),
  ]
  return [
    ...found.map((finding) => describeFinding(analyzed, finding, { words, language })),
    ...describeComparison({ before: analyzed, after: analyzed }, comparisonWith(example), {
      words,
      language,
    }),
  ]
}

/** A comparison of which everything can be said. */
function comparisonWith(user: ExampleUser): CatalogComparison {
  const nothing = {
    rule: 'same',
    refused: null,
    allowed: null,
    track: null,
    features: { gained: [], lost: [], changed: [] },
    details: { added: [], removed: [] },
    availability: null,
  } as const
  const open = { from: null, until: null }
  return {
    complete: false,
    editions: { before: null, after: null },
    licenses: [
      {
        ...nothing,
        license: 'l1',
        rule: 'different',
        refused: { user, inOrder: true },
        allowed: { user, inOrder: true },
        track: { before: 't1', after: 't1' },
        features: {
          gained: ['f1', 'f1'],
          lost: ['f1'],
          changed: [{ feature: 'f1', from: 10_000, to: 'unlimited' }],
        },
        details: { added: ['d1'], removed: ['d1'] },
        availability: { before: open, after: { from: dates[0], until: dates[1] } },
      },
      {
        ...nothing,
        license: 'l2',
        rule: 'undecided',
        refused: { user, inOrder: false },
        allowed: { user, inOrder: false },
        availability: { before: { from: dates[0], until: null }, after: open },
      },
    ],
    added: ['l3'],
    removed: ['l3'],
    tracks: [
      { track: 't1', holds: 'one' },
      { track: 't1', holds: 'many' },
    ],
    steps: 50_000,
  }
}
