import { describe, expect, test } from 'vitest'
import type { CalendarDate } from '../../../src/core/calendar-date.js'
import type { ChangeId } from '../../../src/core/ids.js'
import type { E164, NumberSwap } from '../../../src/core/phone-number.js'
import type { Step } from '../../../src/timeline/settle/timeline-walk.js'
import type { Change } from '../../../src/timeline/record/change.js'
import { evolve, overrideUsedUp, type DatedBody } from '../../../src/timeline/record/evolve.js'
import { nextDue, type UserRecord } from '../../../src/timeline/record/record.js'
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
} from '../../support/given.js'
import { eventsOfStep, eventsOfSteps, settledBy } from '../../../src/timeline/settle/step-events.js'

const catalog = catalogOf({ voice: { basic: null, premium: null }, data: { small: null } })
const [line, sim, otherSim] = [landline(), mobile(), mobile(january(1), '+46701000002')]
const swap: NumberSwap = { from: sim.number, to: otherSim.number, on: january(20) }
const otherSwap: NumberSwap = { from: line.number, to: '+4681000002' as E164, on: january(21) }
const scheduled = assign('small', {
  details: { sim: sim.number, other: otherSim.number },
  dated: 3,
})
const failed = assign('premium', {
  details: { sim: sim.number },
  dated: 4,
  status: 'failed',
  failure: { on: today, conflicts: [] },
})
const held = {
  license: 'basic',
  track: 'voice',
  details: { sim: sim.number, line: line.number },
  since: january(1),
}
const override = { date: january(25), dated: 2 }

const before: UserRecord = given({
  catalog,
  numbers: [line, sim],
  swaps: [swap, otherSwap],
  holds: [held],
  failed: [failed],
  override,
}).userContext(scheduled).record

/** What events of tomorrow make of the record, and that all else is as it was. */
function expectAfter(events: readonly DatedBody[], part: Partial<UserRecord>): void {
  expect(evolve(before, before, events)).toEqual({
    ...before,
    revision: before.revision + events.length,
    settledThrough: tomorrow,
    ...part,
  })
}

