import { describe, expect, test } from 'vitest'
import { seatsWanted } from '../../../src/timeline/record/bookings.js'
import type { Change } from '../../../src/timeline/record/change.js'
import { judge } from '../../../src/timeline/request/judgment.js'
import {
  assign,
  capability,
  catalogOf,
  given,
  january,
  remove,
  today,
  type State,
} from '../../support/given.js'

const catalog = catalogOf({
  voice: { basic: null, premium: capability('5g'), third: null },
  'addons*': { fax: null, archive: null },
})

type Booked = Omit<State, 'catalog'>

/**
 * What a user will take and free by its own forecast, in a few words: the day, the license, a seat
 * taken or freed.
 */
function booked(state: Booked, ...changes: readonly Change[]): readonly string[] {
  const { record, organization } = given({ catalog, ...state }).userContext(...changes)
  const judgment = judge({ catalog, organization, today, basis: '' }, record)
  return (judgment?.bookings ?? []).map(
    ({ date, license, step }) => `${Number(date.slice(8))} ${step === 1 ? '+' : '-'}${license}`,
  )
}

/** What a user wants: the day, and the license. */
function wanted(state: Booked, ...changes: readonly Change[]): readonly string[] {
  const { record } = given({ catalog, ...state }).userContext(...changes)
  return seatsWanted(record).map(({ date, license }) => `${Number(date.slice(8))} ${license}`)
}

const with5g = { capabilities: ['5g'] }

describe('S2 and S6 the seats that a user books by its own forecast, seats left aside', () => {
  test('an assignment takes one on its date, a removal frees one', () => {
    expect(
      booked(
        { ...with5g, holds: ['fax'] },
        assign('premium', { ownDate: january(14) }),
        remove('fax', { ownDate: january(12) }),
      ),
    ).toEqual(['12 -fax', '14 +premium'])
  })

  test('what will fail books nothing, for whatever reason but a seat', () => {
    expect(booked({ holds: ['basic'] }, assign('premium'), assign('fax'))).toEqual(['11 +fax'])
    const seatLimits = [{ license: 'fax', limit: 0, from: january(1), until: null }]
    expect(booked({ seatLimits }, assign('fax'))).toEqual(['11 +fax'])
    expect(booked({}, assign('unknown'))).toEqual([])
  })

  test('nothing is booked by what is held already, or not held, or has failed', () => {
    const failed = assign('archive', { status: 'failed', failure: { on: today, conflicts: [] } })
    expect(booked({ holds: ['fax'] }, assign('fax'), remove('basic'), failed)).toEqual([])
    expect(booked({})).toEqual([])
  })

  test('what an assignment replaces is freed in its one-license track, and nowhere else', () => {
    const holds = ['basic', 'fax']
    expect(booked({ ...with5g, holds }, assign('premium'))).toEqual(['11 -basic', '11 +premium'])
    expect(booked({ holds }, assign('archive'))).toEqual(['11 +archive'])
    expect(booked({ holds: ['basic', 'premium'] }, assign('basic'))).toEqual(['11 -premium'])
  })

  test('what goes with what it needed is freed (C6)', () => {
    const needing = catalogOf({
      voice: { basic: null },
      data: { small: { kind: 'track', track: 'voice' } },
    })
    const { record, organization } = given({
      catalog: needing,
      holds: ['basic', 'small'],
    }).userContext(remove('basic', { dependents: 'remove' }))
    const judgment = judge({ catalog: needing, organization, today, basis: '' }, record)
    expect(judgment?.bookings.map(({ license, step }) => [license, step])).toEqual([
      ['basic', -1],
      ['small', -1],
    ])
  })

  test('date by date: what was booked before is held then', () => {
    const changes = [
      assign('third', { ownDate: january(16) }),
      assign('premium', { ownDate: january(12) }),
      remove('premium', { ownDate: january(14) }),
    ]
    expect(booked({ ...with5g, holds: ['basic'] }, ...changes)).toEqual([
      '12 -basic',
      '12 +premium',
      '14 -premium',
      '16 +third',
    ])
    expect(booked({ holds: ['basic'] }, ...changes)).toEqual(['16 -basic', '16 +third'])
  })

  test('a license that is gone from the catalog is freed from the track it was assigned in (Q5)', () => {
    const gone = { license: 'old', track: 'voice', details: {}, since: january(1) }
    expect(booked({ holds: [gone] }, assign('basic'))).toEqual(['11 -old', '11 +basic'])
    expect(booked({ holds: [gone, 'basic'] }, remove('old'))).toEqual(['11 -old'])
  })
})

describe('S3 the seats that a user wants at most, whatever the catalog and the facts', () => {
  test('one for each assignment on its date, whether or not it will go through', () => {
    expect(
      wanted(
        { holds: ['fax'] },
        assign('premium', { ownDate: january(14) }),
        remove('fax', { ownDate: january(12) }),
        assign('unknown'),
      ),
    ).toEqual(['14 premium', '11 unknown'])
  })

  test('on the date of an override, where changes are under it', () => {
    const override = { date: january(20), dated: 9_999_999 }
    expect(wanted({ override }, assign('basic'), assign('fax', { ownDate: january(12) }))).toEqual([
      '20 basic',
      '20 fax',
    ])
  })

  test('what is held is wanted only where it may go before', () => {
    expect(wanted({ holds: ['fax'] }, assign('fax', { ownDate: january(14) }))).toEqual([])
    expect(
      wanted({ holds: ['fax'] }, remove('fax'), assign('fax', { ownDate: january(14) })),
    ).toEqual(['14 fax'])
    expect(
      wanted({ holds: ['basic'] }, assign('third'), assign('basic', { ownDate: january(14) })),
    ).toEqual(['11 third', '14 basic'])
  })

  test('nothing by what has failed', () => {
    const failed = assign('archive', { status: 'failed', failure: { on: today, conflicts: [] } })
    expect(wanted({}, failed)).toEqual([])
  })
})
