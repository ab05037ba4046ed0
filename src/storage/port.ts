/** The port that every store implements. */
import type { CalendarDate } from '../core/calendar-date.js'
import type { OrganizationId, UserId } from '../core/ids.js'
import type { OrganizationRecord } from '../core/organization.js'
import type { SeatWanted } from '../timeline/record/bookings.js'
import type { Change } from '../timeline/record/change.js'
import type { SeatlineEvent } from '../timeline/record/event.js'
import type { UserRecord } from '../timeline/record/record.js'
import type { Judgment } from '../timeline/request/judgment.js'
import type { JudgmentBatch, JudgmentQuestion } from './judgments.js'

/**
 * A record with what a store needs to find it by. Derived from the record by the core; a store only
 * keeps it.
 *
 * @public
 */
export interface StoredUser {
  readonly record: UserRecord
  /** The next date on which something of the record is due. */
  readonly nextDue: CalendarDate | null
  /** The seats that its scheduled changes take at most. */
  readonly wanted: readonly SeatWanted[]
  /** What it was found to be; `null` when it holds nothing and nothing is to come. */
  readonly judgment: Judgment | null
}

/** A write to one user, with the events that led to it. @public */
export type UserWrite =
  | {
      readonly kind: 'insert'
      readonly user: StoredUser
      readonly events: readonly SeatlineEvent[]
    }
  | {
      readonly kind: 'replace'
      readonly user: StoredUser
      readonly expected: number
      readonly events: readonly SeatlineEvent[]
    }
  | {
      readonly kind: 'delete'
      readonly id: UserId
      readonly expected: number
      readonly events: readonly SeatlineEvent[]
    }

/**
 * Writes of one organization, in order.
 *
 * @public
 */
export interface Batch {
  readonly organization: OrganizationId
  /** `each` write on its own, or `all` of them or nothing. */
  readonly mode: 'each' | 'all'
  readonly writes: readonly UserWrite[]
  /**
   * How many users may hold a license, for every limited one. A write that would newly take a seat
   * beyond it is refused; holdings that the record had before, or that it gives up in the same
   * write, take none.
   */
  readonly seatLimits: { readonly [license: string]: number }
  /** The answers that a request gets by this batch, for a request that may be asked again. */
  readonly answers?: AnswerSet
}

/**
 * Answers to a request, kept with what they tell of: whoever asks again is given the first ones. A
 * request is known by its key; its hash tells it from any other request under that key.
 *
 * When the key has another hash, or one of the subjects has an answer, nothing of the batch is
 * written.
 *
 * @public
 */
export interface AnswerSet {
  readonly key: string
  readonly hash: string
  /** The organization's date, by which answers are forgotten. */
  readonly date: CalendarDate
  readonly answers: readonly Answer[]
}

/** One answer to a request. @public */
export interface Answer {
  /** Whom or what of the request it is about: a user, a row. Not empty. */
  readonly subject: string
  /** JSON text. */
  readonly reply: string
  /**
   * The place of the write that it tells of: it is kept if that is written. `null`: it tells of
   * none.
   */
  readonly write: number | null
}

/** What is kept of a request. @public */
export interface KeptAnswers {
  readonly hash: string
  /** The replies, by subject. */
  readonly replies: ReadonlyMap<string, string>
}

/** What became of one write. @public */
export type WriteOutcome =
  | { readonly status: 'written' }
  /** The revision is another, or the user is not there. */
  | { readonly status: 'stale' }
  /** The user exists, or existed: an id is never used again (rule N4). */
  | { readonly status: 'id_taken' }
  | { readonly status: 'email_taken'; readonly holder: UserId }
  | { readonly status: 'number_taken'; readonly number: string; readonly holder: UserId }
  | { readonly status: 'no_seat'; readonly license: string }
  /** Not tried, because another write of an `all` batch was refused. */
  | { readonly status: 'skipped' }

/** What became of a batch. @public */
export interface CommitResult {
  /** One for each write, in order; all `skipped` when the batch was refused. */
  readonly outcomes: readonly WriteOutcome[]
  /**
   * Why nothing was written: the request was `answered` for one of the subjects, or the key is
   * `other_request`'s. Otherwise `null`.
   */
  readonly refused: 'answered' | 'other_request' | null
}

/** What is asked of the due users of one organization. @public */
export interface DueQuestion {
  readonly organization: OrganizationRecord
  /** Users who hold each limited license now. */
  readonly seatsHeld: { readonly [license: string]: number }
  readonly users: readonly UserRecord[]
  /** Settle up to and including this date. */
  readonly through: CalendarDate
}

