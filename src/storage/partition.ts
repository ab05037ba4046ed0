/** One organization in a store in memory. */
import type { CalendarDate } from '../core/calendar-date.js'
import { deepFreeze } from '../core/frozen.js'
import type { UserId } from '../core/ids.js'
import type { OrganizationRecord } from '../core/organization.js'
import type { Booking, SeatWanted } from '../timeline/record/bookings.js'
import type { SeatlineEvent } from '../timeline/record/event.js'
import type { UserRecord } from '../timeline/record/record.js'
import type { Judgment } from '../timeline/request/judgment.js'
import type { AnsweredRequest } from './answers.js'
import { claimsOf, userOfWrite, type ClaimView } from './claims.js'
import { createDateIndex, reindex, type DateIndex } from './date-index.js'
import { emit, type EventStream, type Outbox } from './event-streams.js'
import { listedDate } from './listing.js'
import type { BookedSeats, SeatCount, StoredUser, UserWrite } from './port.js'
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
  /** How many will take, free and want each license, by date. */
  readonly booked: Map<string, Map<CalendarDate, BookedDay>>
  /** How many users were judged by each basis, by the date on which that may turn. */
  readonly judged: Map<string, Map<CalendarDate | null, JudgedUsers>>
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
 * What will be taken, freed and wanted of a license on one date, and what a user wants and books who
 * has nothing else to come: kept once for all of them.
 */
interface BookedDay {
  taken: number
  freed: number
  wanted: number
  readonly wanting: readonly SeatWanted[]
  readonly taking: readonly Booking[]
  readonly freeing: readonly Booking[]
}

/** How many users have judgments of one basis and date, and those that many of them share. */
interface JudgedUsers {
  count: number
  readonly shared: Map<string, Judgment>
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
    judged: new Map(),
    due: createDateIndex(),
    line: null,
    listed: createDateIndex(),
    streams: new Map(),
    answers: new Map(),
  }
}

/** Writes a user, new or instead of what was there, and moves it in every index. */
export function putUser(partition: Partition, user: StoredUser): void {
  const { id } = user.record
  const before = partition.users.get(id)
  if (before === undefined) insertKey(partition.ids, id)
  else count(partition, before, -1)
  count(partition, user, 1)
  partition.users.set(id, shared(partition, deepFreeze(user)))
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
  let [toBeTaken, toBeFreed, wanted] = [0, 0, 0]
  for (const [date, day] of partition.booked.get(license) ?? []) {
    if (date > through) continue
    toBeTaken += day.taken
    toBeFreed += day.freed
    wanted += day.wanted
  }
  return { license, held: partition.held.get(license) ?? 0, toBeTaken, toBeFreed, wanted }
}

/** What is booked of some licenses, by license and date. */
export function listBookings(
  { booked }: Partition,
  licenses: readonly string[],
): readonly BookedSeats[] {
  return [...new Set(licenses)].sort().flatMap((license) =>
    [...(booked.get(license) ?? [])]
      .filter(([, { taken, freed }]) => taken > 0 || freed > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([date, { taken, freed }]) => ({ license, date, taken, freed })),
  )
}

/** Adds a user's claims, seats and judgment (step 1), or takes them back (step -1). */
function count(partition: Partition, { record, wanted, judgment }: StoredUser, step: 1 | -1): void {
  const { email, numbers, licenses } = claimsOf(record)
  if (step === 1) partition.emails.set(email, record.id)
  else partition.emails.delete(email)
  for (const number of numbers) {
    if (step === 1) partition.numbers.set(number, record.id)
    else partition.numbers.delete(number)
  }
  for (const license of licenses)
    partition.held.set(license, (partition.held.get(license) ?? 0) + step)
  for (const seat of wanted) book(partition, seat, 'wanted', step)
  if (judgment === null) return
  for (const booking of judgment.bookings)
    book(partition, booking, booking.step === 1 ? 'taken' : 'freed', step)
  countJudged(partition, judgment, step)
}

function book(
  { booked }: Partition,
  { license, date }: SeatWanted,
  what: 'taken' | 'freed' | 'wanted',
  step: 1 | -1,
): void {
  const byDate = booked.get(license) ?? new Map<CalendarDate, BookedDay>()
  booked.set(license, byDate)
  const day = byDate.get(date) ?? {
    taken: 0,
    freed: 0,
    wanted: 0,
    wanting: deepFreeze([{ date, license }]),
    taking: deepFreeze([{ date, license, step: 1 as const }]),
    freeing: deepFreeze([{ date, license, step: -1 as const }]),
  }
  day[what] += step
  if (day.taken === 0 && day.freed === 0 && day.wanted === 0) byDate.delete(date)
  else byDate.set(date, day)
}

function countJudged({ judged }: Partition, { basis, until }: Judgment, step: 1 | -1): void {
  const dates = judged.get(basis) ?? new Map<CalendarDate | null, JudgedUsers>()
  judged.set(basis, dates)
  const users = dates.get(until) ?? { count: 0, shared: new Map<string, Judgment>() }
  users.count += step
  if (users.count > 0) dates.set(until, users)
  else dates.delete(until)
  if (dates.size === 0) judged.delete(basis)
}

/** A user with what others want, book and are found to be alike: kept once for all of them. */
function shared(partition: Partition, user: StoredUser): StoredUser {
  const { wanted, judgment } = user
  const day = dayOf(partition, wanted)
  return Object.freeze({
    ...user,
    wanted: day === undefined ? wanted : day.wanting,
    judgment: judgment && sharedJudgment(partition, judgment),
  })
}

/** The day of the only seat that a user wants or books. */
function dayOf({ booked }: Partition, seats: readonly SeatWanted[]): BookedDay | undefined {
  const [seat] = seats
  return seat && seats.length === 1 ? booked.get(seat.license)?.get(seat.date) : undefined
}

function sharedJudgment(partition: Partition, judgment: Judgment): Judgment {
  const { basis, until, out, failing, bookings } = judgment
  if (failing.length > 0 || bookings.length > 1) return judgment
  const all = partition.judged.get(basis)?.get(until)?.shared
  const [booking] = bookings
  const key = booking ? `${out} ${booking.step} ${booking.date} ${booking.license}` : String(out)
  const same = all?.get(key)
  if (same !== undefined || all === undefined) return same ?? judgment
  if (all.size >= MOST_SHARED) all.clear()
  const day = dayOf(partition, bookings)
  const own = day && (booking?.step === 1 ? day.taking : day.freeing)
  const kept = deepFreeze({ ...judgment, bookings: own ?? bookings })
  all.set(key, kept)
  return kept
}

/** Judgments are shared by far more users than there are of them, or it does not pay. */
const MOST_SHARED = 10_000

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
