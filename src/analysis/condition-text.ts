/** Puts the condition at a path into words. */
import type { Edition } from '../catalog/edition.js'
import { conditionOf } from '../requirements/condition.js'
import type { Leaf, Node } from '../requirements/node.js'
import { conditionIn } from '../words/describe/conditions.js'
import type { LanguageWith } from '../words/language/language.js'
import type { Say, Wording } from '../words/language/say.js'

/** All that a finding is told with. */
export interface Telling {
  readonly edition: Edition
  readonly words: Wording
  readonly language: LanguageWith<'conditions' | 'findings'>
  readonly say: Say
}

/**
 * The text of the condition at a path, which may lead to an entry of a list; with several entries,
 * of those of the list.
 */
export function conditionText(
  telling: Telling,
  license: string,
  path: string,
  entries: readonly number[] = [],
): string {
  const root = telling.edition.licenses.get(license)?.requirement
  if (!root) return path // of a catalog that is not the one analyzed
  const list = inList(path)
  const node = list && nodeAt(root, list.path)
  const whole = nodeAt(root, path)
  if (whole && node?.kind === 'group' && entries.length > 1)
    return entries
      .flatMap((entry) => node.of[entry] ?? [])
      .map((one) => textOf(one, telling))
      .join('; ')
  if (whole) return textOf(whole, telling)
  if (node?.kind !== 'leaf') return path
  return textOf(
    { ...node, leaf: only(node.leaf, entries.length > 0 ? entries : [list?.entry ?? 0]) },
    telling,
  )
}

/** A condition with all that it is made of. */
function textOf(node: Node, telling: Telling): string {
  const text = conditionIn(conditionOf(node), telling.words, telling.language)
  if (node.kind === 'leaf') return text
  const parts = node.of.map((part) =>
    part.kind === 'group' ? `(${textOf(part, telling)})` : textOf(part, telling),
  )
  return `${text}: ${parts.join('; ')}`
}

function nodeAt(node: Node, path: string): Node | null {
  if (node.path === path) return node
  if (node.kind === 'leaf') return null
  for (const part of node.of) {
    const found = nodeAt(part, path)
    if (found) return found
  }
  return null
}

/** A path to an entry of a list of licenses or values: the list's own path, and which entry. */
export function inList(path: string): { readonly path: string; readonly entry: number } | null {
  const [, list, entry] = /^(.*)\/(?:licenses|in)\/(\d+)$/.exec(path) ?? []
  return list === undefined ? null : { path: list, entry: Number(entry) }
}

/** A leaf with some of its entries. */
function only(leaf: Leaf, entries: readonly number[]): Leaf {
  if (leaf.kind === 'licenses')
    return {
      ...leaf,
      licenses: leaf.licenses.filter((_, index) => entries.includes(index)),
      atMost: 0,
    }
  if (leaf.kind === 'country')
    return { ...leaf, anyOf: leaf.anyOf.filter((_, index) => entries.includes(index)) }
  if (leaf.kind === 'attribute' && leaf.anyOf)
    return { ...leaf, anyOf: leaf.anyOf.filter((_, index) => entries.includes(index)) }
  return leaf
}
