/** A holding: a license that a user has, with its chosen details. */
import type { CalendarDate } from './calendar-date.js'
import { ascending } from './order.js'
import type { E164 } from './phone-number.js'

/**
 * The details chosen for a license: the number picked for each of its details, by the detail's id.
 * @public
 */
export type Details = { readonly [detail: string]: E164 }

/** A license that a user has. @public */
export interface Holding {
  readonly license: string
  /**
   * The track it was assigned in. If the license is gone from the catalog, this track counts (rule
   * Q5).
   */
  readonly track: string
  readonly details: Details
  readonly since: CalendarDate
}

/** The order of holdings wherever they are listed: by since, then by license. */
export function bySince(a: Holding, b: Holding): number {
  return ascending(a.since, b.since) || ascending(a.license, b.license)
}

/** Whether two choices of details are the same. */
export function sameDetails(a: Details, b: Details): boolean {
  const names = Object.keys(a)
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && a[name] === b[name])
  )
}
