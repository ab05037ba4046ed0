import { describe, expect, test } from 'vitest'
import { afterActions, byTurn, costOf } from '../../../src/timeline/remedies/action-table.js'
import { withoutDate, type Action } from '../../../src/timeline/remedies/action.js'
import { isPlaceholder, type Trial } from '../../../src/timeline/remedies/trial.js'
import type { ChangeId } from '../../../src/core/ids.js'
import type { E164 } from '../../../src/core/phone-number.js'
import type { Change } from '../../../src/timeline/record/change.js'
import type { UserRecord } from '../../../src/timeline/record/record.js'
import {
  assign,
  catalogOf,
  foreign,
  given,
  has,
  january,
  landline,
  mobile,
  porting,
  remove,
  tomorrow,
} from '../../support/given.js'

const catalog = catalogOf({
  voice: {
    basic: {
      details: [
        { id: 'line', type: 'landline' },
        { id: 'sim', type: 'mobile' },
      ],
    },
    premium: null,
  },
  data: { small: has('basic') },
})
const [line, sim, otherSim] = [
  landline().number,
  mobile().number,
  mobile(january(1), '+46701000002').number,
]
const swap = { from: sim, to: otherSim, on: january(20) }
const later = assign('premium', { ownDate: january(20), details: { line } })
const sooner = assign('small', { ownDate: january(15), details: { sim } })
const asked = assign('basic', { id: 'asked', details: { line, sim } })
const alsoAsked = remove('small', { id: 'also asked' })

/** Basic is asked for and Small is to go, tomorrow; Premium and Small are scheduled for later. */
const trial: Trial = {
  userContext: given({
    catalog,
    holds: ['premium'],
    numbers: [landline(), mobile(), foreign(), porting(january(30))],
    swaps: [swap, { ...swap, from: line, to: '+4681000002' as E164 }],
    attributes: { role: 'chief', room: '12' },
    capabilities: ['5g', 'fiber'],
    seatLimits: [{ license: 'basic', limit: 1, from: january(1), until: null }],
    seatsHeld: { basic: 1, small: 3 },
  }).userContext(later, sooner),
  changes: [asked, alsoAsked],
  on: tomorrow,
}
const { record, organization } = trial.userContext
const after = (...actions: readonly Action[]) => afterActions(trial, actions)

/** What is different after actions, and that all else is as it was. */
function expectOnly(
  actual: Trial,
  part: {
    record?: Partial<UserRecord>
    organization?: object
    seatsFreed?: object
    changes?: readonly Change[]
    on?: string
  },
): void {
  expect(actual).toEqual({
    userContext: {
      ...trial.userContext,
      record: { ...record, ...part.record },
      organization: { ...organization, ...part.organization },
      ...(part.seatsFreed && { seatsFreed: part.seatsFreed }),
    },
    changes: part.changes ?? trial.changes,
    on: part.on ?? trial.on,
  })
}

