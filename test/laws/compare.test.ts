/** Comparing two catalogs, against trying every user. */
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import {
  compareCatalogs,
  describeComparison,
  type CatalogComparison,
  type RuleExample,
} from '../../src/analysis/index.js'
import { defineCatalog, type Catalog } from '../../src/catalog/catalog.js'
import type { EditionDefinition, LicenseDefinition } from '../../src/catalog/definition.js'
import { declaring } from '../../src/testing/random/declarations.js'
import type { Requirement } from '../../src/requirements/requirement.js'
import {
  enumerate,
  isAllInOrder,
  isInOrder,
  truthOf,
  truthsOver,
  valuesIn,
  type OneEdition,
  usersOf,
  type Enumeration,
  type Truth,
} from '../support/analysis-reference.js'
import { law, tryLaws } from '../support/law.js'
import { definitions, predicates } from '../support/worlds.js'

/** A catalog, and all users of it as far as both catalogs ask. */
interface Side {
  readonly catalog: Catalog
  readonly all: Enumeration
  /** The same, with licenses that only the other catalog has, in their tracks. */
  readonly withGone: Enumeration
}

interface Drawn {
  readonly before: Side
  readonly after: Side
  readonly comparison: CatalogComparison
}

const leaves: readonly Requirement[] = [
  { kind: 'number', type: 'mobile' },
  { kind: 'country', in: ['SE'] },
  { kind: 'capability', capability: '5g' },
  { kind: 'predicate', name: 'isChief' },
]

/** A catalog with some of its rules tightened, loosened or dropped. */
function edited(
  { tracks }: EditionDefinition,
  edits: readonly { readonly how: string; readonly leaf: number }[],
): EditionDefinition {
  let place = 0
  const edit = ({ requirement, ...license }: LicenseDefinition): LicenseDefinition => {
    const { how, leaf } = edits[place++ % edits.length]!
    const other = leaves[leaf]!
    const rule = requirement ?? ({ kind: 'all', of: [] } as const)
    if (how === 'tighten') return { ...license, requirement: { kind: 'all', of: [other, rule] } }
    if (how === 'loosen') return { ...license, requirement: { kind: 'any', of: [rule, other] } }
    if (how === 'turn') return { ...license, requirement: other }
    return how === 'drop' || requirement === undefined ? license : { ...license, requirement }
  }
  return { tracks: tracks.map((track) => ({ ...track, licenses: track.licenses.map(edit) })) }
}

const edits = fc.array(
  fc.record({
    how: fc.constantFrom('keep', 'keep', 'tighten', 'loosen', 'turn', 'drop'),
    leaf: fc.nat(leaves.length - 1),
  }),
  { minLength: 1, maxLength: 9 },
)
const shape = { without: ['availability'] } as const

/** Two catalogs: one and what was made of it, or two that have nothing but some ids in common. */
const pairs: fc.Arbitrary<readonly [OneEdition, OneEdition]> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc
      .tuple(definitions(shape), edits)
      .map(([one, how]) => [one, edited(one, how)] as const),
  },
  { weight: 1, arbitrary: fc.tuple(declaring(definitions(shape)), declaring(definitions(shape))) },
)

function sideOf(definition: OneEdition, other: OneEdition, limit: number): Side | null {
  const own = enumerate(definition, limit)
  if (own === null) return null
  const licenses = [definition, other].flatMap(({ tracks }) =>
    tracks.flatMap((track) => track.licenses),
  )
  const allowed = (name: string) => {
    const [own, others] = [valuesIn(definition, name), valuesIn(other, name)]
    return own && others ? [...new Set([...own, ...others])] : null
  }
  const { facts, answers } = truthsOver(licenses, allowed)
  if (own.sets.length * facts.length * answers.length > limit) return null
  const ids = new Set(own.licenses.map(({ id }) => id))
  const all = { ...own, facts, answers }
  const tracks = definition.tracks.map((track) => {
    const gone = other.tracks
      .filter(({ id }) => id === track.id)
      .flatMap((one) => one.licenses.filter(({ id }) => !ids.has(id)))
    return { ...track, licenses: [...track.licenses, ...gone] }
  })
  const catalog: Catalog = defineCatalog(definition, { predicates })
  return { catalog, all, withGone: { ...all, definition: { tracks } } }
}

