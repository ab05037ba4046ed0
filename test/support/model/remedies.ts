/** Tries remedies about seats on the whole organization (rule S5). */
import type { CalendarDate } from '../../../src/core/calendar-date.js'
import type { Interval } from '../../../src/core/interval.js'
import { subsetsInOrder } from '../../../src/testing/laws/one-date/by-the-book.js'
import type { ModelOrganization } from './organization.js'
import { organizationOn } from './future.js'
import { planned, type ModelRequest } from './request.js'

/** Seats that other users give up by a date. */
export interface SeatsToFree {
  readonly license: string
  readonly by: CalendarDate
  readonly count: number
}

/** Whether nothing is in the way of a request for a user: it may be done by what is scheduled. */
export function goesThroughFor(
  organization: ModelOrganization,
  user: string,
  request: ModelRequest,
): boolean {
  const { answers } = planned(organization, request)
  const status = answers.find((answer) => answer.user === user)?.status
  return status === 'ready' || status === 'unchanged'
}

/** The organization with another limit in a span of dates. */
export function withLimit(
  organization: ModelOrganization,
  license: string,
  limit: number,
  span: Interval,
): ModelOrganization {
  const { from, until } = span
  return {
    ...organization,
    seatLimits: [
      { license, limit, from, until },
      ...organization.seatLimits.filter((one) => one.license !== license || one.from !== from),
    ],
  }
}

/**
 * Of the sets of so many users who can all give a license up, how many there are and help. Who does
 * not hold it after the date in any case gives nothing up.
 */
export function setsThatFree(
  organization: ModelOrganization,
  user: string,
  request: ModelRequest,
  { license, by, count }: SeatsToFree,
): { readonly all: number; readonly helping: number } {
  const others = organizationOn(organization, by)
    .users.filter(({ holdings }) => holdings.some((holding) => holding.license === license))
    .flatMap(({ id }) => (id === user ? [] : [id]))
  const removal = { kind: 'remove', license, details: {}, dependents: 'keep' } as const
  const freed = subsetsInOrder<string>(others)
    .filter((givers) => givers.length === count)
    .map((givers) => planned(organization, { users: givers, changes: [removal], on: by }))
    .filter(({ answers }) => answers.every(({ status }) => status === 'ready'))
  const helping = freed.filter((plan) => goesThroughFor(plan.organization, user, request))
  return { all: freed.length, helping: helping.length }
}
