/** The actions that remedies are made of: their cost, their order, and the situation after them. */
import type { CalendarDate } from '../../core/calendar-date.js'
import { assertNever } from '../../core/errors.js'
import type { ChangeId } from '../../core/ids.js'
import { withCapability, withoutCapability, withSeatLimit } from '../../core/organization.js'
import type { E164, NumberType, PhoneNumber } from '../../core/phone-number.js'
import type { AttributeValue } from '../../core/user.js'
import type { Change } from '../record/change.js'
import type { UserContext } from '../settle/user-context.js'

/**
 * Something that a person can do so that a change goes through. Each is one command, or a part of
 * the request itself; `remedy` of an organization carries them all out.
 *
 * @public
 */
export type Action =
  /**
   * Choose a number for a detail: in the request where `change` is `null`, otherwise of that
   * scheduled change. `number` is `null` for the one that an `add_number` beside it adds.
   */
  | {
      readonly kind: 'choose_number'
      readonly license: string
      readonly detail: string
      readonly number: E164 | null
      readonly change: ChangeId | null
    }
  /** Leave a detail open that the license does not have, or that names a wrong number. */
  | {
      readonly kind: 'clear_detail'
      readonly license: string
      readonly detail: string
      readonly change: ChangeId | null
    }
  /** `value` is `null` where any value will do. */
  | {
      readonly kind: 'set_attribute'
      readonly attribute: string
      readonly value: AttributeValue | null
    }
  | { readonly kind: 'clear_attribute'; readonly attribute: string }
  /** Start porting a number, or move its porting, so that it is active by the date. */
  | { readonly kind: 'port_number'; readonly number: E164; readonly by: CalendarDate }
  | { readonly kind: 'add_number'; readonly type: NumberType; readonly by: CalendarDate }
  /** Move a change that comes too late. */
  | {
      readonly kind: 'move_change'
      readonly change: ChangeId
      readonly license: string
      readonly on: CalendarDate
    }
  /** Ask for one license more, in the same request. */
  | { readonly kind: 'assign'; readonly license: string; readonly on: CalendarDate }
  /** Ask for another date; where there are other actions, they are of that date. */
  | { readonly kind: 'choose_date'; readonly on: CalendarDate }
  | { readonly kind: 'cancel_change'; readonly change: ChangeId; readonly license: string }
  /** Ask for a license to be removed, in the same request. */
  | { readonly kind: 'remove'; readonly license: string; readonly on: CalendarDate }
  | { readonly kind: 'remove_number'; readonly number: E164 }
  /** Let what needs it go with it. */
  | { readonly kind: 'remove_dependents'; readonly licenses: readonly string[] }
  | { readonly kind: 'enable_capability'; readonly capability: string; readonly by: CalendarDate }
  | { readonly kind: 'disable_capability'; readonly capability: string; readonly by: CalendarDate }
  /** Take the license from so many other users by the date. */
  | {
      readonly kind: 'free_seat'
      readonly license: string
      readonly count: number
      readonly by: CalendarDate
    }
  /** Buy seats: the limit of the dates from `from` on, until the next limit begins. */
  | {
      readonly kind: 'raise_seat_limit'
      readonly license: string
      readonly limit: number
      readonly from: CalendarDate
      readonly until: CalendarDate | null
    }

/**
 * Cheapest kind first: what is settled with a choice, what the user or the administrator can add,
 * what must be given up, and what concerns the whole organization. Also the order in which actions
 * are shown.
 */
const COSTS: { readonly [K in Action['kind']]: number } = {
  choose_number: 1,
  clear_detail: 1,
  set_attribute: 2,
  clear_attribute: 2,
  port_number: 3,
  add_number: 4,
  move_change: 5,
  assign: 5,
  choose_date: 6,
  cancel_change: 7,
  remove: 8,
  remove_number: 8,
  remove_dependents: 9,
  enable_capability: 10,
  disable_capability: 10,
  free_seat: 11,
  raise_seat_limit: 12,
}

