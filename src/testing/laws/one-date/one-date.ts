/** Laws of one date: sound, maximal, priority, order. */
import { licenseIdsOf } from '../../../catalog/lookup.js'
import fc from 'fast-check'
import { defineCatalog } from '../../../catalog/catalog.js'
import type { Holding } from '../../../core/holding.js'
import type { Change } from '../../../timeline/record/change.js'
import { wordingOf } from '../../../words/language/wording.js'
import { isSame } from '../../law/difference.js'
import { pureLaw, type PureLaw } from '../../law/law.js'
import {
  apart,
  changeInWords,
  changesInWords,
  holdingsInWords,
  outcomesInWords,
} from '../../law/narrate.js'
import {
  candidatesOf,
  isMet,
  isValidSet,
  settleByTheBook,
  subsetsInOrder,
  type Answer,
} from './by-the-book.js'
import {
  editionOf,
  idsOf,
  oneDates,
  oneDateStory,
  predicatesOf,
  settled,
  type OneDate,
} from './one-date-case.js'
import { partsOf } from './parts.js'

/** What holds when everything due on one date is settled (rules C1 to C8). */
export const oneDateLaws: readonly PureLaw[] = [
  ofOneDate('book', 'settling does what the rules say, word by word', (given) => {
    const expected = settleByTheBook(given)
    const came = settled(given)
    const fate = Object.fromEntries(
      came.outcomes.map((outcome) => [outcome.change.id, outcome.status]),
    )
    const byLicense = (holdings: readonly Holding[]) =>
      [...holdings].sort((a, b) => (a.license < b.license ? -1 : 1))
    return apart(
      {
        what: 'By the rules',
        value: {
          fate: expected.fate,
          holdings: byLicense(expected.holdings),
          dropped: [...expected.dropped].sort(),
        },
        words: fateInWords(given, expected),
      },
      {
        what: 'Settled',
        value: {
          fate,
          holdings: byLicense(came.holdings),
          dropped: came.dropped.map(({ license }) => license).sort(),
        },
        words: fateInWords(given, {
          ...came,
          fate,
          dropped: came.dropped.map(({ license }) => license),
        }),
      },
    )
  }),
  ofOneDate(
    'sound',
    'what goes through has its requirement met, and breaks no license that was sound',
    (given) => {
      const { outcomes, holdings } = settled(given)
      const nameOf = wordingOf(given.userContext.catalog).license
      const before = given.holdings.map((holding) => holding.license)
      for (const outcome of outcomes) {
        if (
          outcome.status !== 'applied' ||
          outcome.holding === null ||
          before.includes(outcome.change.license)
        )
          continue
        if (!isMet(outcome.change.license, holdings, given))
          return `${nameOf(outcome.change.license)} came, and its requirement is not met.`
      }
      for (const { license } of holdings) {
        if (
          before.includes(license) &&
          isMet(license, given.holdings, given) &&
          !isMet(license, holdings, given)
        )
          return `${nameOf(license)} was sound, stays, and its requirement is no longer met.`
      }
      return null
    },
  ),
  ofOneDate('maximal', 'nothing that failed could have been added', (given) => {
    const { outcomes } = settled(given)
    const applied = appliedOf(given, outcomes)
    const possible = outcomes.find(
      ({ status, change }) => status === 'failed' && isValidSet([...applied, change], given),
    )
    return possible === undefined
      ? null
      : `${told(given, possible.change)} failed, and could have gone through beside ${list(given, applied)}.`
  }),
  ofOneDate(
    'priority',
    'the earliest-created candidate goes through exactly if some valid set holds it',
    (given) => {
      const [first, ...rest] = [...candidatesOf(given)].sort((a, b) =>
        a.created < b.created ? -1 : 1,
      )
      if (first === undefined) return null
      const valid = subsetsInOrder(rest).find((set) => isValidSet([first, ...set], given))
      const isApplied = idsOf(settled(given), 'applied').includes(first.id)
      if (isApplied === (valid !== undefined)) return null
      const why =
        valid === undefined
          ? 'no set of the changes with it is valid'
          : `it is valid with ${list(given, valid)}`
      return `${told(given, first)} comes first, and ${isApplied ? 'went' : 'did not go'} through: ${why}.`
    },
  ),
  pureLaw('order', 'the order in which things are listed never matters', {
    drawn: (source) =>
      fc.record({ given: oneDates(source), turns: fc.array(fc.nat(9), { maxLength: 8 }) }),
    refuted: ({ given, turns }) => {
      const turnOf = (change: Change) => turns[given.changes.indexOf(change)] ?? 0
      const came = settled(given)
      const turned = settled(given, {
        changes: [...given.changes].sort((a, b) => turnOf(a) - turnOf(b)),
      })
      return (
        sameSettling(given, came, turned, 'With the changes in another order') ??
        sameSettling(
          given,
          came,
          settled(given, { holdings: [...given.holdings].reverse() }),
          'With the holdings in another order',
        )
      )
    },
    story: ({ given }) => oneDateStory(given),
  }),
  ofOneDate(
    'trace',
    'what failed or changed nothing leaves no trace, once superseding is decided',
    (given) => {
      const whole = settled(given)
      const without = (changes: readonly Change[], what: string) => {
        const came = settled(given, { changes }).holdings
        const words = (holdings: readonly Holding[]) =>
          holdingsInWords(given.userContext.catalog, holdings)
        return apart(
          {
            what: 'With all changes the user holds',
            value: whole.holdings,
            words: words(whole.holdings),
          },
          { what, value: came, words: words(came) },
        )
      }
      return (
        without(appliedOf(given, whole.outcomes), 'Without those that failed') ??
        without(candidatesOf(given), 'Without those that change nothing')
      )
    },
  ),
  ofOneDate(
    'parts',
    'parts of the catalog that no requirement connects do not influence one another',
    (given) => {
      const { catalog } = given.userContext
      const whole = settled(given)
      for (const part of partsOf(editionOf(given))) {
        const isIn = ({ license }: { readonly license: string }) =>
          part.has(standingFor(license, given))
        const alone = settled(given, {
          changes: given.changes.filter(isIn),
          holdings: given.holdings.filter(isIn),
        })
        const own = {
          outcomes: whole.outcomes.filter(({ change }) => isIn(change)),
          holdings: whole.holdings.filter(isIn),
          dropped: whole.dropped.filter(isIn),
        }
        const outcomes = ({ outcomes, holdings, dropped }: Omit<typeof alone, 'date'>) => ({
          holdings,
          dropped,
          outcomes: outcomes.map(({ change, status }) => [change.id, status]),
        })
        const names = licenseIdsOf(catalog)
          .filter((id) => part.has(id))
          .map(wordingOf(catalog).license)
          .join(' and ')
        const seen = apart(
          {
            what: `${names}, alone`,
            value: outcomes(alone),
            words: outcomesInWords(catalog, alone.outcomes, alone.dropped),
          },
          {
            what: 'Beside the others',
            value: outcomes(own),
            words: outcomesInWords(catalog, own.outcomes, own.dropped),
          },
        )
        if (seen !== null) return seen
      }
      return null
    },
  ),
  ofOneDate(
    'json',
    'a catalog that went through JSON is the same and gives the same verdicts',
    (given) => {
      const { catalog } = given.userContext
      // what JSON gave is what it was given
      const definition = JSON.parse(JSON.stringify(catalog.definition)) as typeof catalog.definition
      if (!isSame(definition, catalog.definition))
        return 'The definition is another one after JSON.'
      const again = defineCatalog(definition, { predicates: predicatesOf(catalog) })
      return sameSettling(
        given,
        settled(given),
        settled(given, { catalog: again }),
        'With the catalog from JSON',
      )
    },
  ),
]

