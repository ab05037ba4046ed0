import { describe, expect, test } from 'vitest'
import {
  holdingsAt,
  startWalk,
  settleStep,
  advance,
} from '../../../src/timeline/settle/timeline-walk.js'
import { earliestDate } from '../../../src/timeline/remedies/earliest-date.js'
import { findRemedies } from '../../../src/timeline/remedies/find-remedies.js'
import type { Change } from '../../../src/timeline/record/change.js'
import { evolve } from '../../../src/timeline/record/evolve.js'
import { outOfCompliance } from '../../../src/timeline/request/compliance.js'
import { factsOn } from '../../../src/requirements/situation.js'
import {
  assign,
  capability,
  catalogOf,
  given,
  has,
  january,
  landline,
  mobile,
  porting,
  remove,
  today,
  tomorrow,
} from '../../support/given.js'
import type { UserContext } from '../../../src/timeline/settle/user-context.js'
import { eventsOfStep } from '../../../src/timeline/settle/step-events.js'

const catalog = catalogOf({
  voice: { basic: null, mobile: { kind: 'number', type: 'mobile' } },
  data: { unlimited: has('mobile') },
})

/** The record after a walk, as it is stored. */
function settledThrough(userContext: UserContext, day: number) {
  return evolve(
    userContext.record,
    userContext.record,
    advance(startWalk(userContext), january(day)).flatMap(eventsOfStep),
  )
}

describe('T1 date by date, in order, with the facts of each date', () => {
  test('an add-on is allowed by the base that is only pending', () => {
    given({ catalog, numbers: [mobile()] })
      .when(
        assign('unlimited', { ownDate: january(20) }),
        assign('mobile', { ownDate: january(15) }),
      )
      .then({
        outcomes: { 'assign mobile': 'applied', 'assign unlimited': 'applied' },
        holds: ['mobile', 'unlimited'],
      })
  })

  test('a number in porting counts from its date on, that date included', () => {
    given({ catalog, numbers: [porting(january(15))] })
      .when(assign('mobile', { ownDate: january(15) }))
      .then({ holds: ['mobile'] })
    const early = given({ catalog, numbers: [porting(january(15))] }).when(
      assign('mobile', { ownDate: january(14) }),
    )
    expect(early.conflicts('assign mobile')).toMatchObject([
      { code: 'number_porting', from: january(15) },
    ])
  })

  test('intervals of dates are half-open: on `until` it is over', () => {
    const fiber = catalogOf({ a: { x: capability('fiber') } })
    const capabilities = [{ capability: 'fiber', from: january(12), until: january(14) }]
    const on = (day: number) =>
      given({ catalog: fiber, capabilities }).when(assign('x', { ownDate: january(day) }))
    on(11).then({ outcomes: { 'assign x': 'failed' } })
    on(12).then({ outcomes: { 'assign x': 'applied' } })
    on(13).then({ outcomes: { 'assign x': 'applied' } })
    on(14).then({ outcomes: { 'assign x': 'failed' } })
  })

  test('a late run gives what a punctual one gives', () => {
    const userContext = given({ catalog, numbers: [porting(january(15))] }).userContext(
      assign('mobile', { ownDate: january(15) }),
      assign('unlimited', { ownDate: january(16) }),
    )
    const punctual = settledThrough(
      { ...userContext, record: settledThrough(userContext, 15) ?? userContext.record },
      16,
    )
    expect(punctual).toEqual(settledThrough(userContext, 16))
  })
})

describe('T3 what fails', () => {
  test('becomes failed, keeps its conflicts, and holds nobody else back', () => {
    const userContext = given({ catalog }).userContext(
      assign('mobile'),
      assign('basic', { ownDate: january(12) }),
    )
    const after = settledThrough(userContext, 12)
    expect(after?.changes).toMatchObject([
      {
        id: 'assign mobile',
        status: 'failed',
        failure: { on: tomorrow, conflicts: [{ code: 'number_missing' }] },
      },
    ])
    expect(after?.holdings).toMatchObject([{ license: 'basic', since: january(12) }])
  })

  test('is never applied late on its own', () => {
    const userContext = given({ catalog, numbers: [porting(january(15))] }).userContext(
      assign('mobile'),
    )
    expect(settledThrough(userContext, 20)?.holdings).toEqual([])
  })
})

describe('T4 holdings are listed', () => {
  test('by since, then by license, in whatever order they came', () => {
    const many = catalogOf({ 'all*': { a: null, b: null, c: null } })
    const held = (license: string, day: number) => ({
      license,
      track: 'all',
      details: {},
      since: january(day),
    })
    const walk = startWalk(
      given({ catalog: many, holds: [held('a', 5), held('c', 3), held('b', 3)] }).userContext(),
    )
    expect(holdingsAt(walk).map(({ license }) => license)).toEqual(['b', 'c', 'a'])
  })
})

describe('T4 a date once settled is not settled again', () => {
  test('an earlier day changes nothing', () => {
    const userContext = given({ catalog, numbers: [mobile()] }).userContext(assign('mobile'))
    const record = settledThrough(userContext, 12) ?? userContext.record
    expect(advance(startWalk({ ...userContext, record }), tomorrow)).toEqual([])
  })
})

