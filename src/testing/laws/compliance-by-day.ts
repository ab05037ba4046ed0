/** Lists what of a user's licenses is out of compliance, day by day, as lines to compare. */
import { addDays, type CalendarDate } from '../../core/calendar-date.js'
import type { Holding } from '../../core/holding.js'
import { factsOn } from '../../requirements/situation.js'
import { evolve } from '../../timeline/record/evolve.js'
import type { UserRecord } from '../../timeline/record/record.js'
import { outOfCompliance } from '../../timeline/request/compliance.js'
import type { Effects } from '../../timeline/request/effects.js'
import { eventsOfStep } from '../../timeline/settle/step-events.js'
import type { Step } from '../../timeline/settle/timeline-walk.js'
import type { UserContext } from '../../timeline/settle/user-context.js'
import { DAYS } from '../random/phone-numbers.js'

/** A user with what will happen, in one of two futures. */
export interface Ahead extends Pick<UserContext, 'catalog' | 'organization' | 'record'> {
  readonly steps: readonly Step[]
}

/** So many days are looked at: nothing that is drawn lies further ahead. */
const LOOKED_AT = 3 * DAYS

/** On which days a license is out of compliance, or in compliance, in the later future only. */
export function complianceApart(
  before: Ahead,
  after: Ahead,
  today: CalendarDate,
): readonly string[] {
  return daysFrom(today).flatMap((date) => {
    const [was, is] = [stateOn(before, date), stateOn(after, date)]
    const lines = [
      ...is.out.filter((license) => !was.out.includes(license)).map((one) => outOn(one, date)),
      ...was.out
        .filter((license) => is.held.includes(license) && !is.out.includes(license))
        .map((one) => inOn(one, date)),
    ]
    return lines.sort()
  })
}

/** The same, by what effects say. */
export function complianceSaid(
  { noncompliant, compliant }: Pick<Effects, 'noncompliant' | 'compliant'>,
  today: CalendarDate,
): readonly string[] {
  return daysFrom(today).flatMap((date) => {
    const on = ({ from, until }: Effects['compliant'][number]) =>
      from <= date && (until === null || date < until)
    const lines = [
      ...noncompliant.filter(on).map(({ license }) => outOn(license, date)),
      ...compliant.filter(on).map(({ license }) => inOn(license, date)),
    ]
    return lines.sort()
  })
}

function daysFrom(today: CalendarDate): readonly CalendarDate[] {
  return Array.from({ length: LOOKED_AT }, (_, day) => addDays(today, day))
}

function outOn(license: string, date: CalendarDate): string {
  return `${license} out of compliance on ${date}`
}

function inOn(license: string, date: CalendarDate): string {
  return `${license} in compliance on ${date}`
}

function stateOn({ catalog, organization, record, steps }: Ahead, date: CalendarDate) {
  const holdings = holdingsOn(record, steps, date)
  const facts = factsOn(record, organization, date)
  return {
    held: holdings.map(({ license }) => license),
    out: outOfCompliance(catalog, holdings, facts).map(({ license }) => license),
  }
}

function holdingsOn(
  record: UserRecord,
  steps: readonly Step[],
  date: CalendarDate,
): readonly Holding[] {
  let now = record
  for (const step of steps) if (step.date <= date) now = evolve(now, now, eventsOfStep(step)) ?? now
  return now.holdings
}
