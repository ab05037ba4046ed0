import { counted } from '../core/counted.js'
import { SeatlineError } from '../core/errors.js'
import type { CalendarDate } from '../core/calendar-date.js'
import type { UserId } from '../core/ids.js'
import type { NumberType } from '../core/phone-number.js'
import { emailKey } from '../core/email.js'
import type { ConflictCode } from '../requirements/conflict.js'
import type { UserWrite } from '../storage/port.js'
import type { UserRecord } from '../timeline/record.js'
import { NO_EFFECTS, type Effects } from '../timeline/effects.js'
import { upcoming } from './command.js'
import { answerOnce, refuseExpired, repeatable, type Answering, type Judged } from './answer-once.js'
import { enveloped, seatsHeld, stored, userId, type Present, type Session } from './context.js'
import type { Arrival } from './created.js'
import { loadPresent, present, presentWith } from './due.js'
import { judgeRow, type JudgedRow, type RowAnswer } from './import-judge.js'
import { authorizeAgain, authorizeRows, userOf, type Allowed, type Holders } from './import-whom.js'
import { checkRows, numbersIn, readMode, readRows, type CheckedRows, type ImportMode, type ImportRow } from './import-row.js'
import { PLAN_BATCH, yieldToOthers, type ProgressOptions } from './plan.js'
import { checkPlan } from './check-plan.js'
import { conflictKey } from './conflict-key.js'
import { reportTo, type Report, type RowIssue, type RowIssueCode } from './row-issue.js'
import { readRowVersion } from './row-version.js'
import { takeSeats } from './seat-taking.js'
import { shownAmong } from './taken.js'

/** What an import would do, row by row. Plain JSON; `confirm` trusts only its rows (rules P3 and X4). @public */
export interface ImportPlan {
  readonly id: string
  readonly organization: string
  readonly mode: ImportMode
  readonly today: CalendarDate
  readonly input: readonly ImportRow[]
  readonly rows: readonly RowAnswer[]
}

/** What became of one row. @public */
export interface RowResult {
  readonly row: number
  readonly status: 'created' | 'updated' | 'unchanged' | 'partly' | 'refused' | 'plan_stale'
  readonly user: UserId | null
  /** What the version column of a template says for the user from now on; `null` when nothing was carried out. */
  readonly version: string | null
  /** Codes of what is wrong with the row, and of the conflicts of its license. */
  readonly codes: readonly (RowIssueCode | ConflictCode)[]
  /** What was judged. Of an import confirmed before, what was planned; `null` where that is not what was carried out. */
  readonly answer: RowAnswer | null
}

/** The result of confirming an import, in the order of its rows. @public */
export interface ImportResult {
  readonly plan: string
  readonly rows: readonly RowResult[]
}

/** Creating and updating users in bulk. @public */
export interface Imports {
  /**
   * Judges every row, and changes nothing. Rows that are wrong are refused with all their issues, the others go on.
   *
   * @param options - `mode`: `upsert` by default.
   * @throws {@link SeatlineError} `input_invalid` when a row is not of the form of {@link ImportRow}, `aborted`.
   */
  plan(rows: readonly ImportRow[], options?: ProgressOptions & { readonly mode?: ImportMode }): Promise<ImportPlan>
  /**
   * Carries an import out, batch by batch; again after a crash or an abort, without doubling anything.
   * A row whose answer is another by now is refused as `plan_stale`.
   */
  confirm(plan: ImportPlan, options?: ProgressOptions): Promise<ImportResult>
}

/** The imports of a session. */
export function importsOf(session: Session): Imports {
  return {
    plan: async (rows, options = {}) => planImport(session, rows, options),
    confirm: async (plan, options = {}) => confirmImport(session, plan, options),
  }
}

interface Import {
  readonly id: string
  readonly mode: ImportMode
  readonly rows: readonly ImportRow[]
  readonly arrival: Arrival
  readonly allowed: Allowed
  /** Rows looked at by themselves, on a date. */
  readonly checkedOn: (today: CalendarDate) => CheckedRows
}

