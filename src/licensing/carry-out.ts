import type { ChangeId } from '../core/ids.js'
import type { AttributeValue } from '../core/user.js'
import type { Conflict } from '../requirements/conflict.js'
import type { Action } from '../timeline/action.js'
import type { CommandResult } from './command.js'
import type { ConfirmResult } from './confirm.js'
import type { Numbers } from './numbers.js'
import type { Plan } from './plan.js'
import type { PlanInput } from './plan-request.js'
import { checkAction } from './remedy-request.js'
import type { Schedule } from './schedule.js'
import type { Settings } from './settings.js'
import type { Users } from './users.js'

/** What an action needs beside itself, where a person has to say more. @public */
export interface CarryOutInput {
  /** The change of the schedule that it is to help; `choose_date`, `choose_number` and `remove_dependents` are about it. */
  readonly change?: string
  /** The number to add, or to choose where the action leaves it open, in E.164 form. */
  readonly number?: string
  /** The user who gives up the license for a `free_seat`. */
  readonly seatFrom?: string
  /** The value of an attribute for which any value will do. */
  readonly value?: AttributeValue
}

/**
 * What became of an action. `needs`: nothing was done, because a person has to give something first.
 *
 * @public
 */
export type CarriedOut =
  | { readonly status: 'done' }
  | { readonly status: 'refused'; readonly conflicts: readonly Conflict[] }
  | { readonly status: 'needs'; readonly what: 'change' | 'number' | 'value' | 'seat' }

/** The parts of an organization that actions use. */
export interface OrganizationParts {
  readonly users: Users
  readonly numbers: Numbers
  readonly schedule: Schedule
  readonly settings: Settings
  readonly plan: (request: PlanInput) => Promise<Plan>
  readonly confirm: (plan: Plan) => Promise<ConfirmResult>
}

const DONE: CarriedOut = { status: 'done' }

/** Does what an action says, by the command that a person would use for it. */
export async function carryOut(parts: OrganizationParts, user: string, action: Action, input: CarryOutInput = {}): Promise<CarriedOut> {
  checkAction(action, 'action')
  const { users, numbers, schedule, settings } = parts
  switch (action.kind) {
    case 'add_number':
      if (input.number === undefined) return { status: 'needs', what: 'number' }
      return told(await numbers.add(user, { number: input.number, type: action.type }))
    case 'port_number': {
      const { numbers: own } = await users.get(user)
      const isPorting = own.some(({ number, status }) => number === action.number && status === 'porting')
      return told(
        isPorting ? await numbers.movePorting(user, action.number, action.by) : await numbers.startPorting(user, action.number, action.by),
      )
    }
    case 'set_attribute': {
      const value = action.value ?? input.value
      if (value === undefined) return { status: 'needs', what: 'value' }
      return told(await users.update(user, { attributes: { [action.attribute]: value } }))
    }
    case 'clear_attribute':
      return told(await users.update(user, { attributes: { [action.attribute]: null } }))
    case 'assign':
      return request(parts, { users: [user], assign: [action.license], on: action.on })
    case 'remove':
      return request(parts, { users: [user], remove: [action.license], on: action.on })
    case 'cancel_change':
      return told(await schedule.cancel(user, action.change))
    case 'enable_capability':
      await settings.enable(action.capability, { from: action.by })
      return DONE
    case 'disable_capability':
      await settings.disable(action.capability, { from: action.by })
      return DONE
    case 'raise_seat_limit': {
      const { license, limit, from, until } = action
      await settings.setSeatLimit(license, limit, { from, ...(until === null ? {} : { until }) })
      return DONE
    }
    case 'free_seat':
      if (input.seatFrom === undefined) return { status: 'needs', what: 'seat' }
      return request(parts, { users: [input.seatFrom], remove: [action.license], on: action.by })
    case 'remove_number':
      return told(await numbers.remove(user, action.number))
    case 'move_change':
      return told(await schedule.move(user, action.change, action.on))
    case 'choose_number':
    case 'clear_detail':
    case 'choose_date':
    case 'remove_dependents': {
      const change = 'change' in action ? (action.change ?? input.change) : input.change
      return change === undefined ? { status: 'needs', what: 'change' } : edit(parts, user, action, change, input)
    }
  }
}

/** Edits a change of the schedule. */
async function edit(
  parts: OrganizationParts,
  user: string,
  action: Extract<Action, { kind: 'choose_date' | 'choose_number' | 'clear_detail' | 'remove_dependents' }>,
  id: string,
  input: CarryOutInput,
): Promise<CarriedOut> {
  const { schedule } = parts
  const entry = (await schedule.of(user)).changes.find(({ change }) => change.id === id)
  if (entry === undefined) return { status: 'needs', what: 'change' }
  const { change, effectiveDate } = entry
  switch (action.kind) {
    case 'choose_date':
      return told(change.status === 'failed' ? await schedule.retry(user, id, action.on) : await schedule.move(user, id, action.on))
    case 'choose_number': {
      const number = action.number ?? input.number
      if (number === undefined) return { status: 'needs', what: 'number' }
      return told(await schedule.setDetails(user, id, { ...change.details, [action.detail]: number }))
    }
    case 'clear_detail': {
      const { [action.detail]: _, ...others } = change.details
      return told(await schedule.setDetails(user, id, others))
    }
    case 'remove_dependents': {
      const { kind, license, details } = change
      const wish =
        kind === 'remove'
          ? { remove: [{ license, dependents: 'remove' as const }] }
          : { assign: [{ license, details, dependents: 'remove' as const }] }
      const carried = await request(parts, { users: [user], ...wish, on: change.status === 'failed' ? 'now' : effectiveDate })
      if (carried.status === 'done') await withdraw(schedule, user, change.id, change.status)
      return carried
    }
  }
}

/** Takes a change away for which another one was scheduled; one that was settled along with it is gone by itself. */
async function withdraw(schedule: Schedule, user: string, id: ChangeId, status: 'scheduled' | 'failed'): Promise<void> {
  const isThere = (await schedule.of(user)).changes.some(({ change }) => change.id === id)
  if (isThere) await (status === 'failed' ? schedule.dismiss(user, id) : schedule.cancel(user, id))
}

async function request({ plan, confirm }: OrganizationParts, input: PlanInput): Promise<CarriedOut> {
  const { users } = await confirm(await plan(input))
  const [confirmed] = users
  if (confirmed?.status === 'refused' || confirmed?.status === 'plan_stale')
    return { status: 'refused', conflicts: confirmed.verdict.conflicts }
  return DONE
}

function told(result: CommandResult): CarriedOut {
  return result.status === 'done' ? DONE : { status: 'refused', conflicts: result.refused.flatMap(({ conflicts }) => conflicts) }
}
