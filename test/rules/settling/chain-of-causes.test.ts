import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeExplanation } from '../../../src/words/describe/explanation.js'
import { explain, failuresBehind } from '../../../src/timeline/request/explain.js'
import type { ChangeId } from '../../../src/core/ids.js'
import type { Cause, Conflict } from '../../../src/requirements/conflict.js'
import { assign, january } from '../../support/given.js'
import { openPortal } from '../../support/portal.js'
import type {
  ExplainedChange,
  FailingChange,
  Reason,
} from '../../../src/words/language/explanation.js'
import { explainChanges } from '../../../src/words/describe/explain-changes.js'

const missing = (license: string): Conflict => ({
  code: 'number_missing',
  license,
  path: '/of/0',
  type: 'mobile',
  detail: null,
})
const needs = (license: string, ...others: readonly string[]): Conflict => ({
  code: 'license_missing',
  license,
  path: '',
  anyOf: others,
  track: null,
  causes: others.map((other) => ({
    kind: 'failed_change',
    change: other as ChangeId,
    intent: 'assign',
    license: other,
    on: january(11),
  })),
})
const failing = (license: string, ...conflicts: readonly Conflict[]): FailingChange => ({
  change: license as ChangeId, // a change is called by its license here
  kind: 'assign',
  license,
  on: january(11),
  status: 'will_fail',
  conflicts,
})
const each = (change: ExplainedChange): readonly ExplainedChange[] => [
  change,
  ...change.reasons.flatMap(below),
]
const below = ({ behind, alternatives }: Reason): readonly ExplainedChange[] => [
  ...behind.flatMap(each),
  ...alternatives.flat().flatMap(below),
]

