import { describe, expect, test } from 'vitest'
import type { E164 } from '../../../src/core/phone-number.js'
import type { Cause, Conflict } from '../../../src/requirements/conflict.js'
import { afterActions } from '../../../src/timeline/remedies/action-table.js'
import type { Action } from '../../../src/timeline/remedies/action.js'
import type { Trial } from '../../../src/timeline/remedies/trial.js'
import type { Change } from '../../../src/timeline/record/change.js'
import {
  candidateActions,
  candidateDates,
  type PortingDays,
} from '../../../src/timeline/remedies/candidate-actions.js'
import {
  assign,
  catalogOf,
  foreign,
  given,
  january,
  landline,
  mobile,
  porting,
  remove,
  today,
  tomorrow,
  type State,
} from '../../support/given.js'

const catalog = catalogOf({
  voice: { basic: null, premium: null },
  data: { small: null },
  'addons*': { x: null },
})
const [sim, otherSim] = [mobile(), mobile(january(1), '+46701000002')]
const asked = assign('x', { id: 'asked', details: { sim: sim.number } })
const on = january(14)

/** Numbers can be ported on the 12th and the 18th, and from the 18th on if it is asked today. */
const days: PortingDays = {
  lastUpTo: (type, date) =>
    type === 'landline' || date < january(12)
      ? null
      : date < january(18)
        ? january(12)
        : january(18),
  first: () => january(18),
}

const trialOf = (state: Omit<State, 'catalog'> = {}, scheduled: readonly Change[] = []): Trial => ({
  userContext: given({ catalog, ...state }).userContext(...scheduled),
  changes: [asked],
  on,
})
const reach = (
  conflict: Conflict,
  trial = trialOf(),
  change = asked,
  whose: 'request' | 'schedule' = 'request',
) => candidateActions({ conflict, change, whose, on: trial.on }, trial, days)

const x = { license: 'x', path: '' } as const
const missing = (...anyOf: readonly string[]): Conflict => ({
  code: 'license_missing',
  ...x,
  anyOf,
  track: null,
  causes: [],
})
const ofSim = { type: 'mobile', detail: 'sim' } as const
const required = { type: 'mobile', detail: null } as const
const addMobile: Action = { kind: 'add_number', type: 'mobile', by: on }

describe('P1 a license that is missing', () => {
  test('is asked for too, if the catalog has it', () => {
    expect(reach(missing('basic', 'gone', 'small'))).toEqual([
      { kind: 'assign', license: 'basic', on },
      { kind: 'assign', license: 'small', on },
    ])
  })

  test('is moved, if it is scheduled for later: the soonest of several, by their effective dates', () => {
    const later = (day: number, part: object = {}) =>
      assign('basic', { id: `basic ${day}`, ownDate: january(day), ...part })
    const move = (change: Change): Action => ({
      kind: 'move_change',
      change: change.id,
      license: 'basic',
      on,
    })
    const [soon, late, latest] = [later(20), later(25), later(28)]
    for (const scheduled of [
      [late, soon, latest],
      [soon, latest, late],
    ])
      expect(reach(missing('basic'), trialOf({}, scheduled))).toEqual([move(soon)])
    const override = { date: january(16), dated: 9_999_999 }
    expect(reach(missing('basic'), trialOf({ override }, [later(12)]))).toEqual([move(later(12))])
    expect(
      reach(missing('basic'), trialOf({ override }, [later(25, { dated: 10_000_000 }), later(30)])),
    ).toEqual([move(later(30))])
  })

  test('is not moved where it comes in time, is removed or has failed, or where the request is for today', () => {
    const bring = [{ kind: 'assign', license: 'basic', on }]
    const failure = { on: today, conflicts: [] }
    for (const scheduled of [
      assign('basic', { ownDate: on }),
      remove('basic', { ownDate: january(20) }),
      assign('basic', { ownDate: january(20), status: 'failed', failure }),
      assign('small', { ownDate: january(20) }),
    ])
      expect(reach(missing('basic'), trialOf({}, [scheduled]))).toEqual(bring)
    const now = { ...trialOf({}, [assign('basic', { ownDate: january(20) })]), on: today }
    expect(reach(missing('basic'), now)).toEqual([{ kind: 'assign', license: 'basic', on: today }]) // a move of today settles on its own
  })
})