/** What a set of actions costs, to compare with another. */
export function costOf(actions: readonly Action[]): number {
  return actions.reduce((sum, action) => sum + COSTS[action.kind], 0)
}

/**
 * The order in which actions are carried out: the date, facts, the schedule, what the request asks
 * for, and its details.
 */
const TURNS: { readonly [K in Action['kind']]?: number } = {
  choose_date: 0,
  move_change: 2,
  cancel_change: 2,
  remove: 3,
  assign: 4,
}
const LAST: readonly Action['kind'][] = ['choose_number', 'clear_detail', 'remove_dependents']

/**
 * Puts actions in the order in which they are carried out: a set has one outcome, however it was
 * found.
 */
export function byTurn(a: Action, b: Action): number {
  const turn = ({ kind }: Action) => TURNS[kind] ?? (LAST.includes(kind) ? 5 : 1)
  return turn(a) - turn(b)
}

/** A situation that actions lead to: the user's user context, and the request with its date. */
export interface Trial {
  readonly userContext: UserContext
  readonly changes: readonly Change[]
  readonly on: CalendarDate
}

/** The situation after actions, in their order. */
export function afterActions(trial: Trial, actions: readonly Action[]): Trial {
  return [...actions].sort(byTurn).reduce(carryOut, trial)
}

/** Actions as they would be without another date; `null` if none was chosen. */
export function withoutDate(
  actions: readonly Action[],
  on: CalendarDate,
): readonly Action[] | null {
  const chosen = actions.find((action) => action.kind === 'choose_date')
  if (chosen === undefined) return null
  return actions
    .filter((action) => action !== chosen)
    .map((action) => {
      if ('on' in action) return { ...action, on }
      return 'by' in action && action.by === chosen.on && action.kind !== 'port_number'
        ? { ...action, by: on }
        : action
    })
}

/** The situation after an action. Nothing is changed in place. */
function carryOut(trial: Trial, action: Action): Trial {
  const { userContext, changes, on } = trial
  const { record, organization } = userContext
  const withRecord = (part: Partial<typeof record>): Trial => ({
    ...trial,
    userContext: { ...userContext, record: { ...record, ...part } },
  })
  const withOrganization = (part: Partial<typeof organization>): Trial => ({
    ...trial,
    userContext: { ...userContext, organization: { ...organization, ...part } },
  })
  switch (action.kind) {
    case 'choose_number':
      return withDetails(trial, action, (details) => ({
        ...details,
        [action.detail]: action.number ?? addedNumber(trial, action),
      }))
    case 'clear_detail':
      return withDetails(trial, action, (details) => without(details, action.detail))
    case 'port_number':
      return withRecord({
        numbers: record.numbers.map((one) =>
          one.number === action.number ? activeOn(one, action.by) : one,
        ),
      })
    case 'add_number': {
      const number = PLACEHOLDER[action.type]
      return withRecord({
        numbers: [
          ...record.numbers,
          { number, type: action.type, status: 'active', from: action.by },
        ],
      })
    }
    case 'remove_number': {
      const names = (swap: (typeof record.swaps)[number]) =>
        swap.from === action.number || swap.to === action.number
      return withRecord({
        numbers: record.numbers.filter(({ number }) => number !== action.number),
        swaps: record.swaps.filter((swap) => !names(swap)),
      })
    }
    case 'set_attribute':
      return withRecord({
        attributes: { ...record.attributes, [action.attribute]: action.value ?? '' },
      })
    case 'clear_attribute':
      return withRecord({ attributes: without(record.attributes, action.attribute) })
    case 'assign':
    case 'remove':
      if (action.on !== on) return trial // of a date that is not chosen: no part of the request
      return { ...trial, changes: [...changes, companion(trial, action)] }
    case 'choose_date':
      return {
        ...trial,
        on: action.on,
        changes: changes.map((change) => datedTo(action.on, change, record)),
      }
    case 'move_change': {
      const dated = record.sequence + 0.5 // before the request itself
      return withRecord({
        changes: record.changes.map((change) =>
          change.id === action.change ? { ...change, ownDate: action.on, dated } : change,
        ),
      })
    }
    case 'cancel_change':
      return withRecord({ changes: record.changes.filter((change) => change.id !== action.change) })
    case 'remove_dependents':
      return { ...trial, changes: changes.map((change) => ({ ...change, dependents: 'remove' })) }
    case 'enable_capability': {
      const { capability, by: from } = action
      return withOrganization({
        capabilities: withCapability(organization.capabilities, { capability, from, until: null }),
      })
    }
    case 'disable_capability':
      return withOrganization({
        capabilities: withoutCapability(organization.capabilities, action.capability, {
          from: action.by,
          until: null,
        }),
      })
    case 'free_seat': {
      const { license, count, by: from } = action
      return {
        changes,
        on,
        userContext: {
          ...userContext,
          seatsFreed: [...(userContext.seatsFreed ?? []), { license, count, from }],
        },
      }
    }
    case 'raise_seat_limit': {
      const { license, limit, from, until } = action
      return withOrganization({
        seatLimits: withSeatLimit(organization.seatLimits, { license, limit, from, until }),
      })
    }
    default:
      return assertNever(action)
  }
}

