/** Asks the solver, and makes short proofs of what it rules out. */
import type { ProofStep } from './finding.js'
import type { Model } from './model.js'
import { solve, type Answer } from './solver/solve.js'
import type { Literal } from './solver/state.js'

/** Whether some user is as assumed. */
export function ask({ circuit }: Model, ...assumptions: readonly (readonly Literal[])[]): Answer {
  const [first = [], ...rest] = assumptions
  return solve(circuit.solver, first.concat(...rest))
}

/**
 * Makes a proof of assumptions that clash: leaves out what is not needed, one after the other.
 *
 * @param license - The license that it is about: what is said of it comes first.
 * @param meaning - What assumptions mean that only this question makes.
 */
export function proofOf(
  model: Model,
  license: string,
  among: readonly Literal[],
  meaning: ReadonlyMap<Literal, ProofStep> = new Map(),
): readonly ProofStep[] {
  const stepOf = (literal: Literal) => meaning.get(literal) ?? model.meaning.get(literal)
  let needed = among
  for (const literal of among) {
    if (!needed.includes(literal) || stepOf(literal) === undefined) continue
    const fewer = needed.filter((other) => other !== literal)
    const answer = ask(model, fewer)
    if (answer.kind === 'clash') needed = fewer.filter((other) => answer.among.includes(other))
  }
  const steps = distinct(
    [...needed].sort((a, b) => a - b).flatMap((literal) => stepOf(literal) ?? []),
  ) // in the order of the catalog
  const isOwn = (step: ProofStep) => 'license' in step && step.license === license
  return [...steps.filter(isOwn), ...steps.filter((step) => !isOwn(step))]
}

/** Moments share their rules: the same statement is made once. */
function distinct(steps: readonly ProofStep[]): readonly ProofStep[] {
  return [...new Map(steps.map((step) => [JSON.stringify(step), step])).values()]
}