describe('C4 the chain behind a conflict', () => {
  test('goes from the requirement node through the failed change down to the fact', () => {
    const { changes, roots } = explainChanges(
      [failing('data', needs('data', 'mobile'))],
      [failing('mobile', missing('mobile'))],
    )
    expect(changes).toMatchObject([
      {
        license: 'data',
        shown: 'here',
        reasons: [
          {
            conflict: { code: 'license_missing', path: '' },
            behind: [
              {
                license: 'mobile',
                shown: 'here',
                reasons: [{ conflict: { code: 'number_missing', path: '/of/0' }, behind: [] }],
              },
            ],
          },
        ],
      },
    ])
    expect(roots).toEqual([{ conflict: missing('mobile'), changes: ['data', 'mobile'] }])
  })

  test('a cause that several conflicts and changes share is told once, and so is a fact', () => {
    const explanation = explainChanges(
      [
        failing('data', needs('data', 'mobile'), needs('data', 'mobile')),
        failing('roaming', needs('roaming', 'mobile')),
        failing('other', missing('other')),
      ],
      [failing('mobile', missing('mobile'))],
    )
    expect(
      explanation.changes
        .flatMap(each)
        .filter(({ license }) => license === 'mobile')
        .map(({ shown: told }) => told),
    ).toEqual(['here', 'before', 'before'])
    expect(explanation.roots).toEqual([
      { conflict: missing('mobile'), changes: ['data', 'mobile', 'roaming', 'other'] },
    ])
    expect(describeExplanation(explanation).join(' ').split('no mobile number')).toHaveLength(3) // Mobile's own, and that of Other
  })

  test('cycles end, and a change that was told behind another is not repeated', () => {
    const explanation = explainChanges([
      failing('a', needs('a', 'b')),
      failing('b', needs('b', 'a'), missing('b')),
    ])
    expect(explanation.changes).toHaveLength(1)
    expect(describeExplanation(explanation)).toEqual([
      'a fails on January 11, 2027 because b, scheduled for that date, fails.',
      'b fails on January 11, 2027 because a, scheduled for that date, fails.',
      'Also: no mobile number.',
    ])
  })

  test('of several behind one, each is told by itself', () => {
    const seat: Conflict = { code: 'no_seat', license: 'mobile', limit: 1, held: 1 }
    const both = explainChanges(
      [failing('data', needs('data', 'mobile', 'basic'))],
      [failing('mobile', seat), failing('basic', missing('basic'))],
    )
    expect(describeExplanation(both)).toEqual([
      'data fails on January 11, 2027 because mobile, scheduled for that date, fails and basic, scheduled for that date, fails.',
      'mobile fails on January 11, 2027: no free seat.',
      'basic fails on January 11, 2027: no mobile number.',
    ])
  })

  test('what nothing failed for is a reason of its own, and so is what stands in the way beside what failed', () => {
    const nobody: Conflict = {
      code: 'license_missing',
      license: 'data',
      path: '',
      anyOf: ['mobile'],
      track: null,
      causes: [],
    }
    expect(describeExplanation(explainChanges([failing('data', nobody)]))).toEqual([
      'data fails on January 11, 2027: no mobile.',
    ])
    const removal: Cause = {
      kind: 'failed_change',
      change: 'blue' as ChangeId,
      intent: 'remove',
      license: 'blue',
      on: january(11),
    }
    const excluded: Conflict = {
      code: 'excluded_by',
      license: 'red',
      path: '',
      licenses: ['blue'],
      declaredBy: 'red',
      causes: [removal],
    }
    expect(
      describeExplanation(
        explainChanges(
          [failing('red', excluded)],
          [{ ...failing('blue', missing('blue')), kind: 'remove' }],
        ),
      ),
    ).toEqual([
      'red fails on January 11, 2027 because the removal of blue, scheduled for that date, fails: no mobile number.',
      'Also: cannot be combined with blue.',
    ])
  })

  test('a change of which no reason is known fails, and that is all', () => {
    expect(describeExplanation(explainChanges([failing('data')]))).toEqual([
      'data fails on January 11, 2027.',
    ])
    expect(
      describeExplanation(
        explainChanges([failing('data', needs('data', 'mobile'))], [failing('mobile')]),
      ),
    ).toEqual([
      'data fails on January 11, 2027 because mobile, scheduled for that date, fails.',
      'mobile fails on January 11, 2027.',
    ])
  })

  test('a cause that is not known is named, and goes no further', () => {
    const { changes } = explainChanges([failing('data', needs('data', 'gone'))])
    expect(changes[0]?.reasons[0]?.behind).toMatchObject([
      { license: 'gone', shown: 'unknown', status: 'will_fail', reasons: [] },
    ])
  })

  test('looks into alternatives', () => {
    const either: Conflict = {
      code: 'alternatives_not_met',
      license: 'data',
      path: '',
      needed: 1,
      anyOf: [[needs('data', 'mobile')], [missing('data')]],
    }
    const explanation = explainChanges(
      [failing('data', either)],
      [failing('mobile', missing('mobile'))],
    )
    expect(explanation.changes.flatMap(each).map(({ license }) => license)).toEqual([
      'data',
      'mobile',
    ])
    expect(describeExplanation(explanation)).toEqual([
      'data fails on January 11, 2027 because mobile, scheduled for that date, fails: no mobile number.',
      'Also: needs one of these: (1) mobile, (2) an active mobile number.',
    ])
  })

  test('whatever rests on whatever: every change is told here once at most, and every root is reached', () => {
    const licenses = ['a', 'b', 'c', 'd', 'e']
    const conflicts = fc.record(
      Object.fromEntries(
        licenses.map((license) => [license, fc.subarray([...licenses, 'fact'], { minLength: 1 })]),
      ),
    )
    fc.assert(
      fc.property(conflicts, fc.subarray(licenses, { minLength: 1 }), (needed, asked) => {
        const all = licenses.map((license) =>
          failing(
            license,
            ...(needed[license] ?? []).map((other) =>
              other === 'fact' ? missing(license) : needs(license, other),
            ),
          ),
        )
        const explanation = explainChanges(
          all.filter(({ license }) => asked.includes(license)),
          all,
        )
        const told = explanation.changes.flatMap(each)
        const here = told.filter((change) => change.shown === 'here').map(({ license }) => license)
        expect(new Set(here).size).toBe(here.length)
        expect(asked.every((license) => here.includes(license))).toBe(true)
        expect(new Set(told.map(({ license }) => license))).toEqual(new Set(here))
        const withFact = here.filter((license) => needed[license]?.includes('fact'))
        expect(explanation.roots.length).toBe(withFact.length > 0 ? 1 : 0)
        for (const license of withFact) expect(explanation.roots[0]?.changes).toContain(license)
        const sentences = describeExplanation(explanation)
        const isTold = (license: string) =>
          new RegExp(`^${license} fails on|\\b${license}, scheduled for that date, fails`)
        for (const license of asked)
          expect(sentences.some((sentence) => isTold(license).test(sentence))).toBe(true)
      }),
    )
  })
})