describe('P1 what an action does to the situation', () => {
  test('choose_number: in the assignments of the request, or in a scheduled change', () => {
    const choose = {
      kind: 'choose_number',
      license: 'basic',
      detail: 'sim',
      number: otherSim,
    } as const
    expectOnly(after({ ...choose, change: null }), {
      changes: [{ ...asked, details: { line, sim: otherSim } }, alsoAsked],
    })
    expectOnly(after({ ...choose, license: 'small', change: null }), {}) // its removal has no details
    expectOnly(after({ ...choose, change: sooner.id }), {
      record: { changes: [later, { ...sooner, details: { sim: otherSim } }] },
    })
  })

  test('choose_number: the one that is still to be added, of the type of the detail', () => {
    const chosen = (detail: string) => {
      const [change] = after({
        kind: 'choose_number',
        license: 'basic',
        detail,
        number: null,
        change: null,
      }).changes
      return change?.details[detail]
    }
    const [forLine, forSim] = [chosen('line'), chosen('sim')]
    const numberOf = (type: 'landline' | 'mobile') =>
      after({ kind: 'add_number', type, by: tomorrow }).userContext.record.numbers.at(-1)
    expect([forLine, forSim]).toEqual([numberOf('landline')?.number, numberOf('mobile')?.number])
    expect([forLine, forSim, line].map((number) => number && isPlaceholder(number))).toEqual([
      true,
      true,
      false,
    ])
  })

  test('clear_detail', () => {
    const clear = { kind: 'clear_detail', license: 'basic', detail: 'sim' } as const
    expectOnly(after({ ...clear, change: null }), {
      changes: [{ ...asked, details: { line } }, alsoAsked],
    })
    expectOnly(after({ ...clear, change: sooner.id }), {
      record: { changes: [later, { ...sooner, details: {} }] },
    })
  })

  test('port_number: that number is active from the date', () => {
    const { number } = foreign()
    expectOnly(after({ kind: 'port_number', number, by: january(14) }), {
      record: {
        numbers: [
          landline(),
          mobile(),
          { number, type: 'mobile', status: 'active', from: january(14) },
          porting(january(30)),
        ],
      },
    })
  })

  test('add_number: a number that nobody has, active from the date', () => {
    const [added] = after({
      kind: 'add_number',
      type: 'landline',
      by: january(14),
    }).userContext.record.numbers.slice(-1)
    expect(added).toMatchObject({ type: 'landline', status: 'active', from: january(14) })
    expectOnly(after({ kind: 'add_number', type: 'landline', by: january(14) }), {
      record: { numbers: [...record.numbers, ...(added ? [added] : [])] },
    })
  })

  test('remove_number: with the swaps that are to or from it', () => {
    const numbers = (without: E164) => record.numbers.filter(({ number }) => number !== without)
    expectOnly(after({ kind: 'remove_number', number: sim }), {
      record: { numbers: numbers(sim), swaps: record.swaps.slice(1) },
    })
    expectOnly(after({ kind: 'remove_number', number: otherSim }), {
      record: { swaps: record.swaps.slice(1) },
    })
    expectOnly(after({ kind: 'remove_number', number: foreign().number }), {
      record: { numbers: numbers(foreign().number) },
    })
  })

  test('set_attribute, to a value or to any, and clear_attribute', () => {
    expectOnly(after({ kind: 'set_attribute', attribute: 'role', value: 7 }), {
      record: { attributes: { role: 7, room: '12' } },
    })
    expectOnly(after({ kind: 'set_attribute', attribute: 'desk', value: null }), {
      record: { attributes: { role: 'chief', room: '12', desk: '' } },
    })
    expectOnly(after({ kind: 'clear_attribute', attribute: 'role' }), {
      record: { attributes: { room: '12' } },
    })
  })

  test('assign and remove: one change more in the request, created after it', () => {
    const { changes } = after(
      { kind: 'assign', license: 'small', on: tomorrow },
      { kind: 'remove', license: 'premium', on: tomorrow },
    )
    const companion = {
      details: {},
      dependents: 'keep',
      ownDate: tomorrow,
      status: 'scheduled',
      failure: null,
    }
    expect(changes).toEqual([
      asked,
      alsoAsked,
      {
        ...companion,
        id: 'remedy.2',
        kind: 'remove',
        license: 'premium',
        dated: record.sequence + 3,
        created: '~remedy.0002',
      },
      {
        ...companion,
        id: 'remedy.3',
        kind: 'assign',
        license: 'small',
        dated: record.sequence + 4,
        created: '~remedy.0003',
      },
    ])
    expectOnly(after({ kind: 'assign', license: 'small', on: january(12) }), {}) // of another date: no part of the request
  })

  test('choose_date: of the whole request, before anything else', () => {
    expectOnly(after({ kind: 'choose_date', on: january(14) }), {
      on: january(14),
      changes: [asked, alsoAsked].map((change) => ({ ...change, ownDate: january(14) })),
    })
    const { changes } = after(
      { kind: 'assign', license: 'small', on: january(14) },
      { kind: 'choose_date', on: january(14) },
    )
    expect(changes.map(({ license, ownDate }) => [license, ownDate])).toEqual([
      ['basic', january(14)],
      ['small', january(14)],
      ['small', january(14)],
    ])
  })

  test('move_change: dated after all that is there, and before the request', () => {
    const [, moved] = after({
      kind: 'move_change',
      change: sooner.id,
      license: 'small',
      on: tomorrow,
    }).userContext.record.changes
    expectOnly(after({ kind: 'move_change', change: sooner.id, license: 'small', on: tomorrow }), {
      record: { changes: [later, { ...sooner, ownDate: tomorrow, dated: moved?.dated ?? 0 }] },
    })
    expect(moved?.dated).toBeGreaterThan(record.sequence)
    expect(moved?.dated).toBeLessThan(record.sequence + 1)
  })

  test('cancel_change, and remove_dependents', () => {
    expectOnly(after({ kind: 'cancel_change', change: sooner.id, license: 'small' }), {
      record: { changes: [later] },
    })
    expectOnly(after({ kind: 'remove_dependents', licenses: [] }), {
      changes: [asked, alsoAsked].map((change) => ({ ...change, dependents: 'remove' })),
    })
  })

  test('enable_capability and disable_capability, from the date on', () => {
    const fiber = { capability: 'fiber', from: january(1), until: null }
    const [radio, ...others] = organization.capabilities
    expectOnly(after({ kind: 'enable_capability', capability: 'radio', by: january(14) }), {
      organization: {
        capabilities: [
          ...organization.capabilities,
          { capability: 'radio', from: january(14), until: null },
        ],
      },
    })
    expect([radio?.capability, others]).toEqual(['5g', [fiber]])
    expectOnly(after({ kind: 'disable_capability', capability: '5g', by: january(14) }), {
      organization: {
        capabilities: [
          ...organization.capabilities,
          { capability: '5g', enabled: false, from: january(14), until: null },
        ],
      },
    })
  })

  test('free_seat and raise_seat_limit', () => {
    const freed = { license: 'basic', count: 2, from: tomorrow }
    expectOnly(after({ kind: 'free_seat', license: 'basic', count: 2, by: tomorrow }), {
      seatsFreed: [freed],
    })
    expectOnly(
      after({
        kind: 'raise_seat_limit',
        license: 'basic',
        limit: 2,
        from: january(14),
        until: january(20),
      }),
      {
        organization: {
          seatLimits: [
            { license: 'basic', limit: 1, from: january(1), until: null },
            { license: 'basic', limit: 2, from: january(14), until: january(20) },
          ],
        },
      },
    )
  })
})

