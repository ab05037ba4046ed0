/** Carries out a remedy of a plan or of a change. */
import type { ChangeId, UserId } from '../../core/ids.js'
import { parseE164 } from '../../core/phone-number.js'
import { sharedFuture } from '../../timeline/organization/shared-future.js'
import { afterActions } from '../../timeline/remedies/action-table.js'
import type { Action } from '../../timeline/remedies/action.js'
import { affectedChange, outcomesByChange } from '../../timeline/request/compare-futures.js'
import type { Effects } from '../../timeline/request/effects.js'
import { forecast } from '../../timeline/settle/timeline-walk.js'
import { settingsOf, type SettingsResult } from '../organization/settings.js'
import { rereadRequest } from '../plan/confirm.js'
import { askingOf } from '../plan/asked.js'
import { answerUser, judgeAsked, planRequest, type Plan } from '../plan/plan.js'
import {
  asInput,
  concernedIn,
  readForm,
  checkTracks,
  readRequest,
  requestedFor,
  type PlanInput,
} from '../plan/request.js'
import { seatsBeside, type RequestSeats } from '../plan/request-seats.js'
import { upcoming, type AsOf } from '../session/as-of.js'
import { checkPlan } from '../session/check-plan.js'
import { readUserId } from '../session/input.js'
import { authorize, type Session } from '../session/session.js'
import { refuseTakenNumber, shownOthers } from '../session/taken.js'
import { portingDays } from '../users/porting.js'
import {
  consequencesOf,
  commandUser,
  type CommandOptions,
  type CommandResult,
  type Decision,
  type RefusedChanges,
  type Since,
} from '../writing/command.js'
import { loadContext, unknownUsers, type CommandContext } from '../writing/load-user.js'
import { othersIn } from '../writing/seats-ahead.js'
import { askedAfter, at, licensesIn, rowOf } from './action-table.js'
import { readActions, type RemedyChoice } from './choice.js'
import { decideAll, decideForChange } from './decide.js'
import { authorizeFreeing, freeSeats, planFreeing, type Freeing } from './seat-givers.js'

/**
 * What a remedy of the schedule did, or would do, to the user, and to the organization with one
 * result for each action. The effects on the user are those of all of it; those of `organization`
 * are the effects on other users. `refused`: something would be settled today that does not go
 * through, or others would give up seats in vain; nothing was written.
 *
 * @public
 */
export type RemedyResult = CommandResult & { readonly organization: readonly SettingsResult[] }

/**
 * What a remedy of a plan did, or would do. `refused`: one of its actions would settle a change
 * today that does not go through, or others would give up seats in vain; nothing was written.
 *
 * @public
 */
export type PlanRemedyResult =
  | (Extract<RemedyResult, { readonly status: 'done' }> & {
      /** The request again, for this user alone, with what the remedy adds to it: confirm it. */
      readonly plan: Plan
    })
  | Extract<RemedyResult, { readonly status: 'refused' }>

/** Carries out a remedy of a plan, all but the request itself, and plans that again. */
export async function remedyPlan(
  session: Session,
  plan: Plan,
  choice: RemedyChoice & { readonly user: string },
  { preview = false }: CommandOptions = {},
): Promise<PlanRemedyResult> {
  checkPlan(session, plan, 'users')
  const actions = readActions(session.context.catalog, choice)
  const user = readUserId(choice.user)
  const request = rereadRequest(session, plan.request)
  if (!request.users.includes(user)) throw unknownUsers([user])
  const { changes, on } = askedAfter(
    { changes: requestedFor(request, user), on: request.on },
    actions,
  )
  const assign = changes.filter(({ kind }) => kind === 'assign').map(asInput)
  const remove = changes.filter(({ kind }) => kind === 'remove').map(asInput)
  const next: PlanInput = { users: [user], assign, remove, on }
  const asked = askedIn(session, next, user)
  const { result, then } = await carryOut(session, {
    command: 'remedy',
    licenses: [...request.changes.map(({ license }) => license), ...actions.flatMap(licensesIn)],
    next,
    asks: [...at('user', actions), ...at('organization', actions)],
    asked,
    user,
    actions,
    choice,
    preview,
    decide: (now) => decideAll({ session, now, choice }, actions),
    failing: (now) =>
      judgeAsked(now, asked(now)).verdict.changes.flatMap(
        ({ id: change, kind, license, on, status, conflicts }) =>
          status === 'conflict' && change !== null
            ? [{ change, kind, license, on, conflicts }]
            : [],
      ),
  })
  if (result.status === 'refused') return result
  const after = then ? planAfter(session, asked, then) : planRequest(session, next)
  return { ...result, plan: await after }
}

