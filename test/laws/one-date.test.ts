import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { defineCatalog } from '../../src/catalog/catalog.js'
import type { Conflict } from '../../src/requirements/conflict.js'
import type { Requirement } from '../../src/requirements/requirement.js'
import { settle } from '../../src/timeline/settle.js'
import { law, tryLaws } from '../support/law.js'
import { candidatesOf, endOf, isValidSet, subsetsInOrder, truthOf } from '../support/reference.js'
import { cases, idsOf, settled, type SettlingCase } from '../support/settling.js'
import { predicates } from '../support/worlds.js'

const anything = cases()
const shuffledCases = anything.chain((given) =>
  fc.record({
    given: fc.constant(given),
    shuffled: fc.shuffledSubarray([...given.changes], { minLength: given.changes.length }),
  }),
)

describe('laws of one date', () => {
  tryLaws([
    law('sound', 'what goes through has its requirement met, and breaks no license that was sound', anything, (given) => {
      const { outcomes, holdings } = settled(given)
      const before = given.holdings.map((holding) => holding.license)
      for (const outcome of outcomes) {
        if (outcome.status !== 'applied' || outcome.holding === null || before.includes(outcome.change.license)) continue
        expect(isMet(given, outcome.change.license, holdings)).toBe(true)
      }
      for (const { license } of holdings) {
        if (before.includes(license) && isMet(given, license, given.holdings)) expect(isMet(given, license, holdings)).toBe(true)
      }
    }),
    law('maximal', 'nothing that failed could have been added', anything, (given) => {
      const { outcomes } = settled(given)
      const applied = given.changes.filter((change) => idsOf(outcomes, 'applied').includes(change.id))
      for (const outcome of outcomes) if (outcome.status === 'failed') expect(isValidSet([...applied, outcome.change], given)).toBe(false)
    }),
    law('priority', 'the earliest-created candidate goes through exactly if some valid set holds it', anything, (given) => {
      const [first, ...rest] = [...candidatesOf(given)].sort((a, b) => (a.created < b.created ? -1 : 1))
      if (first === undefined) return
      const isPossible = subsetsInOrder(rest).some((set) => isValidSet([first, ...set], given))
      expect(idsOf(settled(given).outcomes, 'applied').includes(first.id)).toBe(isPossible)
    }),
    law('order', 'the order of the list never matters', shuffledCases, ({ given, shuffled }) => {
      expect(settled(given, { changes: shuffled })).toEqual(settled(given))
      expect(settled(given, { holdings: [...given.holdings].reverse() })).toEqual(settled(given))
    }),
    law('trace', 'what failed or changed nothing leaves no trace, once superseding is decided', anything, (given) => {
      const whole = settled(given)
      const applied = given.changes.filter((change) => idsOf(whole.outcomes, 'applied').includes(change.id))
      expect(settled(given, { changes: applied }).holdings).toEqual(whole.holdings)
      expect(settled(given, { changes: candidatesOf(given) }).holdings).toEqual(whole.holdings)
    }),
    law(
      'parts',
      'parts that no requirement connects do not influence one another',
      fc.tuple(cases({ without: ['predicates'] }), cases({ without: ['predicates'] })),
      ([a, other]) => {
        const b = renamed(other)
        const catalog = defineCatalog({ tracks: [...a.definition.tracks, ...b.definition.tracks] }, { predicates })
        const seatFull = (license: string) => (a.full.includes(license) || b.full.includes(license) ? 1 : null)
        const settleBoth = (holdings: SettlingCase['holdings'], changes: SettlingCase['changes']) =>
          settle({ catalog, facts: a.facts, holdings }, changes, { seatFull })
        const together = settleBoth([...a.holdings, ...b.holdings], [...a.changes, ...b.changes])
        const apart = [settleBoth(a.holdings, a.changes), settleBoth(b.holdings, b.changes)]
        expect(fates(together)).toEqual(Object.assign({}, ...apart.map(fates)))
        const licenses = (of: typeof together) => of.holdings.map((holding) => holding.license)
        expect(licenses(together).sort()).toEqual(apart.flatMap(licenses).sort())
      },
    ),
    law('json', 'a catalog that went through JSON gives the same verdicts', anything, (given) => {
      const definition = JSON.parse(JSON.stringify(given.world.catalog.definition)) as typeof given.definition // what JSON gave is what it was given
      const catalog = defineCatalog(definition, { predicates })
      expect(catalog.definition).toEqual(given.world.catalog.definition)
      expect(settled({ ...given, world: { ...given.world, catalog } })).toEqual(settled(given))
    }),
    law(
      'explanation',
      'without negation: if all reported leaves held, the requirement would be met',
      cases({ without: ['negation', 'predicates'] }),
      (given) => {
        const { outcomes } = settled(given)
        const applied = given.changes.filter((change) => idsOf(outcomes, 'applied').includes(change.id))
        for (const outcome of outcomes) {
          const requirement = requirementOf(given, outcome.change.license)
          if (outcome.status !== 'failed' || outcome.change.kind === 'remove' || requirement === undefined) continue
          if (given.holdings.some((holding) => holding.license === outcome.change.license)) continue
          const { holdings } = endOf([...applied, outcome.change], given)
          const told = reportedLeaves(outcome.conflicts, outcome.change.license)
          const truth = (leaf: Requirement, path: string) =>
            told.paths.includes(path) ||
            (leaf.kind === 'number' && told.types.includes(leaf.type)) ||
            truthOf(leaf, holdings, given) === true
          expect(wouldHold(requirement, '', truth)).toBe(true)
        }
      },
    ),
  ])
})