describe('P1 what stands in the way', () => {
  const accepted: Cause = {
    kind: 'accepted_change',
    change: 'c1' as Change['id'],
    license: 'basic',
    on,
  }
  const holding: Cause = { kind: 'holding', license: 'small', since: today }
  const excluded: Conflict = {
    code: 'excluded_by',
    ...x,
    licenses: ['basic', 'small'],
    declaredBy: 'x',
    causes: [holding, accepted],
  }
  const needed: Conflict = {
    code: 'still_needed',
    license: 'x',
    licenses: ['basic'],
    by: ['small'],
    causes: [holding, { ...accepted, license: 'small' }],
  }

  test('a change of the same date is canceled, a license held is removed', () => {
    const aside = [
      { kind: 'cancel_change', change: 'c1', license: 'basic' },
      { kind: 'remove', license: 'small', on },
    ]
    expect(reach(excluded)).toEqual(aside)
    expect(reach(excluded, trialOf(), remove('x', { id: 'asked' }))).toEqual([
      ...aside,
      { kind: 'remove_dependents', licenses: [] },
    ])
  })

  test('what needs a license may go with it, or is canceled where it is only to come', () => {
    const cancel = { kind: 'cancel_change', change: 'c1', license: 'small' }
    expect(reach(needed)).toEqual([{ kind: 'remove_dependents', licenses: ['small'] }, cancel])
    expect(reach(needed, trialOf(), asked, 'schedule')).toEqual([cancel]) // a scheduled change has made its choice
    expect(reach(needed, trialOf(), { ...asked, dependents: 'remove' })).toEqual([cancel])
    expect(reach({ ...needed, causes: [] })).toEqual([
      { kind: 'remove_dependents', licenses: ['small'] },
    ])
  })
})