/** Rows judged, and the date on which they were. */
interface JudgedRows extends Present {
  readonly judged: readonly JudgedRow[]
}

async function planImport(
  session: Session,
  input: readonly ImportRow[],
  options: ProgressOptions & { readonly mode?: ImportMode },
): Promise<ImportPlan> {
  const rows = readRows(input)
  const mode = readMode(options.mode)
  const allowed = await authorizeRows(session, 'imports.plan', rows)
  const now = await present(session)
  const id = session.context.newId()
  const plan: Import = { id, mode, rows, allowed, arrival: session.context.arrive(), checkedOn: checkedIn(session, rows) }
  const answers: RowAnswer[] = []
  const seats = { ...(await seatsHeld(session, now)) }
  for (let done = 0; done < rows.length; done += PLAN_BATCH) {
    stopIfAborted(options, done, rows.length)
    const { judged } = await judgeRows(session, plan, range(done, Math.min(done + PLAN_BATCH, rows.length)), seats)
    answers.push(...judged.map(({ answer }) => answer))
    options.onProgress?.({ done: answers.length, total: rows.length })
    await yieldToOthers()
  }
  return { id, organization: session.organization, mode, today: now.today, input: rows, rows: answers }
}

/** What else counts when rows are judged again, by their place. */
interface Rejudging {
  /** Whether the answer is the one that was planned, so that its seat is taken. */
  readonly stays: (answer: RowAnswer, place: number) => boolean
  /** Whether the id of its new user turned out to be another's. */
  readonly idTaken: (place: number) => boolean
}

/** Judges some rows, each against the user it names. Of those that stay, each sees the seats that the ones before it left. */
async function judgeRows(
  session: Session,
  plan: Import,
  places: readonly number[],
  seats: { [license: string]: number } | null,
  { stays, idTaken }: Rejudging = { stays: () => true, idTaken: () => false },
): Promise<JudgedRows> {
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
  const { records: loaded, ...now } = await presentWith(session, ids)
  const records = new Map(loaded.flatMap((record) => (record ? [[record.id, record] as const] : [])))
  const left = seats ?? { ...(await seatsHeld(session, now)) }
  const checked = plan.checkedOn(now.today)
  const taken = rows.map((row, index) => takenIn(row, named[index], holders))
  const shown = await shownAmong(
    session,
    taken.flat().map(({ holder }) => holder),
  )
  const judged = places.map((place, index): JudgedRow => {
    const row = plan.rows[place] as ImportRow // places are within the rows
    const existing = records.get(named[index] ?? ('' as UserId)) ?? null
    const issues = [...(checked.issues.get(place) ?? []), ...issuesWith(row, existing, plan.mode, checked)]
    reportTaken(issues, row, taken[index] ?? [], shown)
    if (existing === null && idTaken(place)) reportTo(issues, row.row)('email', 'id_taken', { value: newUserId(plan, place) })
    if (issues.length > 0) return { answer: refusal(row, existing, issues), write: null, version: null }
    const on = upcoming(row.assignmentDate ?? 'now', now.today)
    const identity = existing ?? { organization, id: newUserId(plan, place) }
    const rowContext = { plan: plan.id, place, arrival: plan.arrival, today: now.today, on }
    const judged = judgeRow({ ...now, catalog: context.catalog, seatsHeld: left }, row, existing, identity, rowContext)
    const { license } = judged.answer
    if (license && judged.write && on === now.today && stays(judged.answer, place)) takeSeats(left, existing ?? { holdings: [] }, license)
    return judged
  })
  return { ...now, judged }
}

/** The id of the user that a row creates: the same whenever the import is confirmed. */
function newUserId({ id }: Import, place: number): UserId {
  return userId(`${id}.${place}`)
}

/** Rows looked at by themselves, once for each date. */
function checkedIn({ context }: Session, rows: readonly ImportRow[]): Import['checkedOn'] {
  const known = new Map<CalendarDate, CheckedRows>()
  return (today) => {
    const checked = known.get(today) ?? checkRows(rows, context.catalog, today)
    known.set(today, checked)
    return checked
  }
}

