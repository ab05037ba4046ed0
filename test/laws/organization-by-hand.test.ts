import { describe, expect, test } from 'vitest'
import { december, organization, request, scheduled } from '../support/model/by-hand.js'
import { future, outcomesOf, type Turned } from '../support/model/future.js'
import type { ModelConflict, ModelOrganization } from '../support/model/organization.js'
import { earliestDate, othersAffected, planned } from '../support/model/request.js'

// The model that is the measure of plans, forecasts and applyDue is itself measured here, by
// numbers that a person can work out.

const inShort = (conflicts: readonly ModelConflict[]) =>
  conflicts.map(({ code, limit, held }) =>
    limit === undefined ? code : `${code} ${held}/${limit}`,
  )

/** What becomes of every change: the user, the license, and how it ends or why not. */
const futureOf = (one: ModelOrganization) =>
  outcomesOf(future(one)).map(({ user, license, on, status, conflicts }) =>
    [
      user,
      license,
      Number(on.slice(8)),
      ...(conflicts.length > 0 ? inShort(conflicts) : [status]),
    ].join(' '),
  )

const answersOf = (one: ModelOrganization, asked: Parameters<typeof planned>[1]) =>
  planned(one, asked).answers.map(({ user, status, changes }) =>
    [user, status, ...changes.flatMap(({ conflicts }) => inShort(conflicts))].join(' '),
  )

const turnInWords = ({ user, license, on, before, after, conflicts }: Turned) =>
  [user, license, Number(on.slice(8)), before, '->', after, ...inShort(conflicts)].join(' ')

describe('S3 the seats of the date', () => {
  const leaving = organization({
    many: { rare: null },
    seats: { rare: 1 },
    users: {
      leaver: { holds: ['rare'], changes: [scheduled('remove', 'rare', 24)] },
      joiner: {},
    },
  })

  test('a seat that is given up by then can be taken, and before it is earliest free on that date', () => {
    expect(answersOf(leaving, request(['joiner'], 'assign', 'rare', 26))).toEqual(['joiner ready'])
    const early = request(['joiner'], 'assign', 'rare', 10)
    expect(answersOf(leaving, early)).toEqual(['joiner conflict no_seat 1/1'])
    expect(earliestDate(leaving, 'joiner', early)).toBe(december(24))
    expect(earliestDate(leaving, 'joiner', request(['joiner'], 'assign', 'rare', 1))).toBe(
      december(24),
    )
  })

  test('no date is early enough when nobody leaves', () => {
    const full = organization({
      many: { rare: null },
      seats: { rare: 1 },
      users: { holder: { holds: ['rare'] }, joiner: {} },
    })
    expect(earliestDate(full, 'joiner', request(['joiner'], 'assign', 'rare', 10))).toBeNull()
  })

  test('of two who booked one seat, the second fails, and the plan said so', () => {
    const booked = organization({
      many: { rare: null },
      seats: { rare: 1 },
      users: { a: { changes: [scheduled('assign', 'rare', 2)] }, b: {} },
    })
    const asked = request(['b'], 'assign', 'rare', 2)
    expect(answersOf(booked, asked)).toEqual(['b conflict no_seat 1/1'])
    const after = planned(booked, asked).organization
    expect(futureOf(after)).toEqual(['a rare 2 applied', 'b rare 2 no_seat 1/1'])
    expect(othersAffected(booked, asked)).toEqual([])
  })

  test('eight users ask for five seats: five get one, in the order of the request, now and by date', () => {
    const names = ['h', 'g', 'f', 'e', 'd', 'c', 'b', 'a']
    const five = organization({
      many: { rare: null },
      seats: { rare: 5 },
      users: Object.fromEntries(names.map((name) => [name, {}])),
    })
    const expected = names.map((name, place) =>
      place < 5 ? `${name} ready` : `${name} conflict no_seat 5/5`,
    )
    expect(answersOf(five, request(names, 'assign', 'rare', 1))).toEqual(expected)
    const asked = request(names, 'assign', 'rare', 20)
    expect(answersOf(five, asked)).toEqual(expected)
    const failing = futureOf(planned(five, asked).organization).filter((one) =>
      one.includes('no_seat'),
    )
    expect(failing.map((one) => one[0])).toEqual(['c', 'b', 'a'])
  })
})

describe('I4 whom a request leaves without a seat', () => {
  const booked = organization({
    many: { rare: null, fax: { kind: 'license', license: 'rare' } },
    seats: { rare: 1 },
    users: {
      a: { changes: [scheduled('assign', 'rare', 5), scheduled('assign', 'fax', 6)] },
      c: {},
    },
  })

  test('who takes a booked seat now, or earlier than it is booked, makes the other fail, and what needs it', () => {
    for (const day of [1, 4]) {
      const affected = othersAffected(booked, request(['c'], 'assign', 'rare', day))
      expect(affected.map(turnInWords)).toEqual([
        'a rare 5 applied -> failed no_seat 1/1',
        'a fax 6 applied -> failed license_missing',
      ])
    }
  })

  test('who asks for the same date or a later one makes nobody fail', () => {
    for (const day of [5, 6])
      expect(othersAffected(booked, request(['c'], 'assign', 'rare', day))).toEqual([])
  })

  test('who gives up a seat lets another get one', () => {
    const waiting = organization({
      many: { rare: null },
      seats: { rare: 1 },
      users: { holder: { holds: ['rare'] }, a: { changes: [scheduled('assign', 'rare', 5)] } },
    })
    const leaveOn = (day: number) =>
      othersAffected(waiting, request(['holder'], 'remove', 'rare', day)).map(turnInWords)
    for (const day of [1, 5])
      expect(leaveOn(day)).toEqual(['a rare 5 failed -> applied no_seat 1/1'])
    expect(leaveOn(6)).toEqual([])
  })
})

