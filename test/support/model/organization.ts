/** An organization as plain data: all that the rules of dates and seats look at. */
import type { EditionDefinition } from '../../../src/catalog/definition.js'
import type { CalendarDate } from '../../../src/core/calendar-date.js'
import type { Interval } from '../../../src/core/interval.js'
import type { OrganizationRecord } from '../../../src/core/organization.js'
import type { Conflict } from '../../../src/requirements/conflict.js'
import type { Change } from '../../../src/timeline/record/change.js'
import type { UserRecord } from '../../../src/timeline/record/record.js'

/** A conflict as far as it is compared: of a missing seat its numbers too. */
export interface ModelConflict {
  readonly code: string
  readonly license: string
  readonly limit?: number
  readonly held?: number
}

/** A change that is scheduled, or has failed. */
export interface ModelChange extends Omit<Change, 'failure'> {
  readonly failure: {
    readonly on: CalendarDate
    readonly conflicts: readonly ModelConflict[]
  } | null
}

/** A user: what is held, what is to come, and the facts. */
export interface ModelUser extends Pick<
  UserRecord,
  'id' | 'department' | 'attributes' | 'facts' | 'numbers' | 'swaps' | 'holdings' | 'override'
> {
  readonly changes: readonly ModelChange[]
}

/** An organization that is settled through `today`. */
export interface ModelOrganization extends Pick<OrganizationRecord, 'capabilities' | 'seatLimits'> {
  readonly definition: EditionDefinition
  readonly today: CalendarDate
  readonly users: readonly ModelUser[]
}

/** Makes plain data of what is stored. */
export function modelOf(
  definition: EditionDefinition,
  { capabilities, seatLimits }: OrganizationRecord,
  users: readonly UserRecord[],
  today: CalendarDate,
): ModelOrganization {
  return { definition, capabilities, seatLimits, today, users: users.map(modelUserOf) }
}

/** Makes plain data of a record. */
export function modelUserOf(record: UserRecord): ModelUser {
  const { id, department, attributes, numbers, swaps, holdings, override } = record
  const changes = record.changes.map((change): ModelChange => ({
    ...change,
    failure: change.failure && {
      on: change.failure.on,
      conflicts: conflictsInShort(change.failure.conflicts),
    },
  }))
  const facts = record.facts ?? []
  return { id, department, attributes, facts, numbers, swaps, holdings, override, changes }
}

/** Conflicts as they are compared: each once, in one order. */
export function conflictsInShort(
  conflicts: readonly (Conflict | ModelConflict)[],
): readonly ModelConflict[] {
  const short = conflicts.map((one): ModelConflict => {
    const { code, license } = one
    if (code !== 'no_seat') return { code, license }
    const { limit, held } = one as { readonly limit: number; readonly held: number } // every no_seat has them
    return { code, license, limit, held }
  })
  const texts = [...new Set(short.map((one) => JSON.stringify(one)))].sort()
  return texts.map((text) => JSON.parse(text) as ModelConflict) // written just above
}

/** Whether an interval of dates holds a date. */
export function holds({ from, until }: Interval, date: CalendarDate): boolean {
  return from <= date && (until === null || date < until)
}

/** Of intervals that hold a date, the one that began last (rule F1). */
export function latest<T extends Interval>(holding: readonly T[]): T | undefined {
  return [...holding].sort((a, b) => (a.from < b.from ? 1 : -1))[0]
}

/** How many seats of a license there are on a date; `null` when it is not limited. */
export function limitOn(
  { seatLimits }: ModelOrganization,
  license: string,
  date: CalendarDate,
): number | null {
  const limit = latest(seatLimits.filter((one) => one.license === license && holds(one, date)))
  return limit === undefined ? null : limit.limit
}

/** How many users hold a license. */
export function heldOf({ users }: ModelOrganization, license: string): number {
  return users.filter(({ holdings }) => holdings.some((one) => one.license === license)).length
}

/** The date on which a change of a user is settled (rule I2). */
export function effectiveDateOf(
  { ownDate, dated }: Pick<ModelChange, 'ownDate' | 'dated'>,
  { override }: Pick<ModelUser, 'override'>,
): CalendarDate {
  return override !== null && override.dated > dated ? override.date : ownDate
}

/** The scheduled changes of a user that are settled on a date. */
export function dueOn(user: ModelUser, date: CalendarDate): readonly ModelChange[] {
  return user.changes.filter(
    (change) => change.status === 'scheduled' && effectiveDateOf(change, user) === date,
  )
}

/** A user of an organization. */
export function userOf({ users }: ModelOrganization, id: string): ModelUser {
  const found = users.find((user) => user.id === id)
  if (found === undefined) throw new Error(`the model has no user ${id}`)
  return found
}

/** An organization with another record of one user. */
export function withUser(organization: ModelOrganization, user: ModelUser): ModelOrganization {
  const users = organization.users.map((one) => (one.id === user.id ? user : one))
  return { ...organization, users }
}
