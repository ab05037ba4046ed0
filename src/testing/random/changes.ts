/** Random changes of one user. */
import fc from 'fast-check'
import { addDays } from '../../core/calendar-date.js'
import type { ChangeId } from '../../core/ids.js'
import type { Change } from '../../timeline/record/change.js'
import { detailsFrom, goneFrom, type Making } from './holdings.js'
import { DAYS, NUMBERS } from './phone-numbers.js'
import { licenseAt, places, sometimes } from './pool.js'

/** A change before its license, its dates and its place among the others are known. */
export interface ChangeSketch {
  readonly kind: Change['kind']
  readonly license: number
  readonly isGone: boolean
  readonly picks: readonly number[]
  readonly dependents: Change['dependents']
  readonly in: number
  readonly status: Change['status']
  /** Turns to be dated and created in; those of one turn come in the order of the list. */
  readonly dated: number
  readonly created: number
}

/** What changes are made of: everything, unless it is left out. */
export interface ChangesShape {
  readonly most: number
  readonly isIn: (part: 'dependents' | 'details' | 'gone' | 'removing') => boolean
}

/** Scheduled changes, with a few that failed before. */
export function changeSketches({
  most,
  isIn,
}: ChangesShape): fc.Arbitrary<readonly ChangeSketch[]> {
  const one: fc.Arbitrary<ChangeSketch> = fc.record({
    kind: isIn('removing') ? fc.constantFrom('assign', 'assign', 'remove') : fc.constant('assign'),
    license: places,
    isGone: isIn('gone') ? fc.nat(11).map((chance) => chance === 11) : fc.constant(false),
    picks: isIn('details')
      ? sometimes(fc.array(fc.nat(NUMBERS.length), { maxLength: 2 }), [])
      : fc.constant([]),
    dependents: isIn('dependents')
      ? fc.constantFrom('keep', 'keep', 'remove')
      : fc.constant('keep'),
    in: fc.integer({ min: 1, max: DAYS }),
    status: sometimes<Change['status']>(fc.constant('failed'), 'scheduled'),
    dated: fc.nat(9),
    created: fc.nat(9),
  })
  return fc.array(one, { maxLength: most })
}

/** The changes of sketches; `dated` and `created` in orders of their own. */
export function changesFrom(sketches: readonly ChangeSketch[], making: Making): readonly Change[] {
  const rankOf = (turn: (sketch: ChangeSketch) => number) => {
    // places of the list
    const sorted = [...sketches.keys()].sort((a, b) => turn(sketches[a]!) - turn(sketches[b]!))
    return (index: number) => sorted.indexOf(index)
  }
  const dated = rankOf((sketch) => sketch.dated)
  const created = rankOf((sketch) => sketch.created)
  return sketches.map((sketch, index) =>
    changeFrom(sketch, { ...making, index, dated: dated(index), created: created(index) }),
  )
}

function changeFrom(
  { kind, license: place, isGone, picks, dependents, in: days, status }: ChangeSketch,
  {
    index,
    dated,
    created,
    ...making
  }: Making & { readonly index: number; readonly dated: number; readonly created: number },
): Change {
  const { pool, today } = making
  const license = isGone ? goneFrom(pool.catalog) : licenseAt(pool, place)
  const change: Change = changeOf({
    id: `c${index}`,
    kind,
    license,
    details: kind === 'assign' ? detailsFrom(picks, license, making) : {},
    dependents,
    ownDate: addDays(today, days),
    dated: 2 * dated + 2,
    created: `created.${String(created).padStart(2, '0')}`,
  })
  if (status === 'scheduled') return change
  const failure = {
    on: addDays(today, -1),
    conflicts: [{ code: 'license_unknown', license } as const],
  }
  return { ...change, ownDate: today, status, failure }
}

/** A change with what matters; the rest is as ordinary as can be. */
export function changeOf({
  id,
  ...part
}: Partial<Omit<Change, 'id'>> & {
  readonly id: string
  readonly license: string
  readonly ownDate: Change['ownDate']
}): Change {
  return {
    kind: 'assign',
    details: {},
    dependents: 'keep',
    dated: 1,
    created: `created.${id}`,
    status: 'scheduled',
    failure: null,
    ...part,
    id: id as ChangeId, // an id of the right shape
  }
}
