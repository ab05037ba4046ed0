import { describe, expect, test } from 'vitest'
import type { ChangeId } from '../../../src/core/ids.js'
import type { E164 } from '../../../src/core/phone-number.js'
import type { Cause, Conflict } from '../../../src/requirements/conflict.js'
import type { Change } from '../../../src/timeline/record/change.js'
import { changesOf, judgeRequest } from '../../../src/timeline/request/request.js'
import {
  all,
  any,
  assign,
  capability,
  catalogOf,
  excludes,
  given,
  has,
  january,
  landline,
  mobile,
  remove,
  tomorrow,
  type State,
} from '../../support/given.js'
import type { RequestVerdict, RequestedChange } from '../../../src/timeline/request/verdict.js'

const catalog = catalogOf({
  voice: {
    basic: { features: [{ id: 'calls' }, { id: 'fax' }] },
    premium: {
      requirement: all(capability('5g'), has('premium')),
      features: [{ id: 'calls' }, { id: 'roaming' }],
    },
    duo: {
      details: [
        { id: 'line', type: 'landline' },
        { id: 'sim', type: 'mobile' },
      ],
    },
  },
  data: { unlimited: { requirement: has('premium'), features: [{ id: 'hotspot' }] }, small: null },
  volume: {
    thousand: { features: [{ id: 'data', value: 1000, unit: 'GB' }] },
    ten: { features: [{ id: 'data', value: 10, unit: 'GB' }] },
    megabytes: { features: [{ id: 'data', value: 500, unit: 'MB' }] },
    endless: { features: [{ id: 'data' }] },
    none: { features: [{ id: 'data', value: false }] },
  },
  'packs*': {
    roamer: { features: [{ id: 'hotspot' }] },
    pack: { features: [{ id: 'data', value: 2000, unit: 'GB' }] },
    minutes: { features: [{ id: 'data', value: 60, unit: 'min' }] },
  },
  'addons*': {
    recording: { requirement: any(has('basic'), has('duo')), features: [{ id: 'archive' }] },
    privacy: excludes('recording'),
  },
})

const requested = (
  kind: RequestedChange['kind'],
  license: string,
  part: Partial<RequestedChange> = {},
): RequestedChange => ({
  kind,
  license,
  details: {},
  dependents: 'keep',
  ...part,
})

/** The verdict on a request for tomorrow, or another date. */
function plan(
  wishes: readonly RequestedChange[],
  state: Omit<State, 'catalog'> = {},
  scheduled: readonly Change[] = [],
  on = tomorrow,
): RequestVerdict {
  const userContext = given({ catalog, ...state }).userContext(...scheduled)
  const identify = (place: number) => ({ id: `new${place}` as ChangeId, created: `~${place}` })
  return judgeRequest(userContext, wishes, changesOf(userContext, wishes, on, identify), on)
}

const only = ({ changes: [change] }: RequestVerdict) => change ?? expect.fail('it was planned')

