/** Random cases of one date. */
import fc from 'fast-check'
import type { Catalog } from '../../../catalog/catalog.js'
import type { Edition } from '../../../catalog/edition.js'
import { licenseIdsOf } from '../../../catalog/lookup.js'
import { addDays } from '../../../core/calendar-date.js'
import { inForceOn } from '../../../core/in-force.js'
import type { Predicate } from '../../../requirements/predicate.js'
import { factsOn } from '../../../requirements/situation.js'
import { settle } from '../../../timeline/settle/settle.js'
import type { UserContext } from '../../../timeline/settle/user-context.js'
import { wordingOf } from '../../../words/language/wording.js'
import { askedIn } from '../../law/asked-predicates.js'
import type { UserContextSource } from '../../law/law.js'
import { changesInWords, decidedInWords, factsInWords } from '../../law/narrate.js'
import { DAYS } from '../../random/phone-numbers.js'
import { editionInForce, type Case } from './by-the-book.js'

/** One date of a user, on which everything that is scheduled meets. */
export interface OneDate extends Case {
  readonly userContext: UserContext
}

/** Random users whose changes all fall on one date. */
export function oneDates(source: UserContextSource, changes?: number): fc.Arbitrary<OneDate> {
  return fc
    .record({
      userContext: source(changes === undefined ? {} : { changes }),
      in: fc.integer({ min: 1, max: DAYS }),
      full: fc.array(fc.nat(99), { maxLength: 2 }),
      chance: fc.nat(3),
    })
    .map(({ userContext, in: days, full, chance }) => {
      const ids = licenseIdsOf(userContext.catalog)
      return oneDateOf(
        userContext,
        days,
        chance === 3 ? full.map((place) => ids[place % ids.length]!) : [],
      ) // a catalog has licenses
    })
}

/**
 * Everything scheduled for a user on one date.
 *
 * @param full - Licenses of which no seat is free.
 */
function oneDateOf(userContext: UserContext, days: number, full: readonly string[]): OneDate {
  const { catalog, organization, record } = userContext
  const date = addDays(record.settledThrough, days)
  return {
    userContext,
    definition: editionInForce(catalog.definition, date),
    predicates: predicatesOf(catalog),
    facts: factsOn(record, organization, date),
    holdings: record.holdings,
    changes: record.changes.filter((change) => change.status === 'scheduled'),
    override: record.override,
    full,
  }
}

/** The functions behind the predicates of a catalog. */
export function predicatesOf(catalog: Catalog): { readonly [name: string]: Predicate } {
  return Object.fromEntries(askedIn(catalog).map(({ name, ask }) => [name, ask]))
}

/** The edition of the date. */
export function editionOf({ userContext: { catalog }, facts: { date } }: OneDate): Edition {
  return inForceOn(catalog.editions, date)
}

/** What is made of a case. */
export function settled(
  { userContext, facts, holdings, changes, override, full }: OneDate,
  part: Partial<Pick<Case, 'changes' | 'holdings' | 'facts'>> & { readonly catalog?: Catalog } = {},
): ReturnType<typeof settle> {
  const state = {
    catalog: part.catalog ?? userContext.catalog,
    facts: part.facts ?? facts,
    holdings: part.holdings ?? holdings,
  }
  const seatFull = (license: string) => (full.includes(license) ? { limit: 1, held: 1 } : null)
  return settle(state, part.changes ?? changes, { seatFull, override })
}

/** Ids of the changes that ended in a way, in the order of their ids. */
export function idsOf(
  { outcomes }: Pick<ReturnType<typeof settle>, 'outcomes'>,
  status: string,
): readonly string[] {
  return outcomes
    .filter((outcome) => outcome.status === status)
    .map((outcome) => outcome.change.id)
    .sort()
}

/** Tells a case. */
export function oneDateStory({
  userContext,
  facts,
  holdings,
  changes,
  override,
  full,
}: OneDate): readonly string[] {
  const { catalog } = userContext
  const words = wordingOf(catalog)
  return [
    ...factsInWords({
      ...userContext,
      record: { ...userContext.record, holdings },
      organization: { ...userContext.organization, seatLimits: [] },
    }),
    ...full.map((license) => `No seat of ${words.license(license)} is free.`),
    `On ${facts.date}, all at once: ${changesInWords(catalog, changes) || 'nothing'}.`,
    ...decidedInWords(catalog, changes, override),
  ]
}
