import { describe, expect, test } from 'vitest'
import {
  analyzeCatalog,
  compareCatalogs,
  describeComparison,
  describeFinding,
} from '../../../src/analysis/index.js'
import {
  compareLicenses,
  createLicensing,
  defineCatalog,
  describeConflict,
  editionOn,
  memoryStore,
  wordingOf,
  type Catalog,
  type CatalogDefinition,
  type LicenseDefinition,
  type PlanInput,
  type Requirement,
} from '../../../src/index.js'

const landline: Requirement = { kind: 'number', type: 'landline' }
const mobile: Requirement = { kind: 'number', type: 'mobile' }
const NEW_YEAR = '2027-01-01'

/** A track of licenses, each with a requirement or none. */
function tracks(licenses: { readonly [id: string]: Requirement | Partial<LicenseDefinition> }) {
  return [
    {
      id: 'voice',
      name: 'Voice',
      licenses: Object.entries(licenses).map(([id, said]) => ({
        id,
        name: id,
        ...('kind' in said ? { requirement: said } : said),
      })),
    },
  ]
}

/** A catalog with another edition from New Year on. */
function turning(
  before: Parameters<typeof tracks>[0],
  after: Parameters<typeof tracks>[0],
): Catalog {
  const definition: CatalogDefinition = {
    editions: [{ tracks: tracks(before) }, { from: NEW_YEAR, tracks: tracks(after) }],
  }
  return defineCatalog(definition)
}

/** Anna, who has a landline and nothing else, on December 1, 2026. */
async function givenAnna(catalog: Catalog) {
  let now = '2026-12-01'
  const licensing = createLicensing({
    catalog,
    store: memoryStore(),
    clock: () => new Date(`${now}T12:00:00Z`),
  })
  await licensing.organizations.create(
    { id: 'acme', timeZone: 'UTC', country: 'SE' },
    { actor: 'setup' },
  )
  const acme = licensing.organization('acme', { actor: 'eva' })
  const user = { id: 'anna', firstName: 'Anna', surname: 'Berg', email: 'anna@acme.example' }
  await acme.users.create(user)
  await acme.numbers.add('anna', { type: 'landline', number: '+46812345678' })
  const plan = async (request: Omit<PlanInput, 'users'>) => {
    const planned = await acme.plan({ ...request, users: ['anna'] })
    return { planned, answer: planned.users[0]! }
  }
  return {
    acme,
    licensing,
    plan,
    travelTo: (date: string) => (now = date),
    held: async () => (await acme.users.get('anna')).holdings.map(({ license }) => license),
    assign: async (license: string, on: string) =>
      acme.confirm((await plan({ assign: [license], on })).planned),
  }
}

