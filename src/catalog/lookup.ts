/** Looks up what a catalog says of a license, over all of its editions. */
import type { CalendarDate } from '../core/calendar-date.js'
import { inForceOn, nearestTo } from '../core/in-force.js'
import type { Catalog } from './catalog.js'
import type { Edition, License, Track } from './edition.js'

/** The edition of a date; without one the newest, which may not be in force yet. */
export function editionFor({ editions }: Catalog, date: CalendarDate | null): Edition {
  return nearestTo(editions, date)[0]! // there is one at least
}

/** The edition that begins on a date, or was in force by then; the first with `null`. */
export function editionFrom({ editions }: Catalog, from: CalendarDate | null): Edition {
  return from === null ? editions[0]! : inForceOn(editions, from) // there is a first
}

/**
 * A license as the edition of a date has it, or else the nearest one that has it: those before the
 * date first. Without a date, the newest that has it. `undefined` if it is in no edition.
 */
export function findLicense(
  { editions }: Catalog,
  id: string,
  date: CalendarDate | null = null,
): License | undefined {
  for (const { licenses } of nearestTo(editions, date)) {
    const license = licenses.get(id)
    if (license !== undefined) return license
  }
  return undefined
}

/** The same for a track. */
export function findTrack(
  { editions }: Catalog,
  id: string,
  date: CalendarDate | null = null,
): Track | undefined {
  for (const { tracks } of nearestTo(editions, date)) {
    const track = tracks.get(id)
    if (track !== undefined) return track
  }
  return undefined
}

/** A license as each edition that has it says. */
export function versionsOf({ editions }: Catalog, id: string): readonly License[] {
  return editions.flatMap(({ licenses }) => licenses.get(id) ?? [])
}

/** The ids of the licenses of all editions, each once. */
export function licenseIdsOf({ editions }: Catalog): readonly string[] {
  return [...new Set(editions.flatMap(({ licenses }) => [...licenses.keys()]))]
}

/** The licenses that a track has in any edition. */
export function licensesOfTrack({ editions }: Catalog, track: string): readonly string[] {
  return [...new Set(editions.flatMap(({ tracks }) => tracks.get(track)?.licenses ?? []))]
}

/** Dates on which a license can be assigned: from `from` up to, and not including, `until`. */
export interface Stretch {
  readonly from: CalendarDate | null
  readonly until: CalendarDate | null
}

/** When a license can be assigned, over all editions, in order. Stretches that touch are one. */
function availabilityOf({ editions }: Catalog, id: string): readonly Stretch[] {
  const stretches: Stretch[] = []
  editions.forEach((edition, place) => {
    const license = edition.licenses.get(id)
    if (license === undefined) return
    const from = laterOf(edition.from, license.from)
    const until = earlierOf(editions[place + 1]?.from ?? null, license.until)
    if (from !== null && until !== null && from >= until) return
    const last = stretches.at(-1)
    const isJoined = last !== undefined && last.until !== null && last.until === from
    if (isJoined) stretches[stretches.length - 1] = { from: last.from, until }
    else stretches.push({ from, until })
  })
  return stretches
}

/**
 * The stretch in which a license that cannot be assigned on a date can be: the next one, or, if
 * none is to come, the last. `null` if it is in no edition.
 */
export function nextAvailable(catalog: Catalog, id: string, date: CalendarDate): Stretch | null {
  const stretches = availabilityOf(catalog, id)
  const next = stretches.find(({ from }) => from !== null && from > date) ?? stretches.at(-1)
  if (next !== undefined) return next
  const license = findLicense(catalog, id, date)
  return license === undefined ? null : { from: license.from, until: license.until }
}

function laterOf(a: CalendarDate | null, b: CalendarDate | null): CalendarDate | null {
  if (a === null || b === null) return a ?? b
  return a > b ? a : b
}

function earlierOf(a: CalendarDate | null, b: CalendarDate | null): CalendarDate | null {
  if (a === null || b === null) return a ?? b
  return a < b ? a : b
}