const calm = cases({ without: ['negation', 'predicates', 'dependents', 'details', 'gone', 'swaps'], changes: 6 }).map(onlyAdditions)

describe('laws of the case without negation, replacing, removing and superseding', () => {
  tryLaws([
    law(
      'order.creation',
      'the order of creation does not matter',
      fc.tuple(calm, fc.array(fc.nat(99), { minLength: 6, maxLength: 6 })),
      ([given, places]) => {
        const changes = given.changes.map((change, index) => ({
          ...change,
          created: `created.${String(places[index]).padStart(3, '0')}.${index}`,
        }))
        expect(idsOf(settled(given, { changes }).outcomes, 'applied')).toEqual(idsOf(settled(given).outcomes, 'applied'))
      },
    ),
    law('order.elimination', 'dropping what fails, and repeating, gives the result', calm, (given) => {
      let rest = [...given.changes]
      for (;;) {
        const { holdings } = endOf(rest, given)
        const next = rest.filter((change) =>
          isValidSet([change], { ...given, holdings: holdings.filter((holding) => holding.license !== change.license) }),
        )
        if (next.length === rest.length) break
        rest = next
      }
      expect(idsOf(settled(given).outcomes, 'applied')).toEqual(rest.map((change) => change.id).sort())
    }),
    law(
      'order.more',
      'one fact more, or one request more, takes nothing away',
      fc.tuple(calm, fc.nat(5), fc.constantFrom('fiber', '5g', 'role', 'level', 'landline', 'mobile')),
      ([given, left, fact]) => {
        const less = given.changes.filter((_, index) => index !== left)
        const applied = idsOf(settled(given).outcomes, 'applied')
        expect(applied).toEqual(expect.arrayContaining([...idsOf(settled(given, { changes: less }).outcomes, 'applied')]))
        expect(idsOf(settled(given, { facts: withFact(given, fact) }).outcomes, 'applied')).toEqual(expect.arrayContaining([...applied]))
      },
    ),
  ])
})

/** Keeps the changes that only add: assigns of licenses not held, in tracks with room, one for each license and one-license track. */
function onlyAdditions(given: SettlingCase): SettlingCase {
  const seen = new Set<string>()
  const changes = given.changes.filter((change) => {
    const track = given.definition.tracks.find((candidate) => candidate.licenses.some((license) => license.id === change.license))
    const place = track?.holds === 'many' ? change.license : (track?.id ?? '')
    const isTaken = given.holdings.some(
      (holding) => holding.license === change.license || (track?.holds !== 'many' && holding.track === track?.id),
    )
    if (change.kind === 'remove' || isTaken || seen.has(place)) return false
    seen.add(place)
    return true
  })
  return { ...given, changes }
}

function withFact({ facts }: SettlingCase, fact: string): SettlingCase['facts'] {
  switch (fact) {
    case 'landline':
    case 'mobile':
      return { ...facts, [fact]: true }
    case 'role':
    case 'level':
      return { ...facts, attributes: { [fact]: 1, ...facts.attributes } }
    default:
      return { ...facts, capabilities: new Set([...facts.capabilities, fact]) }
  }
}

function renamed(given: SettlingCase): SettlingCase {
  const rename = <T>(value: T) =>
    JSON.parse(
      JSON.stringify(value)
        .replaceAll(/"t(?=\d)/g, '"u')
        .replaceAll(/"c(?=\d)/g, '"d')
        .replaceAll('"gone"', '"lost"'),
    ) as T // the same with other ids
  const { definition, holdings, changes, full } = given
  return { ...given, definition: rename(definition), holdings: rename(holdings), changes: rename(changes), full: rename(full) }
}

function fates({ outcomes }: ReturnType<typeof settle>): { readonly [change: string]: string } {
  return Object.fromEntries(outcomes.map((outcome) => [outcome.change.id, outcome.status]))
}

function requirementOf({ definition }: SettlingCase, license: string): Requirement | undefined {
  return definition.tracks.flatMap((track) => track.licenses).find(({ id }) => id === license)?.requirement
}

function isMet(given: SettlingCase, license: string, holdings: SettlingCase['holdings']): boolean {
  const requirement = requirementOf(given, license)
  return requirement === undefined || truthOf(requirement, holdings, given) === true
}

function reportedLeaves(
  conflicts: readonly Conflict[],
  license: string,
): { readonly paths: readonly string[]; readonly types: readonly string[] } {
  const leaves = conflicts.flatMap((conflict): readonly Conflict[] =>
    conflict.code === 'alternatives_not_met' ? conflict.anyOf.flat() : [conflict],
  )
  if (leaves.some((conflict) => conflict.code === 'alternatives_not_met')) return reportedLeaves(leaves, license)
  return {
    paths: leaves.flatMap((conflict) => ('path' in conflict && !('detail' in conflict && conflict.detail !== null) ? [conflict.path] : [])),
    types: leaves.flatMap((conflict) => ('type' in conflict ? [conflict.type] : [])),
  }
}

/** Whether a requirement without negation would be met, given the truth of its leaves. */
function wouldHold(requirement: Requirement, path: string, truth: (leaf: Requirement, path: string) => boolean): boolean {
  if (requirement.kind !== 'all' && requirement.kind !== 'any' && requirement.kind !== 'atLeast') return truth(requirement, path)
  const met = requirement.of.filter((part, index) => wouldHold(part, `${path}/of/${index}`, truth)).length
  return met >= (requirement.kind === 'all' ? requirement.of.length : requirement.kind === 'any' ? 1 : requirement.count)
}
