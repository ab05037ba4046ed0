/** Settles one date of an organization, the slow and obvious way (rules F2, C1 to C8 and S1). */
import type { CalendarDate } from '../../../src/core/calendar-date.js'
import type { Details } from '../../../src/core/holding.js'
import type { NumberSwap } from '../../../src/core/phone-number.js'
import type { Facts } from '../../../src/requirements/situation.js'
import { settleByTheBook, type Case } from '../../../src/testing/laws/one-date/by-the-book.js'
import { conflictsOf, type FullSeats } from './conflicts.js'
import {
  dueOn,
  effectiveDateOf,
  heldOf,
  holds,
  latest,
  limitOn,
  userOf,
  withUser,
  type ModelChange,
  type ModelConflict,
  type ModelOrganization,
  type ModelUser,
} from './organization.js'

/** What became of one change. */
export interface ModelOutcome {
  readonly user: string
  readonly change: string
  readonly kind: 'assign' | 'remove'
  readonly license: string
  readonly on: CalendarDate
  readonly status: 'applied' | 'unchanged' | 'superseded' | 'failed'
  /** Empty unless it failed. */
  readonly conflicts: readonly ModelConflict[]
}

/** A date that was settled: what became of each change, and the organization at its end. */
export interface ModelDay {
  readonly outcomes: readonly ModelOutcome[]
  readonly organization: ModelOrganization
}

/** Settles a date: facts move, then users are settled in the order of rule S1. */
export function settleDate(organization: ModelOrganization, date: CalendarDate): ModelDay {
  const users = organization.users.map((user) => withSwapsOf(user, date))
  let now: ModelOrganization = { ...organization, users, today: date }
  const outcomes: ModelOutcome[] = []
  for (const id of lineOn(now, date)) {
    const settled = settleUser(now, id, dueOn(userOf(now, id), date))
    outcomes.push(...settled.outcomes)
    now = settled.organization
  }
  return { outcomes, organization: now }
}

/**
 * Rule S1: who assigns no limited license, by id; then the others, by the last-created of their
 * changes that assign one on the date.
 */
function lineOn(organization: ModelOrganization, date: CalendarDate): readonly string[] {
  const asked = (user: ModelUser) =>
    dueOn(user, date)
      .filter(
        ({ kind, license }) => kind === 'assign' && limitOn(organization, license, date) !== null,
      )
      .map(({ created }) => created)
      .sort()
      .at(-1)
  const byId = [...organization.users].sort((a, b) => (a.id < b.id ? -1 : 1))
  const first = byId.filter((user) => asked(user) === undefined)
  const second = byId
    .filter((user) => asked(user) !== undefined)
    .sort((a, b) => ((asked(a) ?? '') < (asked(b) ?? '') ? -1 : 1))
  return [...first, ...second].map(({ id }) => id)
}

/** Settles changes of one user on today's date, with the seats that are free by now. */
export function settleUser(
  organization: ModelOrganization,
  id: string,
  due: readonly ModelChange[],
): ModelDay {
  const user = userOf(organization, id)
  const { today } = organization
  const fullSeats: FullSeats = (license) => {
    const limit = limitOn(organization, license, today)
    const held = heldOf(organization, license)
    return limit !== null && held >= limit ? { limit, held } : null
  }
  const given = caseOf(organization, user, due, fullSeats)
  const { fate, holdings } = settleByTheBook(given)
  const accepted = given.changes.filter((change) => fate[change.id] === 'applied')
  const outcomes = given.changes.map((change): ModelOutcome => {
    const status = fate[change.id]
    if (status === undefined) throw new Error(`nothing became of ${change.id}`)
    const conflicts = status === 'failed' ? conflictsOf(change, accepted, given, fullSeats) : []
    const { kind, license } = change
    return { user: id, change: change.id, kind, license, on: today, status, conflicts }
  })
  const after = { ...user, holdings, changes: changesAfter(user, due, outcomes) }
  const override = overrideAfter(after, today)
  return { outcomes, organization: withUser(organization, { ...after, override }) }
}

