import fc from 'fast-check'
import { trackIdOf, type Catalog } from '../../catalog/catalog.js'
import { addDays } from '../../core/calendar-date.js'
import { leavesOf, type Leaf } from '../../requirements/compile.js'
import { askPredicate } from '../../requirements/predicate.js'
import { factsOn, type Situation } from '../../requirements/situation.js'
import type { Outlook } from '../../timeline/course.js'
import { DAYS } from '../arbitraries/phone-numbers.js'
import { pureLaw, type PureLaw } from './law.js'
import { factsInWords } from './tale.js'

/** What holds of the functions behind custom predicates (rule Q1). */
export const predicateLaws: readonly PureLaw[] = [
  pureLaw('predicates', 'every predicate answers with a boolean, and with the same one when it is asked the same', {
    drawn: (source) => fc.record({ outlook: source({ changes: 0 }), in: fc.nat(DAYS) }),
    refuted: ({ outlook, in: days }) => {
      const situation = situationIn(outlook, days)
      for (const { license, name, parameters, ask } of askedIn(outlook.catalog)) {
        const [answer, again] = [askPredicate(ask, parameters, situation), askPredicate(ask, parameters, situation)]
        if (typeof answer === 'object') return `The predicate ${name} of ${license} gave no answer: ${answer.fault}.`
        if (answer !== again) return `The predicate ${name} of ${license} said ${answer}, and when asked the same again, ${told(again)}.`
      }
      return null
    },
    story: ({ outlook, in: days }) => [
      ...factsInWords({ ...outlook, organization: { ...outlook.organization, seatLimits: [] } }),
      `It is asked for ${addDays(outlook.record.settledThrough, days)}.`,
    ],
  }),
]

/** Whether a catalog asks predicates at all. */
export function asksPredicates(catalog: Catalog): boolean {
  return askedIn(catalog).length > 0
}

type Asked = Extract<Leaf, { readonly kind: 'predicate' }> & { readonly license: string }

function askedIn({ licenses }: Catalog): readonly Asked[] {
  return [...licenses.values()].flatMap(({ id, requirement }) =>
    (requirement ? leavesOf(requirement) : []).flatMap(({ leaf }) => (leaf.kind === 'predicate' ? [{ ...leaf, license: id }] : [])),
  )
}

function situationIn({ catalog, organization, record }: Outlook, days: number): Situation {
  const tracks = new Map<string, number>()
  for (const holding of record.holdings) {
    const track = trackIdOf(catalog, holding)
    tracks.set(track, (tracks.get(track) ?? 0) + 1)
  }
  return {
    facts: factsOn(record, organization, addDays(record.settledThrough, days)),
    held: new Map(record.holdings.map((holding) => [holding.license, holding])),
    tracks,
    trackOf: (holding) => trackIdOf(catalog, holding),
  }
}

function told(answer: ReturnType<typeof askPredicate>): string {
  return typeof answer === 'object' ? `nothing: ${answer.fault}` : String(answer)
}
