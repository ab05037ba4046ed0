/** Judges rows of an import against the users there are. */
import type { CalendarDate } from '../../core/calendar-date.js'
import { counted } from '../../core/counted.js'
import { emailKey } from '../../core/email.js'
import { SeatlineError } from '../../core/errors.js'
import type { UserId } from '../../core/ids.js'
import type { UserRecord } from '../../timeline/record/record.js'
import { NO_EFFECTS } from '../../timeline/request/effects.js'
import { judgeAll, type RequestSeats } from '../plan/request-seats.js'
import type { AsOf } from '../session/as-of.js'
import { readUserId } from '../session/input.js'
import type { ProgressOptions } from '../session/progress.js'
import type { ReceivedAt } from '../session/request-order.js'
import type { Session } from '../session/session.js'
import { shownAmong, shownOthers } from '../session/taken.js'
import { loadUsersAsOf } from '../writing/settle-due.js'
import { missedDates } from './carried-out.js'
import { attributeIssues } from './row-attributes.js'
import { checkRows, type CheckedRows } from './check-rows.js'
import type { ImportMode, ImportRow } from './import-row.js'
import { authorizeAgain, userOf, type Allowed } from './import-whom.js'
import {
  judgeRow,
  prepareRow,
  type JudgedRow,
  type PreparedRow,
  type RowAnswer,
} from './judge-row.js'
import { seatsOfRows } from './row-seats.js'
import { reportTo, type ReportIssue, type RowIssue } from './report-issue.js'
import { numbersIn } from './row-rules.js'
import { readRowVersion } from './row-version.js'
import { reportTaken, takenIn } from './taken-in.js'

export interface Import {
  readonly id: string
  readonly mode: ImportMode
  readonly rows: readonly ImportRow[]
  readonly receivedAt: ReceivedAt
  readonly allowed: Allowed
  /** Rows looked at by themselves, on a date. */
  readonly checkedOn: (today: CalendarDate) => CheckedRows
}

/** Rows judged, and the date on which they were. */
interface JudgedRows extends AsOf {
  readonly judged: readonly JudgedRow[]
}

/** What is known when rows are judged, and what counts when they are judged again. */
interface Judging {
  /** The organization, if it was just loaded. */
  readonly begun?: AsOf | null
  /** The seats that rows find, if rows before were judged with it. */
  readonly seatsFor?: ReturnType<typeof seatsOfRows>
  /** Whether the answer is the one that was planned, so that its seat is taken. */
  readonly stays?: (answer: RowAnswer, place: number) => boolean
  /** Whether the id of its new user turned out to be another's. */
  readonly idTaken?: (place: number) => boolean
}

/**
 * Judges some rows, each against the user it names. Each sees the seats that the ones before it
 * leave.
 */
export async function judgeRows(
  session: Session,
  plan: Import,
  places: readonly number[],
  judging: Judging,
): Promise<JudgedRows> {
  const { begun = null, stays = () => true, idTaken = () => false } = judging
  const { seatsFor = seatsOfRows(session, plan.rows) } = judging
  const { context, organization } = session
  const rows = places.flatMap((place) => plan.rows[place] ?? [])
  const emails = rows.map((row) => emailKey(row.email))
  const holders = await context.store.findUsers(organization, {
    emails,
    numbers: rows.flatMap((row) => numbersIn(row).map(({ number }) => number)),
  })
  await authorizeAgain(session, plan.allowed, rows, holders)
  const named = rows.map((row) => userOf(row, holders))
  const ids = [...new Set(named.filter((id) => id !== undefined))]
  const { records: loaded, ...now } = await loadUsersAsOf(session, ids, begun)
  const records = new Map(
    loaded.flatMap((record) => (record ? [[record.id, record] as const] : [])),
  )
  const checked = plan.checkedOn(now.today)
  const taken = rows.map((row, index) => takenIn(row, named[index], holders))
  const shown = await shownAmong(
    session,
    taken.flat().map(({ holder }) => holder),
  )
  const about = rows.map((row, index) => {
    const id = named[index]
    return { row, existing: (id === undefined ? null : records.get(id)) ?? null }
  })
  const missed = await missedDates(session, about, now.today)
  const prepared = places.map((place, index): PreparedRow | RowAnswer => {
    const { row, existing } = about[index]! // one for each place
    const issues = [
      ...(checked.issues.get(place) ?? []),
      ...issuesWith(row, existing, plan.mode, checked),
      ...attributeIssues(row, existing, context.catalog.definition),
    ]
    for (const value of missed.get(row) ?? [])
      reportTo(issues, row.row)(
        'date_in_past',
        { field: 'assignmentDate', value },
        { today: now.today },
      )
    reportTaken(issues, row, taken[index] ?? [], shown)
    if (existing === null && idTaken(place))
      reportTo(issues, row.row)(
        'id_taken',
        { field: 'email', value: row.email },
        { user: newUserId(plan, place) },
      )
    if (issues.length > 0) return refusal(row, existing, issues)
    const identity = existing ?? { organization, id: newUserId(plan, place) }
    return prepareRow(row, existing, identity, {
      catalog: context.catalog,
      origin: { plan: plan.id, place, receivedAt: plan.receivedAt },
      today: now.today,
    })
  })
  const seats = await seatsFor(
    now,
    prepared.filter((one) => 'record' in one),
  )
  const judge = (found: RequestSeats) => {
    const judged = new Map<UserId, JudgedRow>()
    for (const one of prepared) {
      if (!('record' in one)) continue
      const userContext = { ...now, catalog: context.catalog }
      judged.set(one.record.id, judgeRow(userContext, one, now.today, found))
    }
    return judged
  }
  const placeOf = placesByUser(prepared, places)
  const judged = judgeAll(seats, judge, ({ answer }, user) => !stays(answer, placeOf(user)))
  return {
    ...now,
    judged: prepared.map((one): JudgedRow =>
      // those that are good were judged
      'record' in one ? judged.get(one.record.id)! : { answer: one, change: null, version: null },
    ),
  }
}