/** What is asked of `processDue`. @public */
export interface DueRequest {
  readonly organization: OrganizationId
  readonly today: CalendarDate
  /** At most so many users in one call. With 0 none is settled, and only `reached` is written. */
  readonly limit: number
  /**
   * Only these users; with an empty list nobody. Ignored in an organization with seat limits, where
   * order between users matters (rule S1): so an empty list asks, at the cost of one look at an
   * index, whether anything is due that must be settled before all else (rule T1).
   */
  readonly users?: readonly UserId[]
  /**
   * Pure and synchronous; may be called again for the same users. Gives a write for each user that
   * it settles.
   */
  readonly decide: (question: DueQuestion) => readonly Extract<UserWrite, { kind: 'replace' }>[]
}

/** What `processDue` did. @public */
export interface DueResult {
  readonly settled: number
  /** Writes that another writer was ahead of; they are due still. */
  readonly stale: number
  /** Whether something due was left for another call; where `users` counts, something of theirs. */
  readonly more: boolean
}

/** Which users a page should hold. @public */
export interface UserFilter<L extends string = string> {
  /** Prefix of first name, surname or e-mail, without regard to case. */
  readonly search?: string
  readonly department?: string
  /** Users who hold the license. */
  readonly license?: L
  /** Users who have scheduled or failed changes. */
  readonly changes?: 'scheduled' | 'failed'
  /** Users with a holding that is out of compliance. */
  readonly outOfCompliance?: true
}

/** Which users a store is asked for. @public */
export interface StoredUserFilter extends UserFilter {
  /** Of whom a scheduled change will fail by their judgment. */
  readonly willFail?: true
}

/** A page of users, ordered by id. @public */
export interface UserPageRequest extends StoredUserFilter {
  /** The last id of the page before. */
  readonly after?: string
  readonly limit: number
}

/** Which changes a page should hold. Ordered by effective date, user, change. @public */
export interface ChangePageRequest {
  readonly after?: {
    readonly effectiveDate: CalendarDate
    readonly user: string
    readonly change: string
  }
  readonly limit: number
  readonly status?: 'scheduled' | 'failed'
  readonly licenses?: readonly string[]
  readonly from?: CalendarDate
  /** Not included. */
  readonly until?: CalendarDate
}

/**
 * A change of a user with its effective date; for a failed one, the date on which it failed.
 * @public
 */
export interface ListedChange {
  readonly user: UserId
  readonly effectiveDate: CalendarDate
  readonly change: Change
}

/** Seats of one license (rule S2): held now, booked by judgments, and wanted. @public */
export interface SeatCount {
  readonly license: string
  readonly held: number
  readonly toBeTaken: number
  readonly toBeFreed: number
  /** Never fewer than will be taken. */
  readonly wanted: number
}

/** Seats of a license that users take and free on a date, by their judgments. @public */
export interface BookedSeats {
  readonly license: string
  readonly date: CalendarDate
  readonly taken: number
  readonly freed: number
}

/** An event claimed for delivery. @public */
export interface ClaimedEvent {
  /** What to acknowledge it by. */
  readonly receipt: string
  readonly event: SeatlineEvent
}

/**
 * Where seatline keeps its data: narrow, batch-first, atomic, every call but five led by the
 * organization.
 *
 * Correctness rests on compare-and-swap of revisions. No handle to a transaction leaves a store.
 * The contract of `seatline/store` tries what each method must do.
 *
 * @public
 */
export interface SeatlineStore {
  /** Brings the store to the form that this version needs. Many machines may do so at once. */
  migrate(): Promise<void>
  /** Releases what the store holds. Calls after it reject with `store_closed`. */
  close(): Promise<void>

  /** The organization, or `null` when it is not there. */
  loadOrganization(organization: OrganizationId): Promise<OrganizationRecord | null>
  /**
   * Writes an organization if its revision is still `expected`; `null` means that it must not be
   * there yet. `reached` never goes back: the later of the stored and the given one is kept.
   * `processDue` moves it without a new revision.
   */
  saveOrganization(
    record: OrganizationRecord,
    expected: number | null,
    events: readonly SeatlineEvent[],
  ): Promise<'written' | 'stale'>
  /**
   * Throws an organization away with everything of it, if its revision is still `expected`: users
   * and ids once used, history, what waits for delivery, answers. All that is left is the event
   * given, for those who are told by events.
   */
  deleteOrganization(
    organization: OrganizationId,
    expected: number,
    event: SeatlineEvent,
  ): Promise<'deleted' | 'stale'>
  /** A page of all organizations, by id. */
  listOrganizations(page: {
    readonly after?: string
    readonly limit: number
  }): Promise<readonly OrganizationRecord[]>