describe('Q7 whatever is judged for a date is judged by the edition of that date', () => {
  const stricter = turning({ basic: landline }, { basic: { requirement: mobile } })

  test('a license that is fine today fails in January, because the rule changes then', async () => {
    const { plan } = await givenAnna(stricter)
    expect((await plan({ assign: ['basic'], on: '2026-12-31' })).answer.status).toBe('ready')
    const { answer } = await plan({ assign: ['basic'], on: NEW_YEAR })
    expect(answer).toMatchObject({
      status: 'conflict',
      conflicts: [{ code: 'number_missing', type: 'mobile' }],
      earliestDate: '2026-12-01',
    })
  })

  test('a looser rule: the earliest date is the day on which it begins, and a remedy says so', async () => {
    const { plan } = await givenAnna(turning({ basic: mobile }, { basic: landline }))
    const { answer } = await plan({ assign: ['basic'], on: 'now' })
    expect(answer).toMatchObject({ status: 'conflict', earliestDate: NEW_YEAR })
    expect(answer.remedies.sets.map(({ actions }) => actions)).toEqual([
      [expect.objectContaining({ kind: 'add_number', type: 'mobile' })],
      [{ kind: 'choose_date', on: NEW_YEAR }],
    ])
  })

  test('another edition and an action: a rule that nothing mends today can be mended by the next one', async () => {
    const catalog = turning({ basic: { kind: 'country', in: ['NO'] } }, { basic: mobile })
    const { plan } = await givenAnna(catalog)
    const { answer } = await plan({ assign: ['basic'], on: 'now' })
    expect(answer.remedies.sets.map(({ actions }) => actions.map(({ kind }) => kind))).toEqual([
      ['choose_date', 'add_number'],
    ])
  })

  test('who holds it stays, is told of beforehand, and is out of compliance from that day on', async () => {
    const { acme, licensing, assign, plan, travelTo, held } = await givenAnna(stricter)
    const { answer } = await plan({ assign: ['basic'], on: 'now' })
    expect(answer.effects.noncompliant).toMatchObject([{ license: 'basic', from: NEW_YEAR }])
    await assign('basic', 'now')
    expect(await acme.reports.outOfCompliance()).toMatchObject({ total: 0 })
    travelTo('2026-12-31')
    expect(await licensing.recheck()).toMatchObject({ judged: 0 })
    travelTo(NEW_YEAR)
    expect(await licensing.recheck()).toMatchObject({ judged: 1 })
    expect(await acme.settings.history({})).toMatchObject([
      {},
      { kind: 'compliance_turned', outOfCompliance: ['anna'] },
    ])
    expect(await acme.reports.outOfCompliance()).toMatchObject({ total: 1 })
    expect(await held()).toEqual(['basic'])
  })

  test('a late run judges each date by the edition of that date (T1)', async () => {
    const { assign, travelTo, held, acme } = await givenAnna(
      turning({ basic: landline, fax: {} }, { basic: mobile, fax: {} }),
    )
    await assign('fax', 'now')
    await assign('basic', '2026-12-30')
    travelTo('2027-02-01')
    expect(await held()).toEqual(['basic'])
    const { changes } = await acme.schedule.of('anna')
    expect(changes).toEqual([])
  })

  test('a license in another track by the new edition: what it replaces is of that track', async () => {
    const [voice] = tracks({ basic: {}, fax: {} })
    const data = { id: 'data', name: 'Data', licenses: [{ id: 'small', name: 'small' }] }
    const catalog: Catalog = defineCatalog<string, string>({
      editions: [
        { tracks: [voice!, data] },
        {
          from: NEW_YEAR,
          tracks: [
            { ...voice!, licenses: voice!.licenses.slice(0, 1) },
            { ...data, licenses: [...data.licenses, { id: 'fax', name: 'fax' }] },
          ],
        },
      ],
    })
    const { assign, travelTo, held, plan } = await givenAnna(catalog)
    await assign('basic', 'now')
    await assign('small', 'now')
    const together = { assign: ['small', 'fax'], on: NEW_YEAR }
    await expect(plan(together)).rejects.toMatchObject({ code: 'input_invalid' })
    expect((await plan({ ...together, on: '2026-12-31' })).answer.takesAway.licenses).toEqual([
      'basic',
    ])
    await assign('fax', NEW_YEAR)
    travelTo(NEW_YEAR)
    expect(await held()).toEqual(['basic', 'fax'])
  })

  test('late in an edition that has begun, a request for now is judged by it', async () => {
    const { plan, travelTo } = await givenAnna(stricter)
    travelTo(NEW_YEAR)
    expect((await plan({ assign: ['basic'], on: 'now' })).answer).toMatchObject({
      status: 'conflict',
      earliestDate: null,
    })
  })
})

describe('Q5 a license that another edition has', () => {
  const retired = turning({ basic: {}, fax: {} }, { basic: {}, plus: {} })

  test('is not available, with its dates; unknown is what no edition has', async () => {
    const { plan } = await givenAnna(retired)
    const { answer } = await plan({ assign: ['fax'], on: NEW_YEAR })
    expect(answer.conflicts).toEqual([
      { code: 'not_available', license: 'fax', from: null, until: NEW_YEAR },
    ])
    expect(describeConflict(answer.conflicts[0]!)).toBe(
      'fax can only be assigned before January 1, 2027.',
    )
    const early = await plan({ assign: ['plus'], on: 'now' })
    expect(early.answer).toMatchObject({
      conflicts: [{ code: 'not_available', from: NEW_YEAR, until: null }],
      earliestDate: NEW_YEAR,
    })
    expect(early.answer.remedies.sets.map(({ actions }) => actions)).toEqual([
      [{ kind: 'choose_date', on: NEW_YEAR }],
    ])
    await expect(plan({ assign: ['gone'], on: 'now' })).rejects.toMatchObject({
      code: 'license_unknown',
    })
  })

  test('what is held stays, is reported, and is replaced in the track that it was assigned in', async () => {
    const { acme, assign, travelTo, held } = await givenAnna(retired)
    await assign('fax', 'now')
    travelTo(NEW_YEAR)
    expect(await held()).toEqual(['fax'])
    expect((await acme.users.get('anna')).outOfCompliance).toMatchObject([
      { license: 'fax', conflicts: [{ code: 'not_available', until: NEW_YEAR }] },
    ])
    await assign('plus', 'now')
    expect(await held()).toEqual(['plus'])
  })

  test('availability goes on from one edition to the next where both have it', async () => {
    const from = { availability: { from: '2026-12-20', until: '2027-02-01' } }
    const { plan } = await givenAnna(turning({ basic: from }, { basic: from }))
    for (const on of ['now', '2027-02-01'])
      expect((await plan({ assign: ['basic'], on })).answer.conflicts).toEqual([
        { code: 'not_available', license: 'basic', from: '2026-12-20', until: '2027-02-01' },
      ])
  })
})

