import fc from 'fast-check'
import { factsOn } from '../../src/requirements/situation.js'
import { settle } from '../../src/timeline/settle.js'
import type { Case } from './reference.js'
import { predicates, TODAY, worlds, type World, type WorldShape } from './worlds.js'
import { addDays } from '../../src/core/calendar-date.js'

/** One date of a random user, on which everything that is scheduled meets. */
export interface SettlingCase extends Case {
  readonly world: World
}

/** Random users whose changes all fall on one date. */
export function cases(shape: WorldShape = {}): fc.Arbitrary<SettlingCase> {
  return fc
    .tuple(worlds(shape), fc.integer({ min: 1, max: 6 }), fc.subarray(['t0.l0', 't0.l1', 't1.l0', 't1.l1'], { maxLength: 2 }), fc.nat(3))
    .map(([world, offset, full, chance]) => {
      const { record, organization } = world.outlook
      return {
        world,
        definition: world.definition,
        predicates,
        facts: factsOn(record, organization, addDays(TODAY, offset)),
        holdings: record.holdings,
        changes: record.changes.filter((change) => change.status === 'scheduled'),
        full: chance === 0 && !shape.without?.includes('seats') ? full : [],
      }
    })
}

/** What the code under test makes of a case. */
export function settled(
  { world, facts, holdings, changes, full }: SettlingCase,
  part: Partial<Pick<Case, 'changes' | 'holdings' | 'facts'>> = {},
) {
  return settle({ catalog: world.catalog, facts: part.facts ?? facts, holdings: part.holdings ?? holdings }, part.changes ?? changes, {
    seatFull: (license) => (full.includes(license) ? 1 : null),
  })
}

/** Ids of the changes that ended in a way, in the order of their ids. */
export function idsOf(outcomes: ReturnType<typeof settled>['outcomes'], status: string): readonly string[] {
  return outcomes
    .filter((outcome) => outcome.status === status)
    .map((outcome) => outcome.change.id)
    .sort()
}
