/** Which changes of an organization a list or a report is about. */
import { findTrack, licensesOfTrack } from '../../catalog/lookup.js'
import { parseCalendarDate, type CalendarDate } from '../../core/calendar-date.js'
import { invalidInput } from '../../core/check.js'
import type { ChangeRef } from '../../timeline/record/change.js'
import type { Session } from './session.js'

/** Which changes are wanted, by license, track and date. @public */
export interface ChangeFilter<L extends string = string, T extends string = string> {
  /** Only changes of these licenses. */
  readonly licenses?: readonly L[]
  /** Only changes of licenses of this track of the catalog. */
  readonly track?: T
  /** The first date, `YYYY-MM-DD`. */
  readonly from?: string
  /** The first date that is left out again. */
  readonly until?: string
}

/** The changes that are wanted, as they are read. */
export interface ChangesWanted {
  /** Absent for all. */
  readonly licenses?: readonly string[]
  readonly from?: CalendarDate
  readonly until?: CalendarDate
  readonly has: (change: Pick<ChangeRef, 'license' | 'on'>) => boolean
}

/** Reads which changes are wanted. */
export function changesWanted(
  session: Session,
  { licenses, track, from, until }: ChangeFilter,
): ChangesWanted {
  const ofTrack = track === undefined ? undefined : licensesOf(session, track)
  const wanted =
    licenses && ofTrack
      ? ofTrack.filter((license) => licenses.includes(license))
      : (licenses ?? ofTrack)
  const first = from === undefined ? undefined : parseCalendarDate(from)
  const end = until === undefined ? undefined : parseCalendarDate(until)
  return {
    ...(wanted && { licenses: wanted }),
    ...(first && { from: first }),
    ...(end && { until: end }),
    has: ({ license, on }) =>
      (wanted === undefined || wanted.includes(license)) &&
      (first === undefined || on >= first) &&
      (end === undefined || on < end),
  }
}

function licensesOf({ context }: Session, track: string): readonly string[] {
  const { catalog } = context
  if (findTrack(catalog, track) !== undefined) return licensesOfTrack(catalog, track)
  throw invalidInput(
    'track',
    'is unknown',
    `The catalog has no track ${track}. Use an id of catalog.definition.`,
  )
}
