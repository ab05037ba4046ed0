/** The compiled form of a requirement: groups and leaves that test a situation. */
import type { NumberType } from '../core/phone-number.js'
import type { AttributeValue } from '../core/user.js'
import type { Conflict } from './conflict.js'
import type { Predicate } from './predicate.js'
import type { Json } from './requirement.js'
import type { Situation } from './situation.js'

/** What a leaf asks, without its `not`. */
export type Leaf =
  /** Any of the licenses is held; where that is not wanted, `atMost` of them may be. */
  | {
      readonly kind: 'licenses'
      readonly licenses: readonly string[]
      readonly track: string | null
      readonly atMost: number
    }
  | { readonly kind: 'number'; readonly type: 'landline' | 'mobile' }
  | { readonly kind: 'capability'; readonly capability: string }
  | { readonly kind: 'country'; readonly anyOf: readonly string[] }
  | {
      readonly kind: 'attribute'
      readonly attribute: string
      readonly anyOf: readonly AttributeValue[] | null
    }
  | {
      readonly kind: 'predicate'
      readonly name: string
      readonly parameters: Json
      readonly ask: Predicate
    }

/** A leaf that asks about licenses. */
export type LicensesLeaf = Extract<Leaf, { kind: 'licenses' }>

/**
 * A requirement made ready to be judged. Negations are pushed down to the leaves, so that a faulty
 * predicate can count as not met on both sides of a `not`, and so that every failing leaf can say
 * what it wants.
 */
export type Node = LeafNode | Group

interface Testable {
  /** The license whose requirement it is, and the path into it. */
  readonly license: string
  readonly path: string
  readonly test: Test
  /** Of a whole requirement: the conflicts made so far. `null` for its parts. */
  readonly known: KnownConflicts | null
}

/**
 * The conflicts of a requirement by which of its conditions fail, one bit for each. Most of them
 * depend on nothing else, so each list is made once.
 */
export interface KnownConflicts {
  readonly tests: readonly Test[]
  /** Conditions that say more than that they fail: which licenses are held, or what was thrown. */
  readonly changing: number
  /** Conditions about licenses: they have causes. */
  readonly licenses: number
  /** Conditions that want an active number of a type: one that is not active is told. */
  readonly wanting: { readonly [type in NumberType]: number }
  /** The lists made so far, by bits. */
  readonly lists: (readonly Conflict[] | undefined)[]
}

/** One condition, with what is said of most users who do not meet it. */
export interface LeafNode extends Testable {
  readonly kind: 'leaf'
  readonly leaf: Leaf
  readonly wanted: boolean
  readonly usual: Conflict
}

/** Parts of which so many must be met. */
export interface Group extends Testable {
  readonly kind: 'group'
  readonly atLeast: number
  readonly of: readonly Node[]
}

/** The verdict of one node. Allocates nothing, predicates excepted. */
export type Test = (situation: Situation) => boolean
