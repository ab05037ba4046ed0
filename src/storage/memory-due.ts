/** Settles what is due in a store in memory. */
import type { CalendarDate } from '../core/calendar-date.js'
import { deepFreeze } from '../core/frozen.js'
import { unknownOrganization, type OrganizationRecord } from '../core/organization.js'
import type { UserRecord } from '../timeline/record/record.js'
import { datesFrom, firstDate, usersOn } from './date-index.js'
import { firstSeatTaken, nextDueStep, type DueStep } from './due-order.js'
import type { Outbox } from './event-streams.js'
import { applyWrite, type Partition } from './partition.js'
import type { DueRequest, DueResult } from './port.js'
import { withReached } from './reached.js'

/** What `processDue` of the port asks for, in one tick. */
export function processDue(partition: Partition, outbox: Outbox, request: DueRequest): DueResult {
  if (partition.organization === null) throw unknownOrganization(request.organization)
  const organization = deepFreeze(withReached(partition.organization, request.today))
  const settled = settleNext(partition, outbox, organization, request)
  partition.organization = organization
  return settled
}

function settleNext(
  partition: Partition,
  outbox: Outbox,
  organization: OrganizationRecord,
  request: DueRequest,
): DueResult {
  const earliest = firstDate(partition.due)
  if (!isDue(earliest, request.today)) return { settled: 0, stale: 0, more: false }
  const step = nextDueStep(organization, earliest, request.today)
  const asked = step.limited === null ? request.users : undefined
  const due =
    step.limited === null ? dueUsers(partition, request) : dueInOrderOfSeats(partition, step)
  const users = due.slice(0, request.limit)
  const seatsHeld = Object.fromEntries(
    [...(step.limited ?? [])].map((license) => [license, partition.held.get(license) ?? 0]),
  )
  const writes =
    users.length === 0
      ? []
      : request.decide({ organization, seatsHeld, users, through: step.through })
  const ready = writes.filter(
    ({ user, expected }) => partition.users.get(user.record.id)?.record.revision === expected,
  )
  for (const write of ready) applyWrite(partition, outbox, write)
  const more =
    asked === undefined
      ? isDue(firstDate(partition.due), request.today)
      : dueUsers(partition, request).length > 0
  return { settled: ready.length, stale: writes.length - ready.length, more }
}

/** Users due today: those asked about, or the first of all by date and id. */
function dueUsers(
  partition: Partition,
  { today, users, limit }: DueRequest,
): readonly UserRecord[] {
  const found: UserRecord[] = []
  if (users !== undefined) {
    for (const id of new Set(users)) {
      const stored = partition.users.get(id)
      if (stored !== undefined && isDue(stored.nextDue, today)) found.push(stored.record)
    }
    return found
  }
  for (const date of datesFrom(partition.due)) {
    if (date > today) break
    for (const id of usersOn(partition.due, date)) {
      found.push(partition.users.get(id)!.record) // every key is the id of a user
      if (found.length >= limit) return found
    }
  }
  return found
}

/**
 * The users due on the date of a step: those who take no limited seat by id, then the others by
 * their first change that takes one.
 */
function dueInOrderOfSeats(partition: Partition, step: DueStep): readonly UserRecord[] {
  const first: UserRecord[] = []
  const then: { readonly record: UserRecord; readonly created: string }[] = []
  for (const id of usersOn(partition.due, step.through)) {
    const { record } = partition.users.get(id)! // every key is the id of a user
    const created = firstSeatTaken(record, step)
    if (created === null) first.push(record)
    else then.push({ record, created })
  }
  then.sort((a, b) =>
    a.created < b.created ? -1 : a.created > b.created ? 1 : a.record.id < b.record.id ? -1 : 1,
  )
  return [...first, ...then.map(({ record }) => record)]
}

/** Whether a date has come. */
export function isDue(date: CalendarDate | null, today: CalendarDate): date is CalendarDate {
  return date !== null && date <= today
}
