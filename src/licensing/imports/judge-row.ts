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
import type { Verdict, RequestedChange } from '../../timeline/request/verdict.js'
import { eventsOfStep } from '../../timeline/settle/step-events.js'
import type { UserContext } from '../../timeline/settle/user-context.js'
import { isEntangled } from '../plan/confirm.js'
import type { Asked } from '../plan/asked.js'
import { judgeAsked } from '../plan/plan.js'
import { changedProfile } from '../users/profile.js'
import { carriedOut } from '../writing/command.js'
import type { UserChange } from '../writing/commit.js'
import type { ImportRow } from './import-row.js'
import type { Issue, RowIssueCode } from './issue.js'
import { licensesIn, numbersIn } from './row-rules.js'
import { rowVersion } from './row-version.js'

/** What a row would do (rule X4): to the user with numbers, and with the license. @public */
export interface RowAnswer {
  readonly row: number
  readonly email: string
  /** `partial`: the user goes through, the license for now does not. */
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
  /** The verdict on the license columns, on their date; `null` when they are blank. */
  readonly license: Verdict | null
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
  /** `null` when the columns of licenses are blank. */
  readonly asked: Asked | null
}

/** Works out what a row writes to its user, without its licenses. */
export function prepareRow(
  row: ImportRow,
  existing: UserRecord | null,
  identity: Pick<UserRecord, 'organization' | 'id'>,
  { origin, today, on }: Pick<Asked, 'origin' | 'on'> & { readonly today: CalendarDate },
): PreparedRow {
  const personal =
    existing === null ? [creation(row, today)] : updates(row, existing, today).happens
  const named = evolve(existing, identity, personal) as UserRecord // created or there
  const numbers = numberEvents(row, named, today)
  const requested = requestedIn(row)
  return {
    row,
    existing,
    happens: [...personal, ...numbers],
    record: evolve(named, identity, numbers) as UserRecord, // still there
    differences: differencesOf(existing, named, numbers),
    asked: requested.length === 0 ? null : { requested, on, origin },
  }
}

/**
 * Judges one row: the license in the context of the names and numbers that the row itself brings.
 *
 * @param others - What its license does to other users.
 */
export function judgeRow(
  userContext: Omit<UserContext, 'record'>,
  prepared: PreparedRow,
  today: CalendarDate,
  others: readonly OtherEffect[],
): JudgedRow {
  const { row, existing, happens, record, differences, asked } = prepared
  const before = happens.length === 0 ? null : existing
  const effects =
    before === null
      ? NO_EFFECTS
      : effectsBetween({ ...userContext, record: before }, { ...userContext, record }, today)
  const judged = asked && judgeLicense({ ...userContext, record }, asked, today, others)
  const { bodies, after } = carriedOut(record, judged?.happens ?? [], today)
  const verdict = judged?.verdict ?? null
  const all = [...happens, ...bodies]
  const edited = all.length > 0 ? 'update' : 'unchanged'
  const kind = existing === null ? 'create' : edited
  const isOpen = verdict?.status === 'conflict' || verdict?.status === 'needs_details'
  const licenseRefused =
    verdict !== null && ((asked?.on === today && isOpen) || isEntangled(verdict))
  const answer: RowAnswer = {
    row: row.row,
    email: row.email,
    outcome: licenseRefused ? 'partial' : kind,
    user: record.id,
    differences,
    effects,
    issues: [],
    license: verdict,
  }
  return {
    answer,
    change: all.length > 0 ? { before: existing, after, bodies: all } : null,
    version: rowVersion(after),
  }
}

function creation(row: ImportRow, date: CalendarDate): DatedBody {
  const profile: Profile = {
    firstName: row.firstName ?? '',
    surname: row.surname ?? '',
    email: row.email,
    department: row.department || null,
    attributes: mergedAttributes({}, Object.entries(row.attributes ?? {})),
  }
  return {
    kind: 'user_created',
    profile,
    onboarding: row.onboardingEmail === true ? 'send' : 'none',
    date,
  }
}

function updates(row: ImportRow, record: UserRecord, date: CalendarDate) {
  const patch: Partial<Profile> = {
    ...(row.firstName ? { firstName: row.firstName } : {}),
    ...(row.surname ? { surname: row.surname } : {}),
    ...(emailKey(row.email) === emailKey(record.email) ? {} : { email: row.email }),
    ...(row.department !== undefined ? { department: row.department || null } : {}),
  }
  return changedProfile(record, patch, newAttributes(row.attributes ?? {}, record), date)
}

/** A number or a truth that a file shows as text is the same value: it stays what it is. */
function newAttributes(cells: NonNullable<ImportRow['attributes']>, { attributes }: UserRecord) {
  return Object.entries(cells).filter(
    ([name, cell]) => !Object.hasOwn(attributes, name) || String(attributes[name]) !== cell,
  )
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

/** The licenses that a row asks for. */
function requestedIn(row: ImportRow): readonly RequestedChange[] {
  const { assign, remove } = licensesIn(row)
  const change = { details: {}, dependents: 'keep' } as const
  return [
    ...remove.map((license): RequestedChange => ({ kind: 'remove', license, ...change })),
    ...assign.map((license): RequestedChange => ({ kind: 'assign', license, ...change })),
  ]
}

function judgeLicense(
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
