import { describe, expect, test } from 'vitest'
import { analyzeCatalog, describeFinding } from '../../../src/analysis/index.js'
import { defineCatalog, describeConflict, wordingOf } from '../../../src/index.js'
import { timelineText } from '../../../src/render/index.js'
import type { Requirement } from '../../../src/requirements/requirement.js'
import { languages } from '../../support/languages.js'
import { openWith } from '../../support/portal.js'

const capabilities = [
  { id: '5g', name: '5G' },
  { id: 'fiber', remedies: false },
] as const
const attributes = [
  { id: 'role', name: 'Role', values: ['chief', 'staff'] },
  { id: 'level', values: [1, 2, 3] },
  { id: 'country', remedies: false },
] as const

type Known = Requirement<'basic', 'voice', '5g' | 'fiber', 'role' | 'level' | 'country'>

/** A catalog that declares what it names, of one license with a requirement. */
const catalogWith = (requirement: Requirement) =>
  defineCatalog<'basic', 'voice', '5g' | 'fiber', 'role' | 'level' | 'country'>({
    capabilities,
    attributes,
    tracks: [
      {
        id: 'voice',
        name: 'Voice',
        licenses: [{ id: 'basic', name: 'Basic', requirement: requirement as Known }],
      },
    ],
  })

const chiefs: Requirement = { kind: 'attribute', attribute: 'role', in: ['chief'] }
const invalid = (path: string, message: string) => ({
  code: 'input_invalid',
  data: { issues: [{ path, message }] },
})

describe('what a catalog declares', () => {
  test('has its name in the sentences of every language', () => {
    const words = wordingOf(catalogWith(chiefs))
    for (const language of Object.values(languages)) {
      const say = (conflict: Parameters<typeof describeConflict>[0]) =>
        describeConflict(conflict, { words, language })
      const at = { license: 'basic', path: '' }
      expect(say({ code: 'capability_missing', ...at, capability: '5g' })).toContain('5G')
      expect(
        say({ code: 'attribute_missing', ...at, attribute: 'role', anyOf: ['chief'] }),
      ).toContain('Role')
      expect(say({ code: 'capability_missing', ...at, capability: 'fiber' })).toContain('fiber')
    }
  })

  test('has its name in findings and in pictures', async () => {
    const catalog = catalogWith({ kind: 'all', of: [chiefs, { kind: 'not', of: chiefs }] })
    const [finding] = analyzeCatalog(catalog).findings
    expect(describeFinding(catalog, finding!)).toContain('“Role”')
    const { acme, id } = await openWith(catalog)
    await acme.users.update(id, { attributes: { role: 'chief' } }, { from: '2026-12-01' })
    expect(timelineText(catalog, await acme.users.timeline(id))).toContain('Role becomes chief')
  })

  test('comes back from JSON, and leaves the fingerprint as it is', () => {
    const catalog = catalogWith(chiefs)
    const json = JSON.parse(JSON.stringify(catalog.definition)) as typeof catalog.definition
    expect(defineCatalog(json).definition).toEqual(catalog.definition)
    const { tracks = [] } = catalog.definition
    expect(defineCatalog<string, string>({ tracks }).fingerprint).toBe(catalog.fingerprint)
  })
})

