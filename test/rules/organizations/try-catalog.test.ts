import { describe, expect, test } from 'vitest'
import {
  createLicensing,
  defineCatalog,
  describeEffects,
  wordingOf,
  type Catalog,
  type Requirement,
  type TrialPage,
} from '../../../src/index.js'
import { all, catalogOf, has, number } from '../../support/given.js'
import { openPortal } from '../../support/portal.js'

const inUse = catalogOf({
  voice: { basic: null },
  'addons*': { recording: has('basic'), privacy: null },
})

/** A portal with this catalog, in which users hold licenses and have some scheduled. */
async function givenAnna(catalog: Catalog = inUse) {
  const portal = await openPortal()
  const licensing = createLicensing<string, string>({
    catalog,
    store: portal.store,
    clock: () => new Date('2026-11-01T12:00:00Z'),
  })
  const acme = licensing.organization('acme', { actor: 'eva' })
  const anna = await portal.user('Anna')
  await acme.confirm(await acme.plan({ users: [anna], assign: ['basic'], on: 'now' }))
  await acme.confirm(await acme.plan({ users: [anna], assign: ['recording'], on: '2026-12-01' }))
  return { ...portal, licensing, acme, anna }
}

async function lastOf(pages: AsyncIterable<TrialPage>): Promise<TrialPage> {
  let last: TrialPage | null = null
  for await (const page of pages) last = page
  return last!
}

const toldOf = ({ users }: TrialPage, today?: string) =>
  users.map(({ effects }) =>
    describeEffects(effects, {
      words: { ...wordingOf(inUse), ...(today === undefined ? {} : { today: today as never }) }, // a date of the right form
    }),
  )

describe('Q8 a catalog is tried before it is used', () => {
  test('who is out of compliance from when, and which changes fail', async () => {
    const { acme, anna } = await givenAnna()
    const next = catalogOf({
      voice: { basic: number('landline') },
      'addons*': { recording: all(has('basic'), number('mobile')), privacy: null },
    })
    const page = await lastOf(acme.reports.tryCatalog(next))
    expect(page.users.map(({ user }) => user)).toEqual([anna])
    expect(toldOf(page, '2026-11-01')).toEqual([
      [
        'recording will fail on December 1, 2026: no mobile number.',
        'basic no longer meets its requirements: no landline number.',
      ],
    ])
    expect(page.summary).toEqual({
      looked: 1,
      affected: 1,
      licenses: [
        {
          license: 'basic',
          noncompliant: 1,
          from: '2026-11-01',
          compliant: 0,
          breaks: 0,
          repairs: 0,
        },
        { license: 'recording', noncompliant: 0, from: null, compliant: 0, breaks: 1, repairs: 0 },
      ],
    })
  })

  test('who is in compliance again, and which changes go through', async () => {
    const strict = catalogOf({
      voice: { basic: null },
      'addons*': { recording: number('mobile'), privacy: null },
    })
    const { acme } = await givenAnna(strict)
    const { users, summary } = await lastOf(acme.reports.tryCatalog(inUse))
    expect(users).toMatchObject([{ effects: { repairs: [{ license: 'recording' }] } }])
    expect(summary.licenses).toMatchObject([{ license: 'recording', repairs: 1 }])
  })

  test('from the date on which a fact moves', async () => {
    const { acme, anna } = await givenAnna()
    await acme.settings.enable('phones', { from: '2026-11-01', until: '2027-01-01' })
    const next = catalogOf({
      voice: { basic: { kind: 'capability', capability: 'phones' } },
      'addons*': { recording: has('basic'), privacy: null },
    })
    const { users } = await lastOf(acme.reports.tryCatalog(next))
    expect(users).toMatchObject([
      {
        user: anna,
        effects: {
          breaks: [],
          noncompliant: [{ license: 'basic', from: '2027-01-01', until: null }],
        },
      },
    ])
  })

  test('an edition to come is told before it begins, and only what it does itself', async () => {
    const rules = (basic: Requirement | null) => ({
      voice: { basic },
      'addons*': { recording: has('basic'), privacy: null },
    })
    const tracksOf = (basic: Requirement | null) => catalogOf(rules(basic)).definition.tracks!
    const { acme, anna } = await givenAnna(
      defineCatalog<string, string>({
        editions: [
          { tracks: tracksOf(null) },
          { from: '2027-01-01', tracks: tracksOf(number('landline')) },
          { from: '2027-03-01', tracks: tracksOf(all(number('landline'), number('mobile'))) },
        ],
      }),
    )
    await acme.numbers.add(anna, { number: '+4681000009', type: 'landline', from: '2027-02-01' })
    const { users, summary } = await lastOf(acme.reports.tryCatalog({ edition: '2027-01-01' }))
    expect(users).toMatchObject([
      {
        user: anna,
        effects: {
          breaks: [],
          noncompliant: [{ license: 'basic', from: '2027-01-01', until: '2027-02-01' }],
          compliant: [],
        },
      },
    ])
    expect(summary.licenses).toMatchObject([{ license: 'basic', from: '2027-01-01' }])
    expect((await lastOf(acme.reports.tryCatalog({ edition: '2027-03-01' }))).users).toMatchObject([
      { effects: { noncompliant: [{ license: 'basic', from: '2027-03-01', until: null }] } },
    ])
    await expect(lastOf(acme.reports.tryCatalog({ edition: '2027-02-01' }))).rejects.toMatchObject({
      code: 'input_invalid',
    })
  })

  test('the same catalog does nothing to anybody, and everybody was looked at', async () => {
    const { acme } = await givenAnna()
    expect(await lastOf(acme.reports.tryCatalog(inUse))).toMatchObject({
      users: [],
      summary: { looked: 1, affected: 0, licenses: [] },
    })
  })

  test('in all organizations, with one summary', async () => {
    const { licensing } = await givenAnna()
    const by = { actor: 'setup' }
    await licensing.organizations.create({ id: 'zeta', timeZone: 'Etc/UTC', country: 'NO' }, by)
    const zeta = licensing.organization('zeta', by)
    const bo = await zeta.users.create({ firstName: 'Bo', surname: 'Ek', email: 'bo@zeta.example' })
    await zeta.confirm(await zeta.plan({ users: [bo.id], assign: ['basic'], on: 'now' }))
    const next = catalogOf({ voice: { basic: number('landline') }, 'addons*': { privacy: null } })
    const pages: TrialPage[] = []
    for await (const page of licensing.tryCatalog(next)) pages.push(page)
    expect(pages.map(({ organization, users }) => [organization, users.length])).toEqual([
      ['acme', 1],
      ['zeta', 1],
    ])
    expect(pages.at(-1)?.summary).toMatchObject({
      looked: 2,
      licenses: [
        { license: 'basic', noncompliant: 2 },
        { license: 'recording', breaks: 1 },
      ],
    })
  })
})
