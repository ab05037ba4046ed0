import { existsSync } from 'node:fs'
import { catalogOfProducts } from '../../examples/products/catalog-of-products.js'
import { readTable } from '../../examples/products/read-table.js'
import { analyzeCatalog, compareCatalogs } from '../../src/analysis/index.js'
import type { EditionDefinition } from '../../src/catalog/definition.js'
import { addDays } from '../../src/core/calendar-date.js'
import {
  createLicensing,
  defineCatalog,
  type Catalog,
  type Holding,
  type OrganizationRecord,
} from '../../src/index.js'
import { factsOn } from '../../src/requirements/situation.js'
import { outOfCompliance } from '../../src/timeline/request/compliance.js'
import { createDraft } from '../../src/timeline/settle/holdings-draft.js'
import { forecast } from '../../src/timeline/settle/timeline-walk.js'
import { organizationRecord } from '../support/due-users.js'
import { holdersOf, storeOf, tightenedTracks } from '../support/holders-of-products.js'
import { realisticCatalog } from './catalogs.js'
import { searchHolders } from './plain-search.js'

// Analysis of catalogs of 100 and 200 licenses beside plain search, and Microsoft's product table:
// defining, judging, analyzing.
// In processor time, so that others on the same machine count less.

function timed<T>(run: () => T): readonly [T, number] {
  const start = process.cpuUsage()
  const result = run()
  const { user, system } = process.cpuUsage(start)
  return [result, (user + system) / 1000]
}

function best<T>(rounds: number, run: () => T): readonly [T, number] {
  let [result, least] = timed(run)
  for (let round = 1; round < rounds; round++) {
    const [again, time] = timed(run)
    if (time < least) [result, least] = [again, time]
  }
  return [result, least]
}

for (const [tracks, perTrack] of [
  [10, 10],
  [10, 20],
] as const) {
  for (const seed of [1, 2, 3]) {
    const catalog: Catalog = defineCatalog(realisticCatalog(tracks, perTrack, seed))
    const [analysis, time] = best(5, () => analyzeCatalog(catalog))
    const { complete, findings, steps } = analysis
    const size = `${tracks} tracks, ${tracks * perTrack} licenses, catalog ${seed}`
    console.log(
      `${size}: all questions ${time.toFixed(0)} ms, ${steps} steps, ${findings.length} findings, ${complete ? 'exact' : 'not exact'}`,
    )
    if (tracks * perTrack > 100) continue
    const other: Catalog = defineCatalog(realisticCatalog(tracks, perTrack, seed + 10))
    const [{ licenses, complete: isExact }, comparing] = best(5, () =>
      compareCatalogs(catalog, other),
    )
    const changed = licenses.filter(({ rule }) => rule !== 'same').length
    console.log(
      `  compared with another one: ${comparing.toFixed(0)} ms, ${changed} rules apart, ${isExact ? 'exact' : 'not exact'}`,
    )
    const [{ decided }, plain] = timed(() => searchHolders(catalog, 20_000))
    console.log(
      `  plain search, who can hold each license only: ${plain.toFixed(0)} ms, ${decided} of ${catalog.editions[0]!.licenses.size} decided within 20,000 tries each`,
    )
  }
}

const folder = ['../shared/fixtures/catalogs', '../../shared/fixtures/catalogs'].find((path) =>
  existsSync(path),
)
if (folder === undefined) console.log('Without ../shared: no product table.')
else await measureProducts(folder)

async function measureProducts(table: string): Promise<void> {
  const { products, rules } = readTable(table)
  const [{ definition }, mapping] = best(5, () => catalogOfProducts(products, rules))
  const [catalog, defining] = best(5, (): Catalog => defineCatalog(definition))
  console.log(
    `569 products: made licenses of in ${mapping.toFixed(0)} ms, defined in ${defining.toFixed(0)} ms`,
  )
  const organization = { capabilities: [], seatLimits: [] } as unknown as OrganizationRecord // all that is read
  const date = '2026-11-01' as Holding['since']
  const facts = factsOn({ department: null, attributes: {}, numbers: [] }, organization, date)
  const holdings = products
    .slice(0, 600)
    .filter((_, index) => index % 60 === 0)
    .map(({ id }): Holding => ({ license: id, track: 'products', details: {}, since: date }))
  const draft = createDraft(catalog, holdings, facts)
  const licenses = [...catalog.editions[0]!.licenses.values()]
  const [, judging] = best(
    20,
    () =>
      licenses.filter(({ requirement }) => requirement === null || requirement.test(draft)).length,
  )
  console.log(
    `  one user with ${holdings.length} of them, judged for each: ${((judging * 1000) / licenses.length).toFixed(2)} microseconds a product`,
  )
  const [{ complete, findings, steps }, time] = timed(() => analyzeCatalog(catalog))
  console.log(
    `  analyzed in ${time.toFixed(0)} ms, ${steps} steps, ${findings.length} findings, ${complete ? 'exact' : 'not exact'}`,
  )
  await measureEdition(
    definition,
    products.map(({ id }) => id),
  )
}

/** A dozen rules are tightened from a date: compared, and tried on 10,000 users. */
async function measureEdition(
  definition: EditionDefinition,
  products: readonly string[],
): Promise<void> {
  const tracks = tightenedTracks(definition)
  const [before, after]: readonly Catalog[] = [
    defineCatalog<string, string>(definition),
    defineCatalog({ tracks }),
  ]
  const [, comparing] = best(3, () => compareCatalogs(before!, after!))
  const organization: OrganizationRecord = { ...organizationRecord('acme'), country: 'DE' }
  const today = organization.reached
  const from = addDays(today, 30)
  const catalog: Catalog = defineCatalog<string, string>({
    editions: [definition, { from, tracks }],
  })
  const users = holdersOf(products, { count: 10_000, today })
  const store = await storeOf(catalog, organization, users)
  const clock = () => new Date(`${today}T12:00:00Z`)
  const licensing = createLicensing({ catalog, store, clock })
  const start = process.cpuUsage()
  let affected = 0
  for await (const { summary } of licensing.tryCatalog({ edition: from }))
    affected = summary.affected
  const { user, system } = process.cpuUsage(start)
  const [, judging] = best(3, () => {
    for (const record of users)
      for (const one of [before!, catalog]) {
        forecast({ catalog: one, organization, record, seatsHeld: new Map() })
        for (const date of [today, from])
          outOfCompliance(one, record.holdings, factsOn(record, organization, date))
      }
  })
  console.log(
    `  a dozen rules tightened from a date: compared in ${comparing.toFixed(0)} ms; tried on 10,000 users in ${((user + system) / 1000).toFixed(0)} ms, ${affected} of them affected (the least of it, a forecast and two looks at what is held by each catalog: ${judging.toFixed(0)} ms)`,
  )
}
