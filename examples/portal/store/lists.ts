import type { CalendarDate, ListedChange, UserRecord } from 'seatline'
import {
  changesOn,
  startOfPage,
  userFilter,
  type BookedSeats,
  type ChangePageRequest,
  type SeatCount,
  type StoredUserFilter,
  type UserPageRequest,
} from 'seatline/store'
import { answered, beginningWith, visit, type Tables } from './database.js'
import type { UserRow } from './rows.js'

const PIECE = 500

/** A page of users by id. A filter is tried on one user after the other. */
export async function listUsers(
  tables: Tables,
  organization: string,
  page: UserPageRequest,
): Promise<readonly UserRecord[]> {
  const matches = userFilter(page)
  const found: UserRecord[] = []
  for (let after = page.after ?? ''; found.length < page.limit;) {
    const range = IDBKeyRange.bound([organization, after], [organization, []], true)
    const rows = (await answered(tables('users').getAll(range, PIECE))) as UserRow[]
    found.push(...rows.filter(({ stored }) => matches(stored)).map(({ stored }) => stored.record))
    if (rows.length < PIECE) break
    after = rows.at(-1)?.id ?? ''
  }
  return found.slice(0, page.limit)
}

/** How many users a filter names. */
export async function countUsers(
  tables: Tables,
  organization: string,
  filter: StoredUserFilter,
): Promise<number> {
  const rows = (await answered(tables('users').getAll(beginningWith(organization)))) as UserRow[]
  const matches = userFilter(filter)
  return rows.filter(({ stored }) => matches(stored)).length
}

/** A page of changes by date, user and change. */
export async function listChanges(
  tables: Tables,
  organization: string,
  page: ChangePageRequest,
): Promise<readonly ListedChange[]> {
  const { limit, until } = page
  const found: ListedChange[] = []
  const start = startOfPage(page)
  const [date, user] = [start.date ?? '', start.user ?? '']
  if (until !== undefined && until <= date) return found
  await visit<UserRow>(
    tables('users').index('listed'),
    IDBKeyRange.bound([organization, date, user], [organization, until ?? []], false, true),
    ({ stored }, key) => {
      const date = (key as string[])[1] as CalendarDate // the index is keyed by organization, date and id
      found.push(...changesOn(stored.record, date, page))
      return found.length >= limit ? 'enough' : 'on'
    },
  )
  return found.slice(0, limit)
}

/** Seats held now, and booked up to and including a date. */
export async function countSeats(
  tables: Tables,
  organization: string,
  licenses: readonly string[],
  through: CalendarDate,
): Promise<readonly SeatCount[]> {
  const users = tables('users')
  const booked = (license: string, step: 'taken' | 'freed' | 'wanted') =>
    answered(
      users
        .index('booked')
        .count(
          IDBKeyRange.bound([organization, license, step], [organization, license, step, through]),
        ),
    )
  return Promise.all(
    licenses.map(async (license) => {
      const [held, toBeTaken, toBeFreed, wanted] = await Promise.all([
        answered(users.index('held').count([organization, license])),
        booked(license, 'taken'),
        booked(license, 'freed'),
        booked(license, 'wanted'),
      ])
      return { license, held, toBeTaken, toBeFreed, wanted }
    }),
  )
}

/** What is booked of licenses, added up by license and date. */
export async function listBookings(
  tables: Tables,
  organization: string,
  licenses: readonly string[],
): Promise<readonly BookedSeats[]> {
  const found: BookedSeats[] = []
  for (const license of [...new Set(licenses)].sort()) {
    const days = new Map<CalendarDate, BookedSeats>()
    for (const step of ['taken', 'freed'] as const)
      await visit(
        tables('users').index('booked'),
        beginningWith(organization, license, step),
        (_, key) => {
          const date = (key as string[])[3] as CalendarDate // the last part of the key
          const day = days.get(date) ?? { license, date, taken: 0, freed: 0 }
          days.set(date, { ...day, [step]: day[step] + 1 })
          return 'on'
        },
      )
    found.push(...[...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1)))
  }
  return found
}
