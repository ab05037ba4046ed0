import type { CalendarDate } from '../core/calendar-date.js'
import type { ChangeId } from '../core/ids.js'
import { withCapability, withoutCapability } from '../core/organization.js'
import { isActiveOn, type E164, type NumberType, type PhoneNumber } from '../core/phone-number.js'
import type { Conflict } from '../requirements/conflict.js'
import type { Change } from './change.js'
import type { Outlook } from './course.js'
import type { Action, Trial } from './remedy.js'

/** Cheapest kind first: what the administrator can do at once, then what others must do. */
const COSTS: { readonly [K in Action['kind']]: number } = {
  choose_number: 1,
  set_attribute: 2,
  clear_attribute: 2,
  port_number: 3,
  add_number: 4,
  assign: 5,
  choose_date: 6,
  cancel_change: 7,
  remove: 8,
  remove_dependents: 9,
  enable_capability: 10,
  disable_capability: 10,
  free_seat: 11,
}

/** What a set of actions costs, to compare with another. */
export function costOf(actions: readonly Action[]): number {
  return actions.reduce((sum, action) => sum + COSTS[action.kind], 0)
}

/** The actions that reach a conflict: one of them is needed to mend it. */
export function actionsFor(conflict: Conflict, outlook: Outlook, changes: readonly Change[], on: CalendarDate): readonly Action[] {
  switch (conflict.code) {
    case 'license_missing':
      return conflict.anyOf.filter((license) => outlook.catalog.licenses.has(license)).map((license) => ({ kind: 'assign', license, on }))
    case 'excluded_by':
      return [...standAside(conflict.licenses, conflict.causes, on), ...ownChoice(conflict.license, changes)]
    case 'still_needed':
      return [{ kind: 'remove_dependents', licenses: conflict.by }]
    case 'number_missing':
      return [{ kind: 'add_number', type: conflict.type, by: on }]
    case 'number_foreign':
      return [
        ...conflict.numbers.map((number): Action => ({ kind: 'port_number', number, by: on })),
        { kind: 'add_number', type: conflict.type, by: on },
      ]
    case 'number_porting':
      return [
        { kind: 'port_number', number: conflict.number, by: on },
        { kind: 'add_number', type: conflict.type, by: on },
      ]
    case 'number_not_chosen':
      return chooseFrom(conflict.license, conflict.detail, conflict.choices)
    case 'number_not_owned':
      return chooseFrom(conflict.license, conflict.detail, activeNumbers(outlook, conflict.type, on))
    case 'attribute_missing':
      return (conflict.anyOf ?? [null]).map((value) => ({ kind: 'set_attribute', attribute: conflict.attribute, value }))
    case 'attribute_not_allowed':
      return [{ kind: 'clear_attribute', attribute: conflict.attribute }]
    case 'capability_missing':
      return [{ kind: 'enable_capability', capability: conflict.capability, by: on }]
    case 'capability_not_allowed':
      return [{ kind: 'disable_capability', capability: conflict.capability, by: on }]
    case 'alternatives_not_met':
      return conflict.anyOf.flatMap((part) => part.flatMap((inner) => actionsFor(inner, outlook, changes, on)))
    case 'no_seat':
      return [{ kind: 'free_seat', license: conflict.license }]
    case 'number_not_allowed':
    case 'detail_unknown':
    case 'predicate_not_met':
    case 'predicate_failed':
    case 'not_available':
    case 'license_unknown':
    case 'too_entangled':
      return []
  }
}

/** What excludes goes: a holding is removed, a change of the same date is canceled. */
function standAside(
  licenses: readonly string[],
  causes: readonly { readonly kind: string; readonly license: string; readonly change?: ChangeId }[],
  on: CalendarDate,
): readonly Action[] {
  return licenses.map((license) => {
    const scheduled = causes.find((cause) => cause.kind === 'accepted_change' && cause.license === license)
    return scheduled?.change !== undefined ? { kind: 'cancel_change', change: scheduled.change, license } : { kind: 'remove', license, on }
  })
}

