/** Lists the actions that could remove a conflict. */
import { allowedValues, mayBeRemedied, type Declarations } from '../../catalog/declared.js'
import type { CalendarDate } from '../../core/calendar-date.js'
import type { ChangeId } from '../../core/ids.js'
import { inForceOn } from '../../core/in-force.js'
import { nextTurn } from '../../core/interval.js'
import { aboutLicense } from '../../core/organization.js'
import { isActiveOn, type E164, type NumberType } from '../../core/phone-number.js'
import { aboutFact, attributeFact } from '../../core/user-facts.js'
import type { AttributeValue } from '../../core/user.js'
import type { Cause, Conflict } from '../../requirements/conflict.js'
import { effectiveDate, type Change } from '../record/change.js'
import { swapDetailsBy } from '../record/event.js'
import { seatsAwaited } from '../settle/timeline-walk.js'
import type { Action } from './action.js'
import { isPlaceholder, type Trial } from './trial.js'

/** On which days numbers can be ported, as remedies need to know. */
export interface PortingDays {
  /**
   * The last day up to a date on which a number can be ported, or `null` if there is none from
   * today on.
   */
  readonly lastUpTo: (type: NumberType, date: CalendarDate) => CalendarDate | null
  readonly first: (type: NumberType) => CalendarDate
}

/**
 * A conflict in the way of a request: its own, or that of a scheduled change whose failure takes it
 * along.
 */
export interface Obstacle {
  readonly conflict: Conflict
  readonly change: Change
  readonly whose: 'request' | 'schedule'
  /** The date on which the change would be settled. */
  readonly on: CalendarDate
}

/** The actions that reach a conflict: one of them is needed to mend it. */
export function candidateActions(
  { conflict, change, whose, on: due }: Obstacle,
  trial: Trial,
  porting: PortingDays,
): readonly Action[] {
  const { userContext } = trial
  const declared = userContext.catalog.definition
  // what helps a change that is settled before the request must be there by then
  const at: Trial = { ...trial, on: due }
  const isBefore = due < trial.on
  const of = whose === 'request' ? null : change.id
  switch (conflict.code) {
    case 'license_missing':
      return conflict.anyOf
        .filter((license) => inForceOn(userContext.catalog.editions, due).licenses.has(license))
        .flatMap((license) => obtainLicense(license, at, trial.on))
    case 'excluded_by':
    case 'too_many_held':
      return [
        ...removeExcluding(refusing(conflict), conflict.causes, isBefore ? null : due),
        ...removeDependents(change, whose, []),
      ]
    case 'still_needed':
      return [
        ...removeDependents(change, whose, conflict.by),
        ...conflict.causes.flatMap((cause): readonly Action[] =>
          cause.kind === 'accepted_change'
            ? [{ kind: 'cancel_change', change: cause.change, license: cause.license }]
            : [],
        ),
      ]
    case 'number_missing':
    case 'number_foreign':
    case 'number_porting': {
      const others = activeNumbers(at, conflict.type)
      if (others.length > 0)
        // a wrong one was chosen
        return [...chooseNumber(conflict, others, of, at), ...portNumbers(conflict, at, porting)]
      return [
        ...portNumbers(conflict, at, porting),
        { kind: 'add_number', type: conflict.type, by: due },
        ...clearDetail(conflict, change, of),
      ]
    }
    case 'number_not_chosen':
      return chooseNumber(conflict, conflict.choices, of, at)
    case 'number_not_owned': {
      const others = activeNumbers(at, conflict.type)
      const add: readonly Action[] =
        others.length === 0 ? [{ kind: 'add_number', type: conflict.type, by: due }] : []
      return [
        ...chooseNumber(conflict, others, of, at),
        ...add,
        ...clearDetail(conflict, change, of),
      ]
    }
    case 'number_not_allowed':
      return activeNumbers(at, conflict.type)
        .filter((number) => !isPlaceholder(number))
        .map((number) => ({ kind: 'remove_number', number }))
    case 'detail_unknown':
      return clearDetail(conflict, change, of)
    case 'attribute_missing':
      if (!mayBeRemedied(declared.attributes, conflict.attribute)) return []
      return valuesToSet(conflict, declared).map((value) => ({
        kind: 'set_attribute',
        attribute: conflict.attribute,
        value,
        ...datedBy(conflict.attribute, at),
      }))
    case 'attribute_not_allowed':
      if (!mayBeRemedied(declared.attributes, conflict.attribute)) return []
      return [
        {
          kind: 'clear_attribute',
          attribute: conflict.attribute,
          ...datedBy(conflict.attribute, at),
        },
      ]
    case 'capability_missing':
      if (!mayBeRemedied(declared.capabilities, conflict.capability)) return []
      return [{ kind: 'enable_capability', capability: conflict.capability, by: due }]
    case 'country_required': // nobody moves an organization for a license
    case 'country_not_allowed':
      return []
    case 'capability_not_allowed':
      if (!mayBeRemedied(declared.capabilities, conflict.capability)) return []
      return [{ kind: 'disable_capability', capability: conflict.capability, by: due }]
    case 'alternatives_not_met':
      return conflict.anyOf.flatMap((part) =>
        part.flatMap((inner) =>
          candidateActions({ conflict: inner, change, whose, on: due }, trial, porting),
        ),
      )
    case 'no_seat':
      return seatActions(conflict, at, due === trial.on ? trial.changes : [])
    case 'predicate_not_met':
    case 'predicate_failed':
    case 'not_available':
    case 'license_unknown':
    case 'too_entangled':
      return []
  }
}