describe('Replay: what each event makes of a record', () => {
  test('user_created: a record without a future, settled through the day', () => {
    const profile = {
      firstName: 'Bo',
      surname: 'Ek',
      email: 'bo@acme.example',
      department: 'Sales',
      attributes: { role: 'chief' },
    }
    const identity = { organization: before.organization, id: before.id }
    expect(
      evolve(null, identity, [{ kind: 'user_created', profile, onboarding: 'none', date: today }]),
    ).toEqual({
      ...identity,
      ...profile,
      revision: 1,
      sequence: 0,
      settledThrough: today,
      numbers: [],
      swaps: [],
      holdings: [],
      changes: [],
      override: null,
    })
  })

  test('user_updated, and user_deleted, after which there is none; user_erased rewrites history alone', () => {
    expectAfter(
      [{ kind: 'user_updated', from: { surname: 'Berg' }, to: { surname: 'Ek' }, date: tomorrow }],
      { surname: 'Ek' },
    )
    expect(evolve(before, before, [{ kind: 'user_deleted', date: tomorrow }])).toBeNull()
    const gone: readonly DatedBody[] = [
      { kind: 'user_deleted', date: tomorrow },
      { kind: 'user_erased', date: tomorrow },
      { kind: 'change_canceled', change: scheduled, date: tomorrow },
    ]
    expect(evolve(before, before, gone)).toBeNull()
    expectAfter([{ kind: 'user_erased', date: tomorrow }], {})
  })

  test('number_changed: added, changed or removed; number_activated', () => {
    const event = { kind: 'number_changed', date: tomorrow } as const
    expectAfter([{ ...event, from: null, to: otherSim }], { numbers: [line, sim, otherSim] })
    const elsewhere = { number: line.number, type: 'landline', status: 'foreign' } as const
    expectAfter([{ ...event, from: line, to: elsewhere }], { numbers: [elsewhere, sim] })
    expectAfter([{ ...event, from: line, to: null }], { numbers: [sim] })
    const activated = { ...landline(tomorrow), number: line.number }
    expectAfter([{ kind: 'number_activated', activated, date: tomorrow }], {
      numbers: [activated, sim],
    })
  })

  test('swap_changed: set, moved or canceled, beside others', () => {
    const event = { kind: 'swap_changed', date: tomorrow } as const
    const [third, moved] = [
      { from: otherSim.number, to: line.number, on: january(22) },
      { ...swap, on: january(23) },
    ]
    expectAfter([{ ...event, from: null, to: third }], { swaps: [swap, otherSwap, third] })
    expectAfter([{ ...event, from: swap, to: moved }], { swaps: [otherSwap, moved] })
    expectAfter([{ ...event, from: otherSwap, to: null }], { swaps: [swap] })
  })

  test('numbers_swapped: holdings, scheduled and failed changes name the new number; other details stay', () => {
    expectAfter([{ kind: 'numbers_swapped', swap, date: tomorrow }], {
      holdings: [{ ...held, details: { sim: otherSim.number, line: line.number } }],
      changes: [
        { ...failed, details: { sim: otherSim.number } },
        { ...scheduled, details: { sim: otherSim.number, other: otherSim.number } },
      ],
      swaps: [otherSwap],
    })
  })

  test('change_scheduled and change_edited: in its place, and the sequence goes on from the latest number given', () => {
    const later = remove('basic', { dated: 9 })
    expectAfter([{ kind: 'change_scheduled', change: later, date: tomorrow }], {
      changes: [failed, scheduled, later],
      sequence: 9,
    })
    const moved = { ...scheduled, ownDate: january(30), dated: 8 }
    expectAfter(
      [{ kind: 'change_edited', edit: 'moved', from: scheduled, to: moved, date: tomorrow }],
      {
        changes: [failed, moved],
        sequence: 8,
      },
    )
    const older = { ...scheduled, dated: 1 }
    expectAfter(
      [{ kind: 'change_edited', edit: 'details', from: scheduled, to: older, date: tomorrow }],
      { changes: [failed, older] },
    )
  })

  test.each(['change_canceled', 'change_dismissed', 'change_unchanged'] as const)(
    '%s: it is gone from the record',
    (kind) => {
      expectAfter([{ kind, change: scheduled, date: tomorrow }], { changes: [failed] })
    },
  )

  test('change_superseded too', () =>
    expectAfter([{ kind: 'change_superseded', change: scheduled, by: failed.id, date: tomorrow }], {
      changes: [failed],
    }))

  test('change_failed: it stays, with the date and the reasons', () => {
    const conflicts = [{ code: 'license_unknown', license: 'small' }] as const
    expectAfter([{ kind: 'change_failed', change: scheduled, conflicts, date: tomorrow }], {
      changes: [failed, { ...scheduled, status: 'failed', failure: { on: tomorrow, conflicts } }],
    })
  })

  test('change_applied: what it took goes, what it made comes; holdings_dropped', () => {
    const small = { license: 'small', track: 'data', details: {}, since: tomorrow }
    expectAfter(
      [
        {
          kind: 'change_applied',
          change: scheduled,
          holding: small,
          removed: [held],
          date: tomorrow,
        },
      ],
      {
        changes: [failed],
        holdings: [small],
      },
    )
    expectAfter(
      [
        {
          kind: 'change_applied',
          change: scheduled,
          holding: null,
          removed: [held],
          date: tomorrow,
        },
      ],
      {
        changes: [failed],
        holdings: [],
      },
    )
    expectAfter(
      [{ kind: 'change_applied', change: scheduled, holding: small, removed: [], date: tomorrow }],
      {
        changes: [failed],
        holdings: [held, small],
      },
    )
    expectAfter([{ kind: 'holdings_dropped', holdings: [held], date: tomorrow }], { holdings: [] })
    const [premium, both] = [
      { ...small, license: 'premium' },
      { kind: 'change_applied', change: scheduled, removed: [held], date: tomorrow } as const,
    ]
    expectAfter(
      [
        { ...both, holding: small },
        { ...both, holding: premium },
      ],
      { changes: [failed], holdings: [premium, small] }, // by since, then by license
    )
  })

  test('override_changed: set or cleared; its number counts in the sequence', () => {
    const set = { date: january(28), dated: 12 }
    expectAfter(
      [{ kind: 'override_changed', edit: 'set', from: override, to: set, date: tomorrow }],
      { override: set, sequence: 12 },
    )
    expectAfter(
      [{ kind: 'override_changed', edit: 'cleared', from: override, to: null, date: tomorrow }],
      { override: null },
    )
  })

  test('the date settled never goes back', () => {
    expect(
      evolve(before, before, [{ kind: 'user_erased', date: january(2) }])?.settledThrough,
    ).toBe(today)
  })
})