describe('P1 the answer for each change of a request', () => {
  test('ready: what was asked for, on its date, with the requirement as it will be then', () => {
    expect(only(plan([requested('assign', 'premium')], { capabilities: ['5g'] }))).toEqual({
      id: 'new0',
      kind: 'assign',
      license: 'premium',
      on: tomorrow,
      status: 'ready',
      conflicts: [],
      checklist: [
        {
          path: '/of/0',
          met: true,
          text: 'The organization has 5g',
          condition: { kind: 'capability', capability: '5g', wanted: true },
          of: [],
        },
        {
          path: '/of/1',
          met: true,
          text: 'Has premium',
          condition: { kind: 'licenses', licenses: ['premium'], track: null, wanted: true },
          of: [],
        },
      ],
      details: {},
      proposed: [],
      choices: {},
    })
  })

  test('conflict: the checklist is that of the state with the license, though it will not come', () => {
    const { status, conflicts, checklist } = only(plan([requested('assign', 'premium')]))
    expect([status, conflicts.map(({ code }) => code)]).toEqual([
      'conflict',
      ['capability_missing'],
    ])
    expect(checklist.map(({ met }) => met)).toEqual([false, true])
  })

  test('a predicate is asked of the state with the license, as it would be held', () => {
    const seen: unknown[] = []
    const asking = catalogOf(
      {
        a: {
          x: {
            requirement: all(capability('5g'), { kind: 'predicate', name: 'look' }),
            details: [{ id: 'sim', type: 'mobile' }],
          },
        },
      },
      { look: ({ holdings }) => Boolean(seen.push(holdings)) },
    )
    const userContext = given({ catalog: asking, numbers: [mobile()] }).userContext()
    const wishes = [requested('assign', 'x')]
    const identify = () => ({ id: 'new' as ChangeId, created: '~' })
    const verdict = judgeRequest(
      userContext,
      wishes,
      changesOf(userContext, wishes, tomorrow, identify),
      tomorrow,
    )
    expect(only(verdict).checklist.map(({ met }) => met)).toEqual([false, true])
    expect(seen.at(-1)).toEqual([
      { license: 'x', track: 'a', details: { sim: mobile().number }, since: tomorrow },
    ])
  })

  test('needs_details: chosen and proposed numbers, and the choices; a conflict outranks it', () => {
    const [line, sim, other] = [landline(), mobile(), mobile(january(1), '+46701000002')]
    const numbers = [line, sim, other]
    const choices = { line: [line.number], sim: [sim.number, other.number] }
    expect(only(plan([requested('assign', 'duo')], { numbers }))).toMatchObject({
      status: 'needs_details',
      details: { line: line.number },
      proposed: ['line'],
      choices,
    })
    expect(
      only(plan([requested('assign', 'duo', { details: { sim: sim.number } })], { numbers })),
    ).toMatchObject({
      status: 'ready',
      details: { line: line.number, sim: sim.number },
      proposed: ['line'],
      choices,
    })
    const full = {
      numbers,
      seatLimits: [{ license: 'duo', limit: 0, from: january(1), until: null }],
    }
    expect(only(plan([requested('assign', 'duo')], full)).status).toBe('conflict')
  })

  test('what the license held has is kept, and not proposed', () => {
    const [line, sim] = [landline(), mobile()]
    const held = {
      license: 'duo',
      track: 'voice',
      details: { line: line.number, sim: sim.number },
      since: january(1),
    }
    const numbers = [line, sim, mobile(january(1), '+46701000002')]
    const details = { sim: '+46701000002' as E164 }
    expect(
      only(plan([requested('assign', 'duo', { details })], { numbers, holds: [held] })),
    ).toMatchObject({
      status: 'ready',
      details: { line: line.number, ...details },
      proposed: [],
    })
  })

  test('unchanged: held, scheduled already, or a removal that the request’s own assignment includes', () => {
    expect(only(plan([requested('assign', 'basic')], { holds: ['basic'] }))).toMatchObject({
      id: 'new0',
      status: 'unchanged',
    })
    expect(only(plan([requested('assign', 'basic')], {}, [assign('basic')]))).toMatchObject({
      id: null,
      status: 'unchanged',
    })
    const replacing = plan([requested('remove', 'duo'), requested('assign', 'basic')], {
      holds: ['duo'],
    })
    expect(replacing.changes.map(({ status }) => status)).toEqual(['unchanged', 'ready'])
  })

  test('of a removal: no checklist, no details, whatever the license has', () => {
    const holds = [{ license: 'duo', track: 'voice', details: {}, since: january(1) }, 'recording']
    const numbers = [landline(), mobile()]
    expect(only(plan([requested('remove', 'duo')], { holds, numbers }))).toMatchObject({
      status: 'conflict',
      conflicts: [{ code: 'still_needed', by: ['recording'] }],
      checklist: [],
      details: {},
      proposed: [],
      choices: {},
    })
    expect(only(plan([requested('remove', 'recording')], { holds }))).toMatchObject({
      status: 'ready',
      checklist: [],
    })
  })

  test('of a license that is gone: it says so (Q5)', () => {
    expect(only(plan([requested('assign', 'old')]))).toMatchObject({
      status: 'conflict',
      conflicts: [{ code: 'license_unknown' }],
      checklist: [],
      choices: {},
    })
    expect(
      only(
        plan([requested('remove', 'old')], {
          holds: [{ license: 'old', track: 'voice', details: {}, since: january(1) }],
        }),
      ),
    ).toMatchObject({ status: 'ready' })
  })
})

