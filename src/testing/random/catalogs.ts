/** Random catalogs, for properties of your own. */
import fc from 'fast-check'
import type { CatalogDefinition } from '../../catalog/definition.js'
import { checkAll, listOf, optionsOf, text } from '../../core/check.js'
import { dateCheck } from './checks.js'
import { declaring } from './declarations.js'
import { catalogsOf } from './editions.js'
import type { SampleOptions } from './sample-options.js'
import { todayOf } from './users.js'

/** What random catalogs are made with. @public */
export interface CatalogSampleOptions extends Pick<SampleOptions, 'today'> {
  /**
   * Names of predicates that requirements may ask; none by default. Give their functions to
   * `defineCatalog`.
   */
  readonly predicates?: readonly string[]
}

/**
 * Small catalogs as data, with all that a catalog can have: tracks that hold one license or many,
 * requirements of every kind, features, details, availability, editions, declarations.
 * `defineCatalog` takes every one of them. For whoever writes a renderer, a store or an editor of
 * catalogs.
 *
 * @example Every catalog comes back from JSON as it was
 * ```ts
 * import fc from 'fast-check'
 * fc.assert(fc.property(catalogDefinitions(), (definition) => {
 *   const { fingerprint } = defineCatalog(definition)
 *   return defineCatalog(JSON.parse(JSON.stringify(definition)) as CatalogDefinition).fingerprint === fingerprint
 * }))
 * ```
 * @public
 */
export function catalogDefinitions(
  options: CatalogSampleOptions = {},
): fc.Arbitrary<CatalogDefinition> {
  checkAll({
    options: [
      options,
      optionsOf<CatalogSampleOptions>({ today: dateCheck, predicates: listOf(text) }),
    ],
  })
  const { predicates = [] } = options
  const asked =
    predicates.length === 0
      ? []
      : [
          fc.record({
            kind: fc.constant('predicate' as const),
            name: fc.constantFrom(...predicates),
          }),
        ]
  return declaring(catalogsOf({ predicates: asked, today: todayOf(options) }))
}
