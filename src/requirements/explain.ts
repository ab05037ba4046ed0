import { bySince } from '../core/holding.js'
import type { E164, NumberType, PhoneNumber } from '../core/phone-number.js'
import { activeFrom } from '../core/phone-number.js'
import type { Node } from './compile.js'
import type { Cause, Conflict } from './conflict.js'
import { askPredicate } from './predicate.js'
import type { Facts, Situation } from './situation.js'

/** Finds the causes of a failing leaf about licenses: who failed to bring one, or who brought one. */
export type FindCauses = (licenses: readonly string[], track: string | null, wanted: boolean) => readonly Cause[]

/**
 * All reasons why a requirement is not met, each with its path (rule C4). Empty exactly if it is met.
 *
 * @param license - The license that is judged.
 * @param findCauses - Looks up causes of leaves about licenses; without it conflicts carry none.
 */
export function explain(node: Node, situation: Situation, license: string, findCauses: FindCauses = () => []): readonly Conflict[] {
  if (node.test(situation)) return []
  if (node.kind === 'leaf') return [explainLeaf(node, situation, license, findCauses)].flat()
  const failing = node.of.map((part) => explain(part, situation, license, findCauses)).filter((conflicts) => conflicts.length > 0)
  const met = node.of.length - failing.length
  if (node.atLeast === node.of.length) return failing.flat()
  return [{ code: 'alternatives_not_met', license, path: node.path, needed: node.atLeast - met, anyOf: failing }]
}

function explainLeaf(
  node: Extract<Node, { kind: 'leaf' }>,
  situation: Situation,
  license: string,
  findCauses: FindCauses,
): Conflict | readonly Conflict[] {
  const { leaf, path, wanted } = node
  switch (leaf.kind) {
    case 'licenses': {
      const causes = findCauses(leaf.licenses, leaf.track, wanted)
      if (wanted) return { code: 'license_missing', license, path, anyOf: leaf.licenses, track: leaf.track, causes }
      return { code: 'excluded_by', license, path, licenses: heldAmong(leaf.licenses, leaf.track, situation), declaredBy: license, causes }
    }
    case 'number':
      return wanted
        ? explainNumber(leaf.type, situation.facts, license, path, null)
        : { code: 'number_not_allowed', license, path, type: leaf.type }
    case 'capability':
      return { code: wanted ? 'capability_missing' : 'capability_not_allowed', license, path, capability: leaf.capability }
    case 'attribute':
      return { code: wanted ? 'attribute_missing' : 'attribute_not_allowed', license, path, attribute: leaf.attribute, anyOf: leaf.anyOf }
    case 'predicate': {
      const answer = askPredicate(leaf.ask, leaf.parameters, situation)
      if (typeof answer === 'boolean') return { code: 'predicate_not_met', license, path, predicate: leaf.name }
      return { code: 'predicate_failed', license, path, predicate: leaf.name, reason: answer.fault }
    }
  }
}

/** The held licenses that a leaf names. */
export function heldAmong(licenses: readonly string[], track: string | null, { held, trackOf }: Situation): readonly string[] {
  if (track === null) return licenses.filter((license) => held.has(license))
  return [...held.values()]
    .filter((holding) => trackOf(holding) === track)
    .sort(bySince)
    .map((holding) => holding.license)
}

/**
 * Why no number of a type is active: none is there, all are at another operator, or one is on its way (rule Q3).
 *
 * @param detail - The detail that wants the number, or `null` when a requirement does.
 */
export function explainNumber(type: NumberType, facts: Facts, license: string, path: string, detail: string | null): Conflict {
  const ofType = facts.numbers.filter((number) => number.type === type)
  const next = soonest(ofType)
  if (next) return { code: 'number_porting', license, path, type, detail, number: next.number, from: next.from }
  if (ofType.length > 0) return { code: 'number_foreign', license, path, type, detail, numbers: ofType.map((number) => number.number) }
  return { code: 'number_missing', license, path, type, detail }
}

function soonest(
  numbers: readonly PhoneNumber[],
): { readonly number: E164; readonly from: NonNullable<ReturnType<typeof activeFrom>> } | null {
  let best: ReturnType<typeof soonest> = null
  for (const number of numbers) {
    const from = activeFrom(number)
    if (from !== null && (best === null || from < best.from)) best = { number: number.number, from }
  }
  return best
}