/** A license in reach of an exclusion may also go with the change. */
function ownChoice(license: string, changes: readonly Change[]): readonly Action[] {
  const own = changes.find((change) => change.license === license)
  return own?.dependents === 'keep' && own.kind === 'remove' ? [{ kind: 'remove_dependents', licenses: [] }] : []
}

function chooseFrom(license: string, detail: string | null, numbers: readonly E164[]): readonly Action[] {
  return detail === null ? [] : numbers.map((number) => ({ kind: 'choose_number', license, detail, number }))
}

function activeNumbers({ record }: Outlook, type: NumberType, on: CalendarDate): readonly E164[] {
  return record.numbers.filter((number) => number.type === type && isActiveOn(number, on)).map((number) => number.number)
}

/** The situation after an action. Nothing is changed in place. */
export function carryOut(trial: Trial, action: Action, on: CalendarDate): Trial {
  const { outlook, changes } = trial
  const { record, organization } = outlook
  const withRecord = (part: Partial<typeof record>): Trial => ({ changes, outlook: { ...outlook, record: { ...record, ...part } } })
  switch (action.kind) {
    case 'choose_number':
      return {
        outlook,
        changes: changes.map((change) =>
          change.license === action.license ? { ...change, details: { ...change.details, [action.detail]: action.number } } : change,
        ),
      }
    case 'port_number':
      return withRecord({
        numbers: record.numbers.map((number) => (number.number === action.number ? activeOn(number, action.by) : number)),
      })
    case 'add_number': {
      const added = `+1000000${String(record.numbers.length).padStart(4, '0')}` as E164 // stands for a number not known yet
      return withRecord({ numbers: [...record.numbers, { number: added, type: action.type, status: 'active', from: action.by }] })
    }
    case 'set_attribute':
      return withRecord({ attributes: { ...record.attributes, [action.attribute]: action.value ?? '' } })
    case 'clear_attribute':
      return withRecord({ attributes: Object.fromEntries(Object.entries(record.attributes).filter(([name]) => name !== action.attribute)) })
    case 'assign':
    case 'remove':
      return { outlook, changes: [...changes, companion(trial, action, on)] }
    case 'cancel_change':
      return withRecord({ changes: record.changes.filter((change) => change.id !== action.change) })
    case 'remove_dependents':
      return { outlook, changes: changes.map((change) => ({ ...change, dependents: 'remove' })) }
    case 'enable_capability': {
      const capabilities = withCapability(organization.capabilities, { capability: action.capability, from: action.by, until: null })
      return { changes, outlook: { ...outlook, organization: { ...organization, capabilities } } }
    }
    case 'disable_capability': {
      const capabilities = withoutCapability(organization.capabilities, action.capability, { from: action.by, until: null })
      return { changes, outlook: { ...outlook, organization: { ...organization, capabilities } } }
    }
    case 'free_seat':
      return { changes, outlook: { ...outlook, seatsHeld: { ...outlook.seatsHeld, [action.license]: 0 } } }
    case 'choose_date':
      return trial
  }
}

function activeOn(number: PhoneNumber, from: CalendarDate): PhoneNumber {
  return { number: number.number, type: number.type, status: 'active', from }
}

/** What is assigned or removed along comes after the request itself in the order of creation. */
function companion({ outlook, changes }: Trial, action: Extract<Action, { kind: 'assign' | 'remove' }>, on: CalendarDate): Change {
  const place = changes.length
  return {
    id: `remedy.${place}` as ChangeId, // never stored
    kind: action.kind,
    license: action.license,
    details: {},
    dependents: 'keep',
    ownDate: on,
    dated: outlook.record.sequence + 1 + place,
    created: `~remedy.${String(place).padStart(4, '0')}`, // '~' sorts after every instant
    status: 'scheduled',
    failure: null,
  }
}