describe('Q7 names, comparisons and analysis are of an edition', () => {
  const renamed = turning(
    { basic: { name: 'Basic', features: [{ id: 'calls', value: 10 }] }, fax: { name: 'Fax' } },
    { basic: { name: 'Start', features: [{ id: 'calls', value: 20 }], requirement: mobile } },
  )

  test('names are those of the date, of the newest without one, and what is gone keeps its own', () => {
    const nameOn = (on: string) => wordingOf(renamed, { on }).license('basic')
    expect([nameOn('2026-12-31'), nameOn(NEW_YEAR)]).toEqual(['Basic', 'Start'])
    const words = wordingOf(renamed)
    expect([words.license('basic'), words.license('fax')]).toEqual(['Start', 'Fax'])
  })

  test('so are licenses side by side', () => {
    const callsOn = (on: string) => compareLicenses(renamed, ['basic'], { on }).rows[0]?.values
    expect([callsOn('2026-12-31'), callsOn(NEW_YEAR)]).toEqual([[10], [20]])
  })

  test('the edition of a date is a definition of its own', () => {
    const [before, after] = ['2026-12-31', NEW_YEAR].map((on) => editionOn(renamed, on))
    expect(before).toEqual({ tracks: renamed.definition.editions?.[0]?.tracks })
    expect(defineCatalog(after!).definition).toEqual({
      tracks: renamed.definition.editions?.[1]?.tracks,
    })
  })

  test('the step from one edition to the next is compared', () => {
    const on = { before: '2026-12-31', after: NEW_YEAR }
    const comparison = compareCatalogs(renamed, renamed, { on })
    expect(comparison).toMatchObject({
      editions: { before: null, after: NEW_YEAR },
      licenses: [{ license: 'basic', rule: 'stricter' }],
      removed: ['fax'],
    })
    expect(describeComparison({ before: renamed, after: renamed }, comparison)).toEqual([
      'Start is stricter: not everybody who could have it still can. For example, a user who holds Start. In Start, calls changes from 10 to 20.',
      'Fax is no longer in the catalog.',
    ])
  })

  test('each edition is analyzed, and what is found in a later one says so', () => {
    const never: Requirement = { kind: 'all', of: [mobile, { kind: 'not', of: mobile }] }
    const catalog = turning({ basic: {} }, { basic: never })
    const { licenses, findings } = analyzeCatalog(catalog)
    expect(licenses.map(({ status, edition }) => [edition, status])).toEqual([
      [undefined, 'holdable'],
      [NEW_YEAR, 'never'],
    ])
    expect(findings.map(({ kind, edition }) => [kind, edition])).toEqual([
      ['never_holdable', NEW_YEAR],
    ])
    expect(describeFinding(catalog, findings[0]!)).toMatch(
      /^In the edition of January 1, 2027: Nobody can hold basic: its conditions contradict/,
    )
  })

  test('the definition goes through JSON in the form that was given, and the fingerprint sees each rule', () => {
    const again = defineCatalog(JSON.parse(JSON.stringify(renamed.definition)) as CatalogDefinition)
    expect(again.definition).toEqual(renamed.definition)
    expect(again.fingerprint).toBe(renamed.fingerprint)
    const one = tracks({ basic: landline })
    expect(defineCatalog({ editions: [{ tracks: one }] }).fingerprint).toBe(
      defineCatalog({ tracks: one }).fingerprint,
    )
    const prints = [NEW_YEAR, '2027-01-02'].map(
      (from) => defineCatalog({ editions: [{ tracks: one }, { from, tracks: one }] }).fingerprint,
    )
    expect(new Set(prints).size).toBe(2)
  })
})
