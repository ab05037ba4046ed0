/** The names that sentences call licenses, tracks and other things by. */
import type { Catalog } from '../../catalog/catalog.js'
import { checkAll } from '../../core/check.js'
import { catalogCheck } from './checks.js'
import type { Wording } from './say.js'

/**
 * Calls licenses, tracks, details and features by their names in a catalog, and what it has no name
 * for by its id.
 *
 * @example A portal names its capabilities too
 * ```ts
 * const catalog = defineCatalog({ tracks: [{ id: 'voice', name: 'Voice', licenses: [{ id: 'basic', name: 'Basic' }] }] })
 * const words = { ...wordingOf(catalog), capability: (name: string) => (name === '5g' ? 'the 5G network' : name) }
 * describeConflict({ code: 'capability_missing', license: 'basic', path: '', capability: '5g' }, { words })
 * // => 'Basic needs the organization to have the 5G network.'
 * ```
 * @public
 */
export function wordingOf(catalog: Catalog): Wording {
  checkAll({ catalog: [catalog, catalogCheck] })
  return {
    ...plainWording,
    license: (id) => catalog.licenses.get(id)?.definition.name ?? id,
    track: (id) => catalog.tracks.get(id)?.definition.name ?? id,
    detail: (license, id) =>
      catalog.licenses.get(license)?.details.find((detail) => detail.id === id)?.name ?? id,
    feature: (id) => featureName(catalog, id) ?? id,
  }
}

/** The name of a feature, by the first license that names it. */
function featureName({ licenses }: Catalog, id: string): string | undefined {
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
