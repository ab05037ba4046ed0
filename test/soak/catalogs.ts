import fc from 'fast-check'
import { analyzeCatalog } from '../../src/analysis/index.js'
import { assertCatalogLaws } from '../../src/testing/index.js'
import { worlds } from '../support/worlds.js'

/**
 * Drives organizations over catalogs drawn at random, each with all the laws of the kit.
 * `SEATLINE_SEED` repeats a run.
 */
const CATALOGS = 40
const seed = Number(process.env['SEATLINE_SEED'] ?? Date.now() % 1_000_000_000)
const drawn = fc.sample(
  worlds({ without: ['predicates'] })
    .map(({ catalog }) => catalog)
    .filter((catalog) =>
      analyzeCatalog(catalog).licenses.every(({ status }) => status === 'holdable'),
    ),
  { seed, numRuns: CATALOGS },
)

for (const [index, catalog] of drawn.entries()) {
  try {
    await assertCatalogLaws(catalog, { seed: seed + index, runs: 50, facts: 'moving' })
  } catch (error) {
    console.error(
      `FAIL seed ${seed}, catalog ${index + 1} of ${CATALOGS}:\n${JSON.stringify(catalog.definition, null, 2)}`,
    )
    throw error
  }
}
console.log(`${drawn.length} catalogs, seed ${seed}`)