describe('P1 the answer for a user', () => {
  test('is the worst of its changes', () => {
    const numbers = [landline(), mobile(), mobile(january(1), '+46701000002')]
    const status = (...licenses: readonly string[]) =>
      plan(
        licenses.map((license) => requested('assign', license)),
        { numbers, holds: ['recording'] },
      ).status
    expect([
      status('recording'),
      status('recording', 'small'),
      status('recording', 'small', 'duo'),
      status('duo', 'unlimited'),
    ]).toEqual(['unchanged', 'ready', 'needs_details', 'conflict'])
    expect(plan([]).status).toBe('unchanged')
  })

  test('has all conflicts of all changes', () => {
    expect(
      plan([requested('assign', 'premium'), requested('assign', 'unlimited')]).conflicts.map(
        ({ code, license }) => [license, code],
      ),
    ).toEqual([
      ['premium', 'capability_missing'],
      ['unlimited', 'license_missing'],
    ])
  })
})

describe('P1 the changes behind the conflicts', () => {
  const behind = (verdict: RequestVerdict) =>
    verdict.behind.map(({ license, status, on }) => [license, status, on])
  const failed = assign('premium', {
    id: 'failed premium',
    status: 'failed',
    failure: { on: january(5), conflicts: [] },
  })

  test('those that failed before, and those that will fail, directly or not', () => {
    const scheduled = [assign('premium', { ownDate: january(12) })]
    expect(
      behind(
        plan([requested('assign', 'unlimited')], { failed: [failed] }, scheduled, january(13)),
      ),
    ).toEqual([
      ['premium', 'will_fail', january(12)],
      ['premium', 'failed', january(5)],
    ])
  })

  test('none of the request itself, and none where there is no conflict', () => {
    expect(
      behind(plan([requested('assign', 'premium'), requested('assign', 'unlimited')])),
    ).toEqual([])
    expect(behind(plan([requested('assign', 'small')], { failed: [failed] }))).toEqual([])
    expect(behind(plan([requested('assign', 'unlimited')], {}, [assign('basic')]))).toEqual([]) // it goes through
  })
})