/** Carries out a remedy for a change that is scheduled or has failed. */
export async function remedyChange(
  session: Session,
  { user, change }: { readonly user: UserId; readonly change: string },
  choice: RemedyChoice,
  { preview = false }: CommandOptions = {},
): Promise<RemedyResult> {
  const actions = readActions(session.context.catalog, choice)
  const made = { receivedAt: session.context.receivedAt(), request: session.context.newId() }
  const { result } = await carryOut(session, {
    command: 'schedule.remedy',
    licenses: actions.flatMap(licensesIn),
    next: null,
    asks: actions,
    asked: null,
    user,
    actions,
    choice,
    preview,
    decide: (now) => decideForChange({ session, now, choice }, change, actions, made),
    failing: (now) => {
      // none where it is unknown
      const found = outcomesByChange(forecast(now)).get(change as ChangeId)
      return found?.outcome.status === 'failed' ? [affectedChange(found.outcome, found.on)] : []
    },
  })
  return result
}

/** A remedy to be carried out. */
interface Remedying {
  /** The command that it is, as `authorize` knows it, and the licenses that it names. */
  readonly command: 'remedy' | 'schedule.remedy'
  readonly licenses: readonly string[]
  /** The request that is left, which a preview plans. */
  readonly next: PlanInput | null
  /** The actions that are asked for one by one. */
  readonly asks: readonly Action[]
  /** What is left to be asked of the user. */
  readonly asked: AskedIn | null
  readonly user: UserId
  /** With what was left open, in their order. */
  readonly actions: readonly Action[]
  readonly choice: RemedyChoice
  readonly preview: boolean
  /** What is written to the user. */
  readonly decide: (now: CommandContext) => Decision
  /** What the remedy is for, as far as it still fails in a situation. */
  readonly failing: (now: CommandContext) => RefusedChanges
}

/**
 * Writes to the organization and to others first, once it is known that the write to the user will
 * go through. `then` is the situation after a preview, `null` where it was written.
 */
async function carryOut(
  session: Session,
  remedying: Remedying,
): Promise<{ readonly result: RemedyResult; readonly then: Rehearsed | null }> {
  const { command, licenses, next, user, actions, choice, preview, decide } = remedying
  await authorizeAll(session, remedying)
  await authorizeFreeing(session, actions, choice)
  const organization: SettingsResult[] = []
  let since: Since | null = null
  if (preview || elsewhere(actions).length > 0) {
    await authorize(session, command, { users: [user], licenses })
    if (preview && next) await authorize(session, 'plan', concernedIn(readForm(next)))
    const rehearsed = await rehearse(session, remedying)
    if ('refused' in rehearsed)
      return { result: { status: 'refused', ...rehearsed, organization }, then: null }
    for (const action of at('organization', actions)) {
      const before = preview ? (organization.at(-1)?.organization ?? null) : null
      const settings = settingsOf({ ...session, before, but: user })
      const result = await rowOf(action).organization?.(settings, action, { preview })
      if (result) organization.push(result)
    }
    const { then, effects, freeing } = rehearsed
    if (preview) {
      const user = then.record
      const told = { user, effects: await shownOthers(session, effects), organization }
      return { result: { status: 'done', ...told, written: false }, then: rehearsed }
    }
    for (const one of freeing) await freeSeats(session, one)
    since = rehearsed.since
  }
  const result = await commandUser(
    session,
    { action: command, user, naming: { licenses }, since },
    decide,
  )
  if (result.status === 'refused') return { result: { ...result, organization }, then: null }
  const isElsewhere = organization.some((one) => one.written) || at('other', actions).length > 0
  return { result: { ...result, organization, written: result.written || isElsewhere }, then: null }
}

/** Asks for each command that actions are, with the licenses that they name. */
async function authorizeAll(session: Session, { asks, user }: Remedying): Promise<void> {
  for (const command of new Set(asks.flatMap((action) => rowOf(action).commands))) {
    const licenses = asks
      .filter((action) => rowOf(action).commands.includes(command))
      .flatMap(licensesIn)
    await authorize(session, command, { users: [user], licenses })
  }
}

/**
 * Works out what a remedy does to the user, on the user and the organization as they would be.
 * Nothing is written. Where others give up a seat, it must help: nobody loses a license in vain
 * (rule S5).
 */
