/** Finds conditions that never make a difference. */
import type { License } from '../catalog/edition.js'
import { ask, proofOf } from './ask.js'
import type { Finding, ProofStep } from './finding.js'
import { without, type Formula } from './formula.js'
import { addLine, inOrder, literalOf, replaceLines, type Line } from './model.js'
import { allOf, atLeast } from './solver/circuit.js'
import { negated, type Literal } from './solver/state.js'
import type { Study } from './study.js'

/** An assumption about one part of a requirement, with what it means. */
interface Said {
  readonly literal: Literal
  readonly step: ProofStep | null
}

/**
 * A part of a requirement at a place where it decides: with `around`, the whole is met exactly if
 * the part is.
 */
interface Part {
  readonly formula: Formula
  readonly around: readonly Said[]
  /** What it may count as without a difference; the other would change every verdict. */
  readonly may: readonly ('met' | 'not_met')[]
}

/**
 * Finds conditions of a license that never make a difference, as long as the user's other licenses
 * are in order. Each one found is taken out before the next is asked for, so that all of them may
 * be left out together.
 */
export function idleConditions(
  study: Study,
  license: License,
): { readonly findings: readonly Finding[]; readonly isComplete: boolean } {
  const found: Finding[] = []
  let isComplete = true
  const { lines } = study.state
  let context = contextOf(study, license)
  for (const line of [...lines.get(license.id)!]) {
    let current: Line | null = line
    while (current !== null) {
      const idle: Idle | 'unknown' | null = firstIdle(study, license, current, {
        context,
        isWhole: line === current,
      })
      if (idle === 'unknown') isComplete = false
      if (idle === null || idle === 'unknown') break
      found.push({
        kind: 'condition_never_matters',
        license: license.id,
        path: idle.path,
        as: idle.as,
        proof: idle.proof,
      })
      const next: Formula | null = without(current.formula, idle.path, idle.as)
      const replaced: Line | null =
        next === null ? null : addLine(study.model, study.state, license.id, next)
      const others = lines
        .get(license.id)!
        .flatMap((one) => (one === current ? (replaced ?? []) : one))
      replaceLines(study.state, license.id, others)
      context = contextOf(study, license)
      current = replaced
    }
  }
  return { findings: found, isComplete }
}

/** The license is held, and everything else is in order. */
function contextOf({ model, state }: Study, license: License): readonly Literal[] {
  return [...inOrder(model, state, license.id), state.held.get(license.id)!]
}

interface Idle {
  readonly path: string
  readonly as: 'met' | 'not_met'
  readonly proof: readonly ProofStep[]
}

interface Whole {
  readonly context: readonly Literal[]
  /** The line is as the catalog has it: it was not yet asked whether all of it can go. */
  readonly isWhole: boolean
}

function firstIdle(
  study: Study,
  license: License,
  line: Line,
  { context, isWhole }: Whole,
): Idle | 'unknown' | null {
  const { model, state } = study
  const others = state.lines.get(license.id)!.filter((other) => other !== line)
  const around = others.map(({ formula }) => said(study, license, formula, true))
  const parts: Part[] = [{ formula: line.formula, around, may: isWhole ? ['met'] : [] }]
  let isUnknown = false
  for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
    for (const as of part.may) {
      const literal = literalOf(model, state, part.formula)
      const answer = ask(
        model,
        context,
        part.around.map((one) => one.literal),
        [as === 'met' ? negated(literal) : literal],
      )
      if (answer.kind === 'clash')
        return {
          path: part.formula.path,
          as,
          proof: proofOf(model, license.id, answer.among, meaningOf(part.around)),
        }
      if (answer.kind === 'unknown') isUnknown = true
    }
    parts.unshift(...partsWithin(study, license, part))
  }
  return isUnknown ? 'unknown' : null
}

function partsWithin(study: Study, license: License, { formula, around }: Part): readonly Part[] {
  if (formula.kind === 'atom') return []
  const { atLeast: count, of } = formula
  return of.map((part): Part => {
    const siblings = of.filter((other) => other !== part)
    if (count === of.length)
      return {
        formula: part,
        around: [...around, ...siblings.map((one) => said(study, license, one, true))],
        may: ['met'],
      }
    if (count === 1)
      return {
        formula: part,
        around: [...around, ...siblings.map((one) => said(study, license, one, false))],
        may: ['not_met'],
      }
    return {
      formula: part,
      around: [...around, oneShort(study, siblings, count - 1)],
      may: ['met', 'not_met'],
    }
  })
}

function said({ model, state }: Study, license: License, formula: Formula, met: boolean): Said {
  const literal = literalOf(model, state, formula)
  const step: ProofStep = { kind: 'condition', license: license.id, path: formula.path, met }
  return { literal: met ? literal : negated(literal), step }
}

/** Exactly so many are met. */
function oneShort({ model, state }: Study, siblings: readonly Formula[], count: number): Said {
  const literals = siblings.map((one) => literalOf(model, state, one))
  const { circuit } = model
  return {
    literal: allOf(circuit, [
      atLeast(circuit, count, literals),
      negated(atLeast(circuit, count + 1, literals)),
    ]),
    step: null,
  }
}

function meaningOf(around: readonly Said[]): ReadonlyMap<Literal, ProofStep> {
  return new Map(around.flatMap(({ literal, step }) => (step ? [[literal, step] as const] : [])))
}