describe('P1 numbers', () => {
  const choose = (number: E164, change: Change | null = null): Action => ({
    kind: 'choose_number',
    license: 'x',
    detail: 'sim',
    number,
    change: change?.id ?? null,
  })
  const clear: Action = { kind: 'clear_detail', license: 'x', detail: 'sim', change: null }
  const port: Action = { kind: 'port_number', number: foreign().number, by: january(12) }
  const foreignOne = { code: 'number_foreign', ...x, numbers: [foreign().number] } as const

  test('a missing one is added by the date', () =>
    expect(reach({ code: 'number_missing', ...x, ...required })).toEqual([addMobile]))

  test('one at another operator is ported in time, or another one is added', () => {
    const trial = trialOf({
      numbers: [foreign(), landline(), { ...foreign('+4681000009'), type: 'landline' }],
    })
    expect(reach({ ...foreignOne, ...required }, trial)).toEqual([port, addMobile])
    expect(reach({ ...foreignOne, ...ofSim }, trial)).toEqual([port, addMobile, clear])
    expect(reach({ ...foreignOne, ...ofSim }, trial, assign('x', { details: {} }))).toEqual([
      port,
      addMobile,
    ]) // nothing is chosen
    expect(reach({ ...foreignOne, ...required }, { ...trial, on: tomorrow })).toEqual([
      { ...addMobile, by: tomorrow },
    ]) // too soon to port
    expect(
      reach({ ...foreignOne, ...required, type: 'landline' }, trialOf({ numbers: [foreign()] })),
    ).toEqual([{ ...addMobile, type: 'landline' }])
  })

  test('one that is ported too late is ported sooner; one that comes in time is left alone', () => {
    const late = {
      code: 'number_porting',
      ...x,
      ...required,
      number: porting(january(20)).number,
      from: january(20),
    } as const
    const trial = trialOf({
      numbers: [porting(january(20)), porting(january(13), '+46701000007'), foreign()],
    })
    const active = trialOf({ numbers: [porting(january(20)), mobile(january(16), '+46701000005')] })
    expect(reach(late, trial)).toEqual([
      { kind: 'port_number', number: porting(january(20)).number, by: january(12) },
      port,
    ])
    expect(reach(late, active)).toEqual([
      { kind: 'port_number', number: porting(january(20)).number, by: january(12) },
      addMobile,
    ])
  })

  test('where others are active a wrong one was chosen: another is chosen, in the request or in the scheduled change', () => {
    const trial = trialOf({
      numbers: [foreign(), sim, otherSim, landline(), mobile(january(20), '+46701000006')],
    })
    expect(reach({ ...foreignOne, ...ofSim }, trial)).toEqual([
      choose(sim.number),
      choose(otherSim.number),
      port,
    ])
    expect(reach({ ...foreignOne, ...ofSim }, trial, asked, 'schedule')).toEqual([
      choose(sim.number, asked),
      choose(otherSim.number, asked),
      port,
    ])
    const notOwned = {
      code: 'number_not_owned',
      license: 'x',
      ...ofSim,
      number: '+46709999999' as E164,
    } as const
    expect(reach(notOwned, trial)).toEqual([choose(sim.number), choose(otherSim.number), clear])
    expect(reach(notOwned, trialOf({ numbers: [landline()] }))).toEqual([addMobile, clear])
    expect(reach(notOwned, trialOf(), asked, 'schedule')).toEqual([
      addMobile,
      { ...clear, change: asked.id },
    ])
  })

  test('of several one is chosen; one that an action adds is chosen by no name', () => {
    const choices = [sim.number, otherSim.number]
    const open = { code: 'number_not_chosen', license: 'x', ...ofSim } as const
    expect(reach({ ...open, choices })).toEqual(choices.map((number) => choose(number)))
    const [added] = afterActions(trialOf(), [addMobile]).userContext.record.numbers
    expect(reach({ ...open, choices: [sim.number, ...(added ? [added.number] : [])] })).toEqual([
      choose(sim.number),
      { ...choose(sim.number), number: null },
    ])
    expect(reach({ ...open, detail: null, choices })).toEqual([])
  })

  test('one that must not be there is removed; one that an action added is not', () => {
    const trial = afterActions(
      trialOf({ numbers: [sim, landline(), foreign(), mobile(january(20), '+46701000006')] }),
      [addMobile],
    )
    expect(reach({ code: 'number_not_allowed', ...x, type: 'mobile' }, trial)).toEqual([
      { kind: 'remove_number', number: sim.number },
    ])
  })

  test('a detail that the license does not have is left open', () => {
    expect(reach({ code: 'detail_unknown', license: 'x', detail: 'sim' })).toEqual([clear])
    expect(reach({ code: 'detail_unknown', license: 'x', detail: 'other' })).toEqual([])
  })
})

describe('P1 facts of the user and the organization', () => {
  test.each<[Conflict, readonly Action[]]>([
    [
      { code: 'attribute_missing', ...x, attribute: 'role', anyOf: ['chief', 1] },
      [
        { kind: 'set_attribute', attribute: 'role', value: 'chief' },
        { kind: 'set_attribute', attribute: 'role', value: 1 },
      ],
    ],
    [
      { code: 'attribute_missing', ...x, attribute: 'role', anyOf: null },
      [{ kind: 'set_attribute', attribute: 'role', value: null }],
    ],
    [
      { code: 'attribute_not_allowed', ...x, attribute: 'role', anyOf: null },
      [{ kind: 'clear_attribute', attribute: 'role' }],
    ],
    [
      { code: 'capability_missing', ...x, capability: '5g' },
      [{ kind: 'enable_capability', capability: '5g', by: on }],
    ],
    [
      { code: 'capability_not_allowed', ...x, capability: '5g' },
      [{ kind: 'disable_capability', capability: '5g', by: on }],
    ],
    [
      {
        code: 'alternatives_not_met',
        ...x,
        needed: 1,
        anyOf: [
          [missing('basic')],
          [{ code: 'capability_missing', ...x, capability: '5g' }, missing('small')],
        ],
      },
      [
        { kind: 'assign', license: 'basic', on },
        { kind: 'enable_capability', capability: '5g', by: on },
        { kind: 'assign', license: 'small', on },
      ],
    ],
    [{ code: 'country_required', ...x, anyOf: ['NO'] }, []],
    [{ code: 'country_not_allowed', ...x, anyOf: ['SE'] }, []],
    [{ code: 'predicate_not_met', ...x, predicate: 'p' }, []],
    [{ code: 'predicate_failed', ...x, predicate: 'p', reason: 'no data' }, []],
    [{ code: 'not_available', license: 'x', from: null, until: today }, []],
    [{ code: 'license_unknown', license: 'x' }, []],
    [{ code: 'too_entangled', license: 'x', changes: 15 }, []],
  ])('$code', (conflict, actions) => expect(reach(conflict)).toEqual(actions))

  test('as many seats are freed as are missing, or one more is bought than are held or allowed, until the next limit begins (S5)', () => {
    const noSeat = (limit: number, held = limit): Conflict => ({
      code: 'no_seat',
      license: 'x',
      limit,
      held,
    })
    const raise = (limit: number, until: ReturnType<typeof january> | null = null) => ({
      kind: 'raise_seat_limit',
      license: 'x',
      limit,
      from: on,
      until,
    })
    const free = (count: number) => ({ kind: 'free_seat', license: 'x', count, by: on })
    expect(reach(noSeat(2))).toEqual([free(1), raise(3)])
    expect(reach(noSeat(0))).toEqual([raise(1)]) // there is nobody to free one
    const seatLimits = [{ license: 'x', limit: 2, from: january(1), until: january(20) }]
    expect(reach(noSeat(2, 5), trialOf({ seatLimits }))).toEqual([free(4), raise(6, january(20))])
  })
})