/** What is wrong with a row in the light of the users that there are. */
function issuesWith(row: ImportRow, existing: UserRecord | null, mode: ImportMode, checked: CheckedRows): readonly RowIssue[] {
  const issues: RowIssue[] = []
  const report = reportTo(issues, row.row)
  if (existing !== null) {
    if (mode === 'create') report('email', 'user_exists', { value: row.email })
    checkVersion(row, existing, checked, report)
  } else if (mode === 'update' || row.version !== undefined) report('email', 'user_not_found', { value: row.email })
  else for (const field of ['firstName', 'surname'] as const) if (!row[field]?.trim()) report(field, 'name_missing', {})
  for (const { type, number: value } of numbersIn(row)) {
    if (existing?.numbers.some((own) => own.number === value && own.type !== type)) report(type, 'number_of_other_type', { value, type })
  }
  return issues
}

/** What a row names that another user has. */
interface Taken {
  readonly field: 'email' | NumberType
  readonly value: string
  readonly holder: UserId
}

function takenIn(row: ImportRow, user: UserId | undefined, holders: Holders): readonly Taken[] {
  const owner = row.version === undefined ? undefined : holders.emails.get(emailKey(row.email))
  const claims = [
    { field: 'email' as const, value: row.email, holder: owner },
    ...numbersIn(row).map(({ type, number }) => ({ field: type, value: number, holder: holders.numbers.get(number) })),
  ]
  return claims.flatMap(({ holder, ...claim }) => (holder === undefined || holder === user ? [] : [{ ...claim, holder }]))
}

/** Takes note of what another user has: of whom, only for those who may see that user. */
function reportTaken(issues: RowIssue[], { row }: ImportRow, taken: readonly Taken[], shown: ReadonlySet<UserId>): void {
  const report = reportTo(issues, row)
  for (const { field, value, holder } of taken)
    report(field, field === 'email' ? 'email_taken' : 'number_taken', { value }, shown.has(holder) ? holder : null)
}

/** A user may stand in one row only, named by e-mail or by version; and the row must know the user as it is. */
function checkVersion(row: ImportRow, existing: UserRecord, checked: CheckedRows, report: Report): void {
  const version = readRowVersion(row.version ?? '')
  const isRenamed = emailKey(row.email) !== emailKey(existing.email)
  const byVersion = (checked.versions.get(existing.id) ?? 0) - (version?.user === existing.id ? 1 : 0)
  const others = byVersion + (isRenamed ? (checked.addresses.get(emailKey(existing.email)) ?? 0) : 0)
  if (others > 0) report('email', 'email_doubled', { value: existing.email })
  if (version !== null && version.revision !== existing.revision) report('version', 'stale_row', {})
}

function refusal(row: ImportRow, existing: UserRecord | null, issues: readonly RowIssue[]): RowAnswer {
  return {
    row: row.row,
    email: row.email,
    outcome: 'refused',
    user: existing?.id ?? null,
    differences: [],
    effects: NO_EFFECTS,
    issues,
    license: null,
  }
}

async function confirmImport(session: Session, plan: ImportPlan, options: ProgressOptions): Promise<ImportResult> {
  checkPlan(session, plan, 'rows')
  const input = readRows(plan.input)
  const mode = readMode(plan.mode)
  const allowed = await authorizeRows(session, 'imports.confirm', input)
  refuseExpired(session.context, plan, (await loadPresent(session)).today)
  const total = input.length
  const rows: RowResult[] = []
  const arrival = session.context.arrive()
  const work: Import = { id: plan.id, mode, rows: input, allowed, arrival, checkedOn: checkedIn(session, input) }
  const answering = answeringOf(session, plan, work)
  const asked = repeatable('import', plan.id, [input, mode])
  for (let done = 0; done < total; done += PLAN_BATCH) {
    stopIfAborted(options, done, total)
    const places = range(done, Math.min(done + PLAN_BATCH, total)).map(String)
    rows.push(...(await answerOnce(session, asked, places, answering)))
    options.onProgress?.({ done: rows.length, total })
    await yieldToOthers()
  }
  return { plan: plan.id, rows }
}

