import { bench, do_not_optimize, group, run } from 'mitata'
import { LogicEngine } from 'json-logic-engine'
import { createBoard } from '../../src/timeline/board.js'
import { defineCatalog, factsOn, type OrganizationRecord, type Requirement } from '../../src/index.js'
import { explain } from '../../src/requirements/explain.js'
import type { Situation } from '../../src/requirements/situation.js'

// The verdict on 24 licenses for 1,000 users: hand-written conditions, json-logic-engine (compiled), and seatline.
const USERS = 1_000
const LICENSES = 24

const requirement = (index: number): Requirement => ({
  kind: 'all',
  of: [
    { kind: 'number', type: index % 2 === 0 ? 'landline' : 'mobile' },
    {
      kind: 'any',
      of: [
        { kind: 'license', license: `l${(index + 1) % LICENSES}` },
        {
          kind: 'all',
          of: [
            { kind: 'capability', capability: '5g' },
            { kind: 'attribute', attribute: 'role', in: ['chief', 'lead'] },
          ],
        },
      ],
    },
    { kind: 'excludes', licenses: [`l${(index + 5) % LICENSES}`] },
  ],
})
const logic = (index: number) => ({
  and: [
    { var: index % 2 === 0 ? 'landline' : 'mobile' },
    {
      or: [
        { in: [`l${(index + 1) % LICENSES}`, { var: 'held' }] },
        { and: [{ in: ['5g', { var: 'capabilities' }] }, { in: [{ var: 'role' }, ['chief', 'lead']] }] },
      ],
    },
    { '!': [{ in: [`l${(index + 5) % LICENSES}`, { var: 'held' }] }] },
  ],
})
const byHand = Array.from({ length: LICENSES }, (_, index) => {
  const [wanted, excluded] = [`l${(index + 1) % LICENSES}`, `l${(index + 5) % LICENSES}`]
  const isLandline = index % 2 === 0
  return ({ facts, held }: Situation) => {
    const { role } = facts.attributes
    return (
      (isLandline ? facts.landline : facts.mobile) &&
      (held.has(wanted) || (facts.capabilities.has('5g') && (role === 'chief' || role === 'lead'))) &&
      !held.has(excluded)
    )
  }
})

const catalog = defineCatalog({
  tracks: [
    {
      id: 'm',
      name: 'M',
      holds: 'many',
      licenses: Array.from({ length: LICENSES }, (_, index) => ({ id: `l${index}`, name: `L${index}`, requirement: requirement(index) })),
    },
  ],
})
const organization = {
  id: 'o',
  capabilities: [{ capability: '5g', from: '2026-01-01', until: null }],
  seatLimits: [],
} as unknown as OrganizationRecord // all that is read
const situations: Situation[] = Array.from({ length: USERS }, (_, user) => {
  const numbers = [{ number: '+4681', type: user % 3 === 0 ? 'landline' : 'mobile', status: 'active', from: '2026-01-01' }] as never
  const attributes = user % 2 === 0 ? { role: ['chief', 'lead', 'staff'][user % 3] ?? '' } : {}
  const holdings = [1, 2, 3].map((step) => ({
    license: `l${(user * step) % LICENSES}`,
    track: 'm',
    details: {},
    since: '2026-01-01' as never,
  }))
  return createBoard(catalog, holdings, factsOn({ department: null, attributes, numbers }, organization, '2026-11-01' as never))
})
const plain = situations.map(({ facts, held }) => ({
  landline: facts.landline,
  mobile: facts.mobile,
  held: [...held.keys()],
  capabilities: [...facts.capabilities],
  role: facts.attributes['role'] ?? null,
}))
const engine = new LogicEngine()
const compiled = Array.from({ length: LICENSES }, (_, index) => engine.build(logic(index)) as (data: unknown) => unknown)
const nodes = [...catalog.licenses.values()].flatMap(({ id, requirement: node }) => (node ? [{ id, node }] : []))

const verdicts = (test: (user: number, license: number) => unknown) => {
  let met = 0
  for (let user = 0; user < USERS; user++) for (let license = 0; license < LICENSES; license++) if (test(user, license)) met++
  return met
}
const hand = () => verdicts((user, license) => byHand[license]?.(situations[user] as Situation))
const ours = () => verdicts((user, license) => nodes[license]?.node.test(situations[user] as Situation))
const theirs = () => verdicts((user, license) => compiled[license]?.(plain[user]))
if (hand() !== ours() || hand() !== theirs()) throw new Error(`they disagree: ${hand()}, ${ours()}, ${theirs()}`)

group('24,000 verdicts: 1,000 users, 24 licenses, depth 3', () => {
  bench('hand-written conditions', () => do_not_optimize(hand())).baseline(true)
  bench('seatline', () => do_not_optimize(ours()))
  bench('json-logic-engine, compiled', () => do_not_optimize(theirs()))
  bench('seatline, with all conflicts', () =>
    do_not_optimize(
      verdicts((user, license) => {
        const { node } = nodes[license] as (typeof nodes)[number]
        return explain(node, situations[user] as Situation).length === 0
      }),
    ),
  )
})

await run()
