/** Settles what is due in a store in memory. */
import type { CalendarDate } from '../core/calendar-date.js'
import { deepFreeze } from '../core/frozen.js'
import type { UserId } from '../core/ids.js'
import { unknownOrganization, type OrganizationRecord } from '../core/organization.js'
import type { UserRecord } from '../timeline/record/record.js'
import { datesFrom, firstDate, usersOn } from './date-index.js'
import type { Outbox } from './event-streams.js'
import { applyWrite, type Partition } from './partition.js'
import type { DueQuestion, DueRequest, DueResult } from './port.js'
import { withReached } from './reached.js'
import { isLineOf, nextInLine, passedBy, type SeatLine } from './seat-line.js'
import { inSeatOrder, nextDueStep, settleDue, type DueStep } from './settle-due.js'

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
  const step = nextDueStep(organization, earliest, request)
  const line = step.limited === null ? null : lineOf(partition, step, step.limited)
  const { writes, stale } = settleDue(request, {
    organization,
    seatsHeld: seatsHeld(partition, step),
    users: line === null ? dueUsers(partition, step, request.limit) : nextInLine(line, request),
    through: step.through,
  })
  for (const write of writes) applyWrite(partition, outbox, write)
  if (line !== null) partition.line = passedBy(line, request, writes.length)
  const more =
    step.users === null
      ? isDue(firstDate(partition.due), request.today)
      : dueUsers(partition, step, 1).length > 0
  return { settled: writes.length, stale, more }
}

/** The line of a step: the one kept from the batch before, or a new one. */
function lineOf(
  partition: Partition,
  step: DueStep,
  limited: ReadonlySet<string>,
): SeatLine<UserRecord> {
  if (partition.line !== null && isLineOf(partition.line, step)) return partition.line
  const users = inSeatOrder(dueUsers(partition, step, Infinity), step)
  return { date: step.through, limited, users, passed: 0 }
}

/** How many users hold each license that is limited. */
function seatsHeld({ held }: Partition, { limited }: DueStep): DueQuestion['seatsHeld'] {
  return Object.fromEntries(
    [...(limited ?? [])].map((license) => [license, held.get(license) ?? 0]),
  )
}

/** Users due through the date of a step: those asked for, or the first of all by date and id. */
function dueUsers(
  partition: Partition,
  { through, users }: DueStep,
  most: number,
): readonly UserRecord[] {
  const found: UserRecord[] = []
  for (const id of users === null ? allDue(partition, through) : new Set(users)) {
    if (found.length >= most) break
    const stored = partition.users.get(id)
    if (stored !== undefined && isDue(stored.nextDue, through)) found.push(stored.record)
  }
  return found
}

/** Users due through a date, by date and id. */
function* allDue({ due }: Partition, through: CalendarDate): Generator<UserId> {
  for (const date of datesFrom(due)) {
    if (date > through) return
    yield* usersOn(due, date)
  }
}

/** Whether a date has come. */
export function isDue(date: CalendarDate | null, today: CalendarDate): date is CalendarDate {
  return date !== null && date <= today
}