function caseOf(
  { definition, capabilities, today }: ModelOrganization,
  user: ModelUser,
  due: readonly ModelChange[],
  fullSeats: FullSeats,
): Case {
  const { numbers, holdings, override } = user
  const counting = capabilities.filter((one) => holds(one, today))
  const names = counting
    .map((one) => one.capability)
    .filter((name) => {
      const last = latest(counting.filter((one) => one.capability === name))
      return last?.enabled !== false
    })
  const facts: Facts = {
    date: today,
    ...factsOf(user, today),
    numbers,
    landline: false, // the book looks at the numbers themselves
    mobile: false,
    capabilities: new Set(names),
    country: 'SE', // where every organization of the model is
  }
  const licenses = definition.tracks.flatMap((track) => track.licenses.map(({ id }) => id))
  const changes = due.map((change) => ({ ...change, status: 'scheduled' as const, failure: null }))
  const full = licenses.filter((license) => fullSeats(license) !== null)
  return { definition, predicates: {}, facts, holdings, changes, override, full }
}

/** Rule F1: of the dated facts that hold a date, the one that began last counts. */
function factsOf(user: ModelUser, date: CalendarDate): Pick<Facts, 'department' | 'attributes'> {
  const { facts = [] } = user
  const counting = (fact: string) =>
    latest(facts.filter((one) => one.fact === fact && holds(one, date)))
  const dated = facts.map(({ fact }) => fact).filter((fact) => fact !== 'department')
  const named = [
    ...dated.map((fact) => fact.slice('attributes.'.length)),
    ...Object.keys(user.attributes),
  ]
  const attributes = [...new Set(named)].flatMap((name) => {
    const last = counting(`attributes.${name}`)
    const value = last === undefined ? user.attributes[name] : last.value
    return value === undefined || value === null ? [] : [[name, value] as const]
  })
  const last = counting('department')
  return {
    department: last === undefined ? user.department : (last.value as string | null), // or none
    attributes: Object.fromEntries(attributes),
  }
}

/** What is left of the changes: those of other dates, and those that failed (rule T3). */
function changesAfter(
  user: ModelUser,
  due: readonly ModelChange[],
  outcomes: readonly ModelOutcome[],
): readonly ModelChange[] {
  const others = user.changes.filter((change) => !due.some(({ id }) => id === change.id))
  const failed = due.flatMap((change): readonly ModelChange[] => {
    const outcome = outcomes.find((one) => one.change === change.id)
    if (outcome?.status !== 'failed') return []
    const failure = { on: outcome.on, conflicts: outcome.conflicts }
    return [{ ...change, status: 'failed', failure }]
  })
  return [...others, ...failed]
}

/** Rule I6: an override ends with its date, or when no scheduled change is under it. */
function overrideAfter(user: ModelUser, today: CalendarDate): ModelUser['override'] {
  const { override, changes } = user
  if (override === null || override.date <= today) return null
  const isCovered = (change: ModelChange) =>
    change.status === 'scheduled' &&
    change.dated < override.dated &&
    effectiveDateOf(change, user) === override.date
  return changes.some(isCovered) ? override : null
}

/** Rule N3: from its date on, every detail that names the old number means the new one. */
function withSwapsOf(user: ModelUser, date: CalendarDate): ModelUser {
  const swaps = user.swaps.filter(({ on }) => on === date)
  if (swaps.length === 0) return user
  return {
    ...user,
    swaps: user.swaps.filter(({ on }) => on !== date),
    holdings: user.holdings.map((one) => ({ ...one, details: swapped(one.details, swaps) })),
    changes: user.changes.map((one) => ({ ...one, details: swapped(one.details, swaps) })),
  }
}

/** Details with new numbers in the place of old ones. */
export function swapped(details: Details, swaps: readonly NumberSwap[]): Details {
  const numberAfter = (number: Details[string]) =>
    swaps.reduce((now, { from, to }) => (now === from ? to : now), number)
  return Object.fromEntries(
    Object.entries(details).map(([id, number]) => [id, numberAfter(number)]),
  )
}
