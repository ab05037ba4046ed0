import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { catalogOfProducts, type Product } from '../../examples/products/catalog-of-products.js'
import { planRules, products } from '../../examples/products/excerpt.js'
import { readTable } from '../../examples/products/read-table.js'
import { analyzeCatalog, compareCatalogs } from '../../src/analysis/index.js'
import { defineCatalog, type Catalog } from '../../src/catalog/catalog.js'
import { addDays, type CalendarDate } from '../../src/core/calendar-date.js'
import { createLicensing, type OrganizationRecord, type UserRecord } from '../../src/index.js'
import { factsOn } from '../../src/requirements/situation.js'
import { outOfCompliance } from '../../src/timeline/request/compliance.js'
import { settle } from '../../src/timeline/settle/settle.js'
import { organizationRecord } from '../support/due-users.js'
import { given, assign, remove } from '../support/given.js'
import { holdersOf, isTightened, storeOf, tightenedTracks } from '../support/holders-of-products.js'

const catalogFrom = (...given: Parameters<typeof catalogOfProducts>): Catalog =>
  defineCatalog(catalogOfProducts(...given).definition)

describe('products as licenses', () => {
  const product = (id: string, ...servicePlans: string[]): Product => ({
    id,
    name: id,
    servicePlans,
  })

  test('exclude each other if they contain different plans of one group, not if they contain the same', () => {
    const catalog = catalogFrom(
      [product('a', 'mail1'), product('b', 'mail2'), product('c', 'mail1')],
      {
        exclusive: [['mail1', 'mail2']],
        needs: [],
      },
    )
    const outcomesOf = (...licenses: string[]) =>
      given({ catalog })
        .when(...licenses.map((license) => assign(license)))
        .step.outcomes.map(({ status }) => status)
    expect(outcomesOf('a', 'b')).toEqual(['applied', 'failed'])
    expect(outcomesOf('b', 'c')).toEqual(['applied', 'failed'])
    expect(outcomesOf('a', 'c')).toEqual(['applied', 'applied'])
  })

  test('one that contains two plans of a group is accepted and reported, and excludes whatever contains either', () => {
    const { definition, remarks } = catalogOfProducts(
      [product('a', 'mail1'), product('both', 'mail1', 'mail2')],
      {
        exclusive: [['mail1', 'mail2']],
        needs: [],
      },
    )
    expect(remarks).toEqual([
      { kind: 'excludes_itself', product: 'both', plans: ['mail1', 'mail2'] },
    ])
    expect(analyzeCatalog(defineCatalog(definition)).licenses.map(({ status }) => status)).toEqual([
      'holdable',
      'holdable',
    ])
    given({ catalog: defineCatalog(definition), holds: ['a'] })
      .when(assign('both'))
      .then({ outcomes: { 'assign both': 'failed' } })
  })

  test('need any product with a plan that they need, unless they contain it; what nothing has is reported', () => {
    const { definition, remarks } = catalogOfProducts(
      [product('mail', 'mail1'), product('addon', 'archive'), product('suite', 'archive', 'mail1')],
      {
        exclusive: [],
        needs: [
          { plan: 'archive', anyOf: ['mail1'] },
          { plan: 'mail1', anyOf: ['gone'] },
        ],
      },
    )
    expect(remarks.map(({ kind, product }) => `${product}: ${kind}`)).toEqual([
      'mail: nothing_has_it',
      'suite: nothing_has_it',
    ])
    expect(definition.tracks[0]?.licenses.map(({ requirement }) => requirement)).toEqual([
      undefined,
      { kind: 'all', of: [{ kind: 'anyLicense', licenses: ['mail', 'suite'] }] },
      undefined,
    ])
  })

  test('a dozen of them: what the excerpt says', () => {
    const catalog = catalogFrom(products, planRules)
    given({ catalog, holds: ['ENTERPRISEPACK', 'MCOMEETADV'] })
      .when(assign('SPE_E5'), remove('ENTERPRISEPACK'))
      .then({ outcomes: { 'assign SPE_E5': 'applied', 'remove ENTERPRISEPACK': 'applied' } })
    given({ catalog, holds: ['STANDARDPACK'] })
      .when(assign('SPE_E3'))
      .then({ codes: { 'assign SPE_E3': ['excluded_by'] } })
    given({ catalog })
      .when(assign('WORKPLACE_ANALYTICS'))
      .then({ codes: { 'assign WORKPLACE_ANALYTICS': ['license_missing'] } })
    const { complete, licenses } = analyzeCatalog(catalog)
    expect(complete).toBe(true)
    expect(
      licenses.flatMap(({ license, status }) => (status === 'holdable' ? [] : [license])),
    ).toEqual(['M365_F1'])
  })
})

