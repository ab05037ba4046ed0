/** Carries out events on a record, the only way in which records come about. */
import type { CalendarDate } from '../../core/calendar-date.js'
import { assertNever } from '../../core/errors.js'
import { bySince, type Holding } from '../../core/holding.js'
import type { ChangeId, OrganizationId, UserId } from '../../core/ids.js'
import type { PhoneNumber } from '../../core/phone-number.js'
import {
  atFacts,
  factOf,
  withFacts,
  withUndated,
  type DatedFact,
  type FactName,
} from '../../core/user-facts.js'
import type { Change } from './change.js'
import { swapDetails, type UserEventBody } from './event.js'
import type { UserRecord } from './record.js'

/** An event body with the date on which it counts. */
export type DatedBody = UserEventBody & { readonly date: CalendarDate }

interface RecordDraft {
  record: UserRecord
  readonly numbers: Map<string, PhoneNumber>
  readonly holdings: Map<string, Holding>
  readonly changes: Map<ChangeId, Change>
}

/**
 * Carries events out on a record: the one way in which records come about (law *Replay*).
 *
 * @param before - The record before the events; `null` when the first one creates the user.
 * @returns The record after them; `null` once the user is deleted.
 */
export function evolve(
  before: UserRecord | null,
  identity: { readonly organization: OrganizationId; readonly id: UserId },
  events: readonly DatedBody[],
): UserRecord | null {
  let draft = before === null ? null : draftOf(before)
  for (const event of events) {
    if (event.kind === 'user_created') draft = draftOf(newRecord(identity, event))
    else if (event.kind === 'user_deleted') draft = null
    else if (draft !== null) apply(draft, event)
    if (draft === null) continue
    const { record } = draft
    const settledThrough = event.date > record.settledThrough ? event.date : record.settledThrough
    draft.record = { ...record, revision: record.revision + 1, settledThrough }
  }
  return draft === null ? null : finish(draft)
}

function newRecord(
  identity: { readonly organization: OrganizationId; readonly id: UserId },
  event: Extract<DatedBody, { kind: 'user_created' }>,
): UserRecord {
  const { firstName, surname, email, department, attributes } = event.profile
  return {
    organization: identity.organization,
    id: identity.id,
    firstName,
    surname,
    email,
    department,
    attributes,
    revision: 0,
    sequence: 0,
    settledThrough: event.date,
    numbers: [],
    swaps: [],
    holdings: [],
    changes: [],
    override: null,
  }
}

function draftOf(record: UserRecord): RecordDraft {
  return {
    record,
    numbers: new Map(record.numbers.map((number) => [number.number, number])),
    holdings: new Map(record.holdings.map((holding) => [holding.license, holding])),
    changes: new Map(record.changes.map((change) => [change.id, change])),
  }
}

function finish({ record, numbers, holdings, changes }: RecordDraft): UserRecord {
  return {
    ...record,
    numbers: [...numbers.values()],
    holdings: [...holdings.values()].sort(bySince),
    changes: [...changes.values()],
  }
}

function apply(
  draft: RecordDraft,
  event: Exclude<DatedBody, { kind: 'user_created' | 'user_deleted' }>,
): void {
  switch (event.kind) {
    case 'user_updated': {
      const { record } = draft
      const after = { ...record, ...event.to }
      const isWritten = (fact: FactName) => factOf(after, fact) !== factOf(record, fact)
      draft.record = withUndated(after, isWritten, event.date)
      return
    }
    case 'fact_changed':
      draft.record = atFacts(withFactChanged(draft.record, event), event.date)
      return
    case 'facts_moved':
      draft.record = atFacts(draft.record, event.date)
      return
    case 'user_erased':
      return
    case 'number_changed':
      return putNumber(draft, event.from, event.to)
    case 'number_activated':
      return putNumber(draft, null, event.activated)
    case 'swap_changed': {
      const others = draft.record.swaps.filter((swap) => swap.from !== event.from?.from)
      draft.record = { ...draft.record, swaps: event.to ? [...others, event.to] : others }
      return
    }
    case 'numbers_swapped':
      return carryOutSwap(draft, event)
    case 'change_scheduled':
      return putChange(draft, event.change)
    case 'change_edited':
      return putChange(draft, event.to)
    case 'override_changed':
      draft.record = {
        ...draft.record,
        override: event.to,
        sequence: Math.max(draft.record.sequence, event.to?.dated ?? 0),
      }
      return
    case 'change_applied':
      for (const holding of event.removed) draft.holdings.delete(holding.license)
      if (event.holding) draft.holdings.set(event.holding.license, event.holding)
      draft.changes.delete(event.change.id)
      return
    case 'change_canceled':
    case 'change_dismissed':
    case 'change_unchanged':
    case 'change_superseded':
      draft.changes.delete(event.change.id)
      return
    case 'change_failed':
      return putChange(draft, {
        ...event.change,
        status: 'failed',
        failure: { on: event.date, conflicts: event.conflicts },
      })
    case 'holdings_dropped':
      for (const holding of event.holdings) draft.holdings.delete(holding.license)
      return
    default:
      assertNever(event)
  }
}

function withFactChanged(
  record: UserRecord,
  { from, to }: Pick<Extract<DatedBody, { kind: 'fact_changed' }>, 'from' | 'to'>,
): UserRecord {
  const isGone = (one: DatedFact) =>
    [from, to].some((other) => one.fact === other?.fact && one.from === other.from)
  const others = (record.facts ?? []).filter((one) => !isGone(one))
  return withFacts(record, to === null ? others : [...others, to])
}

function putNumber(draft: RecordDraft, from: PhoneNumber | null, to: PhoneNumber | null): void {
  if (to) draft.numbers.set(to.number, to)
  else if (from) draft.numbers.delete(from.number)
}

function putChange(draft: RecordDraft, change: Change): void {
  draft.changes.set(change.id, change)
  draft.record = { ...draft.record, sequence: Math.max(draft.record.sequence, change.dated) }
}

function carryOutSwap(
  draft: RecordDraft,
  { swap }: Extract<DatedBody, { kind: 'numbers_swapped' }>,
): void {
  for (const holding of draft.holdings.values())
    draft.holdings.set(holding.license, { ...holding, details: swapDetails(holding.details, swap) })
  for (const change of draft.changes.values())
    draft.changes.set(change.id, { ...change, details: swapDetails(change.details, swap) })
  draft.record = {
    ...draft.record,
    swaps: draft.record.swaps.filter((other) => other.from !== swap.from),
  }
}

/**
 * The end of an override: it is dropped once its date is settled, or when no scheduled change is
 * under it (rule I6).
 *
 * @returns An event, or none while the override has something to do.
 */
export function overrideUsedUp(record: UserRecord, date: CalendarDate): readonly DatedBody[] {
  const { override } = record
  if (override === null) return []
  const covered = record.changes.some(
    (change) => change.status === 'scheduled' && change.dated < override.dated,
  )
  if (override.date > record.settledThrough && covered) return []
  return [{ kind: 'override_changed', edit: 'used_up', from: override, to: null, date }]
}