/**
 * The dates that a request could be put off to, because nothing else mends a conflict: when a
 * license can be had, or when a number is active at last.
 */
export function candidateDates(
  conflict: Conflict,
  { userContext, on }: Trial,
  porting: PortingDays,
): readonly CalendarDate[] {
  const today = userContext.organization.reached
  switch (conflict.code) {
    case 'not_available': {
      const { from, until } = conflict
      const first = from !== null && from > today ? from : today
      return until === null || first < until ? [first] : []
    }
    case 'number_porting':
      return [conflict.from]
    case 'number_foreign':
      return porting.lastUpTo(conflict.type, on) === null ? [porting.first(conflict.type)] : []
    case 'alternatives_not_met':
      return conflict.anyOf
        .flat()
        .flatMap((inner) => candidateDates(inner, { userContext, on, changes: [] }, porting))
    default:
      return []
  }
}

/**
 * A license that is missing comes with the request, if it is wanted then; one that is scheduled for
 * later is moved.
 */
function obtainLicense(
  license: string,
  { userContext, on }: Trial,
  requested: CalendarDate,
): readonly Action[] {
  const { changes, override } = userContext.record
  const later = changes
    .filter(
      (change) =>
        change.status === 'scheduled' && change.kind === 'assign' && change.license === license,
    )
    .filter((change) => effectiveDate(change, override) > on)
    .sort((a, b) => (effectiveDate(a, override) < effectiveDate(b, override) ? -1 : 1))
  const [next] = later
  // today a move is settled on its own, and could not lean on the request
  if (next !== undefined && on > userContext.organization.reached)
    return [{ kind: 'move_change', change: next.id, license, on }]
  return on < requested ? [] : [{ kind: 'assign', license, on }]
}

/** The licenses of which one must go: those that are too many, and the one that says so. */
export function refusing(
  conflict: Extract<Conflict, { readonly code: 'excluded_by' | 'too_many_held' }>,
): readonly string[] {
  const { license, licenses, declaredBy } = conflict
  return declaredBy === license || licenses.includes(declaredBy)
    ? licenses
    : [...licenses, declaredBy]
}

/**
 * What excludes goes: a change of the same date is canceled, a holding removed with the request, if
 * that is of this date.
 */
