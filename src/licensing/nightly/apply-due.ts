/** Settles everything that is due, in every organization. */
import { latestDateOnEarth } from '../../core/time-zone.js'
import { isSeatlineError } from '../../core/errors.js'
import type { OrganizationRecord } from '../../core/organization.js'
import type { DueResult } from '../../storage/port.js'
import { todayOf } from '../session/as-of.js'
import type { ProgressOptions } from '../session/progress.js'
import type { Context, Session } from '../session/session.js'
import { countStale } from '../writing/judge-again.js'
import { ATTEMPTS, pause } from '../writing/retry.js'
import { decideDue, DUE_BATCH, readAsOf, SYSTEM } from '../writing/settle-due.js'
import { mayBeShort, tellSeats } from '../writing/tell-seats.js'

/** Options of `applyDue`. @public */
export interface ApplyDueOptions extends ProgressOptions<{
  /** Users settled so far. */
  readonly done: number
  readonly total: null
  readonly organization: string
  /** Organizations of which something was settled so far. */
  readonly organizations: number
}> {
  /**
   * How many users are settled in one transaction: 1 to 5,000, 500 by default. Memory grows with
   * it, and with nothing else.
   */
  readonly batch?: number
  /**
   * Settles no more than so many users, and leaves the rest to another run; no limit by default.
   */
  readonly maxUsers?: number
}

/** What `applyDue` did, and what it left. @public */
export interface ApplyDueResult {
  /** Organizations of which something was settled. */
  readonly organizations: number
  /** Users settled. */
  readonly settled: number
  /** Whether something due was left for another run, which goes on where this one ended. */
  readonly remaining: 'none' | 'some'
  /** Where it was left, as far as this run came: the first 100. */
  readonly unfinished: readonly {
    readonly organization: string
    /**
     * `busy`: other workers were always ahead; they, or the next run, settle it. `failed`: settling
     * it threw `error`.
     */
    readonly reason: 'aborted' | 'max_users' | 'busy' | 'failed'
    readonly error?: unknown
  }[]
}

type UnfinishedOrganization = ApplyDueResult['unfinished'][number]

/** A run under way. */
interface Run {
  readonly context: Context
  readonly options: ApplyDueOptions
  organizations: number
  settled: number
  readonly unfinished: UnfinishedOrganization[]
  /** Why the run ends before all is done. */
  ended: 'aborted' | 'max_users' | null
}

/**
 * Settles everything whose day has come, in every organization, in batches. Any number of workers
 * may do it at the same time: where others are at work in an organization, it goes on with the next
 * one, and comes back.
 */
export async function applyDue(
  context: Context,
  options: ApplyDueOptions = {},
): Promise<ApplyDueResult> {
  const run: Run = { context, options, organizations: 0, settled: 0, unfinished: [], ended: null }
  let busy: readonly string[] = []
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const settled = run.settled
    busy = await visitOrganizations(run)
    if (busy.length === 0 || run.ended !== null) break
    if (run.settled > settled) attempt = 1
    await pause(attempt + 2)
  }
  if (run.ended === null)
    for (const organization of busy) noteUnfinished(run, { organization, reason: 'busy' })
  const { organizations, settled } = run
  return {
    organizations,
    settled,
    remaining: run.ended !== null || run.unfinished.length > 0 ? 'some' : 'none',
    unfinished: run.unfinished,
  }
}

/** How many unfinished organizations a result names at most. */
const TOLD = 100
/** How many organizations are listed at once. Workers begin at different places among them. */
const WINDOW = 1_000
/** How many are settled at once: a small one mostly waits for the store. */
const AT_ONCE = 8
/** After so many in a row with nothing due any more, other workers must be at work here. */
const MET_OTHERS = 5

/**
 * Goes once through all organizations with something due; gives the first of those in which other
 * workers were ahead. Where it meets other workers, it lists what is left, and begins elsewhere.
 */
async function visitOrganizations(run: Run): Promise<readonly string[]> {
  const { store, clock } = run.context
  const onOrBefore = latestDateOnEarth(clock())
  const busy: string[] = []
  const visited = new Set<string>()
  for (let after: string | undefined; ;) {
    const window = await store.dueOrganizations({
      onOrBefore,
      limit: WINDOW,
      ...(after === undefined ? {} : { after }),
    })
    const isFailed = (id: string) => run.unfinished.some(({ organization }) => organization === id)
    const left = window.filter(({ id }) => !visited.has(id) && !isFailed(id))
    const others = await visitSome(run, left, { visited, busy })
    if (run.ended !== null) return busy
    if (others === 'met') continue
    if (window.length < WINDOW) return busy
    after = window.at(-1)?.id
    visited.clear() // the next window has others
  }
}

