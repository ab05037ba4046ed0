/** Takes requirements apart to their atoms. */
import type { License } from '../catalog/edition.js'
import type { NumberType } from '../core/phone-number.js'
import type { AttributeValue } from '../core/user.js'
import type { Leaf, Node } from '../requirements/node.js'
import type { Json } from '../requirements/requirement.js'

/** The smallest question that a requirement asks. */
export type Atom =
  | { readonly kind: 'license'; readonly license: string }
  | { readonly kind: 'track'; readonly track: string }
  | { readonly kind: 'number'; readonly type: NumberType }
  | { readonly kind: 'capability'; readonly capability: string }
  | { readonly kind: 'country'; readonly country: string }
  /** Of `null` only that the attribute is there. */
  | {
      readonly kind: 'attribute'
      readonly attribute: string
      readonly value: AttributeValue | null
    }
  | { readonly kind: 'predicate'; readonly name: string; readonly parameters: Json }

/**
 * A requirement taken apart to its atoms, each at its path. Lists of licenses and of values are
 * groups of their own.
 */
export type Formula =
  | { readonly kind: 'atom'; readonly path: string; readonly atom: Atom; readonly wanted: boolean }
  | {
      readonly kind: 'group'
      readonly path: string
      readonly atLeast: number
      readonly of: readonly Formula[]
    }

/** The conditions of a license, all of which must be met: the lines that a person reads. */
export function linesOf({ requirement }: License): readonly Formula[] {
  return requirement === null ? [] : split(formulaOf(requirement))
}

/** Takes an `all` apart, however deep. */
function split(formula: Formula): readonly Formula[] {
  return formula.kind === 'group' && formula.atLeast === formula.of.length
    ? formula.of.flatMap(split)
    : [formula]
}

function formulaOf(node: Node): Formula {
  if (node.kind === 'group')
    return { kind: 'group', path: node.path, atLeast: node.atLeast, of: node.of.map(formulaOf) }
  const { path, leaf, wanted } = node
  const atoms = atomsOf(leaf)
  const [only] = atoms
  if (atoms.length === 1 && only) return { kind: 'atom', path, atom: only, wanted }
  const name = leaf.kind === 'licenses' ? 'licenses' : 'in'
  return {
    kind: 'group',
    path,
    atLeast: wanted ? 1 : atoms.length - (leaf.kind === 'licenses' ? leaf.atMost : 0),
    of: atoms.map((atom, index) => ({
      kind: 'atom',
      path: `${path}/${name}/${index}`,
      atom,
      wanted,
    })),
  }
}

function atomsOf(leaf: Leaf): readonly Atom[] {
  switch (leaf.kind) {
    case 'licenses':
      if (leaf.track !== null) return [{ kind: 'track', track: leaf.track }]
      return leaf.licenses.map((license) => ({ kind: 'license', license }))
    case 'number':
      return [{ kind: 'number', type: leaf.type }]
    case 'capability':
      return [{ kind: 'capability', capability: leaf.capability }]
    case 'country':
      return leaf.anyOf.map((country) => ({ kind: 'country', country }))
    case 'attribute':
      return (leaf.anyOf ?? [null]).map((value) => ({
        kind: 'attribute',
        attribute: leaf.attribute,
        value,
      }))
    case 'predicate':
      return [{ kind: 'predicate', name: leaf.name, parameters: leaf.parameters }]
  }
}

/**
 * The formula without one part, which counts as met or as not met wherever it stands. `null` if
 * nothing is left of it.
 */
export function without(formula: Formula, path: string, as: 'met' | 'not_met'): Formula | null {
  if (formula.path === path) return null
  if (formula.kind === 'atom') return formula
  const of = formula.of.map((part) => without(part, path, as))
  const left = of.filter((part) => part !== null)
  const met = left.length < of.length && as === 'met' ? 1 : 0
  return { ...formula, atLeast: formula.atLeast - met, of: left }
}

/** Every license that a formula names, tracks by all of theirs. */
export function licensesIn(
  formula: Formula,
  licensesOf: (track: string) => readonly string[],
): readonly string[] {
  if (formula.kind === 'group') return formula.of.flatMap((part) => licensesIn(part, licensesOf))
  if (formula.atom.kind === 'license') return [formula.atom.license]
  return formula.atom.kind === 'track' ? licensesOf(formula.atom.track) : []
}
