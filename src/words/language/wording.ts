/** The names that sentences call licenses, tracks and other things by. */
import type { Catalog } from '../../catalog/catalog.js'
import { checkAll } from '../../core/check.js'
import { definedCatalog, onDate, readOn } from './checks.js'
import type { Wording } from './say.js'
import { shownEditions, type ShownEdition } from './shown-editions.js'

/**
 * Calls licenses, tracks, details, features, capabilities and attributes by their names in a
 * catalog, and what it has no name for by its id. Of several editions, the one that is in force on a
 * date counts, then the one before it: what is gone keeps the name that it had.
 *
 * @param catalog - What `defineCatalog` gave, or `{ definition }`: a page that only shows needs no more.
 * @param options - On which date; by default names are those of the newest edition.
 *
 * @example A catalog names its capabilities too
 * ```ts
 * const catalog = defineCatalog({
 *   capabilities: [{ id: '5g', name: 'the 5G network' }],
 *   tracks: [{ id: 'voice', name: 'Voice', licenses: [{ id: 'basic', name: 'Basic' }] }],
 * })
 * const words = wordingOf(catalog)
 * describeConflict({ code: 'capability_missing', license: 'basic', path: '', capability: '5g' }, { words })
 * // => 'Basic needs the organization to have the 5G network.'
 * ```
 * @public
 */
export function wordingOf(
  catalog: Pick<Catalog, 'definition'>,
  options: { readonly on?: string } = {},
): Wording {
  checkAll({ catalog: [catalog, definedCatalog], options: [options, onDate] })
  return namesIn(shownEditions(catalog, readOn(options)))
}

/** The names of some editions: each is that of the first one that has it. */
export function namesIn(editions: readonly ShownEdition[]): Wording {
  return {
    ...plainWording,
    license: (id) => firstIn(editions, ({ licenses }) => licenses.get(id)?.definition.name) ?? id,
    track: (id) => firstIn(editions, ({ tracks }) => tracks.get(id)?.definition.name) ?? id,
    detail: (license, id) =>
      firstIn(
        editions,
        ({ licenses }) => licenses.get(license)?.details.find((detail) => detail.id === id)?.name,
      ) ?? id,
    feature: (id) => firstIn(editions, (edition) => featureName(edition, id)) ?? id,
    capability: (id) =>
      firstIn(editions, ({ declared }) => nameIn(declared.capabilities, id)) ?? id,
    attribute: (id) => firstIn(editions, ({ declared }) => nameIn(declared.attributes, id)) ?? id,
  }
}

/** A name from the first edition that has one. */
function firstIn(
  editions: readonly ShownEdition[],
  nameIn: (edition: ShownEdition) => string | undefined,
): string | undefined {
  for (const edition of editions) {
    const name = nameIn(edition)
    if (name !== undefined) return name
  }
  return undefined
}

/** The name of something that a catalog declares. */
function nameIn(
  declared: readonly { readonly id: string; readonly name?: string }[] | undefined,
  id: string,
): string | undefined {
  return declared?.find((one) => one.id === id)?.name
}

/** The name of a feature, by the first license that names it. */
function featureName({ licenses }: ShownEdition, id: string): string | undefined {
  for (const { features } of licenses.values()) {
    const name = features.find((feature) => feature.id === id)?.name
    if (name !== undefined) return name
  }
  return undefined
}

/** Calls everything by its id. */
export const plainWording: Wording = {
  license: (id) => id,
  track: (id) => id,
  detail: (_, id) => id,
  capability: (name) => name,
  attribute: (name) => name,
  feature: (id) => id,
  predicate: (name) => name,
}
