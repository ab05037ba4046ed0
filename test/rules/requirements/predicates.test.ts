import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  createLicensing,
  defineCatalog,
  memoryStore,
  type Predicate,
  type PredicateSubject,
  type Requirement,
} from '../../../src/index.js'
import {
  all,
  any,
  assign,
  atLeast,
  capability,
  catalogOf,
  excludes,
  given,
  has,
  january,
  not,
  predicate,
  remove,
} from '../../support/given.js'
import { runsOf } from '../../support/law.js'

/** A portal whose license asks a predicate; Anna has a number, an attribute and a license held. */
async function openWith(
  asked: Predicate,
  requirement: Requirement = { kind: 'predicate', name: 'asked', parameters: { list: [1] } },
) {
  const catalog = defineCatalog<string, string>(
    {
      tracks: [
        { id: 'base', name: 'Base', licenses: [{ id: 'basic', name: 'Basic' }] },
        {
          id: 'extra',
          name: 'Extra',
          holds: 'many',
          licenses: [
            { id: 'tried', name: 'Tried', requirement },
            { id: 'other', name: 'Other' },
          ],
        },
      ],
    },
    { predicates: { asked } },
  )
  const licensing = createLicensing({
    catalog,
    store: memoryStore(),
    clock: () => new Date('2026-11-01T12:00:00Z'),
  })
  await licensing.organizations.create(
    { id: 'acme', timeZone: 'Europe/Stockholm', country: 'SE' },
    { actor: 'setup' },
  )
  const acme = licensing.organization('acme', { actor: 'eva' })
  await acme.settings.enable('5g')
  const { id } = await acme.users.create({
    firstName: 'Anna',
    surname: 'Berg',
    email: 'anna@acme.example',
    attributes: { role: 'chief' },
  })
  await acme.numbers.add(id, { number: '+4681000001', type: 'landline' })
  await acme.confirm(await acme.plan({ users: [id], assign: ['basic'], on: 'now' }))
  const plan = () => acme.plan({ users: [id], assign: ['tried'], on: 'now' })
  return { acme, anna: id, catalog, plan }
}

const faulty = (does: (subject: PredicateSubject, parameters: unknown) => unknown) =>
  does as unknown as Predicate // what JavaScript may do

/** Faults, and what the conflict says of them. */
const FAULTS: readonly (readonly [name: string, predicate: Predicate, reason: RegExp])[] = [
  ['throws', faulty(() => { throw new Error('no data') }), /^no data$/],
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- JavaScript may throw anything
  ['throws nothing', faulty(() => { throw null }), /^it threw$/],
  ['throws an error without a readable message', faulty(() => { throw Object.assign(new Error(), { message: 5 }) }), /^it threw$/],
  ['throws an error whose message throws', faulty(() => { throw Object.defineProperty(new Error(), 'message', { get: () => { throw new Error('again') } }) }), /^it threw$/],
  ['gives a promise', faulty(async () => Promise.resolve(true)), /gave a promise/],
  ['gives a promise that fails', faulty(async () => Promise.reject(new Error('later'))), /gave a promise/],
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- JavaScript may throw anything
  ['throws what looks like an error', faulty(() => { throw { message: 'no data' } }), /^it threw$/],
  ['throws a long message', faulty(() => { throw new Error('x'.repeat(300)) }), /^x{200}$/],
  ['gives what looks like a promise', faulty(() => ({ catch: true })), /gave object/],
  ['gives text', faulty(() => 'yes'), /gave string/],
  ['gives nothing', faulty(() => undefined), /gave undefined/],
  ['gives null', faulty(() => null), /gave null/],
  ['writes an attribute', faulty(({ attributes }) => { (attributes as { role: string }).role = 'thief'; return true }), /read only/],
  ['adds a number', faulty(({ numbers }) => (numbers as unknown[]).push('+1')), /not extensible/],
  ['sorts the numbers', faulty(({ numbers }) => Boolean((numbers as unknown[]).reverse().sort())), /.*/],
  ['moves a holding', faulty(({ holdings: [first] }) => { Object.assign(first ?? {}, { since: '2000-01-01' }); return true }), /read only/],
  ['writes a capability', faulty(({ capabilities }) => { (capabilities as string[])[0] = 'all'; return true }), /read only/],
  ['writes its parameters', faulty((_, parameters) => { (parameters as { list: number[] }).list.push(2); return true }), /not extensible/],
  ['deletes from what it gets', faulty((subject) => delete (subject as { numbers?: unknown }).numbers), /delete/],
] // prettier-ignore

