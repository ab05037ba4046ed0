/** Finds out whether anyone can hold a license, and who. */
import type { License } from '../catalog/edition.js'
import { ask, proofOf } from './ask.js'
import { holdableInTime } from './availability.js'
import { commonDate, exactly, readUser, simplify } from './example.js'
import type { ExampleUser, Finding, ProofStep } from './finding.js'
import { inOrder } from './model.js'
import type { Study } from './study.js'

type Reason = Extract<Finding, { kind: 'never_holdable' }>['reason']

/**
 * Whether anyone can hold a license, and, if so, who: the smallest example, with whether the
 * license can come last.
 */
export type Holdable =
  | {
      readonly status: 'holdable'
      readonly example: readonly ExampleUser[]
      readonly comesAlone: boolean
    }
  | { readonly status: 'never'; readonly reason: Reason; readonly proof: readonly ProofStep[] }
  | { readonly status: 'unknown' }

/**
 * Looks for a user who holds the license and whose licenses are all in order: all can be assigned
 * in one request, because the end state is judged (rule C2). Only where the licenses cannot be
 * assigned on one date, dates are gone through.
 */
export function judgeHoldable(study: Study, license: License): Holdable {
  const { model, state } = study
  const rules = inOrder(model, state)
  const wanted = state.held.get(license.id)! // every license is in the model
  const answer = ask(model, rules, [wanted])
  if (answer.kind === 'unknown') return { status: 'unknown' }
  if (answer.kind === 'clash') return never(license.id, proofOf(model, license.id, answer.among))
  simplify(model, [state], [...rules, wanted])
  const user = readUser(model, state, null)
  const { held, facts } = exactly(model, state)
  const without = held.map((literal) => (literal === wanted ? wanted ^ 1 : literal))
  const comesAlone = ask(model, rules, facts, without).kind === 'found'
  const on = commonDate(model, user.holds)
  if (on !== undefined) return { status: 'holdable', example: [{ ...user, on }], comesAlone }
  const inTime = holdableInTime(study, license)
  if (inTime.kind === 'unknown') return { status: 'unknown' }
  if (inTime.kind === 'never') return never(license.id, inTime.proof)
  return { status: 'holdable', example: inTime.example, comesAlone }
}

function never(license: string, proof: readonly ProofStep[]): Holdable {
  const isOwn = (step: ProofStep) => step.kind === 'one_license' || step.license === license
  if (proof.some(({ kind }) => kind === 'availability'))
    return { status: 'never', reason: 'availability', proof }
  return { status: 'never', reason: proof.every(isOwn) ? 'contradictory' : 'clash', proof }
}