describe('P1 what is taken away', () => {
  const takesAway = (...given_: Parameters<typeof plan>) => plan(...given_).takesAway
  const nothing = { licenses: [], features: [], less: [] }

  test('what is replaced or removed, with the features that nothing then has', () => {
    expect(
      takesAway([requested('assign', 'premium')], { holds: ['basic'], capabilities: ['5g'] }),
    ).toEqual({
      licenses: ['basic'],
      features: ['fax'],
      less: [],
    })
    expect(takesAway([requested('remove', 'basic')], { holds: ['basic'] })).toEqual({
      licenses: ['basic'],
      features: ['calls', 'fax'],
      less: [],
    })
    expect(takesAway([requested('assign', 'small')], { holds: ['basic'] })).toEqual(nothing)
  })

  test('also when it would not go through: so that a person knows before mending it', () => {
    expect(takesAway([requested('assign', 'premium')], { holds: ['basic', 'small'] })).toEqual({
      licenses: ['basic'],
      features: ['fax'],
      less: [],
    })
    expect(takesAway([requested('remove', 'basic')], { holds: ['basic', 'recording'] })).toEqual({
      licenses: ['basic'],
      features: ['calls', 'fax'],
      less: [],
    })
    expect(takesAway([requested('assign', 'privacy')], { holds: ['recording', 'basic'] })).toEqual(
      nothing,
    ) // the track holds many
    expect(takesAway([requested('assign', 'old')], { holds: ['basic'] })).toEqual(nothing)
  })

  test('what goes along, once each', () => {
    expect(
      takesAway([requested('remove', 'basic', { dependents: 'remove' })], {
        holds: ['basic', 'recording'],
      }),
    ).toEqual({
      licenses: ['basic', 'recording'],
      features: ['calls', 'fax', 'archive'],
      less: [],
    })
  })

  test('a license that is gone has no features (Q5)', () => {
    const gone = { license: 'old', track: 'voice', details: {}, since: january(1) }
    expect(takesAway([requested('assign', 'basic')], { holds: [gone] })).toEqual({
      licenses: ['old'],
      features: [],
      less: [],
    })
  })

  test('nothing by what is unchanged', () => {
    expect(takesAway([requested('assign', 'basic')], { holds: ['basic', 'small'] })).toEqual(
      nothing,
    )
    expect(takesAway([requested('remove', 'basic')], {})).toEqual(nothing)
  })

  test('not the license itself, where only its details are wrong', () => {
    const held = { license: 'duo', track: 'voice', details: {}, since: january(1) }
    const wrong = requested('assign', 'duo', { details: { sim: '+46709999999' as E164 } })
    expect(takesAway([wrong], { holds: [held] })).toEqual(nothing)
  })

  test('not what another license of the user still gives, on any track', () => {
    expect(
      takesAway([requested('remove', 'unlimited')], { holds: ['unlimited', 'roamer'] }),
    ).toMatchObject({ features: [] })
    expect(takesAway([requested('remove', 'unlimited')], { holds: ['unlimited'] })).toMatchObject({
      features: ['hotspot'],
    })
    // what goes on the same date anyway gives nothing then
    expect(
      takesAway([requested('remove', 'unlimited')], { holds: ['unlimited', 'roamer'] }, [
        remove('roamer'),
      ]),
    ).toMatchObject({
      features: ['hotspot'],
    })
  })

  test('values that get less, whatever is left in another unit', () => {
    const less = [{ feature: 'data', from: 2000, to: 1000, unit: 'GB' }]
    expect(
      takesAway([requested('remove', 'pack')], { holds: ['pack', 'thousand', 'minutes'] }),
    ).toMatchObject({ features: [], less })
    expect(
      takesAway([requested('remove', 'pack')], {
        holds: ['pack', 'endless', 'thousand', 'minutes'],
      }),
    ).toMatchObject({ less: [] })
  })

  test('values that get less, where no other license gives as much', () => {
    const less = [{ feature: 'data', from: 1000, to: 10, unit: 'GB' }]
    expect(takesAway([requested('assign', 'ten')], { holds: ['thousand'] })).toEqual({
      licenses: ['thousand'],
      features: [],
      less,
    })
    expect(takesAway([requested('assign', 'thousand')], { holds: ['ten'] })).toEqual({
      ...nothing,
      licenses: ['ten'],
    })
    expect(takesAway([requested('assign', 'ten')], { holds: ['thousand', 'pack'] })).toEqual({
      ...nothing,
      licenses: ['thousand'],
    })
    expect(takesAway([requested('remove', 'pack')], { holds: ['ten', 'pack'] })).toEqual({
      licenses: ['pack'],
      features: [],
      less: [{ feature: 'data', from: 2000, to: 10, unit: 'GB' }],
    })
  })

  test('of a text, of other units, and of what is simply included, nothing is less', () => {
    expect(takesAway([requested('assign', 'endless')], { holds: ['thousand'] })).toEqual({
      ...nothing,
      licenses: ['thousand'],
    })
    expect(takesAway([requested('assign', 'megabytes')], { holds: ['thousand'] })).toEqual({
      ...nothing,
      licenses: ['thousand'],
    })
    expect(takesAway([requested('assign', 'none')], { holds: ['thousand'] })).toEqual({
      licenses: ['thousand'],
      features: ['data'],
      less: [],
    })
  })
})

