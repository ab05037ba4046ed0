import type { OrganizationRecord, SeatlineEvent } from 'seatline'
import { claimsOf, listedDate, type StoredUser } from 'seatline/store'

/**
 * A user with everything that it is found by. An array among the keys has a row for each of its
 * items.
 */
export interface UserRow {
  readonly organization: string
  readonly id: string
  readonly stored: StoredUser
  readonly email: readonly string[]
  readonly numbers: readonly (readonly string[])[]
  readonly held: readonly (readonly string[])[]
  /** A license, whether it is taken, freed or wanted, and the date. */
  readonly booked: readonly (readonly string[])[]
  readonly listed: readonly (readonly string[])[]
  /** Absent when nothing is to come: a row without it is not in the index. */
  readonly due?: readonly string[]
}

export interface OrganizationRow {
  readonly id: string
  readonly record: OrganizationRecord
}

/** The user of the organization's own events. */
export const NOBODY = ''

export interface EventRow {
  readonly organization: string
  readonly user: string
  readonly number: number
  readonly event: SeatlineEvent
}

/** How far the events of one user, or of an organization itself, are delivered. */
export interface StreamRow {
  readonly organization: string
  readonly user: string
  /** The numbers of the first and the last event that is not delivered. */
  readonly next: number
  readonly last: number
  /** Its place among the streams that wait; absent when all is delivered. */
  readonly waiting?: number
  readonly leaseUntil?: string
  readonly receipt?: string
}

/** The answer of a request about one subject; or, about none, what its key is bound to. */
export interface AnswerRow {
  readonly organization: string
  readonly key: string
  readonly subject: string
  readonly reply: string
  /** The organization and the date of the first answers, where it says what the key is bound to. */
  readonly bound?: readonly string[]
}

/**
 * A user whom an older version of this store wrote: its judgment rests on nothing, so that it is
 * judged again.
 */
export function upgraded({ stored: { record, nextDue } }: UserRow): UserRow {
  const scheduled = record.changes.filter(({ status }) => status === 'scheduled')
  const wanted = scheduled
    .filter(({ kind }) => kind === 'assign')
    .map((change) => ({
      date: listedDate(change, record.override),
      license: change.license,
    }))
  const judgment = { basis: '', until: null, out: false, failing: [], bookings: [] }
  const isJudged = record.holdings.length > 0 || scheduled.length > 0
  return rowOf({ record, nextDue, wanted, judgment: isJudged ? judgment : null })
}

/** A user as a row. */
export function rowOf(stored: StoredUser): UserRow {
  const { record, nextDue, wanted, judgment } = stored
  const { organization, id } = record
  const { email, numbers, licenses } = claimsOf(record)
  const dates = new Set(record.changes.map((change) => listedDate(change, record.override)))
  return {
    organization,
    id,
    stored,
    email: [organization, email],
    numbers: numbers.map((number) => [organization, number]),
    held: licenses.map((license) => [organization, license]),
    booked: [
      ...wanted.map(({ license, date }) => [organization, license, 'wanted', date]),
      ...(judgment?.bookings ?? []).map(({ license, step, date }) => [
        organization,
        license,
        step === 1 ? 'taken' : 'freed',
        date,
      ]),
    ],
    listed: [...dates].map((date) => [organization, date, id]),
    ...(nextDue === null ? {} : { due: [organization, nextDue, id] }),
  }
}
