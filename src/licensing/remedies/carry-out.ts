/** Carries out a remedy of a plan or of a change. */
import type { ChangeId, UserId } from '../../core/ids.js'
import { afterActions, byTurn, type Action } from '../../timeline/remedies/action.js'
import { outcomesByChange } from '../../timeline/request/effects.js'
import type { PlannedChange } from '../../timeline/request/verdict.js'
import { forecast } from '../../timeline/settle/timeline-walk.js'
import type { SettingsResult } from '../organization/settings.js'
import { rereadRequest } from '../plan/confirm.js'
import { answerUser, planRequest, type Plan } from '../plan/plan.js'
import {
  concernedIn,
  readForm,
  readRequest,
  requestedFor,
  type PlanInput,
} from '../plan/request.js'
import { checkPlan } from '../session/check-plan.js'
import { readUserId } from '../session/input.js'
import { authorize, type Concerned, type Session } from '../session/session.js'
import { portingDays } from '../users/porting.js'
import {
  consequencesOf,
  commandUser,
  type CommandOptions,
  type CommandResult,
  type Decision,
  type RefusedChange,
  type Since,
} from '../writing/command.js'
import { loadContext, unknownUsers, type CommandContext } from '../writing/load-user.js'
import { checkChoice, filledIn, type RemedyChoice } from './choice.js'
import {
  commandsOf,
  decideAll,
  licensesIn,
  refuseTakenNumbers,
  toOrganization,
} from './commands.js'
import { decideForChange, commandsForChange } from './of-change.js'
import { actionsOf, placeOf, requestAfter } from './request.js'
import { authorizeFreeing, freeSeats, planFreeing } from './seat-givers.js'

/** Which remedy of a plan to carry out, and for whom. @public */
export interface PlanRemedyChoice extends RemedyChoice {
  readonly user: string
}

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
  choice: PlanRemedyChoice,
  { preview = false }: CommandOptions = {},
): Promise<PlanRemedyResult> {
  checkPlan(session, plan, 'users')
  checkChoice(choice)
  const user = readUserId(choice.user)
  const request = rereadRequest(session, plan.request)
  if (!request.users.includes(user)) throw unknownUsers([user])
  const work = readWork(session, choice)
  const next = requestAfter(user, requestedFor(request, user), request.on, work.of('request'))
  const decide = (now: CommandContext) => decideAll(session, now, work.of('user'), choice)
  const answer = (now: CommandContext) => answerAfter(session, next, now)
  const failing = (now: CommandContext) =>
    answer(now).users.flatMap(({ changes }) => changes.flatMap(refusedIn))
  const naming = { licenses: [...request.changes.map(({ license }) => license), ...work.licenses] }
  await authorizeAll(
    session,
    user,
    work,
    [...work.of('user'), ...work.of('organization')],
    commandsOf,
  )
  if (!preview) {
    const result = await carryOut(session, {
      command: 'remedy',
      naming,
      user,
      work,
      decide,
      failing,
    })
    return result.status === 'refused'
      ? result
      : { ...result, plan: await planRequest(session, next) }
  }
  await authorize(session, 'remedy', { users: [user], ...naming })
  await authorize(session, 'plan', concernedIn(readForm(next)))
  const rehearsed = await rehearse(session, { user, work, decide, failing })
  if ('refused' in rehearsed)
    return { status: 'refused', refused: rehearsed.refused, organization: [] }
  const { now, after, effects } = rehearsed
  const organization = await previewOrganization(session, user, work)
  return {
    status: 'done',
    user: after,
    plan: answer({ ...now, record: after }),
    effects,
    organization,
    written: false,
  }
}

/** Carries out a remedy for a change that is scheduled or has failed. */
export async function remedyChange(
  session: Session,
  user: UserId,
  change: string,
  choice: RemedyChoice,
  { preview = false }: CommandOptions = {},
): Promise<RemedyResult> {
  checkChoice(choice)
  const work = readWork(session, choice)
  const receivedAt = session.context.receivedAt()
  const request = session.context.newId()
  const decide = (now: CommandContext) =>
    decideForChange(session, now, change, work.actions, choice, { receivedAt, request })
  const failing = (now: CommandContext) => failingChange(now, change)
  const naming = { licenses: work.licenses }
  await authorizeAll(session, user, work, work.actions, commandsForChange)
  if (!preview)
    return carryOut(session, { command: 'schedule.remedy', naming, user, work, decide, failing })
  await authorize(session, 'schedule.remedy', { users: [user], ...naming })
  const rehearsed = await rehearse(session, { user, work, decide, failing })
  if ('refused' in rehearsed)
    return { status: 'refused', refused: rehearsed.refused, organization: [] }
  const { after, effects } = rehearsed
  return {
    status: 'done',
    user: after,
    effects,
    written: false,
    organization: await previewOrganization(session, user, work),
  }
}

/**
 * What a remedy comes to: its actions with what was left open, in their order, by where they are
 * carried out.
 */
interface Work {
  readonly choice: RemedyChoice
  readonly actions: readonly Action[]
  readonly of: (place: ReturnType<typeof placeOf>) => readonly Action[]
  /** The licenses that its actions name. */
  readonly licenses: readonly string[]
  /** The situation once everything outside the user is done. */
  readonly assumed: (now: CommandContext) => CommandContext
  /** The same, with the seats that others give up on a later date. */
  readonly foreseen: (now: CommandContext) => CommandContext
}

