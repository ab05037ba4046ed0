/** Compiles requirements into tests that allocate nothing. */
import { assertNever } from '../core/errors.js'
import { deepFreeze } from '../core/frozen.js'
import { attributeOf } from '../core/user.js'
import { knownConflicts, usualConflict } from './explain.js'
import type { Group, Leaf, LeafNode, LicensesLeaf, Node, Test } from './node.js'
import { askPredicate, type Predicate } from './predicate.js'
import type { Requirement } from './requirement.js'
import type { Situation } from './situation.js'

/** What names in a requirement stand for. */
interface Names {
  /** The license whose requirement it is. */
  readonly license: string
  readonly licensesOf: (track: string) => readonly string[]
  readonly predicate: (name: string) => Predicate
}

/** Compiles a requirement, once per catalog. */
export function compileRequirement(requirement: Requirement, names: Names): Node {
  const node = compile(requirement, names, '', true)
  return { ...node, known: knownConflicts(leavesOf(node)) }
}

function compile(requirement: Requirement, names: Names, path: string, wanted: boolean): Node {
  const { license } = names
  const leaf = (what: Leaf, holds = wanted, at = path): LeafNode => {
    const usual = deepFreeze(usualConflict(what, holds, license, at))
    return {
      kind: 'leaf',
      license,
      path: at,
      leaf: what,
      wanted: holds,
      test: leafTest(what, holds),
      usual,
      known: null,
    }
  }
  const heldAny = (licenses: readonly string[], holds = wanted, at = path): LeafNode =>
    leaf({ kind: 'licenses', licenses, track: null, atMost: 0 }, holds, at)
  const together = (of: readonly Node[], atLeast: number): Group => {
    const tests = of.map((node) => node.test)
    return {
      kind: 'group',
      license,
      path,
      atLeast,
      of,
      test: groupTest(atLeast, tests),
      known: null,
    }
  }
  const group = (parts: readonly Requirement[], count: number): Group => {
    const of = parts.map((part, index) => compile(part, names, `${path}/of/${index}`, wanted))
    return together(of, wanted ? count : of.length - count + 1)
  }
  switch (requirement.kind) {
    case 'license':
      return heldAny([requirement.license])
    case 'anyLicense':
      return heldAny(requirement.licenses)
    case 'excludes':
      return heldAny(requirement.licenses, !wanted)
    case 'atMost': {
      const { count: atMost } = requirement
      const licenses = [...new Set(requirement.licenses)]
      if (wanted) return leaf({ kind: 'licenses', licenses, track: null, atMost }, false)
      const each = licenses.map((one, index) => heldAny([one], true, `${path}/licenses/${index}`))
      return together(each, atMost + 1)
    }
    case 'track':
      return leaf({
        kind: 'licenses',
        licenses: names.licensesOf(requirement.track),
        track: requirement.track,
        atMost: 0,
      })
    case 'number':
      return leaf({ kind: 'number', type: requirement.type })
    case 'capability':
      return leaf({ kind: 'capability', capability: requirement.capability })
    case 'country':
      return leaf({ kind: 'country', anyOf: requirement.in })
    case 'attribute':
      return leaf({
        kind: 'attribute',
        attribute: requirement.attribute,
        anyOf: requirement.in ?? null,
      })
    case 'predicate':
      return leaf({
        kind: 'predicate',
        name: requirement.name,
        parameters: requirement.parameters ?? null,
        ask: names.predicate(requirement.name),
      })
    case 'all':
      return group(requirement.of, requirement.of.length)
    case 'any':
      return group(requirement.of, 1)
    case 'atLeast':
      return group(requirement.of, requirement.count)
    case 'not':
      return compile(requirement.of, names, `${path}/of`, !wanted)
    default:
      return assertNever(requirement)
  }
}

/**
 * The licenses a leaf excludes are held, or those it wants are missing: the two are one question
 * with two answers.
 */
