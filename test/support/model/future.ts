/** What happens to everybody of an organization on every date that is to come (rules T2 and S4). */
import type { CalendarDate } from '../../../src/core/calendar-date.js'
import { effectiveDateOf, type ModelConflict, type ModelOrganization } from './organization.js'
import { settleDate, type ModelDay, type ModelOutcome } from './settle-date.js'

/** The dates after today on which something of a user is settled. */
export function comingDates({ users, today }: ModelOrganization): readonly CalendarDate[] {
  const dates = users.flatMap((user) => [
    ...user.swaps.map(({ on }) => on),
    ...user.changes
      .filter(({ status }) => status === 'scheduled')
      .map((change) => effectiveDateOf(change, user)),
  ])
  return [...new Set(dates)].filter((date) => date > today).sort()
}

/** Settles date after date, through the last one or through a date. */
export function future(
  organization: ModelOrganization,
  through: CalendarDate | null = null,
): readonly ModelDay[] {
  const days: ModelDay[] = []
  let now = organization
  for (const date of comingDates(organization)) {
    if (through !== null && date > through) break
    const day = settleDate(now, date)
    days.push(day)
    now = day.organization
  }
  return days
}

/** An organization at the end of a date to come. */
export function organizationOn(
  organization: ModelOrganization,
  date: CalendarDate,
): ModelOrganization {
  const last = future(organization, date).at(-1)
  return { ...(last?.organization ?? organization), today: date }
}

/** What becomes of every scheduled change of everybody. */
export function outcomesOf(days: readonly ModelDay[]): readonly ModelOutcome[] {
  return days.flatMap(({ outcomes }) => outcomes)
}

/** Whether somebody is left without a seat. */
export function isSomebodyWithoutSeat(outcomes: readonly ModelOutcome[]): boolean {
  return outcomes.some(({ conflicts }) => conflicts.some(({ code }) => code === 'no_seat'))
}

/** A scheduled change of which something else becomes (rule I4). */
export interface Turned {
  readonly user: string
  readonly change: string
  readonly license: string
  readonly on: CalendarDate
  readonly before: ModelOutcome['status']
  readonly after: ModelOutcome['status']
  /** Why it fails, in the one future or in the other. */
  readonly conflicts: readonly ModelConflict[]
}

/** The changes that end in another way in the second of two futures. */
export function turnedBetween(
  before: readonly ModelDay[],
  after: readonly ModelDay[],
): readonly Turned[] {
  const later = outcomesOf(after)
  return outcomesOf(before).flatMap((old): readonly Turned[] => {
    const { user, change, license, on } = old
    const now = later.find((one) => one.change === change)
    if (now === undefined || now.status === old.status) return []
    const { conflicts } = now.status === 'failed' ? now : old
    return [{ user, change, license, on, before: old.status, after: now.status, conflicts }]
  })
}