describe('P1 another date, because nothing else mends it', () => {
  const dates = (conflict: Conflict) => candidateDates(conflict, trialOf(), days)
  const sold = (from: number | null, until: number | null): Conflict => ({
    code: 'not_available',
    license: 'x',
    from: from === null ? null : january(from),
    until: until === null ? null : january(until),
  })

  test('is the first on which a license is sold, if it is not over', () => {
    expect(dates(sold(20, null))).toEqual([january(20)])
    expect(dates(sold(20, 25))).toEqual([january(20)])
    expect(dates(sold(null, 12))).toEqual([today])
    expect(dates(sold(2, 12))).toEqual([today])
    expect(dates(sold(2, 10))).toEqual([]) // the last day is out
    expect(dates(sold(null, 5))).toEqual([])
  })

  test('is the one on which a number becomes active, or can be ported at all', () => {
    expect(
      dates({ code: 'number_porting', ...x, ...required, number: sim.number, from: january(22) }),
    ).toEqual([january(22)])
    expect(dates({ code: 'number_foreign', ...x, ...required, numbers: [] })).toEqual([]) // it is ported in time
    expect(
      dates({ code: 'number_foreign', ...x, ...required, type: 'landline', numbers: [] }),
    ).toEqual([january(18)])
  })

  test('is any of the alternatives, and none of what can be mended', () => {
    const anyOf = [
      [sold(20, null), missing('basic')],
      [
        {
          code: 'number_porting',
          ...x,
          ...required,
          number: sim.number,
          from: january(22),
        } as const,
      ],
    ]
    expect(dates({ code: 'alternatives_not_met', ...x, needed: 1, anyOf })).toEqual([
      january(20),
      january(22),
    ])
    expect(dates(missing('basic'))).toEqual([])
  })
})

describe('S5 a seat that is freed goes to those first who wait for it', () => {
  test('so that as many more are needed as wait before the request, on its date, or without it before', () => {
    const noSeat = { code: 'no_seat', license: 'x', limit: 1, held: 1 } as const
    const trial = trialOf({ seatLimits: [{ license: 'x', limit: 1, from: today, until: null }] })
    const waiting = (_: string, { created }: { readonly created: string }) =>
      created === asked.created ? 2 : 1
    const others = {
      dates: [],
      waiting,
      open: () => ({ more: () => 0, moved: () => undefined, canGoBack: () => true }),
    }
    const crowded = { ...trial, userContext: { ...trial.userContext, others } }
    const seats = (due: typeof on) =>
      candidateActions(
        { conflict: noSeat, change: asked, whose: 'request', on: due },
        crowded,
        days,
      ).flatMap((action) => (action.kind === 'free_seat' ? [action.count] : []))
    expect(seats(on)).toEqual([3])
    expect(seats(tomorrow)).toEqual([2])
  })
})
