/** Calls custom predicates, and keeps their faults in bounds. */
import type { CalendarDate } from '../core/calendar-date.js'
import { frozenCopy } from '../core/frozen.js'
import { bySince, type Holding } from '../core/holding.js'
import type { PhoneNumber } from '../core/phone-number.js'
import type { Attributes } from '../core/user.js'
import type { Json } from './requirement.js'
import type { Situation } from './situation.js'

/**
 * What a custom predicate is told: the user's facts and holdings as of the judged date. A copy,
 * frozen.
 *
 * @public
 */
export interface PredicateSubject {
  readonly date: CalendarDate
  readonly department: string | null
  readonly attributes: Attributes
  readonly numbers: readonly PhoneNumber[]
  readonly capabilities: readonly string[]
  readonly country: string
  readonly holdings: readonly Holding[]
}

/**
 * A condition of the portal's own (rule Q1): a pure, synchronous function of the subject and of its
 * parameters. One that throws or gives no boolean counts as not met, also under `not`, with the
 * conflict `predicate_failed`.
 *
 * @public
 */
export type Predicate = (subject: PredicateSubject, parameters: Json) => boolean

/** Asks a predicate. A fault is a value here, so that no predicate can break a settling. */
export function askPredicate(
  predicate: Predicate,
  parameters: Json,
  situation: Situation,
): boolean | { readonly fault: string } {
  try {
    const answer: unknown = predicate(subjectOf(situation), parameters)
    if (typeof answer === 'boolean') return answer
    if (isPending(answer)) {
      // nobody waits for it: its failing later must not end the process
      answer.catch(() => undefined)
      return { fault: 'it gave a promise instead of a boolean' }
    }
    return { fault: `it gave ${answer === null ? 'null' : typeof answer} instead of a boolean` }
  } catch (error) {
    return { fault: messageOf(error) }
  }
}

/** Whether an answer is still to come. */
function isPending(
  answer: unknown,
): answer is { readonly catch: (ignore: () => undefined) => unknown } {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    'catch' in answer &&
    typeof answer.catch === 'function'
  )
}

/**
 * What was thrown may be anything, an error whose message is no text or throws when it is read
 * among them.
 */
function messageOf(error: unknown): string {
  try {
    if (error instanceof Error) return error.message.slice(0, 200)
  } catch {
    // told below
  }
  return 'it threw'
}

function subjectOf({ facts, held }: Situation): PredicateSubject {
  return frozenCopy({
    date: facts.date,
    department: facts.department,
    attributes: facts.attributes,
    numbers: facts.numbers,
    capabilities: [...facts.capabilities],
    country: facts.country,
    holdings: [...held.values()].sort(bySince),
  })
}
