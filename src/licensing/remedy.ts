import { SeatlineError } from '../core/errors.js'
import { parseE164, type NumberType } from '../core/phone-number.js'
import type { AttributeValue } from '../core/user.js'
import { afterActions, byTurn, type Action } from '../timeline/action.js'
import { effectsBetween, NO_EFFECTS, type Effects } from '../timeline/effects.js'
import { evolve, type DatedBody } from '../timeline/evolve.js'
import type { Remedy } from '../timeline/remedy.js'
import {
  carriedOut,
  commandUser,
  refuseTaken,
  unknownUsers,
  upcoming,
  type CommandOptions,
  type CommandResult,
  type Decision,
  type RefusedChange,
  type Situated,
} from './command.js'
import { confirmPlan, reread } from './confirm.js'
import { authorize, seatsHeld, userId, type Session } from './context.js'
import { presentWith } from './due.js'
import { readPatch } from './input.js'
import { decideAdding, decidePorting, decideWithdrawal } from './numbers.js'
import { answerUser, planRequest, type Plan } from './plan.js'
import { readRequest, wishesFor, type PlanInput } from './plan-request.js'
import { portingDays } from './porting.js'
import { actionsOf, placeOf, requestAfter } from './remedy-request.js'
import { edited, ends, move, scheduled } from './schedule.js'
import { settingsOf, type SettingsResult } from './settings.js'
import { findNumber } from './swaps.js'
import { changedProfile } from './users.js'

/** Which remedy of a plan to carry out, for whom, and what its actions leave open. @public */
export interface RemedyChoice {
  readonly user: string
  readonly remedy: Pick<Remedy, 'actions'>
  /** The number for an `add_number`, in E.164 form, by its type. */
  readonly numbers?: { readonly [T in NumberType]?: string }
  /** The value for a `set_attribute` that takes any, by the attribute. */
  readonly values?: { readonly [attribute: string]: AttributeValue }
  /** The user from whom a `free_seat` takes the license, by the license. */
  readonly seatsFrom?: { readonly [license: string]: string }
}

/**
 * What a remedy did, or would do. `refused`: one of its actions would settle a change today that does not go through;
 * nothing was written to the user.
 *
 * @public
 */
export type RemedyResult =
  | {
      readonly status: 'done'
      /** The request again, for this user alone, with what the remedy adds to it: confirm it. */
      readonly plan: Plan
      /** What the write to the user did to the user's other changes and holdings (rule I4). */
      readonly effects: Effects
      /** What it did to the organization, one result for each action. */
      readonly organization: readonly SettingsResult[]
      readonly written: boolean
    }
  | { readonly status: 'refused'; readonly refused: readonly RefusedChange[] }

/** Carries a remedy out, all but the request itself, and plans that again. */
export async function carryOutRemedy(
  session: Session,
  plan: Plan,
  choice: RemedyChoice,
  { preview = false }: CommandOptions = {},
): Promise<RemedyResult> {
  if (plan.organization !== session.organization)
    throw new SeatlineError('plan_mismatch', `The plan ${plan.id} is of another organization.`, { plan: plan.id })
  const user = userId(choice.user)
  const request = reread(session, plan.request)
  if (!request.users.includes(user)) throw unknownUsers([user])
  const actions = actionsOf(choice.remedy)
    .map((action) => filledIn(session, action, choice))
    .sort(byTurn)
  const of = (place: ReturnType<typeof placeOf>) => actions.filter((action) => placeOf(action) === place)
  for (const action of new Set([...of('user'), ...of('organization')].flatMap(commandsOf))) await authorize(session, action, [user])
  const next = requestAfter(user, wishesFor(request, user), request.on, of('request'))
  const decide = decideAll(session, of('user'), choice)
  if (preview) return previewed(session, next, actions, decide, choice)
  if (of('organization').length + of('other').length > 0) {
    const checked = await commandUser(session, 'remedy', user, decide, { preview: true }) // before anything is written elsewhere
    if (checked.status === 'refused') return checked
    await refuseTakenNumbers(session, actions, choice)
  }
  const organization: SettingsResult[] = []
  for (const action of of('organization')) organization.push(await toOrganization(session, action, {}))
  for (const action of of('other')) await freeSeat(session, action, choice)
  const result: CommandResult = await commandUser(session, 'remedy', user, decide)
  if (result.status === 'refused') return result
  const written = result.written || organization.some((one) => one.written) || of('other').length > 0
  return { status: 'done', plan: await planRequest(session, next), effects: result.effects, organization, written }
}

