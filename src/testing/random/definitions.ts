/** Random catalogs as data. */
import fc from 'fast-check'
import type {
  EditionDefinition,
  LicenseDefinition,
  TrackDefinition,
} from '../../catalog/definition.js'
import { addDays, type CalendarDate } from '../../core/calendar-date.js'
import type { Requirement } from '../../requirements/requirement.js'
import { sometimes } from './pool.js'
import { requirementsOver, withoutSelfExclusion, type RequirementPart } from './requirements.js'

/** What may be left out of a random catalog, by name. */
export type DefinitionPart = RequirementPart | 'availability' | 'details' | 'editions' | 'replacing'

/** What random catalogs are made of. */
export interface DefinitionShape {
  readonly without?: readonly DefinitionPart[]
  /** Predicates that requirements may name, each with parameters to give it. */
  readonly predicates: readonly fc.Arbitrary<Extract<Requirement, { readonly kind: 'predicate' }>>[]
  /** The day around which licenses become available. */
  readonly today: CalendarDate
}

/** A small random catalog as data. Every one of them is free of faults. */
export function definitionsOf(shape: DefinitionShape): fc.Arbitrary<EditionDefinition> {
  const holds = isIn(shape, 'replacing')
    ? fc.constantFrom('one' as const, 'one' as const, 'many' as const, undefined)
    : fc.constant('many' as const)
  const sizes = fc.array(fc.record({ holds, count: fc.integer({ min: 1, max: 3 }) }), {
    minLength: 1,
    maxLength: 3,
  })
  return sizes
    .chain((tracks) => {
      const trackIds = tracks.map((_, index) => `t${index}`)
      const ids = tracks.map(({ count }, index) =>
        Array.from({ length: count }, (_, place) => `t${index}.l${place}`),
      )
      const requirement = requirementsOver(ids.flat(), trackIds, shape)
      return fc.tuple(
        ...tracks.map(({ holds }, index): fc.Arbitrary<TrackDefinition> =>
          fc
            .tuple(...(ids[index] ?? []).map((id) => licenses(id, requirement, shape)))
            .map((defined) => ({
              id: `t${index}`,
              name: `Track ${index}`,
              ...(holds ? { holds } : {}),
              licenses: defined,
            })),
        ),
      )
    })
    .map((tracks) => ({ tracks }))
}

function licenses(
  id: string,
  requirement: fc.Arbitrary<Requirement>,
  shape: DefinitionShape,
): fc.Arbitrary<LicenseDefinition> {
  const detail = fc.constantFrom(
    { id: 'line', type: 'landline' } as const,
    { id: 'sim', type: 'mobile' } as const,
  )
  const details = isIn(shape, 'details')
    ? sometimes(fc.uniqueArray(detail, { maxLength: 2, selector: (one) => one.id }), [])
    : fc.constant([])
  const span = fc.tuple(
    fc.integer({ min: -2, max: 4 }),
    fc.integer({ min: 1, max: 4 }),
    fc.constantFrom('from', 'until', 'both'),
  )
  const availability = isIn(shape, 'availability') ? sometimes(span, null) : fc.constant(null)
  return fc
    .record({ requirement: fc.option(requirement, { freq: 3 }), details, availability, features })
    .map((drawn): LicenseDefinition => {
      const [from = 0, length = 0, ends = 'both'] = drawn.availability ?? []
      const window = {
        ...(ends !== 'until' && { from: addDays(shape.today, from) }),
        ...(ends !== 'from' && { until: addDays(shape.today, from + length) }),
      }
      return {
        id,
        name: `License ${id}`,
        ...(drawn.features.length > 0 && { features: drawn.features }),
        ...(drawn.requirement !== null && {
          requirement: withoutSelfExclusion(drawn.requirement, id),
        }),
        ...(drawn.details.length > 0 && { details: drawn.details }),
        ...(drawn.availability !== null && { availability: window }),
      }
    })
}

const features = fc.subarray([
  { id: 'calls', name: 'Calls', value: 100, unit: 'minutes' },
  { id: 'data', name: 'Data', value: 'unlimited' },
  { id: 'roaming', name: 'Roaming' },
])

function isIn({ without }: DefinitionShape, part: DefinitionPart): boolean {
  return without?.includes(part) !== true
}
