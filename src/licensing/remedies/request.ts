/** A request as the actions of a remedy leave it. */
import { atLeast, invalidInput, listOf, refuse } from '../../core/check.js'
import type { E164 } from '../../core/phone-number.js'
import type { Action } from '../../timeline/remedies/action.js'
import type { RequestedChange } from '../../timeline/request/verdict.js'
import { asInput, type PlanInput } from '../plan/request.js'
import { readDetails } from '../session/input.js'
import { action } from './action-checks.js'

/**
 * Who does what an action asks for: it is part of the request, written to the user, to the
 * organization, or taken from another user.
 */
const PLACES: { readonly [K in Action['kind']]: 'request' | 'user' | 'organization' | 'other' } = {
  choose_number: 'request', // or 'user', where it names a scheduled change
  clear_detail: 'request',
  set_attribute: 'user',
  clear_attribute: 'user',
  port_number: 'user',
  add_number: 'user',
  remove_number: 'user',
  move_change: 'user',
  cancel_change: 'user',
  assign: 'request',
  remove: 'request',
  choose_date: 'request',
  remove_dependents: 'request',
  enable_capability: 'organization',
  disable_capability: 'organization',
  raise_seat_limit: 'organization',
  free_seat: 'other',
}

/**
 * The actions of a remedy, once it is one: it may come back from a browser, or from a list where
 * nothing helps.
 */
export function actionsOf(
  remedy: { readonly actions: readonly Action[] } | null | undefined,
): readonly Action[] {
  if (!remedy)
    throw invalidInput(
      'remedy',
      'is not a remedy',
      'There is no remedy. Pass one of those that are proposed for the user.',
    )
  refuse(atLeast<{ actions: unknown }>({ actions: listOf(action) })(remedy, 'remedy'))
  return remedy.actions
}

/** Where an action is carried out. */
export function placeOf(action: Action): 'request' | 'user' | 'organization' | 'other' {
  return 'change' in action && action.change !== null ? 'user' : PLACES[action.kind]
}

/** The request of one user, with what actions add to it. */
export function requestAfter(
  user: string,
  requestedChanges: readonly RequestedChange[],
  on: string,
  actions: readonly Action[],
): PlanInput {
  const all = requestedAfter(requestedChanges, actions)
  const assign = all.filter(({ kind }) => kind === 'assign').map(asInput)
  const remove = all.filter(({ kind }) => kind === 'remove').map(asInput)
  return { users: [user], assign, remove, on: dateAfter(on, actions) }
}

/** The date for which a request asks after actions. */
export function dateAfter(on: string, actions: readonly Action[]): string {
  return actions.find((action) => action.kind === 'choose_date')?.on ?? on
}

/** What a request wants after actions: the same in the same order, then what they add. */
export function requestedAfter(
  requestedChanges: readonly RequestedChange[],
  actions: readonly Action[],
): readonly RequestedChange[] {
  const removesDependents = actions.some((action) => action.kind === 'remove_dependents')
  const added = actions.flatMap((action): readonly RequestedChange[] =>
    action.kind === 'assign' || action.kind === 'remove'
      ? [{ kind: action.kind, license: action.license, details: {}, dependents: 'keep' }]
      : [],
  )
  return [...requestedChanges, ...added].map((requested) => ({
    ...requested,
    details: detailsAfter(requested, actions),
    ...(removesDependents && { dependents: 'remove' as const }),
  }))
}

function detailsAfter(
  { license, details }: RequestedChange,
  actions: readonly Action[],
): RequestedChange['details'] {
  const chosen = new Map(Object.entries(details))
  for (const action of actions) {
    if (
      (action.kind !== 'choose_number' && action.kind !== 'clear_detail') ||
      action.change !== null ||
      action.license !== license
    )
      continue
    if (action.kind === 'clear_detail') chosen.delete(action.detail)
    else if (action.number !== null) chosen.set(action.detail, action.number)
  }
  return readDetails(Object.fromEntries<E164>(chosen))
}
