import { expect, test } from 'vitest'
import {
  describeAction,
  describeCondition,
  describeConflict,
  describeEffects,
  describeExplanation,
  describeRemedy,
  describeStatus,
  english,
  explainChanges,
  labelAction,
  labelConflict,
  localeFormats,
  type Action,
  type AffectedChange,
  type ChangeId,
  type Condition,
  type Conflict,
  type FailingChange,
  type Wording,
} from '../../src/index.js'
import { actionSamples, allConflicts, causeSamples, conditionSamples, dates, type Sample } from '../support/samples-of-words.js'

/** The names of a small catalog, so that sentences read as a person would see them. */
const names: { readonly [id: string]: string } = {
  l1: 'Unlimited 5G',
  l2: 'Basic',
  l3: 'Business Mobile',
  l4: 'Recording',
  t1: 'Voice',
  d1: 'Number',
  c1: '5G',
  a1: 'Role',
  p1: 'Trained',
}
const named = (id: string) => names[id] ?? id
const words: Wording = {
  license: named,
  track: named,
  detail: (_, id) => named(id),
  capability: named,
  attribute: named,
  predicate: named,
}

const all = <T>(samples: { readonly [kind: string]: readonly Sample<T>[] }): readonly T[] =>
  Object.values(samples).flatMap((many) => many.map(({ of }) => of))
const noMobile: Conflict = { code: 'number_missing', license: 'l3', path: '', type: 'mobile', detail: null }
const noCapability: Conflict = { code: 'capability_missing', license: 'l3', path: '', capability: 'c1' }

/** Every conflict as a sentence, and in a few words. */
const conflicts = () => allConflicts.map(({ of }) => `${describeConflict(of, words)} [${labelConflict(of, words)}]`)

/** What is behind a conflict, told after it. */
const causes = () =>
  [...Object.values(causeSamples).map(({ of }) => of), { ...causeSamples.failed_change.of, intent: 'assign' as const }].map((of) =>
    describeConflict({ code: 'license_missing', license: 'l1', path: '', anyOf: ['l2'], track: null, causes: [of] }, words),
  )

const conditions = () => all<Condition>(conditionSamples).map((condition) => describeCondition(condition, words))

/** Every action as a sentence, and on its button. */
const actions = () => all<Action>(actionSamples).map((action) => `${describeAction(action, words)} [${labelAction(action, words)}]`)

const effects = () =>
  (['assign', 'remove'] as const).flatMap((kind) => {
    const change: AffectedChange = { change: 'c9' as ChangeId, kind, license: 'l3', on: dates[0], conflicts: [noMobile, noCapability] }
    const held = { license: 'l3', conflicts: change.conflicts }
    const one = { supersedes: [change], restores: [change], breaks: [change], repairs: [change], noncompliant: [held], compliant: ['l3'] }
    return describeEffects(one, words)
  })

/** A change that fails because another one does, told for each state and date of both. */
const chains = () =>
  (['failed', 'will_fail'] as const).flatMap((status) =>
    (['assign', 'remove'] as const).flatMap((kind) =>
      dates.flatMap((on) => {
        const root: FailingChange = {
          change: 'c2' as ChangeId,
          kind,
          license: 'l3',
          on: dates[0],
          status,
          conflicts: [noMobile, noCapability],
        }
        const cause = { kind: 'failed_change', change: root.change, intent: kind, license: 'l3', on: dates[0] } as const
        const missing: Conflict = { code: 'license_missing', license: 'l1', path: '', anyOf: ['l3'], track: null, causes: [cause] }
        const seat: Conflict = { code: 'no_seat', license: 'l1', limit: 2 }
        const unknown: Conflict = { code: 'detail_unknown', license: 'l1', detail: 'd1' }
        const top: FailingChange = { change: 'c3' as ChangeId, kind, license: 'l1', on, status, conflicts: [missing, seat, unknown] }
        return [describeExplanation(explainChanges([top], [root]), words).join(' ')]
      }),
    ),
  )

const notes = () =>
  [
    [0, 20],
    [1, 1],
    [1, 20],
    [3, 20],
    [1200, 15000],
  ].flatMap(([users = 0, total = 0]) => {
    const say = localeFormats('en')
    return [english.note.withConflicts(users, total, say), english.note.group(users, total, 'Basic needs a number.', say)]
  })

const many = (count: number) => Array.from({ length: count }, (_, place) => `License ${place + 1}`)
const lists = () =>
  [1, 2, 8, 9, 2000].map((count) =>
    describeConflict({ code: 'license_missing', license: 'l1', path: '', anyOf: many(count), track: null, causes: [] }, words),
  )

const others = () => [
  describeRemedy({ actions: all<Action>(actionSamples).slice(0, 3) }, words),
  describeConflict({ code: 'detail_unknown', license: 'l1', detail: 'd1' }),
  describeConflict({ code: 'license_missing', license: 'l1', path: '', anyOf: ['l2'], track: 't1', causes: [] }),
  describeCondition({ kind: 'predicate', predicate: 'p1', wanted: true }),
  describeCondition({ kind: 'attribute', attribute: 'a1', anyOf: null, wanted: true }),
  describeCondition({ kind: 'capability', capability: 'c1', wanted: true }),
]

const statuses = () => Object.keys(english.status).map((status) => `${status}: ${describeStatus(status as keyof typeof english.status)}`)

test('what is said in English, word by word: test/words/english.txt', async () => {
  const parts = { conflicts, causes, conditions, actions, effects, chains, notes, lists, statuses, others }
  const text = Object.entries(parts).map(([title, linesOf]) => `[${title}]\n${linesOf().join('\n')}\n`)
  await expect(text.join('\n')).toMatchFileSnapshot('english.txt')
})
