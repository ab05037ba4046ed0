/** Lays out the editions of a catalog as far as they are shown: names, features and details. */
import type { Catalog } from '../../catalog/catalog.js'
import type { Edition, License } from '../../catalog/edition.js'
import type { CatalogDefinition } from '../../catalog/definition.js'
import { dateOrNull, type CalendarDate } from '../../core/calendar-date.js'
import { nearestTo } from '../../core/in-force.js'

/**
 * A catalog that is only shown: one that `defineCatalog` gave, or its definition alone. Showing
 * judges nothing, so it needs no predicates.
 */
export type ShownCatalog<L extends string = string, T extends string = string> = Pick<
  Catalog<L, T>,
  'definition'
>

/** A license as it is shown. */
export type ShownLicense = Pick<License, 'id' | 'definition' | 'details' | 'features'> & {
  readonly track: { readonly id: string }
}

/** An edition as it is shown. */
export interface ShownEdition extends Pick<Edition, 'from' | 'definition' | 'declared'> {
  readonly licenses: ReadonlyMap<string, ShownLicense>
  readonly tracks: ReadonlyMap<string, { readonly definition: { readonly name: string } }>
}

/** The editions by nearness to a date: those of the catalog, if it was made ready to judge with. */
export function shownEditions(
  catalog: ShownCatalog,
  on: CalendarDate | null,
): readonly ShownEdition[] {
  const { editions } = catalog as Partial<Catalog> // there in one that is ready to judge with
  return nearestTo(editions ?? ofDefinition(catalog.definition), on)
}

/**
 * A license as the edition of a date has it, or else the nearest one that has it; `undefined` if it
 * is in no edition.
 */
export function findShown(
  catalog: ShownCatalog,
  id: string,
  on: CalendarDate | null,
): ShownLicense | undefined {
  return shownEditions(catalog, on)
    .map(({ licenses }) => licenses.get(id))
    .find((license) => license !== undefined)
}

function ofDefinition(catalog: CatalogDefinition): readonly ShownEdition[] {
  return (catalog.editions ?? [catalog]).map((definition: Edition['definition']): ShownEdition => {
    const { from, tracks } = definition
    return {
      from: dateOrNull(from),
      definition,
      declared: catalog,
      tracks: new Map(tracks.map((track) => [track.id, { definition: track }])),
      licenses: new Map(
        tracks.flatMap((track) =>
          track.licenses.map((license) => [license.id, shown(license, track)] as const),
        ),
      ),
    }
  })
}

function shown(definition: License['definition'], track: { readonly id: string }): ShownLicense {
  const { id, details = [], features = [] } = definition
  return { id, definition, details, features, track }
}