/** An answer in which other users are named only to an actor who may see them. */
export async function shownRow(session: Session, answer: RowAnswer): Promise<RowAnswer> {
  const { effects, licenses } = answer
  if (![effects, ...licenses.map((one) => one.effects)].some(namesOthers)) return answer
  const shown = async (verdict: RowAnswer['licenses'][number]) => ({
    ...verdict,
    effects: await shownOthers(session, verdict.effects),
  })
  return {
    ...answer,
    effects: await shownOthers(session, effects),
    licenses: await Promise.all(licenses.map(shown)),
  }
}

function namesOthers({ others }: RowAnswer['effects']): boolean {
  return others.length > 0
}

/** Finds the place of the row that is about a user, once somebody asks. */
function placesByUser(
  prepared: readonly (PreparedRow | RowAnswer)[],
  places: readonly number[],
): (user: UserId) => number {
  let known: Map<UserId, number> | null = null
  return (user) => {
    known ??= new Map(
      prepared.flatMap((one, index): [UserId, number][] =>
        'record' in one ? [[one.record.id, places[index] ?? 0]] : [],
      ),
    )
    return known.get(user) ?? 0
  }
}

/** The id of the user that a row creates: the same whenever the import is confirmed. */
function newUserId({ id }: Import, place: number): UserId {
  return readUserId(`${id}.${place}`)
}

/** Rows looked at by themselves, once for each date. */
export function checkedIn({ context }: Session, rows: readonly ImportRow[]): Import['checkedOn'] {
  const known = new Map<CalendarDate, CheckedRows>()
  return (today) => {
    const checked = known.get(today) ?? checkRows(rows, context.catalog, today)
    known.set(today, checked)
    return checked
  }
}

/** What is wrong with a row in the light of the users that there are. */
function issuesWith(
  row: ImportRow,
  existing: UserRecord | null,
  mode: ImportMode,
  checked: CheckedRows,
): readonly RowIssue[] {
  const issues: RowIssue[] = []
  const report = reportTo(issues, row.row)
  const email = { field: 'email', value: row.email } as const
  if (existing !== null) {
    if (mode === 'create') report('user_exists', email)
    checkVersion(row, existing, checked, report)
  } else if (mode === 'update' || row.version !== undefined) report('user_not_found', email)
  else
    for (const field of ['firstName', 'surname'] as const)
      if (!row[field]?.trim()) report('name_missing', { field })
  for (const { type, number: value } of numbersIn(row)) {
    if (existing?.numbers.some((own) => own.number === value && own.type !== type))
      report('number_of_other_type', { field: type, value }, { type })
  }
  return issues
}

/**
 * A user may stand in one row only, named by e-mail or by version; and the row must know the user
 * as it is.
 */
function checkVersion(
  row: ImportRow,
  existing: UserRecord,
  checked: CheckedRows,
  report: ReportIssue,
): void {
  const version = readRowVersion(row.version ?? '')
  const isRenamed = emailKey(row.email) !== emailKey(existing.email)
  const byVersion =
    (checked.versions.get(existing.id) ?? 0) - (version?.user === existing.id ? 1 : 0)
  const others =
    byVersion + (isRenamed ? (checked.addresses.get(emailKey(existing.email)) ?? 0) : 0)
  if (others > 0) report('email_doubled', { field: 'email', value: existing.email }, {})
  if (version !== null && version.revision !== existing.revision)
    report('stale_row', { field: 'version' })
}

function refusal(
  row: ImportRow,
  existing: UserRecord | null,
  issues: readonly RowIssue[],
): RowAnswer {
  return {
    row: row.row,
    email: row.email,
    outcome: 'refused',
    user: existing?.id ?? null,
    differences: [],
    effects: NO_EFFECTS,
    issues,
    licenses: [],
  }
}

export function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index)
}

export function stopIfAborted({ signal }: ProgressOptions, done: number, total: number): void {
  if (signal?.aborted)
    throw new SeatlineError(
      'aborted',
      `Aborted after ${done} of ${counted(total, 'row')}. What is confirmed stays.`,
      { done },
    )
}
