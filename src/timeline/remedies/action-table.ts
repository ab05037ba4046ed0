/**
 * What each action is, one row an action: what it has, what it costs, when its turn is, and the
 * situation after it. What carries it out is in `licensing/remedies/action-table.ts`.
 */
import { isCalendarDate, type CalendarDate } from '../../core/calendar-date.js'
import {
  atLeast,
  listOf,
  must,
  nullable,
  oneOf,
  optional,
  text,
  textUpTo,
  whole,
  type Check,
  type ChecksOf,
} from '../../core/check.js'
import { withInterval } from '../../core/interval.js'
import { aboutCapability, aboutLicense } from '../../core/organization.js'
import { isE164 } from '../../core/phone-number.js'
import { aboutFact, atFacts, attributeFact, withFacts } from '../../core/user-facts.js'
import { isAttributeValue, mergedAttributes, type AttributeValue } from '../../core/user.js'
import { datedTo } from '../record/change.js'
import type { Action } from './action.js'
import {
  PLACEHOLDER,
  placeholderFor,
  withCompanion,
  withDetails,
  withOrganization,
  withRecord,
  type Trial,
} from './trial.js'

interface ActionRow<A extends Action = Action> {
  /**
   * Checks for all it has: it may come back from a browser (rule E1). None may be absent, so a
   * misspelled one is missing; others beside them do no harm.
   */
  readonly has: ChecksOf<Omit<A, 'kind'>>
  /**
   * Cheapest first: what is settled with a choice, what the user or the administrator can add, what
   * must be given up, and what concerns the whole organization.
   */
  readonly cost: number
  /** When it is carried out. */
  readonly turn: number
  /** The situation after it. Nothing is changed in place. */
  readonly assume: (trial: Trial, action: A) => Trial
}

/** The date, facts, the schedule, what the request asks for, and its details. */
const TURN = { date: 0, facts: 1, schedule: 2, remove: 3, assign: 4, details: 5 }

const date = must('a date YYYY-MM-DD', isCalendarDate)
const number = must('a phone number in E.164 form, such as +46701234567', isE164)
const name = textUpTo(200)
const value = must('a text, a number or true or false', isAttributeValue)

const ACTIONS: { readonly [A in Action as A['kind']]: ActionRow<A> } = {
  choose_number: {
    has: { license: name, detail: name, number: nullable(number), change: nullable(text) },
    cost: 1,
    turn: TURN.details,
    assume: (trial, action) =>
      withDetails(trial, action, (details) => ({
        ...details,
        [action.detail]: action.number ?? placeholderFor(trial, action),
      })),
  },
  clear_detail: {
    has: { license: name, detail: name, change: nullable(text) },
    cost: 1,
    turn: TURN.details,
    assume: (trial, action) =>
      withDetails(trial, action, (details) => without(details, action.detail)),
  },
  set_attribute: {
    has: { attribute: name, value: nullable(value), by: optional(date) },
    cost: 2,
    turn: TURN.facts,
    assume: (trial, { attribute, value, by }) => withAttribute(trial, attribute, value ?? '', by),
  },
  clear_attribute: {
    has: { attribute: name, by: optional(date) },
    cost: 2,
    turn: TURN.facts,
    assume: (trial, { attribute, by }) => withAttribute(trial, attribute, null, by),
  },
  port_number: {
    has: { number, by: date },
    cost: 3,
    turn: TURN.facts,
    assume: (trial, { number, by }) =>
      withRecord(trial, {
        numbers: recordOf(trial).numbers.map((one) =>
          one.number === number ? { number, type: one.type, status: 'active', from: by } : one,
        ),
      }),
  },
  add_number: {
    has: { type: oneOf('landline', 'mobile'), by: date },
    cost: 4,
    turn: TURN.facts,
    assume: (trial, { type, by }) => {
      const added = { number: PLACEHOLDER[type], type, status: 'active', from: by } as const
      return withRecord(trial, { numbers: [...recordOf(trial).numbers, added] })
    },
  },
  move_change: {
    has: { change: text, license: name, on: date },
    cost: 5,
    turn: TURN.schedule,
    assume: (trial, { change: id, on }) => {
      const { changes, sequence } = recordOf(trial)
      const dated = sequence + 0.5 // before the request itself
      return withRecord(trial, {
        changes: changes.map((change) =>
          change.id === id ? { ...change, ownDate: on, dated } : change,
        ),
      })
    },
  },
  assign: {
    has: { license: name, on: date },
    cost: 5,
    turn: TURN.assign,
    assume: withCompanion,
  },
  choose_date: {
    has: { on: date },
    cost: 6,
    turn: TURN.date,
    assume: (trial, { on }) => ({
      ...trial,
      on,
      changes: trial.changes.map((change) => datedTo(on, change, recordOf(trial))),
    }),
  },
  cancel_change: {
    has: { change: text, license: name },
    cost: 7,
    turn: TURN.schedule,
    assume: (trial, { change }) =>
      withRecord(trial, { changes: recordOf(trial).changes.filter(({ id }) => id !== change) }),
  },
  remove: {
    has: { license: name, on: date },
    cost: 8,
    turn: TURN.remove,
    assume: withCompanion,
  },
  remove_number: {
    has: { number },
    cost: 8,
    turn: TURN.facts,
    assume: (trial, { number }) => {
      const { numbers, swaps } = recordOf(trial)
      return withRecord(trial, {
        numbers: numbers.filter((one) => one.number !== number),
        swaps: swaps.filter(({ from, to }) => from !== number && to !== number),
      })
    },
  },
  remove_dependents: {
    has: { licenses: listOf(name) },
    cost: 9,
    turn: TURN.details,
    assume: (trial) => ({
      ...trial,
      changes: trial.changes.map((change) => ({ ...change, dependents: 'remove' })),
    }),
  },
  enable_capability: {
    has: { capability: name, by: date },
    cost: 10,
    turn: TURN.facts,
    assume: (trial, { capability, by }) => withCapability(trial, capability, true, by),
  },
  disable_capability: {
    has: { capability: name, by: date },
    cost: 10,
    turn: TURN.facts,
    assume: (trial, { capability, by }) => withCapability(trial, capability, false, by),
  },
  free_seat: {
    has: { license: name, count: whole(1), by: date },
    cost: 11,
    turn: TURN.facts,
    assume: (trial, { license, count, by: from }) => {
      const { seatsFreed = [], ...userContext } = trial.userContext
      const freed = [...seatsFreed, { license, count, from }]
      return { ...trial, userContext: { ...userContext, seatsFreed: freed } }
    },
  },
  raise_seat_limit: {
    has: { license: name, limit: whole(0), from: date, until: nullable(date) },
    cost: 12,
    turn: TURN.facts,
    assume: (trial, { license, limit, from, until }) =>
      withOrganization(trial, {
        seatLimits: withInterval(
          trial.userContext.organization.seatLimits,
          { license, limit, from, until },
          aboutLicense(license),
        ),
      }),
  },
}

