/** The conditions of a requirement, as a reader sees them. */
import type { NumberType } from '../core/phone-number.js'
import type { AttributeValue } from '../core/user.js'
import type { Node } from './node.js'

/**
 * What one node of a requirement asks, as data; `wanted` is `false` under `not`.
 * `describeCondition` gives its sentence.
 *
 * @public
 */
export type Condition =
  /** Any of the licenses is held; `track` is set when any license of a track will do. */
  | {
      readonly kind: 'licenses'
      readonly licenses: readonly string[]
      readonly track: string | null
      readonly wanted: boolean
    }
  /** At most so many of the licenses are held, the one that asks for it counted where it is named. */
  | { readonly kind: 'atMost'; readonly atMost: number; readonly licenses: readonly string[] }
  | { readonly kind: 'number'; readonly type: NumberType; readonly wanted: boolean }
  | { readonly kind: 'capability'; readonly capability: string; readonly wanted: boolean }
  /** The organization's country is one of these, by their ISO codes. */
  | { readonly kind: 'country'; readonly anyOf: readonly string[]; readonly wanted: boolean }
  /** `anyOf` is `null` where any value will do. */
  | {
      readonly kind: 'attribute'
      readonly attribute: string
      readonly anyOf: readonly AttributeValue[] | null
      readonly wanted: boolean
    }
  | { readonly kind: 'predicate'; readonly predicate: string; readonly wanted: boolean }
  /** At least so many of its `count` parts must be met. */
  | { readonly kind: 'group'; readonly atLeast: number; readonly count: number }

/** What a node asks. */
export function conditionOf(node: Node): Condition {
  if (node.kind === 'group') return { kind: 'group', atLeast: node.atLeast, count: node.of.length }
  const { leaf, wanted } = node
  switch (leaf.kind) {
    case 'licenses':
      if (leaf.atMost > 0) return { kind: 'atMost', atMost: leaf.atMost, licenses: leaf.licenses }
      return { kind: leaf.kind, licenses: leaf.licenses, track: leaf.track, wanted }
    case 'number':
      return { kind: leaf.kind, type: leaf.type, wanted }
    case 'capability':
      return { kind: leaf.kind, capability: leaf.capability, wanted }
    case 'country':
      return { kind: leaf.kind, anyOf: leaf.anyOf, wanted }
    case 'attribute':
      return { kind: leaf.kind, attribute: leaf.attribute, anyOf: leaf.anyOf, wanted }
    case 'predicate':
      return { kind: leaf.kind, predicate: leaf.name, wanted }
  }
}