/** The commands that an action is, as `authorize` knows them. */
function commandsOf({ kind }: Action): readonly string[] {
  switch (kind) {
    case 'add_number':
      return ['numbers.add']
    case 'port_number':
      return ['numbers.startPorting', 'numbers.movePorting']
    case 'remove_number':
      return ['numbers.remove']
    case 'set_attribute':
    case 'clear_attribute':
      return ['users.update']
    case 'move_change':
      return ['schedule.move']
    case 'cancel_change':
      return ['schedule.cancel']
    case 'choose_number':
    case 'clear_detail':
      return ['schedule.setDetails']
    case 'enable_capability':
      return ['settings.enable']
    case 'disable_capability':
      return ['settings.disable']
    case 'raise_seat_limit':
      return ['settings.setSeatLimit']
    case 'assign':
    case 'remove':
    case 'choose_date':
    case 'remove_dependents':
    case 'free_seat':
      return [] // planning and confirming ask for themselves
  }
}

/** An action with what was left open in it. */
function filledIn({ context }: Session, action: Action, { numbers, values, seatsFrom }: RemedyChoice): Action {
  const missing = (path: string, what: string): never => {
    throw new SeatlineError('input_invalid', `The remedy needs ${what}. Give it in ${path}.`, { issues: [{ path, message: 'is missing' }] })
  }
  const given = (type: NumberType) => parseE164(numbers?.[type] ?? missing(`numbers.${type}`, `a ${type} number`))
  if (action.kind === 'add_number') given(action.type)
  if (action.kind === 'choose_number' && action.number === null) {
    const detail = context.catalog.licenses.get(action.license)?.details.find(({ id }) => id === action.detail)
    return { ...action, number: given(detail?.type ?? 'landline') }
  }
  if (action.kind === 'free_seat' && (!seatsFrom || !Object.hasOwn(seatsFrom, action.license)))
    missing(`seatsFrom.${action.license}`, `the user who gives up ${action.license}`)
  if (action.kind !== 'set_attribute' || action.value !== null) return action
  const value = values && Object.hasOwn(values, action.attribute) ? values[action.attribute] : undefined
  return value === undefined ? missing(`values.${action.attribute}`, `a value for ${action.attribute}`) : { ...action, value }
}

/** Everything that is written to the user, decided one after the other and written at once. */
function decideAll(session: Session, actions: readonly Action[], choice: RemedyChoice): (now: Situated) => Decision {
  return (now) => {
    let { record } = now
    const happens: DatedBody[] = []
    for (const action of actions) {
      const decision = decide(session, { ...now, record }, action, choice)
      if ('refused' in decision) return decision
      happens.push(...decision.happens)
      record = evolve(record, record, decision.happens) ?? record
    }
    return { happens }
  }
}

function decide({ context }: Session, now: Situated, action: Action, { numbers }: RemedyChoice): Decision {
  switch (action.kind) {
    case 'add_number':
      return decideAdding(now, parseE164(numbers?.[action.type]), { type: action.type, from: action.by })
    case 'port_number': {
      const number = findNumber(now, action.number)
      return number.status === 'active' ? { happens: [] } : decidePorting(now, context.porting, number, action.by)
    }
    case 'remove_number':
      return decideWithdrawal(now, action.number)
    case 'set_attribute':
    case 'clear_attribute': {
      const value = action.kind === 'set_attribute' ? action.value : null
      const { merge, patch } = readPatch({ attributes: { [action.attribute]: value } })
      return changedProfile(now.record, patch, merge, now.today)
    }
    case 'move_change':
      return move(now, scheduled(now, action.change), upcoming(action.on, now.today))
    case 'cancel_change':
      return ends('change_canceled', scheduled(now, action.change), now)
    case 'choose_number':
    case 'clear_detail': {
      const change = scheduled(now, action.change ?? '')
      const { [action.detail]: _, ...others } = change.details
      const details = action.kind === 'choose_number' ? { ...others, [action.detail]: parseE164(action.number) } : others
      return edited(change, { details }, 'details', now)
    }
    default:
      return { happens: [] } // of the request or the organization
  }
}

