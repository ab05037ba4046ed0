import type { Catalog } from './catalog.js'
import type { Wording } from '../requirements/messages.js'

/** Calls licenses and tracks by their names in a catalog. @public */
export function wordingOf(catalog: Catalog): Wording {
  return {
    license: (id) => catalog.licenses.get(id)?.definition.name ?? id,
    track: (id) => catalog.tracks.get(id)?.definition.name ?? id,
    date: (date) => date,
  }
}