describe('C4 what is behind a conflict, as data', () => {
  const blocking: readonly Cause[] = [
    { kind: 'holding', license: 'blue', since: january(1) },
    { kind: 'accepted_change', change: 'green' as ChangeId, license: 'green', on: january(11) },
  ]
  const gone: Cause = {
    kind: 'failed_change',
    change: 'gone' as ChangeId,
    intent: 'remove',
    license: 'gone',
    on: january(11),
  }
  const excluded = (license: string): Conflict => ({
    code: 'excluded_by',
    license,
    path: '',
    licenses: ['blue'],
    declaredBy: license,
    causes: [...blocking, gone],
  })

  test('what stands in the way, apart from what failed', () => {
    const [change] = explainChanges([failing('red', excluded('red'), missing('red'))]).changes
    expect(change?.reasons).toEqual([
      {
        conflict: excluded('red'),
        behind: [
          {
            change: 'gone',
            kind: 'remove',
            license: 'gone',
            on: january(11),
            status: 'will_fail',
            shown: 'unknown',
            reasons: [],
          },
        ],
        blocking,
        alternatives: [],
      },
      { conflict: missing('red'), behind: [], blocking: [], alternatives: [] },
    ])
  })

  test('a cause that is not known has failed, if its date is before', () => {
    const on = (day: number): FailingChange => ({
      ...failing('red', excluded('red')),
      on: january(day),
    })
    const statusOf = (change: FailingChange) =>
      explainChanges([change]).changes[0]?.reasons[0]?.behind[0]?.status
    expect([statusOf(on(11)), statusOf(on(12)), statusOf({ ...on(11), status: 'failed' })]).toEqual(
      ['will_fail', 'failed', 'failed'],
    )
  })

  test('a fact is one root, whichever license finds it out; what is about a license is one for each', () => {
    const inDetail: Conflict = {
      code: 'number_missing',
      license: 'c',
      path: '',
      type: 'mobile',
      detail: 'sim',
    }
    const seat = (license: string): Conflict => ({ code: 'no_seat', license, limit: 1, held: 1 })
    const changes = [
      failing('a', missing('a'), seat('a')),
      failing('b', missing('b'), seat('b')),
      failing('c', inDetail, inDetail),
    ]
    expect(explainChanges(changes).roots).toEqual([
      { conflict: missing('a'), changes: ['a', 'b', 'c'] },
      { conflict: seat('a'), changes: ['a'] },
      { conflict: seat('b'), changes: ['b'] },
    ])
    const excluding = [
      failing('red', { ...excluded('red'), causes: [] } as Conflict),
      failing('pink', { ...excluded('pink'), causes: [] } as Conflict),
    ]
    expect(explainChanges(excluding).roots).toHaveLength(2)
    const byBlue = (license: string): Conflict => ({
      code: 'excluded_by',
      license,
      path: '/of',
      licenses: ['blue'],
      declaredBy: 'blue',
      causes: [],
    })
    expect(
      explainChanges(['red', 'pink'].map((license) => failing(license, byBlue(license)))).roots,
    ).toHaveLength(2)
    const other: Conflict = { ...inDetail, type: 'landline' }
    expect(explainChanges([failing('a', missing('a')), failing('c', other)]).roots).toHaveLength(2)
  })

  test('the changes behind, each once, through alternatives and through each other; never one that is not known', () => {
    const either: Conflict = {
      code: 'alternatives_not_met',
      license: 'x',
      path: '',
      needed: 1,
      anyOf: [[missing('x')], [needs('x', 'a')]],
    }
    const all = new Map(
      [
        failing('a', needs('a', 'b')),
        failing('b', needs('b', 'a'), excluded('b')),
        failing('c'),
      ].map((one) => [one.change, one]),
    )
    expect(
      failuresBehind([either, needs('x', 'b'), missing('x')], all).map(({ license }) => license),
    ).toEqual(['a', 'b'])
    expect(failuresBehind([missing('x')], all)).toEqual([])
  })

  test('of a schedule: what failed and what will, and nothing that goes through', () => {
    const failed = assign('basic', {
      status: 'failed',
      failure: { on: january(9), conflicts: [missing('basic')] },
    })
    const [sound, open, late] = [
      assign('small'),
      assign('fax'),
      assign('data', { ownDate: january(20) }),
    ]
    const schedule = {
      changes: [
        { change: failed, effectiveDate: january(8), forecast: null },
        {
          change: sound,
          effectiveDate: january(11),
          forecast: { status: 'applied', change: sound, holding: null, removed: [] } as const,
        },
        { change: open, effectiveDate: january(11), forecast: null },
        {
          change: late,
          effectiveDate: january(21),
          forecast: { status: 'failed', change: late, conflicts: [missing('data')] } as const,
        },
      ],
    }
    expect(
      explain(schedule).changes.map(({ license, on, status }) => [license, on, status]),
    ).toEqual([
      ['basic', january(9), 'failed'],
      ['data', january(21), 'will_fail'],
    ])
    expect(explain(schedule, late.id).changes.map(({ license }) => license)).toEqual(['data'])
  })
})

