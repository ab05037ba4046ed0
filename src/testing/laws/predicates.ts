/** Laws of custom predicates. */
import fc from 'fast-check'
import { trackIdOf } from '../../catalog/catalog.js'
import { addDays } from '../../core/calendar-date.js'
import { askPredicate } from '../../requirements/predicate.js'
import { factsOn, type Situation } from '../../requirements/situation.js'
import type { UserContext } from '../../timeline/settle/user-context.js'
import { askedIn } from '../law/asked-predicates.js'
import { pureLaw, type PureLaw } from '../law/law.js'
import { factsInWords } from '../law/narrate.js'
import { DAYS } from '../random/phone-numbers.js'

/** What holds of the functions behind custom predicates (rule Q1). */
export const predicateLaws: readonly PureLaw[] = [
  pureLaw(
    'predicates',
    'every predicate answers with a boolean, and with the same one when it is asked the same',
    {
      drawn: (source) => fc.record({ userContext: source({ changes: 0 }), in: fc.nat(DAYS) }),
      refuted: ({ userContext, in: days }) => {
        const situation = situationIn(userContext, days)
        for (const { license, name, parameters, ask } of askedIn(userContext.catalog)) {
          const [answer, again] = [
            askPredicate(ask, parameters, situation),
            askPredicate(ask, parameters, situation),
          ]
          if (typeof answer === 'object')
            return `The predicate ${name} of ${license} gave no answer: ${answer.fault}.`
          if (answer !== again)
            return `The predicate ${name} of ${license} said ${answer}, and when asked the same again, ${told(again)}.`
        }
        return null
      },
      story: ({ userContext, in: days }) => [
        ...factsInWords({
          ...userContext,
          organization: { ...userContext.organization, seatLimits: [] },
        }),
        `It is asked for ${addDays(userContext.record.settledThrough, days)}.`,
      ],
    },
  ),
]

function situationIn({ catalog, organization, record }: UserContext, days: number): Situation {
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