const change = 'c1' as ChangeId
const byTurns: readonly Action[] = [
  { kind: 'choose_date', on: tomorrow },
  { kind: 'add_number', type: 'mobile', by: tomorrow },
  { kind: 'move_change', change, license: 'small', on: tomorrow },
  { kind: 'remove', license: 'premium', on: tomorrow },
  { kind: 'assign', license: 'small', on: tomorrow },
  { kind: 'choose_number', license: 'basic', detail: 'sim', number: sim, change: null },
]

describe('P1 the order in which actions are carried out', () => {
  test('the date, facts, the schedule, what the request asks for, and its details', () => {
    expect([...byTurns].reverse().sort(byTurn)).toEqual(byTurns)
  })

  test('those of one turn keep their order', () => {
    const last: readonly Action[] = [
      { kind: 'remove_dependents', licenses: [] },
      { kind: 'clear_detail', license: 'basic', detail: 'line', change: null },
      { kind: 'choose_number', license: 'basic', detail: 'sim', number: sim, change: null },
    ]
    const schedule: readonly Action[] = [
      { kind: 'cancel_change', change, license: 'small' },
      { kind: 'move_change', change, license: 'small', on: tomorrow },
    ]
    expect([...last, ...schedule].sort(byTurn)).toEqual([...schedule, ...last])
    expect(
      [...last, { kind: 'assign', license: 'small', on: tomorrow } as const].sort(byTurn).at(0),
    ).toMatchObject({ kind: 'assign' })
  })

  test('a number is added before it is chosen, in whatever order the actions are given', () => {
    const add: Action = { kind: 'add_number', type: 'mobile', by: tomorrow }
    const choose: Action = {
      kind: 'choose_number',
      license: 'basic',
      detail: 'sim',
      number: null,
      change: null,
    }
    expect(after(choose, add)).toEqual(after(add, choose))
  })
})

describe('P1 what actions cost', () => {
  test('a choice is cheapest, then what can be added, then what must be given up, then what concerns everybody', () => {
    const costs = [
      byTurns[5],
      byTurns[1],
      byTurns[4],
      byTurns[0],
      { kind: 'cancel_change', change, license: 'small' } as const,
      byTurns[3],
      { kind: 'remove_dependents', licenses: [] } as const,
      { kind: 'enable_capability', capability: '5g', by: tomorrow } as const,
      { kind: 'free_seat', license: 'basic', count: 1, by: tomorrow } as const,
      {
        kind: 'raise_seat_limit',
        license: 'basic',
        limit: 2,
        from: tomorrow,
        until: null,
      } as const,
    ].map((action) => costOf(action ? [action] : []))
    expect(costs).toEqual([...new Set(costs)].sort((a, b) => a - b))
    expect(costOf([])).toBe(0)
    expect(costOf(byTurns)).toBe(byTurns.reduce((sum, action) => sum + costOf([action]), 0))
  })
})

describe('P1 actions as they would be without another date', () => {
  test('are those of the date that was asked for; a porting keeps the day on which it can be done', () => {
    const number = foreign().number
    const then = january(20)
    const actions: readonly Action[] = [
      { kind: 'choose_date', on: then },
      { kind: 'assign', license: 'small', on: then },
      { kind: 'add_number', type: 'mobile', by: then },
      { kind: 'port_number', number, by: january(18) },
      { kind: 'clear_attribute', attribute: 'role' },
    ]
    expect(withoutDate(actions, tomorrow)).toEqual([
      { kind: 'assign', license: 'small', on: tomorrow },
      { kind: 'add_number', type: 'mobile', by: tomorrow },
      { kind: 'port_number', number, by: january(18) },
      { kind: 'clear_attribute', attribute: 'role' },
    ])
    expect(withoutDate(actions.slice(1), tomorrow)).toBeNull() // no other date was chosen
  })
})
