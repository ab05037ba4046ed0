import { describe, expect, test } from 'vitest'
import { bookingsOf } from '../../../src/timeline/record/bookings.js'
import type { Change } from '../../../src/timeline/record/change.js'
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

/**
 * What a user's scheduled changes book, in a few words: the day, the license, a seat taken or
 * freed.
 */
function booked(state: Omit<State, 'catalog'>, ...changes: readonly Change[]): readonly string[] {
  const { record } = given({ catalog, ...state }).userContext(...changes)
  return bookingsOf(catalog, record).map(
    ({ date, license, step }) => `${Number(date.slice(8))} ${step === 1 ? '+' : '-'}${license}`,
  )
}

describe('S2 the seats that scheduled changes book, as if every one went through', () => {
  test('an assignment takes one on its date, a removal frees one, whether or not they will go through', () => {
    expect(
      booked(
        { holds: ['fax'] },
        assign('premium', { ownDate: january(14) }),
        remove('fax', { ownDate: january(12) }),
      ),
    ).toEqual(['12 -fax', '14 +premium'])
  })

  test('nothing is booked by what is held already, or not held, or has failed', () => {
    const failed = assign('archive', { status: 'failed', failure: { on: today, conflicts: [] } })
    expect(booked({ holds: ['fax'] }, assign('fax'), remove('basic'), failed)).toEqual([])
    expect(booked({})).toEqual([])
  })

  test('what an assignment replaces is freed in its one-license track, and nowhere else', () => {
    expect(booked({ holds: ['basic', 'fax'] }, assign('premium'))).toEqual([
      '11 -basic',
      '11 +premium',
    ])
    expect(booked({ holds: ['basic', 'fax'] }, assign('archive'))).toEqual(['11 +archive'])
    expect(booked({ holds: ['basic', 'premium'] }, assign('basic'))).toEqual(['11 -premium'])
  })

  test('date by date: what was booked before is held then', () => {
    const changes = [
      assign('third', { ownDate: january(16) }),
      assign('premium', { ownDate: january(12) }),
      remove('premium', { ownDate: january(14) }),
    ]
    expect(booked({ holds: ['basic'] }, ...changes)).toEqual([
      '12 -basic',
      '12 +premium',
      '14 -premium',
      '16 +third',
    ])
    expect(booked({ holds: ['basic'] }, ...changes.slice(0, 2))).toEqual([
      '12 -basic',
      '12 +premium',
      '16 -premium',
      '16 +third',
    ])
  })

  test('on the date of an override, where changes are under it', () => {
    const override = { date: january(20), dated: 9_999_999 }
    expect(booked({ override }, assign('basic'), assign('fax', { ownDate: january(12) }))).toEqual([
      '20 +basic',
      '20 +fax',
    ])
  })

  test('in order of creation, and of superseded changes none', () => {
    const [fax, archive] = [assign('fax', { created: 'b' }), assign('archive', { created: 'a' })]
    expect(booked({}, fax, archive)).toEqual(['11 +archive', '11 +fax'])
    expect(
      booked(
        { holds: ['basic'] },
        assign('premium', { dated: 2 }),
        assign('third', { dated: 1 }),
        remove('basic'),
      ),
    ).toEqual(['11 -basic', '11 +premium'])
  })

  test('a license that is gone from the catalog is freed from the track it was assigned in, and books itself (Q5)', () => {
    const gone = { license: 'old', track: 'voice', details: {}, since: january(1) }
    expect(booked({ holds: [gone] }, assign('basic'))).toEqual(['11 -old', '11 +basic'])
    expect(booked({ holds: [gone, 'basic'] }, remove('old'))).toEqual(['11 -old'])
    expect(booked({ holds: ['basic', 'fax'] }, assign('unknown'))).toEqual(['11 +unknown'])
    expect(
      booked(
        { holds: [gone, 'basic'] },
        remove('old', { dated: 1 }),
        assign('premium', { dated: 2 }),
      ),
    ).toEqual(['11 -old', '11 -basic', '11 +premium'])
  })
})
