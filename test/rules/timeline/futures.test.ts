import { describe, expect, test } from 'vitest'
import {
  forecast,
  startWalk,
  settleStep,
  advance,
} from '../../../src/timeline/settle/timeline-walk.js'
import { earliestDate } from '../../../src/timeline/remedies/earliest-date.js'
import { compareFutures, effectsBetween } from '../../../src/timeline/request/compare-futures.js'
import { NO_EFFECTS } from '../../../src/timeline/request/effects.js'
import type { Change } from '../../../src/timeline/record/change.js'
import {
  all,
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
  type State,
} from '../../support/given.js'
import type { UserContext } from '../../../src/timeline/settle/user-context.js'
import type { Outcome } from '../../../src/timeline/settle/outcome.js'

const catalog = catalogOf({
  voice: { basic: null, premium: capability('5g') },
  data: { unlimited: has('premium'), small: null },
  'addons*': { fax: has('basic'), sms: { kind: 'number', type: 'mobile' } },
})
const userContextOf = (state: Omit<State, 'catalog'>, ...changes: readonly Change[]) =>
  given({ catalog, ...state }).userContext(...changes)

describe('I4 what is different between two futures', () => {
  const between = (before: UserContext, after: UserContext) => effectsBetween(before, after, today)
  type Outcomes = readonly [before: Outcome['status'], after: Outcome['status']]
  const told = (
    change: Change,
    [before, after]: Outcomes,
    conflicts: readonly object[] = [],
    on = change.ownDate,
  ) => ({
    change: change.id,
    kind: change.kind,
    license: change.license,
    on,
    conflicts,
    before,
    after,
  })
  const noCapability = {
    code: 'capability_missing',
    license: 'premium',
    path: '',
    capability: '5g',
  }

  test('nothing, where they are the same, whatever fails or is superseded in both', () => {
    const changes = [
      assign('premium'),
      assign('basic'),
      assign('unlimited', { ownDate: january(12) }),
    ]
    expect(between(userContextOf({}, ...changes), userContextOf({}, ...changes))).toEqual({
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
    })
    expect(between(userContextOf({}), userContextOf({}))).toEqual(NO_EFFECTS)
  })

  test('of the new changes themselves nothing is told, whether they fail or are superseded', () => {
    const [premium, basic] = [assign('premium', { dated: 1 }), assign('basic', { dated: 2 })]
    expect(between(userContextOf({}), userContextOf({}, premium))).toEqual(NO_EFFECTS)
    expect(between(userContextOf({}, basic), userContextOf({}, premium, basic))).toEqual(NO_EFFECTS)
  })

  test('what a fact breaks and repairs, on its date, with its reasons', () => {
    const premium = assign('premium', { ownDate: january(14) })
    const [without, withIt] = [
      userContextOf({}, premium),
      userContextOf({ capabilities: ['5g'] }, premium),
    ]
    expect(between(withIt, without)).toEqual({
      ...NO_EFFECTS,
      breaks: [told(premium, ['applied', 'failed'], [noCapability])],
    })
    expect(between(without, withIt)).toEqual({
      ...NO_EFFECTS,
      repairs: [told(premium, ['failed', 'applied'], [noCapability])],
    })
  })

  test('what is superseded, and what counts again', () => {
    const [small, unlimited] = [assign('small', { dated: 1 }), assign('unlimited', { dated: 2 })]
    expect(between(userContextOf({}, small), userContextOf({}, small, unlimited))).toEqual({
      ...NO_EFFECTS,
      supersedes: [told(small, ['applied', 'superseded'])],
    })
    expect(between(userContextOf({}, small, unlimited), userContextOf({}, small))).toEqual({
      ...NO_EFFECTS,
      restores: [told(small, ['superseded', 'applied'])],
    })
  })

  test('a change that has something to do at last, and one that no longer has', () => {
    const basic = assign('basic')
    const [idle, active] = [userContextOf({ holds: ['basic'] }, basic), userContextOf({}, basic)]
    expect(between(idle, active)).toEqual({
      ...NO_EFFECTS,
      activates: [told(basic, ['unchanged', 'applied'])],
    })
    expect(between(active, idle)).toEqual({
      ...NO_EFFECTS,
      idles: [told(basic, ['applied', 'unchanged'])],
    })
  })

  test('a change that fails and then has nothing to do is idle, with why it would have failed', () => {
    const end = remove('basic', { ownDate: january(12) })
    const [needed, gone] = [
      userContextOf({ holds: ['basic', 'fax'] }, end),
      userContextOf({ holds: ['premium'] }, end),
    ]
    expect(between(needed, gone).idles).toMatchObject([
      { before: 'failed', after: 'unchanged', conflicts: [{ code: 'still_needed' }] },
    ])
  })

  test('a change that comes on another date, with the same outcome', () => {
    const [sooner, later] = [
      assign('basic', { id: 'one' }),
      assign('basic', { id: 'one', ownDate: january(20) }),
    ]
    expect(between(userContextOf({}, sooner), userContextOf({}, later))).toEqual({
      ...NO_EFFECTS,
      moves: [told(later, ['applied', 'applied'])],
    })
  })

  test('licenses that are replaced or go along on another date, no longer, or only now', () => {
    const premium = assign('premium', { id: 'replacing', ownDate: january(14) })
    const state = { holds: ['basic'], capabilities: ['5g'] }
    const [without, withIt] = [userContextOf(state), userContextOf(state, premium)]
    const later = userContextOf(state, { ...premium, ownDate: january(20) })
    const ends = (before: UserContext, after: UserContext) => between(before, after).ends
    expect(ends(withIt, without)).toEqual([{ license: 'basic', before: january(14), after: null }])
    expect(ends(without, withIt)).toEqual([{ license: 'basic', before: null, after: january(14) }])
    expect(ends(withIt, later)).toEqual([
      { license: 'basic', before: january(14), after: january(20) },
    ])
    const end = remove('basic', { dependents: 'remove' })
    const along = { holds: ['basic', 'fax'] }
    expect(ends(userContextOf(along, end), userContextOf(along))).toEqual([
      { license: 'fax', before: tomorrow, after: null },
    ])
    expect(ends(userContextOf(along), userContextOf(along, end))).toEqual([
      { license: 'fax', before: null, after: tomorrow },
    ])
    // what a removal names is told by what becomes of the removal, whoever takes it
    expect(ends(userContextOf(state, remove('basic')), userContextOf(state))).toEqual([])
    const taking = assign('premium', { id: 'replacing' })
    expect(
      ends(userContextOf(state, remove('basic')), userContextOf(state, remove('basic'), taking)),
    ).toEqual([])
  })

  test('a license that was out of compliance and is no longer held is not in order again', () => {
    const before = userContextOf({ holds: ['sms', 'basic'] })
    expect(between(before, userContextOf({ holds: ['basic'] })).compliant).toEqual([])
  })

  test('a failed change that is tried again is repaired, or broken once more', () => {
    const failure = { on: today, conflicts: [noCapability] } as unknown as NonNullable<
      Change['failure']
    >
    const failed = assign('premium', { id: 'again', status: 'failed', failure })
    const again: Change = { ...failed, status: 'scheduled', failure: null }
    const before = userContextOf({ failed: [failed] })
    expect(between(before, userContextOf({}, again))).toEqual({
      ...NO_EFFECTS,
      breaks: [told(again, ['failed', 'failed'], [noCapability])],
    })
    expect(between(before, userContextOf({ capabilities: ['5g'] }, again))).toEqual({
      ...NO_EFFECTS,
      repairs: [told(again, ['failed', 'applied'], [noCapability])],
    })
  })

  test('holdings that are out of compliance now, and those that are in order again', () => {
    const noNumber = {
      code: 'number_missing',
      license: 'sms',
      path: '',
      type: 'mobile',
      detail: null,
    }
    const holds = ['sms', 'unlimited']
    const [without, withIt] = [
      userContextOf({ holds }),
      userContextOf({ holds, numbers: [mobile()] }),
    ]
    expect(between(withIt, without)).toEqual({
      ...NO_EFFECTS,
      noncompliant: [{ license: 'sms', from: today, until: null, conflicts: [noNumber] }],
    })
    expect(between(without, withIt)).toEqual({
      ...NO_EFFECTS,
      compliant: [{ license: 'sms', from: today, until: null }],
    })
    expect(compareFutures(forecast(withIt), forecast(without))).toEqual(NO_EFFECTS) // forecasts alone do not tell
  })
})

