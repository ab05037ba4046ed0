/**
 * What carries each action out, one row an action. What it is stands in
 * `timeline/remedies/action-table.ts`.
 */
import type { Details } from '../../core/holding.js'
import { parseE164 } from '../../core/phone-number.js'
import type { Action } from '../../timeline/remedies/action.js'
import type { RequestedChange } from '../../timeline/request/verdict.js'
import type { Settings, SettingsResult } from '../organization/settings.js'
import { upcoming } from '../session/as-of.js'
import { readPatch } from '../session/input.js'
import type { Session } from '../session/session.js'
import { decideAdding, decidePorting, decideWithdrawal } from '../users/numbers.js'
import { decideDated, factsIn } from '../users/dated-facts.js'
import { changedProfile } from '../users/profile.js'
import { findNumber } from '../users/swaps.js'
import { edited, ends, move, scheduled } from '../writing/change-edits.js'
import type { CommandOptions, Decision } from '../writing/command.js'
import { readSpan } from '../writing/dated-facts.js'
import type { CommandContext } from '../writing/load-user.js'
import type { RemedyChoice } from './choice.js'

/** What is asked for one user, and for which date. */
export interface Asked {
  readonly changes: readonly RequestedChange[]
  readonly on: string
}

/** The user to whom actions are written, and what a person filled in. */
export interface UserWork {
  readonly session: Session
  readonly now: CommandContext
  readonly choice: RemedyChoice
}

interface ActionRow<A extends Action = Action> {
  /** What `authorize` is asked. Of a plan, what belongs to the request asks for itself. */
  readonly commands: readonly string[]
  /** The request after it; of a scheduled change, what it would be as a request. */
  readonly request?: (asked: Asked, action: A) => Asked
  /** What is written to the user; where it could be in a request, because it names a change. */
  readonly user?: (work: UserWork, action: A) => Decision
  readonly organization?: (
    settings: Settings,
    action: A,
    options: CommandOptions,
  ) => Promise<SettingsResult>
}

const ACTIONS: { readonly [A in Action as A['kind']]: ActionRow<A> } = {
  choose_number: {
    commands: ['schedule.setDetails'],
    request: (asked, { license, detail, number }) =>
      number === null
        ? asked
        : withDetails(asked, license, (details) => ({ ...details, [detail]: number })),
    user: ({ now }, { change, detail, number }) =>
      setDetails(now, change, (details) => ({ ...details, [detail]: parseE164(number) })),
  },
  clear_detail: {
    commands: ['schedule.setDetails'],
    request: (asked, { license, detail }) => withDetails(asked, license, without(detail)),
    user: ({ now }, { change, detail }) => setDetails(now, change, without(detail)),
  },
  set_attribute: { commands: ['users.update'], user: setAttribute },
  clear_attribute: {
    commands: ['users.update'],
    user: (work, action) => setAttribute(work, { ...action, value: null }),
  },
  port_number: {
    commands: ['numbers.startPorting', 'numbers.movePorting'],
    user: ({ session, now }, action) => {
      const number = findNumber(now, action.number)
      if (number.status === 'active') return { happens: [] }
      return decidePorting(now, session.context.porting, number, action.by)
    },
  },
  add_number: {
    commands: ['numbers.add'],
    user: ({ now, choice }, { type, by: from }) =>
      decideAdding(now, parseE164(choice.numbers?.[type]), { type, from }),
  },
  remove_number: {
    commands: ['numbers.remove'],
    user: ({ now }, { number }) => decideWithdrawal(now, number),
  },
  move_change: {
    commands: ['schedule.move'],
    user: ({ now }, { change, on }) => move(now, scheduled(now, change), upcoming(on, now.today)),
  },
  cancel_change: {
    commands: ['schedule.cancel'],
    user: ({ now }, { change }) => ends('change_canceled', scheduled(now, change), now),
  },
  assign: { commands: ['confirm'], request: withMore },
  remove: { commands: ['confirm'], request: withMore },
  choose_date: {
    commands: ['schedule.move', 'schedule.retry'],
    request: (asked, { on }) => ({ ...asked, on }),
  },
  remove_dependents: {
    commands: ['confirm'],
    request: ({ changes, on }) => ({
      changes: changes.map((change) => ({ ...change, dependents: 'remove' })),
      on,
    }),
  },
  enable_capability: {
    commands: ['settings.enable'],
    organization: (settings, { capability, by: from }, options) =>
      settings.enable(capability, { from, ...options }),
  },
  disable_capability: {
    commands: ['settings.disable'],
    organization: (settings, { capability, by: from }, options) =>
      settings.disable(capability, { from, ...options }),
  },
  raise_seat_limit: {
    commands: ['settings.setSeatLimit'],
    organization: (settings, { license, limit, from, until }, options) =>
      settings.setSeatLimit(license, limit, { from, ...(until && { until }), ...options }),
  },
  free_seat: { commands: [] }, // written to others, who are asked for: seat-givers.ts
}

/** The row of an action. */
export const rowOf = ({ kind }: Action) => ACTIONS[kind] as ActionRow // the row of its own kind

/** The licenses that an action names. */
export function licensesIn(action: Action): readonly string[] {
  if (action.kind === 'remove_dependents') return action.licenses
  return 'license' in action ? [action.license] : []
}

/** Where an action is carried out. */
export type Place = 'request' | 'user' | 'organization' | 'other'

/** The actions that are carried out in a place. */
export function at(place: Place, actions: readonly Action[]): readonly Action[] {
  return actions.filter((action) => placeOf(action) === place)
}

function placeOf(action: Action): Place {
  if ('change' in action && action.change !== null) return 'user'
  const row = rowOf(action)
  return (['request', 'user', 'organization'] as const).find((place) => row[place]) ?? 'other'
}

/** What is asked after actions: the same in the same order, then what they add. */
export function askedAfter(asked: Asked, actions: readonly Action[]): Asked {
  return at('request', actions).reduce(
    (before, action) => rowOf(action).request?.(before, action) ?? before,
    asked,
  )
}

function withMore(
  { changes, on }: Asked,
  { kind, license }: Extract<Action, { kind: 'assign' | 'remove' }>,
): Asked {
  return { changes: [...changes, { kind, license, details: {}, dependents: 'keep' }], on }
}

function withDetails(
  { changes, on }: Asked,
  license: string,
  edit: (details: Details) => Details,
): Asked {
  return {
    changes: changes.map((change) =>
      change.license === license ? { ...change, details: edit(change.details) } : change,
    ),
    on,
  }
}

function setDetails(
  now: CommandContext,
  id: string | null,
  edit: (details: Details) => Details,
): Decision {
  const change = scheduled(now, id ?? '')
  return edited(change, { details: edit(change.details) }, 'details', now)
}

const without =
  (detail: string) =>
  ({ [detail]: _, ...others }: Details): Details =>
    others

function setAttribute(
  { session, now }: UserWork,
  { attribute, value, by }: Omit<Extract<Action, { kind: 'set_attribute' }>, 'kind'>,
): Decision {
  const { merge, patch } = readPatch(
    { attributes: { [attribute]: value } },
    session.context.catalog.definition,
  )
  return by === undefined
    ? changedProfile(now.record, patch, merge, now.today)
    : decideDated(now, factsIn(patch, merge), readSpan({ from: by }, now.today))
}