describe('C4 the chain from what the API returns', () => {
  test('from a plan, a schedule, and a record: the same story', async () => {
    const { acme, user, assign, travelTo } = await openPortal()
    const anna = await user('Anna', 'landline')
    await assign(anna, 'businessMobile', '2026-12-01')
    const plan = await acme.plan({ users: [anna], assign: ['unlimited5g'], on: '2026-12-01' })
    const [answer] = plan.users
    const planned = answer ? explain(answer) : null
    expect(answer?.behind).toMatchObject([
      { license: 'businessMobile', status: 'will_fail', conflicts: [{ code: 'number_missing' }] },
    ])
    expect(planned && describeExplanation(planned)).toEqual([
      'unlimited5g fails on December 1, 2026 because businessMobile, scheduled for that date, fails: no mobile number.',
    ])
    expect(JSON.parse(JSON.stringify(planned))).toEqual(planned)

    const confirmed = await acme.confirm(plan)
    const [id] = confirmed.users.flatMap((one) => (one.status === 'scheduled' ? one.changes : []))
    const scheduled = explain(await acme.schedule.of(anna), id)
    const [only] = scheduled.changes
    expect({ ...scheduled, changes: [{ ...only, inRequest: true }] }).toEqual(planned) // then a part of the request, now scheduled

    travelTo('2026-12-02')
    const failed = await acme.users.get(anna)
    expect(describeExplanation(explain(failed, id))).toEqual([
      'unlimited5g failed on December 1, 2026 because businessMobile, scheduled for that date, failed: no mobile number.',
    ])
    expect(explain(failed).changes.map(({ license }) => license)).toEqual([
      'businessMobile',
      'unlimited5g',
    ])
  })

  test('a plan names what failed on an earlier day, and nothing when there is no conflict', async () => {
    const { acme, user, assign, travelTo } = await openPortal()
    const anna = await user('Anna')
    await assign(anna, 'basic', '2026-12-01')
    travelTo('2026-12-05')
    const [answer] = (
      await acme.plan({ users: [anna], assign: ['recording', 'small'], on: '2026-12-10' })
    ).users
    expect(answer && describeExplanation(explain(answer))).toEqual([
      'recording fails on December 10, 2026 because basic, scheduled for December 1, 2026, failed: no landline number.',
    ])
    const [small] = (await acme.plan({ users: [anna], assign: ['small'], on: '2026-12-10' })).users
    expect([small?.behind, small && explain(small)]).toEqual([[], { changes: [], roots: [] }])
  })
})
