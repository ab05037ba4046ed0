/** An organization as it is stored, and what holds for it on a date. */
import { expectThat } from './check.js'
import type { CalendarDate } from './calendar-date.js'
import { SeatlineError } from './errors.js'
import type { OrganizationId } from './ids.js'
import { countingOn } from './interval.js'

/** An organization as it is stored. Nothing crosses it. @public */
export interface OrganizationRecord {
  readonly id: OrganizationId
  /** IANA time zone, such as `Europe/Stockholm`. */
  readonly timeZone: string
  /** Default country, ISO 3166-1 alpha-2. */
  readonly country: string
  /**
   * What it has on dates from `from` up to, and not including, `until`; `null` is open-ended. Of
   * those of one capability that cover a date, the one with the latest `from` counts (rule F1).
   */
  readonly capabilities: readonly {
    readonly capability: string
    /** `false` on dates on which it does not have it. */
    readonly enabled?: boolean
    readonly from: CalendarDate
    readonly until: CalendarDate | null
  }[]
  /**
   * On which dates it may give a license to no more than `limit` users (rule S1); `null` is no
   * limit. Of those of one license that cover a date, the one with the latest `from` counts.
   */
  readonly seatLimits: readonly {
    readonly license: string
    readonly limit: number | null
    readonly from: CalendarDate
    readonly until: CalendarDate | null
  }[]
  /**
   * The dates on which more seats of a license are booked than there are, as `seats_turned` last
   * told them; absent when there are none.
   */
  readonly seatsShort?: readonly {
    readonly license: string
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

/** Says of a capability, by name, whether an interval is about it. */
export const aboutCapability =
  (name: string) =>
  ({ capability }: CapabilityInterval): boolean =>
    capability === name

/** Says of a license whether a seat limit is one of it. */
export const aboutLicense =
  (id: string) =>
  ({ license }: SeatLimitInterval): boolean =>
    license === id

/** The capabilities of an organization on a date. */
export function capabilitiesOn(
  { capabilities }: Pick<OrganizationRecord, 'capabilities'>,
  date: CalendarDate,
): ReadonlySet<string> {
  const names = new Set<string>()
  for (const one of capabilities)
    if (
      one.enabled !== false &&
      countingOn(capabilities, aboutCapability(one.capability), date) === one
    )
      names.add(one.capability)
  return names
}

/** The seat limit of a license on a date, or `null` when it is unlimited. */
export function seatLimitOn(
  { seatLimits }: Pick<OrganizationRecord, 'seatLimits'>,
  license: string,
  date: CalendarDate,
): number | null {
  if (seatLimits.length === 0) return null
  return countingOn(seatLimits, aboutLicense(license), date)?.limit ?? null
}

/** The error for an organization that is not there. @public */
export function unknownOrganization(organization: string): SeatlineError<'organization_unknown'> {
  expectThat(typeof organization === 'string', 'organization', 'an id')
  const message = `There is no organization ${organization}. Create it with organizations.create.`
  return new SeatlineError('organization_unknown', message, { organization })
}
