/** Filters and sort keys of lists. */
import type { CalendarDate } from '../core/calendar-date.js'
import { expectThat } from '../core/check.js'
import { effectiveDate, type Change, type Override } from '../timeline/record/change.js'
import type { UserRecord } from '../timeline/record/record.js'
import type { ChangePageRequest, ListedChange, StoredUser, StoredUserFilter } from './port.js'

/**
 * The date under which a change is listed: its effective date; for a failed one, the date on which
 * it failed.
 *
 * @public
 */
export function listedDate(change: Change, override: Override | null): CalendarDate {
  expectThat(typeof change?.ownDate === 'string', 'change', 'a change')
  expectThat(
    override === null || typeof override?.dated === 'number',
    'override',
    'an override, or null',
  )
  return change.failure === null ? effectiveDate(change, override) : change.failure.on
}

/** The form in which names and e-mails are searched: without regard to case. @public */
export function searchKey(text: string): string {
  expectThat(typeof text === 'string', 'text', 'a text')
  return text.normalize('NFC').toLowerCase()
}

/** A test for the users that a page should hold. @public */
export function userFilter(filter: StoredUserFilter): (user: StoredUser) => boolean {
  expectThat(typeof filter === 'object' && filter !== null, 'filter', 'an object')
  const { search, department, license, changes, outOfCompliance, willFail } = filter
  const prefix = search === undefined ? undefined : searchKey(search)
  return ({ record, judgment }) =>
    (prefix === undefined ||
      [record.firstName, record.surname, record.email].some((text) =>
        searchKey(text).startsWith(prefix),
      )) &&
    (department === undefined || record.department === department) &&
    (license === undefined || record.holdings.some((holding) => holding.license === license)) &&
    (changes === undefined || record.changes.some(({ status }) => status === changes)) &&
    (outOfCompliance === undefined || judgment?.out === true) &&
    (willFail === undefined || (judgment !== null && judgment.failing.length > 0))
}

/**
 * Where a page of changes begins: on a date, and on that date with a user; `null` for the first.
 * @public
 */
export function startOfPage(page: ChangePageRequest): {
  readonly date: CalendarDate | null
  readonly user: string | null
} {
  expectThat(typeof page === 'object' && page !== null, 'page', 'an object')
  const { after, from } = page
  return after === undefined || (from !== undefined && from > after.effectiveDate)
    ? { date: from ?? null, user: null }
    : { date: after.effectiveDate, user: after.user }
}

/** The changes of a user that are listed under a date and asked for, by id. @public */
export function changesOn(
  record: UserRecord,
  date: CalendarDate,
  page: ChangePageRequest,
): readonly ListedChange[] {
  expectThat(Array.isArray(record?.changes), 'record', 'a record of a user')
  expectThat(typeof page === 'object' && page !== null, 'page', 'an object')
  const { status, licenses, after } = page
  return record.changes
    .filter(
      (change) =>
        listedDate(change, record.override) === date &&
        (status === undefined || change.status === status) &&
        (licenses === undefined || licenses.includes(change.license)) &&
        (after?.effectiveDate !== date || after.user !== record.id || change.id > after.change),
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((change) => ({ user: record.id, effectiveDate: date, change }))
}