describe('T2 the forecast', () => {
  test('ends where it is asked to end', () => {
    const userContext = userContextOf(
      {},
      assign('basic', { ownDate: january(12) }),
      assign('small', { ownDate: january(14) }),
    )
    const dates = (through: Parameters<typeof forecast>[1]) =>
      forecast(userContext, through).map(({ date }) => date)
    expect([dates(january(11)), dates(january(12)), dates(january(13)), dates(null)]).toEqual([
      [],
      [january(12)],
      [january(12)],
      [january(12), january(14)],
    ])
  })

  test('facts move on their own dates, in whatever order they are written down', () => {
    const both = catalogOf({ a: { x: all(capability('5g'), capability('fiber')) }, b: { y: null } })
    const capabilities = [
      { capability: '5g', from: january(20), until: january(25) },
      { capability: 'fiber', from: january(12), until: null },
    ]
    const on = (day: number) =>
      given({ catalog: both, capabilities })
        .when(assign('y', { ownDate: january(13) }), assign('x', { ownDate: january(day) }))
        .conflicts('assign x')
    expect(
      [13, 19, 20, 24, 25].map((day) =>
        on(day).map((conflict) => conflict.code === 'capability_missing' && conflict.capability),
      ),
    ).toEqual([['5g'], ['5g'], [], [], ['5g']])
  })

  test('a fact ends on its date, though nothing else moves then', () => {
    const capabilities = [{ capability: '5g', from: january(1), until: january(14) }]
    const step = (day: number) =>
      given({ catalog, capabilities })
        .when(assign('small'), assign('premium', { ownDate: january(day) }))
        .conflicts('assign premium')
    expect([13, 14].map((day) => step(day).length)).toEqual([0, 1])
  })

  test('holdings name the new number from a swap on', () => {
    const sim = catalogOf({
      a: { x: { details: [{ id: 'sim', type: 'mobile' }] } },
      b: { y: null },
    })
    const [old, fresh] = [mobile(), mobile(january(1), '+46701000002')]
    const held = (license: string, track: string) => ({
      license,
      track,
      details: { sim: old.number },
      since: january(1),
    })
    const swaps = [{ from: old.number, to: fresh.number, on: january(12) }]
    const removed = (day: number) =>
      given({
        catalog: sim,
        numbers: [old, fresh],
        swaps,
        holds: [held('x', 'a'), { ...held('y', 'b'), details: {} }],
      })
        .when(remove('x', { ownDate: january(day) }), remove('y', { ownDate: january(day) }))
        .steps.flatMap(({ outcomes }) =>
          outcomes.flatMap((outcome) =>
            outcome.status === 'applied' ? outcome.removed.map(({ details }) => details) : [],
          ),
        )
    expect([removed(11), removed(12)]).toEqual([
      [{ sim: old.number }, {}],
      [{ sim: fresh.number }, {}],
    ])
  })

  test('a seat that the user took and gave back on the way is counted once', () => {
    const limit = (most: number, from: number, until: number | null) => ({
      license: 'basic',
      limit: most,
      from: january(from),
      until: until === null ? null : january(until),
    })
    const again = assign('basic', { id: 'again', ownDate: january(15) })
    given({ catalog, seatLimits: [limit(2, 1, 14), limit(1, 14, null)], seatsHeld: { basic: 1 } })
      .when(assign('basic'), remove('basic', { ownDate: january(12) }), again)
      .then({
        outcomes: { 'assign basic': 'applied', 'remove basic': 'applied', again: 'failed' },
        codes: { again: ['no_seat'] },
      })
  })

  test('a request for today comes after what moved this morning: it does not move again', () => {
    const swap = { from: mobile().number, to: landline().number, on: today }
    const { userContext } = {
      userContext: userContextOf({ numbers: [mobile(today), porting(tomorrow)], swaps: [swap] }),
    }
    const walk = startWalk(userContext)
    expect(settleStep(walk, today, [assign('small', { ownDate: today })])).toMatchObject({
      activated: [],
      swapped: [],
      moved: [],
    })
    expect(settleStep(walk, tomorrow)).toMatchObject({
      activated: [porting(tomorrow)],
      swapped: [],
      moved: [],
      outcomes: [],
    })
  })

  test('a number that is not due is not activated with one that is', () => {
    const { userContext } = {
      userContext: userContextOf({
        numbers: [mobile(), porting(january(12)), landline(january(14))],
      }),
    }
    expect(
      forecast(userContext).map(({ date, activated }) => [
        date,
        activated.map(({ number }) => number),
      ]),
    ).toEqual([
      [january(12), [porting(january(12)).number]],
      [january(14), [landline().number]],
    ])
  })

  test('what failed on the way is a cause later on; what went through is none', () => {
    const userContext = userContextOf(
      {},
      assign('premium'),
      assign('unlimited', { ownDate: january(12) }),
    )
    expect(advance(startWalk(userContext), null)[1]?.outcomes).toMatchObject([
      {
        conflicts: [
          {
            code: 'license_missing',
            causes: [{ kind: 'failed_change', change: 'assign premium', on: tomorrow }],
          },
        ],
      },
    ])
    const gone = given({ catalog, capabilities: ['5g'] }).when(
      assign('premium'),
      remove('premium', { ownDate: january(12) }),
      assign('unlimited', { ownDate: january(13) }),
    )
    expect(gone.conflicts('assign unlimited')).toMatchObject([
      { code: 'license_missing', causes: [] },
    ])
  })
})