type CatalogOn = (date: CalendarDate) => Catalog

/** What becomes of a user with one change by two catalogs, judged on each date by itself. */
function apartOf(
  record: UserRecord,
  organization: OrganizationRecord,
  [from, before, after]: readonly [CalendarDate, CatalogOn, CatalogOn],
): readonly string[] {
  const { id } = record
  const [change] = record.changes
  const stateOn = (catalogOn: CatalogOn, date: CalendarDate) => {
    const isDue = change !== undefined && change.ownDate <= date
    const settled =
      isDue &&
      settle(
        {
          catalog: catalogOn(change.ownDate),
          facts: factsOn(record, organization, change.ownDate),
          holdings: record.holdings,
        },
        [change],
      )
    const holdings = settled ? settled.holdings : record.holdings
    const facts = factsOn(record, organization, date)
    const out = outOfCompliance(catalogOn(date), holdings, facts).map(({ license }) => license)
    const status = settled ? settled.outcomes[0]?.status : undefined
    return { status, held: holdings.map(({ license }) => license), out }
  }
  const dates = [from, ...(change ? [change.ownDate] : [])].filter((date) => date >= from)
  const lines = new Map<string, string>()
  for (const date of [...new Set(dates)].sort()) {
    const [was, is] = [stateOn(before, date), stateOn(after, date)]
    if (change && is.status === 'failed' && was.status === 'applied')
      lines.set('fails', `${id} fails ${change.license} ${change.ownDate}`)
    for (const license of is.out)
      if (!was.out.includes(license) && !lines.has(`out ${license}`))
        lines.set(`out ${license}`, `${id} out ${license} ${date}`)
    for (const license of was.out)
      if (is.held.includes(license) && !is.out.includes(license) && !lines.has(`in ${license}`))
        lines.set(`in ${license}`, `${id} in ${license} ${date}`)
  }
  return [...lines.values()]
}

const folder = ['../shared/fixtures/catalogs', '../../shared/fixtures/catalogs'].find((path) =>
  existsSync(path),
)
if (folder === undefined)
  console.warn('Without ../shared: the tests over the whole product table are skipped.')