function removeExcluding(
  licenses: readonly string[],
  causes: readonly Cause[],
  on: CalendarDate | null,
): readonly Action[] {
  return licenses.flatMap((license): readonly Action[] => {
    const scheduled = causes.find(
      (cause) => cause.kind === 'accepted_change' && cause.license === license,
    )
    if (scheduled?.kind === 'accepted_change')
      return [{ kind: 'cancel_change', change: scheduled.change, license }]
    return on === null ? [] : [{ kind: 'remove', license, on }]
  })
}

/** What needs the licenses that go may go with them; a scheduled change has made its choice. */
function removeDependents(
  change: Change,
  whose: Obstacle['whose'],
  licenses: readonly string[],
): readonly Action[] {
  const isOpen =
    whose === 'request' &&
    change.dependents === 'keep' &&
    (licenses.length > 0 || change.kind === 'remove')
  return isOpen ? [{ kind: 'remove_dependents', licenses }] : []
}

/** Numbers to choose instead, without those that a swap gives another name by then. */
function chooseNumber(
  { license, detail }: { readonly license: string; readonly detail: string | null },
  numbers: readonly E164[],
  change: ChangeId | null,
  { userContext, on }: Trial,
): readonly Action[] {
  if (detail === null) return []
  const isKept = (number: E164) =>
    swapDetailsBy({ detail: number }, userContext.record.swaps, on)['detail'] === number
  return numbers.filter(isKept).map((number) => ({
    kind: 'choose_number',
    license,
    detail,
    number: isPlaceholder(number) ? null : number,
    change,
  }))
}

function clearDetail(
  { license, detail }: { readonly license: string; readonly detail: string | null },
  change: Change,
  of: ChangeId | null,
): readonly Action[] {
  return detail !== null && Object.hasOwn(change.details, detail)
    ? [{ kind: 'clear_detail', license, detail, change: of }]
    : []
}

/** Numbers at another operator, or on their way, are ported in time where the days allow it. */
function portNumbers(
  { type }: { readonly type: NumberType },
  { userContext, on }: Trial,
  porting: PortingDays,
): readonly Action[] {
  const by = porting.lastUpTo(type, on)
  if (by === null) return []
  const late = userContext.record.numbers.filter(
    (number) => number.type === type && number.status !== 'active' && !isActiveOn(number, on),
  )
  return late.map(({ number }) => ({ kind: 'port_number', number, by }))
}

/** Where any value will do, a person chooses it, unless the catalog says which there are. */
function valuesToSet(
  { attribute, anyOf }: Extract<Conflict, { readonly code: 'attribute_missing' }>,
  declared: Declarations,
): readonly (AttributeValue | null)[] {
  return anyOf ?? allowedValues(declared, attribute) ?? [null]
}

/** An attribute with dates is written from the date on: one of those could hide it. */
function datedBy(attribute: string, { userContext, on }: Trial): { readonly by?: CalendarDate } {
  const about = aboutFact(attributeFact(attribute))
  return userContext.record.facts?.some(about) ? { by: on } : {}
}

function activeNumbers({ userContext, on }: Trial, type: NumberType): readonly E164[] {
  return userContext.record.numbers
    .filter((number) => number.type === type && isActiveOn(number, on))
    .map((number) => number.number)
}

/**
 * As many seats as are missing are freed or bought: over a lowered limit that is more than one
 * (rule S5).
 */
function seatActions(
  { license, limit, held }: Extract<Conflict, { code: 'no_seat' }>,
  { userContext, on: by }: Trial,
  due: readonly Change[],
): readonly Action[] {
  const others = held + seatsAwaited(userContext, license, by, due)
  const until = nextTurn(userContext.organization.seatLimits, aboutLicense(license), by)
  const raise: Action = { kind: 'raise_seat_limit', license, limit: others + 1, from: by, until }
  return limit > 0
    ? [{ kind: 'free_seat', license, count: others + 1 - limit, by }, raise]
    : [raise]
}
