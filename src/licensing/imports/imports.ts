/** Plans an import. */
import { emailKey } from '../../core/email.js'
import { SeatlineError } from '../../core/errors.js'
import type { UserId } from '../../core/ids.js'
import type { NumberType } from '../../core/phone-number.js'
import { PLAN_BATCH, yieldToOthers, type ProgressOptions } from '../session/progress.js'
import type { Session } from '../session/session.js'
import { seatsHeld } from '../writing/seats.js'
import { loadAsOf } from '../writing/settle-due.js'
import { numbersIn, readMode, readRows } from './check-rows.js'
import { confirmImport } from './confirm-import.js'
import type { ImportPlan, ImportResult } from './import-plan.js'
import type { ImportMode, ImportRow } from './import-row.js'
import { authorizeRows, type Holders } from './import-whom.js'
import type { RowAnswer } from './judge-row.js'
import { judgeRows, checkedIn, range, stopIfAborted, type Import } from './judge-rows.js'
import { reportTo } from './report-issue.js'
import type { RowIssue } from './row-issue.js'

/** Creating and updating users in bulk. @public */
export interface Imports {
  /**
   * Judges every row, and changes nothing. Rows that are wrong are refused with all their issues,
   * the others go on.
   *
   * @param options - `mode`: `upsert` by default.
   * @throws {@link SeatlineError} `input_invalid` when a row is not of the form of
   * {@link ImportRow}, `aborted`.
   */
  plan(
    rows: readonly ImportRow[],
    options?: ProgressOptions & { readonly mode?: ImportMode },
  ): Promise<ImportPlan>
  /**
   * Carries an import out, batch by batch; again after a crash or an abort, without doubling
   * anything. A row whose answer is another by now is refused as `plan_stale`.
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

async function planImport(
  session: Session,
  input: readonly ImportRow[],
  options: ProgressOptions & { readonly mode?: ImportMode },
): Promise<ImportPlan> {
  const rows = readRows(input)
  const mode = readMode(options.mode)
  const allowed = await authorizeRows(session, 'imports.plan', rows)
  const now = await loadAsOf(session)
  const id = session.context.newId()
  const plan: Import = {
    id,
    mode,
    rows,
    allowed,
    receivedAt: session.context.receivedAt(),
    checkedOn: checkedIn(session, rows),
  }
  const answers: RowAnswer[] = []
  const seats = { ...(await seatsHeld(session, now)) }
  for (let done = 0; done < rows.length; done += PLAN_BATCH) {
    stopIfAborted(options, done, rows.length)
    const { judged } = await judgeRows(
      session,
      plan,
      range(done, Math.min(done + PLAN_BATCH, rows.length)),
      seats,
    )
    answers.push(...judged.map(({ answer }) => answer))
    options.onProgress?.({ done: answers.length, total: rows.length })
    await yieldToOthers()
  }
  return {
    id,
    organization: session.organization,
    mode,
    today: now.today,
    input: rows,
    rows: answers,
  }
}

/** What a row names that another user has. */
interface Taken {
  readonly field: 'email' | NumberType
  readonly value: string
  readonly holder: UserId
}

export function takenIn(
  row: ImportRow,
  user: UserId | undefined,
  holders: Holders,
): readonly Taken[] {
  const owner = row.version === undefined ? undefined : holders.emails.get(emailKey(row.email))
  const claims = [
    { field: 'email' as const, value: row.email, holder: owner },
    ...numbersIn(row).map(({ type, number }) => ({
      field: type,
      value: number,
      holder: holders.numbers.get(number),
    })),
  ]
  return claims.flatMap(({ holder, ...claim }) =>
    holder === undefined || holder === user ? [] : [{ ...claim, holder }],
  )
}

/** Takes note of what another user has: of whom, only for those who may see that user. */
export function reportTaken(
  issues: RowIssue[],
  { row }: ImportRow,
  taken: readonly Taken[],
  shown: ReadonlySet<UserId>,
): void {
  const report = reportTo(issues, row)
  for (const { field, value, holder } of taken)
    report(
      field,
      field === 'email' ? 'email_taken' : 'number_taken',
      { value },
      shown.has(holder) ? holder : null,
    )
}