describe('Q1 a faulty predicate', () => {
  test.each(FAULTS)('that %s changes nothing, and is told of', async (name, asked, reason) => {
    const { acme, anna, catalog, plan } = await openWith(asked)
    const before = await acme.users.get(anna)
    const definition = JSON.stringify(catalog.definition)
    const { users } = await plan()
    if (name !== 'sorts the numbers') {
      expect(users[0]).toMatchObject({
        status: 'conflict',
        conflicts: [{ code: 'predicate_failed', predicate: 'asked' }],
      })
      const [conflict] = users[0]?.conflicts ?? []
      expect(conflict?.code === 'predicate_failed' && conflict.reason).toMatch(reason)
    }
    expect(await acme.users.get(anna)).toEqual(before)
    expect(JSON.stringify(catalog.definition)).toBe(definition)
    expect(await acme.plan({ users: [anna], assign: ['other'], on: 'now' })).toMatchObject({
      users: [{ status: 'ready' }],
    }) // it holds nobody else back
  })

  test('that keeps what it gets cannot reach the record later', async () => {
    let kept: PredicateSubject | null = null
    const { acme, anna, plan } = await openWith((subject) => {
      kept = subject
      return true
    })
    await acme.confirm(await plan())
    const before = await acme.users.get(anna)
    expect(() => Object.assign(kept?.attributes ?? {}, { role: 'thief' })).toThrow(TypeError)
    expect(await acme.users.get(anna)).toEqual(before)
  })

  test('reads whatever it likes as often as it likes', async () => {
    const { plan } = await openWith((subject, parameters) => {
      const numbers = subject.numbers
        .map(({ number }) => number)
        .filter((number) => number.startsWith('+46'))
      const all = [
        ...subject.holdings,
        ...numbers,
        ...subject.capabilities,
        ...Object.entries(subject.attributes),
      ]
      return (
        all.length === 4 &&
        subject.date === '2026-11-01' &&
        JSON.stringify(parameters) === '{"list":[1]}'
      )
    })
    expect((await plan()).users[0]?.conflicts).toMatchObject([{ code: 'predicate_not_met' }]) // `tried` itself is held in the end
  })
})

describe('Q1 a predicate is told of holdings', () => {
  test('by since, then by license, also of those that only come', () => {
    const seen: (readonly string[])[] = []
    const catalog = catalogOf(
      { 'a*': { a: null, b: null, c: null }, b: { x: predicate('look') } },
      { look: ({ holdings }) => Boolean(seen.push(holdings.map(({ license }) => license))) },
    )
    const since = (license: string, day: number) => ({
      license,
      track: 'a',
      details: {},
      since: january(day),
    })
    given({ catalog, holds: [since('c', 5), since('b', 3)] }).when(assign('x'), assign('a'))
    expect(seen[0]).toEqual(['b', 'c', 'a', 'x'])
  })
})

describe('Q1 a predicate that changes its answer', () => {
  const flaky = (answers: readonly boolean[]) => {
    let asked = 0
    return catalogOf(
      {
        'a*': {
          x: any(predicate('flaky'), capability('none')),
          y: not(predicate('flaky')),
          z: all(has('x'), excludes('w')),
        },
        'b*': { v: atLeast(2, predicate('flaky'), has('z'), predicate('flaky')), w: null },
      },
      { flaky: () => answers[asked++ % answers.length] ?? true },
    )
  }
  const answers = fc.array(fc.boolean(), { minLength: 1, maxLength: 9 })
  const wanted = fc.subarray(['x', 'y', 'z', 'v', 'w'] as const, { minLength: 1 })
  const held = fc.subarray(['x', 'y', 'v'] as const)

  test('leaves no failed change without a reason, and takes nothing that it does not say', () => {
    fc.assert(
      fc.property(answers, wanted, held, fc.boolean(), (given_, licenses, holds, takes) => {
        const changes = licenses.map((license) =>
          takes && holds.some((one) => one === license) ? remove(license) : assign(license),
        )
        const { steps } = given({ catalog: flaky(given_), holds }).when(...changes)
        const outcomes = steps.flatMap((step) => step.outcomes)
        expect(outcomes).toHaveLength(changes.length)
        for (const outcome of outcomes)
          if (outcome.status === 'failed') expect(outcome.conflicts).not.toEqual([])
      }),
      { numRuns: runsOf(10 / 3) },
    )
  })

  test('says so where nothing else can be said', () => {
    const reasons = new Set<string>()
    const named = new Set<string>()
    for (let bits = 0; bits < 2 ** 6; bits++) {
      const catalog = flaky(Array.from({ length: 6 }, (_, index) => (bits & (1 << index)) > 0))
      const { conflicts } = given({ catalog, holds: ['y'] }).when(assign('x'))
      for (const conflict of conflicts('assign x')) {
        if (conflict.code !== 'predicate_failed') continue
        reasons.add(conflict.reason)
        named.add(`${conflict.predicate} at ${conflict.path}`)
      }
    }
    expect([...reasons]).toEqual(['it changed its answer'])
    expect([...named]).toEqual(['flaky at /of/0'])
  })

  test('names the one that the license itself asks, wherever it stands', () => {
    const named = new Set<string>()
    for (let bits = 0; bits < 2 ** 6; bits++) {
      let asked = 0
      const catalog = catalogOf(
        { 'addons*': { first: predicate('calm'), x: all(has('y'), predicate('flaky')), y: null } },
        { calm: () => true, flaky: () => (bits & (1 << (asked++ % 6))) > 0 },
      )
      const { conflicts } = given({ catalog, holds: ['y'] }).when(assign('x'))
      for (const conflict of conflicts('assign x'))
        if (conflict.code === 'predicate_failed')
          named.add(`${conflict.predicate} at ${conflict.path}`)
    }
    expect([...named]).toEqual(['flaky at /of/1'])
  })

  test('a plan that it made ready is refused, not half carried out', async () => {
    let asked = 0
    const { acme, anna, plan } = await openWith(() => ++asked % 3 === 0)
    for (let round = 0; round < 9; round++) {
      const { users } = await acme.confirm(await plan())
      const { changes, holdings } = await acme.users.get(anna)
      expect([users[0]?.status, changes]).toEqual([users[0]?.status, []])
      expect(holdings.some(({ license }) => license === 'tried')).toBe(
        users[0]?.status === 'applied',
      )
      if (users[0]?.status === 'applied') return
    }
  })
})
