/** Random users of random organizations, over a catalog. */
import fc from 'fast-check'
import type { Catalog } from '../../catalog/catalog.js'
import { addDays, type CalendarDate } from '../../core/calendar-date.js'
import type { AttributeValue } from '../../core/user.js'
import type { UserRecord } from '../../timeline/record/record.js'
import type { UserContext } from '../../timeline/settle/user-context.js'
import { changesFrom, changeSketches } from './changes.js'
import { datedFactSketches, withDatedFacts } from './dated-facts.js'
import { holdingsFrom, holdingSketches } from './holdings.js'
import { organizationFrom, organizationSketches } from './organizations.js'
import { DAYS, numberFrom, numberSketches, swapAmong } from './phone-numbers.js'
import { poolsOver } from './pool.js'
import { recordOf } from './record-of.js'
import { FIRST_DAY, vocabularyOf, type AttributeValues, type Vocabulary } from './vocabulary.js'

/** What may be left out of a random user, by name. */
export type UserContextPart =
  'dates' | 'dependents' | 'details' | 'gone' | 'removing' | 'seats' | 'swaps'

/** What random users are made of. Everything is in unless it is left out. */
export interface UserContextShape {
  readonly without?: readonly UserContextPart[]
  /** Changes of the user, at most; 6 by default. */
  readonly changes?: number
  /** The day before all that is to come; by default one that suits the catalog. */
  readonly today?: CalendarDate
  readonly attributes?: AttributeValues
}

/**
 * A random user of a random organization, over a catalog: the facts of both, what is held, what is
 * scheduled.
 *
 * Everything is drawn beside, never after, everything else, so that each part shrinks by itself.
 */
export function userContextsOver(
  catalog: Catalog,
  shape: UserContextShape = {},
): fc.Arbitrary<UserContext> {
  const vocabulary = vocabularyOf(catalog, shape.attributes)
  const isIn = (part: UserContextPart) => shape.without?.includes(part) !== true
  const swap = fc.record({ place: fc.nat(1), in: fc.integer({ min: 1, max: DAYS }) })
  return fc
    .record({
      today: shape.today === undefined ? daysToBegin(vocabulary) : fc.constant(shape.today),
      pool: poolsOver(catalog),
      numbers: numberSketches,
      attributes: attributesOf(vocabulary),
      dated: isIn('dates') ? datedFactSketches(vocabulary) : fc.constant([]),
      organization: organizationSketches(vocabulary, isIn('seats')),
      holdings: holdingSketches(isIn('gone')),
      changes: changeSketches({ isIn, most: shape.changes ?? 6 }),
      override: fc.option(fc.record({ in: fc.integer({ min: 1, max: DAYS }), after: fc.nat(20) }), {
        freq: 2,
      }),
      swap: isIn('swaps') ? fc.option(swap, { freq: 4 }) : fc.constant(null),
    })
    .map(({ today, pool, attributes, ...drawn }): UserContext => {
      const numbers = drawn.numbers.map((sketch) => numberFrom(sketch, today))
      const making = { pool, today, numbers }
      const changes = changesFrom(drawn.changes, making)
      const settled = recordOf({
        settledThrough: today,
        attributes,
        numbers,
        swaps:
          drawn.swap === null
            ? []
            : swapAmong(numbers, drawn.swap.place, addDays(today, drawn.swap.in)),
        holdings: holdingsFrom(drawn.holdings, making),
        changes,
        override: drawn.override && {
          date: addDays(today, drawn.override.in),
          // between those of two changes
          dated: 2 * (drawn.override.after % (changes.length + 1)) + 1,
        },
      })
      const record = withDatedFacts(settled, drawn.dated, today)
      const { organization, others } = organizationFrom(drawn.organization, making)
      return { catalog, organization, record, seatsHeld: seatsHeldBy(record, others) }
    })
}

/**
 * The day on which a story begins: the usual one, or one on which the catalog changes, or shortly
 * before.
 */
export function daysToBegin({ edges }: Vocabulary): fc.Arbitrary<CalendarDate> {
  return fc.constantFrom(FIRST_DAY, ...edges.flatMap((edge) => [edge, addDays(edge, -3)]))
}

/** A user's attributes, some of them absent. */
export function attributesOf({
  attributes,
}: Vocabulary): fc.Arbitrary<{ readonly [name: string]: AttributeValue }> {
  const values = [...attributes].map(([name, some]) => [name, fc.constantFrom(...some)] as const)
  const drawn = fc.record(Object.fromEntries(values), { requiredKeys: [] })
  return drawn as fc.Arbitrary<{ [name: string]: AttributeValue }> // absent, or one of the values
}

function seatsHeldBy(
  { holdings }: UserRecord,
  others: ReadonlyMap<string, number>,
): UserContext['seatsHeld'] {
  const held = (license: string) =>
    holdings.some((holding) => holding.license === license) ? 1 : 0
  return new Map(Array.from(others, ([license, count]) => [license, count + held(license)]))
}