describe('N3 facts move first, then changes are settled', () => {
  const chosen = catalogOf({
    a: { x: { details: [{ id: 'sim', type: 'mobile' }] } },
    b: { y: { details: [{ id: 'sim', type: 'mobile' }] } },
  })
  const [old, fresh] = [mobile(), mobile(january(1), '+46701000002')]
  const swap = { from: old.number, to: fresh.number, on: january(12) }

  test('a swap renames the number in holdings and in scheduled changes from its date on', () => {
    const userContext = given({
      catalog: chosen,
      numbers: [old, fresh],
      swaps: [swap],
      holds: [{ license: 'x', track: 'a', details: { sim: old.number }, since: january(1) }],
    }).userContext(assign('y', { ownDate: january(13), details: { sim: old.number } }))
    const after = settledThrough(userContext, 13)
    expect(after?.holdings.map((holding) => holding.details)).toEqual([
      { sim: fresh.number },
      { sim: fresh.number },
    ])
    expect(after?.swaps).toEqual([])
  })
})

describe('C5 out of compliance', () => {
  test('a holding whose fact is gone is reported, blocks nobody and stays', () => {
    const { record, organization } = given({ catalog, holds: ['mobile'] }).userContext()
    expect(
      outOfCompliance(catalog, record.holdings, factsOn(record, organization, today)),
    ).toMatchObject([{ license: 'mobile', conflicts: [{ code: 'number_missing' }] }])
    given({ catalog, holds: ['mobile'] })
      .when(assign('unlimited'))
      .then({ holds: ['mobile', 'unlimited'] })
  })

  test('two in a one-license track are reported, a license that is gone among them', () => {
    const { record, organization } = given({
      catalog,
      holds: ['basic', { license: 'old', track: 'voice', details: {}, since: january(1) }],
    }).userContext()
    expect(
      outOfCompliance(catalog, record.holdings, factsOn(record, organization, today)),
    ).toMatchObject([
      { license: 'basic', conflicts: [{ code: 'excluded_by', licenses: ['old'] }] },
      { license: 'old', conflicts: [{ code: 'license_unknown' }] },
    ])
  })
})

describe('S1 seats on the way', () => {
  test('a license whose details change on the day of its assigning takes no second seat', () => {
    const line = catalogOf({ a: { x: { details: [{ id: 'line', type: 'landline' }] } } })
    const [first, second] = [landline(), landline(january(1), '+4681000002')]
    const userContext = given({
      catalog: line,
      numbers: [first, second],
      holds: [{ license: 'x', track: 'a', details: { line: first.number }, since: today }],
      seatLimits: [{ license: 'x', limit: 2, from: january(1), until: null }],
      seatsHeld: { x: 1 },
    }).userContext()
    const walk = startWalk(userContext)
    settleStep(walk, today, [assign('x', { ownDate: today, details: { line: second.number } })])
    expect(holdingsAt(walk)).toMatchObject([{ details: { line: second.number } }])
    expect(walk.seats.get('x') ?? 0).toBe(0)
  })

  test('a seat freed on a date is free on the next, for the user who freed it', () => {
    given({
      catalog,
      holds: ['basic'],
      seatLimits: [{ license: 'basic', limit: 1, from: january(1), until: null }],
      seatsHeld: { basic: 1 },
    })
      .when(remove('basic'), assign('basic', { ownDate: january(12) }))
      .then({ outcomes: { 'remove basic': 'applied', 'assign basic': 'applied' } })
  })
})

describe('P1 the earliest date', () => {
  const earliest = (userContext: UserContext, ...changes: Parameters<typeof earliestDate>[1]) =>
    earliestDate(userContext, changes, today)

  test('is when the last of what it needs is there', () => {
    const userContext = given({ catalog, numbers: [porting(january(15))] }).userContext(
      assign('mobile', { ownDate: january(17) }),
    )
    expect(earliest(userContext, assign('unlimited', { id: 'asked' }))).toBe(january(17))
  })

  test('is the day after where the request would clash with what comes on the same date', () => {
    const rivals = catalogOf({
      a: { needed: null, plain: capability('5g') },
      b: { addon: has('needed') },
    })
    const userContext = given({
      catalog: rivals,
      holds: ['needed'],
      capabilities: [{ capability: '5g', from: january(12), until: null }],
    }).userContext(assign('addon', { ownDate: january(12) }))
    expect(earliest(userContext, assign('plain', { id: 'asked', dependents: 'remove' }))).toBe(
      january(13),
    ) // by then addon is held, and goes with it
  })

  test('is null where there is none', () => {
    expect(earliest(given({ catalog }).userContext(), assign('mobile', { id: 'asked' }))).toBeNull()
  })
})

describe('P1 remedies', () => {
  const sold = catalogOf({
    voice: { basic: null, premium: { availability: { until: '2027-01-05' } } },
    data: { unlimited: has('premium') },
  })
  const actions = (userContext: UserContext, change: Change) =>
    findRemedies({ userContext, changes: [change], on: change.ownDate }, null).sets.map(
      (set) => set.actions,
    )

  test('a scheduled change that takes away what is needed can be canceled', () => {
    const userContext = given({ catalog: sold, holds: ['premium'] }).userContext(assign('basic'))
    expect(
      actions(userContext, assign('unlimited', { id: 'asked', ownDate: january(12) })),
    ).toEqual([[{ kind: 'cancel_change', change: 'assign basic', license: 'basic' }]])
  })

  test('so can one that supersedes the request', () => {
    const free = given({ catalog: catalogOf({ voice: { basic: null, plain: null } }) }).userContext(
      assign('basic', { dated: 2 }),
    )
    expect(actions(free, assign('plain', { id: 'asked', dated: 1 }))).toEqual([
      [{ kind: 'cancel_change', change: 'assign basic', license: 'basic' }],
    ])
  })
})