/** How the rows of an import are answered, each by its place. */
function answeringOf(session: Session, plan: ImportPlan, work: Import): Answering<RowResult> {
  const stays = (answer: RowAnswer, place: number) => isSame(plan.rows[place], answer)
  return {
    mode: 'each',
    judge: async (subjects, refused) => {
      const idTaken = (place: number) => refused.get(String(place))?.status === 'id_taken'
      const places = subjects.map(Number)
      const { judged, ...now } = await judgeRows(session, work, places, null, { stays, idTaken })
      const answered = judged.map((one, index) => judgedRow(session, now, one, plan.rows, places[index]!)) // one for each place
      return { ...now, judged: answered }
    },
    recall: (subject, kept) => recalled(work.rows[Number(subject)]!.row, kept as KeptRow, plan.rows[Number(subject)]),
  }
}

const STATUS = { create: 'created', update: 'updated', unchanged: 'unchanged', partly: 'partly', refused: 'refused' } as const

/** What is kept of a row: ids and codes, and nothing that a person could be known by. */
type KeptRow = Pick<RowResult, 'status' | 'user' | 'version' | 'codes'>

function judgedRow(session: Session, now: Present, judged: JudgedRow, planned: ImportPlan['rows'], place: number): Judged<RowResult> {
  const { answer } = judged
  const { row, user, issues, license } = answer
  const isStale = !isSame(planned[place], answer) && !issues.some(({ code }) => code === 'id_taken') // no plan can see that coming
  const kept: KeptRow = {
    status: isStale ? 'plan_stale' : STATUS[answer.outcome],
    user,
    version: isStale ? null : judged.version,
    codes: [...issues.map(({ code }) => code), ...(license?.conflicts ?? []).map(({ code }) => code)],
  }
  return { subject: String(place), answer: { row, ...kept, answer }, kept, write: isStale ? null : writeOf(session, now, judged) }
}

/** A row's result as it is given again. */
function recalled(row: number, kept: KeptRow, planned: RowAnswer | undefined): RowResult {
  const isAsPlanned = planned !== undefined && STATUS[planned.outcome] === kept.status
  return { row, ...kept, answer: isAsPlanned ? planned : null }
}

function isSame(planned: RowAnswer | undefined, answer: RowAnswer): boolean {
  return planned !== undefined && answerKey(planned) === answerKey(answer)
}

/** What of an answer must be the same when it is confirmed (rule P3). */
function answerKey({ outcome, differences, effects, issues, license }: RowAnswer): string {
  const ids = (changes: Effects['breaks'] = []) => changes.map(({ change }) => change).sort()
  return JSON.stringify([
    outcome,
    differences,
    issues.map(({ code, field }) => [code, field]),
    license?.status,
    conflictKey(license?.conflicts),
    license?.takesAway,
    ids(license?.effects.supersedes),
    ids(license?.effects.breaks),
    ids(effects.breaks),
  ])
}

function writeOf({ context, organization, actor }: Session, now: Present, { write }: JudgedRow): UserWrite | null {
  if (write === null) return null
  const { before, after, bodies } = write
  const events = enveloped(bodies, {
    organization,
    user: after.id,
    revision: before?.revision ?? 0,
    at: context.clock().toISOString(),
    actor,
  })
  const user = stored(context.catalog, after, now)
  return before === null ? { kind: 'insert', user, events } : { kind: 'replace', user, expected: before.revision, events }
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index)
}

function stopIfAborted({ signal }: ProgressOptions, done: number, total: number): void {
  if (signal?.aborted)
    throw new SeatlineError('aborted', `Aborted after ${done} of ${counted(total, 'row')}. What is confirmed stays.`, { done })
}