describe('P1 the earliest date', () => {
  const earliest = (state: State, license: string, ...scheduled: readonly Change[]) =>
    earliestDate(given(state).userContext(...scheduled), [assign(license, { id: 'asked' })], today)
  const sold = (availability: object) => catalogOf({ a: { x: { availability } } })
  const seats = (limit: number, from: number, until: number | null) => ({
    license: 'basic',
    limit,
    from: january(from),
    until: until === null ? null : january(until),
  })

  test('is today, where nothing is in the way, never a date before', () => {
    expect(
      earliest({ catalog, seatLimits: [seats(5, 1, null)], capabilities: ['5g'] }, 'basic'),
    ).toBe(today)
    expect(earliest({ catalog }, 'small')).toBe(today)
  })

  test('of nothing there is none', () =>
    expect(earliestDate(userContextOf({}), [], today)).toBeNull())

  test('is not one on which it would change nothing: what is held now is asked for again once it is gone', () => {
    const going = remove('basic', { ownDate: january(14) })
    expect(earliest({ catalog, holds: ['basic'] }, 'basic')).toBeNull()
    expect(earliest({ catalog, holds: ['basic'] }, 'basic', going)).toBe(january(15))
  })

  test('nor is it one for which the same is scheduled anyway', () => {
    const sale = sold({ from: '2027-01-14' })
    const comes = assign('x', { ownDate: january(14) })
    expect([earliest({ catalog: sale }, 'x'), earliest({ catalog: sale }, 'x', comes)]).toEqual([
      january(14),
      null,
    ])
  })

  test('nor is it one before a license is there to be removed', () => {
    const away = remove('basic', { id: 'asked' })
    const comes = assign('basic', { ownDate: january(14) })
    const of = (...scheduled: readonly Change[]) =>
      earliestDate(given({ catalog }).userContext(...scheduled), [away], today)
    expect([of(), of(comes)]).toEqual([null, january(15)])
    const needy = catalogOf({ voice: { basic: null }, data: { addon: has('basic') } })
    const needed = given({ catalog: needy }).userContext(
      comes,
      assign('addon', { ownDate: january(14) }),
    )
    expect(earliestDate(needed, [away], today)).toBeNull()
  })

  test('a removal that an assignment of the request includes is done by it', () => {
    const replacing = catalogOf({ voice: { basic: null, premium: capability('5g') } })
    const asked = [remove('basic', { id: 'away' }), assign('premium', { id: 'asked' })]
    const capabilities = [{ capability: '5g', from: january(20), until: null }]
    expect(
      earliestDate(
        given({ catalog: replacing, holds: ['basic'], capabilities }).userContext(),
        asked,
        today,
      ),
    ).toBe(january(20))
  })

  test('is the first on which the license is sold', () => {
    expect(earliest({ catalog: sold({ from: '2027-01-20' }) }, 'x')).toBe(january(20))
    expect(earliest({ catalog: sold({ until: '2027-01-05' }) }, 'x')).toBeNull()
  })

  test('is the first on which there is a seat: where a limit ends, or a higher one begins', () => {
    const seatsHeld = { basic: 2 }
    expect(earliest({ catalog, seatsHeld, seatLimits: [seats(2, 1, 15)] }, 'basic')).toBe(
      january(15),
    )
    expect(
      earliest({ catalog, seatsHeld, seatLimits: [seats(3, 18, null), seats(2, 1, 18)] }, 'basic'),
    ).toBe(january(18))
    expect(earliest({ catalog, seatsHeld, seatLimits: [seats(2, 1, null)] }, 'basic')).toBeNull()
  })

  test('is the first of all of these, in whatever order they are found', () => {
    const capabilities = [
      { capability: '5g', from: january(20), until: null },
      { capability: '5g', from: january(13), until: january(14) },
    ]
    expect(earliest({ catalog, capabilities }, 'premium')).toBe(january(13))
    expect(
      earliest(
        { catalog: sold({ from: '2027-01-15' }), capabilities: capabilities.slice(0, 1) },
        'x',
      ),
    ).toBe(january(15))
  })

  test('of a license that is gone there is none', () =>
    expect(earliest({ catalog }, 'old')).toBeNull())
})
