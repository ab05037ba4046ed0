import type { UserId } from '../core/ids.js'
import { afterActions, byTurn, type Action } from '../timeline/action.js'
import {
  consequencesOf,
  commandUser,
  situate,
  unknownUsers,
  type CommandOptions,
  type CommandResult,
  type Decision,
  type Situated,
} from './command.js'
import { reread } from './confirm.js'
import { authorize, userId, type Session } from './context.js'
import { answerUser, planRequest, type Plan } from './plan.js'
import { checkPlan } from './check-plan.js'
import { readRequest, wishesFor, type PlanInput } from './plan-request.js'
import { portingDays } from './porting.js'
import { checkChoice, filledIn, type RemedyChoice } from './remedy-choice.js'
import { commandsOf, decideAll, freeSeat, refuseTakenNumbers, toOrganization } from './remedy-commands.js'
import { decideForChange, commandsForChange } from './remedy-of-change.js'
import { actionsOf, placeOf, requestAfter } from './remedy-request.js'
import type { SettingsResult } from './settings.js'

/** Which remedy of a plan to carry out, and for whom. @public */
export interface PlanRemedyChoice extends RemedyChoice {
  readonly user: string
}

/**
 * What a remedy of the schedule did, or would do, to the user, and to the organization with one result for each action.
 * `refused`: something would be settled today that does not go through; nothing was written to the user.
 *
 * @public
 */
export type RemedyResult = CommandResult & { readonly organization: readonly SettingsResult[] }

/**
 * What a remedy of a plan did, or would do.
 * `refused`: one of its actions would settle a change today that does not go through; nothing was written to the user.
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
  const user = userId(choice.user)
  const request = reread(session, plan.request)
  if (!request.users.includes(user)) throw unknownUsers([user])
  const work = readWork(session, choice)
  const next = requestAfter(user, wishesFor(request, user), request.on, work.of('request'))
  const decide = (now: Situated) => decideAll(session, now, work.of('user'), choice)
  await authorizeAll(session, user, [...work.of('user'), ...work.of('organization')].flatMap(commandsOf))
  if (preview) return previewPlan(session, user, next, work, decide)
  const result = await carryOut(session, 'remedy', user, work, decide)
  return result.status === 'refused' ? result : { ...result, plan: await planRequest(session, next) }
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
  const arrival = session.context.arrive()
  const request = session.context.newId()
  const decide = (now: Situated) => decideForChange(session, now, change, work.actions, choice, { arrival, request })
  await authorizeAll(session, user, work.actions.flatMap(commandsForChange))
  if (!preview) return carryOut(session, 'schedule.remedy', user, work, decide)
  const result = await commandUser(session, 'schedule.remedy', user, decide, { preview, assuming: work.assumed })
  if (result.status === 'done') await refuseTakenNumbers(session, user, work.actions, choice)
  return { ...result, organization: await previewOrganization(session, work) }
}

/** What a remedy comes to: its actions with what was left open, in their order, by where they are carried out. */
interface Work {
  readonly choice: RemedyChoice
  readonly actions: readonly Action[]
  readonly of: (place: ReturnType<typeof placeOf>) => readonly Action[]
  /** The situation once everything outside the user is done. */
  readonly assumed: (now: Situated) => Situated
}

function readWork({ context }: Session, choice: RemedyChoice): Work {
  const actions = [...filledIn(context.catalog, actionsOf(choice.remedy), choice)].sort(byTurn)
  const of: Work['of'] = (place) => actions.filter((action) => placeOf(action) === place)
  const elsewhere = [...of('organization'), ...of('other')]
  const assumed = (now: Situated): Situated => {
    const { organization, seatsHeld } = afterActions({ outlook: now, changes: [], on: now.today }, elsewhere).outlook
    return { ...now, organization: { ...now.organization, ...organization }, seatsHeld }
  }
  return { choice, actions, of, assumed }
}

async function authorizeAll(session: Session, user: UserId, commands: readonly string[]): Promise<void> {
  for (const command of new Set(commands)) await authorize(session, command, [user])
}

/** Writes to the organization and to others first, once it is known that the write to the user will go through. */
async function carryOut(
  session: Session,
  command: string,
  user: UserId,
  work: Work,
  decide: (now: Situated) => Decision,
): Promise<RemedyResult> {
  const { of, assumed, choice, actions } = work
  const elsewhere = of('organization').length + of('other').length > 0
  if (elsewhere) {
    const checked = await commandUser(session, command, user, decide, { preview: true, assuming: assumed })
    if (checked.status === 'refused') return { ...checked, organization: [] }
    await refuseTakenNumbers(session, user, actions, choice)
  }
  const organization: SettingsResult[] = []
  for (const action of of('organization')) organization.push(await toOrganization(session, action, {}))
  for (const action of of('other')) if (action.kind === 'free_seat') await freeSeat(session, action, choice)
  const result = await commandUser(session, command, user, decide)
  if (result.status === 'refused') return { ...result, organization }
  const written = result.written || organization.some((one) => one.written) || of('other').length > 0
  return { ...result, organization, written }
}

/** The same result, worked out on the user and the organization as they would be. */
async function previewPlan(
  session: Session,
  user: UserId,
  input: PlanInput,
  work: Work,
  decide: (now: Situated) => Decision,
): Promise<PlanRemedyResult> {
  const { context } = session
  const request = readRequest(context.catalog, input)
  await authorizeAll(session, user, ['remedy', 'plan'])
  const now = work.assumed(await situate(session, user))
  const decided = consequencesOf(now, decide(now))
  if ('refused' in decided) return { status: 'refused', refused: decided.refused, organization: [] }
  await refuseTakenNumbers(session, user, work.actions, work.choice)
  const { after, effects } = decided
  const organization = await previewOrganization(session, work)
  const id = context.newId()
  const days = portingDays(context.porting, now.today)
  const answer = answerUser({ ...now, record: after }, request, id, 0, now, context.arrive(), 'find', days)
  const plan: Plan = { id, organization: session.organization, request, today: now.today, users: [answer] }
  return { status: 'done', user: after, plan, effects, organization, written: false }
}

async function previewOrganization(session: Session, { of }: Work): Promise<readonly SettingsResult[]> {
  const organization: SettingsResult[] = []
  for (const action of of('organization')) organization.push(await toOrganization(session, action, { preview: true }))
  return organization
}