describe('P1 what the user then has twice', () => {
  const hasTwice = (...given_: Parameters<typeof plan>) => plan(...given_).hasTwice

  test('features of a new license that others give already', () => {
    expect(hasTwice([requested('assign', 'roamer')], { holds: ['unlimited'] })).toEqual([
      { feature: 'hotspot', licenses: ['unlimited', 'roamer'] },
    ])
    expect(hasTwice([requested('assign', 'roamer')])).toEqual([])
  })

  test('not of what it replaces, of what is held already, or of what comes to nothing', () => {
    expect(hasTwice([requested('assign', 'ten')], { holds: ['thousand'] })).toEqual([])
    expect(hasTwice([requested('assign', 'roamer')], { holds: ['roamer', 'unlimited'] })).toEqual(
      [],
    )
    expect(hasTwice([requested('remove', 'roamer')], { holds: ['roamer', 'unlimited'] })).toEqual(
      [],
    )
  })

  test('also of what is on its way with it, or would not go through', () => {
    expect(
      hasTwice([requested('assign', 'roamer'), requested('assign', 'pack')], { holds: ['ten'] }),
    ).toEqual([{ feature: 'data', licenses: ['ten', 'pack'] }])
    expect(hasTwice([requested('assign', 'unlimited')], { holds: ['roamer'] })).toEqual([
      { feature: 'hotspot', licenses: ['roamer', 'unlimited'] },
    ])
  })
})

describe('P1 what follows, and what it does to others', () => {
  test('the scheduled changes after the date, on the tracks concerned, that count', () => {
    const scheduled = [
      assign('basic', { ownDate: january(20), dated: 1 }),
      assign('duo', { ownDate: january(20), dated: 2 }),
      assign('small', { ownDate: january(21) }),
      remove('basic', { ownDate: january(22) }),
    ]
    const { follows } = plan([requested('assign', 'basic')], {}, scheduled)
    expect(
      follows.map(({ change, on, conflicts }) => [change, on, conflicts.map(({ code }) => code)]),
    ).toEqual([
      ['assign duo', january(20), ['number_missing', 'number_missing']],
      ['remove basic', january(22), []],
    ])
    expect(follows.map(({ before, after }) => [before, after])).toEqual([
      ['failed', 'failed'],
      ['unchanged', 'applied'],
    ])
    expect(plan([requested('assign', 'basic')], {}, [assign('duo')]).follows).toEqual([]) // on the date itself: it is superseded, or supersedes
    expect(plan([requested('assign', 'old')], {}, scheduled).follows).toEqual([])
  })

  test('an end that no longer ends anything', () => {
    const end = remove('basic', { ownDate: january(20) })
    const { follows, effects } = plan(
      [requested('assign', 'duo')],
      { holds: ['basic'], numbers: [landline(), mobile()] },
      [end],
    )
    expect(follows).toMatchObject([
      { change: end.id, on: january(20), before: 'applied', after: 'unchanged' },
    ])
    expect(effects).toMatchObject({ idles: [{ change: end.id }], ends: [] }) // what it takes away is not told twice
  })

  test('what it supersedes, breaks and repairs', () => {
    const scheduled = [assign('basic'), assign('recording', { ownDate: january(12) })]
    const { effects } = plan([requested('assign', 'premium')], { capabilities: ['5g'] }, scheduled)
    expect(effects).toMatchObject({
      supersedes: [{ change: 'assign basic' }],
      breaks: [{ change: 'assign recording' }],
      repairs: [],
    })
    expect(plan([requested('assign', 'basic')], {}, scheduled.slice(1)).effects).toMatchObject({
      repairs: [{ change: 'assign recording' }],
    })
  })
})

