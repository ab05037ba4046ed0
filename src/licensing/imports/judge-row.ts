/** Judges one row of an import. */
import type { CalendarDate } from '../../core/calendar-date.js'
import { emailKey } from '../../core/email.js'
import type { UserId } from '../../core/ids.js'
import type { PhoneNumber, E164 } from '../../core/phone-number.js'
import { mergedAttributes, type Profile } from '../../core/user.js'
import { evolve, type DatedBody } from '../../timeline/record/evolve.js'
import type { UserRecord } from '../../timeline/record/record.js'
import { effectsBetween } from '../../timeline/request/compare-futures.js'
import { NO_EFFECTS, type Effects, type OtherEffect } from '../../timeline/request/effects.js'
import type { Verdict } from '../../timeline/request/verdict.js'
import { eventsOfStep } from '../../timeline/settle/step-events.js'
import type { UserContext } from '../../timeline/settle/user-context.js'
import { isEntangled } from '../plan/confirm.js'
import type { Asked } from '../plan/asked.js'
import { judgeAsked } from '../plan/plan.js'
import type { RequestSeats } from '../plan/request-seats.js'
import { changedProfile } from '../users/profile.js'
import { carriedOut } from '../writing/command.js'
import type { UserChange } from '../writing/commit.js'
import type { ImportRow } from './import-row.js'
import type { Issue, RowIssueCode } from './issue.js'
import { attributesToWrite } from './row-attributes.js'
import { requestsIn, type RequestPlace } from './row-requests.js'
import { numbersIn } from './row-rules.js'
import { rowVersion } from './row-version.js'

/** What a row would do (rule X4): to the user with numbers, and with the license. @public */
export interface RowAnswer {
  readonly row: number
  readonly email: string
  /** `partial`: the user goes through, something that is asked for now does not. */
  readonly outcome: 'create' | 'update' | 'unchanged' | 'partial' | 'refused'
  readonly user: UserId | null
  /** The fields that the row changes. */
  readonly differences: readonly {
    readonly field: string
    readonly from: string | number | boolean | null
    readonly to: string | number | boolean | null
  }[]
  /** What the differences do to changes already scheduled, and to holdings (rule I4). */
  readonly effects: Effects
  /** Why it is refused. */
  readonly issues: readonly Issue<RowIssueCode>[]
  /** The verdict on the licenses of each date, the earliest first; none when they are blank. */
  readonly licenses: readonly (Verdict & { readonly on: CalendarDate })[]
}

type FieldDifference = RowAnswer['differences'][number]

/** A row judged, with what would be written. */
export interface JudgedRow {
  readonly answer: RowAnswer
  readonly change: UserChange | null
  /** What the version column says once it is written; `null` for a row that is refused. */
  readonly version: string | null
}

/** A row as it stands against its user: what it writes to it, and what it asks for. */
export interface PreparedRow {
  readonly row: ImportRow
  readonly existing: UserRecord | null
  /** What happens to the names and numbers of the user. */
  readonly happens: readonly DatedBody[]
  /** The user with them. */
  readonly record: UserRecord
  readonly differences: readonly FieldDifference[]
  /** What is asked for on each date, the earliest first. */
  readonly asked: readonly Asked[]
}

/** Works out what a row writes to its user, without its licenses. */
export function prepareRow(
  row: ImportRow,
  existing: UserRecord | null,
  identity: Pick<UserRecord, 'organization' | 'id'>,
  at: RequestPlace,
): PreparedRow {
  const { today } = at
  const attributes = attributesToWrite(row, existing, at.catalog.definition)
  const personal =
    existing === null
      ? [creation(row, attributes, today)]
      : updates(row, existing, attributes, today).happens
  const named = evolve(existing, identity, personal) as UserRecord // created or there
  const numbers = numberEvents(row, named, today)
  return {
    row,
    existing,
    happens: [...personal, ...numbers],
    record: evolve(named, identity, numbers) as UserRecord, // still there
    differences: differencesOf(existing, named, numbers),
    asked: requestsIn(row, { ...at, held: existing }),
  }
}

/**
 * Judges one row: its licenses in the context of the names and numbers that the row itself brings,
 * date by date.
 *
 * @param seats - What the user finds of seats, and what its licenses do to other users.
 */
export function judgeRow(
  userContext: Omit<UserContext, 'record' | 'seatsHeld'>,
  prepared: PreparedRow,
  today: CalendarDate,
  seats: RequestSeats,
): JudgedRow {
  const { row, existing, happens, record, differences } = prepared
  const before = happens.length === 0 ? null : existing
  const contextAt = (after: UserRecord): UserContext => {
    const now = after === record ? undefined : { before: record, after }
    return { ...userContext, ...seats.contextOf(record.id, now), record: after }
  }
  const { licenses, bodies, after } = judgeDates(prepared, contextAt, today, seats)
  const all = [...happens, ...bodies]
  const edited = all.length > 0 ? 'update' : 'unchanged'
  const kind = existing === null ? 'create' : edited
  const answer: RowAnswer = {
    row: row.row,
    email: row.email,
    outcome: licenses.some((verdict) => isRefused(verdict, today)) ? 'partial' : kind,
    user: record.id,
    differences,
    effects:
      before === null
        ? NO_EFFECTS
        : effectsBetween({ ...contextAt(record), record: before }, contextAt(record), today),
    issues: [],
    licenses,
  }
  return {
    answer,
    change: all.length > 0 ? { before: existing, after, bodies: all } : null,
    version: rowVersion(after),
  }
}