const compared: fc.Arbitrary<Drawn> = pairs
  .map(([one, other]) => ({ before: sideOf(one, other, 6_000), after: sideOf(other, one, 6_000) }))
  .filter(
    (sides): sides is { before: Side; after: Side } =>
      sides.before !== null && sides.after !== null,
  )
  .map(({ before, after }) => ({
    before,
    after,
    comparison: compareCatalogs(before.catalog, after.catalog),
  }))

const ruleOf = (license: string, { all }: Side) => all.licenses.find(({ id }) => id === license)!
/** Whether a user holds a license by the rule of one catalog, and may not by that of the other. */
function isRefused(
  license: string,
  { held, truth }: { readonly held: readonly string[]; readonly truth: Truth },
  [from, to]: readonly [Side, Side],
): boolean {
  return (
    held.includes(license) &&
    isInOrder(ruleOf(license, from), held, truth, from.all) &&
    !isInOrder(ruleOf(license, to), held, truth, to.withGone)
  )
}

/** Who is refused among all users: someone in order, someone else only, or nobody. */
function whoIsRefused(
  license: string,
  sides: readonly [Side, Side],
): 'in order' | 'others' | 'nobody' {
  const [from] = sides
  let found: 'others' | 'nobody' = 'nobody'
  for (const user of usersOf(from.all)) {
    if (!isRefused(license, user, sides)) continue
    if (isAllInOrder(user.held, user.truth, from.all)) return 'in order'
    found = 'others'
  }
  return found
}

const told = (example: RuleExample | null) => {
  if (example === null) return 'nobody'
  return example.inOrder ? 'in order' : 'others'
}

describe('Compare, against trying every user', () => {
  tryLaws([
    law(
      'compare.rules',
      'somebody is refused, or allowed, exactly if some user is; in order first',
      compared,
      ({ before, after, comparison }) => {
        expect(comparison.complete).toBe(true)
        for (const { license, rule, refused, allowed } of comparison.licenses) {
          const lost = whoIsRefused(license, [before, after])
          const won = whoIsRefused(license, [after, before])
          expect([license, told(refused), told(allowed)]).toEqual([license, lost, won])
          const fewer = lost === 'in order'
          const more = won === 'in order'
          if (fewer && more) expect(rule).toBe('different')
          else if (fewer) expect(rule).toBe('stricter')
          else expect(rule).toBe(more ? 'looser' : 'same')
        }
      },
    ),
    law(
      'compare.examples',
      'an example holds the license by one rule and not by the other, and is in order if it says so',
      compared,
      ({ before, after, comparison }) => {
        for (const { license, refused, allowed } of comparison.licenses) {
          for (const [example, sides] of [
            [refused, [before, after]],
            [allowed, [after, before]],
          ] as const) {
            if (example === null) continue
            const user = { held: example.user.holds, truth: truthOf(example.user) }
            expect(isRefused(license, user, sides)).toBe(true)
            if (example.inOrder)
              expect(isAllInOrder(user.held, user.truth, sides[0].all)).toBe(true)
          }
        }
      },
    ),
    law(
      'compare.turned',
      'turned round, what was refused is allowed; a catalog and itself are the same',
      compared,
      ({ before, after, comparison }) => {
        const back = compareCatalogs(after.catalog, before.catalog)
        expect([back.added, back.removed]).toEqual([comparison.removed, comparison.added])
        const byLicense = new Map(back.licenses.map((one) => [one.license, one]))
        for (const { license, refused, allowed } of comparison.licenses) {
          const other = byLicense.get(license)
          expect([told(other?.allowed ?? null), told(other?.refused ?? null)]).toEqual([
            told(refused),
            told(allowed),
          ])
        }
        const catalogs = { before: after.catalog, after: after.catalog }
        const same = compareCatalogs(after.catalog, after.catalog)
        expect([describeComparison(catalogs, same), same.steps]).toEqual([[], 0])
      },
    ),
    law(
      'compare.bounds',
      'with less work it says less, never anything else',
      fc.tuple(compared, fc.nat(200)),
      ([{ before, after, comparison }, steps]) => {
        const bounded = compareCatalogs(before.catalog, after.catalog, { steps: steps + 1 })
        bounded.licenses.forEach(({ rule }, index) => {
          if (rule !== 'undecided') expect(rule).toBe(comparison.licenses[index]?.rule)
        })
        expect(bounded.complete).toBe(bounded.licenses.every(({ rule }) => rule !== 'undecided'))
      },
      0.5,
    ),
  ])
})
