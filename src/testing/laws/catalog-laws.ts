/** All laws for a catalog, as data for any test runner. */
import { editionLaws } from './editions.js'
import { licenseIdsOf } from '../../catalog/lookup.js'
import fc from 'fast-check'
import type { Catalog } from '../../catalog/catalog.js'
import { checkAll } from '../../core/check.js'
import { memoryStore } from '../../storage/memory.js'
import { catalogCheck } from '../../words/language/checks.js'
import { LawBroken } from '../law/law-broken.js'
import type { PureLaw } from '../law/law.js'
import { userContextsOver } from '../random/user-contexts.js'
import type { Rules } from '../simulation/inspect.js'
import { HOLDABLE, unholdable } from './holdable.js'
import { lawOptions } from './law-checks.js'
import type { CatalogLawOptions } from './law-options.js'
import { additionLaws } from './one-date/additions.js'
import { explanationLaws } from './one-date/explanation.js'
import { oneDateLaws } from './one-date/one-date.js'
import { drivenLaw, organizationLaws, type DriveOptions } from './organizations.js'
import { overrideLaws } from './overrides.js'
import { predicateLaws } from './predicates.js'
import { remedyLaws } from './remedies.js'
import { SPLIT } from './split.js'
import type { StagedLaw } from './staged-law.js'
import { timelineLaws } from './timeline.js'
import { TOLD } from './told-organization.js'
import { toldLaws } from './told.js'
import { tryProperty, brokenLaw, type Tries } from './try-property.js'

/** A law, ready to be tried on a catalog. @public */
export interface CatalogLaw {
  /**
   * Stays the same from version to version, such as `override.last`; the page about laws has them
   * all.
   */
  readonly id: string
  /** What the law says. */
  readonly title: string
  /** Tries it; rejected with a `law_broken` error that tells the smallest case as a story. */
  readonly run: () => Promise<void>
  /**
   * The same for `fc.assert` or `fc.check` with parameters of your own, such as `path` or
   * `timeout`.
   */
  readonly property: fc.IRawProperty<unknown>
}

/** Laws that are about one user, in the order in which their stories are the plainest. */
const pureLaws: readonly PureLaw[] = [
  ...predicateLaws,
  ...oneDateLaws,
  ...additionLaws,
  ...explanationLaws,
  ...timelineLaws,
  ...editionLaws,
  ...overrideLaws,
  ...toldLaws,
  ...remedyLaws,
]

/**
 * The laws of seatline over your own catalog, as data: loop over them with any test runner, or hand
 * their properties to fast-check. First those about the catalog and about one user, then those that
 * drive whole organizations with `rules` of your own.
 *
 * @returns The laws, in an order to be read in. Each is tried by itself, so they may run in any
 * order and side by side.
 *
 * @example
 * ```ts
 * const catalog = defineCatalog({ tracks: [{ id: 'voice', name: 'Voice', licenses: [{ id: 'basic', name: 'Basic' }] }] })
 * const laws = catalogLaws(catalog, { runs: 10 })
 * laws.map(({ id }) => id).includes('override.last') // => true
 * for (const law of laws) await law.run()
 * ```
 * @public
 */
export function catalogLaws<L extends string, T extends string>(
  catalog: Catalog<L, T>,
  options: CatalogLawOptions<L, T> = {},
): readonly CatalogLaw[] {
  checkAll({ catalog: [catalog, catalogCheck], options: [options, lawOptions] })
  const { runs = 100, seed, neverHoldable = [] } = options
  const tries = { runs, ...(seed === undefined ? {} : { seed }) }
  if (licenseIdsOf(catalog).length === 0) return [] // there is nothing that could be held or asked for
  return [
    holdable(catalog, neverHoldable, seed ?? 0),
    ...pureLaws.map((law) => aboutUsers(law, catalog, options.attributes ?? {}, tries)),
    ...aboutOrganizations(catalog, options, tries),
  ]
}

function holdable(catalog: Catalog, known: readonly string[], seed: number): CatalogLaw {
  const { id, title } = HOLDABLE
  const found = () => {
    const sentences = unholdable(catalog, known)
    if (sentences.length > 0) throw new LawBroken(id, sentences.join(' '))
  }
  return {
    id,
    title,
    property: fc.property(fc.constant(null), found),
    run: async () => {
      await Promise.resolve()
      try {
        found()
      } catch (error) {
        throw error instanceof LawBroken ? brokenLaw(error, title, [], seed) : error
      }
    },
  }
}

function aboutUsers(
  { id, title, share, over }: PureLaw,
  catalog: Catalog,
  attributes: NonNullable<CatalogLawOptions['attributes']>,
  { runs, ...seed }: { readonly runs: number; readonly seed?: number },
): CatalogLaw {
  const property = over((shape) => userContextsOver(catalog, { ...shape, attributes }))
  const tries = { runs: Math.ceil(runs * share), ...seed }
  const run = async () =>
    tryProperty(property, tries, title, (trial, story) => {
      story.push(...trial.story())
      const seen = trial.refuted()
      if (seen !== null) throw new LawBroken(id, seen)
    })
  return { id, title, run, property }
}

function aboutOrganizations<L extends string, T extends string>(
  catalog: Catalog<L, T>,
  options: CatalogLawOptions<L, T>,
  { runs, ...seed }: { readonly runs: number; readonly seed?: number },
): readonly CatalogLaw[] {
  // a rule is only asked about licenses and tracks of this catalog
  const rules = (options.rules ?? {}) as Rules
  const { attributes = {}, steps = 20, store = memoryStore } = options
  const driven = organizationLaws.map((law): CatalogLaw => {
    const { id, title, facts, elsewhere, share } = law
    const held =
      elsewhere === 'something' || (facts === 'moving' && options.facts !== 'moving') ? {} : rules
    const { drives, run } = drivenLaw(law, catalog, { rules: held, attributes, steps, store })
    const tries = { runs: Math.ceil(runs * share), ...seed }
    const property = fc.asyncProperty(drives, async (drive) => run(drive))
    return { id, title, run: async () => tryProperty(property, tries, null, run), property }
  })
  const staged = { catalog, attributes, steps, store }
  const tries = { runs, ...seed }
  return [...driven, onStages(SPLIT, staged, tries), onStages(TOLD, staged, tries)]
}

/** A law about organizations, each on a store of its own. */
function onStages<D>(
  { id, title, share, drives, demand }: StagedLaw<D>,
  { catalog, store: open, ...drawing }: Omit<DriveOptions, 'rules'> & { readonly catalog: Catalog },
  { runs, ...seed }: Tries,
): CatalogLaw {
  const run = async (drive: D, story: string[] = []) => {
    const store = await open()
    try {
      await demand({ catalog, store }, drive, story)
    } finally {
      await store.close()
    }
  }
  const property = fc.asyncProperty(drives(catalog, drawing), async (drive) => run(drive))
  return {
    id,
    title,
    run: async () => tryProperty(property, { runs: Math.ceil(runs * share), ...seed }, null, run),
    property,
  }
}
