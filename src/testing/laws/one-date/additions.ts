/** Laws about what one more number, capability or request does. */
import fc from 'fast-check'
import type { License } from '../../../catalog/edition.js'
import { parseE164 } from '../../../core/phone-number.js'
import { leavesOf } from '../../../requirements/compile.js'
import type { Facts } from '../../../requirements/situation.js'
import type { Change } from '../../../timeline/record/change.js'
import { pureLaw, type PureLaw, type UserContextSource } from '../../law/law.js'
import { changesInWords } from '../../law/narrate.js'
import { vocabularyOf } from '../../random/vocabulary.js'
import { endOf, isValidSet } from './by-the-book.js'
import { editionOf, idsOf, oneDates, oneDateStory, settled, type OneDate } from './one-date-case.js'

/**
 * What holds on one date where nothing is negated, replaced, removed or superseded, and no detail
 * is chosen: of other licenses, nothing is held or asked for.
 */
export const additionLaws: readonly PureLaw[] = [
  pureLaw(
    'order.creation',
    'where nothing is negated or replaced, the order of creation does not matter',
    {
      drawn: (source) =>
        fc.record({ given: additions(source), turns: fc.array(fc.nat(9), { maxLength: 8 }) }),
      refuted: ({ given, turns }) => {
        const changes = given.changes.map((change, index) => ({
          ...change,
          created: `created.${turns[index] ?? 0}.${index}`,
        }))
        return sameApplied(given, appliedOf(given), appliedOf(given, { changes }), [
          'Settled',
          'Asked for in another order',
        ])
      },
      story: ({ given }) => oneDateStory(given),
    },
  ),
  pureLaw(
    'order.elimination',
    'where nothing is negated or replaced, dropping what fails, and repeating, gives the result',
    {
      drawn: additions,
      refuted: (given) =>
        sameApplied(given, byElimination(given), appliedOf(given), ['By elimination', 'Settled']),
      story: oneDateStory,
    },
  ),
  pureLaw(
    'order.more',
    'where nothing is negated or replaced, one fact or one request more takes nothing away',
    {
      drawn: (source) => fc.record({ given: additions(source), left: fc.nat(5), fact: fc.nat(99) }),
      refuted: ({ given, left, fact }) => {
        const applied = appliedOf(given)
        const less = appliedOf(given, {
          changes: given.changes.filter((_, index) => index !== left),
        })
        const { facts, what } = withFact(given, fact)
        return (
          lost(given, less, applied, 'with one request more') ??
          lost(given, applied, appliedOf(given, { facts }), `with ${what}`)
        )
      },
      story: ({ given }) => oneDateStory(given),
    },
  ),
]

/**
 * Cases of which only what adds is left: assigns of plain licenses not held, in tracks with room,
 * one for each place.
 */
function additions(source: UserContextSource): fc.Arbitrary<OneDate> {
  return oneDates(source).map((given) => {
    const { licenses } = editionOf(given)
    const isPlain = (license: string) => isPlainLicense(licenses.get(license))
    const holdings = given.holdings.filter(({ license }) => isPlain(license))
    const seen = new Set(holdings.map(({ license }) => placeOf(licenses.get(license))))
    const changes = given.changes.filter(({ kind, license }) => {
      const place = placeOf(licenses.get(license))
      if (kind === 'remove' || !isPlain(license) || seen.has(place)) return false
      seen.add(place)
      return true
    })
    return {
      ...given,
      holdings,
      changes: changes.map((change) => ({ ...change, details: {}, dependents: 'keep' })),
    }
  })
}

/** What only one change can fill: a license, or a whole one-license track. */
function placeOf(license: License | undefined): string {
  return license?.track.holds === 'one' ? `#${license.track.id}` : (license?.id ?? '')
}

function isPlainLicense(license: License | undefined): boolean {
  if (license === undefined || license.details.length > 0) return false
  return (license.requirement ? leavesOf(license.requirement) : []).every(
    ({ leaf, wanted }) => wanted && leaf.kind !== 'predicate',
  )
}

function appliedOf(given: OneDate, part: Parameters<typeof settled>[1] = {}): readonly string[] {
  return idsOf(settled(given, part), 'applied')
}

function byElimination(given: OneDate): readonly string[] {
  let rest = [...given.changes]
  for (;;) {
    const { holdings } = endOf(rest, given)
    const next = rest.filter((change) =>
      isValidSet([change], {
        ...given,
        holdings: holdings.filter((holding) => holding.license !== change.license),
      }),
    )
    if (next.length === rest.length) return rest.map((change) => change.id).sort()
    rest = next
  }
}

/**
 * The facts with one more: a number, a capability or an attribute, by its place in all that the
 * catalog names.
 */
function withFact(
  { userContext, facts }: OneDate,
  place: number,
): { readonly facts: Facts; readonly what: string } {
  const { capabilities, attributes } = vocabularyOf(userContext.catalog)
  const more: readonly { readonly facts: Partial<Facts>; readonly what: string }[] = [
    ...(['landline', 'mobile'] as const).map((type) => {
      const number = {
        number: parseE164('+4681000099'),
        type,
        status: 'active',
        from: facts.date,
      } as const
      return {
        facts: { [type]: true, numbers: [...facts.numbers, number] },
        what: `one more ${type} number`,
      }
    }),
    ...capabilities.map((capability) => ({
      facts: { capabilities: new Set([...facts.capabilities, capability]) },
      what: capability,
    })),
    ...[...attributes].flatMap(([name, values]) =>
      values.map((value) => ({
        facts: { attributes: { [name]: value, ...facts.attributes } },
        what: `${name} ${JSON.stringify(value)}`,
      })),
    ),
  ]
  const { facts: added, what } = more[place % more.length]! // two at least
  return { facts: { ...facts, ...added }, what }
}

function sameApplied(
  given: OneDate,
  expected: readonly string[],
  came: readonly string[],
  [before, after]: readonly [string, string],
): string | null {
  if (expected.join() === came.join()) return null
  return `${before}, these go through: ${inWords(given, expected)}. ${after}: ${inWords(given, came)}.`
}

function lost(
  given: OneDate,
  before: readonly string[],
  after: readonly string[],
  what: string,
): string | null {
  const dropped = before.filter((id) => !after.includes(id))
  return dropped.length === 0 ? null : `${inWords(given, dropped)} no longer goes through ${what}.`
}

function inWords({ userContext: { catalog }, changes }: OneDate, ids: readonly string[]): string {
  const some: readonly Change[] = changes.filter(({ id }) => ids.includes(id))
  return some.length === 0 ? 'nothing' : changesInWords(catalog, some)
}
