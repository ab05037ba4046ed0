/*
12 products, 0 remarks
Microsoft 365 Audio Conferencing: conflict
  Microsoft 365 Audio Conferencing needs Microsoft 365 Business Basic, Microsoft 365 Business Standard, Microsoft 365 Business Premium, Office 365 E1, Office 365 E3, Microsoft 365 E3, Microsoft 365 E5, ...
Office 365 E1 and Microsoft 365 E3: conflict
  Microsoft 365 E3 cannot be combined with Office 365 E1. Office 365 E1 is part of this request.
Office 365 E1 and Microsoft 365 Audio Conferencing: ready
Analysis: 3 findings, everything decided
  Nobody can hold Microsoft 365 F1: what it needs clashes. Microsoft 365 F1: Has Microsoft 365 Business Premium, Office 365 E3, Microsoft 365 E3, Microsoft 365 E5, or Microsoft 365 F3. Microsoft 365 F1:...
  Microsoft 365 Audio Conferencing: the alternative “Has Microsoft 365 F1” never matters; it is never the one that helps. Nobody can hold Microsoft 365 F1.
  Microsoft Teams Phone Standard: the alternative “Has Microsoft 365 F1” never matters; it is never the one that helps. Nobody can hold Microsoft 365 F1.
*/
import {
  createLicensing,
  defineCatalog,
  describeConflict,
  memoryStore,
  wordingOf,
  type Catalog,
} from 'seatline'
import { analyzeCatalog, describeFinding } from 'seatline/analysis'
import { catalogOfProducts } from './products/catalog-of-products.js'
import { planRules, products } from './products/excerpt.js'
import { readTable } from './products/read-table.js'

// A dozen products, or the whole table: npx tsx examples/11-product-table.ts FOLDER
const folder = process.argv[1]?.includes('11-product-table') ? process.argv[2] : undefined
const table = folder === undefined ? { products, rules: planRules } : readTable(folder)
const { definition, remarks } = catalogOfProducts(table.products, table.rules)
const catalog: Catalog = defineCatalog(definition)
console.log(`${definition.tracks[0]?.licenses.length} products, ${remarks.length} remarks`)
for (const { kind, product } of remarks.slice(0, 5))
  console.log(`  ${kind}: ${wordingOf(catalog).license(product)}`)

const short = (text: string) => (text.length > 200 ? `${text.slice(0, 200)}...` : text)
const named = (name: string) => table.products.find((product) => product.name === name)?.id ?? ''
const licensing = createLicensing({
  catalog,
  store: memoryStore(),
  clock: () => new Date('2026-11-02T09:00:00Z'),
})
await licensing.organizations.create(
  { id: 'acme', timeZone: 'Europe/Stockholm', country: 'SE' },
  { actor: 'setup' },
)
const acme = licensing.organization('acme', { actor: 'eva@acme.example' })
const anna = await acme.users.create({
  firstName: 'Anna',
  surname: 'Berg',
  email: 'anna@acme.example',
})
const plan = (...names: string[]) =>
  acme.plan({ users: [anna.id], assign: names.map(named), on: 'now' })

for (const names of [
  ['Microsoft 365 Audio Conferencing'],
  ['Office 365 E1', 'Microsoft 365 E3'],
  ['Office 365 E1', 'Microsoft 365 Audio Conferencing'],
]) {
  const [answer] = (await plan(...names)).users
  console.log(`${names.join(' and ')}: ${answer?.status}`)
  for (const conflict of answer?.conflicts ?? [])
    console.log(`  ${short(describeConflict(conflict, { words: wordingOf(catalog) }))}`)
}

const { findings, complete } = analyzeCatalog(catalog)
console.log(
  `Analysis: ${findings.length} findings, ${complete ? 'everything decided' : 'not everything decided'}`,
)
for (const finding of findings.slice(0, 5))
  console.log(`  ${short(describeFinding(catalog, finding))}`)
