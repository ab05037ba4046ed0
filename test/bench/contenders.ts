import { createMongoAbility, type MongoAbility, type RawRuleOf } from '@casl/ability'
import { LogicEngine } from 'json-logic-engine'
import jsonLogic from 'json-logic-js'
import { Engine, type RuleProperties } from 'json-rules-engine'
import * as z from 'zod'
import { defineCatalog, type OrganizationRecord, type Requirement } from '../../src/index.js'
import { factsOn } from '../../src/requirements/situation.js'
import type { Situation } from '../../src/requirements/situation.js'
import { createDraft } from '../../src/timeline/settle/holdings-draft.js'

// One catalog of 24 licenses, depth 3, and 1,000 users, as seatline and as each of the others takes
// them.
export const USERS = 1_000
export const LICENSES = 24

/** A user as the others are given one. */
export interface Plain {
  readonly landline: boolean
  readonly mobile: boolean
  readonly held: readonly string[]
  readonly capabilities: readonly string[]
  readonly role: string | null
}

const rules = Array.from({ length: LICENSES }, (_, index) => ({
  license: `l${index}`,
  number: index % 2 === 0 ? ('landline' as const) : ('mobile' as const),
  wanted: `l${(index + 1) % LICENSES}`,
  excluded: `l${(index + 5) % LICENSES}`,
}))
type Rule = (typeof rules)[number]

const requirement = ({ number, wanted, excluded }: Rule): Requirement => ({
  kind: 'all',
  of: [
    { kind: 'number', type: number },
    {
      kind: 'any',
      of: [
        { kind: 'license', license: wanted },
        {
          kind: 'all',
          of: [
            { kind: 'capability', capability: '5g' },
            { kind: 'attribute', attribute: 'role', in: ['chief', 'lead'] },
          ],
        },
      ],
    },
    { kind: 'excludes', licenses: [excluded] },
  ],
})

const catalog = defineCatalog<string, string>({
  tracks: [
    {
      id: 'm',
      name: 'M',
      holds: 'many',
      licenses: rules.map((rule) => ({
        id: rule.license,
        name: rule.license,
        requirement: requirement(rule),
      })),
    },
  ],
})
const organization = {
  id: 'o',
  capabilities: [{ capability: '5g', from: '2026-01-01', until: null }],
  seatLimits: [],
} as unknown as OrganizationRecord // all that is read

export const situations: readonly Situation[] = Array.from({ length: USERS }, (_, user) => {
  const numbers = [
    {
      number: '+4681',
      type: user % 3 === 0 ? 'landline' : 'mobile',
      status: 'active',
      from: '2026-01-01',
    },
  ] as never
  const attributes = user % 2 === 0 ? { role: ['chief', 'lead', 'staff'][user % 3] ?? '' } : {}
  const holdings = [1, 2, 3].map((step) => ({
    license: `l${(user * step) % LICENSES}`,
    track: 'm',
    details: {},
    since: '2026-01-01' as never,
  }))
  return createDraft(
    catalog,
    holdings,
    factsOn({ department: null, attributes, numbers }, organization, '2026-11-01' as never),
  )
})
export const plain: readonly Plain[] = situations.map(({ facts, held }) => ({
  landline: facts.landline,
  mobile: facts.mobile,
  held: [...held.keys()],
  capabilities: [...facts.capabilities],
  role: (facts.attributes['role'] as string | undefined) ?? null,
}))

/** Requirements as seatline compiles them. */
export const nodes = [...catalog.editions[0]!.licenses.values()].flatMap(({ requirement: node }) =>
  node ? [node] : [],
)

/** Conditions as a person would write them by hand. */
export const byHand = rules.map(({ number, wanted, excluded }) => {
  const isLandline = number === 'landline'
  return ({ facts, held }: Situation) => {
    const { role } = facts.attributes
    return (
      (isLandline ? facts.landline : facts.mobile) &&
      (held.has(wanted) ||
        (facts.capabilities.has('5g') && (role === 'chief' || role === 'lead'))) &&
      !held.has(excluded)
    )
  }
})

