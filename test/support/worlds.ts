import fc from 'fast-check'
import { defineCatalog, type Catalog } from '../../src/catalog/catalog.js'
import type { CatalogDefinition, EditionDefinition } from '../../src/catalog/definition.js'
import { addDays, parseCalendarDate, type CalendarDate } from '../../src/core/calendar-date.js'
import type { UserId } from '../../src/core/ids.js'
import type { Predicate } from '../../src/requirements/predicate.js'
import { changeOf as changeFrom } from '../../src/testing/random/changes.js'
import {
  definitionsOf,
  type DefinitionPart,
  type DefinitionShape,
} from '../../src/testing/random/definitions.js'
import { catalogsOf } from '../../src/testing/random/editions.js'
import { userContextsOver, type UserContextPart } from '../../src/testing/random/user-contexts.js'
import { DAYS } from '../../src/testing/random/phone-numbers.js'
import { recordOf as recordFrom } from '../../src/testing/random/record-of.js'
import { declaring } from '../../src/testing/random/declarations.js'
import { VALUES } from '../../src/testing/random/requirements.js'
import { storyOf } from '../../src/testing/law/narrate.js'
import type { Change } from '../../src/timeline/record/change.js'
import type { UserRecord } from '../../src/timeline/record/record.js'
import type { UserContext } from '../../src/timeline/settle/user-context.js'

/** What random worlds are made of. Everything is in unless it is left out by name. */
export interface WorldShape {
  readonly without?: readonly (DefinitionPart | UserContextPart)[]
  /** Changes of one user, at most. */
  readonly changes?: number
}

export interface World {
  readonly definition: CatalogDefinition
  readonly catalog: Catalog
  readonly userContext: UserContext
}

/**
 * The date through which every random record is settled; what is to come lies in the days after it.
 */
export const TODAY = parseCalendarDate('2027-01-10')

/**
 * Predicates of every temper: honest ones that look at facts, holdings and the date, one that
 * throws, one that gives no boolean, one that looks at the date and does not say so.
 */
export const predicates: { readonly [name: string]: Predicate } = {
  holdsAnEvenNumber: ({ holdings }) => holdings.length % 2 === 0,
  holdsAtMost: ({ holdings }, most) => typeof most === 'number' && holdings.length <= most,
  isChief: ({ attributes }) => attributes['role'] === 'chief',
  throwsAtTwo: ({ holdings }) => {
    if (holdings.length === 2) throw new Error('two')
    return true
  },
  isBetween: {
    test: ({ date }) => date >= addDays(TODAY, 3) && date < addDays(TODAY, 6),
    dates: () => [addDays(TODAY, 6), addDays(TODAY, 3)],
  },
  holdsForThreeDays: {
    test: ({ date, holdings }) => holdings.some(({ since }) => addDays(since, 3) <= date),
    dates: ({ holdings }) => holdings.map(({ since }) => addDays(since, 3)),
  },
  looksAtTheDate: ({ date }) => date > TODAY,
  givesText: () => 'yes' as unknown as boolean, // what a portal written in JavaScript may do
}

const asked = [
  fc.record({
    kind: fc.constant('predicate' as const),
    name: fc.constantFrom(
      'holdsAnEvenNumber',
      'isChief',
      'isBetween',
      'holdsForThreeDays',
      'throwsAtTwo',
      'givesText',
      'looksAtTheDate',
    ),
  }),
  fc.record({
    kind: fc.constant('predicate' as const),
    name: fc.constant('holdsAtMost'),
    parameters: fc.integer({ min: 0, max: 3 }),
  }),
]

/** A random catalog of several editions, or mostly of one. */
export function catalogs(shape: WorldShape = {}): fc.Arbitrary<CatalogDefinition> {
  return catalogsOf(definitionShape(shape))
}

/** A small random catalog of one edition as data. */
export function definitions(shape: WorldShape = {}): fc.Arbitrary<EditionDefinition> {
  return definitionsOf(definitionShape(shape))
}

function definitionShape({ without = [] }: WorldShape): DefinitionShape {
  const parts = without as readonly DefinitionPart[] // other parts are nothing to it
  return { without: parts, predicates: asked, today: TODAY }
}

/** A random user over a catalog with these predicates. */
function userContexts(
  catalog: Catalog,
  { without = [], changes }: WorldShape = {},
): fc.Arbitrary<UserContext> {
  const attributes = { role: VALUES, level: VALUES }
  const parts = without as readonly UserContextPart[] // other parts are nothing to it
  return userContextsOver(catalog, {
    without: parts,
    today: TODAY,
    attributes,
    ...(changes === undefined ? {} : { changes }),
  })
}

/** A random catalog with a random user of it. */
export function worlds(shape: WorldShape = {}): fc.Arbitrary<World> {
  return declaring(catalogs(shape)).chain((definition) => {
    const catalog: Catalog = defineCatalog(definition, { predicates })
    return userContexts(catalog, shape).map((userContext) => {
      const shown = () => [JSON.stringify(definition), ...storyOf(userContext)].join('\n  ')
      return { definition, catalog, userContext, [fc.toStringMethod]: shown } // a failing case is told, not dumped
    })
  })
}

/** One of the days to come. */
export function dates(): fc.Arbitrary<CalendarDate> {
  return fc.integer({ min: 1, max: DAYS }).map((offset) => addDays(TODAY, offset))
}

/** A change with what matters to a test; the rest is as ordinary as can be. */
export function changeOf(part: Partial<Omit<Change, 'id'>> & { readonly id?: string }): Change {
  return changeFrom({ id: 'c', license: 't0.l0', ownDate: addDays(TODAY, 1), ...part })
}

/** A record with what matters to a test. */
export function recordOf(part: Partial<UserRecord>): UserRecord {
  const anna = { id: 'anna' as UserId, firstName: 'Anna', email: 'anna@acme.example' } // an id of the right shape
  return recordFrom({ ...anna, settledThrough: TODAY, ...part })
}
