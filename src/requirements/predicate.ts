/** Calls custom predicates, and keeps their faults in bounds. */
import { isCalendarDate, type CalendarDate } from '../core/calendar-date.js'
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
  /** The date judged, for a predicate that names the dates on which its answer can change. */
  readonly date: CalendarDate
  readonly department: string | null
  readonly attributes: Attributes
  /** All numbers of the user, those that are not yet active among them. */
  readonly numbers: readonly PhoneNumber[]
  /** Capabilities that the organization has on the date. */
  readonly capabilities: readonly string[]
  /** The organization's country, as it stands. */
  readonly country: string
  /** What is held at the end of the date, the license that is judged among it. */
  readonly holdings: readonly Holding[]
}

/**
 * A condition of the portal's own (rule Q1): a pure, synchronous function of the subject and of its
 * parameters. One that throws or gives no boolean counts as not met, also under `not`, with the
 * conflict `predicate_failed`.
 *
 * A plain function may look at everything but the `date` of the subject: its answer can change on
 * dates on which facts or holdings move, and on no others. One that looks at the date comes with
 * `dates`, the dates on which its answer can change although nothing moves, `YYYY-MM-DD`, in any
 * order; those up to the date of the subject don't matter. It is asked for them again whenever
 * something moves, and on each of the dates (rule F3).
 *
 * @public
 */
export type Predicate =
  | ((subject: PredicateSubject, parameters: Json) => boolean)
  | {
      /** Whether the user meets it. */
      readonly test: (subject: PredicateSubject, parameters: Json) => boolean
      /** The dates on which its answer can change although nothing moves, `YYYY-MM-DD`. */
      readonly dates: (subject: PredicateSubject, parameters: Json) => readonly string[]
    }

type PlainPredicate = Extract<Predicate, (...asked: never) => unknown>
type DatedPredicate = Exclude<Predicate, PlainPredicate>

interface Fault {
  readonly fault: string
}

/** Asks a predicate. A fault is a value here, so that no predicate can break a settling. */
export function askPredicate(
  predicate: Predicate,
  parameters: Json,
  situation: Situation,
): boolean | Fault {
  if (typeof predicate !== 'function') {
    const dates = datesOf(predicate, parameters, situation)
    return 'fault' in dates ? dates : tested(predicate.test, subjectOf(situation), parameters)
  }
  const seen = { date: false }
  const answer = tested(predicate, withWatchedDate(subjectOf(situation), seen), parameters)
  if (!seen.date) return answer
  return { fault: 'it looks at the date, but names no dates on which its answer can change' }
}

/**
 * The first date after that of a situation on which one of some predicates can answer otherwise,
 * although no fact moves (rule F3); `null` if there is none. One that gives no dates is faulty on
 * every date, so it does not turn.
 */
export function nextTurn(predicates: readonly Asked[], situation: Situation): CalendarDate | null {
  let first: CalendarDate | null = null
  for (const { ask, parameters } of predicates) {
    if (typeof ask === 'function') continue
    const dates = datesOf(ask, parameters, situation)
    if ('fault' in dates) continue
    for (const date of dates)
      if (date > situation.facts.date && (first === null || date < first)) first = date
  }
  return first
}

/** A predicate with what it is asked with. */
export interface Asked {
  readonly ask: Predicate
  readonly parameters: Json
}

function tested(
  test: PlainPredicate,
  subject: PredicateSubject,
  parameters: Json,
): boolean | Fault {
  try {
    const answer: unknown = test(subject, parameters)
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

function datesOf(
  { dates }: DatedPredicate,
  parameters: Json,
  situation: Situation,
): readonly CalendarDate[] | Fault {
  try {
    const given: unknown = dates(subjectOf(situation), parameters)
    if (Array.isArray(given) && given.every(isCalendarDate)) return given
    return { fault: 'what it gave as dates is no list of dates' }
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

/** The same, which notes whether its date is looked at. */
function withWatchedDate(
  { date, ...subject }: PredicateSubject,
  seen: { date: boolean },
): PredicateSubject {
  return Object.freeze({
    get date() {
      seen.date = true
      return date
    },
    ...subject,
  })
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
