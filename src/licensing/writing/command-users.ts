/** Runs a command on many users, batch by batch: decides, shows the effects, and writes each. */
import { counted } from '../../core/counted.js'
import { SeatlineError } from '../../core/errors.js'
import type { UserId } from '../../core/ids.js'
import { futureAfter, type SharedFuture } from '../../timeline/organization/shared-future.js'
import type { UserRecord } from '../../timeline/record/record.js'
import type { AsOf } from '../session/as-of.js'
import { PLAN_BATCH, yieldToOthers, type ProgressOptions } from '../session/progress.js'
import { authorize, type Session } from '../session/session.js'
import { shownOthers } from '../session/taken.js'
import {
  carriedOut,
  consequencesOf,
  type CommandOptions,
  type CommandResult,
  type Decision,
  type UserCommand,
} from './command.js'
import { commitUsers } from './commit.js'
import { unknownUsers, type CommandContext } from './load-user.js'
import { retried } from './retry.js'
import { futureOf, mayAffect, mayLack, othersIn, seatsAhead, type Asking } from './seats-ahead.js'
import { loadUsersAsOf } from './settle-due.js'

/** A command on many users. */
export type UsersCommand = Pick<UserCommand, 'action'> & { readonly users: readonly UserId[] }

/** A run under way. */
interface Run {
  readonly session: Session
  readonly decide: (now: CommandContext) => Decision
  readonly preview: boolean
  /** Users as a preview would leave them, of those who may find another seat because of it. */
  readonly rehearsed: Asking[]
}

/**
 * Runs a command on users one after the other, as `commandUser` does on each of them, with few
 * round trips for many. Users who are not there are refused before anything is written.
 *
 * @returns What it did to each, in their order.
 */
export async function commandUsers(
  session: Session,
  { action, users }: UsersCommand,
  decide: Run['decide'],
  { preview = false, signal, onProgress }: CommandOptions & ProgressOptions = {},
): Promise<readonly CommandResult[]> {
  await authorize(session, action, { users })
  await refuseUnknown(session, users)
  const run: Run = { session, decide, preview, rehearsed: [] }
  const results: CommandResult[] = []
  const total = users.length
  for (let done = 0; done < total; done += PLAN_BATCH) {
    if (signal?.aborted) throw abortedAfter(done, total)
    if (done > 0) await yieldToOthers()
    for (const result of await commandBatch(run, users.slice(done, done + PLAN_BATCH)))
      results.push(
        result.status === 'refused'
          ? result
          : { ...result, effects: await shownOthers(session, result.effects) },
      )
    onProgress?.({ done: results.length, total })
  }
  return results
}

function abortedAfter(done: number, total: number): SeatlineError {
  const message = `Aborted after ${done} of ${counted(total, 'user')}. What is written stays.`
  return new SeatlineError('aborted', message, { done })
}

async function refuseUnknown(
  { context, organization }: Session,
  users: readonly UserId[],
): Promise<void> {
  const missing: UserId[] = []
  for (let done = 0; done < users.length; done += PLAN_BATCH) {
    const some = users.slice(done, done + PLAN_BATCH)
    const records = await context.store.loadUsers(organization, some)
    missing.push(...some.filter((_, place) => !records[place]))
  }
  if (missing.length > 0) throw unknownUsers(missing)
}

/** Writes a batch; those whom another writer was ahead of are decided on again. */
async function commandBatch(run: Run, users: readonly UserId[]): Promise<readonly CommandResult[]> {
  const done = new Map<UserId, CommandResult>()
  return retried(async () => {
    const { session, preview } = run
    const pending = users.filter((user) => !done.has(user))
    const { records, ...now } = await loadUsersAsOf(session, pending)
    const there = records.flatMap((record) => record ?? [])
    const gone = pending.filter((_, place) => !records[place])
    if (gone.length > 0) throw unknownUsers(gone)
    const decided = await decideInTurn(run, now, there)
    const changes = decided.flatMap(({ change }) => change ?? [])
    const { outcomes } =
      changes.length > 0
        ? await commitUsers(session, now, changes, { mode: 'each' })
        : { outcomes: [] }
    let place = 0
    for (const { user, result, change } of decided)
      if (change === null || outcomes[place++]?.status === 'written') done.set(user, result)
    if (preview || done.size === users.length) return users.map((user) => done.get(user)!) // all are
    return null
  })
}

/**
 * Decides on users one after the other. Where seats may be short, each finds the future that those
 * before it lead to.
 */
async function decideInTurn(
  { session, decide, preview, rehearsed }: Run,
  now: AsOf,
  records: readonly UserRecord[],
) {
  const ahead = await seatsAhead(session, now)
  const decisions = records.map((record) => {
    const alone = { ...now, ...ahead, catalog: session.context.catalog, record, future: null }
    const decision = decide(alone)
    const happens = 'happens' in decision ? decision.happens : []
    const { after } = carriedOut(record, happens, now.today)
    const both = [{ record: after }, { record }] // the later one is who is there
    const isShared = mayLack(session, ahead, both) || mayAffect(ahead, both)
    return { alone, decision, after, both, isShared }
  })
  const sharing = decisions.filter(({ isShared }) => isShared)
  let future: SharedFuture | null =
    sharing.length === 0
      ? null
      : await futureOf(session, now, ahead, [...rehearsed, ...sharing.flatMap(({ both }) => both)])
  return decisions.map(({ alone, decision, after, isShared }) => {
    const { record } = alone
    const found =
      isShared && future !== null ? { ...alone, future, ...othersIn(future, record.id) } : alone
    const told = consequencesOf(found, decision)
    if (isShared && future !== null) future = futureAfter(future, record.id, after)
    if (isShared && preview) rehearsed.push({ record: after })
    if ('refused' in told)
      return { user: record.id, result: { status: 'refused', ...told } as const, change: null }
    const { effects, bodies } = told
    const written = bodies.length > 0 && !preview
    const result = { status: 'done', user: told.after, effects, written } as const
    const change = written ? { before: record, after: told.after, bodies } : null
    return { user: record.id, result, change }
  })
}
