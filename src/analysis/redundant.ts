/** Finds licenses whose features their holders have anyway, or could have from another. */
import type { License } from '../catalog/edition.js'
import type { FeatureDefinition } from '../catalog/definition.js'
import { ask, proofOf } from './ask.js'
import type { ExampleUser, Finding } from './finding.js'
import { inOrder } from './model.js'
import { getting, type Pair } from './pair.js'
import { negated, type Literal } from './solver/state.js'
import type { Study } from './study.js'

/** A license all of whose features come with the licenses that its holders have anyway. */
export function included(
  study: Study,
  license: License,
  alwaysWith: readonly string[],
  example: ExampleUser,
): Finding | null {
  const { edition, model, state } = study
  const offers = (feature: FeatureDefinition) => (id: string) =>
    isOffered(feature, edition.licenses.get(id)!) // licenses of the model
  const by = license.features.map((feature) => alwaysWith.find(offers(feature)))
  if (by.length === 0 || by.some((id) => id === undefined)) return null
  const names = [...new Set(by.filter((id) => id !== undefined))]
  const proof = names.flatMap((id) => {
    const answer = ask(model, inOrder(model, state), [
      state.held.get(license.id)!,
      negated(state.held.get(id)!),
    ])
    return answer.kind === 'clash' ? proofOf(model, license.id, answer.among) : []
  })
  return { kind: 'license_included', license: license.id, by: names, example, proof }
}

/** The other licenses of a one-license track that offer all that the license does. */
export function rivalsOf({ edition }: Study, license: License): readonly License[] {
  if (license.track.holds === 'many' || license.features.length === 0) return []
  const others = license.track.licenses
    .filter((id) => id !== license.id)
    .map((id) => edition.licenses.get(id)!)
  return others.filter((other) => license.features.every((feature) => isOffered(feature, other)))
}

/**
 * Whether every user in order who has the license could have its rival instead, with all else as it
 * is.
 */
export function isSurpassed(
  pair: Pair,
  license: License,
  rival: License,
  isBroken: Literal,
): 'yes' | 'no' | 'unknown' {
  const answer = ask(pair.model, withoutAfter(pair, license, rival), [isBroken])
  if (answer.kind === 'unknown') return 'unknown'
  return answer.kind === 'clash' ? 'yes' : 'no'
}

function withoutAfter(pair: Pair, license: License, rival: License): readonly Literal[] {
  return [...getting(pair, rival), pair.before.held.get(license.id)!]
}

function isOffered(feature: FeatureDefinition, by: License): boolean {
  const own = by.features.find(({ id }) => id === feature.id)
  return (
    own !== undefined &&
    (own.value ?? true) === (feature.value ?? true) &&
    own.unit === feature.unit
  )
}