  /** The users with the ids, in that order; `null` for those that are not there. */
  loadUsers(
    organization: OrganizationId,
    users: readonly UserId[],
  ): Promise<readonly (UserRecord | null)[]>
  /** Who holds e-mails (by key: lower case, NFC) and numbers. Absent ones are left out. */
  findUsers(
    organization: OrganizationId,
    by: { readonly emails?: readonly string[]; readonly numbers?: readonly string[] },
  ): Promise<{
    readonly emails: ReadonlyMap<string, UserId>
    readonly numbers: ReadonlyMap<string, UserId>
  }>
  /** A page of users by id. */
  listUsers(organization: OrganizationId, page: UserPageRequest): Promise<readonly UserRecord[]>
  /** How many users a filter names. */
  countUsers(organization: OrganizationId, filter: StoredUserFilter): Promise<number>
  /** A page of changes of the organization, by effective date, user and change. */
  listChanges(
    organization: OrganizationId,
    page: ChangePageRequest,
  ): Promise<readonly ListedChange[]>
  /**
   * Seats held now, and booked or wanted up to and including a date. One count for each license
   * asked for.
   */
  countSeats(
    organization: OrganizationId,
    licenses: readonly string[],
    through: CalendarDate,
  ): Promise<readonly SeatCount[]>
  /** The bookings of licenses, added up by license and date, in that order. */
  listBookings(
    organization: OrganizationId,
    licenses: readonly string[],
  ): Promise<readonly BookedSeats[]>

  /**
   * Writes a batch: checks answers, revisions and claims first, then writes records, events and
   * answers together. Of an `all` batch in which a write is refused no answer is kept.
   *
   * @throws `SeatlineError` `organization_unknown`: nothing is written to an organization that is
   * not there.
   */
  commit(batch: Batch): Promise<CommitResult>
  /**
   * What is kept of a request, with the replies about some subjects; `null` when it was never
   * answered.
   */
  loadAnswers(
    organization: OrganizationId,
    key: string,
    subjects: readonly string[],
  ): Promise<KeptAnswers | null>
  /** Forgets the requests that were first answered before a date, whole. Gives how many. */
  forgetAnswers(organization: OrganizationId, before: CalendarDate): Promise<number>
  /**
   * Settles users on whom something is due, in one transaction.
   *
   * Without seat limits: up to `limit` due users, through `today`. With seat limits: those of the
   * earliest due date, through that date; first the users of whose changes due that day none
   * assigns a limited license, then the others in the order of their last-created such change,
   * then by id, under a lock that lets one worker at a time do it (rule S1). An organization has
   * seat limits if one of them counts on a date from the earliest due to `today`.
   * `organization.reached` is written as the later of itself and `today`.
   *
   * @throws `SeatlineError` `organization_unknown`.
   */
  processDue(request: DueRequest): Promise<DueResult>
  /** For each question, how many users of its organization have a stale judgment. */
  countStale(questions: readonly JudgmentQuestion[]): Promise<readonly number[]>
  /** The first users whose judgment is stale, by id. */
  listStale(question: JudgmentQuestion, limit: number): Promise<readonly StoredUser[]>
  /**
   * Writes what users were found to be without a new revision of theirs, and what has turned by it:
   * all of it, or, where a revision or a judgment is another by now, nothing.
   */
  saveJudgments(batch: JudgmentBatch): Promise<'written' | 'stale'>
  /** Organizations with something due on or before a date, by id. */
  dueOrganizations(request: {
    readonly onOrBefore: CalendarDate
    readonly after?: string
    readonly limit: number
  }): Promise<readonly OrganizationRecord[]>

  /** Events of one user, or of the organization itself (`null`), by number. */
  readEvents(
    organization: OrganizationId,
    user: UserId | null,
    page: { readonly after?: number; readonly limit: number },
  ): Promise<readonly SeatlineEvent[]>
  /**
   * Replaces the events of a deleted user: the only rewriting of history (rule N4). What waits in
   * the outbox is rewritten too.
   */
  rewriteEvents(
    organization: OrganizationId,
    user: UserId,
    events: readonly SeatlineEvent[],
  ): Promise<void>

  /**
   * Claims events for delivery until `leaseUntil`, at least once each and in order for each user:
   * as long as an event is claimed and not acknowledged, later ones of the same user are not given
   * out, not in the same answer either. A receipt counts as long as its event was not claimed anew.
   * The events of the organization itself stand in one line, as those of a user do.
   */
  claimEvents(request: {
    readonly now: string
    readonly leaseUntil: string
    readonly limit: number
  }): Promise<readonly ClaimedEvent[]>
  /** Ends the delivery of claimed events: they are not given out again. */
  acknowledgeEvents(receipts: readonly string[]): Promise<void>
}
