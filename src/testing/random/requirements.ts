/** Random requirements. */
import fc from 'fast-check'
import type { Requirement } from '../../requirements/requirement.js'

/** Kinds of requirement that may be left out, by name. */
export type RequirementPart = 'attributes' | 'negation' | 'predicates'

/** Capabilities, attributes and their values in random catalogs. */
export const CAPABILITIES = ['fiber', '5g'] as const
const COUNTRIES = ['SE', 'NO', 'DE'] as const
export const ATTRIBUTES = ['role', 'level'] as const
export const VALUES = ['chief', 1, true] as const

/** Requirements of every kind over given licenses and tracks. */
export function requirementsOver(
  licenses: readonly string[],
  tracks: readonly string[],
  shape: {
    readonly without?: readonly string[]
    readonly predicates: readonly fc.Arbitrary<Requirement>[]
  },
): fc.Arbitrary<Requirement> {
  const isIn = (part: RequirementPart) => shape.without?.includes(part) !== true
  const license = fc.constantFrom(...licenses)
  const some = fc.uniqueArray(license, { minLength: 1, maxLength: 3 })
  const attribute = fc.record(
    {
      kind: fc.constant('attribute'),
      attribute: fc.constantFrom(...ATTRIBUTES),
      in: fc.uniqueArray(fc.constantFrom(...VALUES), { minLength: 1 }),
    },
    { requiredKeys: ['kind', 'attribute'] },
  ) as fc.Arbitrary<Requirement> // an absent `in` is absent, never undefined
  const leaves: fc.Arbitrary<Requirement>[] = [
    fc.record({ kind: fc.constant('license'), license }),
    fc.record({ kind: fc.constant('license'), license }),
    fc.record({ kind: fc.constant('anyLicense'), licenses: some }),
    fc.record({ kind: fc.constant('track'), track: fc.constantFrom(...tracks) }),
    fc.record({ kind: fc.constant('number'), type: fc.constantFrom('landline', 'mobile') }),
    fc.record({ kind: fc.constant('capability'), capability: fc.constantFrom(...CAPABILITIES) }),
  ]
  const countries = fc.uniqueArray(fc.constantFrom(...COUNTRIES), { minLength: 1, maxLength: 2 })
  leaves.push(fc.record({ kind: fc.constant('country'), in: countries }))
  if (isIn('attributes')) leaves.push(attribute)
  if (isIn('negation')) {
    leaves.push(fc.record({ kind: fc.constant('excludes'), licenses: some }))
    if (licenses.length > 1) leaves.push(atMostOf(license, licenses.length))
  }
  if (isIn('predicates')) leaves.push(...shape.predicates)
  const { node } = fc.letrec<{ node: Requirement; group: Requirement }>((tie) => {
    const parts = fc.array(tie('node'), { minLength: 1, maxLength: 3 })
    const groups: fc.Arbitrary<Requirement>[] = [
      fc.record({ kind: fc.constantFrom('all', 'any'), of: parts }),
      fc.tuple(fc.nat(), parts).map(([count, of]): Requirement => ({
        kind: 'atLeast',
        count: count % (of.length + 1),
        of,
      })),
      ...(isIn('negation') ? [fc.record({ kind: fc.constant('not'), of: tie('node') })] : []),
    ] as fc.Arbitrary<Requirement>[] // unions of records are not seen as the union that they are
    return {
      group: fc.oneof(...groups),
      node: fc.oneof({ maxDepth: 2, withCrossShrink: true }, ...leaves, tie('group'), tie('group')),
    }
  })
  return node
}

/** At most some of several licenses, fewer than all. */
function atMostOf(license: fc.Arbitrary<string>, all: number): fc.Arbitrary<Requirement> {
  const several = fc.uniqueArray(license, { minLength: 2, maxLength: Math.min(4, all) })
  return fc.tuple(fc.nat(), several).map(([count, among]): Requirement => ({
    kind: 'atMost',
    count: count % among.length,
    licenses: among,
  }))
}

/** A license that excludes itself is a fault: where one would, it looks at a capability instead. */
export function withoutSelfExclusion(
  requirement: Requirement,
  self: string,
  wanted = true,
): Requirement {
  const instead: Requirement = { kind: 'capability', capability: CAPABILITIES[0] }
  switch (requirement.kind) {
    case 'license':
      return !wanted && requirement.license === self ? instead : requirement
    case 'anyLicense':
    case 'excludes': {
      if ((requirement.kind === 'anyLicense') === wanted) return requirement
      const licenses = requirement.licenses.filter((license) => license !== self)
      return licenses.length > 0 ? { ...requirement, licenses } : instead
    }
    case 'atMost': {
      if (!wanted || requirement.count > 0) return requirement
      const licenses = requirement.licenses.filter((license) => license !== self)
      return licenses.length > 0 ? { ...requirement, licenses } : instead
    }
    case 'not':
      return { kind: 'not', of: withoutSelfExclusion(requirement.of, self, !wanted) }
    case 'all':
    case 'any':
    case 'atLeast':
      return {
        ...requirement,
        of: requirement.of.map((part) => withoutSelfExclusion(part, self, wanted)),
      }
    default:
      return requirement
  }
}
