import { describe, expect, test } from 'vitest'
import type { Change } from '../../../src/timeline/record/change.js'
import {
  all,
  any,
  assign,
  atLeast,
  capability,
  catalogOf,
  excludes,
  given,
  has,
  january,
  landline,
  not,
  predicate,
  remove,
  track,
  type State,
} from '../../support/given.js'

/**
 * Once the whole of a date did not do, the engine drops what is hopeless, and splits the rest into
 * parts. Whatever it drops or splits, what could go through must go through.
 */
const withHopeless: { readonly [place: string]: Parameters<typeof catalogOf>[0] } = {
  'beside what has no chance': { z: { hopeless: capability('nobody has it') } },
  'beside two that exclude each other': { z: { red: excludes('blue') }, y: { blue: null } },
}

const both = (
  title: string,
  tracks: Parameters<typeof catalogOf>[0],
  state: Omit<State, 'catalog'>,
  changes: () => readonly Change[],
  expected: { readonly holds: readonly string[]; readonly dropped?: readonly string[] },
  predicates: Parameters<typeof catalogOf>[1] = {},
) =>
  describe(title, () => {
    test.each(Object.entries(withHopeless))('%s', (_, disturbing) => {
      const catalog = catalogOf({ ...tracks, ...disturbing }, predicates)
      const disturbers = Object.values(disturbing).flatMap((licenses) =>
        Object.keys(licenses).map((license) => assign(license)),
      )
      const walk = given({ catalog, ...state }).when(...changes(), ...disturbers)
      walk.then({
        ...expected,
        holds: [...expected.holds, ...('red' in (disturbing['z'] ?? {}) ? ['red'] : [])],
      })
      const applied = changes().map(({ id }) => [id, 'applied'])
      const outcomes = walk.steps.flatMap((step) =>
        step.outcomes.map(({ change, status }) => [change.id, status]),
      )
      expect(outcomes).toEqual(expect.arrayContaining(applied))
    })
  })

const holding = (license: string, trackId: string) => ({
  license,
  track: trackId,
  details: {},
  since: january(1),
})

describe('C7 what could go through is never dropped', () => {
  both(
    'a license that comes along',
    { a: { x: has('y') }, b: { y: null } },
    {},
    () => [assign('x'), assign('y')],
    { holds: ['x', 'y'] },
  )
  both(
    'one of several is enough',
    { a: { x: { kind: 'anyLicense', licenses: ['y', 'w'] } }, b: { y: null }, c: { w: null } },
    {},
    () => [assign('x'), assign('w')],
    { holds: ['x', 'w'] },
  )
  both(
    'a license of a track that comes along',
    { a: { x: track('b') }, b: { y: null } },
    {},
    () => [assign('x'), assign('y')],
    {
      holds: ['x', 'y'],
    },
  )
  both(
    'a license of a track that is held',
    { a: { x: track('b') }, b: { y: null } },
    { holds: ['y'] },
    () => [assign('x')],
    {
      holds: ['x', 'y'],
    },
  )
  both(
    'a license of a track that is gone from the catalog',
    { a: { x: track('b') }, b: { y: null } },
    { holds: [holding('old', 'b')] },
    () => [assign('x')],
    { holds: ['x', 'old'] },
  )
  both(
    'a track held twice, of which one goes',
    { 'b*': { y: null, w: null }, a: { x: track('b') } },
    { holds: ['y', 'w', 'x'] },
    () => [remove('y')],
    { holds: ['w', 'x'] },
  )
  both(
    'an excluded license that another change removes',
    { a: { x: excludes('y') }, b: { y: null } },
    { holds: ['y'] },
    () => [assign('x'), remove('y')],
    { holds: ['x'] },
  )
  both(
    'an excluded license that another change replaces',
    { a: { x: excludes('y') }, b: { y: null, w: null } },
    { holds: ['y'] },
    () => [assign('x'), assign('w')],
    { holds: ['x', 'w'] },
  )
  both(
    'an excluded license that it replaces itself',
    { a: { x: excludes('y'), y: null } },
    { holds: ['y'] },
    () => [assign('x')],
    {
      holds: ['x'],
    },
  )
  both(
    'an excluded license that goes with what it needs',
    { a: { x: excludes('addon') }, b: { base: null }, c: { addon: has('base') } },
    { holds: ['base', 'addon'] },
    () => [remove('base', { dependents: 'remove' }), assign('x')],
    { holds: ['x'], dropped: ['addon'] },
  )
  both(
    'an excluded track that becomes empty',
    { a: { x: not(track('b')) }, b: { y: null }, c: { w: null } },
    { holds: ['y', 'w'] },
    () => [assign('x'), remove('y')],
    { holds: ['x', 'w'] },
  )
  both(
    'an excluded track that was empty',
    { a: { x: not(track('b')) }, b: { y: null } },
    {},
    () => [assign('x')],
    { holds: ['x'] },
  )
  both(
    'a license kept that is removed too',
    { a: { base: null }, b: { addon: has('base') } },
    { holds: ['base', 'addon'] },
    () => [remove('base'), remove('addon')],
    { holds: [] },
  )
  both(
    'a license kept that goes with what it needs',
    { a: { base: null }, b: { addon: has('base') } },
    { holds: ['base', 'addon'] },
    () => [remove('base', { dependents: 'remove' })],
    { holds: [], dropped: ['addon'] },
  )
  both(
    'a license kept that is content with what comes instead',
    { a: { base: null, other: null }, b: { addon: any(has('base'), has('other')) } },
    { holds: ['base', 'addon'] },
    () => [assign('other')],
    { holds: ['other', 'addon'] },
  )
  both(
    'a group that is met in parts by what comes',
    { a: { x: atLeast(2, has('y'), has('w'), capability('5g')) }, b: { y: null }, c: { w: null } },
    {},
    () => [assign('x'), assign('y'), assign('w')],
    { holds: ['x', 'y', 'w'] },
  )
  both(
    'licenses that need each other',
    { a: { x: has('y') }, b: { y: all(has('x')) } },
    {},
    () => [assign('x'), assign('y')],
    {
      holds: ['x', 'y'],
    },
  )
  both(
    'what a predicate sees',
    { a: { x: predicate('hasY') }, b: { y: null } },
    {},
    () => [assign('x'), assign('y')],
    { holds: ['x', 'y'] },
    { hasY: ({ holdings }) => holdings.some(({ license }) => license === 'y') },
  )

  test('other details of a license whose requirement is not met are no new license (Q6)', () => {
    const catalog = catalogOf({
      a: { x: { requirement: capability('5g'), details: [{ id: 'line', type: 'landline' }] } },
      z: { hopeless: capability('none') },
    })
    const [first, second] = [landline(), landline(january(1), '+4681000002')]
    given({
      catalog,
      numbers: [first, second],
      holds: [{ ...holding('x', 'a'), details: { line: first.number } }],
    })
      .when(assign('x', { details: { line: second.number } }), assign('hopeless'))
      .then({ outcomes: { 'assign x': 'applied', 'assign hopeless': 'failed' } })
  })
})

