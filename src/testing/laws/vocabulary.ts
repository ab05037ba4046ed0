import type { Catalog } from '../../catalog/catalog.js'
import type { AttributeValue } from '../../core/user.js'
import { leavesOf } from '../../requirements/compile.js'

/** What can be said about users of a catalog: the names that its requirements know. */
export interface Vocabulary {
  readonly licenses: readonly string[]
  readonly capabilities: readonly string[]
  /** Values to try for each attribute; one that no requirement names is among them. */
  readonly attributes: ReadonlyMap<string, readonly AttributeValue[]>
}

/** A value that no catalog asks for by accident. */
const OTHER = 'something else'

/**
 * Collects the names that the requirements of a catalog know.
 *
 * @param attributes - Values to try beside those that the catalog names, such as those that a predicate looks at.
 */
export function vocabularyOf(catalog: Catalog, attributes: { readonly [name: string]: readonly AttributeValue[] } = {}): Vocabulary {
  const capabilities = new Set<string>()
  const values = new Map<string, Set<AttributeValue>>()
  const add = (name: string, some: readonly AttributeValue[]) => {
    const known = values.get(name) ?? new Set<AttributeValue>()
    for (const value of some) known.add(value)
    values.set(name, known)
  }
  for (const { requirement } of catalog.licenses.values()) {
    for (const { leaf } of requirement ? leavesOf(requirement) : []) {
      if (leaf.kind === 'capability') capabilities.add(leaf.capability)
      if (leaf.kind === 'attribute') add(leaf.attribute, [...(leaf.anyOf ?? []), OTHER])
    }
  }
  for (const [name, some] of Object.entries(attributes)) add(name, some)
  return {
    licenses: [...catalog.licenses.keys()],
    capabilities: [...capabilities],
    attributes: new Map([...values].map(([name, known]) => [name, [...known]])),
  }
}