async function rehearse(
  session: Session,
  { user, actions, choice, decide, failing, asked }: Remedying,
): Promise<Rehearsed | { readonly refused: RefusedChanges }> {
  const freeing = await planFreeing(session, user, actions, choice)
  const loaded = await loadContext(session, user)
  const isLater = (action: Action) => action.kind === 'free_seat' && action.by > loaded.today
  const others = elsewhere(actions)
  const now = assuming(
    loaded,
    others.filter((action) => !isLater(action)),
  )
  const decided = consequencesOf(now, decide(now), loaded)
  if ('refused' in decided) return decided
  await refuseTakenNumbers(session, user, actions, choice)
  const { after, effects } = decided
  const then = { ...assuming(loaded, others), record: after }
  const rehearsed = { then, effects, freeing, since: loaded }
  if (freeing.length > 0) {
    const seats = await seatsThen(session, rehearsed, asked)
    const refused = failing(withSeats(then, seats))
    if (refused.length > 0) return { refused }
  }
  return rehearsed
}

/** What a remedy comes to before anything is written. */
interface Rehearsed {
  /** The user and the organization once all of it is done. */
  readonly then: CommandContext
  readonly effects: Effects
  readonly freeing: readonly Freeing[]
  /** The situation in which it begins. */
  readonly since: CommandContext
}

/** The actions that are carried out outside the user. */
function elsewhere(actions: readonly Action[]): readonly Action[] {
  return [...at('organization', actions), ...at('other', actions)]
}

/** The situation once actions outside the user are done. */
function assuming(now: CommandContext, actions: readonly Action[]): CommandContext {
  const trial = afterActions({ userContext: now, changes: [], on: now.today }, actions)
  const { seatsFreed = [] } = trial.userContext
  const organization = { ...now.organization, ...trial.userContext.organization }
  const then = { ...now, organization, seatsFreed }
  if (now.future === null) return then
  const future = sharedFuture({ ...now.future.context, organization }, now.future.members)
  return { ...then, future, ...othersIn(future, now.record.id) }
}

/** The seats that the user finds once others have given up theirs, each in its turn. */
async function seatsThen(
  session: Session,
  { then, freeing, since }: Rehearsed,
  asked: AskedIn | null,
): Promise<RequestSeats> {
  const { record } = then
  const givers = freeing.flatMap((one) => one.givers)
  const written = [...givers, { before: since.record, after: record }]
  const asking = askingOf(session, then, record, asked === null ? [] : [asked(then)])
  return seatsBeside(
    session,
    then,
    [...givers.map(({ after }) => ({ record: after })), asking],
    written,
  )
}

/** A situation with the seats that are found in it, in place of those that were assumed. */
function withSeats(then: CommandContext, seats: RequestSeats): CommandContext {
  const { others: _, seatsFreed: __, ...alone } = then
  return { ...alone, ...seats.contextOf(then.record.id) }
}

type AskedIn = ReturnType<typeof askedIn>

/** What a request asks of a user in a situation that is not there yet. */
function askedIn({ context }: Session, input: PlanInput, user: UserId) {
  const request = readRequest(context.catalog, input)
  const origin = { plan: context.newId(), place: 0, receivedAt: context.receivedAt() }
  const requested = requestedFor(request, user)
  return ({ today }: AsOf) => {
    const on = upcoming(request.on, today)
    checkTracks(context.catalog, request, on)
    return { request, requested, on, origin }
  }
}

/** The plan of what a remedy is for, in the situation that it leads to. */
async function planAfter(session: Session, askedOn: AskedIn, rehearsed: Rehearsed): Promise<Plan> {
  const { context, organization } = session
  const { then } = rehearsed
  const { today, record } = then
  const asked = askedOn(then)
  const seats = await seatsThen(session, rehearsed, askedOn)
  const answer = answerUser(withSeats(then, seats), asked, {
    today,
    help: 'find',
    porting: portingDays(context.porting, then),
    others: seats.effectsOn(record.id),
  })
  const { request, origin } = asked
  const effects = await shownOthers(session, answer.effects)
  const users = [{ ...answer, effects }]
  return { id: origin.plan, organization, request, today, users }
}

/** Refuses numbers that belong to somebody else, before anything is written elsewhere. */
async function refuseTakenNumbers(
  session: Session,
  user: string,
  actions: readonly Action[],
  { numbers }: RemedyChoice,
): Promise<void> {
  const added = actions.flatMap((action) =>
    action.kind === 'add_number' ? [parseE164(numbers?.[action.type])] : [],
  )
  if (added.length === 0) return
  const found = await session.context.store.findUsers(session.organization, { numbers: added })
  for (const [number, holder] of found.numbers)
    if (holder !== user) await refuseTakenNumber(session, number, holder)
}
