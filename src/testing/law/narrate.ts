/** Tells users, changes and steps in words, for the message of a broken law. */
import type { Catalog } from '../../catalog/catalog.js'
import type { CalendarDate } from '../../core/calendar-date.js'
import type { Details, Holding } from '../../core/holding.js'
import type { Interval } from '../../core/interval.js'
import {
  byDecision,
  effectiveDate,
  type Change,
  type Override,
} from '../../timeline/record/change.js'
import type { UserRecord } from '../../timeline/record/record.js'
import type { Outcome } from '../../timeline/settle/outcome.js'
import type { Step } from '../../timeline/settle/timeline-walk.js'
import type { UserContext } from '../../timeline/settle/user-context.js'
import { describeConflict } from '../../words/describe/conflicts.js'
import { wordingOf } from '../../words/language/wording.js'
import { numberInWords } from '../random/phone-numbers.js'
import { differenceAt } from './difference.js'

/** Tells a user, and what is to come, as a person would. */
export function storyOf(userContext: UserContext): readonly string[] {
  const { catalog, record } = userContext
  const scheduled = record.changes.filter(({ status }) => status === 'scheduled')
  const failed = record.changes.filter(({ status }) => status === 'failed')
  const when = (change: Change) => {
    const on = effectiveDate(change, record.override)
    return on === change.ownDate ? on : `${change.ownDate}, which the override makes ${on}`
  }
  return [
    ...factsInWords(userContext),
    ...failed.map((change) => `Failed before: ${changeInWords(catalog, change)}.`),
    ...byCreation(scheduled).map(
      (change) => `Scheduled for ${when(change)}: ${changeInWords(catalog, change)}.`,
    ),
    ...decidedInWords(catalog, scheduled, record.override),
  ]
}

/** Tells what is true of a user and of the organization, and what the user holds. */
export function factsInWords({
  catalog,
  organization,
  record,
  seatsHeld,
}: UserContext): readonly string[] {
  const today = record.settledThrough
  const name = record.firstName
  const licenseName = wordingOf(catalog).license
  return [
    `It is ${today}.`,
    ...organization.capabilities.map(
      (one) =>
        `The organization has ${one.enabled === false ? 'no ' : ''}${one.capability}${spanInWords(one, today)}.`,
    ),
    ...organization.seatLimits.map(
      (one) =>
        `There are ${one.limit ?? 'any number of'} seats of ${licenseName(one.license)}${spanInWords(one, today)}; ${seatsHeld.get(one.license) ?? 0} are taken.`,
    ),
    ...record.numbers.map((number) => `${name} has ${numberInWords(number, today)}.`),
    ...record.swaps.map(({ from, to, on }) => `${from} is swapped for ${to} on ${on}.`),
    ...Object.entries(record.attributes).map(
      ([attribute, value]) => `${name} has ${attribute} ${JSON.stringify(value)}.`,
    ),
    ...(record.facts ?? []).map(
      (one) =>
        `${name} has ${one.fact.replace('attributes.', '')} ${JSON.stringify(one.value)}${spanInWords(one, today)}.`,
    ),
    ...record.holdings.map((holding) => `${name} holds ${holdingInWords(catalog, holding)}.`),
  ]
}

/** A change in words, such as `assign Basic (landline: +4681000001)`. */
export function changeInWords(
  catalog: Catalog,
  { kind, license, details, dependents }: Omit<Change, 'id'>,
): string {
  const words = wordingOf(catalog)
  const along = dependents === 'remove' ? ', with what needs what it takes away' : ''
  return `${kind} ${words.license(license)}${detailsInWords(details, (detail) => words.detail(license, detail))}${along}`
}

/** Changes in words, in the order in which they were asked for. */
export function changesInWords(catalog: Catalog, changes: readonly Change[]): string {
  return byCreation(changes)
    .map((change) => changeInWords(catalog, change))
    .join(', ')
}

/** Where the order of the decisions is not that in which they were asked for, and could matter. */
export function decidedInWords(
  catalog: Catalog,
  changes: readonly Change[],
  override: Override | null,
): readonly string[] {
  const decided = [...changes].sort((a, b) => byDecision(a, b, override))
  if (byCreation(changes).every((change, index) => change === decided[index])) return []
  const list = decided.map((change) => changeInWords(catalog, change)).join(', ')
  return [`Their dates were decided in the order: ${list}.`]
}

/** What happened, date by date. */
export function stepsInWords(catalog: Catalog, steps: readonly Step[]): string {
  const told = steps.flatMap(({ date, outcomes, dropped: gone }) => {
    const all = outcomesInWords(catalog, outcomes, gone)
    return all === 'nothing' ? [] : [`${date}: ${all}`]
  })
  return told.length === 0 ? 'nothing' : told.join('; ')
}

/** What became of changes. */
export function outcomesInWords(
  catalog: Catalog,
  outcomes: readonly Outcome[],
  gone: readonly Holding[] = [],
): string {
  const words = wordingOf(catalog)
  const told = outcomes.map((outcome) => {
    const why =
      outcome.status === 'failed'
        ? ` (${outcome.conflicts.map((one) => describeConflict(one, { words })).join(' ')})`
        : ''
    return `${outcome.change.kind} ${words.license(outcome.change.license)} ${outcome.status}${why}`
  })
  const along = gone.map(({ license }) => `${words.license(license)} goes with it`)
  return told.length + along.length === 0 ? 'nothing' : [...told, ...along].join(', ')
}

/** Holdings in words. */
export function holdingsInWords(catalog: Catalog, holdings: readonly Holding[]): string {
  return holdings.length === 0
    ? 'nothing'
    : holdings.map((holding) => holdingInWords(catalog, holding)).join(', ')
}

/** A record in words, as far as licenses go. */
export function recordInWords(
  catalog: Catalog,
  { holdings, changes, override }: UserRecord,
): string {
  const open = changes.map(
    (change) =>
      `${change.status}: ${changeInWords(catalog, change)} on ${effectiveDate(change, override)}`,
  )
  return [holdingsInWords(catalog, holdings), ...open].join('; ')
}

/** One side of a law that says that two things are the same. */
interface Side {
  readonly what: string
  readonly value: unknown
  readonly words: string
}

/** How two things that should be the same differ, in words; `null` if they do not. */
export function apart(expected: Side, came: Side): string | null {
  const at = differenceAt(expected.value, came.value)
  if (at === null) return null
  const where = expected.words === came.words ? `; they differ in ${at}` : ''
  return `${expected.what}: ${expected.words}. ${came.what}: ${came.words}${where}.`
}

function holdingInWords(catalog: Catalog, { license, details, since }: Holding): string {
  const words = wordingOf(catalog)
  return `${words.license(license)}${detailsInWords(details, (detail) => words.detail(license, detail))} since ${since}`
}

function detailsInWords(details: Details, nameOf: (detail: string) => string): string {
  const chosen = Object.entries(details).map(([detail, number]) => `${nameOf(detail)}: ${number}`)
  return chosen.length === 0 ? '' : ` (${chosen.join(', ')})`
}

function spanInWords({ from, until }: Interval, today: CalendarDate): string {
  return `${from <= today ? '' : ` from ${from}`}${until === null ? '' : ` until ${until}`}`
}

function byCreation(changes: readonly Change[]): readonly Change[] {
  return [...changes].sort((a, b) => (a.created < b.created ? -1 : 1))
}
