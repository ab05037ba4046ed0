/**
 * Judges users of all organizations again whose judgment is out of date, and tells what has turned,
 * and on which dates seats have become short.
 */
import { SeatlineError, isSeatlineError } from '../../core/errors.js'
import { counted } from '../../core/counted.js'
import type { OrganizationRecord } from '../../core/organization.js'
import { todayOf, type AsOf } from '../session/as-of.js'
import type { ProgressOptions } from '../session/progress.js'
import type { Context, Session } from '../session/session.js'
import { judgeSome, judgeStale } from '../writing/judge-again.js'
import { judgedBy } from '../writing/judging.js'
import { loadAsOfSettled, SYSTEM } from '../writing/settle-due.js'
import { mayBeShort, tellSeats } from '../writing/tell-seats.js'

/** Options of a recheck; progress is told after each organization in which somebody was judged again. */
export type RecheckOptions = ProgressOptions<{
  readonly done: number
  readonly total: null
  readonly organization: string
}>

/** What `recheck` did, and what it left. @public */
export interface RecheckResult {
  /** Organizations in which somebody was judged again. */
  readonly organizations: number
  /** Users judged again. */
  readonly judged: number
  /** Where it was left: the first 100. */
  readonly unfinished: readonly {
    readonly organization: string
    /** `busy`: other writers were always ahead. `failed`: judging there threw `error`. */
    readonly reason: 'busy' | 'failed'
    readonly error: unknown
  }[]
}

/** A run under way. */
interface Run {
  readonly context: Context
  readonly options: RecheckOptions
  readonly organizations: Set<string>
  judged: number
  readonly unfinished: RecheckResult['unfinished'][number][]
}

const PAGE = 100

/**
 * Goes through all organizations, a page at a time: where nothing is out of date and no seat is
 * limited, that is all. Any number of workers may do it at the same time: where another one is at
 * work, it goes on with the next organization, and comes back at the end.
 */
export async function recheckAll(
  context: Context,
  options: RecheckOptions = {},
): Promise<RecheckResult> {
  const run: Run = { context, options, organizations: new Set(), judged: 0, unfinished: [] }
  const busy: string[] = []
  for (let after = ''; ;) {
    const page = await context.store.listOrganizations({ after, limit: PAGE })
    for (const organization of await toVisit(run, page))
      if ((await judgeIn(run, organization, judgeWhileFree)) === 'busy') busy.push(organization)
    if (page.length < PAGE) break
    after = page.at(-1)?.id ?? after
  }
  for (const organization of busy) await judgeIn(run, organization, judgeInTurn)
  const { judged, unfinished, organizations } = run
  return { organizations: organizations.size, judged, unfinished }
}

/** Those of a page in which a judgment is out of date, or seats may have become short. */
async function toVisit(
  { context: { catalog, clock, store } }: Run,
  page: readonly OrganizationRecord[],
): Promise<readonly string[]> {
  const questions = page.map((organization) => {
    const now = { organization, today: todayOf(organization, clock()) }
    const { basis, today } = judgedBy(catalog, now)
    return { organization: organization.id, basis, today }
  })
  const counts = await store.countStale(questions)
  return page.flatMap((organization, index) =>
    (counts[index] ?? 0) > 0 || mayBeShort(organization) ? [organization.id] : [],
  )
}

/** Judges all who are to be judged; gives the organization as it is then. */
type JudgeIn = (run: Run, session: Session) => Promise<AsOf | 'busy'>

/** Judges as long as no other writer is ahead, and leaves the rest to that one. */
const judgeWhileFree: JudgeIn = async (run, session) => {
  let now = await loadAsOfSettled(session)
  for (;;) {
    stopIfAborted(run)
    const some = await judgeSome(session, now)
    if (some === null) return 'busy'
    if (some.judged === 0) return some.now
    count(run, session, some.judged)
    now = some.now
  }
}

/** Takes turns with others. */
const judgeInTurn: JudgeIn = async (run, session) => {
  let before = 0
  const { now } = await judgeStale(session, await loadAsOfSettled(session), (judged) => {
    count(run, session, judged - before)
    before = judged
    stopIfAborted(run)
  })
  return now
}

function count(run: Run, { organization }: Session, judged: number): void {
  run.organizations.add(organization)
  run.judged += judged
  run.options.onProgress?.({ done: run.judged, total: null, organization })
}

/** One organization in which it fails does not hold the others back. A store that fails does. */
async function judgeIn(run: Run, organization: string, work: JudgeIn): Promise<'done' | 'busy'> {
  stopIfAborted(run)
  const { context, unfinished } = run
  const session = { context, organization: organization as Session['organization'], by: SYSTEM }
  try {
    const now = await work(run, session)
    if (now === 'busy') return 'busy'
    if (mayBeShort(now.organization)) await tellSeats(session, now)
    return 'done'
  } catch (error) {
    if (
      isSeatlineError(error, 'store_failed') ||
      isSeatlineError(error, 'store_closed') ||
      isSeatlineError(error, 'aborted')
    )
      throw error
    const reason = isSeatlineError(error, 'contention') ? 'busy' : 'failed'
    if (unfinished.length < PAGE) unfinished.push({ organization, reason, error })
    return 'done'
  }
}

function stopIfAborted({ options, judged }: Run): void {
  if (!options.signal?.aborted) return
  const message = `Aborted after ${counted(judged, 'user')}. Those are judged.`
  throw new SeatlineError('aborted', message, { done: judged })
}