/** A change with another own date: one of the record is decided on anew by it. */
export function datedTo(
  on: CalendarDate,
  change: Change,
  { sequence }: { readonly sequence: number },
): Change {
  return { ...change, ownDate: on, dated: Math.max(change.dated, sequence + 1) }
}

/** What stands for a number that is not known yet: no country has such numbers. */
const PLACEHOLDER: { readonly [T in NumberType]: E164 } = {
  landline: '+10000000001' as E164,
  mobile: '+10000000002' as E164,
}

/** Whether a number stands for one that a remedy adds. */
export function isPlaceholder(number: E164): boolean {
  return number === PLACEHOLDER.landline || number === PLACEHOLDER.mobile
}

function addedNumber(
  { userContext }: Trial,
  { license, detail }: Extract<Action, { kind: 'choose_number' }>,
): E164 {
  const defined = userContext.catalog.licenses.get(license)?.details.find(({ id }) => id === detail)
  return PLACEHOLDER[defined?.type ?? 'landline']
}

function withDetails(
  trial: Trial,
  { license, change: id }: { readonly license: string; readonly change: ChangeId | null },
  edit: (details: Change['details']) => Change['details'],
): Trial {
  const edited = (changes: readonly Change[], isMeant: (change: Change) => boolean) =>
    changes.map((change) =>
      isMeant(change) ? { ...change, details: edit(change.details) } : change,
    )
  if (id === null)
    return {
      ...trial,
      changes: edited(
        trial.changes,
        (change) => change.kind === 'assign' && change.license === license,
      ),
    }
  const { userContext } = trial
  const changes = edited(userContext.record.changes, (change) => change.id === id)
  return { ...trial, userContext: { ...userContext, record: { ...userContext.record, changes } } }
}

function without<T>(
  values: { readonly [name: string]: T },
  name: string,
): { readonly [name: string]: T } {
  return Object.fromEntries(Object.entries(values).filter(([other]) => other !== name))
}

function activeOn({ number, type }: PhoneNumber, from: CalendarDate): PhoneNumber {
  return { number, type, status: 'active', from }
}

/** What is assigned or removed along comes after the request itself in the order of creation. */
function companion(
  { userContext, changes, on }: Trial,
  action: Extract<Action, { kind: 'assign' | 'remove' }>,
): Change {
  const place = changes.length
  return {
    id: `remedy.${place}` as ChangeId, // never stored
    kind: action.kind,
    license: action.license,
    details: {},
    dependents: 'keep',
    ownDate: on,
    dated: userContext.record.sequence + 1 + place,
    created: `~remedy.${String(place).padStart(4, '0')}`, // '~' sorts after every instant
    status: 'scheduled',
    failure: null,
  }
}