describe('C7 what has no chance is dropped before anything is tried out, however much there is', () => {
  /**
   * A clash of two, and beside it sixteen changes that hang together: too many to try out, so they
   * must be dropped.
   */
  const sixteen = Array.from({ length: 16 }, (_, i) => `l${i}`)
  const clash = { y: { red: excludes('blue') }, z: { blue: null } }
  const hanging = (tracks: Parameters<typeof catalogOf>[0], state: Omit<State, 'catalog'> = {}) => {
    const chain = Object.fromEntries(
      sixteen.map((license, i) => [
        `t${i}`,
        { [license]: all(has(sixteen[(i + 1) % 16] ?? ''), has('root')) },
      ]),
    )
    const walk = given({ catalog: catalogOf({ ...clash, ...tracks, ...chain }), ...state }).when(
      assign('red'),
      assign('blue'),
      ...sixteen.map((license) => assign(license)),
      assign('root'),
    )
    return walk.conflicts('assign l0').map(({ code }) => code)
  }

  test.each<[string, Parameters<typeof catalogOf>[0], Omit<State, 'catalog'>?]>([
    ['a fact is missing', { a: { root: capability('5g') } }],
    ['a license is missing that nobody brings', { a: { root: has('other') }, b: { other: null } }],
    [
      'one of several is missing',
      { a: { root: all(has('red'), has('other')) }, b: { other: null } },
    ],
    ['no license of a track comes', { a: { root: track('b') }, b: { other: null } }],
    [
      'a license is held that it excludes',
      { a: { root: excludes('other') }, b: { other: null } },
      { holds: ['other'] },
    ],
    [
      'a track is held that it excludes',
      { a: { root: not(track('b')) }, b: { other: null } },
      { holds: ['other'] },
    ],
    [
      'one of several is held that it excludes',
      { a: { root: excludes('absent', 'other') }, b: { other: null, absent: null } },
      { holds: ['other'] },
    ],
    [
      'a license gone from the catalog is held in a track that it excludes',
      { a: { root: not(track('b')) }, b: { other: null } },
      { holds: [holding('old', 'b')] },
    ],
    ['it is in the track that it excludes', { a: { root: not(track('a')) } }],
    [
      'a license kept excludes it',
      { a: { root: null }, b: { other: excludes('root') } },
      { holds: ['other'] },
    ],
    [
      'a license kept needs what it replaces',
      { a: { root: null, old: null }, b: { other: has('old') } },
      { holds: ['old', 'other'] },
    ],
    [
      'too few of a group can come',
      { a: { root: atLeast(2, has('red'), has('other'), capability('5g')) }, b: { other: null } },
    ],
  ])('%s', (_, tracks, state) => expect(hanging(tracks, state)).not.toContain('too_entangled'))

  test('and where there is a chance, they are too many', () => {
    expect(hanging({ a: { root: excludes('blue') } })).toEqual(['too_entangled'])
  })
})
