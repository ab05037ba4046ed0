/** Changes of licenses: what is intended, when it counts, and which changes supersede others. */
import { holdsOne, type Edition } from '../../catalog/edition.js'
import type { CalendarDate } from '../../core/calendar-date.js'
import type { Details } from '../../core/holding.js'
import type { ChangeId } from '../../core/ids.js'
import { ascending } from '../../core/order.js'
import type { Conflict } from '../../requirements/conflict.js'

/** A change as a person knows it: which license comes or goes, and when. @public */
export interface ChangeRef {
  readonly change: ChangeId
  readonly kind: 'assign' | 'remove'
  readonly license: string
  /** The date on which it is settled, or was. */
  readonly on: CalendarDate
}

/** A change on the date on which it is settled, as a person knows it. */
export function changeRef(
  { id, kind, license }: Pick<Change, 'id' | 'kind' | 'license'>,
  on: CalendarDate,
): ChangeRef {
  return { change: id, kind, license, on }
}

/**
 * An intent: to assign a license, replacing what its one-license track holds, or to remove one, on
 * a date. Kept in the record while it is scheduled, or failed and not dismissed; history has the
 * others.
 *
 * @public
 */
export interface Change {
  readonly id: ChangeId
  readonly kind: 'assign' | 'remove'
  readonly license: string
  /** Numbers chosen; open ones are absent. Empty for a removal. */
  readonly details: Details
  /** Whether holdings that need what it takes away go with it (rule C6). */
  readonly dependents: 'keep' | 'remove'
  readonly ownDate: CalendarDate
  /** Renewed from the record's sequence whenever the own date is set. */
  readonly dated: number
  /**
   * Place in a total order over the organization: instant of the request, request, place in it.
   * Compares as text.
   */
  readonly created: string
  readonly status: 'scheduled' | 'failed'
  /** When it failed, and why (rule T3); `null` while it is scheduled. */
  readonly failure: { readonly on: CalendarDate; readonly conflicts: readonly Conflict[] } | null
}

/** One date of a user that stands in for the own dates of all changes dated before it. @public */
export interface Override {
  readonly date: CalendarDate
  readonly dated: number
}

/** The date on which a change is settled (rule I2). */
export function effectiveDate(
  change: Pick<Change, 'ownDate' | 'dated'>,
  override: Override | null,
): CalendarDate {
  return decidingDate(change, override)?.date ?? change.ownDate
}

/** The override, if it was dated after the change was. */
function decidingDate(
  { dated }: Pick<Change, 'dated'>,
  override: Override | null,
): Override | null {
  return override !== null && override.dated > dated ? override : null
}

/** A change with another own date: one of the record is decided on anew by it. */
export function datedTo(
  on: CalendarDate,
  change: Change,
  { sequence }: { readonly sequence: number },
): Change {
  return { ...change, ownDate: on, dated: Math.max(change.dated, sequence + 1) }
}

/**
 * The place of a change in the total order of an organization: instant of the request and its turn
 * in it, request, place in it. Compares as text, in memory and in SQL alike.
 *
 * @param place - The user's place in the request, then the change's.
 */
export function createdKey(receivedAt: string, request: string, place: number): string {
  return `${receivedAt} ${request} ${String(place).padStart(9, '0')}`
}

/** Orders changes by creation: first come, first served (rule C3). */
export function byCreation(
  a: Pick<Change, 'created' | 'id'>,
  b: Pick<Change, 'created' | 'id'>,
): number {
  return ascending(a.created, b.created) || ascending(a.id, b.id)
}

/**
 * Orders changes by decision: by when the date that counts was set, by own date, by `dated`.
 * Of two that stand against each other, the later counts (rule I3).
 */
export function byDecision(a: Change, b: Change, override: Override | null): number {
  const whenSet = (change: Change) => decidingDate(change, override)?.dated ?? change.dated
  return whenSet(a) - whenSet(b) || ascending(a.ownDate, b.ownDate) || a.dated - b.dated
}

/**
 * Which changes of one effective date are superseded, and by which (rule I3).
 *
 * Two changes that assign in one one-license track, or that name one license, stand against each
 * other: the later counts, also when it is superseded itself, because a superseded change is no
 * fall-back (rule C8). An assign that counts supersedes the removals of other licenses of its
 * one-license track.
 *
 * @param trackOf - The track of a license: that of the edition of the date, or of a holding whose license
 * is gone.
 * @param override - The override of the user: what was dated after it counts before what is under
 * it.
 */
export function supersede(
  changes: readonly Change[],
  edition: Edition,
  trackOf: (license: string) => string | null,
  override: Override | null,
): ReadonlyMap<ChangeId, ChangeId> {
  if (changes.length < 2) return NONE_SUPERSEDED
  const superseded = new Map<ChangeId, ChangeId>()
  const oneTrack = (change: Change) => {
    const track = trackOf(change.license)
    return holdsOne(edition, track) ? track : null
  }
  const yieldTo = (
    counting: ReadonlyMap<string | null, Change>,
    keyOf: (change: Change) => string | null,
  ) => {
    for (const change of changes) {
      const key = keyOf(change)
      const by = key === null ? undefined : counting.get(key)
      if (by !== undefined && by !== change && !superseded.has(change.id))
        superseded.set(change.id, by.id)
    }
  }
  const yieldToLatest = (keyOf: (change: Change) => string | null) => {
    const latest = new Map<string | null, Change>()
    for (const change of changes) {
      const other = latest.get(keyOf(change))
      if (other === undefined || byDecision(change, other, override) > 0)
        latest.set(keyOf(change), change)
    }
    yieldTo(latest, keyOf)
  }
  yieldToLatest((change) => change.license)
  yieldToLatest((change) => (change.kind === 'assign' ? oneTrack(change) : null))
  const assigned = changes.filter(
    (change) => change.kind === 'assign' && !superseded.has(change.id),
  )
  yieldTo(new Map(assigned.map((change) => [oneTrack(change), change])), oneTrack)
  return superseded
}

const NONE_SUPERSEDED: ReadonlyMap<ChangeId, ChangeId> = new Map()