async function toOrganization(session: Session, action: Action, options: CommandOptions): Promise<SettingsResult> {
  const settings = settingsOf(session)
  switch (action.kind) {
    case 'enable_capability':
      return settings.enable(action.capability, { from: action.by, ...options })
    case 'disable_capability':
      return settings.disable(action.capability, { from: action.by, ...options })
    case 'raise_seat_limit': {
      const { license, limit, from, until } = action
      return settings.setSeatLimit(license, limit, { from, ...(until === null ? {} : { until }), ...options })
    }
    default:
      throw new Error(`seatline bug: ${action.kind} is not for an organization`)
  }
}

async function freeSeat(session: Session, action: Action, { seatsFrom }: RemedyChoice): Promise<void> {
  if (action.kind !== 'free_seat') return
  const { license, by } = action
  const plan = await planRequest(session, { users: [seatsFrom?.[license] ?? ''], remove: [license], on: by }, { help: 'none' })
  const { users } = await confirmPlan(session, plan)
  const [confirmed] = users
  if (confirmed?.status === 'applied' || confirmed?.status === 'scheduled') return
  throw new SeatlineError('input_invalid', `${license} cannot be taken from ${seatsFrom?.[license] ?? ''}. Choose another user.`, {
    issues: [{ path: `seatsFrom.${license}`, message: confirmed?.status ?? 'is not there' }],
  })
}

async function refuseTakenNumbers(session: Session, actions: readonly Action[], { user, numbers }: RemedyChoice): Promise<void> {
  const added = actions.flatMap((action) => (action.kind === 'add_number' ? [parseE164(numbers?.[action.type])] : []))
  if (added.length === 0) return
  const holders = (await session.context.store.findUsers(session.organization, { numbers: added })).numbers
  for (const [number, holder] of holders) if (holder !== user) refuseTaken({ status: 'number_taken', number: parseE164(number), holder })
}

/** The same result, worked out on the user and the organization as they would be. */
async function previewed(
  session: Session,
  next: PlanInput,
  actions: readonly Action[],
  decideOn: (now: Situated) => Decision,
  choice: RemedyChoice,
): Promise<RemedyResult> {
  const { context } = session
  const request = readRequest(context.catalog, next)
  await authorize(session, 'remedy', request.users)
  await authorize(session, 'plan', request.users)
  const { records, ...now } = await presentWith(session, request.users)
  const [record] = records
  if (!record) throw unknownUsers(request.users)
  const before: Situated = { ...now, catalog: context.catalog, record, seatsHeld: await seatsHeld(session, now) }
  const decision = decideOn(before)
  if ('refused' in decision) return { status: 'refused', refused: decision.refused }
  await refuseTakenNumbers(session, actions, choice)
  const elsewhere = actions.filter((action) => placeOf(action) === 'organization' || placeOf(action) === 'other')
  const trial = afterActions({ outlook: before, changes: [], on: upcoming(request.on, now.today) }, elsewhere)
  const after = { ...trial.outlook, record: carriedOut(record, decision.happens, now.today).after }
  const organization: SettingsResult[] = []
  for (const action of elsewhere)
    if (placeOf(action) === 'organization') organization.push(await toOrganization(session, action, { preview: true }))
  const id = context.newId()
  const days = portingDays(context.porting, now.today)
  const answer = answerUser(after, request, id, 0, now, context.arrive(), 'find', days)
  const plan: Plan = { id, organization: session.organization, request, today: now.today, users: [answer] }
  const effects = decision.happens.length === 0 ? NO_EFFECTS : effectsBetween({ ...trial.outlook, record }, after, now.today)
  return { status: 'done', plan, effects, organization, written: false }
}
