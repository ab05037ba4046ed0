import type { Edition } from '../../src/catalog/edition.js'
import type { Catalog } from '../../src/catalog/catalog.js'
import type { Node } from '../../src/requirements/node.js'

/** What was decided so far: licenses by id, facts by their leaf. `undefined` is open. */
type Decided = Map<string, boolean>

/**
 * Who can hold each license, by plain search, for comparison: licenses and facts one after the
 * other, no first, and back as soon as something held is not in order whatever comes. No
 * conclusions are drawn, nothing is learned.
 */
export function searchHolders({ editions }: Catalog, tries: number): { readonly decided: number } {
  const catalog = editions[0]!
  const facts = new Set(
    [...catalog.licenses.values()].flatMap(({ requirement }) =>
      requirement ? factsIn(requirement) : [],
    ),
  )
  const names = [...catalog.licenses.keys(), ...facts]
  let decided = 0
  for (const license of catalog.licenses.keys()) {
    const effort = { left: tries }
    const order = names.filter((name) => name !== license)
    if (search(catalog, order, 0, new Map([[license, true]]), effort) !== null) decided++
  }
  return { decided }
}

/** Whether there is such a user; `null` if the tries did not suffice. */
function search(
  catalog: Edition,
  names: readonly string[],
  index: number,
  decided: Decided,
  effort: { left: number },
): boolean | null {
  if (effort.left-- <= 0) return null
  if (!isPossible(catalog, decided)) return false
  const name = names[index]
  if (name === undefined) return true
  for (const choice of [false, true]) {
    decided.set(name, choice)
    const found = search(catalog, names, index + 1, decided, effort)
    if (found !== false) return found
  }
  decided.delete(name)
  return false
}

function isPossible({ tracks, licenses }: Edition, decided: Decided): boolean {
  for (const track of tracks.values()) {
    if (track.holds === 'one' && track.licenses.filter((id) => decided.get(id)).length > 1)
      return false
  }
  for (const { id, requirement } of licenses.values()) {
    if (requirement !== null && decided.get(id) === true && valueOf(requirement, decided) === false)
      return false
  }
  return true
}

function valueOf(node: Node, decided: Decided): boolean | null {
  if (node.kind === 'group') {
    const values = node.of.map((part) => valueOf(part, decided))
    if (values.filter((value) => value === true).length >= node.atLeast) return true
    return values.filter((value) => value !== false).length < node.atLeast ? false : null
  }
  const known =
    node.leaf.kind === 'licenses'
      ? node.leaf.licenses.map((id) => decided.get(id))
      : [decided.get(JSON.stringify(node.leaf))]
  if (known.includes(true)) return node.wanted
  return known.includes(undefined) ? null : !node.wanted
}

function factsIn(node: Node): readonly string[] {
  if (node.kind === 'group') return node.of.flatMap(factsIn)
  return node.leaf.kind === 'licenses' ? [] : [JSON.stringify(node.leaf)]
}
