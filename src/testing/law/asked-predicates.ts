/** The predicates that a catalog asks. */
import type { Catalog } from '../../catalog/catalog.js'
import { leavesOf } from '../../requirements/compile.js'
import type { Leaf } from '../../requirements/node.js'

/** Whether a catalog asks predicates at all. */
export function asksPredicates(catalog: Catalog): boolean {
  return askedIn(catalog).length > 0
}

type Asked = Extract<Leaf, { readonly kind: 'predicate' }> & { readonly license: string }

export function askedIn({ licenses }: Catalog): readonly Asked[] {
  return [...licenses.values()].flatMap(({ id, requirement }) =>
    (requirement ? leavesOf(requirement) : []).flatMap(({ leaf }) =>
      leaf.kind === 'predicate' ? [{ ...leaf, license: id }] : [],
    ),
  )
}
