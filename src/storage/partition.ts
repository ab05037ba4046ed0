/** One organization in a store in memory. */
import type { CalendarDate } from '../core/calendar-date.js'
import { deepFreeze } from '../core/frozen.js'
import type { UserId } from '../core/ids.js'
import type { OrganizationRecord } from '../core/organization.js'
import type { Booking } from '../timeline/record/bookings.js'
import type { SeatlineEvent } from '../timeline/record/event.js'
import type { UserRecord } from '../timeline/record/record.js'
import type { AnsweredRequest } from './answers.js'
import { claimsOf, userOfWrite, type ClaimView } from './claims.js'
import { createDateIndex, reindex, type DateIndex } from './date-index.js'
import { emit, type EventStream, type Outbox } from './event-streams.js'
import { listedDate } from './listing.js'
import type { SeatCount, StoredUser, UserWrite } from './port.js'
import type { SeatLine } from './seat-line.js'
import { insertKey, removeKey, type SortedKeys } from './sorted-keys.js'

/** Everything of one organization in memory: its records, and what they are found by. */
export interface Partition {
  organization: OrganizationRecord | null
  readonly users: Map<UserId, StoredUser>
  readonly ids: SortedKeys
  readonly deleted: Set<UserId>
  readonly emails: Map<string, UserId>
  readonly numbers: Map<string, UserId>
  /** How many users hold each license. */
  readonly held: Map<string, number>
  /** How many will take and free each license, by date. */
  readonly booked: Map<string, Map<CalendarDate, BookedDay>>
  /** Users by the next date on which something of them is due. */
  readonly due: DateIndex
  /** The line for limited seats while a date is settled; any other write to a user ends it. */
  line: SeatLine<UserRecord> | null
  /** Users by the dates under which their changes are listed. */
  readonly listed: DateIndex
  readonly streams: Map<UserId | null, EventStream>
  /** Answers to requests, by key. */
  readonly answers: Map<string, AnsweredRequest>
}

/**
 * What will be taken and freed of a license on one date, and the bookings of a user who books
 * nothing else: kept once for all of them.
 */
interface BookedDay {
  taken: number
  freed: number
  readonly taking: readonly Booking[]
  readonly freeing: readonly Booking[]
}

export function createPartition(): Partition {
  return {
    organization: null,
    users: new Map(),
    ids: [],
    deleted: new Set(),
    emails: new Map(),
    numbers: new Map(),
    held: new Map(),
    booked: new Map(),
    due: createDateIndex(),
    line: null,
    listed: createDateIndex(),
    streams: new Map(),
    answers: new Map(),
  }
}

/** Writes a user, new or instead of what was there, and moves it in every index. */
function putUser(partition: Partition, user: StoredUser): void {
  const { id } = user.record
  const before = partition.users.get(id)
  if (before === undefined) insertKey(partition.ids, id)
  else count(partition, before, -1)
  count(partition, user, 1)
  partition.users.set(id, withSharedBookings(partition, deepFreeze(user)))
  moveDates(partition, id, before, user)
}

/** Takes a user away for good: its id is never used again (rule N4). */
function dropUser(partition: Partition, id: UserId): void {
  const before = partition.users.get(id)
  if (before === undefined) return
  count(partition, before, -1)
  moveDates(partition, id, before, undefined)
  removeKey(partition.ids, id)
  partition.users.delete(id)
  partition.deleted.add(id)
}

/** Carries out a write that may be written, and keeps its events. */
export function applyWrite(partition: Partition, outbox: Outbox, write: UserWrite): void {
  partition.line = null
  if (write.kind === 'delete') dropUser(partition, write.id)
  else putUser(partition, write.user)
  appendEvents(partition, outbox, userOfWrite(write), write.events)
}

/** Adds events to the history of a user, or of the organization itself, and to the outbox. */
export function appendEvents(
  partition: Partition,
  outbox: Outbox,
  user: UserId | null,
  events: readonly SeatlineEvent[],
): void {
  if (events.length > 0) emit(outbox, streamOf(partition, user), events)
}

/** The events of a user, or of the organization itself. */
export function streamOf(partition: Partition, user: UserId | null): EventStream {
  const stream = partition.streams.get(user) ?? { events: [], delivered: 0, lease: null }
  partition.streams.set(user, stream)
  return stream
}

/** The partition as {@link judgeBatch} asks for it. */
export function claimView(partition: Partition): ClaimView {
  return {
    userOf: (id) => partition.users.get(id) ?? null,
    wasDeleted: (id) => partition.deleted.has(id),
    holderOfEmail: (key) => partition.emails.get(key) ?? null,
    holderOfNumber: (number) => partition.numbers.get(number) ?? null,
    seatsHeld: (license) => partition.held.get(license) ?? 0,
  }
}

/** The seats of a license, and what is booked up to and including a date. */
export function seatCount(partition: Partition, license: string, through: CalendarDate): SeatCount {
  let toBeTaken = 0
  let toBeFreed = 0
  for (const [date, { taken, freed }] of partition.booked.get(license) ?? []) {
    if (date > through) continue
    toBeTaken += taken
    toBeFreed += freed
  }
  return { license, held: partition.held.get(license) ?? 0, toBeTaken, toBeFreed }
}

/** Adds a user's claims and bookings (step 1), or takes them back (step -1). */
function count(partition: Partition, { record, bookings }: StoredUser, step: 1 | -1): void {
  const { email, numbers, licenses } = claimsOf(record)
  if (step === 1) partition.emails.set(email, record.id)
  else partition.emails.delete(email)
  for (const number of numbers) {
    if (step === 1) partition.numbers.set(number, record.id)
    else partition.numbers.delete(number)
  }
  for (const license of licenses)
    partition.held.set(license, (partition.held.get(license) ?? 0) + step)
  for (const booking of bookings) book(partition, booking, step)
}

function book(
  { booked }: Partition,
  { license, date, step: direction }: Booking,
  step: 1 | -1,
): void {
  const byDate = booked.get(license) ?? new Map<CalendarDate, BookedDay>()
  booked.set(license, byDate)
  const day = byDate.get(date) ?? {
    taken: 0,
    freed: 0,
    taking: [{ date, license, step: 1 }],
    freeing: [{ date, license, step: -1 }],
  }
  if (direction === 1) day.taken += step
  else day.freed += step
  if (day.taken === 0 && day.freed === 0) byDate.delete(date)
  else byDate.set(date, day)
}

function withSharedBookings({ booked }: Partition, user: StoredUser): StoredUser {
  const [booking, other] = user.bookings
  const day = booking && booked.get(booking.license)?.get(booking.date)
  if (day === undefined || other !== undefined) return user
  return { ...user, bookings: booking?.step === 1 ? day.taking : day.freeing }
}

function moveDates(
  partition: Partition,
  id: UserId,
  before: StoredUser | undefined,
  after: StoredUser | undefined,
): void {
  reindex(partition.due, id, dueDates(before), dueDates(after))
  reindex(partition.listed, id, listedDates(before), listedDates(after))
}

const NO_DATES: ReadonlySet<CalendarDate> = new Set()

function dueDates(user: StoredUser | undefined): ReadonlySet<CalendarDate> {
  return user === undefined || user.nextDue === null ? NO_DATES : new Set([user.nextDue])
}

function listedDates(user: StoredUser | undefined): ReadonlySet<CalendarDate> {
  if (user === undefined || user.record.changes.length === 0) return NO_DATES
  return new Set(user.record.changes.map((change) => listedDate(change, user.record.override)))
}
