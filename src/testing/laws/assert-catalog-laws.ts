/** Holds all laws over a catalog in one call. */
import type { Catalog } from '../../catalog/catalog.js'
import { catalogLaws } from './catalog-laws.js'
import type { CatalogLawOptions } from './law-options.js'

/**
 * Tries a catalog: looks for licenses that nobody can hold, holds the laws of seatline for random
 * users over it, and drives whole organizations at random, as administrators would, with rules of
 * your own held after everything that happens. For a test suite; it needs `fast-check`.
 *
 * What does not hold is shrunk to the shortest story that shows it. It stops at the first law that
 * does not hold; `catalogLaws` has them one by one.
 *
 * @throws `SeatlineError` with the code `law_broken`: the message tells the story; the data has it
 * line by line, with the seed that repeats it.
 *
 * @example A rule that the catalog does not keep
 * ```ts
 * const catalog = defineCatalog({ tracks: [
 *   { id: 'voice', name: 'Voice', licenses: [{ id: 'basic', name: 'Basic' }] },
 *   { id: 'data', name: 'Mobile data', licenses: [{ id: 'unlimited', name: 'Unlimited' }] },
 * ] })
 * const rules: { [title: string]: CatalogRule<'basic' | 'unlimited'> } = {
 *   'nobody has Unlimited without Voice': ({ holds }) => !holds('unlimited') || holds('basic'),
 * }
 * const error = await assertCatalogLaws(catalog, { rules, seed: 1 }).catch((error: SeatlineError<'law_broken'>) => error)
 * error?.data.story // => ['2027-01-04: give Sam Unlimited now: applied.']
 * ```
 * @public
 */
export async function assertCatalogLaws<L extends string, T extends string>(
  catalog: Catalog<L, T>,
  options: CatalogLawOptions<L, T> = {},
): Promise<void> {
  for (const law of catalogLaws(catalog, options)) await law.run()
}
