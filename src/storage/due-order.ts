/** How far to settle next, and in which order users take limited seats. */
import type { CalendarDate } from '../core/calendar-date.js'
import { expectThat } from '../core/check.js'
import type { OrganizationRecord } from '../core/organization.js'
import { effectiveDate } from '../timeline/record/change.js'
import type { UserRecord } from '../timeline/record/record.js'

/**
 * How far, and with which limited licenses, the due users of an organization are settled next.
 * @public
 */
export interface DueStep {
  readonly through: CalendarDate
  /**
   * Licenses that are limited on that date; `null` when no limit counts on any date to be settled,
   * so that the order is free.
   */
  readonly limited: ReadonlySet<string> | null
}

/**
 * Says how far to settle next (rule S1): through today, or, where seats are limited on a date to be
 * settled, through the earliest date on which something is due.
 *
 * @public
 */
export function nextDueStep(
  organization: OrganizationRecord,
  earliest: CalendarDate,
  today: CalendarDate,
): DueStep {
  expectThat(Array.isArray(organization?.seatLimits), 'organization', 'an organization')
  expectThat(
    typeof earliest === 'string' && typeof today === 'string',
    'earliest',
    'a date, as today',
  )
  const counts = organization.seatLimits.some(
    ({ from, until }) => from <= today && (until === null || until > earliest),
  )
  if (!counts) return { through: today, limited: null }
  const limited = organization.seatLimits.filter(
    ({ from, until }) => from <= earliest && (until === null || until > earliest),
  )
  return { through: earliest, limited: new Set(limited.map(({ license }) => license)) }
}

/**
 * The place in the order of creation at which a user takes its first limited seat on a date; `null`
 * when it takes none.
 *
 * @public
 */
export function firstSeatTaken(record: UserRecord, step: DueStep): string | null {
  expectThat(Array.isArray(record?.changes), 'record', 'a record of a user')
  expectThat(typeof step === 'object' && step !== null, 'step', 'what nextDueStep gives')
  let first: string | null = null
  for (const change of record.changes) {
    if (
      change.status !== 'scheduled' ||
      change.kind !== 'assign' ||
      !step.limited?.has(change.license)
    )
      continue
    if (effectiveDate(change, record.override) > step.through) continue
    if (first === null || change.created < first) first = change.created
  }
  return first
}