/** The same by hand, with a list of what is missing. */
export const listedByHand = rules.map(({ license, number, wanted, excluded }) => {
  const isLandline = number === 'landline'
  return ({ facts, held }: Situation) => {
    const { role } = facts.attributes
    const conflicts: object[] = []
    if (!(isLandline ? facts.landline : facts.mobile))
      conflicts.push({ code: 'number_missing', license, type: number })
    const isFast = facts.capabilities.has('5g')
    const isRight = role === 'chief' || role === 'lead'
    if (!held.has(wanted) && !(isFast && isRight)) {
      const second: object[] = []
      if (!isFast) second.push({ code: 'capability_missing', license, capability: '5g' })
      if (!isRight) second.push({ code: 'attribute_missing', license, attribute: 'role' })
      conflicts.push({
        code: 'alternatives_not_met',
        license,
        anyOf: [[{ code: 'license_missing', license, anyOf: [wanted] }], second],
      })
    }
    if (held.has(excluded)) conflicts.push({ code: 'excluded_by', license, licenses: [excluded] })
    return conflicts
  }
})

const logics = rules.map(({ number, wanted, excluded }) => ({
  and: [
    { var: number },
    {
      or: [
        { in: [wanted, { var: 'held' }] },
        {
          and: [
            { in: ['5g', { var: 'capabilities' }] },
            { in: [{ var: 'role' }, ['chief', 'lead']] },
          ],
        },
      ],
    },
    { '!': [{ in: [excluded, { var: 'held' }] }] },
  ],
}))
const logicEngine = new LogicEngine()
export const compiledLogic = logics.map(
  (logic) => logicEngine.build(logic) as (data: Plain) => unknown,
)
export const interpretedLogic = logics.map((logic) => (data: Plain) => jsonLogic.apply(logic, data))

/** An ability for each license has one rule for each alternative. */
export const abilities: readonly MongoAbility[] = rules.map(({ number, wanted, excluded }) => {
  const either: RawRuleOf<MongoAbility>[] = [
    {
      action: 'have',
      subject: 'User',
      conditions: { [number]: true, held: { $all: [wanted], $nin: [excluded] } },
    },
    {
      action: 'have',
      subject: 'User',
      conditions: {
        [number]: true,
        held: { $nin: [excluded] },
        capabilities: { $all: ['5g'] },
        role: { $in: ['chief', 'lead'] },
      },
    },
  ]
  return createMongoAbility(either, { detectSubjectType: () => 'User' })
})

/** Refinements, which tell all that is missing. */
export const schemas = rules.map(({ number, wanted, excluded }) =>
  z
    .custom<Plain>()
    .refine((user) => user[number], `needs a ${number}`)
    .refine(
      ({ held, capabilities, role }) =>
        held.includes(wanted) ||
        (capabilities.includes('5g') && (role === 'chief' || role === 'lead')),
      `needs ${wanted}, or 5g and a role`,
    )
    .refine(({ held }) => !held.includes(excluded), `cannot be combined with ${excluded}`),
)

/**
 * One engine with a rule for each license; a run gives the licenses that a user may have, and why
 * not the others.
 */
export const rulesEngine = new Engine(
  rules.map(({ license, number, wanted, excluded }): RuleProperties => ({
    event: { type: license },
    conditions: {
      all: [
        { fact: number, operator: 'equal', value: true },
        {
          any: [
            { fact: 'held', operator: 'contains', value: wanted },
            {
              all: [
                { fact: 'capabilities', operator: 'contains', value: '5g' },
                { fact: 'role', operator: 'in', value: ['chief', 'lead'] },
              ],
            },
          ],
        },
        { fact: 'held', operator: 'doesNotContain', value: excluded },
      ],
    },
  })),
)

/** A run over all users and all licenses, which counts the verdicts that are met. */
export function counting<User, Judge>(
  users: readonly User[],
  judges: readonly Judge[],
  isMet: (judge: Judge, user: User) => boolean,
) {
  return (): number => {
    let met = 0
    for (const user of users) for (const judge of judges) if (isMet(judge, user)) met++
    return met
  }
}
