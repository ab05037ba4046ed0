/** Finds remedies for a request in a few words, and names the actions that they are made of. */
import type { CalendarDate } from '../../src/core/calendar-date.js'
import type { Change } from '../../src/timeline/record/change.js'
import type { Action } from '../../src/timeline/remedies/action.js'
import { earliestDate } from '../../src/timeline/remedies/earliest-date.js'
import { findRemedies } from '../../src/timeline/remedies/find-remedies.js'
import { assign, given, today, tomorrow, type State } from './given.js'

/** An attribute is set. */
export const set = (name: string): Action => ({
  kind: 'set_attribute',
  attribute: name,
  value: null,
})
/** A license is assigned, too. */
export const bring = (license: string, on = tomorrow): Action => ({ kind: 'assign', license, on })
/** A capability is enabled. */
export const enable = (name: string, by = tomorrow): Action => ({
  kind: 'enable_capability',
  capability: name,
  by,
})
/** A scheduled change is canceled. */
export const cancel = ({ id, license }: Change): Action => ({
  kind: 'cancel_change',
  change: id,
  license,
})
/** Another date is chosen. */
export const later = (on: CalendarDate): Action => ({ kind: 'choose_date', on })

/** How remedies are looked for. */
export type Asked = Parameters<typeof findRemedies>[2]

/** Remedies of a request, with another date where there is one. */
export function find(
  state: State,
  asked: Change | readonly Change[],
  scheduled: readonly Change[] = [],
  options?: Asked,
) {
  const changes = 'kind' in asked ? [asked] : asked
  const userContext = given(state).userContext(...scheduled)
  const on = changes[0]?.ownDate ?? tomorrow
  return findRemedies(
    { userContext, changes, on },
    earliestDate(userContext, changes, today),
    options,
  )
}
/** The actions of each remedy. */
export const sets = (...asked: Parameters<typeof find>) =>
  find(...asked).sets.map(({ actions }) => actions)
/** The license that is asked for. */
export const x = (part: Parameters<typeof assign>[1] = {}) => assign('x', { id: 'asked', ...part })
