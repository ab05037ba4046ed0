/** Judges a user for what is kept beside its record: compliance, what will fail, and bookings. */
import type { Catalog } from '../../catalog/catalog.js'
import type { CalendarDate } from '../../core/calendar-date.js'
import { deepFreeze } from '../../core/frozen.js'
import type { Holding } from '../../core/holding.js'
import type { ChangeId } from '../../core/ids.js'
import { beginningsIn, inForceOn } from '../../core/in-force.js'
import { turnsOf } from '../../core/interval.js'
import type { OrganizationRecord } from '../../core/organization.js'
import { factsOn, type Facts } from '../../requirements/situation.js'
import type { Booking } from '../record/bookings.js'
import type { UserRecord } from '../record/record.js'
import { createDraft } from '../settle/holdings-draft.js'
import { forecast, type Step } from '../settle/timeline-walk.js'
import { outOfCompliance, turnOfHeld } from './compliance.js'

/**
 * What a user was found to be when it was last judged, seats left aside (rule S6).
 *
 * @public
 */
export interface Judgment {
  /**
   * What it rests on, as one text: the catalog, and the settings that a verdict looks at. One of
   * another basis is out of date.
   */
  readonly basis: string
  /** From this date on it may be another without any write; `null` when it cannot turn. */
  readonly until: CalendarDate | null
  /** Whether a holding is out of compliance (rule C5). */
  readonly out: boolean
  /** The scheduled changes that will fail, in order of date. */
  readonly failing: readonly ChangeId[]
  /** The seats that the user will take and free, in order of date. */
  readonly bookings: readonly Booking[]
}

/** What a judgment is made of, beside the record. */
export interface JudgedBy {
  readonly catalog: Catalog
  readonly organization: OrganizationRecord
  readonly today: CalendarDate
  readonly basis: string
}

/** Judges a user on a date; `null` when it holds nothing and nothing is to come. */
export function judge(
  { catalog, organization, today, basis }: JudgedBy,
  record: UserRecord,
): Judgment | null {
  const isScheduled = record.changes.some(({ status }) => status === 'scheduled')
  const { holdings } = record
  if (holdings.length === 0 && !isScheduled) return null
  const steps = isScheduled
    ? forecast({ catalog, organization: withoutLimits(organization), record, seatsHeld: NO_SEATS })
    : []
  const facts = factsOn(record, organization, today)
  return {
    basis,
    until: holdings.length === 0 ? null : turnsOn({ catalog, organization }, holdings, facts),
    out: holdings.length > 0 && outOfCompliance(catalog, holdings, facts).length > 0,
    failing: failingIn(steps),
    bookings: bookedIn(holdings, steps),
  }
}

const NO_SEATS: ReadonlyMap<string, number> = new Map()

function withoutLimits(organization: OrganizationRecord): OrganizationRecord {
  return organization.seatLimits.length === 0 ? organization : { ...organization, seatLimits: [] }
}

/**
 * The first date on which holdings may be judged otherwise. The forecast looks at each date already,
 * and when the user's own facts move, it is settled, and so judged again: that leaves capabilities, the
 * next edition, and predicates that look at the date (rules F2, F3 and Q7).
 */
function turnsOn(
  { catalog, organization }: Pick<JudgedBy, 'catalog' | 'organization'>,
  holdings: readonly Holding[],
  facts: Facts,
): CalendarDate | null {
  const { licenses } = inForceOn(catalog.editions, facts.date)
  const isDated = ({ license }: Holding) => (licenses.get(license)?.datedPredicates.length ?? 0) > 0
  let first = holdings.some(isDated) ? turnOfHeld(createDraft(catalog, holdings, facts)) : null
  for (const date of [...turnsOf(organization.capabilities), ...beginningsIn(catalog.editions)])
    if (date > facts.date && (first === null || date < first)) first = date
  return first
}

function failingIn(steps: readonly Step[]): readonly ChangeId[] {
  const failing = steps.flatMap(({ outcomes }) =>
    outcomes.flatMap(({ status, change }) => (status === 'failed' ? [change.id] : [])),
  )
  return failing.length === 0 ? NONE_FAILING : failing
}

/** What each step takes and frees. */
function bookedIn(holdings: readonly Holding[], steps: readonly Step[]): readonly Booking[] {
  if (steps.length === 0) return NONE_BOOKED
  const held = new Set(holdings.map(({ license }) => license))
  const bookings: Booking[] = []
  for (const { date, outcomes, dropped } of steps) {
    const free = ({ license }: Holding) => {
      if (held.delete(license)) bookings.push({ date, license, step: -1 })
    }
    const applied = outcomes.filter((outcome) => outcome.status === 'applied')
    for (const { removed } of applied) removed.forEach(free)
    dropped.forEach(free)
    for (const { holding } of applied) {
      if (holding === null || held.has(holding.license)) continue
      held.add(holding.license)
      bookings.push({ date, license: holding.license, step: 1 })
    }
  }
  return bookings.length === 0 ? NONE_BOOKED : bookings
}

const NONE_FAILING: readonly ChangeId[] = deepFreeze([])
const NONE_BOOKED: readonly Booking[] = deepFreeze([])
