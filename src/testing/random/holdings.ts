/** Random holdings of one user. */
import fc from 'fast-check'
import type { Catalog } from '../../catalog/catalog.js'
import { findLicense } from '../../catalog/lookup.js'
import { addDays, type CalendarDate } from '../../core/calendar-date.js'
import { bySince, type Details, type Holding } from '../../core/holding.js'
import { inForceOn } from '../../core/in-force.js'
import type { PhoneNumber } from '../../core/phone-number.js'
import { NUMBERS } from './phone-numbers.js'
import { licenseAt, places, sometimes, type Pool } from './pool.js'

/** What holdings and changes of a user are made with. */
export interface Making {
  readonly pool: Pool
  readonly today: CalendarDate
  readonly numbers: readonly PhoneNumber[]
}

export interface HoldingSketches {
  readonly some: readonly {
    readonly license: number
    readonly since: number
    readonly detail: number
  }[]
  /**
   * Whether the catalog was another one when they were assigned: one license is gone, or a track
   * holds two (rule Q5).
   */
  readonly old: 'gone' | 'doubled' | null
}

/** What a user holds; under an older catalog too. */
export function holdingSketches(withGone: boolean): fc.Arbitrary<HoldingSketches> {
  return fc.record({
    some: fc.array(
      fc.record({
        license: places,
        since: fc.integer({ min: -4, max: 0 }),
        detail: fc.nat(NUMBERS.length),
      }),
      {
        maxLength: 5,
      },
    ),
    old: withGone
      ? sometimes<HoldingSketches['old']>(fc.constantFrom('gone', 'doubled'), null)
      : fc.constant(null),
  })
}

/**
 * The holdings of sketches: one of a one-license track, in the order in which records keep them.
 */
export function holdingsFrom(
  { some, old }: HoldingSketches,
  { pool, today, numbers }: Making,
): readonly Holding[] {
  const { catalog } = pool
  const full = new Set<string>()
  const held = new Map<string, Holding>()
  for (const { license: place, since, detail } of some) {
    const license = findLicense(catalog, licenseAt(pool, place), today)
    if (license === undefined || held.has(license.id)) continue
    const track = license.track
    if (track.holds === 'one' && full.has(track.id) && old !== 'doubled') continue
    full.add(track.id)
    const details = license.details.flatMap(({ id, type }) => {
      const number = NUMBERS[detail] ?? numbers.find((one) => one.type === type)?.number
      return number === undefined ? [] : [[id, number] as const]
    })
    held.set(license.id, {
      license: license.id,
      track: track.id,
      details: Object.fromEntries(details),
      since: addDays(today, since),
    })
  }
  const [first] = inForceOn(catalog.editions, today).tracks.values()
  if (old === 'gone' && first && !full.has(first.id)) {
    held.set('', {
      license: goneFrom(catalog),
      track: first.id,
      details: {},
      since: addDays(today, -9),
    })
  }
  return [...held.values()].sort(bySince)
}

/** The id of a license that the catalog does not have. */
export function goneFrom(catalog: Catalog): string {
  let id = 'gone'
  while (findLicense(catalog, id)) id = `${id}.too`
  return id
}

/**
 * Numbers for the details of a license, by place; 0 leaves one open. A place beyond them names a
 * detail that there is not.
 */
export function detailsFrom(
  picks: readonly number[],
  license: string,
  { pool: { catalog } }: Making,
): Details {
  const defined = findLicense(catalog, license)?.details ?? []
  const chosen = picks.flatMap((pick, index) => {
    const number = NUMBERS[pick - 1]
    return number === undefined ? [] : [[defined[index]?.id ?? 'unknown', number] as const]
  })
  return Object.fromEntries(chosen)
}
