/** Random organizations, with capabilities and seat limits. */
import fc from 'fast-check'
import { addDays, type CalendarDate } from '../../core/calendar-date.js'
import type { OrganizationId } from '../../core/ids.js'
import type { OrganizationRecord } from '../../core/organization.js'
import { DAYS } from './phone-numbers.js'
import { licenseAt, places, type Pool } from './pool.js'
import type { Vocabulary } from './vocabulary.js'

const spans = fc.record({
  from: fc.integer({ min: -3, max: DAYS }),
  length: fc.option(fc.integer({ min: 1, max: 4 })),
})

interface Span {
  readonly from: number
  readonly length: number | null
}

/** An organization before the dates and the licenses of its seat limits are known. */
export interface OrganizationSketch {
  readonly country: string
  readonly capabilities: readonly {
    readonly capability: string
    readonly enabled: boolean
    readonly span: Span
  }[]
  readonly seatLimits: readonly {
    readonly license: number
    readonly limit: number | null
    readonly others: number
    readonly span: Span
  }[]
}

/** Organizations whose capabilities and seat limits come and go. */
export function organizationSketches(
  { capabilities, countries }: Vocabulary,
  withSeats: boolean,
): fc.Arbitrary<OrganizationSketch> {
  const limits = fc.array(
    fc.record({
      license: places,
      limit: fc.option(fc.nat(2), { freq: 8 }),
      others: fc.nat(2),
      span: spans,
    }),
    { minLength: 1, maxLength: 3 },
  )
  return fc.record({
    country: fc.constantFrom(...countries),
    capabilities: fc
      .tuple(
        ...capabilities.map((capability) =>
          fc.uniqueArray(
            fc.record({
              capability: fc.constant(capability),
              enabled: fc.nat(3).map((place) => place < 3),
              span: spans,
            }),
            { selector: ({ span }) => span.from, maxLength: 3, size: '-1' },
          ),
        ),
      )
      .map((some) => some.flat()),
    seatLimits: withSeats
      ? fc.oneof({ withCrossShrink: true }, fc.constant([]), limits)
      : fc.constant([]),
  })
}

/** The organization of a sketch, and how many other users hold each license that has a limit. */
export function organizationFrom(
  { country, capabilities, seatLimits }: OrganizationSketch,
  { pool, today }: { readonly pool: Pool; readonly today: CalendarDate },
): { readonly organization: OrganizationRecord; readonly others: ReadonlyMap<string, number> } {
  const dated = ({ from, length }: Span) => ({
    from: addDays(today, from),
    until: length === null ? null : addDays(today, from + length),
  })
  const named = seatLimits.map((one) => ({ ...one, license: licenseAt(pool, one.license) }))
  // one of a license that begins on a date is all that counts of it
  const limits = new Map(named.map((one) => [`${one.license} ${one.span.from}`, one]))
  const organization: OrganizationRecord = {
    id: 'acme' as OrganizationId, // an id of the right shape
    timeZone: 'Etc/UTC',
    country,
    capabilities: capabilities.map(({ capability, enabled, span }) => ({
      capability,
      ...(enabled ? {} : { enabled }),
      ...dated(span),
    })),
    seatLimits: [...limits.values()].map(({ license, limit, span }) => ({
      license,
      limit,
      ...dated(span),
    })),
    reached: today,
    revision: 1,
  }
  return {
    organization,
    others: new Map(named.map(({ license, others }) => [license, others])),
  }
}