describe('S1 the order of one date', () => {
  test('the last-created of the changes that assign a limited license counts, superseded or not', () => {
    const first = scheduled('assign', 'a', 5)
    const other = scheduled('assign', 'a', 5)
    const again = scheduled('assign', 'b', 5)
    const crowd = organization({
      one: { a: null, b: null },
      seats: { a: 1, b: 1 },
      users: { anna: { changes: [first, again] }, bo: { changes: [other] } },
    })
    expect(futureOf(crowd)).toEqual(['bo a 5 applied', 'anna a 5 superseded', 'anna b 5 applied'])
  })

  test('who takes no limited seat comes first, so what is freed can be taken; an exchange is not solved', () => {
    const freeing = organization({
      many: { rare: null },
      seats: { rare: 1 },
      users: {
        a: { changes: [scheduled('assign', 'rare', 5)] },
        z: { holds: ['rare'], changes: [scheduled('remove', 'rare', 5)] },
      },
    })
    expect(futureOf(freeing)).toEqual(['z rare 5 applied', 'a rare 5 applied'])
    const exchange = organization({
      one: { a: null, b: null },
      seats: { a: 1, b: 1 },
      users: {
        anna: { holds: ['a'], changes: [scheduled('assign', 'b', 5)] },
        bo: { holds: ['b'], changes: [scheduled('assign', 'a', 5)] },
      },
    })
    expect(futureOf(exchange)).toEqual(['anna b 5 no_seat 1/1', 'bo a 5 no_seat 1/1'])
  })

  test('in one track with two limited licenses, who fails on one keeps the other, and a third fails too', () => {
    const chain = organization({
      one: { a: null, b: null },
      seats: { a: 1, b: 1 },
      users: {
        anna: { holds: ['a'], changes: [scheduled('assign', 'b', 5)] },
        bo: { holds: ['b'] },
        cy: { changes: [scheduled('assign', 'a', 6)] },
      },
    })
    expect(futureOf(chain)).toEqual(['anna b 5 no_seat 1/1', 'cy a 6 no_seat 1/1'])
    expect(answersOf(chain, request(['cy'], 'assign', 'b', 7))).toEqual(['cy conflict no_seat 1/1'])
  })
})

describe('facts and the schedule', () => {
  test('a capability that begins, and one that ends', () => {
    const capable = organization({
      many: { fast: { kind: 'capability', capability: '5g' } },
      capabilities: [{ capability: '5g', from: december(10), until: december(12) }],
      users: { a: { changes: [scheduled('assign', 'fast', 11)] }, b: {} },
    })
    expect(futureOf(capable)).toEqual(['a fast 11 applied'])
    const asked = request(['b'], 'assign', 'fast', 12)
    expect(answersOf(capable, asked)).toEqual(['b conflict capability_missing'])
    expect(earliestDate(capable, 'b', asked)).toBe(december(10))
  })

  test('an override moves what was dated before it, and ends with its date', () => {
    const change = scheduled('assign', 'rare', 20)
    const moved = organization({
      many: { rare: null },
      users: { a: { changes: [change], override: { date: december(3), dated: change.dated + 1 } } },
    })
    expect(futureOf(moved)).toEqual(['a rare 3 applied'])
    expect(future(moved).at(-1)?.organization.users[0]?.override).toBeNull()
  })

  test('what is scheduled already is unchanged, and asking for more goes through with it', () => {
    const again = organization({
      many: { rare: null, fax: null },
      users: { a: { changes: [scheduled('assign', 'rare', 5)] } },
    })
    const same = request(['a'], 'assign', 'rare', 5)
    expect(answersOf(again, same)).toEqual(['a unchanged'])
    expect(earliestDate(again, 'a', same)).toBe(december(1))
    const [rare] = same.changes
    const both = { ...same, changes: [rare!, { ...rare!, license: 'fax' }] }
    expect(answersOf(again, both)).toEqual(['a ready'])
  })

  test('the limits of other dates do not count', () => {
    const dated = organization({ many: { rare: null }, users: { a: {}, b: {} } })
    const limits = [{ license: 'rare', limit: 0, from: december(3), until: december(5) }]
    const limited = { ...dated, seatLimits: limits }
    const asked = request(['a'], 'assign', 'rare', 3)
    expect(answersOf(limited, asked)).toEqual(['a conflict no_seat 0/0'])
    expect(answersOf(limited, request(['a'], 'assign', 'rare', 5))).toEqual(['a ready'])
    expect(earliestDate(limited, 'a', asked)).toBe(december(1))
  })
})
