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
  readonly capabilities: readonly { readonly capability: string; readonly span: Span }[]
  readonly seatLimits: readonly {
    readonly license: number
    readonly limit: number
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
    fc.record({ license: places, limit: fc.nat(2), others: fc.nat(2), span: spans }),
    { minLength: 1, maxLength: 2 },
  )
  return fc.record({
    country: fc.constantFrom(...countries),
    capabilities: fc
      .tuple(
        ...capabilities.map((capability) =>
          fc.option(fc.record({ capability: fc.constant(capability), span: spans })),
        ),
      )
      .map((some) => some.filter((one) => one !== null)),
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
  const limits = new Map(seatLimits.map((one) => [licenseAt(pool, one.license), one]))
  const organization: OrganizationRecord = {
    id: 'acme' as OrganizationId, // an id of the right shape
    timeZone: 'Etc/UTC',
    country,
    capabilities: capabilities.map(({ capability, span }) => ({ capability, ...dated(span) })),
    seatLimits: [...limits].map(([license, { limit, span }]) => ({
      license,
      limit,
      ...dated(span),
    })),
    reached: today,
    revision: 1,
  }
  return {
    organization,
    others: new Map([...limits].map(([license, one]) => [license, one.others])),
  }
}
