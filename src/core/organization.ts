/** An organization as it is stored, and what holds for it on a date. */
import { expectThat } from './check.js'
import type { CalendarDate } from './calendar-date.js'
import { SeatlineError } from './errors.js'
import type { OrganizationId } from './ids.js'
import { covers, joined, overlay, withoutSpan, type Interval } from './interval.js'

/** An organization as it is stored. Nothing crosses it. @public */
export interface OrganizationRecord {
  readonly id: OrganizationId
  /** IANA time zone, such as `Europe/Stockholm`. */
  readonly timeZone: string
  /** Default country, ISO 3166-1 alpha-2. */
  readonly country: string
  /** What it has on dates from `from` up to, and not including, `until`; `null` is open-ended. */
  readonly capabilities: readonly {
    readonly capability: string
    readonly from: CalendarDate
    readonly until: CalendarDate | null
  }[]
  /** On which dates it may give a license to no more than `limit` users (rule S1). */
  readonly seatLimits: readonly {
    readonly license: string
    readonly limit: number
    readonly from: CalendarDate
    readonly until: CalendarDate | null
  }[]
  /** The last date that the organization has reached: its date never goes back (rule D1). */
  readonly reached: CalendarDate
  /**
   * The number of the organization's last event: every write but that of `reached` has one, and
   * names the revision that it saw.
   */
  readonly revision: number
}

/** Dates on which an organization has a capability. */
export type CapabilityInterval = OrganizationRecord['capabilities'][number]

/** Dates on which the seats of a license are limited. */
export type SeatLimitInterval = OrganizationRecord['seatLimits'][number]

/** The capabilities of an organization on a date. */
export function capabilitiesOn(
  organization: OrganizationRecord,
  date: CalendarDate,
): ReadonlySet<string> {
  const names = new Set<string>()
  for (const interval of organization.capabilities)
    if (covers(interval, date)) names.add(interval.capability)
  return names
}

/** The seat limit of a license on a date, or `null` when it is unlimited. */
export function seatLimitOn(
  organization: OrganizationRecord,
  license: string,
  date: CalendarDate,
): number | null {
  for (const interval of organization.seatLimits)
    if (interval.license === license && covers(interval, date)) return interval.limit
  return null
}

/**
 * The date on which the seat limit of a license that holds on a date ends, or `null` when it does
 * not end.
 */
export function seatLimitEndOn(
  organization: OrganizationRecord,
  license: string,
  date: CalendarDate,
): CalendarDate | null {
  return (
    organization.seatLimits.find(
      (interval) => interval.license === license && covers(interval, date),
    )?.until ?? null
  )
}

/** Capabilities with one more interval of one of them: what it had in that span yields. */
export function withCapability(
  all: readonly CapabilityInterval[],
  added: CapabilityInterval,
): readonly CapabilityInterval[] {
  return [
    ...all.filter((one) => one.capability !== added.capability),
    ...joined(
      overlay(
        all.filter((one) => one.capability === added.capability),
        added,
      ),
      () => true,
    ),
  ]
}

/** Capabilities without one of them in a span of dates. */
export function withoutCapability(
  all: readonly CapabilityInterval[],
  capability: string,
  span: Interval,
): readonly CapabilityInterval[] {
  return [
    ...all.filter((one) => one.capability !== capability),
    ...withoutSpan(
      all.filter((one) => one.capability === capability),
      span,
    ),
  ]
}

/** Seat limits with one more interval for one license. */
export function withSeatLimit(
  all: readonly SeatLimitInterval[],
  added: SeatLimitInterval,
): readonly SeatLimitInterval[] {
  return [
    ...all.filter((one) => one.license !== added.license),
    ...joined(
      overlay(
        all.filter((one) => one.license === added.license),
        added,
      ),
      (a, b) => a.limit === b.limit,
    ),
  ]
}

/** Seat limits without one for a license in a span of dates: it is unlimited then. */
export function withoutSeatLimit(
  all: readonly SeatLimitInterval[],
  license: string,
  span: Interval,
): readonly SeatLimitInterval[] {
  return [
    ...all.filter((one) => one.license !== license),
    ...withoutSpan(
      all.filter((one) => one.license === license),
      span,
    ),
  ]
}

/** The error for an organization that is not there. @public */
export function unknownOrganization(organization: string): SeatlineError<'organization_unknown'> {
  expectThat(typeof organization === 'string', 'organization', 'an id')
  const message = `There is no organization ${organization}. Create it with organizations.create.`
  return new SeatlineError('organization_unknown', message, { organization })
}