/**
 * A license that is gone from the edition counts to the track that it was assigned in (rule Q5).
 */
function standingFor(license: string, given: OneDate): string {
  const { licenses, tracks } = editionOf(given)
  if (licenses.has(license)) return license
  const track = given.holdings.find((holding) => holding.license === license)?.track
  return tracks.get(track ?? '')?.licenses[0] ?? license
}

function ofOneDate(id: string, title: string, refuted: (given: OneDate) => string | null): PureLaw {
  return pureLaw(id, title, { drawn: (source) => oneDates(source), refuted, story: oneDateStory })
}

function sameSettling(
  { userContext: { catalog } }: OneDate,
  expected: ReturnType<typeof settled>,
  came: ReturnType<typeof settled>,
  what: string,
): string | null {
  return apart(
    {
      what: 'Settled',
      value: expected,
      words: outcomesInWords(catalog, expected.outcomes, expected.dropped),
    },
    { what, value: came, words: outcomesInWords(catalog, came.outcomes, came.dropped) },
  )
}

function appliedOf(
  given: OneDate,
  outcomes: ReturnType<typeof settled>['outcomes'],
): readonly Change[] {
  const applied = idsOf({ outcomes }, 'applied')
  return given.changes.filter((change) => applied.includes(change.id))
}

function fateInWords(
  { userContext: { catalog }, changes }: OneDate,
  { fate, holdings, dropped }: Answer,
): string {
  const outcomes = changes.map(
    (change) => `${changeInWords(catalog, change)} ${fate[change.id] ?? 'forgotten'}`,
  )
  const along = dropped.map((license) => `${wordingOf(catalog).license(license)} goes with it`)
  return `${[...outcomes, ...along].join(', ') || 'nothing'}; the user holds ${holdingsInWords(catalog, holdings)}`
}

function told({ userContext: { catalog } }: OneDate, change: Change): string {
  return changeInWords(catalog, change)
}

function list({ userContext: { catalog } }: OneDate, changes: readonly Change[]): string {
  return changes.length === 0 ? 'nothing else' : changesInWords(catalog, changes)
}