function leafTest(leaf: Leaf, wanted: boolean): Test {
  switch (leaf.kind) {
    case 'licenses':
      return licensesTest(leaf, wanted)
    case 'number': {
      const { type } = leaf
      if (type === 'landline') return wanted ? (s) => s.facts.landline : (s) => !s.facts.landline
      return wanted ? (s) => s.facts.mobile : (s) => !s.facts.mobile
    }
    case 'capability': {
      const { capability } = leaf
      return wanted
        ? (s) => s.facts.capabilities.has(capability)
        : (s) => !s.facts.capabilities.has(capability)
    }
    case 'country': {
      const right = new Set(leaf.anyOf)
      return (s) => right.has(s.facts.country) === wanted
    }
    case 'attribute': {
      const { attribute, anyOf } = leaf
      const right = anyOf === null ? null : new Set(anyOf)
      return (s) => {
        const value = attributeOf(s.facts.attributes, attribute)
        return (value !== undefined && (right === null || right.has(value))) === wanted
      }
    }
    case 'predicate': {
      const { ask, parameters } = leaf
      return (s) => askPredicate(ask, parameters, s) === wanted // a fault is neither true nor false
    }
  }
}

function licensesTest({ licenses, track, atMost }: LicensesLeaf, wanted: boolean): Test {
  if (track !== null) return wanted ? (s) => s.tracks.has(track) : (s) => !s.tracks.has(track)
  const [only] = licenses
  if (licenses.length === 1 && only !== undefined)
    return wanted ? (s) => s.held.has(only) : (s) => !s.held.has(only)
  if (atMost > 0)
    return (s) => {
      let held = 0
      for (const license of licenses) if (s.held.has(license) && ++held > atMost) return false
      return true
    }
  return (s) => {
    for (const license of licenses) if (s.held.has(license)) return wanted
    return !wanted
  }
}

function groupTest(atLeast: number, tests: readonly Test[]): Test {
  const [first, second, third] = tests
  if (atLeast <= 0) return () => true
  if (atLeast > tests.length) return () => false
  if (tests.length === 1 && first) return first
  if (tests.length === 2 && first && second)
    return atLeast === 1 ? (s) => first(s) || second(s) : (s) => first(s) && second(s)
  if (tests.length === 3 && first && second && third && atLeast === 3)
    return (s) => first(s) && second(s) && third(s)
  if (atLeast === tests.length) return (s) => tests.every((test) => test(s))
  if (atLeast === 1) return (s) => tests.some((test) => test(s))
  return (s) => {
    let met = 0
    for (const test of tests) if (test(s) && ++met >= atLeast) return true
    return false
  }
}

/** Every leaf of a node, in order. */
export function leavesOf(node: Node): readonly LeafNode[] {
  return node.kind === 'leaf' ? [node] : node.of.flatMap(leavesOf)
}

/** The conditions that make a node fail, in order: none of a part that is met. */
export function failingLeaves(node: Node, situation: Situation): readonly LeafNode[] {
  if (node.test(situation)) return []
  return node.kind === 'leaf' ? [node] : node.of.flatMap((part) => failingLeaves(part, situation))
}

/**
 * Whether a node could be true if the licenses were as it likes, within bounds: the verdict for the
 * best case. Exact where a license appears once; never too low. Used to drop hopeless changes
 * before any search.
 */
export function couldHold(
  node: Node,
  situation: Situation,
  mayHold: (leaf: LicensesLeaf) => boolean,
  mayLack: (leaf: LicensesLeaf) => boolean,
): boolean {
  if (node.kind === 'leaf') {
    if (node.leaf.kind === 'licenses') return node.wanted ? mayHold(node.leaf) : mayLack(node.leaf)
    return node.leaf.kind === 'predicate' || node.test(situation)
  }
  let met = 0
  for (const part of node.of)
    if (met < node.atLeast && couldHold(part, situation, mayHold, mayLack)) met++
  return met >= node.atLeast
}
