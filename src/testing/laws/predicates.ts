/** Laws of custom predicates. */
import fc from 'fast-check'
import { addDays } from '../../core/calendar-date.js'
import { askPredicate, nextTurn, type Asked } from '../../requirements/predicate.js'
import { factsOn, type Situation } from '../../requirements/situation.js'
import type { UserContext } from '../../timeline/settle/user-context.js'
import { createDraft } from '../../timeline/settle/holdings-draft.js'
import { askedIn } from '../law/asked-predicates.js'
import { pureLaw, type PureLaw } from '../law/law.js'
import { factsInWords } from '../law/narrate.js'
import { DAYS } from '../random/phone-numbers.js'

/** What holds of the functions behind custom predicates (rule Q1). */
export const predicateLaws: readonly PureLaw[] = [
  pureLaw(
    'predicates',
    'every predicate answers with a boolean, with the same one when it is asked the same, and with another one only on dates that it names',
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
          const turned = turnedInSilence({ ask, parameters }, situation)
          if (turned !== null)
            return `The predicate ${name} of ${license} ${turned}, a date that it does not name.`
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

/** How a predicate answers otherwise on the next day, although nothing moves and it names no date. */
function turnedInSilence(asked: Asked, situation: Situation): string | null {
  const next = addDays(situation.facts.date, 1)
  if (typeof asked.ask === 'function' || nextTurn([asked], situation) === next) return null
  const { ask, parameters } = asked
  const answers = [situation.facts, { ...situation.facts, date: next }].map((facts) =>
    askPredicate(ask, parameters, { ...situation, facts }),
  )
  const [before, after] = answers.map((answer) => told(answer))
  return before === after ? null : `said ${before}, and ${after} on ${next}`
}

function situationIn({ catalog, organization, record }: UserContext, days: number): Situation {
  const facts = factsOn(record, organization, addDays(record.settledThrough, days))
  return createDraft(catalog, record.holdings, facts)
}

function told(answer: ReturnType<typeof askPredicate>): string {
  return typeof answer === 'object' ? `nothing: ${answer.fault}` : String(answer)
}