/** Settles organizations, some at once, until other workers are met. */
async function visitSome(
  run: Run,
  organizations: readonly OrganizationRecord[],
  { visited, busy }: { readonly visited: Set<string>; readonly busy: string[] },
): Promise<'met' | 'not_met'> {
  const count = organizations.length
  const start = count > AT_ONCE ? Math.floor(Math.random() * count) : 0
  let place = 0
  let nothing = 0
  let failure: { readonly error: unknown } | null = null
  const hasMet = () => nothing >= MET_OTHERS && place < count
  const visit = async () => {
    while (place < count && run.ended === null && failure === null && !hasMet()) {
      const organization = organizations[(start + place++) % count]! // it is one of them
      visited.add(organization.id)
      try {
        const settled = await settleBatches(run, organization)
        nothing = settled === 'nothing' ? nothing + 1 : 0
        if (settled === 'busy' && busy.length < TOLD) busy.push(organization.id)
      } catch (error) {
        failure ??= { error } // the others finish what they began
      }
    }
  }
  // several at once could settle more users than `maxUsers`
  const atOnce = run.options.maxUsers === undefined ? AT_ONCE : 1
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, visit))
  throwIf(failure)
  return hasMet() ? 'met' : 'not_met'
}

function throwIf(failure: { readonly error: unknown } | null): void {
  if (failure !== null) throw failure.error
}

/**
 * Settles an organization batch by batch, until nothing is due, others are ahead, or the run ends.
 */
async function settleBatches(
  run: Run,
  organization: OrganizationRecord,
): Promise<'done' | 'nothing' | 'busy'> {
  const { context, options } = run
  const { id } = organization
  for (let settled = 0; ;) {
    if (isEnded(run, id)) return 'done'
    const limit = Math.min(options.batch ?? DUE_BATCH, (options.maxUsers ?? Infinity) - run.settled)
    const today = todayOf(organization, context.clock())
    const result = await trySettling(run, id, () =>
      context.store.processDue({ organization: id, today, limit, decide: decideDue(context) }),
    )
    if (result === null) return 'done'
    if (settled === 0 && result.settled > 0) run.organizations += 1
    settled += result.settled
    run.settled += result.settled
    if (result.settled > 0)
      options.onProgress?.({
        done: run.settled,
        total: null,
        organization: id,
        organizations: run.organizations,
      })
    if (!result.more && result.stale === 0) {
      if (settled > 0 && mayBeShort(organization)) await tellSettled(context, organization)
      return settled > 0 ? 'done' : 'nothing'
    }
    if (result.settled === 0) return 'busy'
  }
}

/**
 * Tells on which dates seats are short now that something was settled: who failed keeps what others
 * had booked. Where judgments are out of date, or other writers are ahead, the recheck tells it.
 */
async function tellSettled(context: Context, { id: organization }: OrganizationRecord) {
  const session: Session = { context, organization, by: SYSTEM }
  try {
    const now = await readAsOf(session)
    if ((await countStale(session, now)) === 0) await tellSeats(session, now)
  } catch (error) {
    if (!isSeatlineError(error, 'contention')) throw error
  }
}

function isEnded(run: Run, organization: string): boolean {
  if (run.options.signal?.aborted) run.ended = 'aborted'
  else if (run.settled >= (run.options.maxUsers ?? Infinity)) run.ended = 'max_users'
  if (run.ended === null) return false
  noteUnfinished(run, { organization, reason: run.ended })
  return true
}

/**
 * One organization that cannot be settled does not hold the others back. A store that fails does:
 * nothing could be settled.
 */
async function trySettling(
  run: Run,
  organization: string,
  work: () => Promise<DueResult>,
): Promise<DueResult | null> {
  try {
    return await work()
  } catch (error) {
    if (isSeatlineError(error, 'contention')) return { settled: 0, stale: 0, more: true }
    if (isSeatlineError(error, 'store_failed') || isSeatlineError(error, 'store_closed'))
      throw error
    noteUnfinished(run, { organization, reason: 'failed', error })
    return null
  }
}

function noteUnfinished(run: Run, one: UnfinishedOrganization): void {
  if (run.unfinished.length < TOLD) run.unfinished.push(one)
}
