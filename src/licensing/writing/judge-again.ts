/** Judges users again whose judgment is out of date, and tells what has turned (rule S6). */
import {
  effectiveDate,
  changeRef,
  type Change,
  type ChangeRef,
} from '../../timeline/record/change.js'
import type { ChangeId, UserId } from '../../core/ids.js'
import type { JudgmentBatch, UserJudgment } from '../../storage/judgments.js'
import type { StoredUser } from '../../storage/port.js'
import type { OrganizationEventBody } from '../../timeline/record/event.js'
import { judge } from '../../timeline/request/judgment.js'
import type { AsOf } from '../session/as-of.js'
import type { Session } from '../session/session.js'
import { signed } from './envelope.js'
import { judgedBy, turnedBy, type TurnedBy } from './judging.js'
import { retried } from './retry.js'
import { readAsOf, SYSTEM } from './settle-due.js'

/** How many users are judged again in one write. */
const BATCH = 500

/** How many users were judged again, and the organization as it is then. */
export interface JudgedAgain {
  readonly judged: number
  readonly now: AsOf
}

/**
 * Judges everybody again whose judgment is out of date: before it is counted or listed. Who reads
 * need not know of it.
 *
 * @param onBatch - Called after each batch with how many were judged so far.
 */
export async function judgeStale(
  session: Session,
  begun: AsOf,
  onBatch: (judged: number) => void = () => undefined,
): Promise<JudgedAgain> {
  let now = begun
  for (let judged = 0; ;) {
    const some = await retried(async () => {
      const result = await judgeSome(session, now)
      if (result === null) now = { ...begun, organization: (await readAsOf(session)).organization }
      return result
    })
    now = some.now
    judged += some.judged
    if (some.judged > 0) onBatch(judged)
    if (some.judged < BATCH) return { judged, now }
  }
}

/** How many users have a judgment that is out of date. */
export async function countStale(
  { context: { catalog, store }, organization }: Session,
  now: AsOf,
): Promise<number> {
  const { basis, today } = judgedBy(catalog, now)
  const [stale] = await store.countStale([{ organization, basis, today }])
  return stale ?? 0
}

/** Judges the first of them again; `null` when another writer was ahead, and nothing is written. */
export async function judgeSome(session: Session, now: AsOf): Promise<JudgedAgain | null> {
  const { catalog, store } = session.context
  const { organization } = session
  const by = judgedBy(catalog, now)
  const stale = await store.listStale({ organization, basis: by.basis, today: by.today }, BATCH)
  if (stale.length === 0) return { judged: 0, now }
  const judgments = stale.map(({ record, judgment }): UserJudgment => ({
    user: record.id,
    revision: record.revision,
    before: judgment,
    judgment: judge(by, record),
  }))
  const told = whatIsTold(session, now, whatTurned(stale, judgments, by.basis))
  if ((await store.saveJudgments({ organization, judgments, told })) === 'stale') return null
  return { judged: stale.length, now: told === null ? now : { ...now, organization: told.record } }
}

/** The events of what has turned, written by the organization itself. */
export function whatIsTold(
  session: Session,
  { organization, today }: AsOf,
  bodies: readonly OrganizationEventBody[],
): JudgmentBatch['told'] {
  if (bodies.length === 0) return null
  const { revision } = organization
  const by = signed({ ...session, by: SYSTEM })
  return {
    record: { ...organization, revision: revision + bodies.length },
    expected: revision,
    events: bodies.map((body, index) => ({
      ...by,
      user: null,
      number: revision + 1 + index,
      date: today,
      ...body,
    })),
  }
}

/** What has turned from one judgment to the next. A first judgment has nothing to turn from. */
function whatTurned(
  stale: readonly StoredUser[],
  judgments: readonly UserJudgment[],
  basis: string,
): readonly OrganizationEventBody[] {
  const outOfCompliance: UserId[] = []
  const inCompliance: UserId[] = []
  const breaks: (ChangeRef & { readonly user: UserId })[] = []
  const repairs: typeof breaks = []
  const reasons = { compliance: new Set<TurnedBy>(), forecast: new Set<TurnedBy>() }
  judgments.forEach(({ user, before, judgment }, index) => {
    if (before === null) return
    const note = (what: keyof typeof reasons) => {
      for (const one of turnedBy(before.basis, basis)) reasons[what].add(one)
    }
    const isOut = judgment?.out ?? false
    if (isOut !== before.out) {
      note('compliance')
      ;(isOut ? outOfCompliance : inCompliance).push(user)
    }
    const { record } = stale[index]! // one for each judgment
    const refs = (failing: readonly ChangeId[], known: readonly ChangeId[]) =>
      record.changes
        .filter(({ id }) => failing.includes(id) && !known.includes(id))
        .map((change) => ({ user, ...refOf(change, record.override) }))
    const failing = judgment?.failing ?? []
    const [broken, repaired] = [refs(failing, before.failing), refs(before.failing, failing)]
    if (broken.length > 0 || repaired.length > 0) note('forecast')
    breaks.push(...broken)
    repairs.push(...repaired)
  })
  const because = (what: keyof typeof reasons) => [...reasons[what]].sort()
  const bodies: OrganizationEventBody[] = []
  if (outOfCompliance.length > 0 || inCompliance.length > 0)
    bodies.push({
      kind: 'compliance_turned',
      outOfCompliance,
      inCompliance,
      because: because('compliance'),
    })
  if (breaks.length > 0 || repairs.length > 0)
    bodies.push({ kind: 'forecast_turned', breaks, repairs, because: because('forecast') })
  return bodies
}

function refOf(change: Change, override: StoredUser['record']['override']): ChangeRef {
  return changeRef(change, effectiveDate(change, override))
}
