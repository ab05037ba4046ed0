import { describe, expect, test } from 'vitest'
import type { E164 } from '../../../src/core/phone-number.js'
import {
  assign,
  capability,
  catalogOf,
  foreign,
  given,
  january,
  landline,
  mobile,
  porting,
  remove,
  tomorrow,
  type State,
} from '../../support/given.js'

const catalog = catalogOf({
  voice: {
    duo: {
      details: [
        { id: 'line', type: 'landline' },
        { id: 'sim', type: 'mobile' },
      ],
    },
    basic: null,
    premium: null,
  },
})
const [line, sim, otherSim] = [landline(), mobile(), mobile(january(1), '+46701000002')]
const about = { license: 'duo', path: '', type: 'mobile', detail: 'sim' }

/** What is told of Duo with some details, given some numbers. */
function conflictsOf(details: object, ...numbers: NonNullable<State['numbers']>) {
  return given({ catalog, numbers })
    .when(assign('duo', { details: details as Record<string, E164> }))
    .conflicts('assign duo')
}

describe('P2 details that are chosen', () => {
  test('are taken as they are, beside those that have one right choice', () => {
    const [outcome] = given({ catalog, numbers: [line, sim, otherSim] }).when(
      assign('duo', { details: { sim: otherSim.number } }),
    ).step.outcomes
    expect(outcome).toMatchObject({
      status: 'applied',
      holding: { details: { line: line.number, sim: otherSim.number }, since: tomorrow },
    })
  })

  test('of a number that the user does not have, or has of another type', () => {
    const wrong = (number: E164) => ({
      code: 'number_not_owned',
      license: 'duo',
      type: 'mobile',
      detail: 'sim',
      number,
    })
    expect(conflictsOf({ sim: otherSim.number }, line, sim)).toEqual([wrong(otherSim.number)])
    expect(conflictsOf({ sim: line.number }, line, sim)).toEqual([wrong(line.number)])
  })

  test('of a number at another operator, or one that is not active yet, though another would do', () => {
    expect(conflictsOf({ sim: foreign().number }, line, sim, foreign())).toEqual([
      { code: 'number_foreign', ...about, numbers: [foreign().number] },
    ])
    expect(
      conflictsOf({ sim: porting(january(12)).number }, line, sim, porting(january(12))),
    ).toEqual([
      { code: 'number_porting', ...about, number: porting(january(12)).number, from: january(12) },
    ])
    const late = mobile(january(13), '+46701000003')
    expect(conflictsOf({ sim: late.number }, line, sim, late)).toEqual([
      { code: 'number_porting', ...about, number: late.number, from: january(13) },
    ])
    expect(conflictsOf({ sim: porting(tomorrow).number }, line, sim, porting(tomorrow))).toEqual([]) // on its date it is active
  })

  test('that the license does not have, whatever it has', () => {
    expect(conflictsOf({ fax: sim.number, line: line.number }, line, sim)).toEqual([
      { code: 'detail_unknown', license: 'duo', detail: 'fax' },
    ])
    expect(
      given({ catalog, numbers: [line] })
        .when(assign('basic', { details: { fax: line.number } }))
        .conflicts('assign basic'),
    ).toEqual([{ code: 'detail_unknown', license: 'basic', detail: 'fax' }])
  })
})

describe('P2 details that are left open', () => {
  test('with no right number, or several', () => {
    expect(conflictsOf({}, sim)).toEqual([
      { code: 'number_missing', license: 'duo', path: '', type: 'landline', detail: 'line' },
    ])
    expect(conflictsOf({}, line, sim, otherSim)).toEqual([
      {
        code: 'number_not_chosen',
        license: 'duo',
        type: 'mobile',
        detail: 'sim',
        choices: [sim.number, otherSim.number],
      },
    ])
    expect(conflictsOf({}, line, foreign())).toEqual([
      { code: 'number_foreign', ...about, numbers: [foreign().number] },
    ])
  })

  test('keep what the license held has (Q6)', () => {
    const held = {
      license: 'duo',
      track: 'voice',
      details: { line: line.number, sim: sim.number },
      since: january(3),
    }
    const [outcome] = given({
      catalog,
      numbers: [line, sim, otherSim, landline(january(1), '+4681000002')],
      holds: [held],
    }).when(assign('duo', { details: { sim: otherSim.number } })).step.outcomes
    expect(outcome).toEqual(
      expect.objectContaining({
        status: 'applied',
        removed: [],
        holding: { ...held, details: { line: line.number, sim: otherSim.number } },
      }),
    )
  })
})

describe('Q5 what an assign replaces', () => {
  test('is all that its one-license track holds, the longest held first', () => {
    const since = (license: string, day: number) => ({
      license,
      track: 'voice',
      details: {},
      since: january(day),
    })
    const holds = [since('basic', 5), since('old', 3)]
    expect(given({ catalog, holds }).when(assign('premium')).step.outcomes).toMatchObject([
      { removed: [since('old', 3), since('basic', 5)] },
    ])
    expect(given({ catalog, holds }).when(remove('basic')).step.outcomes).toMatchObject([
      { holding: null, removed: [since('basic', 5)] },
    ])
  })
})

describe('C2 availability and seats are told beside each other, with their bounds', () => {
  test('all at once', () => {
    const strict = catalogOf({
      a: {
        x: {
          requirement: capability('5g'),
          availability: { from: '2027-01-12', until: '2027-01-20' },
          details: [{ id: 'sim', type: 'mobile' }],
        },
      },
    })
    const seatLimits = [{ license: 'x', limit: 2, from: january(1), until: null }]
    expect(
      given({ catalog: strict, seatLimits, seatsHeld: { x: 2 } })
        .when(assign('x'))
        .conflicts('assign x'),
    ).toEqual([
      { code: 'number_missing', ...about, license: 'x' },
      { code: 'not_available', license: 'x', from: january(12), until: january(20) },
      { code: 'no_seat', license: 'x', limit: 2, held: 2 },
      { code: 'capability_missing', license: 'x', path: '', capability: '5g' },
    ])
  })

  test('the first day is in, the last is out', () => {
    const sold = catalogOf({
      a: { x: { availability: { from: '2027-01-12', until: '2027-01-14' } } },
    })
    const codes = [11, 12, 13, 14].map(
      (day) =>
        given({ catalog: sold })
          .when(assign('x', { ownDate: january(day) }))
          .conflicts('assign x').length,
    )
    expect(codes).toEqual([1, 0, 0, 1])
  })
})
