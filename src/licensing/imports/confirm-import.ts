/** Carries an import out, batch by batch, and again without doubling anything. */
import type { Effects } from '../../timeline/request/effects.js'
import { conflictKey } from '../plan/conflict-key.js'
import type { AsOf } from '../session/as-of.js'
import { checkPlan } from '../session/check-plan.js'
import { PLAN_BATCH, yieldToOthers, type ProgressOptions } from '../session/progress.js'
import type { Session } from '../session/session.js'
import {
  refuseExpired,
  repeatable,
  answerOnce,
  type Answering,
  type JudgedUser,
} from '../writing/answer-once.js'
import { loadAsOf } from '../writing/settle-due.js'
import { readRows, readMode } from './check-rows.js'
import type { ImportPlan, ImportResult, RowResult } from './import-plan.js'
import { authorizeRows } from './import-whom.js'
import type { RowAnswer, JudgedRow } from './judge-row.js'
import { checkedIn, stopIfAborted, range, judgeRows, shownRow, type Import } from './judge-rows.js'

export async function confirmImport(
  session: Session,
  plan: ImportPlan,
  options: ProgressOptions,
): Promise<ImportResult> {
  checkPlan(session, plan, 'rows')
  const input = readRows(plan.input)
  const mode = readMode(plan.mode)
  const allowed = await authorizeRows(session, 'imports.confirm', input)
  const now = await loadAsOf(session)
  refuseExpired(session.context, plan, now.today)
  const total = input.length
  const rows: RowResult[] = []
  const receivedAt = session.context.receivedAt()
  const work: Import = {
    id: plan.id,
    mode,
    rows: input,
    allowed,
    receivedAt,
    checkedOn: checkedIn(session, input),
  }
  const answering = answeringOf(session, now, plan, work)
  const asked = repeatable('import', plan.id, [input, mode])
  for (let done = 0; done < total; done += PLAN_BATCH) {
    stopIfAborted(options, done, total)
    const places = range(done, Math.min(done + PLAN_BATCH, total)).map(String)
    for (const one of await answerOnce(session, asked, places, answering))
      rows.push({ ...one, answer: one.answer && (await shownRow(session, one.answer)) })
    options.onProgress?.({ done: rows.length, total })
    if (rows.length < total) await yieldToOthers()
  }
  return { plan: plan.id, rows }
}

/**
 * How the rows of an import are answered, each by its place.
 *
 * @param begun - The organization, as it was just loaded.
 */
function answeringOf(
  session: Session,
  begun: AsOf,
  plan: ImportPlan,
  work: Import,
): Answering<RowResult> {
  let loaded: AsOf | null = begun
  const stays = (answer: RowAnswer, place: number) => isSame(plan.rows[place], answer)
  return {
    mode: 'each',
    judge: async (subjects, refused) => {
      const idTaken = (place: number) => refused.get(String(place))?.status === 'id_taken'
      const places = subjects.map(Number)
      const { judged, ...now } = await judgeRows(session, work, places, {
        begun: loaded,
        stays,
        idTaken,
      })
      loaded = null
      const answered = judged.map((one, index) => judgedRow(one, plan.rows, places[index]!)) // one for each place
      return { ...now, judged: answered }
    },
    recall: (subject, kept) =>
      recalled(work.rows[Number(subject)]!.row, kept as KeptRow, plan.rows[Number(subject)]),
  }
}

const STATUS = {
  create: 'created',
  update: 'updated',
  unchanged: 'unchanged',
  partial: 'partial',
  refused: 'refused',
} as const

/** What is kept of a row: ids and codes, and nothing that a person could be known by. */
type KeptRow = Pick<RowResult, 'status' | 'user' | 'version' | 'codes'>

function judgedRow(
  judged: JudgedRow,
  planned: ImportPlan['rows'],
  place: number,
): JudgedUser<RowResult> {
  const { answer } = judged
  const { row, user, issues, licenses } = answer
  const isStale = !isSame(planned[place], answer) && !issues.some(({ code }) => code === 'id_taken') // no plan can see that coming
  const kept: KeptRow = {
    status: isStale ? 'plan_stale' : STATUS[answer.outcome],
    user,
    version: isStale ? null : judged.version,
    codes: [
      ...issues.map(({ code }) => code),
      ...licenses.flatMap(({ conflicts }) => conflicts).map(({ code }) => code),
    ],
  }
  return {
    subject: String(place),
    answer: { row, ...kept, answer },
    kept,
    change: isStale ? null : judged.change,
  }
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
function answerKey({ outcome, differences, effects, issues, licenses }: RowAnswer): string {
  const ids = (changes: Effects['breaks'] = []) => changes.map(({ change }) => change).sort()
  return JSON.stringify([
    outcome,
    differences,
    issues.map(({ code, where: { field, attribute } }) => [code, field, attribute]),
    licenses.map((one) => [
      one.status,
      conflictKey(one.conflicts),
      one.takesAway,
      ids(one.effects.supersedes),
      ids(one.effects.breaks),
    ]),
    ids(effects.breaks),
  ])
}