describe('the attributes that users may have', () => {
  test('are those that are declared, with the values that are allowed', async () => {
    const { acme, id } = await openWith(catalogWith(chiefs))
    const { users } = acme
    const bo = { firstName: 'Bo', surname: 'Ek', email: 'bo@acme.example' }
    const wrong = invalid('attributes.role', 'must be one of "chief", "staff"')
    await expect(users.create({ ...bo, attributes: { role: 'boss' } })).rejects.toMatchObject(wrong)
    await expect(users.update(id, { attributes: { role: 'boss' } })).rejects.toMatchObject(wrong)
    await expect(
      users.update(id, { attributes: { role: 'boss' } }, { from: '2026-12-01' }),
    ).rejects.toMatchObject(wrong)
    await expect(
      users.update(id, { attributes: { rôle: 'chief' } as object }),
    ).rejects.toMatchObject(
      invalid('attributes.rôle', 'is not declared in the catalog (did you mean role?)'),
    )
    await expect(users.update(id, { attributes: { level: '1' } })).rejects.toMatchObject(
      invalid('attributes.level', 'must be one of 1, 2, 3'),
    )
    await users.update(id, { attributes: { role: 'staff', level: 2, country: 'anywhere' } })
    await users.update(id, { attributes: { gone: null } as object })
    expect((await users.get(id)).attributes).toEqual({
      role: 'staff',
      level: 2,
      country: 'anywhere',
    })
  })

  test('are refused row by row in an import, which knows a number by its text', async () => {
    const { acme } = await openWith(catalogWith(chiefs))
    const row = (place: number, cells: { readonly [name: string]: string | null }) => ({
      row: place,
      email: `u${place}@acme.example`,
      firstName: 'Bo',
      surname: 'Ek',
      attributes: cells,
    })
    const plan = await acme.imports.plan([
      row(1, { role: 'chief', level: '2' }),
      row(2, { role: 'chef' }),
      row(3, { levels: '2' }),
      row(4, { gone: null }),
    ])
    expect(plan.rows.map(({ issues }) => issues.map((one) => [one.code, one.suggestion]))).toEqual([
      [],
      [['value_not_listed', 'chief']],
      [['attribute_unknown', 'level']],
      [],
    ])
    await acme.imports.confirm(plan)
    const created = await acme.users.findByEmail('u1@acme.example')
    expect(created?.attributes).toEqual({ role: 'chief', level: 2 })
    const again = await acme.imports.plan([row(1, { role: 'chief', level: '2' })])
    expect(again.rows.map(({ outcome }) => outcome)).toEqual(['unchanged'])
  })

  test('decide what the analysis takes for possible', () => {
    const others: Requirement = {
      kind: 'not',
      of: { kind: 'attribute', attribute: 'level', in: [1, 2, 3] },
    }
    const anyLevel: Requirement = { kind: 'attribute', attribute: 'level' }
    const catalog = catalogWith({ kind: 'all', of: [anyLevel, others] })
    expect(analyzeCatalog(catalog).findings.map(({ kind }) => kind)).toContain('never_holdable')
    const { tracks = [] } = catalog.definition
    expect(analyzeCatalog(defineCatalog<string, string>({ tracks })).findings).toEqual([])
  })
})

describe('the capabilities that an organization may have', () => {
  test('are those that are declared; one that is gone can still be taken away', async () => {
    const { acme } = await openWith(catalogWith(chiefs))
    await expect(acme.settings.enable('fibre' as 'fiber')).rejects.toMatchObject({
      message: 'The capability fibre is not declared in the catalog (did you mean fiber?).',
    })
    await acme.settings.enable('fiber')
    await acme.settings.disable('gone')
  })
})

describe('remedies', () => {
  const remediesFor = async (requirement: Requirement) => {
    const { acme, id } = await openWith(catalogWith(requirement))
    const plan = await acme.plan({ users: [id], assign: ['basic'], on: 'now' })
    return plan.users[0]!.remedies.sets.map(({ actions }) =>
      actions.map((action) => [
        action.kind,
        ...('attribute' in action ? [action.attribute] : []),
        ...('value' in action ? [action.value] : []),
      ]),
    )
  }

  test('do not touch what the catalog keeps from them', async () => {
    expect(await remediesFor({ kind: 'attribute', attribute: 'country', in: ['SE'] })).toEqual([])
    expect(await remediesFor({ kind: 'capability', capability: 'fiber' })).toEqual([])
    expect(await remediesFor({ kind: 'capability', capability: '5g' })).toEqual([
      [['enable_capability']],
    ])
    expect(
      await remediesFor({
        kind: 'any',
        of: [{ kind: 'capability', capability: 'fiber' }, chiefs],
      }),
    ).toEqual([[['set_attribute', 'role', 'chief']]])
  })

  test('give an attribute only a value that it may have', async () => {
    expect(await remediesFor({ kind: 'attribute', attribute: 'role' })).toEqual([
      [['set_attribute', 'role', 'chief']],
      [['set_attribute', 'role', 'staff']],
    ])
  })
})
