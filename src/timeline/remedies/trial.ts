/** The situation that a remedy is tried in, and how actions change it. */
import { findLicense } from '../../catalog/lookup.js'
import type { CalendarDate } from '../../core/calendar-date.js'
import type { ChangeId } from '../../core/ids.js'
import type { E164, NumberType } from '../../core/phone-number.js'
import type { Change } from '../record/change.js'
import type { UserRecord } from '../record/record.js'
import type { UserContext } from '../settle/user-context.js'
import type { Action } from './action.js'

/** A situation that actions lead to: the user's user context, and the request with its date. */
export interface Trial {
  readonly userContext: UserContext
  readonly changes: readonly Change[]
  readonly on: CalendarDate
}

/** The same, with another record of the user. */
export function withRecord(trial: Trial, part: Partial<UserRecord>): Trial {
  const { userContext } = trial
  return { ...trial, userContext: { ...userContext, record: { ...userContext.record, ...part } } }
}

/** The same, with other settings of the organization. */
export function withOrganization(trial: Trial, part: Partial<UserContext['organization']>): Trial {
  const { userContext } = trial
  const organization = { ...userContext.organization, ...part }
  return { ...trial, userContext: { ...userContext, organization } }
}

/** The same, with other details: of a scheduled change, or of what the request assigns. */
export function withDetails(
  trial: Trial,
  { license, change: id }: { readonly license: string; readonly change: ChangeId | null },
  edit: (details: Change['details']) => Change['details'],
): Trial {
  const edited = (changes: readonly Change[], isMeant: (change: Change) => boolean) =>
    changes.map((change) =>
      isMeant(change) ? { ...change, details: edit(change.details) } : change,
    )
  if (id === null) {
    const isMeant = (change: Change) => change.kind === 'assign' && change.license === license
    return { ...trial, changes: edited(trial.changes, isMeant) }
  }
  const { changes } = trial.userContext.record
  return withRecord(trial, { changes: edited(changes, (change) => change.id === id) })
}

/**
 * The same, with one change more in the request, unless it is of a date that is not chosen. It
 * comes after the request itself in the order of creation.
 */
export function withCompanion(
  trial: Trial,
  { kind, license, on }: Extract<Action, { kind: 'assign' | 'remove' }>,
): Trial {
  if (on !== trial.on) return trial
  const place = trial.changes.length
  const companion: Change = {
    id: `remedy.${place}` as ChangeId, // never stored
    kind,
    license,
    details: {},
    dependents: 'keep',
    ownDate: on,
    dated: trial.userContext.record.sequence + 1 + place,
    created: `~remedy.${String(place).padStart(4, '0')}`, // '~' sorts after every instant
    status: 'scheduled',
    failure: null,
  }
  return { ...trial, changes: [...trial.changes, companion] }
}

/** What stands for a number that is not known yet: no country has such numbers. */
export const PLACEHOLDER: { readonly [T in NumberType]: E164 } = {
  landline: '+10000000001' as E164,
  mobile: '+10000000002' as E164,
}

/** Whether a number stands for one that a remedy adds. */
export function isPlaceholder(number: E164): boolean {
  return number === PLACEHOLDER.landline || number === PLACEHOLDER.mobile
}

/** What stands for the number of a detail: one of its type. */
export function placeholderFor(
  { userContext, on }: Trial,
  { license, detail }: { readonly license: string; readonly detail: string },
): E164 {
  const defined = findLicense(userContext.catalog, license, on)?.details.find(
    ({ id }) => id === detail,
  )
  return PLACEHOLDER[defined?.type ?? 'landline']
}