describe('T1 what a settled date is in history', () => {
  const step: Step = {
    date: tomorrow,
    activated: [],
    swapped: [],
    moved: [],
    outcomes: [],
    dropped: [],
  }

  test('facts first, then each change with what became of it, then what went along', () => {
    const [change, date] = [scheduled, tomorrow]
    const events = eventsOfStep({
      ...step,
      activated: [porting(tomorrow)],
      swapped: [swap],
      outcomes: [
        { status: 'applied', change, holding: null, removed: [held] },
        { status: 'unchanged', change },
        { status: 'superseded', change, by: 'c2' as ChangeId },
        { status: 'failed', change, conflicts: [] },
      ],
      dropped: [held],
    })
    expect(events).toEqual([
      {
        kind: 'number_activated',
        activated: {
          number: porting(tomorrow).number,
          type: 'mobile',
          status: 'active',
          from: tomorrow,
        },
        date,
      },
      { kind: 'numbers_swapped', swap, date },
      { kind: 'change_applied', change, holding: null, removed: [held], date },
      { kind: 'change_unchanged', change, date },
      { kind: 'change_superseded', change, by: 'c2', date },
      { kind: 'change_failed', change, conflicts: [], date },
      { kind: 'holdings_dropped', holdings: [held], date },
    ])
  })

  test('nothing, where nothing happens', () => expect(eventsOfStep(step)).toEqual([]))

  test('date by date, with the end of an override on the date that used it up', () => {
    const [fax, small] = [assign('premium', { id: 'fax', dated: 1 }), assign('small', { dated: 7 })]
    const record = { ...before, changes: [fax, small], override: { date: tomorrow, dated: 5 } }
    const unchanged = (date: CalendarDate, change: Change): Step => ({
      ...step,
      date,
      outcomes: [{ status: 'unchanged', change }],
    })
    const steps = [unchanged(tomorrow, fax), unchanged(january(12), small)]
    const told = (of: UserRecord) =>
      eventsOfSteps(of, steps).map(({ kind, date }) => `${Number(date.slice(8))} ${kind}`)
    expect(told(record)).toEqual([
      '11 change_unchanged',
      '11 override_changed',
      '12 change_unchanged',
    ])
    expect(told({ ...record, override: { date: january(12), dated: 8 } })).toEqual([
      '11 change_unchanged',
      '12 change_unchanged',
      '12 override_changed',
    ])
    expect(told({ ...record, override: null })).toEqual([
      '11 change_unchanged',
      '12 change_unchanged',
    ])
  })
})

describe('T1 what events of history settled', () => {
  const [change, date] = [scheduled, tomorrow]
  const outcomes: Step['outcomes'] = [
    { status: 'applied', change, holding: null, removed: [held] },
    { status: 'unchanged', change },
    { status: 'superseded', change, by: 'c2' as ChangeId },
    { status: 'failed', change, conflicts: [] },
  ]

  test('is the outcomes and what went along, as the step that they come from had them', () => {
    const step: Step = {
      date,
      activated: [],
      swapped: [swap],
      moved: [],
      outcomes,
      dropped: [held],
    }
    expect(settledBy(eventsOfStep(step))).toEqual([{ date, outcomes, dropped: [held] }])
    for (const one of outcomes) {
      const alone = { ...step, outcomes: [one], dropped: [] }
      expect(settledBy(eventsOfStep(alone))).toEqual([{ date, outcomes: [one], dropped: [] }])
    }
  })

  test('is nothing where no change was settled', () => {
    expect(settledBy([])).toEqual([])
    expect(settledBy([{ kind: 'numbers_swapped', swap, date }])).toEqual([])
    expect(settledBy([{ kind: 'change_scheduled', change, date }])).toEqual([])
  })
})

describe('I6 an override is used up', () => {
  test('once its date is settled, or no change that it was set over is scheduled: a change of its own number is not under it', () => {
    const record = (dated: number) => ({
      ...before,
      changes: [{ ...scheduled, dated }],
      override: { date: january(25), dated: 5 },
    })
    expect(overrideUsedUp(record(4), tomorrow)).toEqual([])
    expect(overrideUsedUp(record(6), tomorrow)).toEqual([
      {
        kind: 'override_changed',
        edit: 'used_up',
        from: { date: january(25), dated: 5 },
        to: null,
        date: tomorrow,
      },
    ])
    expect(overrideUsedUp({ ...record(4), settledThrough: january(25) }, tomorrow)).toHaveLength(1)
    expect(overrideUsedUp({ ...before, override: null }, tomorrow)).toEqual([])
  })
})

describe('T1 when a record is due next', () => {
  const due = (part: Partial<UserRecord>) =>
    nextDue({ ...before, numbers: [], swaps: [], changes: [], override: null, ...part })

  test('on the first date on which a scheduled change, a number or a swap is to come', () => {
    expect(due({})).toBeNull()
    expect(
      due({
        changes: [
          assign('basic', { ownDate: january(14) }),
          assign('small', { ownDate: january(12) }),
        ],
      }),
    ).toBe(january(12))
    expect(due({ changes: [assign('basic', { ownDate: january(14), dated: 1 })], override })).toBe(
      january(25),
    )
    expect(due({ changes: [{ ...failed, ownDate: january(14) }] })).toBeNull()
    expect(due({ numbers: [porting(january(16)), foreign(), landline(january(15))] })).toBe(
      january(15),
    )
    expect(due({ swaps: [otherSwap, swap] })).toBe(january(20))
    expect(
      due({
        swaps: [swap],
        numbers: [porting(january(16))],
        changes: [assign('basic', { ownDate: january(18) })],
      }),
    ).toBe(january(16))
  })

  test('never on a date that is settled', () => {
    expect(
      due({
        numbers: [landline(today), porting(today)],
        changes: [assign('basic', { ownDate: today })],
        swaps: [{ ...swap, on: today }],
      }),
    ).toBeNull()
  })
})
