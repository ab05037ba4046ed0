/** The commands that carry out each action. */
import { parseE164 } from '../../core/phone-number.js'
import { evolve, type DatedBody } from '../../timeline/record/evolve.js'
import type { Action } from '../../timeline/remedies/action.js'
import { settingsOf, type SettingsResult, type SettingsSession } from '../organization/settings.js'
import { upcoming } from '../session/as-of.js'
import { readPatch } from '../session/input.js'
import type { Session } from '../session/session.js'
import { refuseTakenNumber } from '../session/taken.js'
import { decideAdding, decidePorting, decideWithdrawal } from '../users/numbers.js'
import { changedProfile } from '../users/profile.js'
import { findNumber } from '../users/swaps.js'
import { edited, ends, move, scheduled } from '../writing/change-edits.js'
import type { CommandOptions, Decision } from '../writing/command.js'
import type { CommandContext } from '../writing/load-user.js'
import type { RemedyChoice } from './choice.js'

/**
 * The commands that an action is, as `authorize` knows them. What belongs to the request asks for
 * itself.
 */
export function commandsOf({ kind }: Action): readonly string[] {
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
      return []
  }
}

/** The licenses that an action names. */
export function licensesIn(action: Action): readonly string[] {
  if (action.kind === 'remove_dependents') return action.licenses
  return 'license' in action ? [action.license] : []
}

/** Everything that is written to the user, decided one after the other and written at once. */
export function decideAll(
  session: Session,
  now: CommandContext,
  actions: readonly Action[],
  choice: RemedyChoice,
): Decision {
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

function decide(
  { context }: Session,
  now: CommandContext,
  action: Action,
  { numbers }: RemedyChoice,
): Decision {
  switch (action.kind) {
    case 'add_number':
      return decideAdding(now, parseE164(numbers?.[action.type]), {
        type: action.type,
        from: action.by,
      })
    case 'port_number': {
      const number = findNumber(now, action.number)
      return number.status === 'active'
        ? { happens: [] }
        : decidePorting(now, context.porting, number, action.by)
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
      const details =
        action.kind === 'choose_number'
          ? { ...others, [action.detail]: parseE164(action.number) }
          : others
      return edited(change, { details }, 'details', now)
    }
    default:
      return { happens: [] } // of the request or the organization
  }
}

/** Carries out what an action asks of the organization. */
export async function toOrganization(
  session: SettingsSession,
  action: Action,
  options: CommandOptions,
): Promise<SettingsResult> {
  const settings = settingsOf(session)
  switch (action.kind) {
    case 'enable_capability':
      return settings.enable(action.capability, { from: action.by, ...options })
    case 'disable_capability':
      return settings.disable(action.capability, { from: action.by, ...options })
    case 'raise_seat_limit': {
      const { license, limit, from, until } = action
      return settings.setSeatLimit(license, limit, {
        from,
        ...(until === null ? {} : { until }),
        ...options,
      })
    }
    default:
      throw new Error(`seatline bug: ${action.kind} is not for an organization`)
  }
}

/** Refuses numbers that belong to somebody else, before anything is written elsewhere. */
export async function refuseTakenNumbers(
  session: Session,
  user: string,
  actions: readonly Action[],
  { numbers }: RemedyChoice,
): Promise<void> {
  const added = actions.flatMap((action) =>
    action.kind === 'add_number' ? [parseE164(numbers?.[action.type])] : [],
  )
  if (added.length === 0) return
  const holders = (await session.context.store.findUsers(session.organization, { numbers: added }))
    .numbers
  for (const [number, holder] of holders)
    if (holder !== user) await refuseTakenNumber(session, number, holder)
}
