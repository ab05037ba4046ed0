/** Settles users who were read, and writes what became of them. */
import type { CalendarDate } from '../core/calendar-date.js'
import type { OrganizationRecord } from '../core/organization.js'
import type { DueRequest, DueResult } from '../storage/port.js'
import { settleDue } from '../storage/settle-due.js'
import { stripes } from './commit.js'
import type { PostgresQuery } from './driver.js'
import type { Tables } from './names.js'
import type { LockedUsers } from './seat-line.js'
import { writeStatement, type Part } from './statement.js'
import { partsOf, type UserChange } from './write-parts.js'

/** Users on whom something is due, as they were read. */
export interface Due extends Pick<LockedUsers, 'users' | 'seatsHeld'> {
  readonly organization: OrganizationRecord
  readonly through: CalendarDate
  readonly limited: ReadonlySet<string> | null
}

/**
 * Settles users, and writes what became of them in one statement. It fails where another writer was
 * ahead, which cannot be with users who are locked.
 *
 * @param also - What is written with them; nothing if there is nothing to write of them.
 */
export async function settleUsers(
  { query, tables }: { readonly query: PostgresQuery; readonly tables: Tables },
  request: DueRequest,
  { organization, users, seatsHeld, through, limited }: Due,
  also: readonly Part[] = [],
): Promise<Pick<DueResult, 'settled' | 'stale'>> {
  const records = users.map(({ record }) => record)
  const { writes, stale } = settleDue(request, { organization, seatsHeld, users: records, through })
  if (writes.length === 0) return { settled: 0, stale }
  const stored = new Map(users.map((user) => [user.record.id, user]))
  const changes = writes.map(({ user, expected }): UserChange => {
    const { id, revision } = user.record
    return { id, before: stored.get(id) ?? null, expected, after: user, revision }
  })
  const stripeOf = stripes((license) => limited?.has(license) ?? false)
  const events = writes.flatMap((write) => write.events)
  const parts = [...partsOf(tables, { users: changes, events, stripeOf }), ...also]
  const statement = writeStatement(request.organization, parts)
  if (statement !== null) await query(statement.text, statement.parameters)
  return { settled: writes.length, stale }
}