const rowOf = ({ kind }: Action) => ACTIONS[kind] as ActionRow // the row of its own kind
const known = oneOf(...Object.keys(ACTIONS))

/** Checks an action, as it was proposed. */
export const actionCheck: Check = (given, path) => {
  // anything may be asked for its kind
  const { kind } = (given ?? {}) as { readonly kind?: unknown }
  const unknown = known(kind, `${path}.kind`)
  if (unknown.length > 0) return unknown
  return atLeast<object>(ACTIONS[kind as Action['kind']].has)(given, path)
}

/** What a set of actions costs, to compare with another. */
export function costOf(actions: readonly Action[]): number {
  return actions.reduce((sum, action) => sum + rowOf(action).cost, 0)
}

/**
 * Puts actions in the order in which they are carried out: a set has one outcome, however it was
 * found.
 */
export function byTurn(a: Action, b: Action): number {
  return rowOf(a).turn - rowOf(b).turn
}

/** The situation after actions, in their order. */
export function afterActions(trial: Trial, actions: readonly Action[]): Trial {
  return [...actions]
    .sort(byTurn)
    .reduce((before, action) => rowOf(action).assume(before, action), trial)
}

function recordOf({ userContext }: Trial): Trial['userContext']['record'] {
  return userContext.record
}

function withAttribute(
  trial: Trial,
  attribute: string,
  value: AttributeValue | null,
  by: CalendarDate | undefined,
): Trial {
  const record = recordOf(trial)
  const fact = attributeFact(attribute)
  if (by === undefined)
    return withRecord(trial, {
      attributes: mergedAttributes(record.attributes, [[attribute, value]]),
    })
  const added = { fact, value, from: by, until: null }
  const facts = withInterval(record.facts ?? [], added, aboutFact(fact))
  return withRecord(trial, atFacts(withFacts(record, facts), record.settledThrough))
}

function withCapability(
  trial: Trial,
  capability: string,
  enabled: boolean,
  from: CalendarDate,
): Trial {
  const { capabilities } = trial.userContext.organization
  const added = { capability, ...(enabled ? {} : { enabled }), from, until: null }
  return withOrganization(trial, {
    capabilities: withInterval(capabilities, added, aboutCapability(capability)),
  })
}

function without<T>(
  values: { readonly [name: string]: T },
  name: string,
): { readonly [name: string]: T } {
  return Object.fromEntries(Object.entries(values).filter(([other]) => other !== name))
}
