// What a journal may say of users who are erased: which calls were made for them, and nothing that
// they could be known by.
import type { SeatlineEvent, UserRecord } from 'seatline'

/** Whether somebody of an organization is to be erased. */
export type IsGone = (organization: string, user: string) => boolean

/**
 * A part of a journal without the personal values of those who are gone. Replayed, it still leads
 * to the same state.
 */
export function withoutPersonalValues<T>(part: T, isGone: IsGone): T {
  return JSON.parse(JSON.stringify(part), (_, value: unknown) => {
    if (isRecord(value) && isGone(value.organization, value.id)) return emptied(value)
    return isEvent(value) && isGone(value.organization, value.user ?? '')
      ? envelopeOf(value)
      : value
  }) as T // the same, but for what was emptied
}

function isRecord(value: unknown): value is UserRecord {
  return (
    typeof value === 'object' && value !== null && 'settledThrough' in value && 'firstName' in value
  )
}

function isEvent(value: unknown): value is SeatlineEvent {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    'actor' in value &&
    'number' in value
  )
}

/** Dates, licenses and revision stay: what is due, and when, is the same. */
function emptied(record: UserRecord): UserRecord {
  const plain = {
    firstName: '',
    surname: '',
    email: `${record.id}@erased.example`,
    department: null,
    attributes: {},
  }
  const holdings = record.holdings.map((holding) => ({ ...holding, details: {} }))
  const changes = record.changes.map((change) => ({ ...change, details: {}, failure: null }))
  return { ...record, ...plain, numbers: [], swaps: [], holdings, changes }
}

function envelopeOf({ organization, user, number, at, date, actor }: SeatlineEvent): SeatlineEvent {
  return { organization, user, number, at, date, actor, kind: 'user_erased' } // it was a user's
}