/** A remedy to be carried out. */
interface Remedying {
  readonly user: UserId
  readonly work: Work
  /** What is written to the user. */
  readonly decide: (now: CommandContext) => Decision
  /** What the remedy is for, as far as it still fails in a situation. */
  readonly failing: (now: CommandContext) => readonly RefusedChange[]
}

/** The command that a remedy is, as `authorize` knows it. */
interface Commanding {
  readonly command: 'remedy' | 'schedule.remedy'
  readonly naming: Pick<Concerned, 'licenses'>
}

function readWork({ context }: Session, choice: RemedyChoice): Work {
  const actions = [...filledIn(context.catalog, actionsOf(choice.remedy), choice)].sort(byTurn)
  const of: Work['of'] = (place) => actions.filter((action) => placeOf(action) === place)
  const after = (now: CommandContext, elsewhere: readonly Action[]): CommandContext => {
    const { organization, seatsFreed = [] } = afterActions(
      { userContext: now, changes: [], on: now.today },
      elsewhere,
    ).userContext
    return { ...now, organization: { ...now.organization, ...organization }, seatsFreed }
  }
  const isDue = (action: Action, today: string) => !('by' in action) || action.by <= today
  return {
    choice,
    actions,
    of,
    licenses: actions.flatMap(licensesIn),
    assumed: (now) =>
      after(now, [
        ...of('organization'),
        ...of('other').filter((action) => isDue(action, now.today)),
      ]),
    foreseen: (now) => after(now, [...of('organization'), ...of('other')]),
  }
}

/** Asks for each command that actions are, with the licenses that they name. */
async function authorizeAll(
  session: Session,
  user: UserId,
  work: Work,
  actions: readonly Action[],
  commandsIn: (action: Action) => readonly string[],
): Promise<void> {
  for (const command of new Set(actions.flatMap(commandsIn))) {
    const licenses = actions
      .filter((action) => commandsIn(action).includes(command))
      .flatMap(licensesIn)
    await authorize(session, command, { users: [user], licenses })
  }
  await authorizeFreeing(session, work.of('other'), work.choice)
}

/**
 * Works out what a remedy does to the user, on the user and the organization as they would be.
 * Nothing is written. Where others give up a seat, it must help: nobody loses a license in vain
 * (rule S5).
 */
async function rehearse(session: Session, { user, work, decide, failing }: Remedying) {
  const freeing = await planFreeing(session, user, work.of('other'), work.choice)
  const loaded = await loadContext(session, user)
  const now = work.assumed(loaded)
  const decided = consequencesOf(now, decide(now), loaded)
  if ('refused' in decided) return decided
  await refuseTakenNumbers(session, user, work.actions, work.choice)
  const { after, effects } = decided
  if (freeing.length > 0) {
    const refused = failing({ ...work.foreseen(loaded), record: after })
    if (refused.length > 0) return { refused }
  }
  return { now, after, effects, freeing, since: loaded }
}

/**
 * Writes to the organization and to others first, once it is known that the write to the user will
 * go through.
 */
async function carryOut(
  session: Session,
  remedying: Remedying & Commanding,
): Promise<RemedyResult> {
  const { command, naming, user, work, decide } = remedying
  const elsewhere = work.of('organization').length + work.of('other').length > 0
  const organization: SettingsResult[] = []
  let since: Since | null = null
  if (elsewhere) {
    await authorize(session, command, { users: [user], ...naming })
    const rehearsed = await rehearse(session, remedying)
    if ('refused' in rehearsed)
      return { status: 'refused', refused: rehearsed.refused, organization }
    for (const action of work.of('organization'))
      organization.push(await toOrganization({ ...session, but: user }, action, {}))
    for (const freeing of rehearsed.freeing) await freeSeats(session, freeing)
    since = rehearsed.since
  }
  const result = await commandUser(session, command, user, decide, { naming, since })
  if (result.status === 'refused') return { ...result, organization }
  const written =
    result.written || organization.some((one) => one.written) || work.of('other').length > 0
  return { ...result, organization, written }
}

/** The plan of a request in a situation that is not there yet. */
function answerAfter(
  { context, organization }: Session,
  input: PlanInput,
  now: CommandContext,
): Plan {
  const request = readRequest(context.catalog, input)
  const id = context.newId()
  const days = portingDays(context.porting, now.today)
  const answer = answerUser(now, request, id, 0, now, context.receivedAt(), 'find', days)
  return { id, organization, request, today: now.today, users: [answer] }
}

function refusedIn({ id, license, status, conflicts }: PlannedChange): readonly RefusedChange[] {
  return status === 'conflict' ? [{ change: id, license, conflicts }] : []
}

function failingChange(now: CommandContext, id: string): readonly RefusedChange[] {
  const outcome = outcomesByChange(forecast(now)).get(id as ChangeId)?.outcome // one that is not there has no fate
  return outcome?.status === 'failed'
    ? [{ change: outcome.change.id, license: outcome.change.license, conflicts: outcome.conflicts }]
    : []
}

/**
 * What is written to the organization, one action after the other, each on what the one before it
 * leaves.
 */
async function previewOrganization(
  session: Session,
  user: UserId,
  { of }: Work,
): Promise<readonly SettingsResult[]> {
  const organization: SettingsResult[] = []
  for (const action of of('organization')) {
    const before = organization.at(-1)?.organization ?? null
    organization.push(
      await toOrganization({ ...session, before, but: user }, action, { preview: true }),
    )
  }
  return organization
}
