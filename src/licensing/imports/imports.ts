/** Plans an import. */
import { PLAN_BATCH, yieldToOthers, type ProgressOptions } from '../session/progress.js'
import type { Session } from '../session/session.js'
import { loadAsOf } from '../writing/settle-due.js'
import { readMode, readRows } from './check-rows.js'
import { confirmImport } from './confirm-import.js'
import type { ImportPlan, ImportResult } from './import-plan.js'
import type { ImportMode, ImportRow } from './import-row.js'
import { authorizeRows } from './import-whom.js'
import { joinRows } from './join-rows.js'
import type { RowAnswer } from './judge-row.js'
import { judgeRows, checkedIn, range, shownRow, stopIfAborted, type Import } from './judge-rows.js'
import { seatsOfRows } from './row-seats.js'

/** Creating and updating users in bulk. @public */
export interface Imports {
  /**
   * Judges every row, and changes nothing. Rows that are wrong are refused with all their issues,
   * the others go on. Rows of one user that differ in their licenses only are judged as one.
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
  const rows = joinRows(readRows(input))
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
  const seatsFor = seatsOfRows(session, rows)
  for (let done = 0; done < rows.length; done += PLAN_BATCH) {
    stopIfAborted(options, done, rows.length)
    const places = range(done, Math.min(done + PLAN_BATCH, rows.length))
    const { judged } = await judgeRows(session, plan, places, {
      begun: done === 0 ? now : null,
      seatsFor,
    })
    for (const { answer } of judged) answers.push(await shownRow(session, answer))
    options.onProgress?.({ done: answers.length, total: rows.length })
    if (answers.length < rows.length) await yieldToOthers()
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