describe('P3 causes that the request asks for itself are told from others', () => {
  const causesOf = (conflicts: readonly Conflict[]): readonly Cause[] =>
    conflicts.flatMap((conflict) => {
      if (conflict.code === 'alternatives_not_met')
        return conflict.anyOf.flatMap((part) => causesOf(part))
      return 'causes' in conflict ? conflict.causes : []
    })

  const failing = { kind: 'failed_change', intent: 'assign', on: tomorrow } as const

  test('one that fails with it, or goes through with it', () => {
    const premium = { ...failing, license: 'premium' }
    const together = plan([requested('assign', 'premium'), requested('assign', 'unlimited')])
    expect(causesOf(together.changes[1]!.conflicts)).toEqual([
      { ...premium, change: 'new0', inRequest: true },
    ])
    const alone = plan([requested('assign', 'unlimited')], {}, [assign('premium')])
    expect(causesOf(alone.conflicts)).toEqual([{ ...premium, change: 'assign premium' }])
    const both = [requested('assign', 'recording'), requested('assign', 'privacy')]
    expect(causesOf(plan(both, { holds: ['basic'] }).conflicts)).toEqual([
      {
        kind: 'accepted_change',
        change: 'new0',
        license: 'recording',
        on: tomorrow,
        inRequest: true,
      },
    ])
  })

  test('among alternatives as well', () => {
    const { changes } = plan([requested('assign', 'duo'), requested('assign', 'recording')])
    expect(changes[1]!.conflicts).toMatchObject([
      {
        code: 'alternatives_not_met',
        anyOf: [
          [{ code: 'license_missing', anyOf: ['basic'], causes: [] }],
          [
            {
              code: 'license_missing',
              anyOf: ['duo'],
              causes: [{ change: 'new0', inRequest: true }],
            },
          ],
        ],
      },
    ])
  })

  test('one that is held is no change of the request', () => {
    const { conflicts } = plan([requested('assign', 'privacy')], { holds: ['basic', 'recording'] })
    expect(causesOf(conflicts)).toEqual([
      { kind: 'holding', license: 'recording', since: january(1) },
    ])
  })
})

describe('I4 what is held and out of compliance is told from the date of the request on', () => {
  const state = { holds: ['recording'] } // and neither of those that it needs
  const compliant = (on: typeof tomorrow, of: typeof state | Record<string, never> = state) =>
    plan([requested('assign', 'basic')], of, [], on).effects.compliant

  test('and of a date to come too', () => {
    for (const on of [january(10), tomorrow])
      expect(compliant(on)).toEqual([{ license: 'recording', from: on, until: null }])
    expect(compliant(january(10), {})).toEqual([])
  })
})

describe('N3 a request on the date of a swap', () => {
  const [line, old, other] = [landline(), mobile(), mobile(january(1), '+46701000002')]
  const held = (sim: E164) => ({
    license: 'duo',
    track: 'voice',
    since: january(1),
    details: { line: line.number, sim },
  })
  const state = {
    holds: [held(old.number)],
    numbers: [line, old, other],
    swaps: [{ from: old.number, to: other.number, on: tomorrow }],
  }
  const answer = (on = tomorrow, sim?: E164) => {
    const details = sim === undefined ? {} : { sim }
    const [change] = plan([requested('assign', 'duo', { details })], state, [], on).changes
    const { status, details: chosen, choices } = change!
    return { status, sim: chosen['sim'], choices: choices['sim'] }
  }

  test('finds what is held under the new name, and offers the old one no longer', () => {
    const unchanged = { status: 'unchanged', sim: other.number, choices: [other.number] }
    expect(answer()).toEqual(unchanged)
    expect(answer(tomorrow, old.number)).toEqual(unchanged)
    expect(answer(january(12))).toEqual(unchanged)
    expect(answer(january(10))).toEqual({
      status: 'unchanged',
      sim: old.number,
      choices: [old.number, other.number],
    })
  })

  test('takes away what is held under the new name', () => {
    const { takesAway } = plan([requested('assign', 'basic')], state)
    expect(takesAway.licenses).toEqual(['duo'])
  })
})