describe.skipIf(folder === undefined)('the whole product table', () => {
  const { products: all, rules } =
    folder === undefined ? { products: [], rules: { exclusive: [], needs: [] } } : readTable(folder)
  const { definition, remarks } = catalogOfProducts(all, rules)
  const catalog: Catalog = defineCatalog(definition)

  test('is a catalog of 569 licenses that goes through JSON', () => {
    expect(catalog.editions[0]?.licenses.size).toBe(569)
    expect(
      defineCatalog(JSON.parse(JSON.stringify(definition)) as typeof definition).definition,
    ).toEqual(catalog.definition)
  })

  const tightened = tightenedTracks(definition)
  const tight: Catalog = defineCatalog({ tracks: tightened })

  test('tightened in a dozen rules, is told apart in these and in nothing else (Q8)', () => {
    const stricter = all.flatMap(({ id }, index) => (isTightened(index) ? [id] : []))
    expect(stricter).toHaveLength(13)
    const { complete, licenses, added, removed } = compareCatalogs(catalog, tight)
    expect([complete, added, removed]).toEqual([true, [], []])
    const changed = licenses.filter(({ rule }) => rule !== 'same')
    expect(changed.map(({ license, rule }) => [license, rule])).toEqual(
      stricter.map((id) => [id, 'stricter']),
    )
    for (const { license, refused, allowed } of changed) {
      expect([refused?.inOrder, allowed]).toEqual([true, null])
      expect(refused?.user.holds).toContain(license)
      expect(['SE', 'NO']).not.toContain(refused?.user.country)
    }
  })

  test(
    'tightened from a date, is tried on 10,000 users as judging each by both editions does (Q8)',
    { timeout: 120_000 },
    async () => {
      const organization: OrganizationRecord = { ...organizationRecord('acme'), country: 'DE' }
      const today = organization.reached
      const from = addDays(today, 30)
      const inUse: Catalog = defineCatalog<string, string>({
        editions: [definition, { from, tracks: tightened }],
      })
      const users = holdersOf(
        all.map(({ id }) => id),
        { count: 10_000, today },
      )
      const store = await storeOf(inUse, organization, users)
      const clock = () => new Date(`${today}T12:00:00Z`)
      const licensing = createLicensing({ catalog: inUse, store, clock })

      const told: string[] = []
      for await (const page of licensing.tryCatalog({ edition: from }))
        for (const { user, effects } of page.users)
          told.push(
            ...effects.breaks.map(({ license, on }) => `${user} fails ${license} ${on}`),
            ...effects.noncompliant.map((one) => `${user} out ${one.license} ${one.from}`),
            ...effects.compliant.map((one) => `${user} in ${one.license} ${one.from}`),
          )

      const expected = users.flatMap((record) => {
        const edition = (date: CalendarDate) => (date < from ? catalog : tight)
        return apartOf(record, organization, [from, () => catalog, edition])
      })
      expect(told.sort()).toEqual(expected.sort())
      for (const what of ['fails', 'out'])
        expect(told.filter((line) => line.includes(` ${what} `)).length).toBeGreaterThan(50)
    },
  )

  test('excludes exactly what its groups exclude, whichever side comes first', () => {
    const plansOf = new Map(all.map(({ id, servicePlans }) => [id, new Set(servicePlans)]))
    const excludes = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
      rules.exclusive.some((group) =>
        group.some((plan) => a.has(plan) && group.some((other) => other !== plan && b.has(other))),
      )
    const declared = new Map(
      definition.tracks[0]?.licenses.map(({ id, requirement }) => {
        const parts = requirement?.kind === 'all' ? requirement.of : []
        return [
          id,
          new Set(parts.flatMap((part) => (part.kind === 'excludes' ? part.licenses : []))),
        ]
      }),
    )
    const isDeclared = (a: string, b: string) =>
      (declared.get(a)?.has(b) ?? false) || (declared.get(b)?.has(a) ?? false)
    const wrong = all.flatMap((a, index) =>
      all
        .slice(0, index)
        .flatMap((b) =>
          excludes(plansOf.get(a.id)!, plansOf.get(b.id)!) === isDeclared(a.id, b.id)
            ? []
            : [[a.name, b.name]],
        ),
    )
    expect(wrong).toEqual([])
    expect(
      remarks.filter(({ kind }) => kind === 'excludes_itself').map(({ product }) => product),
    ).toEqual(
      all.filter(({ id }) => excludes(plansOf.get(id)!, plansOf.get(id)!)).map(({ id }) => id),
    )
  })

  test('judges a user with the reasons', () => {
    const named = (name: string) => all.find((product) => product.name === name)?.id ?? ''
    const conflicts = given({ catalog, holds: [named('Office 365 E1')] })
      .when(assign(named('Microsoft 365 E3'), { id: 'upgrade' }))
      .conflicts('upgrade')
    expect(conflicts.map(({ code }) => code)).toEqual(['excluded_by'])
  })

  test('is analyzed within bounds, and what is not decided is said', { timeout: 120_000 }, () => {
    const analysis = analyzeCatalog(catalog)
    const nameOf = (id: string) => catalog.editions[0]?.licenses.get(id)?.definition.name
    expect(analysis.complete).toBe(!analysis.findings.some(({ kind }) => kind === 'undecided'))
    const never = analysis.licenses.flatMap(({ license, status }) =>
      status === 'never' ? [nameOf(license)] : [],
    )
    expect(never).toContain('Microsoft 365 F1') // it needs rights management, and excludes all that have it
    const bounded = analyzeCatalog(catalog, { steps: 100_000 })
    expect(bounded.complete).toBe(false)
    expect(bounded.steps).toBeLessThan(200_000)
  })
})