/** Judges what is asked for on each date, with what came of the dates before. */
function judgeDates(
  { record, asked }: PreparedRow,
  contextAt: (after: UserRecord) => UserContext,
  today: CalendarDate,
  seats: RequestSeats,
) {
  const licenses: RowAnswer['licenses'][number][] = []
  const all: DatedBody[] = []
  let now = record
  for (const [index, one] of asked.entries()) {
    const others = index === 0 ? seats.effectsOn(record.id) : [] // told once
    const { verdict, happens } = judgeLicenses(contextAt(now), one, today, others)
    const { bodies, after } = carriedOut(now, happens, today)
    licenses.push({ on: one.on, ...verdict })
    all.push(...bodies)
    if (bodies.length > 0) now = after
  }
  return { licenses, bodies: all, after: now }
}

/** Whether nothing of what is asked for on a date comes about. */
function isRefused(verdict: RowAnswer['licenses'][number], today: CalendarDate): boolean {
  const isOpen = verdict.status === 'conflict' || verdict.status === 'needs_details'
  return (verdict.on === today && isOpen) || isEntangled(verdict)
}

type Written = ReturnType<typeof attributesToWrite>

function creation(row: ImportRow, attributes: Written, date: CalendarDate): DatedBody {
  const profile: Profile = {
    firstName: row.firstName ?? '',
    surname: row.surname ?? '',
    email: row.email,
    department: row.department || null,
    attributes: mergedAttributes({}, attributes),
  }
  return {
    kind: 'user_created',
    profile,
    onboarding: row.onboardingEmail === true ? 'send' : 'none',
    date,
  }
}

function updates(row: ImportRow, record: UserRecord, attributes: Written, date: CalendarDate) {
  const patch: Partial<Profile> = {
    ...(row.firstName ? { firstName: row.firstName } : {}),
    ...(row.surname ? { surname: row.surname } : {}),
    ...(emailKey(row.email) === emailKey(record.email) ? {} : { email: row.email }),
    ...(row.department !== undefined ? { department: row.department || null } : {}),
  }
  return changedProfile(record, patch, attributes, date)
}

/**
 * A number that the user does not have is added; others stay, because removing one may break a
 * license.
 */
function numberEvents(
  row: ImportRow,
  record: UserRecord,
  date: CalendarDate,
): readonly DatedBody[] {
  const removed = record.numbers.filter((number) => row[number.type] === null)
  const added = numbersIn(row).filter(
    ({ number }) => !record.numbers.some((own) => own.number === number),
  )
  return [
    ...record.swaps
      .filter((swap) => removed.some(({ number }) => number === swap.from || number === swap.to))
      .map((swap): DatedBody => ({ kind: 'swap_changed', from: swap, to: null, date })),
    ...removed.map((from): DatedBody => ({ kind: 'number_changed', from, to: null, date })),
    ...added.map(({ type, number }): DatedBody => {
      const to: PhoneNumber = { number: number as E164, type, status: 'active', from: date } // its form was checked
      return { kind: 'number_changed', from: null, to, date }
    }),
  ]
}

function differencesOf(
  before: UserRecord | null,
  after: UserRecord,
  numbers: readonly DatedBody[],
): readonly FieldDifference[] {
  const differences: FieldDifference[] = []
  const compare = (field: string, from: FieldDifference['from'], to: FieldDifference['to']) => {
    if (from !== to) differences.push({ field, from, to })
  }
  for (const field of ['firstName', 'surname', 'email', 'department'] as const)
    compare(field, before?.[field] ?? null, after[field])
  const attributes = new Map(Object.entries(before?.attributes ?? {}))
  for (const [name, value] of Object.entries(after.attributes))
    compare(`attributes.${name}`, attributes.get(name) ?? null, value)
  for (const [name, value] of attributes)
    if (!Object.hasOwn(after.attributes, name)) compare(`attributes.${name}`, value, null)
  for (const event of numbers) {
    if (event.kind === 'number_changed')
      compare(
        (event.to ?? event.from)?.type ?? '',
        event.from?.number ?? null,
        event.to?.number ?? null,
      )
  }
  return differences
}

function judgeLicenses(
  userContext: UserContext,
  asked: Asked,
  today: CalendarDate,
  others: readonly OtherEffect[],
): { readonly verdict: Verdict; readonly happens: readonly DatedBody[] } {
  const { step, verdict, newChanges } = judgeAsked(userContext, asked, others)
  if (verdict.status === 'unchanged' || isEntangled(verdict)) return { verdict, happens: [] }
  if (asked.on !== today)
    return {
      verdict,
      happens: newChanges.map((change): DatedBody => ({
        kind: 'change_scheduled',
        change,
        date: today,
      })),
    }
  if (verdict.status !== 'ready') return { verdict, happens: [] }
  // a removal that the row's own assign includes was never scheduled: nothing of it is history
  const happens = eventsOfStep(step).filter(
    (body) => body.kind !== 'change_unchanged' && body.kind !== 'change_superseded',
  )
  return { verdict: happens.length === 0 ? { ...verdict, status: 'unchanged' } : verdict, happens }
}
