/** Finds licenses that never come alone. */
import type { License } from '../catalog/edition.js'
import { ask, proofOf } from './ask.js'
import type { ExampleUser, Finding, ProofStep } from './finding.js'
import { inOrder } from './model.js'
import { getting, type Pair } from './pair.js'
import { negated } from './solver/state.js'
import type { Study } from './study.js'

/**
 * Licenses that every user in order who holds the license holds too; `null` if that could not be
 * told.
 */
export function alwaysWith(
  { model, state }: Study,
  license: License,
  example: ExampleUser,
): readonly string[] | null {
  const always: string[] = []
  const rules = inOrder(model, state)
  for (const other of example.holds) {
    if (other === license.id) continue
    const answer = ask(model, rules, [state.held.get(license.id)!, negated(state.held.get(other)!)])
    if (answer.kind === 'unknown') return null
    if (answer.kind === 'clash') always.push(other)
  }
  return always
}

/** A license that no request can bring by itself, and why; `null` if one can. */
export interface NeverAlone {
  readonly license: string
  readonly alwaysWith: readonly string[]
  readonly example: ExampleUser
  readonly proof: readonly ProofStep[]
}

export function whyNeverAlone(
  { model, ...pair }: Pair,
  license: License,
): readonly ProofStep[] | 'alone' | 'unknown' {
  const answer = ask(model, inOrder(model, pair.after), getting({ model, ...pair }, license))
  if (answer.kind === 'unknown') return 'unknown'
  return answer.kind === 'found' ? 'alone' : proofOf(model, license.id, answer.among)
}

/** One finding for licenses of which each always comes with the others. */
export function onlyTogether(all: readonly NeverAlone[]): readonly Finding[] {
  const told = new Set<string>()
  return all.flatMap(({ license, alwaysWith: companions, example, proof }): readonly Finding[] => {
    if (told.has(license)) return []
    const group = all.filter(
      (other) =>
        other.license === license ||
        (companions.includes(other.license) && other.alwaysWith.includes(license)),
    )
    for (const one of group) told.add(one.license)
    return [{ kind: 'only_together', licenses: group.map((one) => one.license), example, proof }]
  })
}
